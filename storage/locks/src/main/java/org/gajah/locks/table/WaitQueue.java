package org.gajah.locks.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The holders that wait for one lock, in the order in which they shall get it. Guarded by the lock
/// of the partition. A holder waits in one queue at most, so the links are its own.
final class WaitQueue {
  private @Nullable Holder first;
  private @Nullable Holder last;
  private int size;

  @Nullable Holder first() {
    return first;
  }

  boolean isEmpty() {
    return first == null;
  }

  int size() {
    return size;
  }

  /// Inserts a waiter ahead of another, or at the end where that is null.
  void insert(Holder waiter, @Nullable Holder before) {
    Holder after = before == null ? last : before.queuePrevious;
    waiter.queuePrevious = after;
    waiter.queueNext = before;
    link(after, waiter);
    linkBack(before, waiter);
    size++;
  }

  void remove(Holder waiter) {
    link(waiter.queuePrevious, waiter.queueNext);
    linkBack(waiter.queueNext, waiter.queuePrevious);
    waiter.queuePrevious = null;
    waiter.queueNext = null;
    size--;
  }

  private void link(@Nullable Holder from, @Nullable Holder to) {
    if (from == null) {
      first = to;
    } else {
      from.queueNext = to;
    }
  }

  private void linkBack(@Nullable Holder from, @Nullable Holder to) {
    if (from == null) {
      last = to;
    } else {
      from.queuePrevious = to;
    }
  }

  /// The waiters, first to last.
  List<Holder> toList() {
    List<Holder> waiters = new ArrayList<>(size);
    for (Holder waiter = first; waiter != null; waiter = waiter.queueNext) {
      waiters.add(waiter);
    }
    return waiters;
  }

  /// Gives the same waiters another order.
  void reorder(List<Holder> order) {
    assert order.size() == size;
    first = null;
    last = null;
    size = 0;
    for (Holder waiter : order) {
      insert(waiter, null);
    }
  }
}
