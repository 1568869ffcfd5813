package org.gajah.locks.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.gajah.locks.Proc;

/// What must be true of the shared table at any moment.
final class Invariants {
  private Invariants() {}

  static void check(LockTable table, Proc caller) {
    table.enterAll(caller);
    try {
      table.forEachLock(Invariants::check);
    } finally {
      table.leaveAll(caller);
    }
  }

  static void checkEmpty(LockTable table, Proc caller) {
    assertThat(table.status(caller)).as("locks left behind").isEmpty();
    assertThat(table.size(caller)).isZero();
    assertThat(table.strong.total()).isZero();
  }

  private static void check(Lock lock) {
    List<ProcLock> entries = new ArrayList<>();
    for (ProcLock entry = lock.firstProcLock; entry != null; entry = entry.next) {
      assertThat(entry.lock).isSameAs(lock);
      assertThat(entry.held != 0 || entry.holder.awaited == entry).isTrue();
      entries.add(entry);
    }
    assertThat(entries).isNotEmpty();
    List<Holder> waiters = lock.queue.toList();
    assertThat(waiters).hasSize(lock.queue.size()).doesNotHaveDuplicates();
    for (Holder waiter : waiters) {
      assertThat(waiter.isWaiting()).isTrue();
      assertThat(Lock.awaited(waiter).lock).isSameAs(lock);
    }
    checkCounts(
        lock.granted,
        lock.grantedModes,
        number -> (int) entries.stream().filter(entry -> (entry.held >> number & 1) != 0).count());
    checkCounts(
        lock.awaited,
        lock.awaitedModes,
        number ->
            (int) waiters.stream().filter(it -> Lock.awaitedMode(it).number() == number).count());
    checkNoConflicts(lock, entries);
    checkNobodyIsForgotten(waiters);
  }

  private static void checkCounts(int[] counts, int mask, IntUnaryOperator expected) {
    for (int number = 1; number <= LockMode.COUNT; number++) {
      assertThat(counts[number]).isEqualTo(expected.applyAsInt(number));
      assertThat(mask >> number & 1).isEqualTo(counts[number] > 0 ? 1 : 0);
    }
  }

  private static void checkNoConflicts(Lock lock, List<ProcLock> entries) {
    for (ProcLock one : entries) {
      for (int number = 1; number <= LockMode.COUNT; number++) {
        if ((one.held >> number & 1) != 0) {
          for (ProcLock other : entries) {
            if (!one.holder.inGroupOf(other.holder)) {
              assertThat(LockMode.of(number).conflicts() & other.held)
                  .as("%s of two holders", lock.tag())
                  .isZero();
            }
          }
        }
      }
    }
  }

  /// Who waits has a reason: somebody who holds a conflicting mode, or stands ahead with one.
  private static void checkNobodyIsForgotten(List<Holder> waiters) {
    int ahead = 0;
    for (Holder waiter : waiters) {
      Lock lock = Lock.awaited(waiter).lock;
      int conflicts = Lock.awaitedMode(waiter).conflicts();
      boolean held = false;
      for (ProcLock entry = lock.firstProcLock; entry != null; entry = entry.next) {
        held |= !entry.holder.inGroupOf(waiter) && (entry.held & conflicts) != 0;
      }
      assertThat(held || (ahead & conflicts) != 0 || waiter.isGrouped())
          .as("%s waits for a reason", waiter.pid())
          .isTrue();
      ahead |= Lock.awaitedMode(waiter).bit();
    }
  }
}
