package org.gajah.page.slru;

import java.lang.foreign.MemorySegment;
import org.gajah.page.Bytes;
import org.gajah.page.PageHeader;

/// Pages of `pg_subtrans`: for each transaction its parent (4 bytes), 0 for a top transaction.
/// Mirrors `access/transam/subtrans.c`.
public final class SubtransactionPage {
  public static final int XIDS_PER_PAGE = PageHeader.PAGE_SIZE / 4;

  private SubtransactionPage() {}

  /// The page with a transaction.
  public static long pageOf(int xid) {
    return Integer.toUnsignedLong(xid) / XIDS_PER_PAGE;
  }

  private static long at(int xid) {
    return 4L * Integer.remainderUnsigned(xid, XIDS_PER_PAGE);
  }

  public static int parent(MemorySegment page, int xid) {
    return Bytes.intAt(page, at(xid));
  }

  public static void setParent(MemorySegment page, int xid, int parent) {
    Bytes.setInt(page, at(xid), parent);
  }
}
