package org.gajah.locks.table;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.locks.Proc;
import org.gajah.locks.ProcTable;
import org.jspecify.annotations.Nullable;

/// The heavyweight locks of one instance: on relations, transactions, objects and whatever else
/// [LockTag] names. Mirrors `storage/lmgr/lock.c`.
///
/// Processes take locks through [BackendLocks]; here is what they share, and the views of it.
public final class LockTable {
  static final int PARTITION_BITS = 4;
  private static final int PARTITIONS = 1 << PARTITION_BITS;

  private final Partition[] partitions = new Partition[PARTITIONS];
  final StrongCounts strong = new StrongCounts();
  private final AtomicReferenceArray<@Nullable BackendLocks> backends;
  private final AtomicIntegerArray lastLxids;
  private final ConcurrentMap<Integer, PreparedLocks> prepared = new ConcurrentHashMap<>();
  private final Quota lockQuota;
  private final Quota procLockQuota;
  private volatile boolean inRecovery;

  /// A table for the processes of an instance.
  ///
  /// @param maxLocks how many things can be locked at a time, by [#capacity]
  public LockTable(ProcTable procs, int maxLocks) {
    this.backends = new AtomicReferenceArray<>(procs.size());
    this.lastLxids = new AtomicIntegerArray(procs.size());
    this.lockQuota = new Quota(maxLocks);
    this.procLockQuota = new Quota((int) Math.min(Integer.MAX_VALUE, 2L * maxLocks));
    for (int i = 0; i < PARTITIONS; i++) {
      partitions[i] = new Partition(lockQuota, procLockQuota);
    }
  }

  /// What the settings `max_locks_per_transaction` and `max_prepared_transactions` and the number
  /// of processes make for a size of the table.
  public static int capacity(int locksPerTransaction, int maxBackends, int maxPrepared) {
    return Math.multiplyExact(locksPerTransaction, Math.addExact(maxBackends, maxPrepared));
  }

  /// Says whether the instance is in recovery, where sessions may not take locks that would need
  /// the WAL.
  public void inRecovery(boolean now) {
    inRecovery = now;
  }

  boolean isInRecovery() {
    return inRecovery;
  }

  /// Lets a process take locks. It calls [BackendLocks#close] in the end.
  public BackendLocks enter(Proc proc, LockSession session) {
    BackendLocks locks = new BackendLocks(this, proc, session);
    if (!backends.compareAndSet(proc.number(), null, locks)) {
      throw new IllegalStateException("process " + proc.number() + " takes locks already");
    }
    return locks;
  }

  void leave(BackendLocks locks, int lastLxid) {
    int number = locks.proc().number();
    lastLxids.set(number, lastLxid);
    backends.set(number, null);
  }

  /// The last local transaction id that some process with this number has used.
  int lastLxid(int procNumber) {
    return lastLxids.get(procNumber);
  }

  Partition partition(int hash) {
    return partitions[hash & PARTITIONS - 1];
  }

  /// Moves weak locks on a relation from the fast path of their holders to the shared table. The
  /// caller holds the lock of the partition and has raised the count of strong locks.
  ///
  /// @return false when the table is full
  boolean moveFastPath(Partition partition, LockTag relation, int hash) {
    for (int i = 0; i < backends.length(); i++) {
      BackendLocks backend = backends.get(i);
      if (backend != null
          && backend.holder().database == relation.field1()
          && !moveFastPath(partition, relation, hash, backend.holder())) {
        return false;
      }
    }
    return true;
  }

  /// The same for one holder.
  boolean moveFastPath(Partition partition, LockTag relation, int hash, Holder holder) {
    if (holder.fastPath.modesOf(relation.field2()) == 0) {
      return true;
    }
    ProcLock procLock = partition.findOrAdd(relation.key1(), relation.key2(), hash, holder);
    if (procLock == null) {
      return false;
    }
    grantAll(procLock, holder.fastPath.steal(relation.field2()));
    partition.cleanUp(procLock, false);
    return true;
  }

  private static void grantAll(ProcLock procLock, int modes) {
    for (int number = 1; number <= LockMode.COUNT; number++) {
      if ((modes >> number & 1) != 0) {
        procLock.lock.grant(procLock, LockMode.of(number));
      }
    }
  }

  static PgException full() {
    return new PgException(SqlState.OUT_OF_MEMORY, "out of shared memory")
        .hint("You might need to increase \"max_locks_per_transaction\".");
  }

  @Nullable BackendLocks backend(int procNumber) {
    return procNumber < 0 ? null : backends.get(procNumber);
  }

  /// Makes a holder for the locks of a transaction that is about to be prepared, or that recovery
  /// found prepared ([VirtualXid#RECOVERED]).
  public PreparedLocks prepared(int xid, VirtualXid vxid) {
    PreparedLocks locks = new PreparedLocks(this, xid, vxid);
    if (prepared.putIfAbsent(xid, locks) != null) {
      throw PgException.internal(
          "transaction " + Integer.toUnsignedString(xid) + " is prepared already");
    }
    return locks;
  }

  void forget(PreparedLocks locks) {
    prepared.remove(locks.xid(), locks);
  }

  /// The xid of some prepared transaction that had this virtual id, or 0.
  int preparedXidOf(VirtualXid vxid) {
    for (PreparedLocks locks : prepared.values()) {
      if (locks.holder().vxid().equals(vxid)) {
        return locks.xid();
      }
    }
    return 0;
  }

  /// Takes the locks of all partitions.
  void enterAll(Proc proc) {
    for (Partition partition : partitions) {
      partition.enter(proc);
    }
  }

  void leaveAll(Proc proc) {
    for (int i = PARTITIONS - 1; i >= 0; i--) {
      partitions[i].leave(proc);
    }
  }

  /// Visits the processes that may take locks.
  void forEachBackend(Consumer<BackendLocks> visitor) {
    for (int i = 0; i < backends.length(); i++) {
      BackendLocks backend = backends.get(i);
      if (backend != null) {
        visitor.accept(backend);
      }
    }
  }

  /// Visits all entries of the shared table. The caller has called [#enterAll].
  void forEachLock(Consumer<Lock> visitor) {
    for (Partition partition : partitions) {
      partition.forEach(visitor);
    }
  }

  /// Everything that is held or awaited, for `pg_locks`. A lock that is moved from the fast path at
  /// this very moment may show twice.
  ///
  /// @param caller the process that asks
  public List<LockStatus> status(Proc caller) {
    return new LockViews(this, caller).status();
  }

  /// The pids of those that stand in the way of a process, as `pg_blocking_pids` shows them: who
  /// holds a conflicting mode, and who waits for one ahead in the queue. The members of a group
  /// appear as their leader, a prepared transaction as 0.
  public int[] blockingPids(Proc caller, int blockedPid) {
    return new LockViews(this, caller).blockingPids(blockedPid);
  }

  /// The access exclusive locks on relations that transactions with an xid hold, for the snapshots
  /// that standbys start from.
  ///
  /// @param xidOfProcess the xid of the transaction that a process runs, 0 for none
  public List<StandbyLock> runningAccessExclusiveLocks(Proc caller, IntUnaryOperator xidOfProcess) {
    return new LockViews(this, caller).runningAccessExclusiveLocks(xidOfProcess);
  }

  /// How many things are locked in the shared table, for leak checks.
  public int size(Proc caller) {
    enterAll(caller);
    try {
      int size = 0;
      for (Partition partition : partitions) {
        size += partition.size();
      }
      return size;
    } finally {
      leaveAll(caller);
    }
  }

  /// The entries of the shared table that could still be made, for leak checks. The caller has
  /// called [#enterAll].
  int roomLeft() {
    int room = lockQuota.left();
    for (Partition partition : partitions) {
      room += partition.unusedQuota();
    }
    return room;
  }
}
