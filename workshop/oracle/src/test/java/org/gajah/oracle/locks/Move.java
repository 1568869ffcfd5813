package org.gajah.oracle.locks;

import org.gajah.locks.table.LockMode;

/// What a player of the lock game does.
sealed interface Move {
  record LockTable(int table, LockMode mode, boolean dontWait) implements Move {}

  record Advisory(int key, boolean shared, boolean forSession, boolean dontWait) implements Move {}

  record Unlock(int key, boolean shared) implements Move {}

  record UnlockAll() implements Move {}

  record Savepoint() implements Move {}

  record Release() implements Move {}

  record RollbackTo() implements Move {}

  record Commit() implements Move {}

  record Rollback() implements Move {}

  record Prepare(String name) implements Move {}
}
