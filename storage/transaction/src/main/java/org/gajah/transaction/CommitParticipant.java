package org.gajah.transaction;

/// Somebody who has something to do when a transaction ends: caches, files to delete, settings to
/// put back.
///
/// The order is that of [Phase] and is the same for all sessions. When [#ended] is called the
/// outcome is decided, so it must not fail: what it throws after a commit is a PANIC.
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

  /// Does what may still fail, before a commit or prepare is recorded; throws to abort instead.
  default void beforeCommit() {}

  /// Adds to the record with which the transaction ends, before anything of it is decided.
  ///
  /// @param committing whether it is a commit (or prepare), otherwise an abort
  default void contribute(EndRecord record, boolean committing) {}

  /// The same for the abort of a subtransaction.
  default void contributeSubtransaction(EndRecord record, int level) {}

  /// Adds to the state of a transaction that is being prepared; throws what keeps it from being.
  default void prepare(PreparedParts parts) {}

  /// The transaction goes on as a prepared one, which belongs to no session: what the session had
  /// of it is forgotten. Caches take back what they made of it, for it is not committed; nothing is
  /// deleted and nobody is told.
  default void prepared() {
    ended(phase() != Phase.INVALIDATIONS);
  }

  /// The transaction is over.
  default void ended(boolean committed) {}

  /// A subtransaction begins, with the nesting level it has.
  default void subtransactionBegan(int level) {}

  /// A subtransaction is over; when it is committed, what it did belongs to the level below its own
  /// now.
  default void subtransactionEnded(int level, boolean committed) {}
}
