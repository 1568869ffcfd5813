package org.gajah.heap.visibility;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.table.TupleOutcome;
import org.gajah.base.id.Xid;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.heap.Infomask;
import org.gajah.transaction.Transaction;

/// Whether a tuple can be updated, deleted or locked by the present command, and if not, why.
/// Mirrors `HeapTupleSatisfiesUpdate`.
///
/// The answers are a [TupleOutcome]: OK when nobody is in the way; INVISIBLE when the tuple is not
/// there for the command; SELF_MODIFIED when the own transaction changed it after the command began
/// to look; UPDATED and DELETED when another has; BEING_MODIFIED when others that still run, or the
/// own transaction, hold locks on it or are changing it.
public final class ChangeVerdict {
  private final RowState state;
  private final Transaction transaction;

  public ChangeVerdict(RowState state) {
    this.state = state;
    this.transaction = state.transaction();
  }

  /// @param tid of the tuple
  /// @param commandId of the present command
  public TupleOutcome of(MemorySegment page, int at, int buffer, long tid, int commandId) {
    int mask = HeapTuple.infomask(page, at);
    if (!Infomask.xminCommitted(mask)) {
      if (Infomask.xminInvalid(mask)) {
        return TupleOutcome.INVISIBLE;
      }
      int xmin = HeapTuple.rawXmin(page, at);
      if ((mask & Infomask.MOVED) != 0) {
        if (!state.isThereAfterMove(page, at, buffer)) {
          return TupleOutcome.INVISIBLE;
        }
      } else if (transaction.isCurrent(xmin)) {
        return state.insertedBefore(page, at, commandId)
            ? ofOwn(page, at, buffer, mask, commandId)
            : TupleOutcome.INVISIBLE;
      } else if (transaction.isInProgress(xmin)) {
        return TupleOutcome.INVISIBLE;
      } else if (transaction.didCommit(xmin)) {
        state.hintCommitted(page, at, buffer, Infomask.XMIN_COMMITTED, xmin);
      } else {
        state.hintAborted(page, at, buffer, Infomask.XMIN_INVALID);
        return TupleOutcome.INVISIBLE;
      }
    }
    if ((mask & Infomask.XMAX_INVALID) != 0) {
      return TupleOutcome.OK;
    }
    if ((mask & Infomask.XMAX_COMMITTED) != 0) {
      return Infomask.xmaxLockedOnly(mask) ? TupleOutcome.OK : gone(page, at, tid);
    }
    return (mask & Infomask.XMAX_IS_MULTI) != 0
        ? ofMulti(page, at, buffer, mask, tid, commandId)
        : ofSingle(page, at, buffer, mask, tid, commandId);
  }

  private static TupleOutcome gone(MemorySegment page, int at, long tid) {
    return RowState.isLast(page, at, tid) ? TupleOutcome.DELETED : TupleOutcome.UPDATED;
  }

  /// A tuple that the own transaction deletes: after the command began to look, or before.
  private TupleOutcome deletedByOwn(MemorySegment page, int at, int commandId) {
    return state.deletedBefore(page, at, commandId)
        ? TupleOutcome.INVISIBLE
        : TupleOutcome.SELF_MODIFIED;
  }

  /// A tuple that the own transaction inserted. Others can lock it all the same, namely by having
  /// locked the version before.
  private TupleOutcome ofOwn(MemorySegment page, int at, int buffer, int mask, int commandId) {
    if ((mask & Infomask.XMAX_INVALID) != 0) {
      return TupleOutcome.OK;
    }
    int xmax = HeapTuple.rawXmax(page, at);
    boolean multi = (mask & Infomask.XMAX_IS_MULTI) != 0;
    if (Infomask.xmaxLockedOnly(mask)) {
      boolean running = multi ? state.isMultiRunning(xmax, true) : transaction.isInProgress(xmax);
      return running ? TupleOutcome.BEING_MODIFIED : TupleOutcome.OK;
    }
    if (transaction.isCurrent(state.updateXid(page, at))) {
      return deletedByOwn(page, at, commandId);
    }
    // A subtransaction deleted it and was aborted; lockers may be left.
    if (multi) {
      return state.isMultiRunning(xmax, false) ? TupleOutcome.BEING_MODIFIED : TupleOutcome.OK;
    }
    state.hintAborted(page, at, buffer, Infomask.XMAX_INVALID);
    return TupleOutcome.OK;
  }

  private TupleOutcome ofMulti(
      MemorySegment page, int at, int buffer, int mask, long tid, int commandId) {
    if (Infomask.xmaxLockedByUpgraded(mask)) {
      return TupleOutcome.OK;
    }
    int multi = HeapTuple.rawXmax(page, at);
    boolean locked = Infomask.xmaxLockedOnly(mask);
    int updater = locked ? Xid.INVALID : state.updateXid(multi);
    if (transaction.isCurrent(updater)) {
      return deletedByOwn(page, at, commandId);
    }
    if (state.isMultiRunning(multi, locked)) {
      return TupleOutcome.BEING_MODIFIED;
    }
    if (transaction.didCommit(updater)) {
      return gone(page, at, tid);
    }
    state.hintAborted(page, at, buffer, Infomask.XMAX_INVALID);
    return TupleOutcome.OK;
  }

  private TupleOutcome ofSingle(
      MemorySegment page, int at, int buffer, int mask, long tid, int commandId) {
    int xmax = HeapTuple.rawXmax(page, at);
    boolean locked = Infomask.xmaxLockedOnly(mask);
    if (transaction.isCurrent(xmax)) {
      return locked ? TupleOutcome.BEING_MODIFIED : deletedByOwn(page, at, commandId);
    }
    if (transaction.isInProgress(xmax)) {
      return TupleOutcome.BEING_MODIFIED;
    }
    if (locked || !transaction.didCommit(xmax)) {
      state.hintAborted(page, at, buffer, Infomask.XMAX_INVALID);
      return TupleOutcome.OK;
    }
    state.hintCommitted(page, at, buffer, Infomask.XMAX_COMMITTED, xmax);
    return gone(page, at, tid);
  }
}
