package org.gajah.page.index;

import java.lang.foreign.MemorySegment;
import org.gajah.base.id.Tid;
import org.gajah.page.Bytes;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.gajah.page.heap.HeapTupleWriter;

/// Changes to pages of a BRIN index beyond their tuples. Called only while a WAL record is applied.
public final class BrinPageWriter {
  private static final int SPECIAL = PageHeader.PAGE_SIZE - BrinPage.SPECIAL_SIZE;

  private BrinPageWriter() {}

  /// Makes an empty page.
  ///
  /// @param type [BrinPage#REGULAR] or [BrinPage#REVMAP]
  public static void init(MemorySegment page, int type) {
    PageWriter.init(page, BrinPage.SPECIAL_SIZE);
    Bytes.setShort(page, SPECIAL + BrinPage.TYPE, type);
  }

  /// Makes the metapage of an index without a summary.
  public static void initMeta(MemorySegment page, int pagesPerRange, int version) {
    init(page, BrinPage.META);
    Bytes.setInt(page, BrinPage.META_MAGIC, BrinPage.MAGIC);
    Bytes.setInt(page, BrinPage.META_VERSION, version);
    Bytes.setInt(page, BrinPage.META_PAGES_PER_RANGE, pagesPerRange);
    Bytes.setInt(page, BrinPage.META_LAST_REVMAP_PAGE, 0);
    PageWriter.setLower(page, BrinPage.META_END);
  }

  public static void setFlags(MemorySegment page, int flags) {
    Bytes.setShort(page, SPECIAL + BrinPage.FLAGS, flags);
  }

  /// Notes the last block of the range map; pd_lower is corrected, too, which servers before 11 did
  /// not set.
  public static void setMetaLastRevmapPage(MemorySegment page, int block) {
    Bytes.setInt(page, BrinPage.META_LAST_REVMAP_PAGE, block);
    PageWriter.setLower(page, BrinPage.META_END);
  }

  /// Notes on a page of the range map where the summary of a range lies.
  ///
  /// @param tid with offset number 0 for none
  public static void setRevmapTid(MemorySegment page, int index, long tid) {
    HeapTupleWriter.setItemPointer(
        page, BrinPage.TIDS + 6L * index, Tid.isValid(tid) ? tid : Tid.INVALID);
  }
}
