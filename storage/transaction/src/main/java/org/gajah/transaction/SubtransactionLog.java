package org.gajah.transaction;

import org.gajah.activity.WaitEvent;
import org.gajah.base.error.Reporter;
import org.gajah.base.id.FullXid;
import org.gajah.base.id.Xid;
import org.gajah.base.memory.SharedMemory;
import org.gajah.disk.ClusterFiles;
import org.gajah.locks.LwLock;
import org.gajah.locks.Proc;
import org.gajah.page.slru.SubtransactionPage;
import org.gajah.wal.Wal;

/// The parent of each subtransaction that still runs, four bytes for each id, in `pg_subtrans`.
/// Nothing in it outlives the instance. Mirrors `access/transam/subtrans.c`.
public final class SubtransactionLog {
  static final int XIDS_PER_PAGE = SubtransactionPage.XIDS_PER_PAGE;

  private final Slru slru;

  /// @param slots pages kept in memory (`subtransaction_buffers`)
  public SubtransactionLog(
      int slots, ClusterFiles cluster, Wal wal, SharedMemory memory, Reporter log) {
    slru = new Slru(new Pages(), slots, 0, false, cluster, wal, memory, log);
  }

  private static final class Pages implements Slru.Kind {
    @Override
    public String folder() {
      return "pg_subtrans";
    }

    @Override
    public boolean precedes(long page, long other) {
      return CommitLog.pagePrecedes(page, other, XIDS_PER_PAGE);
    }

    @Override
    public WaitEvent lockWait() {
      return WaitEvent.LW_LOCK_SUBTRANS_SLRU;
    }
  }

  public Slru slru() {
    return slru;
  }

  private static long page(int xid) {
    return SubtransactionPage.pageOf(xid);
  }

  /// Notes the parent of a subtransaction, which is an older transaction.
  public void setParent(int xid, int parent, Proc proc) {
    LwLock lock = slru.lock(page(xid));
    lock.acquireExclusive(proc);
    try {
      int slot = slru.page(page(xid), xid, proc);
      SubtransactionPage.setParent(slru.content(slot), xid, parent);
      slru.markDirty(slot);
    } finally {
      lock.releaseExclusive(proc);
    }
  }

  /// The parent of a transaction, or 0 for a top transaction.
  public int parent(int xid, Proc proc) {
    LwLock lock = slru.lock(page(xid));
    lock.acquireExclusive(proc);
    try {
      return SubtransactionPage.parent(slru.content(slru.page(page(xid), xid, proc)), xid);
    } finally {
      lock.releaseExclusive(proc);
    }
  }

  /// The topmost ancestor of a transaction that is not older than `horizon`; ancestors before that
  /// are not looked at, for the log may have forgotten them.
  public int top(int xid, int horizon, Proc proc) {
    int current = xid;
    int ancestor = xid;
    while (Xid.isValid(ancestor)) {
      current = ancestor;
      if (Xid.precedes(ancestor, horizon)) {
        break;
      }
      ancestor = parent(ancestor, proc);
    }
    return current;
  }

  /// Makes room for a transaction id that is about to be given out.
  void extend(int xid, Proc proc) {
    if (Integer.remainderUnsigned(xid, XIDS_PER_PAGE) != 0 && xid != Xid.FIRST_NORMAL) {
      return;
    }
    zero(page(xid), proc);
  }

  private void zero(long page, Proc proc) {
    LwLock lock = slru.lock(page);
    lock.acquireExclusive(proc);
    try {
      slru.zeroPage(page, proc);
    } finally {
      lock.releaseExclusive(proc);
    }
  }

  /// Writes the log. Nobody reads it after a crash, but a checkpoint keeps memory clean with it.
  public void checkpoint(Proc proc) {
    slru.flush(proc);
  }

  /// Cuts off what is older than every transaction that anybody still asks about.
  ///
  /// @param oldest the oldest xmin of all snapshots
  public void truncate(int oldest, Proc proc) {
    slru.truncate(page(Xid.previous(oldest)), proc);
  }

  /// Starts with empty pages for all transactions that may still run.
  public void start(int oldestActive, long nextFullXid, Proc proc) {
    long page = page(oldestActive);
    long last = page(FullXid.xid(nextFullXid));
    long pages = page(0xFFFF_FFFF) + 1;
    while (page != last) {
      zero(page, proc);
      page = (page + 1) % pages;
    }
    zero(last, proc);
  }
}
