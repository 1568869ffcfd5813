package org.gajah.heap;

import org.gajah.accessapi.table.RowLock;
import org.gajah.base.id.Xid;
import org.gajah.heap.change.XmaxBits;
import org.gajah.heap.visibility.MultiXactBits;
import org.gajah.heap.visibility.RowState;
import org.gajah.page.heap.Infomask;
import org.gajah.transaction.MultiXactAccess;
import org.gajah.transaction.MultiXactAccess.Status;
import org.gajah.transaction.Transaction;

/// What xmax becomes when one more transaction locks, updates or deletes a tuple: that transaction,
/// or a multixact of it and those whose locks or updates count on. Mirrors
/// `compute_new_xmax_infomask`. Reused by its owner.
final class NewXmax {
  private final Transaction transaction;
  private final RowState state;
  private final MultiXactAccess multiXacts;
  private int xmax;
  private int infomask;
  private int infomask2;

  NewXmax(RowState state) {
    this.state = state;
    this.transaction = state.transaction();
    this.multiXacts = state.multiXacts();
  }

  int xmax() {
    return xmax;
  }

  /// Bits of `t_infomask` about it.
  int infomask() {
    return infomask;
  }

  /// Bits of `t_infomask2` about it.
  int infomask2() {
    return infomask2;
  }

  /// The same bits as records hold them.
  int infobits() {
    return XmaxBits.of(infomask, infomask2);
  }

  /// Computes it. The caller has made sure that no lock conflicts.
  ///
  /// @param oldXmax of the tuple, with the masks
  /// @param xid who is added
  /// @param lock what for
  /// @param update whether to update or delete, rather than only lock
  void compute(
      int oldXmax, int oldInfomask, int oldInfomask2, int xid, RowLock lock, boolean update) {
    if ((oldInfomask & Infomask.XMAX_INVALID) != 0) {
      alone(xid, lock, update);
    } else if ((oldInfomask & Infomask.XMAX_IS_MULTI) != 0) {
      joinMulti(oldXmax, oldInfomask, xid, lock, update);
    } else {
      joinSingle(oldXmax, oldInfomask, oldInfomask2, xid, lock, update);
    }
  }

  private void alone(int xid, RowLock lock, boolean update) {
    xmax = xid;
    infomask2 = lock == RowLock.EXCLUSIVE ? Infomask.KEYS_UPDATED : 0;
    if (update) {
      infomask = 0;
      return;
    }
    infomask =
        Infomask.XMAX_LOCK_ONLY
            | switch (lock) {
              case KEY_SHARE -> Infomask.XMAX_KEYSHR_LOCK;
              case SHARE -> Infomask.XMAX_SHR_LOCK;
              case NO_KEY_EXCLUSIVE, EXCLUSIVE -> Infomask.XMAX_EXCL_LOCK;
            };
  }

  private void joinMulti(int multi, int oldInfomask, int xid, RowLock lock, boolean update) {
    boolean lockOnly = Infomask.xmaxLockedOnly(oldInfomask);
    boolean nobodyMatters =
        Infomask.xmaxLockedByUpgraded(oldInfomask)
            || !multiXacts.isRunning(multi, lockOnly, transaction)
                && (lockOnly || !transaction.didCommit(state.updateXid(multi)));
    if (nobodyMatters) {
      alone(xid, lock, update);
      return;
    }
    become(multiXacts.expand(multi, xid, status(lock, update), transaction));
  }

  private void joinSingle(
      int oldXmax, int oldInfomask, int oldInfomask2, int xid, RowLock lock, boolean update) {
    Status old = LockStrength.ofXmax(oldInfomask, oldInfomask2);
    if (old == null || !matters(oldXmax, oldInfomask, old)) {
      alone(xid, lock, update);
      return;
    }
    if (oldXmax == xid && !old.isUpdate()) {
      RowLock held = LockStrength.of(old);
      alone(xid, held.compareTo(lock) > 0 ? held : lock, update);
      return;
    }
    become(multiXacts.create(oldXmax, old, xid, status(lock, update), transaction));
  }

  /// Whether a single xmax counts on: it has committed an update, or runs.
  private boolean matters(int oldXmax, int oldInfomask, Status old) {
    if ((oldInfomask & Infomask.XMAX_COMMITTED) != 0) {
      return old.isUpdate();
    }
    return transaction.isInProgress(oldXmax) || old.isUpdate() && transaction.didCommit(oldXmax);
  }

  private static Status status(RowLock lock, boolean update) {
    return update ? LockStrength.updateStatus(lock) : LockStrength.lockStatus(lock);
  }

  private void become(int multi) {
    MultiXactBits bits = MultiXactBits.of(multi, state);
    xmax = multi;
    infomask = bits.infomask();
    infomask2 = bits.infomask2();
  }

  /// Nobody: what a new version gets that inherits no locks.
  void none() {
    xmax = Xid.INVALID;
    infomask = Infomask.XMAX_INVALID;
    infomask2 = 0;
  }

  /// What a new version inherits from the one before: locks that do not conflict with the update,
  /// which can only be key-share locks.
  void inherit(int oldXmax, int oldInfomask) {
    if ((oldInfomask & Infomask.XMAX_IS_MULTI) != 0) {
      become(oldXmax);
    } else {
      xmax = oldXmax;
      infomask = Infomask.XMAX_KEYSHR_LOCK | Infomask.XMAX_LOCK_ONLY;
      infomask2 = 0;
    }
  }
}
