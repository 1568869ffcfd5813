package org.gajah.heap;

import org.gajah.accessapi.table.RowLock;
import org.gajah.locks.table.LockMode;
import org.gajah.page.heap.Infomask;
import org.gajah.transaction.MultiXactAccess.Status;
import org.jspecify.annotations.Nullable;

/// What the four row locks are in other terms: as members of multixacts, as heavyweight locks, as
/// bits of a tuple's header.
final class LockStrength {
  private LockStrength() {}

  /// The heavyweight mode with which waiters for a row queue up, and by which row locks conflict.
  static LockMode heavyweight(RowLock lock) {
    return switch (lock) {
      case KEY_SHARE -> LockMode.ACCESS_SHARE;
      case SHARE -> LockMode.ROW_SHARE;
      case NO_KEY_EXCLUSIVE -> LockMode.EXCLUSIVE;
      case EXCLUSIVE -> LockMode.ACCESS_EXCLUSIVE;
    };
  }

  static boolean conflict(RowLock a, RowLock b) {
    return heavyweight(a).conflictsWith(heavyweight(b));
  }

  /// What a member does that only locks.
  static Status lockStatus(RowLock lock) {
    return switch (lock) {
      case KEY_SHARE -> Status.FOR_KEY_SHARE;
      case SHARE -> Status.FOR_SHARE;
      case NO_KEY_EXCLUSIVE -> Status.FOR_NO_KEY_UPDATE;
      case EXCLUSIVE -> Status.FOR_UPDATE;
    };
  }

  /// What a member does that takes the lock to update or delete.
  static Status updateStatus(RowLock lock) {
    return lock == RowLock.EXCLUSIVE ? Status.UPDATE : Status.NO_KEY_UPDATE;
  }

  /// The lock that a member holds.
  static RowLock of(Status status) {
    return switch (status) {
      case FOR_KEY_SHARE -> RowLock.KEY_SHARE;
      case FOR_SHARE -> RowLock.SHARE;
      case FOR_NO_KEY_UPDATE, NO_KEY_UPDATE -> RowLock.NO_KEY_EXCLUSIVE;
      case FOR_UPDATE, UPDATE -> RowLock.EXCLUSIVE;
    };
  }

  /// What a single xmax does, by the bits of its tuple; null where those make no sense, as after
  /// pg_upgrade.
  static @Nullable Status ofXmax(int infomask, int infomask2) {
    boolean keys = (infomask2 & Infomask.KEYS_UPDATED) != 0;
    if (!Infomask.xmaxLockedOnly(infomask)) {
      return keys ? Status.UPDATE : Status.NO_KEY_UPDATE;
    }
    if (Infomask.xmaxKeyShareLocked(infomask)) {
      return Status.FOR_KEY_SHARE;
    }
    if (Infomask.xmaxShareLocked(infomask)) {
      return Status.FOR_SHARE;
    }
    if (Infomask.xmaxExclusivelyLocked(infomask)) {
      return keys ? Status.FOR_UPDATE : Status.FOR_NO_KEY_UPDATE;
    }
    return null;
  }
}
