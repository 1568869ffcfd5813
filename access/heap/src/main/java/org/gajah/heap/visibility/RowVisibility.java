package org.gajah.heap.visibility;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.table.DirtyRow;
import org.gajah.base.id.Xid;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.heap.Infomask;
import org.gajah.transaction.HorizonTest;
import org.gajah.transaction.Snapshot;
import org.gajah.transaction.Transaction;
import org.gajah.transaction.Transactions;
import org.jspecify.annotations.Nullable;

/// Which tuples a reader sees. A tuple is named by its page, where it starts there, and the buffer.
public final class RowVisibility {
  private final RowState state;
  private final Transaction transaction;
  private final Transactions transactions;

  public RowVisibility(RowState state) {
    this.state = state;
    this.transaction = state.transaction();
    this.transactions = transaction.shared();
  }

  public RowState state() {
    return state;
  }

  // Snapshots

  /// Whether a snapshot sees the tuple: its insertion and not its deletion. Mirrors
  /// `HeapTupleSatisfiesMVCC`.
  public boolean isSeen(MemorySegment page, int at, int buffer, Snapshot snapshot) {
    int mask = HeapTuple.infomask(page, at);
    if (!Infomask.xminCommitted(mask)) {
      if (Infomask.xminInvalid(mask)) {
        return false;
      }
      if ((mask & Infomask.MOVED) != 0) {
        return state.isThereAfterMove(page, at, buffer)
            && !deletionIsSeen(page, at, buffer, snapshot);
      }
      int xmin = HeapTuple.rawXmin(page, at);
      if (transaction.isCurrent(xmin)) {
        return state.insertedBefore(page, at, snapshot.commandId())
            && !ownDeletionIsSeen(page, at, buffer, mask, snapshot);
      }
      if (!isInsertionDone(page, at, buffer, xmin, snapshot)) {
        return false;
      }
    } else if (!Infomask.xminFrozen(mask)
        && snapshot.isRunning(HeapTuple.rawXmin(page, at), transactions, transaction)) {
      return false;
    }
    return (mask & Infomask.XMAX_INVALID) != 0 || !deletionIsSeen(page, at, buffer, snapshot);
  }

  private boolean isInsertionDone(
      MemorySegment page, int at, int buffer, int xmin, Snapshot snapshot) {
    if (snapshot.isRunning(xmin, transactions, transaction)) {
      return false;
    }
    if (!transaction.didCommit(xmin)) {
      state.hintAborted(page, at, buffer, Infomask.XMIN_INVALID);
      return false;
    }
    state.hintCommitted(page, at, buffer, Infomask.XMIN_COMMITTED, xmin);
    return true;
  }

  /// Whether a tuple that the own transaction inserted was deleted before the snapshot's command.
  private boolean ownDeletionIsSeen(
      MemorySegment page, int at, int buffer, int mask, Snapshot snapshot) {
    if ((mask & Infomask.XMAX_INVALID) != 0 || Infomask.xmaxLockedOnly(mask)) {
      return false;
    }
    boolean multi = (mask & Infomask.XMAX_IS_MULTI) != 0;
    if (!transaction.isCurrent(state.updateXid(page, at))) {
      if (!multi) { // a subtransaction deleted it and was aborted
        state.hintAborted(page, at, buffer, Infomask.XMAX_INVALID);
      }
      return false;
    }
    return state.deletedBefore(page, at, snapshot.commandId());
  }

  /// Whether the snapshot sees the deletion of a tuple whose insertion it sees.
  private boolean deletionIsSeen(MemorySegment page, int at, int buffer, Snapshot snapshot) {
    int mask = HeapTuple.infomask(page, at);
    if ((mask & Infomask.XMAX_INVALID) != 0 || Infomask.xmaxLockedOnly(mask)) {
      return false;
    }
    if ((mask & Infomask.XMAX_COMMITTED) != 0 && (mask & Infomask.XMAX_IS_MULTI) == 0) {
      return !snapshot.isRunning(HeapTuple.rawXmax(page, at), transactions, transaction);
    }
    boolean multi = (mask & Infomask.XMAX_IS_MULTI) != 0;
    int xmax = state.updateXid(page, at);
    if (transaction.isCurrent(xmax)) {
      return state.deletedBefore(page, at, snapshot.commandId());
    }
    if (snapshot.isRunning(xmax, transactions, transaction)) {
      return false;
    }
    boolean committed = transaction.didCommit(xmax);
    if (!multi) {
      if (committed) {
        state.hintCommitted(page, at, buffer, Infomask.XMAX_COMMITTED, xmax);
      } else {
        state.hintAborted(page, at, buffer, Infomask.XMAX_INVALID);
      }
    }
    return committed;
  }

  // The state of affairs

  /// Whether the tuple is there now: inserted by a committed transaction or the own one, and not
  /// deleted by such. Mirrors `HeapTupleSatisfiesSelf`.
  public boolean isThere(MemorySegment page, int at, int buffer) {
    return isThere(page, at, buffer, null);
  }

  /// The same, where what others have not committed yet counts as done if it is an insertion, and
  /// is reported. Mirrors `HeapTupleSatisfiesDirty`.
  ///
  /// @param dirty who is still about the tuple, where it is there
  public boolean mayBeThere(MemorySegment page, int at, int buffer, DirtyRow dirty) {
    dirty.clear();
    return isThere(page, at, buffer, dirty);
  }

  private boolean isThere(MemorySegment page, int at, int buffer, @Nullable DirtyRow dirty) {
    int mask = HeapTuple.infomask(page, at);
    if (!Infomask.xminCommitted(mask)) {
      if (Infomask.xminInvalid(mask)) {
        return false;
      }
      int xmin = HeapTuple.rawXmin(page, at);
      if ((mask & Infomask.MOVED) != 0) {
        if (!state.isThereAfterMove(page, at, buffer)) {
          return false;
        }
      } else if (transaction.isCurrent(xmin)) {
        return !isOwnDeleted(page, at, buffer, mask);
      } else if (transaction.isInProgress(xmin)) {
        return dirty != null && reportInsertion(page, at, xmin, dirty);
      } else if (transaction.didCommit(xmin)) {
        state.hintCommitted(page, at, buffer, Infomask.XMIN_COMMITTED, xmin);
      } else {
        state.hintAborted(page, at, buffer, Infomask.XMIN_INVALID);
        return false;
      }
    }
    return !isDeleted(page, at, buffer, mask, dirty);
  }

  private static boolean reportInsertion(MemorySegment page, int at, int xmin, DirtyRow dirty) {
    int token = HeapTuple.isSpeculative(page, at) ? HeapTuple.speculativeToken(page, at) : 0;
    dirty.set(xmin, Xid.INVALID, token);
    return true;
  }

  /// Whether a tuple that the own transaction inserted was deleted by it again.
  private boolean isOwnDeleted(MemorySegment page, int at, int buffer, int mask) {
    if ((mask & Infomask.XMAX_INVALID) != 0 || Infomask.xmaxLockedOnly(mask)) {
      return false;
    }
    if (transaction.isCurrent(state.updateXid(page, at))) {
      return true;
    }
    if ((mask & Infomask.XMAX_IS_MULTI) == 0) { // a subtransaction deleted it and was aborted
      state.hintAborted(page, at, buffer, Infomask.XMAX_INVALID);
    }
    return false;
  }

  private boolean isDeleted(
      MemorySegment page, int at, int buffer, int mask, @Nullable DirtyRow dirty) {
    if ((mask & Infomask.XMAX_INVALID) != 0) {
      return false;
    }
    boolean locked = Infomask.xmaxLockedOnly(mask);
    boolean multi = (mask & Infomask.XMAX_IS_MULTI) != 0;
    if ((mask & Infomask.XMAX_COMMITTED) != 0 || multi && locked) {
      return !locked;
    }
    int xmax = state.updateXid(page, at);
    if (transaction.isCurrent(xmax)) {
      return !locked;
    }
    if (transaction.isInProgress(xmax)) {
      if (dirty != null && !locked) {
        dirty.set(Xid.INVALID, xmax, 0);
      }
      return false;
    }
    boolean committed = transaction.didCommit(xmax) && !locked;
    if (!multi) {
      if (committed) {
        state.hintCommitted(page, at, buffer, Infomask.XMAX_COMMITTED, xmax);
      } else {
        state.hintAborted(page, at, buffer, Infomask.XMAX_INVALID);
      }
    }
    return committed;
  }

  /// Whether a chunk of a TOAST table is there. Who follows a pointer sees the row that holds it,
  /// and a chunk lives as long as that row; so nothing is to be checked but that its insertion was
  /// not taken back. Mirrors `HeapTupleSatisfiesToast`.
  public boolean isChunkThere(MemorySegment page, int at, int buffer) {
    int mask = HeapTuple.infomask(page, at);
    if (Infomask.xminCommitted(mask)) {
      return true;
    }
    if (Infomask.xminInvalid(mask)) {
      return false;
    }
    if ((mask & Infomask.MOVED) != 0) {
      return state.isThereAfterMove(page, at, buffer);
    }
    return Xid.isValid(HeapTuple.rawXmin(page, at));
  }

  /// Whether hints alone say that nobody can see the tuple any more. Mirrors
  /// `HeapTupleIsSurelyDead`.
  public static boolean isSurelyDead(MemorySegment page, int at, HorizonTest horizon) {
    int mask = HeapTuple.infomask(page, at);
    if (!Infomask.xminCommitted(mask)) {
      return Infomask.xminInvalid(mask);
    }
    boolean deleted =
        (mask & (Infomask.XMAX_INVALID | Infomask.XMAX_IS_MULTI)) == 0
            && !Infomask.xmaxLockedOnly(mask)
            && (mask & Infomask.XMAX_COMMITTED) != 0;
    return deleted && horizon.isRemovable(HeapTuple.rawXmax(page, at));
  }
}
