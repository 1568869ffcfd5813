package org.gajah.page.index;

import java.lang.foreign.MemorySegment;
import org.gajah.base.id.BlockNumber;
import org.gajah.page.Bytes;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;

/// Changes to pages of a GiST index beyond their tuples. Called only while a WAL record is applied.
public final class GistPageWriter {
  private static final int SPECIAL = PageHeader.PAGE_SIZE - GistPage.SPECIAL_SIZE;

  private GistPageWriter() {}

  /// Makes an empty page without a right sibling.
  public static void init(MemorySegment page, int flags) {
    PageWriter.init(page, GistPage.SPECIAL_SIZE);
    setRight(page, BlockNumber.INVALID);
    setFlags(page, flags);
    Bytes.setShort(page, SPECIAL + GistPage.PAGE_ID_AT, GistPage.PAGE_ID);
  }

  public static void setNsn(MemorySegment page, long nsn) {
    Bytes.setLong(page, SPECIAL + GistPage.NSN, Long.rotateLeft(nsn, 32));
  }

  public static void setRight(MemorySegment page, int block) {
    Bytes.setInt(page, SPECIAL + GistPage.RIGHT_LINK, block);
  }

  public static void setFlags(MemorySegment page, int flags) {
    Bytes.setShort(page, SPECIAL + GistPage.FLAGS, flags);
  }

  public static void addFlag(MemorySegment page, int flag) {
    setFlags(page, GistPage.flags(page) | flag);
  }

  public static void clearFlag(MemorySegment page, int flag) {
    setFlags(page, GistPage.flags(page) & ~flag);
  }

  /// Marks an empty page deleted.
  public static void setDeleted(MemorySegment page, long deleteXid) {
    addFlag(page, GistPage.DELETED);
    PageWriter.setLower(page, PageHeader.SIZE + Long.BYTES);
    Bytes.setLong(page, PageHeader.SIZE, deleteXid);
  }
}
