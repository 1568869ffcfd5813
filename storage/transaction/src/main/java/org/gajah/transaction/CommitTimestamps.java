package org.gajah.transaction;

import org.gajah.activity.WaitEvent;
import org.gajah.base.error.Reporter;
import org.gajah.base.id.FullXid;
import org.gajah.base.id.Xid;
import org.gajah.base.memory.SharedMemory;
import org.gajah.disk.ClusterFiles;
import org.gajah.locks.LwLock;
import org.gajah.locks.Proc;
import org.gajah.page.slru.CommitTimestampPage;
import org.gajah.wal.Wal;
import org.gajah.walformat.record.CommitTsRecord;

/// When each transaction committed, and where it came from: ten bytes for each id, in
/// `pg_commit_ts`, kept only with `track_commit_timestamp`. Mirrors `access/transam/commit_ts.c`.
public final class CommitTimestamps {
  private final Slru slru;
  private volatile boolean active;
  private volatile int oldest;
  private volatile int newest;

  /// @param slots pages kept in memory (`commit_timestamp_buffers`)
  public CommitTimestamps(
      int slots, ClusterFiles cluster, Wal wal, SharedMemory memory, Reporter log) {
    slru = new Slru(new Pages(), slots, 0, false, cluster, wal, memory, log);
  }

  private static final class Pages implements Slru.Kind {
    @Override
    public String folder() {
      return "pg_commit_ts";
    }

    @Override
    public boolean precedes(long page, long other) {
      return CommitLog.pagePrecedes(page, other, CommitTimestampPage.XIDS_PER_PAGE);
    }

    @Override
    public WaitEvent lockWait() {
      return WaitEvent.LW_LOCK_COMMIT_TS_SLRU;
    }
  }

  public Slru slru() {
    return slru;
  }

  /// Whether timestamps are kept.
  public boolean isActive() {
    return active;
  }

  /// The oldest transaction whose timestamp is there, 0 for none.
  public int oldest() {
    return oldest;
  }

  /// The newest one.
  public int newest() {
    return newest;
  }

  /// Says which timestamps are there, from the checkpoint that redo starts with.
  ///
  /// @param kept whether the log that is about to be replayed has them
  public void startup(int oldestXid, int newestXid, boolean kept, long nextFullXid, Proc proc) {
    oldest = oldestXid;
    newest = newestXid;
    if (kept) {
      activate(nextFullXid, proc);
    }
  }

  /// Starts keeping timestamps, from the next transaction on.
  public void activate(long nextFullXid, Proc proc) {
    if (active) {
      return;
    }
    int next = FullXid.xid(nextFullXid);
    long page = CommitTimestampPage.pageOf(next);
    slru.latestPage(page);
    if (!Xid.isValid(oldest)) {
      oldest = next;
      newest = next;
    }
    if (!slru.existsOnDisk(page)) {
      zero(page, proc);
    }
    active = true;
  }

  /// Stops keeping them, and forgets what is there: it would have holes.
  public void deactivate(Proc proc) {
    active = false;
    oldest = Xid.INVALID;
    newest = Xid.INVALID;
    for (long segment : slru.segments()) {
      slru.deleteSegment(segment, proc);
    }
  }

  /// Notes when a transaction and its subtransactions committed, if timestamps are kept.
  ///
  /// @param time microseconds since 2000
  /// @param origin the replication origin, 0 for none
  public void set(int xid, int[] children, long time, int origin, Proc proc) {
    if (!active) {
      return;
    }
    setOne(xid, time, origin, proc);
    int last = xid;
    for (int child : children) {
      setOne(child, time, origin, proc);
      last = child;
    }
    if (Xid.precedes(newest, last)) {
      newest = last;
    }
  }

  private void setOne(int xid, long time, int origin, Proc proc) {
    long page = CommitTimestampPage.pageOf(xid);
    LwLock lock = slru.lock(page);
    lock.acquireExclusive(proc);
    try {
      int slot = slru.page(page, xid, proc);
      CommitTimestampPage.set(slru.content(slot), xid, time, origin);
      slru.markDirty(slot);
    } finally {
      lock.releaseExclusive(proc);
    }
  }

  /// Applies a record.
  public void redo(CommitTsRecord record, Proc proc) {
    switch (record) {
      case CommitTsRecord.ZeroPage(var page) -> zero(page, proc);
      case CommitTsRecord.Truncate(var page, var oldestXid) -> {
        if (Xid.isValid(oldest) && Xid.precedes(oldest, oldestXid)) {
          oldest = oldestXid;
        }
        slru.latestPage(page);
        slru.truncate(page, proc);
      }
    }
  }

  private void zero(long page, Proc proc) {
    LwLock lock = slru.lock(page);
    lock.acquireExclusive(proc);
    try {
      slru.writePage(slru.zeroPage(page, proc), proc);
    } finally {
      lock.releaseExclusive(proc);
    }
  }

  /// Writes and syncs the log.
  public void checkpoint(Proc proc) {
    slru.flush(proc);
  }
}
