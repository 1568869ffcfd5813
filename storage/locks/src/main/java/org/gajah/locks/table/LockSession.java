package org.gajah.locks.table;

import org.gajah.activity.WaitEvent;
import org.gajah.base.error.Reporter;
import org.gajah.locks.Proc;

/// What the lock manager asks of the process that takes locks: its settings, and whom to tell.
public interface LockSession {
  /// The setting `deadlock_timeout`: how long to wait before looking for a deadlock.
  long deadlockTimeoutMillis();

  /// The setting `lock_timeout`, 0 for none. When it is over, the wait raises
  /// [org.gajah.locks.Interrupts#LOCK_TIMEOUT] on its own process, whose handler throws `55P03`.
  long lockTimeoutMillis();

  /// The setting `log_lock_waits`.
  boolean logsLockWaits();

  /// Takes warnings about releases of what is not held, and lines about long waits.
  Reporter reporter();

  /// What a process is doing, for the server's log: the text of its statement.
  default String activityOf(int pid) {
    return "<backend information not available>";
  }

  /// Counts a deadlock (`pg_stat_database.deadlocks`).
  default void deadlockDetected() {}

  /// Whether this is the process that applies WAL, which takes locks during recovery too.
  default boolean appliesWal() {
    return false;
  }

  /// Called before an access exclusive lock on a relation is taken outside recovery: a standby must
  /// hear of it, and that needs an xid.
  default void beforeAccessExclusive(LockTag relation) {}

  /// Called after such a lock was taken: time for its WAL record.
  default void afterAccessExclusive(LockTag relation) {}

  /// Sleeps until the latch of the process is set, at most so many nanoseconds (without limit where
  /// negative). The startup process of a standby gets rid of whoever stands in its way meanwhile.
  default void await(Proc proc, WaitEvent event, long nanos) {
    proc.waitLatch(event, nanos);
  }
}
