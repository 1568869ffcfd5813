package org.gajah.recovery.checkpoint;

import org.gajah.recovery.cluster.StorageProcess;

/// Somebody who has something to make durable in each checkpoint.
public interface CheckpointParticipant {
  /// When a participant is called. [#PREPARED_TRANSACTIONS] come last, behind all syncs; everything
  /// else comes before the logs about transactions and the buffers are written.
  enum Phase {
    RELATION_MAPS,
    REPLICATION_SLOTS,
    DECODING_FILES,
    REPLICATION_ORIGINS,
    PREDICATE_LOCKS,
    PREPARED_TRANSACTIONS
  }

  Phase phase();

  /// Writes and syncs.
  ///
  /// @param redo where redo would start after this checkpoint
  /// @param flags of [CheckpointFlags]
  void checkpoint(long redo, int flags, StorageProcess process);
}
