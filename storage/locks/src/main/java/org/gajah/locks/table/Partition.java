package org.gajah.locks.table;

import java.util.function.Consumer;
import org.gajah.base.error.PgException;
import org.gajah.locks.LockRank;
import org.gajah.locks.LwLock;
import org.gajah.locks.Proc;
import org.gajah.locks.table.Holder.WaitStatus;
import org.jspecify.annotations.Nullable;

/// One of the parts of the shared lock table: the locks whose tags hash to it, and who has what of
/// them. All is guarded by [#guard].
///
/// Entries go back to a pool when the last holder is gone, so that a steady load makes no garbage.
final class Partition {
  private static final int BUCKETS = 64;

  final LwLock guard = new LwLock(LockRank.LOCK_MANAGER);

  /// Stands for the holder of pooled entries.
  private final Holder nobody = new Holder(0, new VirtualXid(VirtualXid.RECOVERED, 0));

  private final Quota.Share lockQuota;
  private final Quota.Share procLockQuota;
  private @Nullable Lock[] locks = new @Nullable Lock[BUCKETS];
  private @Nullable ProcLock[] procLocks = new @Nullable ProcLock[BUCKETS];
  private int lockCount;
  private int procLockCount;
  private @Nullable Lock freeLocks;
  private @Nullable ProcLock freeProcLocks;

  Partition(Quota lockQuota, Quota procLockQuota) {
    this.lockQuota = lockQuota.share();
    this.procLockQuota = procLockQuota.share();
  }

  void enter(Proc proc) {
    guard.acquireExclusive(proc);
  }

  void leave(Proc proc) {
    guard.releaseExclusive(proc);
  }

  @Nullable Lock find(long key1, long key2, int hash) {
    Lock lock = locks[lockBucket(hash)];
    while (lock != null && (lock.key1 != key1 || lock.key2 != key2)) {
      lock = lock.chain;
    }
    return lock;
  }

  private @Nullable ProcLock find(Lock lock, Holder holder) {
    ProcLock procLock = procLocks[procLockBucket(lock, holder)];
    while (procLock != null && (procLock.lock != lock || procLock.holder != holder)) {
      procLock = procLock.chain;
    }
    return procLock;
  }

  @Nullable ProcLock find(long key1, long key2, int hash, Holder holder) {
    Lock lock = find(key1, key2, hash);
    return lock == null ? null : find(lock, holder);
  }

  /// What a holder has of a lock, found or made.
  ///
  /// @return null when the table is full
  @Nullable ProcLock findOrAdd(long key1, long key2, int hash, Holder holder) {
    Lock lock = find(key1, key2, hash);
    if (lock == null) {
      lock = addLock(key1, key2, hash);
      if (lock == null) {
        return null;
      }
    }
    ProcLock procLock = find(lock, holder);
    if (procLock == null) {
      procLock = addProcLock(lock, holder);
      if (procLock == null) {
        dropIfUnused(lock);
      }
    }
    return procLock;
  }

  private @Nullable Lock addLock(long key1, long key2, int hash) {
    if (!lockQuota.take()) {
      return null;
    }
    if (lockCount >= locks.length) {
      growLocks();
    }
    Lock lock = freeLocks;
    if (lock == null) {
      lock = new Lock();
    } else {
      freeLocks = lock.chain;
    }
    lock.key1 = key1;
    lock.key2 = key2;
    lock.hash = hash;
    int bucket = lockBucket(hash);
    lock.chain = locks[bucket];
    locks[bucket] = lock;
    lockCount++;
    return lock;
  }

  private @Nullable ProcLock addProcLock(Lock lock, Holder holder) {
    if (!procLockQuota.take()) {
      return null;
    }
    if (procLockCount >= procLocks.length) {
      growProcLocks();
    }
    ProcLock procLock = freeProcLocks;
    if (procLock == null) {
      procLock = new ProcLock(lock, holder);
    } else {
      freeProcLocks = procLock.chain;
      procLock.lock = lock;
      procLock.holder = holder;
    }
    link(procLock);
    lock.add(procLock);
    procLockCount++;
    return procLock;
  }

  /// Takes a mode away from a holder, serves who waited for that, and forgets what nobody uses any
  /// more.
  void release(ProcLock procLock, LockMode mode) {
    boolean wanted = procLock.lock.ungrant(procLock, mode);
    cleanUp(procLock, wanted);
  }

  /// Ends a wait that has not come to its goal, and lets those behind move up.
  void dequeue(Holder waiter, WaitStatus outcome) {
    ProcLock procLock = Lock.awaited(waiter);
    procLock.lock.dequeue(waiter, outcome);
    cleanUp(procLock, true);
  }

  /// Forgets an entry that is neither held nor awaited, and its lock if it was the last.
  void cleanUp(ProcLock procLock, boolean wakeUp) {
    Lock lock = procLock.lock;
    if (procLock.held == 0 && procLock.holder.awaited != procLock) {
      unlink(procLock);
      lock.remove(procLock);
      procLock.holder = nobody;
      procLock.chain = freeProcLocks;
      freeProcLocks = procLock;
      procLockCount--;
      procLockQuota.giveBack();
      dropIfUnused(lock);
    }
    if (wakeUp) {
      lock.wakeUp();
    }
  }

  private void dropIfUnused(Lock lock) {
    if (!lock.isUnused()) {
      return;
    }
    int bucket = lockBucket(lock.hash);
    Lock at = locks[bucket];
    if (at == lock) {
      locks[bucket] = lock.chain;
    } else {
      while (at != null && at.chain != lock) {
        at = at.chain;
      }
      if (at == null) {
        throw PgException.internal("lock table corrupted");
      }
      at.chain = lock.chain;
    }
    lock.chain = freeLocks;
    freeLocks = lock;
    lockCount--;
    lockQuota.giveBack();
  }

  /// Gives what one holder has of a lock to another, who has nothing of it.
  void handOver(ProcLock procLock, Holder heir) {
    unlink(procLock);
    procLock.holder = heir;
    link(procLock);
  }

  private void link(ProcLock procLock) {
    int bucket = procLockBucket(procLock.lock, procLock.holder);
    procLock.chain = procLocks[bucket];
    procLocks[bucket] = procLock;
  }

  private void unlink(ProcLock procLock) {
    int bucket = procLockBucket(procLock.lock, procLock.holder);
    ProcLock at = procLocks[bucket];
    if (at == procLock) {
      procLocks[bucket] = procLock.chain;
      return;
    }
    while (at != null && at.chain != procLock) {
      at = at.chain;
    }
    if (at == null) {
      throw PgException.internal("proclock table corrupted");
    }
    at.chain = procLock.chain;
  }

  private int lockBucket(int hash) {
    return hash >>> LockTable.PARTITION_BITS & locks.length - 1;
  }

  private int procLockBucket(Lock lock, Holder holder) {
    int mixed = (lock.hash ^ holder.hash) * 0x85EB_CA6B;
    return mixed >>> 8 & procLocks.length - 1;
  }

  private void growLocks() {
    @Nullable Lock[] old = locks;
    locks = new @Nullable Lock[old.length * 2];
    for (Lock lock : old) {
      while (lock != null) {
        Lock next = lock.chain;
        int bucket = lockBucket(lock.hash);
        lock.chain = locks[bucket];
        locks[bucket] = lock;
        lock = next;
      }
    }
  }

  private void growProcLocks() {
    @Nullable ProcLock[] old = procLocks;
    procLocks = new @Nullable ProcLock[old.length * 2];
    for (ProcLock procLock : old) {
      while (procLock != null) {
        ProcLock next = procLock.chain;
        link(procLock);
        procLock = next;
      }
    }
  }

  void forEach(Consumer<Lock> visitor) {
    for (Lock lock : locks) {
      while (lock != null) {
        visitor.accept(lock);
        lock = lock.chain;
      }
    }
  }

  /// How many locks somebody holds or waits for.
  int size() {
    return lockCount;
  }

  int unusedQuota() {
    return lockQuota.unused();
  }
}
