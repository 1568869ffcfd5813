package org.gajah.accessapi.table;

/// Strengths of row locks, from the weakest to the strongest. Mirrors `LockTupleMode` of
/// `nodes/lockoptions.h`.
public enum RowLock {
  KEY_SHARE,
  SHARE,
  NO_KEY_EXCLUSIVE,
  EXCLUSIVE
}
