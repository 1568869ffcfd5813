package org.gajah.heap.visibility;

/// What vacuum and pruning may do with a tuple. Mirrors `HTSV_Result`.
public enum RowFate {
  /// Nobody can see it, nor will anybody.
  DEAD,
  /// Inserted, and not deleted.
  LIVE,
  /// Deleted, but some snapshot may still see it.
  RECENTLY_DEAD,
  /// Its inserter runs.
  INSERT_IN_PROGRESS,
  /// Its deleter runs.
  DELETE_IN_PROGRESS
}
