package org.gajah.transaction;

/// Somebody who has something to do when a transaction ends: caches, files to delete, settings to
/// put back.
///
/// The order is that of [Phase] and is the same for all sessions. Nothing here may fail: the
/// outcome is decided, and what is thrown after a commit is a PANIC.
public interface CommitParticipant {
  /// When a participant is called, after the transaction has left the process array. Locks are
  /// released between [#MULTIXACTS] and [#PENDING_DELETIONS].
  enum Phase {
    BUFFERS,
    RELATION_CACHE,
    INVALIDATIONS,
    MULTIXACTS,
    PENDING_DELETIONS,
    NOTIFICATIONS,
    SETTINGS,
    NAMESPACES,
    FILES,
    STATISTICS
  }

  Phase phase();

  /// Adds to the record with which the transaction ends, before anything of it is decided.
  ///
  /// @param committing whether it is a commit (or prepare), otherwise an abort
  default void contribute(EndRecord record, boolean committing) {}

  /// The same for the abort of a subtransaction.
  default void contributeSubtransaction(EndRecord record, int level) {}

  /// The transaction is over.
  default void ended(boolean committed) {}

  /// A subtransaction begins, with the nesting level it has.
  default void subtransactionBegan(int level) {}

  /// A subtransaction is over; when it is committed, what it did belongs to the level below its own
  /// now.
  default void subtransactionEnded(int level, boolean committed) {}
}
