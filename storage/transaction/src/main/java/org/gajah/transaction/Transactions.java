package org.gajah.transaction;

import org.gajah.base.error.Reporter;
import org.gajah.base.id.FullXid;
import org.gajah.base.id.Xid;
import org.gajah.base.memory.SharedMemory;
import org.gajah.disk.ClusterFiles;
import org.gajah.locks.Proc;
import org.gajah.wal.Wal;
import org.gajah.walformat.Checkpoint;
import org.gajah.walformat.record.ClogRecord;
import org.gajah.walformat.record.MultiXactRecord;
import org.jspecify.annotations.Nullable;

/// What the sessions of an instance share about transactions: the logs, who runs, and what comes
/// next.
public final class Transactions {
  private final Wal wal;
  private final CommitLog commitLog;
  private final SubtransactionLog subtransactions;
  private final MultiXacts multiXacts;
  private final ProcArray procArray;
  private final XidGenerator xids;
  private final HotStandby hotStandby;
  private final LogTruncation truncation;
  private volatile @Nullable CommitTimestamps commitTimestamps;
  private volatile boolean logsForStandbys = true;
  private volatile StandbyWait standbyWait = StandbyWait.NONE;

  /// @param log where lines for the server's log go
  public Transactions(
      TransactionSizes sizes, ClusterFiles cluster, Wal wal, SharedMemory memory, Reporter log) {
    this.wal = wal;
    commitLog = new CommitLog(sizes.commitLogPages(), cluster, wal, memory, log);
    subtransactions = new SubtransactionLog(sizes.subtransactionPages(), cluster, wal, memory, log);
    multiXacts =
        new MultiXacts(
            sizes.multiXactOffsetPages(),
            sizes.multiXactMemberPages(),
            sizes.entries(),
            cluster,
            wal,
            memory,
            log);
    procArray = new ProcArray(sizes.entries());
    xids = new XidGenerator(commitLog, subtransactions, procArray);
    hotStandby = new HotStandby(this);
    truncation = new LogTruncation(this);
  }

  /// Says where times of commits are kept.
  public void commitTimestamps(CommitTimestamps times) {
    commitTimestamps = times;
    xids.commitTimestamps(times);
  }

  @Nullable CommitTimestamps commitTimestamps() {
    return commitTimestamps;
  }

  /// Gives files of the logs back that nobody needs any more.
  public LogTruncation truncation() {
    return truncation;
  }

  /// Whether `wal_level` is high enough for standbys: they are told of locks, subtransactions and
  /// invalidations then.
  public boolean logsForStandbys() {
    return logsForStandbys;
  }

  public void logsForStandbys(boolean on) {
    logsForStandbys = on;
  }

  /// Who waits for standbys.
  public StandbyWait standbyWait() {
    return standbyWait;
  }

  public void standbyWait(StandbyWait newStandbyWait) {
    standbyWait = newStandbyWait;
  }

  /// Notes when a transaction and its subtransactions committed, where that is tracked.
  public void noteCommitTime(
      int xid, int[] children, long time, ReplicationOrigin origin, Proc proc) {
    CommitTimestamps times = commitTimestamps;
    if (times != null) {
      boolean remote = !origin.isNone() && origin.time() != 0;
      times.set(xid, children, remote ? origin.time() : time, origin.node(), proc);
    }
  }

  /// Says who is asked and told when ids run short.
  public void wraparoundListener(WraparoundListener listener) {
    xids.listener(listener);
    multiXacts.listener(listener);
  }

  public Wal wal() {
    return wal;
  }

  public CommitLog commitLog() {
    return commitLog;
  }

  public SubtransactionLog subtransactions() {
    return subtransactions;
  }

  public MultiXacts multiXacts() {
    return multiXacts;
  }

  public ProcArray procArray() {
    return procArray;
  }

  /// What is known of the primary's transactions, on a standby.
  public HotStandby hotStandby() {
    return hotStandby;
  }

  public XidGenerator xids() {
    return xids;
  }

  /// Says where transactions go on, from the control file or the checkpoint that redo starts with.
  public void start(long nextFullXid, int nextOid, int oldestXid, int oldestDatabase) {
    xids.start(nextFullXid, nextOid, oldestXid, oldestDatabase);
    commitLog.start(nextFullXid);
    commitLog.startOldest(oldestXid);
  }

  /// The same from a checkpoint, multixacts and all.
  public void startup(Checkpoint checkpoint, Proc proc) {
    start(
        checkpoint.nextXid(),
        checkpoint.nextOid(),
        checkpoint.oldestXid(),
        checkpoint.oldestXidDatabase());
    multiXacts.startup(
        new MultiXacts.Position(
            checkpoint.nextMulti(),
            checkpoint.nextMultiOffset(),
            checkpoint.oldestMulti(),
            checkpoint.oldestMultiDatabase()),
        proc);
  }

  /// Writes and syncs all logs: their part of a checkpoint.
  public void checkpoint(Proc proc) {
    commitLog.checkpoint(proc);
    subtransactions.checkpoint(proc);
    multiXacts.checkpoint(proc);
  }

  /// Applies a record of the commit log.
  public void redo(ClogRecord record, Proc proc) {
    switch (record) {
      case ClogRecord.ZeroPage zero -> commitLog.redoZero(zero.page(), proc);
      case ClogRecord.Truncate truncate -> {
        commitLog.advanceOldest(truncate.oldestXid(), proc);
        commitLog.slru().truncate(truncate.page(), proc);
      }
    }
  }

  /// Applies a record of multixacts.
  ///
  /// @param recordXid the transaction that made it
  public void redo(MultiXactRecord record, int recordXid, Proc proc) {
    int youngest = multiXacts.redo(record, proc);
    xids.seen(recordXid);
    xids.seen(youngest);
  }

  /// Opens for normal work, when recovery is done: logs are trimmed and everything before the next
  /// id is over, but for prepared transactions, which have been adopted before.
  ///
  /// @param oldestActive the oldest prepared transaction, or the next id
  public void open(int oldestActive, Proc proc) {
    long next = xids.next();
    subtransactions.start(oldestActive, next, proc);
    commitLog.start(next);
    commitLog.trim(next, proc);
    multiXacts.trim(proc);
    procArray.start(next);
  }

  /// What became of a transaction, subtransactions resolved through their parents.
  ///
  /// @param lsnOut see [CommitLog#status]
  /// @param horizon transactions before it have no parents on record any more
  public CommitLog.Status outcome(int xid, int horizon, long[] lsnOut, Proc proc) {
    int asked = xid;
    while (true) {
      if (!Xid.isNormal(asked)) {
        return asked == Xid.INVALID ? CommitLog.Status.ABORTED : CommitLog.Status.COMMITTED;
      }
      CommitLog.Status status = commitLog.status(asked, lsnOut, proc);
      if (status != CommitLog.Status.SUB_COMMITTED) {
        return status;
      }
      if (Xid.precedes(asked, horizon)) {
        return CommitLog.Status.ABORTED; // its parent never got as far as committing
      }
      int parent = subtransactions.parent(asked, proc);
      if (!Xid.isValid(parent)) {
        return CommitLog.Status.ABORTED;
      }
      asked = parent;
    }
  }

  /// The full form of a transaction id that is not in the future.
  public long full(int xid) {
    return FullXid.atOrBefore(xid, xids.next());
  }
}
