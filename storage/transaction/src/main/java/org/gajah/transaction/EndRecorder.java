package org.gajah.transaction;

import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.id.Lsn;
import org.gajah.base.id.Xid;
import org.gajah.locks.Proc;
import org.gajah.wal.WalInserter;
import org.gajah.walformat.WalRecord;
import org.gajah.walformat.record.StandbyRecord;
import org.gajah.walformat.record.XactEnd;
import org.gajah.walformat.record.XactRecord;

/// Writes down how a session's transactions end: the record, its flush and the commit log, in this
/// order. Mirrors RecordTransactionCommit and RecordTransactionAbort of `access/transam/xact.c`.
///
/// A checkpoint that starts between record and commit log would start redo behind the record and
/// miss the mark: so it is kept from starting.
final class EndRecorder {
  private final Transactions shared;
  private final Proc proc;
  private final WalInserter wal;
  private final EndRecord endRecord = new EndRecord();
  private int database;
  private int databaseTablespace;
  private SynchronousCommit synchronousCommit = SynchronousCommit.ON;
  private CommitDelay commitDelay = CommitDelay.NONE;
  private ReplicationOrigin origin = ReplicationOrigin.NONE;
  private boolean tookAccessExclusiveLock;
  private boolean synchronous;

  EndRecorder(Transactions shared, Proc proc, WalInserter wal) {
    this.shared = shared;
    this.proc = proc;
    this.wal = wal;
  }

  void database(int oid, int defaultTablespace) {
    database = oid;
    databaseTablespace = defaultTablespace;
  }

  int database() {
    return database;
  }

  int databaseTablespace() {
    return databaseTablespace;
  }

  void synchronousCommit(SynchronousCommit mode) {
    synchronousCommit = mode;
  }

  SynchronousCommit synchronousCommit() {
    return synchronousCommit;
  }

  void commitDelay(CommitDelay delay) {
    commitDelay = delay;
  }

  void origin(ReplicationOrigin newOrigin) {
    origin = newOrigin;
  }

  ReplicationOrigin origin() {
    return origin;
  }

  void noteAccessExclusiveLock() {
    tookAccessExclusiveLock = true;
  }

  /// Says that the commit has to be flushed at once, asynchronous or not.
  void forceSync() {
    synchronous = true;
  }

  /// Forgets what was noted about the transaction before.
  void start() {
    tookAccessExclusiveLock = false;
    synchronous = false;
  }

  /// Records a commit.
  ///
  /// @return the youngest id, 0 where the transaction has none
  int commit(TransactionLevel whole, List<CommitParticipant> participants) {
    endRecord.clear();
    for (CommitParticipant participant : participants) {
      participant.contribute(endRecord, true);
    }
    if (synchronous) {
      endRecord.forceSync();
    }
    if (whole.xid == Xid.INVALID) {
      return commitWithoutXid();
    }
    int[] children = whole.children();
    proc.startCritical();
    proc.delayCheckpoint(Proc.DELAY_START);
    try {
      long now = proc.clock().timestamp();
      XactEnd.Builder end = describe(now, children, true);
      if (synchronousCommit == SynchronousCommit.REMOTE_APPLY) {
        end.flags(XactEnd.APPLY_FEEDBACK);
      }
      insert(new XactRecord.Commit(false, end.build()));
      mark(whole.xid, children);
      shared.noteCommitTime(whole.xid, children, now, origin, proc);
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      proc.allowCheckpoint(Proc.DELAY_START);
      proc.endCritical();
    }
    awaitStandbys();
    return whole.latest();
  }

  private XactEnd.Builder describe(long now, int[] children, boolean committing) {
    if (tookAccessExclusiveLock) {
      endRecord.hasAccessExclusiveLocks();
    }
    XactEnd.Builder end = endRecord.finish(now, children, database, databaseTablespace, committing);
    if (!origin.isNone()) {
      end.origin(origin.node(), origin.lsn(), origin.time());
    }
    return end;
  }

  private void insert(WalRecord record) {
    wal.begin();
    wal.insert(
        record,
        WalInserter.INCLUDE_ORIGIN
            | (endRecord.droppedRelations().isEmpty() ? 0 : WalInserter.SPECIAL_RELATION_UPDATE));
  }

  /// Flushes a commit, unless it need not last, and puts it into the commit log.
  private void mark(int xid, int[] children) {
    long lsn = wal.lastEnd();
    boolean now =
        synchronousCommit.flushes()
            || endRecord.forcesSync()
            || !endRecord.droppedRelations().isEmpty();
    if (now) {
      flush(lsn);
    } else {
      shared.wal().asyncCommit(lsn);
    }
    shared
        .commitLog()
        .setTree(
            xid,
            children,
            children.length,
            CommitLog.Status.COMMITTED,
            now ? Lsn.INVALID : lsn,
            proc);
  }

  private void flush(long lsn) {
    CommitDelay delay = commitDelay;
    boolean waits =
        delay.micros() > 0 && shared.procArray().othersRunning(proc.number(), delay.siblings());
    shared.wal().flush(lsn, waits ? delay.micros() * 1000L : 0, proc);
  }

  private void awaitStandbys() {
    if (synchronousCommit.waitsForStandbys()) {
      shared.standbyWait().await(wal.lastEnd(), synchronousCommit, true);
    }
  }

  /// A transaction without an id has changed nothing that others could see, but may have logged:
  /// hints, pruning, invalidations of in-place updates.
  private int commitWithoutXid() {
    if (!endRecord.droppedRelations().isEmpty()) {
      throw PgException.internal("cannot commit a transaction that deleted files but has no xid");
    }
    if (!endRecord.invalidations().isEmpty() && shared.logsForStandbys()) {
      wal.begin();
      wal.insert(
          new StandbyRecord.Invalidations(
              database,
              databaseTablespace,
              endRecord.dropsRelationCacheFile(),
              List.copyOf(endRecord.invalidations())));
    }
    if (Lsn.isValid(wal.lastEnd())) {
      if (endRecord.forcesSync()) {
        flush(wal.lastEnd());
      } else {
        shared.wal().asyncCommit(wal.lastEnd());
      }
    }
    return Xid.INVALID;
  }

  /// Records the abort of a transaction or a subtransaction that has an id.
  ///
  /// @return the youngest id
  int abort(TransactionLevel level, List<CommitParticipant> participants) {
    boolean whole = level.outer == null;
    endRecord.clear();
    for (CommitParticipant participant : participants) {
      if (whole) {
        participant.contribute(endRecord, false);
      } else {
        participant.contributeSubtransaction(endRecord, level.depth);
      }
    }
    int[] children = level.children();
    proc.startCritical();
    try {
      XactEnd end = describe(proc.clock().timestamp(), children, false).build();
      insert(new XactRecord.Abort(false, end));
      if (whole) {
        shared.wal().asyncCommit(wal.lastEnd());
      }
      shared
          .commitLog()
          .setTree(
              level.xid, children, children.length, CommitLog.Status.ABORTED, Lsn.INVALID, proc);
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      proc.endCritical();
    }
    return level.latest();
  }
}
