package org.gajah.accessapi.table;

/// What became of an attempt to change or lock a row. Mirrors `TM_Result` of `access/tableam.h`.
public enum TupleOutcome {
  /// It was done.
  OK,
  /// The row was never visible to the caller.
  INVISIBLE,
  /// The transaction itself has changed it already, in a later command or through a trigger.
  SELF_MODIFIED,
  /// Somebody has updated it since.
  UPDATED,
  /// Somebody has deleted it since.
  DELETED,
  /// Somebody is changing or locking it, and the caller did not want to wait.
  BEING_MODIFIED,
  /// The same, and the caller skips locked rows.
  WOULD_BLOCK
}
