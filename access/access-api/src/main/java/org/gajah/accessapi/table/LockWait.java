package org.gajah.accessapi.table;

/// What to do about a row that somebody else has locked. Mirrors `LockWaitPolicy`.
public enum LockWait {
  BLOCK,
  SKIP,
  ERROR
}
