package org.gajah.locks.table;

import org.jspecify.annotations.Nullable;

/// What one holder has of one lock, or waits for. Guarded by the lock of its partition. Mirrors
/// PROCLOCK of `storage/lock.h`.
///
/// Objects are used again for other locks: [LocalLock] keeps one only while it holds something
/// through it.
final class ProcLock {
  Lock lock;
  Holder holder;

  /// The bits of the modes that are granted.
  int held;

  /// Neighbours in the list of the lock, oldest first.
  @Nullable ProcLock previous;

  @Nullable ProcLock next;

  /// The next of the same bucket, or the next in the pool.
  @Nullable ProcLock chain;

  ProcLock(Lock lock, Holder holder) {
    this.lock = lock;
    this.holder = holder;
  }
}
