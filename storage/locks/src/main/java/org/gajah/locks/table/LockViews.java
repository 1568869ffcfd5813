package org.gajah.locks.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.gajah.locks.Proc;
import org.jspecify.annotations.Nullable;

/// What others may see of the lock table: one picture of it for one question.
final class LockViews {
  private final LockTable table;
  private final Proc caller;

  LockViews(LockTable table, Proc caller) {
    this.table = table;
    this.caller = caller;
  }

  List<LockStatus> status() {
    List<LockStatus> rows = new ArrayList<>();
    table.forEachBackend(backend -> addFastPath(backend.holder(), rows));
    locked(() -> table.forEachLock(lock -> addShared(lock, rows)));
    return rows;
  }

  private static void addFastPath(Holder holder, List<LockStatus> rows) {
    for (int i = 0; i < FastPath.SLOTS; i++) {
      long word = holder.fastPath.slot(i);
      LockTag tag = LockTag.relation(holder.database, FastPath.relation(word));
      addHeld(tag, holder, FastPath.modes(word), true, rows);
    }
    if (holder.fastPath.holdsVirtual()) {
      VirtualXid vxid = holder.vxid();
      if (vxid.isValid()) {
        LockTag tag = LockTag.virtualTransaction(vxid);
        addHeld(tag, holder, LockMode.EXCLUSIVE.bit(), true, rows);
      }
    }
  }

  private static void addShared(Lock lock, List<LockStatus> rows) {
    LockTag tag = lock.tag();
    for (ProcLock entry = lock.firstProcLock; entry != null; entry = entry.next) {
      Holder holder = entry.holder;
      addHeld(tag, holder, entry.held, false, rows);
      if (holder.awaited == entry) {
        rows.add(row(tag, holder, Lock.awaitedMode(holder), false, false, holder.waitStart));
      }
    }
  }

  private static void addHeld(
      LockTag tag, Holder holder, int modes, boolean fastPath, List<LockStatus> rows) {
    for (int number = 1; number <= LockMode.COUNT; number++) {
      if ((modes >> number & 1) != 0) {
        rows.add(row(tag, holder, LockMode.of(number), true, fastPath, 0));
      }
    }
  }

  private static LockStatus row(
      LockTag tag,
      Holder holder,
      LockMode mode,
      boolean granted,
      boolean fastPath,
      long waitStart) {
    return new LockStatus(
        tag,
        holder.vxid(),
        holder.pid(),
        holder.leader().pid(),
        mode,
        granted,
        fastPath,
        waitStart);
  }

  int[] blockingPids(int blockedPid) {
    List<Integer> pids = new ArrayList<>();
    locked(() -> {
      Holder blocked = holderWithPid(blockedPid);
      if (blocked != null) {
        addBlockers(blocked.leader(), pids);
        blocked.leader().members().forEach(member -> addBlockers(member, pids));
      }
    });
    return pids.stream().mapToInt(Integer::intValue).toArray();
  }

  private @Nullable Holder holderWithPid(int pid) {
    List<Holder> found = new ArrayList<>(1);
    table.forEachBackend(backend -> {
      if (backend.holder().pid() == pid) {
        found.add(backend.holder());
      }
    });
    return found.isEmpty() ? null : found.getFirst();
  }

  private static void addBlockers(Holder blocked, List<Integer> pids) {
    if (!blocked.isWaiting()) {
      return;
    }
    Lock lock = Lock.awaited(blocked).lock;
    int conflicts = Lock.awaitedMode(blocked).conflicts();
    Set<Holder> ahead = aheadOf(blocked, lock);
    for (ProcLock entry = lock.firstProcLock; entry != null; entry = entry.next) {
      Holder other = entry.holder;
      boolean holds = (entry.held & conflicts) != 0;
      boolean waitsAhead =
          ahead.contains(other) && (Lock.awaitedMode(other).bit() & conflicts) != 0;
      if (!other.inGroupOf(blocked) && (holds || waitsAhead)) {
        pids.add(other.leader().pid());
      }
    }
  }

  private static Set<Holder> aheadOf(Holder blocked, Lock lock) {
    Set<Holder> ahead = new HashSet<>();
    for (Holder waiter = lock.queue.first(); waiter != blocked; waiter = waiter.queueNext) {
      if (waiter == null) {
        throw new IllegalStateException("waiting, but not in the queue");
      }
      ahead.add(waiter);
    }
    return ahead;
  }

  List<StandbyLock> runningAccessExclusiveLocks(IntUnaryOperator xidOfProcess) {
    List<StandbyLock> found = new ArrayList<>();
    locked(() -> table.forEachLock(lock -> addAccessExclusive(lock, xidOfProcess, found)));
    return found;
  }

  private static void addAccessExclusive(
      Lock lock, IntUnaryOperator xidOfProcess, List<StandbyLock> found) {
    if (lock.type() != LockTagType.RELATION
        || (lock.grantedModes & LockMode.ACCESS_EXCLUSIVE.bit()) == 0) {
      return;
    }
    LockTag tag = lock.tag();
    for (ProcLock entry = lock.firstProcLock; entry != null; entry = entry.next) {
      if ((entry.held & LockMode.ACCESS_EXCLUSIVE.bit()) != 0) {
        Proc proc = entry.holder.proc;
        int xid = proc == null ? entry.holder.preparedXid : xidOfProcess.applyAsInt(proc.number());
        // Without an xid its commit is in the WAL already, and only the release is still to come.
        if (xid != 0) {
          found.add(new StandbyLock(xid, tag.field1(), tag.field2()));
        }
      }
    }
  }

  private void locked(Runnable look) {
    table.enterAll(caller);
    try {
      look.run();
    } finally {
      table.leaveAll(caller);
    }
  }
}
