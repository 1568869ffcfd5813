package org.gajah.page.index;

import java.lang.foreign.MemorySegment;
import org.gajah.base.id.Tid;
import org.gajah.page.Bytes;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;

/// Changes of B-tree pages: the special space, the metapage, and what is peculiar to their tuples.
/// Called only while a WAL record is applied, and for the hints that [BTreePage] names as such.
/// Mirrors the page-changing parts of `access/nbtree`.
public final class BTreeWriter {
  private static final int SPECIAL = PageHeader.PAGE_SIZE - BTreePage.SPECIAL_SIZE;

  /// Where a deleted page keeps the full transaction id after which it may be used anew, and where
  /// that ends.
  private static final int SAFE_XID = PageHeader.SIZE;

  private static final int SAFE_XID_END = SAFE_XID + Long.BYTES;

  private BTreeWriter() {}

  /// Makes an empty page without siblings or flags; its LSN stays.
  public static void init(MemorySegment page) {
    long lsn = PageHeader.lsn(page);
    PageWriter.init(page, BTreePage.SPECIAL_SIZE);
    PageWriter.setLsn(page, lsn);
  }

  /// Makes an empty page.
  public static void init(MemorySegment page, int previous, int next, int level, int flags) {
    init(page);
    setPrevious(page, previous);
    setNext(page, next);
    Bytes.setInt(page, SPECIAL + BTreePage.LEVEL, level);
    setFlags(page, flags);
  }

  public static void setPrevious(MemorySegment page, int block) {
    Bytes.setInt(page, SPECIAL + BTreePage.PREVIOUS, block);
  }

  public static void setNext(MemorySegment page, int block) {
    Bytes.setInt(page, SPECIAL + BTreePage.NEXT, block);
  }

  public static void setFlags(MemorySegment page, int flags) {
    Bytes.setShort(page, SPECIAL + BTreePage.FLAGS, flags);
  }

  public static void setFlag(MemorySegment page, int flag) {
    setFlags(page, BTreePage.flags(page) | flag);
  }

  public static void clearFlag(MemorySegment page, int flag) {
    setFlags(page, BTreePage.flags(page) & ~flag);
  }

  public static void setCycleId(MemorySegment page, int cycleId) {
    Bytes.setShort(page, SPECIAL + BTreePage.CYCLE_ID, cycleId);
  }

  /// Makes a page a deleted one: everything between header and special space goes but for the full
  /// transaction id after which nobody can be on the way to it any more.
  public static void setDeleted(MemorySegment page, long safeXid) {
    setFlags(
        page,
        BTreePage.flags(page) & ~BTreePage.HALF_DEAD | BTreePage.DELETED | BTreePage.HAS_FULL_XID);
    PageWriter.setLower(page, SAFE_XID_END);
    PageWriter.setUpper(page, PageHeader.special(page));
    Bytes.setLong(page, SAFE_XID, safeXid);
  }

  /// Adds a tuple behind all others.
  ///
  /// @param from where the tuple lies, on another page
  public static void append(MemorySegment page, MemorySegment from, int at, int length) {
    int upper = PageHeader.upper(page) - Bytes.maxAlign(length);
    int lower = PageHeader.lower(page);
    Bytes.copy(from, at, page, upper, length);
    Bytes.setInt(page, lower, LinePointer.of(upper, LinePointer.NORMAL, length));
    PageWriter.setLower(page, lower + LinePointer.SIZE);
    PageWriter.setUpper(page, upper);
  }

  /// Adds a tuple behind all others.
  public static void append(MemorySegment page, byte[] from, int at, int length) {
    int upper = PageHeader.upper(page) - Bytes.maxAlign(length);
    int lower = PageHeader.lower(page);
    Bytes.copyIn(from, at, page, upper, length);
    Bytes.setInt(page, lower, LinePointer.of(upper, LinePointer.NORMAL, length));
    PageWriter.setLower(page, lower + LinePointer.SIZE);
    PageWriter.setUpper(page, upper);
  }

  /// Fills an empty page with tuples as they lay on another one between pd_upper and the special
  /// space: the last one first.
  public static void restore(MemorySegment page, byte[] tuples, int from, int length) {
    int special = PageHeader.special(page);
    int upper = special - length;
    Bytes.copyIn(tuples, from, page, upper, length);
    int count = 0;
    for (int at = upper; at < special; at += Bytes.maxAlign(IndexTuple.size(page, at))) {
      count++;
    }
    int offsetNumber = count;
    for (int at = upper; at < special; offsetNumber--) {
      int size = Bytes.maxAlign(IndexTuple.size(page, at));
      PageWriter.setLinePointer(page, offsetNumber, LinePointer.of(at, LinePointer.NORMAL, size));
      at += size;
    }
    PageWriter.setLower(page, LinePointer.position(count + 1));
    PageWriter.setUpper(page, upper);
  }

  /// Puts a tid into a posting list, whose last tid falls out at the end.
  ///
  /// @param index where it goes, counted from 0, but not to the ends
  /// @return the tid that fell out
  public static long swapPosting(MemorySegment page, int postingAt, int index, long tid) {
    int count = BTreeTuple.postingCount(page, postingAt);
    long last = BTreeTuple.postingTid(page, postingAt, count - 1);
    int tids = BTreeTuple.postingStart(page, postingAt);
    int place = tids + index * BTreeTuple.TID_SIZE;
    Bytes.copy(
        page,
        place,
        page,
        place + BTreeTuple.TID_SIZE,
        (long) (count - 1 - index) * BTreeTuple.TID_SIZE);
    setTid(page, place, tid);
    return last;
  }

  /// Overwrites a tid in a page.
  public static void setTid(MemorySegment page, int at, long tid) {
    int block = Tid.block(tid);
    Bytes.setShort(page, at, block >>> 16);
    Bytes.setShort(page, at + 2, block);
    Bytes.setShort(page, at + 4, Tid.offset(tid));
  }

  /// Makes a pivot tuple lead to another child.
  public static void setDownlink(MemorySegment page, int tupleAt, int child) {
    Bytes.setShort(page, tupleAt, child >>> 16);
    Bytes.setShort(page, tupleAt + 2, child);
  }

  /// Makes the page a half-dead leaf, with nothing but a high key that says what goes with it.
  ///
  /// @param topParent see [BTreeTuple#topParent]
  public static void setHalfDead(MemorySegment page, int previous, int next, int topParent) {
    init(page, previous, next, 0, BTreePage.LEAF | BTreePage.HALF_DEAD);
    int upper = SPECIAL - IndexTuple.HEADER_SIZE;
    Bytes.setShort(page, upper + IndexTuple.INFO, IndexTuple.AM_RESERVED | IndexTuple.HEADER_SIZE);
    setTid(page, upper, Tid.of(topParent, 0));
    PageWriter.setLinePointer(
        page, 1, LinePointer.of(upper, LinePointer.NORMAL, IndexTuple.HEADER_SIZE));
    PageWriter.setLower(page, LinePointer.position(2));
    PageWriter.setUpper(page, upper);
  }

  /// Writes the metapage as a whole; its LSN stays.
  public static void writeMeta(
      MemorySegment page,
      int version,
      int root,
      int level,
      int fastRoot,
      int fastLevel,
      int deletedPages,
      boolean allEqualImage) {
    init(page);
    setFlags(page, BTreePage.META);
    Bytes.setInt(page, BTreePage.META_MAGIC, BTreePage.MAGIC);
    Bytes.setInt(page, BTreePage.META_VERSION, version);
    Bytes.setInt(page, BTreePage.META_ROOT, root);
    Bytes.setInt(page, BTreePage.META_LEVEL, level);
    Bytes.setInt(page, BTreePage.META_FAST_ROOT, fastRoot);
    Bytes.setInt(page, BTreePage.META_FAST_LEVEL, fastLevel);
    Bytes.setInt(page, BTreePage.META_DELETED_PAGES, deletedPages);
    Bytes.setLong(page, BTreePage.META_HEAP_TUPLES, Double.doubleToRawLongBits(-1.0));
    Bytes.setByte(page, BTreePage.META_ALL_EQUAL_IMAGE, allEqualImage ? 1 : 0);
    PageWriter.setLower(page, BTreePage.META_END);
  }

  /// Marks a tuple as dead and the page as having some. A hint.
  public static void markDead(MemorySegment page, int offsetNumber) {
    int pointer = LinePointer.at(page, offsetNumber);
    PageWriter.setLinePointer(
        page,
        offsetNumber,
        LinePointer.of(LinePointer.offset(pointer), LinePointer.DEAD, LinePointer.length(pointer)));
    setFlag(page, BTreePage.HAS_GARBAGE);
  }

  /// Blanks what may differ between a page and its replica on a server that replayed the log: what
  /// hints change, and what is not to be looked at. Mirrors `btree_mask`.
  public static void mask(MemorySegment page) {
    PageWriter.setLsn(page, 0);
    PageWriter.setChecksum(page, 0);
    Bytes.setShort(page, PageHeader.FLAGS, 0);
    PageWriter.setPruneXid(page, 0);
    maskUnused(page);
    if (BTreePage.hasFlag(page, BTreePage.DELETED)) {
      Bytes.zero(page, PageHeader.SIZE, PageHeader.special(page) - PageHeader.SIZE);
      PageWriter.setLower(page, 0);
      PageWriter.setUpper(page, 0);
    } else if (BTreePage.isLeaf(page)) {
      int maxOffset = PageHeader.maxOffset(page);
      for (int offsetNumber = 1; offsetNumber <= maxOffset; offsetNumber++) {
        int pointer = LinePointer.at(page, offsetNumber);
        PageWriter.setLinePointer(
            page,
            offsetNumber,
            LinePointer.of(
                LinePointer.offset(pointer), LinePointer.UNUSED, LinePointer.length(pointer)));
      }
    }
    clearFlag(page, BTreePage.HAS_GARBAGE | BTreePage.SPLIT_END);
    setCycleId(page, 0);
  }

  private static void maskUnused(MemorySegment page) {
    int lower = PageHeader.lower(page);
    int upper = PageHeader.upper(page);
    if (lower >= PageHeader.SIZE && lower < upper) {
      Bytes.zero(page, lower, upper - lower);
    }
  }
}
