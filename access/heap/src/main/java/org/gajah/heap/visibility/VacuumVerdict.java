package org.gajah.heap.visibility;

import java.lang.foreign.MemorySegment;
import org.gajah.base.id.Xid;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.heap.Infomask;
import org.gajah.transaction.HorizonTest;
import org.gajah.transaction.Transaction;

/// What is to become of a tuple. Mirrors `HeapTupleSatisfiesVacuumHorizon` and its callers.
public final class VacuumVerdict {
  private final RowState state;
  private final Transaction transaction;
  private int deadAfter;

  public VacuumVerdict(RowState state) {
    this.state = state;
    this.transaction = state.transaction();
  }

  /// Who deleted the tuple that [#of] has just called recently dead: it is dead once nobody's
  /// snapshot is older.
  public int deadAfter() {
    return deadAfter;
  }

  /// The fate of a tuple under a fixed horizon: what was deleted by transactions before it is dead.
  public RowFate of(MemorySegment page, int at, int buffer, int oldestXmin) {
    RowFate fate = of(page, at, buffer);
    return fate == RowFate.RECENTLY_DEAD && Xid.precedes(deadAfter, oldestXmin)
        ? RowFate.DEAD
        : fate;
  }

  /// Whether somebody may still see the tuple, or come to see it. Mirrors
  /// `HeapTupleSatisfiesNonVacuumable`.
  public boolean isNeeded(MemorySegment page, int at, int buffer, HorizonTest horizon) {
    return switch (of(page, at, buffer)) {
      case DEAD -> false;
      case RECENTLY_DEAD -> !horizon.isRemovable(deadAfter);
      case LIVE, INSERT_IN_PROGRESS, DELETE_IN_PROGRESS -> true;
    };
  }

  /// The fate of a tuple, where all that is deleted counts as recently dead.
  public RowFate of(MemorySegment page, int at, int buffer) {
    deadAfter = Xid.INVALID;
    int mask = HeapTuple.infomask(page, at);
    if (!Infomask.xminCommitted(mask)) {
      if (Infomask.xminInvalid(mask)) {
        return RowFate.DEAD;
      }
      if ((mask & Infomask.MOVED) != 0) {
        RowFate moved = ofMoved(page, at, buffer, mask);
        if (moved != RowFate.LIVE) {
          return moved;
        }
      } else {
        int xmin = HeapTuple.rawXmin(page, at);
        if (transaction.isCurrent(xmin)) {
          return ofOwn(page, at, mask);
        }
        if (transaction.isInProgress(xmin)) {
          return RowFate.INSERT_IN_PROGRESS;
        }
        if (!transaction.didCommit(xmin)) {
          state.hintAborted(page, at, buffer, Infomask.XMIN_INVALID);
          return RowFate.DEAD;
        }
        state.hintCommitted(page, at, buffer, Infomask.XMIN_COMMITTED, xmin);
      }
    }
    if ((mask & Infomask.XMAX_INVALID) != 0) {
      return RowFate.LIVE;
    }
    if (Infomask.xmaxLockedOnly(mask)) {
      return ofLocked(page, at, buffer, mask);
    }
    return (mask & Infomask.XMAX_IS_MULTI) != 0
        ? ofMulti(page, at, buffer)
        : ofSingle(page, at, buffer, mask);
  }

  private RowFate ofMoved(MemorySegment page, int at, int buffer, int mask) {
    int mover = HeapTuple.rawCommandId(page, at);
    if (transaction.isCurrent(mover) || transaction.isInProgress(mover)) {
      return (mask & Infomask.MOVED_OFF) != 0
          ? RowFate.DELETE_IN_PROGRESS
          : RowFate.INSERT_IN_PROGRESS;
    }
    return state.isThereAfterMove(page, at, buffer) ? RowFate.LIVE : RowFate.DEAD;
  }

  private RowFate ofOwn(MemorySegment page, int at, int mask) {
    if ((mask & Infomask.XMAX_INVALID) != 0
        || Infomask.xmaxLockedOnly(mask)
        || state.isOnlyLocked(page, at)) {
      return RowFate.INSERT_IN_PROGRESS;
    }
    // Where it is not the own transaction, a subtransaction deleted it and was aborted.
    return transaction.isCurrent(state.updateXid(page, at))
        ? RowFate.DELETE_IN_PROGRESS
        : RowFate.INSERT_IN_PROGRESS;
  }

  /// Lockers do not matter, but when the last of them is gone that is worth a hint.
  private RowFate ofLocked(MemorySegment page, int at, int buffer, int mask) {
    if ((mask & Infomask.XMAX_COMMITTED) == 0) {
      int xmax = HeapTuple.rawXmax(page, at);
      boolean running =
          (mask & Infomask.XMAX_IS_MULTI) == 0
              ? transaction.isInProgress(xmax)
              : !Infomask.xmaxLockedByUpgraded(mask) && state.isMultiRunning(xmax, true);
      if (!running) {
        state.hintAborted(page, at, buffer, Infomask.XMAX_INVALID);
      }
    }
    return RowFate.LIVE;
  }

  private RowFate ofMulti(MemorySegment page, int at, int buffer) {
    int multi = HeapTuple.rawXmax(page, at);
    int updater = state.updateXid(multi);
    if (transaction.isInProgress(updater)) {
      return RowFate.DELETE_IN_PROGRESS;
    }
    if (transaction.didCommit(updater)) {
      // Others may still lock it, but they lock the newer version as well: the horizon alone
      // counts.
      deadAfter = updater;
      return RowFate.RECENTLY_DEAD;
    }
    if (!state.isMultiRunning(multi, false)) {
      state.hintAborted(page, at, buffer, Infomask.XMAX_INVALID);
    }
    return RowFate.LIVE;
  }

  private RowFate ofSingle(MemorySegment page, int at, int buffer, int mask) {
    int xmax = HeapTuple.rawXmax(page, at);
    if ((mask & Infomask.XMAX_COMMITTED) == 0) {
      if (transaction.isInProgress(xmax)) {
        return RowFate.DELETE_IN_PROGRESS;
      }
      if (!transaction.didCommit(xmax)) {
        state.hintAborted(page, at, buffer, Infomask.XMAX_INVALID);
        return RowFate.LIVE;
      }
      state.hintCommitted(page, at, buffer, Infomask.XMAX_COMMITTED, xmax);
    }
    deadAfter = xmax;
    return RowFate.RECENTLY_DEAD;
  }
}
