package org.gajah.locks.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.locks.Proc;
import org.gajah.locks.table.LocalLock.Hold;
import org.jspecify.annotations.Nullable;

/// Hands what a transaction holds over to a prepared transaction. Mirrors AtPrepare_Locks and
/// PostPrepare_Locks of `storage/lmgr/lock.c`.
final class Preparation {
  private final LockTable table;
  private final Proc proc;
  private final Holder holder;
  private final LocalLocks locals;

  Preparation(LockTable table, Proc proc, Holder holder, LocalLocks locals) {
    this.table = table;
    this.proc = proc;
    this.holder = holder;
    this.locals = locals;
  }

  List<TwoPhaseLock> prepare() {
    checkOwners();
    List<TwoPhaseLock> held = new ArrayList<>();
    locals.forEach(local -> {
      if (isHeldByTransaction(local)) {
        share(local);
        held.add(new TwoPhaseLock(local.tag(), local.mode));
      }
    });
    return held;
  }

  /// Nothing may be held by session and transaction at once, in whatever modes: others see one
  /// holder of a lock only, and it cannot become two.
  private void checkOwners() {
    Map<LockTag, Boolean> byTransaction = new HashMap<>();
    locals.forEach(local -> {
      boolean mine = isHeldByTransaction(local);
      Boolean other = byTransaction.putIfAbsent(local.tag(), mine);
      if (mine && isHeldBySession(local) || other != null && other != mine) {
        throw new PgException(
            SqlState.FEATURE_NOT_SUPPORTED,
            "cannot PREPARE while holding both session-level and transaction-level locks on the"
                + " same object");
      }
    });
  }

  private static boolean isHeldByTransaction(LocalLock local) {
    return local.holds != null && local.holds.level >= BackendLocks.TRANSACTION;
  }

  private static boolean isHeldBySession(LocalLock local) {
    @Nullable Hold hold = local.holds;
    while (hold != null && hold.level != BackendLocks.SESSION) {
      hold = hold.outer;
    }
    return hold != null;
  }

  private void share(LocalLock local) {
    if (local.procLock != null) {
      return;
    }
    Partition partition = table.partition(local.hash);
    partition.enter(proc);
    try {
      if (!table.moveFastPath(partition, local.tag(), local.hash, holder)) {
        throw LockTable.full();
      }
      local.procLock = partition.find(local.key1, local.key2, local.hash, holder);
    } finally {
      partition.leave(proc);
    }
  }

  void transferTo(Holder heir, int innermost) {
    for (int owner = innermost; owner >= BackendLocks.TRANSACTION; owner--) {
      for (Hold hold = locals.firstOf(owner); hold != null; hold = locals.firstOf(owner)) {
        LocalLock local = hold.lock;
        locals.dropAll(hold);
        if (local.count == 0) {
          handOver(local, heir);
          locals.remove(local);
        }
      }
    }
  }

  private void handOver(LocalLock local, Holder heir) {
    ProcLock procLock = local.procLock;
    if (procLock == null) {
      throw new IllegalStateException("prepare() was not called");
    }
    Partition partition = table.partition(local.hash);
    partition.enter(proc);
    try {
      // Once for all modes of the lock.
      if (procLock.holder == holder) {
        partition.handOver(procLock, heir);
      }
    } finally {
      partition.leave(proc);
    }
  }
}
