package org.gajah.page.slru;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import org.gajah.page.Bytes;
import org.gajah.page.PageHeader;

/// Pages of the commit log (`pg_xact`): two bits for each transaction, four transactions in a byte,
/// the first in its lowest bits. Mirrors `access/clog.h` and `access/transam/clog.c`.
public final class CommitLogPage {
  public static final int IN_PROGRESS = 0x00;
  public static final int COMMITTED = 0x01;
  public static final int ABORTED = 0x02;

  /// A subtransaction that committed, while its parent's end is being noted elsewhere.
  public static final int SUB_COMMITTED = 0x03;

  public static final int XIDS_PER_PAGE = PageHeader.PAGE_SIZE * 4;

  /// Words of four bytes in the order of the bytes: shifts by whole bytes find one of them.
  private static final VarHandle INTS = ValueLayout.JAVA_INT.varHandle();

  private CommitLogPage() {}

  /// The page with a transaction.
  public static long pageOf(int xid) {
    return Integer.toUnsignedLong(xid) / XIDS_PER_PAGE;
  }

  private static int byteOf(int xid) {
    return Integer.remainderUnsigned(xid, XIDS_PER_PAGE) >> 2;
  }

  /// What became of a transaction of this page.
  public static int status(MemorySegment page, int xid) {
    return Bytes.byteAt(page, byteOf(xid)) >> 2 * (xid & 3) & 3;
  }

  /// Notes what became of a transaction of this page.
  public static void setStatus(MemorySegment page, int xid, int status) {
    int at = byteOf(xid);
    int shift = 2 * (xid & 3);
    Bytes.setByte(page, at, Bytes.byteAt(page, at) & ~(3 << shift) | status << shift);
  }

  /// Notes what became of a transaction of this page while others may note what became of others.
  public static void setStatusAtomically(MemorySegment page, int xid, int status) {
    long at = byteOf(xid) & ~3;
    int shift = 8 * (byteOf(xid) & 3) + 2 * (xid & 3);
    int known = (int) INTS.getVolatile(page, at);
    while (true) {
      int wanted = known & ~(3 << shift) | status << shift;
      int found = (int) INTS.compareAndExchange(page, at, known, wanted);
      if (found == known) {
        return;
      }
      known = found;
    }
  }

  /// What became of a transaction of this page; sees what [#setStatusAtomically] did, and what its
  /// caller did before.
  public static int statusNow(MemorySegment page, int xid) {
    int word = (int) INTS.getVolatile(page, (long) (byteOf(xid) & ~3));
    return word >>> 8 * (byteOf(xid) & 3) + 2 * (xid & 3) & 3;
  }

  /// Makes what stands behind a transaction's place, its own included, 0.
  public static void clearFrom(MemorySegment page, int xid) {
    int at = byteOf(xid);
    Bytes.setByte(page, at, Bytes.byteAt(page, at) & (1 << 2 * (xid & 3)) - 1);
    Bytes.zero(page, at + 1, PageHeader.PAGE_SIZE - at - 1);
  }
}
