package org.gajah.transaction.twophase;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.FullXid;
import org.gajah.base.id.Lsn;
import org.gajah.base.id.Xid;
import org.gajah.disk.ClusterFiles;
import org.gajah.locks.Proc;
import org.gajah.locks.table.LockTable;
import org.gajah.locks.table.PreparedLocks;
import org.gajah.transaction.CommitLog;
import org.gajah.transaction.EndEffects;
import org.gajah.transaction.Transaction;
import org.gajah.transaction.Transaction.Prepared;
import org.gajah.transaction.TransactionSizes;
import org.gajah.transaction.Transactions;
import org.gajah.wal.WalInserter;
import org.gajah.walformat.record.TwoPhaseState;
import org.gajah.walformat.record.XactEnd;
import org.gajah.walformat.record.XactRecord;
import org.jspecify.annotations.Nullable;

/// Prepares transactions and finishes prepared ones. Mirrors `access/transam/twophase.c`; what
/// recovery does with them is in [TwoPhaseRecovery].
public final class TwoPhase {
  /// The longest name, with the zero that ends it.
  private static final int GID_SIZE = 200;

  /// The longest state.
  private static final int MAX_LENGTH = 0x3FFF_FFFF;

  /// Who finishes a prepared transaction.
  ///
  /// @param database the one that its session has connected to
  public record Finisher(int user, boolean superuser, int database) {}

  /// A prepared transaction, as `pg_prepared_xacts` shows it.
  public record Row(int xid, Slice gid, long preparedAt, int owner, int database) {}

  private final Transactions shared;
  private final LockTable lockTable;
  private final Reporter log;
  private final PreparedTable table;
  private final TwoPhaseFiles files;
  private final TwoPhaseSections sections;
  private final TwoPhaseRecovery recovery;

  /// @param log where lines for the server's log go
  public TwoPhase(
      TransactionSizes sizes,
      Transactions shared,
      LockTable lockTable,
      ClusterFiles cluster,
      Reporter log) {
    this.shared = shared;
    this.lockTable = lockTable;
    this.log = log;
    table = new PreparedTable(sizes.preparedTransactions(), sizes.processes());
    files = new TwoPhaseFiles(cluster);
    sections = new TwoPhaseSections(shared.multiXacts());
    recovery = new TwoPhaseRecovery(shared, lockTable, table, files, sections, log);
  }

  /// Says who handles the sections of statistics or predicate locks
  /// ([TwoPhaseState.Section#PGSTAT], [TwoPhaseState.Section#PREDICATE_LOCK]).
  public void handler(int manager, TwoPhaseHandler handler) {
    sections.register(manager, handler);
  }

  /// Recovery's side.
  public TwoPhaseRecovery recovery() {
    return recovery;
  }

  // Preparing

  /// Prepares the transaction of a session, which has none any more then.
  ///
  /// @param gid its name, in the database's encoding
  /// @param owner the role that prepares it
  /// @throws PgException when that cannot be; the transaction is still open and must be aborted
  public void prepare(Slice gid, int owner, Transaction transaction) {
    checkName(gid);
    Proc proc = transaction.proc();
    int xid = transaction.xid();
    PreparedTransaction place = table.reserve(gid, proc);
    PreparedLocks heir = null;
    boolean done = false;
    try {
      Prepared prepared = transaction.prepare();
      TwoPhaseSections.addMultiXacts(prepared.parts(), prepared.oldestMultiXact());
      sections.check(prepared.parts().sections());
      long now = proc.clock().timestamp();
      place.name(gid, xid, owner, prepared.database(), now);
      heir = lockTable.prepared(xid, transaction.locks().virtualXid());
      place.locks = heir;
      place.state = state(prepared, gid, owner, now);
      checkLength(place.state);
      record(place, prepared, transaction);
      done = true;
    } finally {
      if (!done) {
        if (heir != null) {
          heir.close();
        }
        table.remove(place, proc);
      }
    }
    transaction.awaitStandbys(place.end, false);
    transaction.handOver(heir);
    table.release(place, proc);
  }

  private void checkName(Slice gid) {
    if (gid.length() >= GID_SIZE) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE,
          "transaction identifier \"" + PreparedTable.text(gid) + "\" is too long");
    }
    if (table.size() == 0) {
      throw new PgException(
              SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE, "prepared transactions are disabled")
          .hint("Set \"max_prepared_transactions\" to a nonzero value.");
    }
  }

  private static TwoPhaseState state(Prepared prepared, Slice gid, int owner, long now) {
    return new TwoPhaseState(
        prepared.xid(),
        prepared.database(),
        now,
        owner,
        gid,
        prepared.children(),
        List.copyOf(prepared.onCommit().droppedRelations()),
        List.copyOf(prepared.onAbort().droppedRelations()),
        List.copyOf(prepared.onCommit().droppedStatistics()),
        List.copyOf(prepared.onAbort().droppedStatistics()),
        List.copyOf(prepared.onCommit().invalidations()),
        prepared.onCommit().dropsRelationCacheFile(),
        prepared.origin().lsn(),
        prepared.origin().time(),
        List.copyOf(prepared.parts().sections()));
  }

  private static void checkLength(TwoPhaseState state) {
    ByteSink bytes = new ByteSink(512);
    state.encode(bytes);
    if (bytes.length() > MAX_LENGTH) {
      throw new PgException(
          SqlState.PROGRAM_LIMIT_EXCEEDED, "two-phase state file maximum length exceeded");
    }
  }

  /// Writes the record. A checkpoint that starts behind it must find the transaction in the table,
  /// for it has to write its file.
  private void record(PreparedTransaction place, Prepared prepared, Transaction transaction) {
    Proc proc = transaction.proc();
    WalInserter wal = transaction.wal();
    TwoPhaseState state = place.state;
    if (state == null) {
      throw new IllegalStateException();
    }
    proc.startCritical();
    proc.delayCheckpoint(Proc.DELAY_START);
    try {
      wal.begin();
      long end =
          wal.insert(
              new XactRecord.Prepare(state, prepared.origin().node()), WalInserter.INCLUDE_ORIGIN);
      shared.wal().flush(end, proc);
      table.lock().acquireExclusive(proc);
      place.start = wal.lastStart();
      place.end = end;
      place.valid = true;
      shared.procArray().transfer(proc.number(), place.entry, proc);
      table.lock().releaseExclusive(proc);
      shared.multiXacts().adoptOldestMember(place.entry, prepared.oldestMultiXact());
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      proc.allowCheckpoint(Proc.DELAY_START);
      proc.endCritical();
    }
  }

  // Finishing

  /// Commits or aborts a prepared transaction.
  ///
  /// @param transaction of the session that does it, which itself has no id
  /// @param effects does what the end of the transaction does to others
  public void finish(
      Slice gid, boolean commit, Finisher who, Transaction transaction, EndEffects effects) {
    Proc proc = transaction.proc();
    PreparedTransaction place = table.claim(gid, who, proc);
    boolean decided = false;
    proc.interrupts().hold();
    try {
      TwoPhaseState state = state(place, proc);
      sections.check(state.sections());
      if (commit) {
        recordCommit(state, transaction);
      } else {
        recordAbort(state, transaction);
      }
      decided = true;
      finish(place, state, commit, transaction, effects);
    } finally {
      proc.interrupts().resume();
      if (!decided) {
        table.release(place, proc);
      }
    }
  }

  private TwoPhaseState state(PreparedTransaction place, Proc proc) {
    TwoPhaseState known = place.state;
    return known != null ? known : files.read(shared.full(place.xid), proc);
  }

  private void finish(
      PreparedTransaction place,
      TwoPhaseState state,
      boolean commit,
      Transaction transaction,
      EndEffects effects) {
    Proc proc = transaction.proc();
    shared.procArray().end(place.entry, latest(state), proc);
    shared.procArray().leave(place.entry);
    table.lock().acquireExclusive(proc);
    place.valid = false; // from now on it cannot be found, while its name is still taken
    boolean onDisk = place.onDisk; // and no checkpoint writes it any more
    table.lock().releaseExclusive(proc);
    effects.dropRelations(commit ? state.commitRelations() : state.abortRelations(), proc);
    effects.dropStatistics(commit ? state.commitStats() : state.abortStats(), proc);
    if (commit && (!state.invalidations().isEmpty() || state.initFile())) {
      effects.invalidate(
          state.invalidations(),
          state.initFile(),
          transaction.database(),
          transaction.databaseTablespace(),
          proc);
    }
    PreparedLocks locks = place.locks;
    if (locks != null) {
      sections.finished(state.xid(), place.entry, state.sections(), locks, commit, proc);
      locks.close();
    }
    shared.multiXacts().ended(place.entry);
    long fullXid = shared.full(state.xid());
    table.remove(place, proc);
    if (onDisk && !files.remove(fullXid)) {
      log.warning("could not remove file of prepared transaction " + Xid.toString(state.xid()));
    }
  }

  static int latest(TwoPhaseState state) {
    int latest = state.xid();
    for (int child : state.subxacts()) {
      latest = Xid.precedes(latest, child) ? child : latest;
    }
    return latest;
  }

  private void recordCommit(TwoPhaseState state, Transaction transaction) {
    Proc proc = transaction.proc();
    long end;
    proc.startCritical();
    proc.delayCheckpoint(Proc.DELAY_START);
    try {
      long now = proc.clock().timestamp();
      XactEnd.Builder builder =
          new XactEnd.Builder(now)
              .flags(XactEnd.HAS_AE_LOCKS | (state.initFile() ? XactEnd.UPDATE_RELCACHE_FILE : 0))
              .flags(transaction.appliesOnStandbys() ? XactEnd.APPLY_FEEDBACK : 0)
              .relations(state.commitRelations())
              .droppedStats(state.commitStats())
              .invalidations(state.invalidations());
      if (!state.invalidations().isEmpty()) {
        builder.database(transaction.database(), transaction.databaseTablespace());
      }
      end = insert(builder, true, state, transaction);
      shared.noteCommitTime(state.xid(), state.subxacts(), now, transaction.origin(), proc);
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      proc.allowCheckpoint(Proc.DELAY_START);
      proc.endCritical();
    }
    transaction.awaitStandbys(end, true);
  }

  private void recordAbort(TwoPhaseState state, Transaction transaction) {
    Proc proc = transaction.proc();
    CommitLog.Status status = shared.commitLog().status(state.xid(), new long[0], proc);
    if (status == CommitLog.Status.COMMITTED) {
      throw proc.panic(
          PgException.internal(
              "cannot abort transaction "
                  + Xid.toString(state.xid())
                  + ", it was already committed"));
    }
    long end;
    proc.startCritical();
    try {
      XactEnd.Builder builder =
          new XactEnd.Builder(proc.clock().timestamp())
              .flags(XactEnd.HAS_AE_LOCKS)
              .relations(state.abortRelations())
              .droppedStats(state.abortStats());
      end = insert(builder, false, state, transaction);
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      proc.endCritical();
    }
    transaction.awaitStandbys(end, false);
  }

  /// Inserts and flushes the record and puts the outcome into the commit log. An abort is flushed
  /// too, for the state goes.
  private long insert(
      XactEnd.Builder builder, boolean commit, TwoPhaseState state, Transaction transaction) {
    Proc proc = transaction.proc();
    int[] children = state.subxacts();
    builder.subxacts(children).twoPhase(state.xid(), null);
    if (!transaction.origin().isNone()) {
      builder.origin(
          transaction.origin().node(), transaction.origin().lsn(), transaction.origin().time());
    }
    XactEnd end = builder.build();
    WalInserter wal = transaction.wal();
    wal.begin();
    long lsn =
        wal.insert(
            commit ? new XactRecord.Commit(true, end) : new XactRecord.Abort(true, end),
            WalInserter.INCLUDE_ORIGIN
                | (end.relations().isEmpty() ? 0 : WalInserter.SPECIAL_RELATION_UPDATE));
    shared.wal().flush(lsn, proc);
    CommitLog.Status status = commit ? CommitLog.Status.COMMITTED : CommitLog.Status.ABORTED;
    shared.commitLog().setTree(state.xid(), children, children.length, status, Lsn.INVALID, proc);
    return lsn;
  }

  // Views and checkpoints

  /// All prepared transactions.
  public List<Row> rows(Proc proc) {
    table.lock().acquireShared(proc);
    try {
      List<Row> rows = new ArrayList<>();
      for (PreparedTransaction each : table.all()) {
        if (each.valid) {
          rows.add(new Row(each.xid, each.gid, each.preparedAt, each.owner, each.database));
        }
      }
      return rows;
    } finally {
      table.lock().releaseShared(proc);
    }
  }

  /// Writes the states into files whose records a checkpoint leaves behind.
  ///
  /// @param redo where redo would start after this checkpoint
  /// @return how many were written
  public int checkpoint(long redo, Proc proc) {
    if (table.size() == 0) {
      return 0;
    }
    int written = 0;
    table.lock().acquireShared(proc);
    try {
      for (PreparedTransaction each : table.all()) {
        TwoPhaseState state = each.state;
        if (state != null && isDue(each, redo)) {
          files.write(FullXid.atOrBefore(each.xid, shared.xids().next()), state, proc);
          each.onDisk = true;
          each.start = Lsn.INVALID;
          each.end = Lsn.INVALID;
          each.state = null;
          written++;
        }
      }
    } finally {
      table.lock().releaseShared(proc);
    }
    files.syncFolder();
    return written;
  }

  private static boolean isDue(PreparedTransaction each, long redo) {
    return (each.valid || each.inRedo) && !each.onDisk && !Lsn.before(redo, each.end);
  }

  /// A line about written files for `log_checkpoints`, or null.
  public static @Nullable String describe(int written) {
    return switch (written) {
      case 0 -> null;
      case 1 -> "1 two-phase state file was written for a long-running prepared transaction";
      default ->
          written + " two-phase state files were written for long-running prepared transactions";
    };
  }
}
