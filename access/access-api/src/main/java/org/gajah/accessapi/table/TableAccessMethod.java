package org.gajah.accessapi.table;

import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.transaction.Snapshot;

/// A way to store tables; the heap is the only one.
public interface TableAccessMethod {
  /// Starts a scan of a whole table.
  ///
  /// @param bulk whether the table is large enough for a ring of buffers
  TableScan scan(StorageContext context, TableDescriptor table, Snapshot snapshot, boolean bulk);

  /// Starts a scan of what a range hands out.
  TableScan scan(
      StorageContext context,
      TableDescriptor table,
      Snapshot snapshot,
      boolean bulk,
      ScanRange range);

  /// Starts a scan of the rows whose tids lie between two, both included, in their order.
  TableScan scanTids(
      StorageContext context, TableDescriptor table, Snapshot snapshot, long lowest, long highest);

  /// Starts a scan of the rows that index entries lead to: bitmap heap scans.
  ///
  /// @param pages where the entries lead to; read on as the scan goes, and not by anybody else
  TableScan scanBitmap(
      StorageContext context, TableDescriptor table, Snapshot snapshot, TidPages pages);

  /// Starts a scan of chosen rows: TABLESAMPLE.
  TableScan scanSample(
      StorageContext context,
      TableDescriptor table,
      Snapshot snapshot,
      boolean bulk,
      SampleChooser chooser);

  /// Starts a scan that counts and collects rows page by page: ANALYZE.
  AnalyzeScan analyze(StorageContext context, TableDescriptor table);

  /// Starts a scan of all rows that a new index needs entries for.
  IndexBuildScan scanForIndex(
      StorageContext context, TableDescriptor table, IndexBuildScan.Options options);

  /// Removes what is dead from a table, freezes what is old, and brings its maps up to date.
  ///
  /// @param indexes of the table
  VacuumResult vacuum(
      StorageContext context,
      TableDescriptor table,
      VacuumOptions options,
      VacuumIndexes indexes,
      VacuumObserver observer);

  /// Writes a table anew: what somebody may still see goes into new files, with the values that the
  /// TOAST table holds. Indexes are the caller's business, and that the new files become the
  /// table's. Nobody else uses the table meanwhile.
  ///
  /// @param into the table as its new files are, which are empty
  /// @param order in which rows are to lie
  RewriteResult rewrite(
      StorageContext context,
      TableDescriptor from,
      TableDescriptor into,
      RewriteOptions options,
      RewriteOrder order);

  TableFetch fetch(StorageContext context, TableDescriptor table);

  TableWriter write(
      StorageContext context, TableDescriptor table, TableWriter.InsertOptions options);
}
