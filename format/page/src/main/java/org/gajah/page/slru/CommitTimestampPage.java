package org.gajah.page.slru;

import java.lang.foreign.MemorySegment;
import org.gajah.page.Bytes;
import org.gajah.page.PageHeader;

/// Pages of `pg_commit_ts`: for each transaction when it committed (8 bytes, microseconds since
/// 2000) and where (2 bytes, a replication origin), 10 bytes without padding. Mirrors
/// `access/transam/commit_ts.c`.
public final class CommitTimestampPage {
  public static final int ENTRY_SIZE = 10;
  public static final int XIDS_PER_PAGE = PageHeader.PAGE_SIZE / ENTRY_SIZE;

  private CommitTimestampPage() {}

  /// The page with a transaction.
  public static long pageOf(int xid) {
    return Integer.toUnsignedLong(xid) / XIDS_PER_PAGE;
  }

  private static long at(int xid) {
    return (long) ENTRY_SIZE * Integer.remainderUnsigned(xid, XIDS_PER_PAGE);
  }

  /// When a transaction committed; 0 when that was not noted.
  public static long time(MemorySegment page, int xid) {
    return Bytes.longAt(page, at(xid));
  }

  public static int origin(MemorySegment page, int xid) {
    return Bytes.unsignedShort(page, at(xid) + 8);
  }

  public static void set(MemorySegment page, int xid, long time, int origin) {
    Bytes.setLong(page, at(xid), time);
    Bytes.setShort(page, at(xid) + 8, origin);
  }
}
