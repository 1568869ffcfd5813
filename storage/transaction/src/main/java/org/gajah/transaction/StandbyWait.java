package org.gajah.transaction;

/// Waits until standbys have confirmed the end of a transaction. Mirrors SyncRepWaitForLSN of
/// `replication/syncrep.c`.
@FunctionalInterface
public interface StandbyWait {
  /// There are no standbys to wait for.
  StandbyWait NONE = (lsn, how, committing) -> {};

  /// Called when the record is durable here and the outcome is in the commit log, before the
  /// transaction leaves the process array. Must not throw: where it gives up it warns.
  ///
  /// @param lsn where the record ends
  /// @param committing whether it is a commit (only then applying is waited for)
  void await(long lsn, SynchronousCommit how, boolean committing);
}
