package org.gajah.transaction;

import java.lang.foreign.MemorySegment;
import org.gajah.activity.WaitEvent;
import org.gajah.base.error.Reporter;
import org.gajah.base.id.FullXid;
import org.gajah.base.id.Lsn;
import org.gajah.base.id.Xid;
import org.gajah.base.memory.SharedMemory;
import org.gajah.disk.ClusterFiles;
import org.gajah.locks.LwLock;
import org.gajah.locks.Proc;
import org.gajah.page.Bytes;
import org.gajah.wal.Wal;

/// What became of each transaction: two bits for each id, in `pg_xact`. Mirrors
/// `access/transam/clog.c`.
public final class CommitLog {
  /// What is known of a transaction.
  public enum Status {
    IN_PROGRESS,
    COMMITTED,
    ABORTED,
    /// A subtransaction that has committed; what that means its parent decides.
    SUB_COMMITTED;

    private static final Status[] ALL = values();
  }

  private static final int BITS = 2;
  private static final int XIDS_PER_BYTE = 4;
  static final int XIDS_PER_PAGE = Slru.PAGE_SIZE * XIDS_PER_BYTE;
  private static final int XIDS_PER_LSN_GROUP = 32;
  private static final int LSN_GROUPS = XIDS_PER_PAGE / XIDS_PER_LSN_GROUP;

  private final Slru slru;

  /// @param slots pages kept in memory (`transaction_buffers`)
  public CommitLog(int slots, ClusterFiles cluster, Wal wal, SharedMemory memory, Reporter log) {
    slru = new Slru(new Pages(), slots, LSN_GROUPS, false, cluster, wal, memory, log);
  }

  private static final class Pages implements Slru.Kind {
    @Override
    public String folder() {
      return "pg_xact";
    }

    @Override
    public boolean precedes(long page, long other) {
      return pagePrecedes(page, other, XIDS_PER_PAGE);
    }

    @Override
    public WaitEvent lockWait() {
      return WaitEvent.LW_LOCK_XACT_SLRU;
    }
  }

  /// Whether all transactions of one page are older than those of another, on the circle.
  static boolean pagePrecedes(long page, long other, int perPage) {
    int first = (int) (page * perPage) + Xid.FIRST_NORMAL + 1;
    int second = (int) (other * perPage) + Xid.FIRST_NORMAL + 1;
    return Xid.precedes(first, second) && Xid.precedes(first, second + perPage - 1);
  }

  public Slru slru() {
    return slru;
  }

  /// The page that holds a transaction.
  static long page(int xid) {
    return Integer.toUnsignedLong(xid) / XIDS_PER_PAGE;
  }

  /// What became of a transaction.
  ///
  /// @param lsnOut where the WAL must be flushed to before the answer lasts is put in its first
  ///   element; may be empty
  public Status status(int xid, long[] lsnOut, Proc proc) {
    long page = page(xid);
    LwLock lock = slru.lock(page);
    lock.acquireShared(proc);
    int slot = slru.find(page);
    if (slot >= 0) {
      Status status = read(slot, xid, lsnOut);
      lock.releaseShared(proc);
      return status;
    }
    lock.releaseShared(proc);
    lock.acquireExclusive(proc);
    try {
      return read(slru.page(page, xid, proc), xid, lsnOut);
    } finally {
      lock.releaseExclusive(proc);
    }
  }

  private Status read(int slot, int xid, long[] lsnOut) {
    if (lsnOut.length > 0) {
      lsnOut[0] = slru.lsn(slot, group(xid));
    }
    int bits = Bytes.unsignedByte(slru.content(slot), inPage(xid) / XIDS_PER_BYTE);
    return Status.ALL[bits >>> shift(xid) & 3];
  }

  private static int inPage(int xid) {
    return (int) (Integer.toUnsignedLong(xid) % XIDS_PER_PAGE);
  }

  private static int shift(int xid) {
    return (xid & XIDS_PER_BYTE - 1) * BITS;
  }

  private static int group(int xid) {
    return inPage(xid) / XIDS_PER_LSN_GROUP;
  }

  /// Notes the end of a transaction with its subtransactions, so that nobody ever sees a part of
  /// them committed: where they lie on several pages, the subtransactions elsewhere are
  /// sub-committed first.
  ///
  /// @param children committed subtransactions, ascending; the first `childCount` count
  /// @param lsn of an asynchronous commit, whose WAL may not be flushed yet; [Lsn#INVALID]
  ///   otherwise
  public void setTree(int xid, int[] children, int childCount, Status status, long lsn, Proc proc) {
    long page = page(xid);
    int onPage = 0;
    while (onPage < childCount && page(children[onPage]) == page) {
      onPage++;
    }
    if (onPage == childCount) {
      setOnPage(page, xid, children, 0, childCount, status, lsn, proc);
      return;
    }
    if (status == Status.COMMITTED) {
      setOtherPages(page, children, childCount, Status.SUB_COMMITTED, lsn, proc);
    }
    int from = 0;
    while (from < childCount && page(children[from]) != page) {
      from++;
    }
    int to = from;
    while (to < childCount && page(children[to]) == page) {
      to++;
    }
    setOnPage(page, xid, children, from, to, status, lsn, proc);
    setOtherPages(page, children, childCount, status, lsn, proc);
  }

  private void setOtherPages(
      long except, int[] children, int childCount, Status status, long lsn, Proc proc) {
    int from = 0;
    while (from < childCount) {
      long page = page(children[from]);
      int to = from;
      while (to < childCount && page(children[to]) == page) {
        to++;
      }
      if (page != except) {
        setOnPage(page, Xid.INVALID, children, from, to, status, lsn, proc);
      }
      from = to;
    }
  }

  private void setOnPage(
      long page, int xid, int[] children, int from, int to, Status status, long lsn, Proc proc) {
    LwLock lock = slru.lock(page);
    lock.acquireExclusive(proc);
    try {
      int slot = slru.page(page, Xid.isValid(xid) ? xid : children[from], proc);
      for (int i = from; i < to; i++) {
        write(slot, children[i], status, lsn);
      }
      if (Xid.isValid(xid)) {
        write(slot, xid, status, lsn);
      }
      slru.markDirty(slot);
    } finally {
      lock.releaseExclusive(proc);
    }
  }

  private void write(int slot, int xid, Status status, long lsn) {
    MemorySegment content = slru.content(slot);
    int at = inPage(xid) / XIDS_PER_BYTE;
    int bits = Bytes.byteAt(content, at) & ~(3 << shift(xid)) | status.ordinal() << shift(xid);
    Bytes.setByte(content, at, bits);
    if (Lsn.isValid(lsn)) {
      slru.raiseLsn(slot, group(xid), lsn);
    }
  }

  /// Makes room for a transaction id that is about to be given out: its page, where it is the first
  /// on it.
  ///
  /// @return the page that was made and has to be logged, or -1
  long extend(int xid, Proc proc) {
    if (inPage(xid) != 0 && xid != Xid.FIRST_NORMAL) {
      return -1;
    }
    long page = page(xid);
    zero(page, proc);
    return page;
  }

  /// Makes a page anew; in redo too.
  public void zero(long page, Proc proc) {
    LwLock lock = slru.lock(page);
    lock.acquireExclusive(proc);
    try {
      slru.zeroPage(page, proc);
    } finally {
      lock.releaseExclusive(proc);
    }
  }

  /// The same in redo, which writes the page at once.
  public void redoZero(long page, Proc proc) {
    LwLock lock = slru.lock(page);
    lock.acquireExclusive(proc);
    try {
      slru.writePage(slru.zeroPage(page, proc), proc);
    } finally {
      lock.releaseExclusive(proc);
    }
  }

  /// Says where the log ends when the instance starts.
  public void start(long nextFullXid) {
    slru.latestPage(page(FullXid.xid(nextFullXid)));
  }

  /// Writes and syncs the log.
  public void checkpoint(Proc proc) {
    slru.flush(proc);
  }

  /// Makes everything behind the next transaction id zero on its page, after recovery: what stands
  /// there was never logged.
  public void trim(long nextFullXid, Proc proc) {
    int xid = FullXid.xid(nextFullXid);
    if (inPage(xid) == 0) {
      return;
    }
    long page = page(xid);
    LwLock lock = slru.lock(page);
    lock.acquireExclusive(proc);
    try {
      int slot = slru.page(page, xid, proc);
      MemorySegment content = slru.content(slot);
      int at = inPage(xid) / XIDS_PER_BYTE;
      Bytes.setByte(content, at, Bytes.byteAt(content, at) & (1 << shift(xid)) - 1);
      Bytes.zero(content, at + 1, Slru.PAGE_SIZE - at - 1);
      slru.markDirty(slot);
    } finally {
      lock.releaseExclusive(proc);
    }
  }
}
