package org.gajah.locks.table;

import org.jspecify.annotations.Nullable;

/// A mode of a lock that this process holds, and how often. Mirrors LOCALLOCK of `storage/lock.h`.
final class LocalLock {
  long key1;
  long key2;
  int hash;
  LockMode mode = LockMode.ACCESS_SHARE;

  /// How often it was taken and not released; 0 only while it is being taken.
  int count;

  /// Who of this process holds it, innermost level first.
  @Nullable Hold holds;

  /// The shared entry through which it is held. Null for a lock of the fast path, even after
  /// somebody has moved it to the shared table.
  @Nullable ProcLock procLock;

  /// Whether this lock is counted in [StrongCounts].
  boolean strong;

  /// Whether all invalidations from before the lock was taken have been seen.
  boolean clear;

  /// The next of the same bucket, or the next in the pool.
  @Nullable LocalLock chain;

  int database() {
    return (int) key1;
  }

  int relation() {
    return (int) (key1 >>> 32);
  }

  LockMethod method() {
    return key2 >>> 56 == LockMethod.USER.number() ? LockMethod.USER : LockMethod.DEFAULT;
  }

  LockTag tag() {
    return LockTag.ofKeys(key1, key2);
  }

  /// How often one level of nesting holds one local lock. Level 0 is the session.
  static final class Hold {
    LocalLock lock;
    int level;
    int count;

    /// The hold of the next level out on the same lock.
    @Nullable Hold outer;

    /// Neighbours among the holds of the same level, or the next in the pool.
    @Nullable Hold previous;

    @Nullable Hold next;

    Hold(LocalLock lock, int level) {
      this.lock = lock;
      this.level = level;
    }
  }
}
