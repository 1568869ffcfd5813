package org.gajah.transaction.twophase;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.locks.LockRank;
import org.gajah.locks.LwLock;
import org.gajah.locks.Proc;
import org.jspecify.annotations.Nullable;

/// The places for prepared transactions (`max_prepared_transactions`).
final class PreparedTable {
  private final LwLock lock = new LwLock(LockRank.TWO_PHASE_STATE);
  private final int size;
  private final ArrayDeque<PreparedTransaction> free = new ArrayDeque<>();
  private final List<PreparedTransaction> used = new ArrayList<>();

  /// @param firstEntry the number of the first place
  PreparedTable(int size, int firstEntry) {
    this.size = size;
    for (int i = 0; i < size; i++) {
      free.add(new PreparedTransaction(firstEntry + i));
    }
  }

  LwLock lock() {
    return lock;
  }

  int size() {
    return size;
  }

  /// All that are there; the lock is held.
  List<PreparedTransaction> all() {
    return used;
  }

  /// A copy of what is there, for those who go through it without the lock.
  List<PreparedTransaction> snapshot(Proc proc) {
    lock.acquireShared(proc);
    try {
      return List.copyOf(used);
    } finally {
      lock.releaseShared(proc);
    }
  }

  @Nullable PreparedTransaction find(Slice gid) {
    for (PreparedTransaction each : used) {
      if (each.gid.equals(gid)) {
        return each;
      }
    }
    return null;
  }

  @Nullable PreparedTransaction find(int xid) {
    for (PreparedTransaction each : used) {
      if (each.xid == xid) {
        return each;
      }
    }
    return null;
  }

  /// Takes a place for a transaction that is about to be prepared.
  ///
  /// @throws PgException 42710 when the name is taken, 53200 when there is no place
  PreparedTransaction reserve(Slice gid, Proc proc) {
    lock.acquireExclusive(proc);
    try {
      if (find(gid) != null) {
        throw new PgException(
            SqlState.DUPLICATE_OBJECT,
            "transaction identifier \"" + text(gid) + "\" is already in use");
      }
      PreparedTransaction place = take();
      place.busy = proc;
      place.gid = gid;
      return place;
    } finally {
      lock.releaseExclusive(proc);
    }
  }

  /// Takes a place; the lock is held.
  PreparedTransaction take() {
    PreparedTransaction place = free.poll();
    if (place == null) {
      throw new PgException(
              SqlState.OUT_OF_MEMORY, "maximum number of prepared transactions reached")
          .hint("Increase \"max_prepared_transactions\" (currently " + size + ").");
    }
    used.add(place);
    return place;
  }

  /// Gives a place free.
  void remove(PreparedTransaction place, Proc proc) {
    lock.acquireExclusive(proc);
    used.remove(place);
    place.clear();
    free.add(place);
    lock.releaseExclusive(proc);
  }

  /// Claims a prepared transaction for who wants to finish it.
  ///
  /// @throws PgException 42704, 55006, 42501 or 0A000 when that must not be
  PreparedTransaction claim(Slice gid, TwoPhase.Finisher who, Proc proc) {
    lock.acquireExclusive(proc);
    try {
      PreparedTransaction found = find(gid);
      if (found == null || !found.valid) {
        throw new PgException(
            SqlState.UNDEFINED_OBJECT,
            "prepared transaction with identifier \"" + text(gid) + "\" does not exist");
      }
      checkClaim(found, gid, who);
      found.busy = proc;
      return found;
    } finally {
      lock.releaseExclusive(proc);
    }
  }

  private static void checkClaim(PreparedTransaction found, Slice gid, TwoPhase.Finisher who) {
    if (found.busy != null) {
      throw new PgException(
          SqlState.OBJECT_IN_USE,
          "prepared transaction with identifier \"" + text(gid) + "\" is busy");
    }
    if (who.user() != found.owner && !who.superuser()) {
      throw new PgException(
              SqlState.INSUFFICIENT_PRIVILEGE, "permission denied to finish prepared transaction")
          .hint("Must be superuser or the user that prepared the transaction.");
    }
    if (who.database() != found.database) {
      throw new PgException(
              SqlState.FEATURE_NOT_SUPPORTED, "prepared transaction belongs to another database")
          .hint("Connect to the database where the transaction was prepared to finish it.");
    }
  }

  /// Lets others claim a transaction again that could not be finished.
  void release(PreparedTransaction place, Proc proc) {
    lock.acquireExclusive(proc);
    place.busy = null;
    lock.releaseExclusive(proc);
  }

  static String text(Slice gid) {
    return gid.toString(StandardCharsets.UTF_8);
  }
}
