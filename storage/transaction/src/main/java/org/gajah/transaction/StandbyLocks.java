package org.gajah.transaction;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.gajah.base.id.Xid;
import org.gajah.locks.table.BackendLocks;
import org.gajah.locks.table.LockMode;
import org.gajah.locks.table.LockTag;
import org.gajah.walformat.record.StandbyRecord;

/// Access exclusive locks of the primary's transactions, held on a standby by the startup process,
/// so that its sessions do not read what is being dropped or rewritten. Mirrors the locking part of
/// `storage/ipc/standby.c`.
///
/// Belongs to the startup process. Whoever is in the way is dealt with while the lock manager
/// waits: see [org.gajah.locks.table.LockSession#await].
public final class StandbyLocks {
  private final BackendLocks locks;
  private final Map<Integer, Set<LockTag>> held = new HashMap<>();

  public StandbyLocks(BackendLocks locks) {
    this.locks = locks;
  }

  /// Takes the locks of a record.
  ///
  /// @param over whether a transaction has ended already: the record is a picture, and its end may
  ///   have been in the log before
  public void apply(StandbyRecord.Locks record, IntPredicate over) {
    for (StandbyRecord.Locks.Lock lock : record.locks()) {
      if (Xid.isValid(lock.xid()) && !over.test(lock.xid())) {
        acquire(lock.xid(), LockTag.relation(lock.database(), lock.relation()));
      }
    }
  }

  private void acquire(int xid, LockTag tag) {
    if (held.computeIfAbsent(xid, _ -> new LinkedHashSet<>()).add(tag)) {
      locks.acquire(tag, LockMode.ACCESS_EXCLUSIVE, true, false);
    }
  }

  /// Releases what a transaction and its subtransactions hold, when they have ended.
  public void release(int xid, int[] children) {
    if (held.isEmpty()) {
      return;
    }
    releaseOf(xid);
    for (int child : children) {
      releaseOf(child);
    }
  }

  private void releaseOf(int xid) {
    Set<LockTag> tags = held.remove(xid);
    if (tags != null) {
      for (LockTag tag : tags) {
        locks.release(tag, LockMode.ACCESS_EXCLUSIVE, true);
      }
    }
  }

  /// Releases what transactions hold that do not run any more, though their end was not seen.
  ///
  /// @param oldestRunning the oldest transaction that runs
  /// @param prepared whether a transaction is prepared and so runs however old it is
  public void releaseBefore(int oldestRunning, IntPredicate prepared) {
    for (int xid : held.keySet().stream().mapToInt(Integer::intValue).toArray()) {
      if (Xid.precedes(xid, oldestRunning) && !prepared.test(xid)) {
        releaseOf(xid);
      }
    }
  }

  /// Releases everything, at the end of recovery.
  public void releaseAll() {
    for (int xid : held.keySet().stream().mapToInt(Integer::intValue).toArray()) {
      releaseOf(xid);
    }
  }

  /// How many locks are held.
  public int count() {
    return held.values().stream().mapToInt(Set::size).sum();
  }
}
