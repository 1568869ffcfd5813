package org.gajah.accessapi.index;

import java.util.function.LongPredicate;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.accessapi.table.TableFetch;
import org.gajah.accessapi.table.VacuumStatistics;
import org.gajah.batch.Vector;

/// A kind of index. Mirrors `IndexAmRoutine` of `access/amapi.h`.
public interface IndexAccessMethod {
  /// How uniqueness is checked when an entry is added. Mirrors `IndexUniqueCheck`.
  enum UniqueCheck {
    NONE,
    /// A duplicate is an error, once its transaction has committed.
    IMMEDIATE,
    /// A possible duplicate is reported, not raised (deferred constraints, ON CONFLICT).
    PARTIAL,
    /// The entry is there already; only look for another (deferred constraints at their time).
    EXISTING
  }

  /// Adds an entry.
  ///
  /// @param columns a vector for each column of the index
  /// @param tid the row it leads to
  /// @param table to look at rows with the same key
  /// @param unchanged whether the row's indexed values did not change, so that the entry is a mere
  ///   duplicate of an older version's (a hint for removing those)
  /// @return false when the check is [UniqueCheck#PARTIAL] and there may be a duplicate
  /// @throws org.gajah.base.error.PgException 23505
  boolean insert(
      StorageContext context,
      IndexDescriptor index,
      Vector[] columns,
      int row,
      long tid,
      TableFetch table,
      UniqueCheck check,
      boolean unchanged);

  /// Starts a scan.
  ///
  /// @param needsValues whether index columns are wanted (index-only scans)
  IndexScan scan(StorageContext context, IndexDescriptor index, boolean needsValues);

  /// How many levels lie between the root and the leaves; 0 for what is no tree.
  default int height(StorageContext context, IndexDescriptor index) {
    return 0;
  }

  /// Builds an index in its empty file, from rows that come in any order.
  ///
  /// @param keys names the key in the complaint about one that is there twice
  IndexBuild build(
      StorageContext context,
      IndexDescriptor index,
      KeyDescriber keys,
      long maintenanceMemoryBytes);

  /// Starts sorting rows as an index would have them.
  EntrySort sort(StorageContext context, IndexDescriptor index, long maintenanceMemoryBytes);

  /// Writes what an empty index of an unlogged table needs after a crash into its init fork.
  void buildEmpty(StorageContext context, IndexDescriptor index);

  /// Removes the entries whose rows are dead.
  ///
  /// @param isDead says so of a tid
  /// @param statistics of an earlier pass, or new
  void bulkDelete(
      StorageContext context,
      IndexDescriptor index,
      LongPredicate isDead,
      VacuumStatistics statistics);

  /// Tidies up after all passes of a vacuum: recycles empty pages, counts.
  ///
  /// @param analyzeOnly whether this is ANALYZE and nothing is to be changed
  void vacuumCleanup(
      StorageContext context,
      IndexDescriptor index,
      boolean analyzeOnly,
      VacuumStatistics statistics);
}
