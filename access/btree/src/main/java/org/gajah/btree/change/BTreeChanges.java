package org.gajah.btree.change;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.id.Tid;
import org.gajah.page.Bytes;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.gajah.page.index.BTreePage;
import org.gajah.page.index.BTreeTuple;
import org.gajah.page.index.BTreeWriter;
import org.gajah.page.value.BTreeTupleFormer;
import org.gajah.page.value.TupleFormer;
import org.gajah.walformat.index.BTreeDedup;
import org.gajah.walformat.index.BTreeDeletion;
import org.gajah.walformat.index.BTreeInsert;
import org.gajah.walformat.index.BTreeMarkHalfDead;
import org.gajah.walformat.index.BTreeMetadata;
import org.gajah.walformat.index.BTreeNewRoot;
import org.gajah.walformat.index.BTreeSplit;
import org.gajah.walformat.index.BTreeUnlinkPage;

/// Applies records of B-trees to pages. Keeps scratch memory and belongs to one process.
///
/// | record | page | method |
/// |---|---|---|
/// | [BTreeInsert] | 0: the page | [#insert] |
/// | | 1: the child | [#completeSplit] |
/// | | 2: the metapage | [#metadata] |
/// | [BTreeSplit] | 0: the left page | [#splitLeft] |
/// | | 1: the right page | [#splitRight] |
/// | | 2: its right sibling | [#relinkLeft] |
/// | | 3: the child | [#completeSplit] |
/// | [BTreeDedup] | 0: the page | [#deduplicate] |
/// | `BTreeVacuum`, `BTreeDelete` | 0: the page | [#remove] |
/// | [BTreeMarkHalfDead] | 0: the leaf | [#halfDead] |
/// | | 1: the parent | [#removeDownlink] |
/// | [BTreeUnlinkPage] | 0: the page | [#delete] |
/// | | 1 and 2: its siblings | [#relinkRight], [#relinkLeft] |
/// | | 3: the leaf | [#halfDead] |
/// | | 4: the metapage | [#metadata] |
/// | [BTreeNewRoot] | 0: the root | [#newRoot] |
/// | | 1: the left child | [#completeSplit] |
/// | | 2: the metapage | [#metadata] |
/// | `BTreeMetaCleanup` | 0: the metapage | [#metadata] |
public final class BTreeChanges {
  /// The most tids that a page can hold (`MaxTIDsPerBTreePage`).
  public static final int MAX_TIDS =
      (PageHeader.PAGE_SIZE - PageHeader.SIZE - BTreePage.SPECIAL_SIZE) / BTreeTuple.TID_SIZE;

  private final MemorySegment before;
  private final ByteSink tuple = new ByteSink(PageHeader.PAGE_SIZE);
  private long[] tids = new long[64];

  /// @param scratchPage a page of memory
  public BTreeChanges(MemorySegment scratchPage) {
    before = scratchPage;
  }

  /// Inserts a tuple. Where the record says so, a tid of its own goes into the posting list before
  /// it, in exchange for that one's last.
  public void insert(BTreeInsert record, MemorySegment page) {
    int posting = record.postingOffset();
    Slice added = record.tuple();
    byte[] bytes = added.array();
    int from = added.from();
    if (posting != 0) {
      int postingAt = LinePointer.tupleAt(page, record.offsetNumber() - 1);
      bytes = swap(page, postingAt, posting, added);
      from = 0;
    }
    int got = PageWriter.insertIndexItem(page, bytes, from, added.length(), record.offsetNumber());
    if (got == PageWriter.NO_ROOM) {
      throw PgException.internal("failed to add new item");
    }
  }

  /// Exchanges tids between a new tuple and a posting list.
  ///
  /// @return the new tuple as it is then, at the start of an array
  private byte[] swap(MemorySegment page, int postingAt, int index, Slice added) {
    tuple.clear();
    tuple.putSlice(added);
    long tid = tidOf(tuple.array());
    TupleFormer.setItemPointer(tuple, 0, BTreeWriter.swapPosting(page, postingAt, index, tid));
    return tuple.array();
  }

  /// Says that the right sibling of a page has its downlink now.
  public void completeSplit(MemorySegment page) {
    BTreeWriter.clearFlag(page, BTreePage.INCOMPLETE_SPLIT);
  }

  /// Writes the metapage.
  public void metadata(BTreeMetadata record, MemorySegment page) {
    BTreeWriter.writeMeta(
        page,
        record.version(),
        record.root(),
        record.level(),
        record.fastRoot(),
        record.fastLevel(),
        record.deletedPages(),
        record.allEqualImage());
  }

  // Splits

  /// Makes the original page of a split the left one.
  ///
  /// @param rightBlock the new right sibling
  /// @param cycleId of a vacuum that runs, 0 for none
  public void splitLeft(BTreeSplit record, MemorySegment page, int rightBlock, int cycleId) {
    Bytes.copy(page, 0, before, 0, PageHeader.PAGE_SIZE);
    byte[] added = record.newItem().array();
    int addedFrom = record.newItem().from();
    int addedLength = record.newItem().length();
    if (record.postingOffset() != 0) {
      int postingAt = LinePointer.tupleAt(before, record.newItemOffset() - 1);
      added = swap(before, postingAt, record.postingOffset(), record.newItem());
      addedFrom = 0;
    }
    clear(page);
    Slice highKey = record.leftHighKey();
    BTreeWriter.append(page, highKey.array(), highKey.from(), highKey.length());
    int end = record.firstRightOffset();
    for (int offset = BTreePage.firstDataOffset(before); offset < end; offset++) {
      if (record.onLeft() && offset == record.newItemOffset()) {
        BTreeWriter.append(page, added, addedFrom, addedLength);
      }
      append(page, offset);
    }
    if (record.onLeft() && record.newItemOffset() >= end) {
      BTreeWriter.append(page, added, addedFrom, addedLength);
    }
    int kept = BTreePage.ROOT | BTreePage.SPLIT_END | BTreePage.HAS_GARBAGE;
    BTreeWriter.setFlags(page, BTreePage.flags(before) & ~kept | BTreePage.INCOMPLETE_SPLIT);
    BTreeWriter.setNext(page, rightBlock);
    BTreeWriter.setCycleId(page, cycleId);
  }

  /// Empties a page but for its special space.
  private static void clear(MemorySegment page) {
    Bytes.setShort(page, PageHeader.FLAGS, 0);
    PageWriter.setPruneXid(page, 0);
    PageWriter.setLower(page, PageHeader.SIZE);
    PageWriter.setUpper(page, PageHeader.special(page));
  }

  private void append(MemorySegment page, int offsetBefore) {
    int pointer = LinePointer.at(before, offsetBefore);
    BTreeWriter.append(page, before, LinePointer.offset(pointer), LinePointer.length(pointer));
  }

  /// Makes the new right page of a split.
  ///
  /// @param next the right sibling that the original page had, 0 for none
  /// @param cycleId of a vacuum that runs, 0 for none
  /// @param splitEnd whether the sibling does not belong to the same splits of that vacuum
  public void splitRight(
      BTreeSplit record,
      MemorySegment page,
      int leftBlock,
      int next,
      int cycleId,
      boolean splitEnd) {
    int flags = (record.level() == 0 ? BTreePage.LEAF : 0) | (splitEnd ? BTreePage.SPLIT_END : 0);
    BTreeWriter.init(page, leftBlock, next, record.level(), flags);
    BTreeWriter.setCycleId(page, cycleId);
    restore(page, record.rightTuples());
  }

  private static void restore(MemorySegment page, Slice tuples) {
    BTreeWriter.restore(page, tuples.array(), tuples.from(), tuples.length());
  }

  /// Gives a page another left sibling.
  public void relinkLeft(MemorySegment page, int left) {
    BTreeWriter.setPrevious(page, left);
  }

  /// Gives a page another right sibling.
  public void relinkRight(MemorySegment page, int right) {
    BTreeWriter.setNext(page, right);
  }

  /// Makes a new root.
  public void newRoot(BTreeNewRoot record, MemorySegment page) {
    int flags = BTreePage.ROOT | (record.level() == 0 ? BTreePage.LEAF : 0);
    BTreeWriter.init(page, BTreePage.NONE, BTreePage.NONE, record.level(), flags);
    restore(page, record.tuples());
  }

  // Tuples that go

  /// Merges tuples with equal keys into posting lists.
  public void deduplicate(BTreeDedup record, MemorySegment page) {
    Bytes.copy(page, 0, before, 0, PageHeader.PAGE_SIZE);
    clear(page);
    int[] intervals = record.intervals();
    int maxOffset = PageHeader.maxOffset(before);
    int next = 0;
    for (int offset = 1; offset <= maxOffset; ) {
      if (next < intervals.length && intervals[next] == offset) {
        appendMerged(page, offset, intervals[next + 1]);
        offset += intervals[next + 1];
        next += 2;
      } else {
        append(page, offset);
        offset++;
      }
    }
    BTreeWriter.clearFlag(page, BTreePage.HAS_GARBAGE);
  }

  private void appendMerged(MemorySegment page, int firstOffset, int count) {
    int total = 0;
    for (int offset = firstOffset; offset < firstOffset + count; offset++) {
      int at = LinePointer.tupleAt(before, offset);
      int own = BTreeTuple.tidCount(before, at);
      ensureTids(total + own);
      for (int i = 0; i < own; i++) {
        tids[total++] = BTreeTuple.tid(before, at, i);
      }
    }
    tuple.clear();
    int length =
        BTreeTupleFormer.withTids(
            before, LinePointer.tupleAt(before, firstOffset), tids, 0, total, tuple);
    BTreeWriter.append(page, tuple.array(), 0, length);
  }

  private void ensureTids(int count) {
    if (tids.length < count) {
      tids = Arrays.copyOf(tids, Math.max(count, 2 * tids.length));
    }
  }

  /// Takes tids out of posting lists and removes tuples.
  public void remove(BTreeDeletion record, MemorySegment page) {
    for (BTreeDeletion.Update update : record.updated()) {
      removeTids(page, update);
    }
    if (record.deleted().length > 0) {
      PageWriter.deleteIndexItems(page, record.deleted(), record.deleted().length);
    }
    BTreeWriter.clearFlag(page, BTreePage.HAS_GARBAGE);
  }

  /// Says that the vacuum that runs is done with a page. Only run time knows of vacuums.
  public void endCycle(MemorySegment page) {
    BTreeWriter.setCycleId(page, 0);
  }

  private void removeTids(MemorySegment page, BTreeDeletion.Update update) {
    int at = LinePointer.tupleAt(page, update.offsetNumber());
    int count = BTreeTuple.postingCount(page, at);
    ensureTids(count);
    int kept = 0;
    int gone = 0;
    for (int i = 0; i < count; i++) {
      if (gone < update.tids().length && update.tids()[gone] == i) {
        gone++;
      } else {
        tids[kept++] = BTreeTuple.postingTid(page, at, i);
      }
    }
    tuple.clear();
    int length = BTreeTupleFormer.withTids(page, at, tids, 0, kept, tuple);
    if (!PageWriter.overwriteIndexItem(page, update.offsetNumber(), tuple.array(), 0, length)) {
      throw PgException.internal("failed to update partially dead item");
    }
  }

  // Pages that go

  /// Makes a leaf half-dead.
  public void halfDead(BTreeMarkHalfDead record, MemorySegment page) {
    BTreeWriter.setHalfDead(page, record.left(), record.right(), record.topParent());
  }

  /// Takes the downlink of a page, or of the top of the subtree that goes with it, out of the
  /// parent: its key space goes to the right sibling.
  public void removeDownlink(BTreeMarkHalfDead record, MemorySegment page) {
    int next = record.parentOffset() + 1;
    int right = BTreeTuple.downlink(page, LinePointer.tupleAt(page, next));
    BTreeWriter.setDownlink(page, LinePointer.tupleAt(page, record.parentOffset()), right);
    PageWriter.deleteIndexItem(page, next);
  }

  /// Makes a page a deleted one.
  public void delete(BTreeUnlinkPage record, MemorySegment page) {
    int flags = record.level() == 0 ? BTreePage.LEAF : 0;
    BTreeWriter.init(page, record.left(), record.right(), record.level(), flags);
    BTreeWriter.setDeleted(page, record.safeXid());
  }

  /// Makes a half-dead leaf say what goes next, after a page above it went.
  public void halfDead(BTreeUnlinkPage record, MemorySegment page) {
    BTreeWriter.setHalfDead(page, record.leafLeft(), record.leafRight(), record.leafTopParent());
  }

  /// The tid of a plain tuple.
  private static long tidOf(byte[] plain) {
    int block = LittleEndian.unsignedShort(plain, 0) << 16 | LittleEndian.unsignedShort(plain, 2);
    return Tid.of(block, LittleEndian.unsignedShort(plain, 4));
  }
}
