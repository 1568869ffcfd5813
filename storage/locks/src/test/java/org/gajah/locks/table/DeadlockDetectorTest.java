package org.gajah.locks.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Threads;
import org.gajah.locks.Proc;
import org.gajah.locks.ProcTable;
import org.gajah.locks.table.DeadlockDetector.Finding;
import org.gajah.locks.table.Lock.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The detector against a slow search of all orders of all queues, on tables filled at random.
class DeadlockDetectorTest {
  private static final int HOLDERS = 6;
  private static final int LOCKS = 3;
  private static final int TABLES = 20_000;

  private final ProcTable procs =
      new ProcTable(
          HOLDERS + 1,
          Threads.platform(),
          Clock.system(),
          (proc, cause) -> {
            throw new AssertionError(cause);
          });
  private final List<Proc> processes = new ArrayList<>();
  private final Map<Finding, Integer> findings = new EnumMap<>(Finding.class);

  @Test
  void findsWhatAFullSearchFinds() {
    long seed = new SplittableRandom().nextLong();
    System.out.println("DeadlockDetectorTest seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < HOLDERS; i++) {
      processes.add(procs.enter());
    }
    for (int i = 0; i < TABLES; i++) {
      Scene scene = new Scene(random);
      scene.play();
    }
    System.out.println(findings);
    assertThat(findings.get(Finding.HARD_DEADLOCK)).isGreaterThan(TABLES / 100);
    assertThat(findings.get(Finding.SOFT_DEADLOCK)).isGreaterThan(TABLES / 100);
    assertThat(findings.get(Finding.NO_DEADLOCK)).isGreaterThan(TABLES / 100);
  }

  /// A table in which holders take locks until each waits for one or is tired of it. Whoever starts
  /// to wait looks for deadlocks at once, and leaves when there is no way out, so that no circle is
  /// ever left behind.
  private final class Scene {
    private final SplittableRandom random;
    private final Quota quota = new Quota(1000);
    private final Partition partition = new Partition(quota, quota);
    private final List<Holder> holders = processes.stream().map(Holder::new).toList();

    Scene(SplittableRandom random) {
      this.random = random;
    }

    void play() {
      for (int move = 0; move < 30; move++) {
        Holder holder = holders.get(random.nextInt(HOLDERS));
        if (!holder.isWaiting()) {
          request(holder, LockMode.of(1 + random.nextInt(LockMode.COUNT)));
        }
      }
    }

    private void request(Holder holder, LockMode mode) {
      LockTag tag = LockTag.advisory(5, random.nextInt(LOCKS));
      ProcLock mine =
          Objects.requireNonNull(
              partition.findOrAdd(tag.key1(), tag.key2(), tag.hashCode(), holder));
      if ((mine.held & mode.bit()) != 0) {
        return;
      }
      if (mine.lock.isFree(mine, mode)) {
        mine.lock.grant(mine, mode);
        return;
      }
      Outcome outcome = mine.lock.join(mine, mode, false).outcome();
      partition.cleanUp(mine, false);
      if (outcome == Outcome.QUEUED) {
        check(holder);
      }
    }

    private void check(Holder starter) {
      boolean circle = isInCircle(starter, Map.of());
      boolean solvable = circle && isSolvable();
      Map<Lock, Set<Holder>> before = queues();
      DeadlockDetector detector = new DeadlockDetector(starter);
      Finding finding = detector.check();
      findings.merge(finding, 1, Integer::sum);
      assertThat(finding)
          .isEqualTo(
              !circle
                  ? Finding.NO_DEADLOCK
                  : solvable ? Finding.SOFT_DEADLOCK : Finding.HARD_DEADLOCK);
      if (finding == Finding.HARD_DEADLOCK) {
        assertThat(detector.circle().getFirst().pid()).isEqualTo(starter.pid());
        partition.dequeue(starter, Holder.WaitStatus.FAILED);
      } else {
        queues().forEach((lock, waiters) -> assertThat(before.get(lock)).containsAll(waiters));
      }
      for (Holder holder : holders) {
        assertThat(isInCircle(holder, Map.of())).isFalse();
      }
    }

    private List<Lock> locks() {
      List<Lock> locks = new ArrayList<>();
      partition.forEach(locks::add);
      return locks;
    }

    private Map<Lock, Set<Holder>> queues() {
      Map<Lock, Set<Holder>> queues = new HashMap<>();
      locks().forEach(lock -> queues.put(lock, new HashSet<>(lock.queue.toList())));
      return queues;
    }

    /// Whether the queues have some orders under which nobody is in a circle.
    private boolean isSolvable() {
      return isSolvable(locks(), 0, new IdentityHashMap<>());
    }

    private boolean isSolvable(List<Lock> locks, int from, Map<Lock, List<Holder>> orders) {
      if (from == locks.size()) {
        return holders.stream().noneMatch(holder -> isInCircle(holder, orders));
      }
      Lock lock = locks.get(from);
      for (List<Holder> order : permutations(lock.queue.toList())) {
        orders.put(lock, order);
        if (isSolvable(locks, from + 1, orders)) {
          return true;
        }
      }
      orders.remove(lock);
      return false;
    }

    private static List<List<Holder>> permutations(List<Holder> waiters) {
      if (waiters.isEmpty()) {
        return List.of(List.of());
      }
      List<List<Holder>> all = new ArrayList<>();
      for (Holder first : waiters) {
        List<Holder> rest = new ArrayList<>(waiters);
        rest.remove(first);
        for (List<Holder> tail : permutations(rest)) {
          List<Holder> order = new ArrayList<>();
          order.add(first);
          order.addAll(tail);
          all.add(order);
        }
      }
      return all;
    }

    private static boolean isInCircle(Holder start, Map<Lock, List<Holder>> orders) {
      return reaches(start, start, orders, new HashSet<>());
    }

    private static boolean reaches(
        Holder from, Holder goal, Map<Lock, List<Holder>> orders, Set<Holder> seen) {
      for (Holder next : blockers(from, orders)) {
        if (next == goal || (seen.add(next) && reaches(next, goal, orders, seen))) {
          return true;
        }
      }
      return false;
    }

    private static List<Holder> blockers(Holder waiter, Map<Lock, List<Holder>> orders) {
      List<Holder> blockers = new ArrayList<>();
      @Nullable ProcLock awaited = waiter.awaited;
      if (awaited == null) {
        return blockers;
      }
      int conflicts = Lock.awaitedMode(waiter).conflicts();
      Lock lock = awaited.lock;
      for (ProcLock entry = lock.firstProcLock; entry != null; entry = entry.next) {
        if (entry.holder != waiter && (entry.held & conflicts) != 0) {
          blockers.add(entry.holder);
        }
      }
      for (Holder ahead : orders.getOrDefault(lock, lock.queue.toList())) {
        if (ahead == waiter) {
          break;
        }
        if ((Lock.awaitedMode(ahead).bit() & conflicts) != 0) {
          blockers.add(ahead);
        }
      }
      return blockers;
    }
  }
}
