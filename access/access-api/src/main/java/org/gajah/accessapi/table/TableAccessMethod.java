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

  TableFetch fetch(StorageContext context, TableDescriptor table);

  TableWriter write(
      StorageContext context, TableDescriptor table, TableWriter.InsertOptions options);
}
