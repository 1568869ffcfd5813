package org.gajah.buffer;

/// How a page is brought into memory. Mirrors `ReadBufferMode` of `storage/bufmgr.h`.
public enum ReadMode {
  /// Read it from its file and verify it.
  NORMAL,
  /// Read it, but take a damaged page as an empty one.
  ZERO_ON_ERROR,
  /// Do not read it: hand out an all-zero page under the exclusive lock.
  ZERO_AND_LOCK,
  /// Do not read it: hand out an all-zero page under the cleanup lock.
  ZERO_AND_CLEANUP_LOCK
}
