package org.gajah.locks.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks for a circle of waits that goes through one waiter, and for a way out of it. Mirrors
/// `storage/lmgr/deadlock.c`. Runs under the locks of all partitions, for one check.
///
/// There are two kinds of waits. A hard one is for somebody who holds a conflicting mode; it ends
/// only when that one lets go. A soft one is for somebody who stands ahead in the queue with a
/// conflicting request; another order of the queue would end it. A circle with a soft wait in it is
/// therefore not fatal: the search turns one of its soft waits around, as a constraint on the order
/// of that queue, and looks again, until no circle is left or every choice has failed.
///
/// Only circles through the starter and through the waiters of turned soft waits count. Others are
/// found by whoever entered them last.
///
/// The members of a group of processes do not wait for each other, and what one of them waits for,
/// all do: the nodes of the graph are groups.
final class DeadlockDetector {
  /// What the check found.
  enum Finding {
    NO_DEADLOCK,
    /// There was one; queues were put in another order, and it is gone.
    SOFT_DEADLOCK,
    /// There is one, and no order of queues helps.
    HARD_DEADLOCK,
    /// None, but an autovacuum worker is in the way that may be cancelled.
    BLOCKED_BY_AUTOVACUUM
  }

  /// A soft wait. As a constraint: the waiter goes ahead of the other.
  private record SoftWait(Holder waiter, Holder ahead, Lock lock) {}

  /// Where the search gives up: more turned waits than that mean an error in it.
  private static final int MAX_CONSTRAINTS = 100;

  private final Holder starter;
  private final IdentityHashMap<Lock, List<Holder>> queues = new IdentityHashMap<>();
  private final IdentityHashMap<Lock, List<Holder>> orders = new IdentityHashMap<>();
  private final Set<Holder> visited = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<SoftWait> softWaits = new ArrayList<>();
  private final List<DeadlockStep> circle = new ArrayList<>();
  private @Nullable Holder searchStart;
  private @Nullable Holder autovacuum;

  DeadlockDetector(Holder starter) {
    this.starter = starter;
  }

  /// Looks, and puts queues in order where that helps.
  Finding check() {
    if (!resolve(new ArrayList<>())) {
      orders.clear();
      if (!findCircle(starter)) {
        throw new IllegalStateException("deadlock seems to have disappeared");
      }
      return Finding.HARD_DEADLOCK;
    }
    if (!orders.isEmpty()) {
      orders.forEach((lock, order) -> {
        lock.queue.reorder(order);
        lock.wakeUp();
      });
      return Finding.SOFT_DEADLOCK;
    }
    return autovacuum == null ? Finding.NO_DEADLOCK : Finding.BLOCKED_BY_AUTOVACUUM;
  }

  /// The circle of a hard deadlock, from the starter on.
  List<DeadlockStep> circle() {
    return List.copyOf(circle);
  }

  /// The autovacuum worker in the starter's way, or null.
  @Nullable Holder autovacuum() {
    return autovacuum;
  }

  /// Whether the waits can be freed of circles when these constraints hold, and perhaps more.
  private boolean resolve(List<SoftWait> constraints) {
    List<SoftWait> choices = softWaitsOfCircle(constraints);
    if (choices == null) {
      return false;
    }
    if (choices.isEmpty()) {
      return true;
    }
    if (constraints.size() == MAX_CONSTRAINTS) {
      return false;
    }
    for (SoftWait choice : choices) {
      constraints.addLast(choice);
      if (resolve(constraints)) {
        return true;
      }
      constraints.removeLast();
    }
    return false;
  }

  /// The soft waits of a circle that is left when the constraints hold: empty when there is no
  /// circle, null when there is a hard one or the constraints contradict each other.
  private @Nullable List<SoftWait> softWaitsOfCircle(List<SoftWait> constraints) {
    if (!order(constraints)) {
      return null;
    }
    List<SoftWait> found = List.of();
    for (SoftWait constraint : constraints) {
      for (Holder start : List.of(constraint.waiter, constraint.ahead)) {
        if (findCircle(start)) {
          if (softWaits.isEmpty()) {
            return null;
          }
          found = List.copyOf(softWaits);
        }
      }
    }
    if (findCircle(starter)) {
      return softWaits.isEmpty() ? null : List.copyOf(softWaits);
    }
    return found;
  }

  private boolean findCircle(Holder start) {
    visited.clear();
    softWaits.clear();
    circle.clear();
    searchStart = start.leader();
    return leadsBack(start, true);
  }

  /// Whether some chain of waits from this holder's group leads to the start of the search.
  private boolean leadsBack(Holder holder, boolean atStart) {
    Holder leader = holder.leader();
    if (!atStart && leader == searchStart) {
      return true;
    }
    if (!visited.add(leader)) {
      return false;
    }
    if (waitLeadsBack(leader)) {
      return true;
    }
    for (Holder member : leader.members()) {
      if (waitLeadsBack(member)) {
        return true;
      }
    }
    return false;
  }

  private boolean waitLeadsBack(Holder waiter) {
    if (!waiter.isWaiting()) {
      return false;
    }
    Lock lock = Lock.awaited(waiter).lock;
    // Who waits to extend a relation holds nothing that others wait for meanwhile.
    if (lock.type() == LockTagType.RELATION_EXTEND) {
      return false;
    }
    LockMode mode = Lock.awaitedMode(waiter);
    if (hardWaitLeadsBack(waiter, mode, lock) || softWaitLeadsBack(waiter, mode, lock)) {
      circle.addFirst(new DeadlockStep(waiter.pid(), mode, lock.tag()));
      return true;
    }
    return false;
  }

  private boolean hardWaitLeadsBack(Holder waiter, LockMode mode, Lock lock) {
    for (ProcLock other = lock.firstProcLock; other != null; other = other.next) {
      Holder holder = other.holder;
      if (!holder.inGroupOf(waiter) && (other.held & mode.conflicts()) != 0) {
        if (leadsBack(holder, false)) {
          return true;
        }
        if (waiter == starter && holder.yieldsToWaiters) {
          autovacuum = holder;
        }
      }
    }
    return false;
  }

  private boolean softWaitLeadsBack(Holder waiter, LockMode mode, Lock lock) {
    List<Holder> queue = queueOf(lock);
    // What stands behind the last of the group is in nobody's way.
    int end = queue.size() - 1;
    while (!queue.get(end).inGroupOf(waiter)) {
      end--;
    }
    for (Holder ahead : queue.subList(0, end)) {
      if (!ahead.inGroupOf(waiter)
          && (Lock.awaitedMode(ahead).bit() & mode.conflicts()) != 0
          && leadsBack(ahead, false)) {
        softWaits.addFirst(new SoftWait(waiter, ahead, lock));
        return true;
      }
    }
    return false;
  }

  private List<Holder> queueOf(Lock lock) {
    List<Holder> order = orders.get(lock);
    return order == null ? queues.computeIfAbsent(lock, it -> it.queue.toList()) : order;
  }

  /// Puts the queues in orders that obey the constraints.
  ///
  /// @return false when the constraints contradict each other
  private boolean order(List<SoftWait> constraints) {
    orders.clear();
    for (SoftWait constraint : constraints) {
      if (!orders.containsKey(constraint.lock)) {
        List<SoftWait> those =
            constraints.stream().filter(other -> other.lock == constraint.lock).toList();
        List<Holder> order = order(constraint.lock.queue.toList(), those);
        if (order == null) {
          return false;
        }
        orders.put(constraint.lock, order);
      }
    }
    return true;
  }

  /// A queue in an order that obeys the constraints and is otherwise as near to the present one as
  /// may be: filled from the end with the last waiter that need not go ahead of somebody who has no
  /// place yet. Members of a group stand together.
  private static @Nullable List<Holder> order(List<Holder> queue, List<SoftWait> constraints) {
    List<Holder> left = new ArrayList<>(queue);
    List<Holder> order = new ArrayList<>(queue.size());
    while (!left.isEmpty()) {
      Holder next = lastUnconstrained(left, constraints);
      if (next == null) {
        return null;
      }
      for (int i = left.size() - 1; i >= 0; i--) {
        if (left.get(i).inGroupOf(next)) {
          order.addFirst(left.remove(i));
        }
      }
    }
    return order;
  }

  private static @Nullable Holder lastUnconstrained(List<Holder> left, List<SoftWait> constraints) {
    for (Holder candidate : left.reversed()) {
      if (constraints.stream().noneMatch(constraint -> goesAhead(candidate, constraint, left))) {
        return candidate;
      }
    }
    return null;
  }

  private static boolean goesAhead(Holder candidate, SoftWait constraint, List<Holder> left) {
    return constraint.waiter.inGroupOf(candidate)
        && left.stream().anyMatch(other -> other.inGroupOf(constraint.ahead));
  }
}
