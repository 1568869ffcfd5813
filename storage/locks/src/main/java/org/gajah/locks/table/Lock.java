package org.gajah.locks.table;

import java.util.List;
import org.gajah.locks.Proc;
import org.gajah.locks.table.Holder.WaitStatus;
import org.jspecify.annotations.Nullable;

/// A thing that is locked, or that somebody waits for: who has which modes of it, and who waits.
/// Guarded by the lock of its partition. Mirrors LOCK of `storage/lock.h`.
///
/// Rules of the queue:
/// 1. A request that conflicts with what others hold, or with what somebody waits for already,
///    waits: nobody overtakes.
/// 2. Except that who holds something of the lock goes ahead of the first waiter that waits for
///    him, since that one could not be served anyway. If he in turn would have to wait for what
///    that one holds, the two are a deadlock.
/// 3. When something is released, waiters are served from the front; one is passed over only by
///    those whose modes do not conflict with what it waits for.
final class Lock {
  /// What became of a request that could not be granted at once.
  enum Outcome {
    GRANTED,
    QUEUED,
    NOT_AVAILABLE,
    DEADLOCK
  }

  /// The outcome, and for a deadlock the two that are in it.
  record Joined(Outcome outcome, List<DeadlockStep> cycle) {
    private static Joined of(Outcome outcome) {
      return new Joined(outcome, List.of());
    }
  }

  long key1;
  long key2;
  int hash;

  /// The bits of the modes that somebody holds, and of those that somebody waits for.
  int grantedModes;

  int awaitedModes;

  /// How many hold and wait for each mode, by its number.
  final int[] granted = new int[LockMode.COUNT + 1];

  final int[] awaited = new int[LockMode.COUNT + 1];

  @Nullable ProcLock firstProcLock;
  private @Nullable ProcLock lastProcLock;
  final WaitQueue queue = new WaitQueue();

  /// The next of the same bucket, or the next in the pool.
  @Nullable Lock chain;

  LockTag tag() {
    return LockTag.ofKeys(key1, key2);
  }

  LockTagType type() {
    return LockTagType.of((int) (key2 >>> 48) & 0xFF);
  }

  boolean isUnused() {
    return firstProcLock == null;
  }

  void add(ProcLock procLock) {
    procLock.previous = lastProcLock;
    procLock.next = null;
    if (lastProcLock == null) {
      firstProcLock = procLock;
    } else {
      lastProcLock.next = procLock;
    }
    lastProcLock = procLock;
  }

  void remove(ProcLock procLock) {
    ProcLock before = procLock.previous;
    ProcLock after = procLock.next;
    if (before == null) {
      firstProcLock = after;
    } else {
      before.next = after;
    }
    if (after == null) {
      lastProcLock = before;
    } else {
      after.previous = before;
    }
    procLock.previous = null;
    procLock.next = null;
  }

  /// Whether a request can be granted at once: it conflicts neither with what others hold nor with
  /// what somebody waits for.
  boolean isFree(ProcLock mine, LockMode mode) {
    return (mode.conflicts() & awaitedModes) == 0 && !conflicts(mine, mode);
  }

  /// Whether a mode conflicts with what others, outside the holder's group, hold.
  private boolean conflicts(ProcLock mine, LockMode mode) {
    int conflicting = mode.conflicts() & grantedModes;
    if (conflicting == 0) {
      return false;
    }
    int others = -Integer.bitCount(conflicting & mine.held);
    for (int number = 1; number <= LockMode.COUNT; number++) {
      others += (conflicting >> number & 1) * granted[number];
    }
    if (others == 0 || !mine.holder.isGrouped() || type() == LockTagType.RELATION_EXTEND) {
      return others != 0;
    }
    for (ProcLock other = firstProcLock; other != null; other = other.next) {
      if (other != mine && other.holder.inGroupOf(mine.holder)) {
        others -= Integer.bitCount(conflicting & other.held);
      }
    }
    return others != 0;
  }

  void grant(ProcLock procLock, LockMode mode) {
    granted[mode.number()]++;
    grantedModes |= mode.bit();
    procLock.held |= mode.bit();
  }

  /// Takes a granted mode away.
  ///
  /// @return whether somebody may have waited for that
  boolean ungrant(ProcLock procLock, LockMode mode) {
    procLock.held &= ~mode.bit();
    if (--granted[mode.number()] == 0) {
      grantedModes &= ~mode.bit();
    }
    return (mode.conflicts() & awaitedModes) != 0;
  }

  /// Puts a request that is not free into the queue, unless its place there lets it be granted
  /// after all, or nobody wants to wait, or it would be a deadlock.
  Joined join(ProcLock mine, LockMode mode, boolean dontWait) {
    Holder me = mine.holder;
    int held = heldByGroup(mine);
    int ahead = 0;
    Holder before = held == 0 ? null : queue.first();
    Holder opposite = null;
    for (; before != null; before = before.queueNext) {
      LockMode awaitedMode = awaitedMode(before);
      if (before.inGroupOf(me)) {
        continue;
      }
      if ((awaitedMode.conflicts() & held) != 0) {
        if ((mode.conflicts() & before.heldWhenWaiting) != 0) {
          opposite = before;
        } else if ((mode.conflicts() & ahead) == 0 && !conflicts(mine, mode)) {
          grant(mine, mode);
          return Joined.of(Outcome.GRANTED);
        }
        break;
      }
      ahead |= awaitedMode.bit();
    }
    if (dontWait) {
      return Joined.of(Outcome.NOT_AVAILABLE);
    }
    if (opposite != null) {
      LockTag tag = tag();
      return new Joined(
          Outcome.DEADLOCK,
          List.of(
              new DeadlockStep(me.pid(), mode, tag),
              new DeadlockStep(opposite.pid(), awaitedMode(opposite), tag)));
    }
    enqueue(mine, mode, held, before);
    return Joined.of(Outcome.QUEUED);
  }

  private int heldByGroup(ProcLock mine) {
    int held = mine.held;
    if (mine.holder.isGrouped()) {
      for (ProcLock other = firstProcLock; other != null; other = other.next) {
        if (other.holder.inGroupOf(mine.holder)) {
          held |= other.held;
        }
      }
    }
    return held;
  }

  private void enqueue(ProcLock mine, LockMode mode, int held, @Nullable Holder before) {
    queue.insert(mine.holder, before);
    awaited[mode.number()]++;
    awaitedModes |= mode.bit();
    mine.holder.startWait(mine, mode, held, processOf(mine.holder).clock().timestamp());
  }

  /// Takes a waiter out of the queue.
  void dequeue(Holder waiter, WaitStatus outcome) {
    LockMode mode = awaitedMode(waiter);
    queue.remove(waiter);
    if (--awaited[mode.number()] == 0) {
      awaitedModes &= ~mode.bit();
    }
    waiter.endWait(outcome);
  }

  /// Grants the lock to all waiters whose turn it is, and wakes them.
  void wakeUp() {
    int ahead = 0;
    Holder waiter = queue.first();
    while (waiter != null) {
      Holder next = waiter.queueNext;
      LockMode mode = awaitedMode(waiter);
      ProcLock procLock = awaited(waiter);
      if ((mode.conflicts() & ahead) == 0 && !conflicts(procLock, mode)) {
        grant(procLock, mode);
        dequeue(waiter, WaitStatus.NONE);
        processOf(waiter).latch().set();
      } else {
        ahead |= mode.bit();
      }
      waiter = next;
    }
  }

  /// What somebody waits for who is in a queue.
  static LockMode awaitedMode(Holder waiter) {
    LockMode mode = waiter.awaitedMode;
    if (mode == null) {
      throw new IllegalStateException("in a queue, but waiting for nothing");
    }
    return mode;
  }

  static ProcLock awaited(Holder waiter) {
    ProcLock procLock = waiter.awaited;
    if (procLock == null) {
      throw new IllegalStateException("in a queue, but waiting for nothing");
    }
    return procLock;
  }

  private static Proc processOf(Holder waiter) {
    Proc proc = waiter.proc;
    if (proc == null) {
      throw new IllegalStateException("a prepared transaction cannot wait");
    }
    return proc;
  }
}
