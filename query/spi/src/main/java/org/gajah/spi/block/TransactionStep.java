package org.gajah.spi.block;

/// Somebody with work to do around transactions that may fail: deferred triggers, ON COMMIT
/// actions, notifications. What must not fail is a [org.gajah.transaction.CommitParticipant].
public interface TransactionStep {
  default void started() {}

  /// Before a commit, first of all; called again as long as closing cursors leaves more to do.
  default void fireDeferred() {}

  /// Before a commit, when nothing can be added any more.
  ///
  /// @param preparing whether it is a PREPARE TRANSACTION
  default void beforeCommit(boolean preparing) {}

  /// After the end.
  default void ended(boolean committed) {}

  default void subtransactionStarted(int level) {}

  default void subtransactionEnded(int level, boolean committed) {}
}
