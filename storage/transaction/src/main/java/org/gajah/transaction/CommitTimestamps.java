package org.gajah.transaction;

import java.lang.foreign.MemorySegment;
import org.gajah.activity.WaitEvent;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.FullXid;
import org.gajah.base.id.Xid;
import org.gajah.base.memory.SharedMemory;
import org.gajah.disk.ClusterFiles;
import org.gajah.locks.LwLock;
import org.gajah.locks.Proc;
import org.gajah.page.slru.CommitTimestampPage;
import org.gajah.wal.Wal;
import org.gajah.wal.WalInserter;
import org.gajah.walformat.record.CommitTsRecord;
import org.jspecify.annotations.Nullable;

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

  /// Makes room for a transaction id that is about to be given out.
  void extend(int xid, Proc proc, WalInserter wal) {
    boolean first =
        Integer.remainderUnsigned(xid, CommitTimestampPage.XIDS_PER_PAGE) == 0
            || xid == Xid.FIRST_NORMAL;
    if (!active || !first) {
      return;
    }
    long page = CommitTimestampPage.pageOf(xid);
    LwLock lock = slru.lock(page);
    lock.acquireExclusive(proc);
    try {
      slru.zeroPage(page, proc);
    } finally {
      lock.releaseExclusive(proc);
    }
    wal.begin();
    wal.insert(new CommitTsRecord.ZeroPage(page));
  }

  /// When a transaction committed.
  ///
  /// @param time microseconds since 2000
  /// @param origin where it came from, 0 for here
  public record Commit(long time, int origin) {}

  /// When a transaction committed, null when that is not known.
  ///
  /// @throws PgException 22023 for ids that no transaction has, 55000 when nothing is kept
  public @Nullable Commit get(int xid, Proc proc) {
    if (!Xid.isValid(xid)) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE,
          "cannot retrieve commit timestamp for transaction " + Xid.toString(xid));
    }
    if (!Xid.isNormal(xid)) {
      return null;
    }
    if (!active) {
      throw new PgException(
              SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE, "could not get commit timestamp data")
          .hint(
              "Make sure the configuration parameter \"track_commit_timestamp\" is set"
                  + (slru.inRecovery() ? " on the primary server." : "."));
    }
    int from = oldest;
    if (!Xid.isValid(from) || Xid.precedes(xid, from) || Xid.precedes(newest, xid)) {
      return null;
    }
    long page = CommitTimestampPage.pageOf(xid);
    LwLock lock = slru.lock(page);
    lock.acquireExclusive(proc);
    try {
      MemorySegment content = slru.content(slru.page(page, xid, proc));
      long time = CommitTimestampPage.time(content, xid);
      return time == 0 ? null : new Commit(time, CommitTimestampPage.origin(content, xid));
    } finally {
      lock.releaseExclusive(proc);
    }
  }

  /// Cuts off what is older than every transaction that a table may still name.
  public void truncate(int oldestXid, Proc proc, WalInserter wal) {
    long cutoff = CommitTimestampPage.pageOf(oldestXid);
    if (slru.segments().stream().noneMatch(segment -> slru.isBefore(segment, cutoff))) {
      return;
    }
    wal.begin();
    wal.insert(new CommitTsRecord.Truncate(cutoff, oldestXid));
    slru.truncate(cutoff, proc);
  }

  /// Moves the oldest transaction that has a timestamp, before older ones are cut off.
  public void advanceOldest(int oldestXid) {
    if (Xid.isValid(oldest) && Xid.precedes(oldest, oldestXid)) {
      oldest = oldestXid;
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
