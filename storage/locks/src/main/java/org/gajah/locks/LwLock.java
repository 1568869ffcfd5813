package org.gajah.locks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.StampedLock;
import org.gajah.activity.WaitEvent;

/// A lightweight lock: shared or exclusive, held for a moment, not reentrant. Mirrors
/// `storage/lwlock.h`.
///
/// Waiting does not end early for an interrupt but that of a crash, for then the holder may be gone
/// for good. A lock may be released by another thread than the one that took it only where both
/// agree on it, which the buffer pool does for reads that another thread finishes.
public final class LwLock {
  /// How long a crash may go unnoticed.
  private static final int NAP_MILLIS = 500;

  private final StampedLock lock = new StampedLock();
  private final LockRank rank;
  private final WaitEvent waitEvent;

  public LwLock(LockRank rank) {
    this(rank, rank.waitEvent());
  }

  /// @param waitEvent what a process that waits for this one is seen to wait for
  public LwLock(LockRank rank, WaitEvent waitEvent) {
    this.rank = rank;
    this.waitEvent = waitEvent;
  }

  public LockRank rank() {
    return rank;
  }

  public void acquireShared(Proc proc) {
    proc.beforeAcquire(rank);
    if (lock.tryReadLock() == 0) {
      await(proc, () -> lock.tryReadLock(NAP_MILLIS, TimeUnit.MILLISECONDS));
    }
    proc.acquired(rank);
  }

  public void acquireExclusive(Proc proc) {
    proc.beforeAcquire(rank);
    if (lock.tryWriteLock() == 0) {
      await(proc, () -> lock.tryWriteLock(NAP_MILLIS, TimeUnit.MILLISECONDS));
    }
    proc.acquired(rank);
  }

  /// Tries for a while.
  @FunctionalInterface
  private interface Attempt {
    /// @return 0 when the time is up
    long attempt() throws InterruptedException;
  }

  private void await(Proc proc, Attempt attempt) {
    proc.startWait(waitEvent);
    try {
      while (attempt.attempt() == 0) {
        proc.checkCrash();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts threads", e);
    } finally {
      proc.endWait();
    }
  }

  public boolean tryAcquireShared(Proc proc) {
    if (lock.tryReadLock() == 0) {
      return false;
    }
    proc.acquired(rank);
    return true;
  }

  public boolean tryAcquireExclusive(Proc proc) {
    if (lock.tryWriteLock() == 0) {
      return false;
    }
    proc.acquired(rank);
    return true;
  }

  public void releaseShared(Proc proc) {
    proc.released(rank);
    if (!lock.tryUnlockRead()) {
      throw new IllegalStateException(rank + " is not held in shared mode");
    }
  }

  public void releaseExclusive(Proc proc) {
    proc.released(rank);
    if (!lock.tryUnlockWrite()) {
      throw new IllegalStateException(rank + " is not held in exclusive mode");
    }
  }

  /// Whether somebody holds the lock exclusively. For assertions.
  public boolean isHeldExclusively() {
    return lock.isWriteLocked();
  }

  /// Whether somebody holds the lock in either mode. For assertions.
  public boolean isHeld() {
    return lock.isWriteLocked() || lock.isReadLocked();
  }
}
