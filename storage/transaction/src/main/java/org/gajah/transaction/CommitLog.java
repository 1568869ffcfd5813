package org.gajah.transaction;

import java.util.function.Supplier;
import org.gajah.activity.WaitEvent;
import org.gajah.base.error.Reporter;
import org.gajah.base.id.FullXid;
import org.gajah.base.id.Lsn;
import org.gajah.base.id.Xid;
import org.gajah.base.memory.SharedMemory;
import org.gajah.disk.ClusterFiles;
import org.gajah.locks.LockRank;
import org.gajah.locks.LwLock;
import org.gajah.locks.Proc;
import org.gajah.page.slru.CommitLogPage;
import org.gajah.wal.Wal;
import org.gajah.wal.WalInserter;
import org.gajah.walformat.record.ClogRecord;
import org.jspecify.annotations.Nullable;

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

  static final int XIDS_PER_PAGE = CommitLogPage.XIDS_PER_PAGE;
  private static final int XIDS_PER_LSN_GROUP = 32;
  private static final int LSN_GROUPS = XIDS_PER_PAGE / XIDS_PER_LSN_GROUP;

  private final Slru slru;
  private final LwLock truncationLock = new LwLock(LockRank.XACT_TRUNCATION);
  private volatile int oldest = Xid.FIRST_NORMAL;

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
    return CommitLogPage.pageOf(xid);
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
      slru.noteUse(slot, page);
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
    int status = CommitLogPage.statusNow(slru.content(slot), xid);
    if (lsnOut.length > 0) {
      lsnOut[0] = slru.lsn(slot, group(xid));
    }
    return Status.ALL[status];
  }

  private static int inPage(int xid) {
    return Integer.remainderUnsigned(xid, XIDS_PER_PAGE);
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

  /// Pages in memory are changed under the shared lock, for ends of transactions come thick and
  /// each changes bits of its own. What is not atomic here is the tree: its subtransactions point
  /// to their parent until that has its own mark.
  private void setOnPage(
      long page, int xid, int[] children, int from, int to, Status status, long lsn, Proc proc) {
    LwLock lock = slru.lock(page);
    lock.acquireShared(proc);
    try {
      int slot = slru.find(page);
      if (slot >= 0) {
        writeTree(slot, xid, children, from, to, status, lsn);
        return;
      }
    } finally {
      lock.releaseShared(proc);
    }
    lock.acquireExclusive(proc);
    try {
      int slot = slru.page(page, Xid.isValid(xid) ? xid : children[from], proc);
      writeTree(slot, xid, children, from, to, status, lsn);
    } finally {
      lock.releaseExclusive(proc);
    }
  }

  private void writeTree(
      int slot, int xid, int[] children, int from, int to, Status status, long lsn) {
    if (Xid.isValid(xid)) {
      if (status == Status.COMMITTED) {
        writeAll(slot, children, from, to, Status.SUB_COMMITTED, lsn);
      }
      write(slot, xid, status, lsn);
    }
    writeAll(slot, children, from, to, status, lsn);
    slru.markDirty(slot);
  }

  private void writeAll(int slot, int[] xids, int from, int to, Status status, long lsn) {
    for (int i = from; i < to; i++) {
      write(slot, xids[i], status, lsn);
    }
  }

  /// The LSN comes first: who sees the mark sees up to where the log must be flushed for it.
  @SuppressWarnings("EnumOrdinal") // the constants stand in the order of PostgreSQL's numbers
  private void write(int slot, int xid, Status status, long lsn) {
    if (Lsn.isValid(lsn)) {
      slru.raiseLsn(slot, group(xid), lsn);
    }
    CommitLogPage.setStatusAtomically(slru.content(slot), xid, status.ordinal());
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

  /// Says from where on the log is kept when the instance starts.
  void startOldest(int xid) {
    oldest = xid;
  }

  /// Says from where on the log is kept from now on: nobody asks for what is older any more.
  void advanceOldest(int xid, Proc proc) {
    truncationLock.acquireExclusive(proc);
    if (Xid.precedes(oldest, xid)) {
      oldest = xid;
    }
    truncationLock.releaseExclusive(proc);
  }

  /// Looks at a transaction that may be older than the log, which is not cut off meanwhile.
  ///
  /// @return what `look` finds; null when the transaction is too old
  <T> @Nullable T ifKept(long fullXid, long nextFullXid, Proc proc, Supplier<T> look) {
    truncationLock.acquireShared(proc);
    try {
      boolean gone = FullXid.precedes(fullXid, FullXid.atOrBefore(oldest, nextFullXid));
      return gone ? null : look.get();
    } finally {
      truncationLock.releaseShared(proc);
    }
  }

  /// Cuts off what is older than every transaction that a table may still name.
  ///
  /// @param oldest `datfrozenxid` of the database that is furthest behind
  /// @param database that database
  public void truncate(int oldest, int database, Proc proc, WalInserter inserter) {
    long cutoff = page(oldest);
    if (slru.segments().stream().noneMatch(segment -> slru.isBefore(segment, cutoff))) {
      return;
    }
    advanceOldest(oldest, proc);
    inserter.begin();
    long end = inserter.insert(new ClogRecord.Truncate(cutoff, oldest, database));
    inserter.wal().flush(end, proc);
    slru.truncate(cutoff, proc);
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
      CommitLogPage.clearFrom(slru.content(slot), xid);
      slru.markDirty(slot);
    } finally {
      lock.releaseExclusive(proc);
    }
  }
}
