package org.gajah.locks.table;

/// How a request for a lock ended. Mirrors LockAcquireResult of `storage/lock.h`.
public enum LockResult {
  /// Somebody else holds it, and the caller did not want to wait.
  NOT_AVAILABLE,
  /// It was taken just now.
  ACQUIRED,
  /// It was held before; one more release is due.
  ALREADY_HELD,
  /// It was held before, and all invalidations up to then have been seen
  /// ([BackendLocks#markClear]).
  ALREADY_CLEAR;

  public boolean isHeld() {
    return this != NOT_AVAILABLE;
  }
}
