package org.gajah.accessapi.table;

/// Which indexes need an entry for the new version of a row. Mirrors `TU_UpdateIndexes`.
public enum UpdatedIndexes {
  /// None: the version is heap-only.
  NONE,
  ALL,
  /// Only those that summarise ranges of blocks.
  SUMMARIZING
}
