package org.gajah.page.index;

import java.lang.foreign.MemorySegment;
import org.gajah.page.Bytes;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;

/// Changes to pages of a B-tree beyond their tuples. Called only while a WAL record is applied.
public final class BTreePageWriter {
  private static final int SPECIAL = PageHeader.PAGE_SIZE - BTreePage.SPECIAL_SIZE;

  private BTreePageWriter() {}

  /// Makes an empty page; siblings, level and flags are 0.
  public static void init(MemorySegment page) {
    PageWriter.init(page, BTreePage.SPECIAL_SIZE);
  }

  public static void setPrevious(MemorySegment page, int block) {
    Bytes.setInt(page, SPECIAL + BTreePage.PREVIOUS, block);
  }

  public static void setNext(MemorySegment page, int block) {
    Bytes.setInt(page, SPECIAL + BTreePage.NEXT, block);
  }

  public static void setLevel(MemorySegment page, int level) {
    Bytes.setInt(page, SPECIAL + BTreePage.LEVEL, level);
  }

  public static void setFlags(MemorySegment page, int flags) {
    Bytes.setShort(page, SPECIAL + BTreePage.FLAGS, flags);
  }

  public static void addFlag(MemorySegment page, int flag) {
    setFlags(page, BTreePage.flags(page) | flag);
  }

  public static void clearFlag(MemorySegment page, int flag) {
    setFlags(page, BTreePage.flags(page) & ~flag);
  }

  public static void setCycleId(MemorySegment page, int cycleId) {
    Bytes.setShort(page, SPECIAL + BTreePage.CYCLE_ID, cycleId);
  }

  /// Marks a page deleted: its tuples go, and a full transaction id takes their place.
  public static void setDeleted(MemorySegment page, long safeXid) {
    setFlags(
        page,
        BTreePage.flags(page) & ~BTreePage.HALF_DEAD | BTreePage.DELETED | BTreePage.HAS_FULL_XID);
    PageWriter.setLower(page, PageHeader.SIZE + Long.BYTES);
    PageWriter.setUpper(page, PageHeader.special(page));
    Bytes.setLong(page, PageHeader.SIZE, safeXid);
  }

  /// Makes a metapage.
  public static void initMeta(MemorySegment page, int root, int level, boolean allEqualImage) {
    init(page);
    setFlags(page, BTreePage.META);
    setMeta(page, BTreePage.VERSION, root, level, root, level, 0, allEqualImage);
  }

  /// Sets everything that a metapage holds.
  public static void setMeta(
      MemorySegment page,
      int version,
      int root,
      int level,
      int fastRoot,
      int fastLevel,
      int deletedPages,
      boolean allEqualImage) {
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
}
