package org.gajah.transaction.twophase;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.FullXid;
import org.gajah.base.id.Lsn;
import org.gajah.base.id.Xid;
import org.gajah.locks.Proc;
import org.gajah.locks.table.LockTable;
import org.gajah.locks.table.PreparedLocks;
import org.gajah.locks.table.VirtualXid;
import org.gajah.transaction.CommitLog;
import org.gajah.transaction.Transactions;
import org.gajah.walformat.record.TwoPhaseState;
import org.jspecify.annotations.Nullable;

/// What recovery does with prepared transactions. Only the startup process calls it, in this order:
/// [#restore] before redo, [#redoPrepare] and [#redoFinish] during it, [#prescan] when a standby
/// starts from a shutdown checkpoint and at the end, and [#recover] when the logs are open.
public final class TwoPhaseRecovery {
  private final Transactions shared;
  private final LockTable lockTable;
  private final PreparedTable table;
  private final TwoPhaseFiles files;
  private final TwoPhaseSections sections;
  private final Reporter log;

  /// What is prepared.
  ///
  /// @param oldest the oldest of them, or the next transaction id
  /// @param xids all of them
  public record Found(int oldest, int[] xids) {}

  TwoPhaseRecovery(
      Transactions shared,
      LockTable lockTable,
      PreparedTable table,
      TwoPhaseFiles files,
      TwoPhaseSections sections,
      Reporter log) {
    this.shared = shared;
    this.lockTable = lockTable;
    this.table = table;
    this.files = files;
    this.sections = sections;
    this.log = log;
  }

  /// Reads the files, before redo.
  public void restore(Proc proc) {
    for (long fullXid : files.list()) {
      TwoPhaseState state = check(fullXid, null, proc);
      if (state != null) {
        add(state, Lsn.INVALID, Lsn.INVALID, proc);
      }
    }
  }

  /// Looks whether a state still counts and fits.
  ///
  /// @param inMemory the state, or null when it is in a file
  /// @return null when it was removed
  private @Nullable TwoPhaseState check(long fullXid, @Nullable TwoPhaseState inMemory, Proc proc) {
    int xid = FullXid.xid(fullXid);
    String where = inMemory == null ? "state file" : "state from memory";
    if (!FullXid.precedes(fullXid, shared.xids().next())) {
      return discard(fullXid, "removing future two-phase " + where, proc);
    }
    CommitLog.Status status = shared.commitLog().status(xid, new long[0], proc);
    if (status == CommitLog.Status.COMMITTED || status == CommitLog.Status.ABORTED) {
      return discard(fullXid, "removing stale two-phase " + where, proc);
    }
    TwoPhaseState state = inMemory == null ? files.read(fullXid, proc) : inMemory;
    if (state.xid() != xid) {
      throw new PgException(
          SqlState.DATA_CORRUPTED,
          "corrupted two-phase state %s for transaction %s"
              .formatted(inMemory == null ? "file" : "in memory", Xid.toString(xid)));
    }
    for (int child : state.subxacts()) {
      shared.xids().seen(child);
    }
    return state;
  }

  private @Nullable TwoPhaseState discard(long fullXid, String message, Proc proc) {
    int xid = FullXid.xid(fullXid);
    log.warning(message + " for transaction " + Xid.toString(xid));
    redoFinish(xid, proc);
    files.remove(fullXid);
    return null;
  }

  private void add(TwoPhaseState state, long start, long end, Proc proc) {
    table.lock().acquireExclusive(proc);
    try {
      PreparedTransaction place = table.take();
      place.name(state.gid(), state.xid(), state.owner(), state.database(), state.preparedAt());
      place.start = start;
      place.end = end;
      place.onDisk = !Lsn.isValid(start);
      place.state = place.onDisk ? null : state;
      place.inRedo = true;
    } finally {
      table.lock().releaseExclusive(proc);
    }
  }

  /// Applies a prepare record.
  ///
  /// @param start where the record starts
  /// @param end where it ends
  /// @param consistent whether the cluster is consistent by now; before, the file of the
  ///   transaction may be there already
  /// @throws PgException 53200 when there are more than `max_prepared_transactions`
  public void redoPrepare(
      TwoPhaseState state, long start, long end, boolean consistent, Proc proc) {
    shared.xids().seen(TwoPhase.latest(state));
    if (files.exists(shared.full(state.xid()))) {
      PgException found =
          new PgException(
                  consistent ? Severity.ERROR : Severity.WARNING,
                  SqlState.INTERNAL_ERROR,
                  "could not recover two-phase state file for transaction "
                      + Xid.toString(state.xid()),
                  null)
              .detail(
                  "Two-phase state file has been found in WAL record %s, but this transaction has already been restored from disk."
                      .formatted(Lsn.toString(start)));
      if (consistent) {
        throw found;
      }
      log.report(found);
      return;
    }
    add(state, start, end, proc);
  }

  /// Applies that a prepared transaction was finished.
  public void redoFinish(int xid, Proc proc) {
    table.lock().acquireShared(proc);
    PreparedTransaction place = table.find(xid);
    boolean onDisk = place != null && place.onDisk;
    table.lock().releaseShared(proc);
    if (place == null) {
      return;
    }
    if (onDisk) {
      files.remove(shared.full(xid));
    }
    table.remove(place, proc);
  }

  private List<TwoPhaseState> states(Proc proc) {
    List<TwoPhaseState> states = new ArrayList<>();
    for (PreparedTransaction each : table.snapshot(proc)) {
      if (each.inRedo) {
        TwoPhaseState state = check(shared.full(each.xid), each.state, proc);
        if (state != null) {
          states.add(state);
        }
      }
    }
    return states;
  }

  /// Looks at what is prepared so far. The next transaction id moves past all of it.
  public Found prescan(Proc proc) {
    List<TwoPhaseState> states = states(proc);
    int oldest = FullXid.xid(shared.xids().next());
    int[] xids = new int[states.size()];
    for (int i = 0; i < xids.length; i++) {
      xids[i] = states.get(i).xid();
      oldest = Xid.older(oldest, xids[i]);
    }
    return new Found(oldest, xids);
  }

  /// Notes the parents of prepared subtransactions, for a standby whose log of them is fresh.
  public void recoverForStandby(Proc proc) {
    for (TwoPhaseState state : states(proc)) {
      setParents(state, proc);
    }
  }

  private void setParents(TwoPhaseState state, Proc proc) {
    for (int child : state.subxacts()) {
      shared.subtransactions().setParent(child, state.xid(), proc);
    }
  }

  /// Lets all prepared transactions go on, when recovery is over and the logs are open.
  public void recover(Proc proc) {
    for (TwoPhaseState state : states(proc)) {
      log.log(
          "recovering prepared transaction " + Xid.toString(state.xid()) + " from shared memory");
      setParents(state, proc);
      open(state, proc);
    }
  }

  private void open(TwoPhaseState state, Proc proc) {
    PreparedLocks locks =
        lockTable.prepared(state.xid(), new VirtualXid(VirtualXid.RECOVERED, state.xid()));
    table.lock().acquireExclusive(proc);
    PreparedTransaction place;
    try {
      place = table.find(state.xid());
      if (place == null) {
        throw PgException.internal(
            "failed to find GlobalTransaction for xid " + Xid.toString(state.xid()));
      }
      place.locks = locks;
      place.inRedo = false;
      place.valid = true;
      shared.procArray().adopt(place.entry, state.database(), state.xid(), state.subxacts());
    } finally {
      table.lock().releaseExclusive(proc);
    }
    sections.recovered(state.xid(), place.entry, state.sections(), locks, proc);
  }
}
