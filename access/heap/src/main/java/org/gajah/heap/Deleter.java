package org.gajah.heap;

import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.table.LockWait;
import org.gajah.accessapi.table.RowLock;
import org.gajah.accessapi.table.TupleFailure;
import org.gajah.accessapi.table.TupleOutcome;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.heap.RowWaits.Purpose;
import org.gajah.heap.change.RunTimeExtras;
import org.gajah.heap.visibility.ChangeVerdict;
import org.gajah.heap.visibility.RowState;
import org.gajah.heap.visibility.RowVisibility;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.heap.Infomask;
import org.gajah.transaction.MultiXactAccess.Status;
import org.gajah.transaction.Snapshot;
import org.gajah.transaction.Transaction;
import org.gajah.walformat.record.HeapConfirm;
import org.gajah.walformat.record.HeapDelete;
import org.jspecify.annotations.Nullable;

/// Deletes rows, and completes speculative insertions. Mirrors `heap_delete`,
/// `heap_finish_speculative` and `heap_abort_speculative`.
final class Deleter {
  private final Transaction transaction;
  private final RowState state;
  private final RowVisibility visibility;
  private final ChangeVerdict verdict;
  private final RowWaits waits;
  private final NewXmax newXmax;
  private final HeldRow row;
  private final MapPin mapPin;
  private final ChangeLog log;
  private final Toasting toasting;
  private final int commandId;

  Deleter(
      StorageContext context,
      RowState state,
      RowWaits waits,
      HeldRow row,
      MapPin mapPin,
      ChangeLog log,
      Toasting toasting,
      int commandId) {
    this.transaction = context.transaction();
    this.state = state;
    this.visibility = new RowVisibility(state);
    this.verdict = new ChangeVerdict(state);
    this.waits = waits;
    this.newXmax = new NewXmax(state);
    this.row = row;
    this.mapPin = mapPin;
    this.log = log;
    this.toasting = toasting;
    this.commandId = commandId;
  }

  /// Deletes a row; see [org.gajah.accessapi.table.TableWriter#delete].
  TupleOutcome delete(
      long tid,
      @Nullable Snapshot crosscheck,
      boolean wait,
      boolean movesPartition,
      TupleFailure failure) {
    int xid = transaction.xid();
    waits.start();
    try {
      if (!row.open(tid)) {
        throw row.noSuchTuple();
      }
      TupleOutcome outcome = settle(wait);
      if (outcome == TupleOutcome.OK
          && crosscheck != null
          && !visibility.isSeen(row.page(), row.at(), row.buffer(), crosscheck)) {
        outcome = TupleOutcome.UPDATED;
      }
      if (outcome != TupleOutcome.OK) {
        fill(row, state, outcome, failure);
        return outcome;
      }
      state.multiXacts().announce(transaction);
      apply(xid, movesPartition);
      row.unlock();
      deleteValues(false);
      return outcome;
    } finally {
      row.close();
      waits.endTurn(tid, RowLock.EXCLUSIVE);
    }
  }

  /// Says why a row could not be changed.
  static void fill(HeldRow row, RowState state, TupleOutcome outcome, TupleFailure failure) {
    int cmax = outcome == TupleOutcome.SELF_MODIFIED ? state.cmax(row.page(), row.at()) : -1;
    failure.set(row.ctid(), state.updateXid(row.page(), row.at()), cmax);
  }

  /// Judges the row, and waits for others, until it can be deleted or never will.
  private TupleOutcome settle(boolean wait) {
    while (true) {
      if (!row.hasMapPin()) {
        row.pinMap();
      }
      TupleOutcome outcome = verdict.of(row.page(), row.at(), row.buffer(), row.tid(), commandId);
      if (outcome == TupleOutcome.INVISIBLE) {
        throw new PgException(
            SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE, "attempted to delete invisible tuple");
      }
      if (outcome != TupleOutcome.BEING_MODIFIED || !wait) {
        return outcome;
      }
      row.noteXmax();
      if (!waitForHolders()) {
        continue;
      }
      if ((row.infomask() & Infomask.XMAX_INVALID) != 0
          || Infomask.xmaxLockedOnly(row.infomask())
          || state.isOnlyLocked(row.page(), row.at())) {
        return TupleOutcome.OK;
      }
      return row.ctid() == row.tid() ? TupleOutcome.DELETED : TupleOutcome.UPDATED;
    }
  }

  /// Waits for those who hold the row, in turn. Of the own transaction's subtransactions nobody
  /// need be waited for.
  ///
  /// @return false when others have taken their place
  private boolean waitForHolders() {
    int xmax = row.notedXmax();
    if (row.notedMulti()) {
      if (!waits.conflicts(xmax, row.notedMask(), RowLock.EXCLUSIVE)) {
        return true;
      }
      row.unlock();
      if (!waits.ownIsMember()) {
        waits.takeTurn(row.tid(), RowLock.EXCLUSIVE, LockWait.BLOCK);
      }
      waits.awaitMembers(
          xmax, row.notedMask(), Status.UPDATE, row.tid(), Purpose.DELETE, LockWait.BLOCK);
      row.lock();
      return row.hasMapPin() && !row.hasXmaxChanged();
    }
    if (transaction.isCurrent(xmax)) {
      return true;
    }
    row.unlock();
    waits.takeTurn(row.tid(), RowLock.EXCLUSIVE, LockWait.BLOCK);
    waits.await(xmax, row.tid(), Purpose.DELETE);
    row.lock();
    if (!row.hasMapPin() || row.hasXmaxChanged()) {
      return false;
    }
    state.hintXmax(row.page(), row.at(), row.buffer(), xmax);
    return true;
  }

  private void apply(int xid, boolean movesPartition) {
    newXmax.compute(row.xmax(), row.infomask(), row.infomask2(), xid, RowLock.EXCLUSIVE, true);
    int flags =
        (row.isAllVisible() ? HeapDelete.ALL_VISIBLE_CLEARED : 0)
            | (movesPartition ? HeapDelete.IS_PARTITION_MOVE : 0);
    HeapDelete record =
        new HeapDelete(newXmax.xmax(), row.offsetNumber(), newXmax.infobits(), flags, null);
    log.delete(row.buffer(), xid, record, deletingCommand(row, state, commandId), mapPin);
  }

  /// The command id that a deleted or replaced version gets: combined with that of its insertion
  /// where the same transaction inserted it.
  static RunTimeExtras deletingCommand(HeldRow row, RowState state, int commandId) {
    boolean own =
        !Infomask.xminCommitted(row.infomask())
            && state.transaction().isCurrent(HeapTuple.rawXmin(row.page(), row.at()));
    if (!own) {
      return RunTimeExtras.ofCommand(commandId, false);
    }
    int cmin = state.cmin(row.page(), row.at());
    int combined = state.transaction().comboCommandIds().combine(cmin, commandId);
    return RunTimeExtras.ofCommand(combined, true);
  }

  private void deleteValues(boolean takenBack) {
    if (toasting.applies() && HeapTuple.hasExternal(row.page(), row.at())) {
      toasting.rows().delete(row.page(), row.at(), takenBack);
    }
  }

  // Speculative insertions

  /// Makes a speculative insertion an ordinary one.
  void confirm(long tid) {
    try {
      if (!row.open(tid)) {
        throw row.noSuchTuple();
      }
      log.confirm(row.buffer(), new HeapConfirm(row.offsetNumber()));
    } finally {
      row.close();
    }
  }

  /// Takes a speculative insertion back, or a value that was moved out for one: nobody ever sees
  /// it, and who waits for it can go on at once.
  void takeBack(long tid) {
    int xid = transaction.xid();
    try {
      if (!row.open(tid)) {
        throw row.noSuchTuple();
      }
      if (HeapTuple.rawXmin(row.page(), row.at()) != xid) {
        throw PgException.internal("attempted to kill a tuple inserted by another transaction");
      }
      if (toasting.applies() && !HeapTuple.isSpeculative(row.page(), row.at())) {
        throw PgException.internal("attempted to kill a non-speculative tuple");
      }
      HeapDelete record = new HeapDelete(xid, row.offsetNumber(), 0, HeapDelete.IS_SUPER, null);
      log.delete(row.buffer(), xid, record, RunTimeExtras.NOTHING, mapPin);
      row.unlock();
      deleteValues(true);
    } finally {
      row.close();
    }
  }
}
