package org.gajah.accessapi.table;

import java.util.function.LongPredicate;
import org.gajah.transaction.Snapshot;
import org.jspecify.annotations.Nullable;

/// Rows that a new index needs entries for. The tids are those that entries lead to: the roots of
/// chains of versions. Mirrors `heapam_index_build_range_scan` and `heapam_index_validate_scan`.
public interface IndexBuildScan extends TableScan {
  /// What is scanned, and why.
  ///
  /// @param snapshot for an index that is built while others write: what it sees is indexed; null
  ///   for all versions that anybody may still see, under a lock that keeps writers out
  /// @param checksUniqueness whether duplicates are looked for, so that the fate of versions that
  ///   are just being inserted or deleted must be known
  /// @param anyVisible whether versions of transactions that still run count as there, and nobody
  ///   is waited for (BRIN)
  /// @param isIndexed tids that have entries already and are left out
  /// @param range what to scan, perhaps shared with others; null for the whole table
  record Options(
      @Nullable Snapshot snapshot,
      boolean checksUniqueness,
      boolean anyVisible,
      @Nullable LongPredicate isIndexed,
      @Nullable ScanRange range) {
    /// CREATE INDEX and REINDEX.
    public static Options build(boolean unique) {
      return new Options(null, unique, false, null, null);
    }

    /// The first pass of CREATE INDEX CONCURRENTLY.
    public static Options concurrently(Snapshot snapshot) {
      return new Options(snapshot, false, false, null, null);
    }

    /// Its second pass: rows that a snapshot sees and that are not in the index.
    public static Options validate(Snapshot snapshot, LongPredicate isIndexed) {
      return new Options(snapshot, false, false, isIndexed, null);
    }
  }

  /// Whether a row is dead to new snapshots, so that it does not count for uniqueness.
  boolean isDead(int row);

  /// Whether versions were left out that old snapshots may still see: the index must not be used by
  /// transactions with such.
  boolean sawBrokenChain();

  /// How many rows there are that are not dead.
  double liveRows();
}
