package org.gajah.heap;

import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.table.ScanRange;
import org.gajah.accessapi.table.TableAccessMethod;
import org.gajah.accessapi.table.TableFetch;
import org.gajah.accessapi.table.TableScan;
import org.gajah.accessapi.table.TableWriter;
import org.gajah.accessapi.toast.Toaster;
import org.gajah.heap.visibility.RowState;
import org.gajah.transaction.MultiXactAccess;
import org.gajah.transaction.Snapshot;

/// The heap. One object serves an instance.
public final class HeapAccessMethod implements TableAccessMethod {
  private final MultiXactAccess multiXacts;
  private final Toaster toaster;

  /// @param toaster takes care of long values
  public HeapAccessMethod(MultiXactAccess multiXacts, Toaster toaster) {
    this.multiXacts = multiXacts;
    this.toaster = toaster;
  }

  private RowState state(StorageContext context) {
    return new RowState(context, multiXacts);
  }

  @Override
  public TableScan scan(
      StorageContext context, TableDescriptor table, Snapshot snapshot, boolean bulk) {
    return new HeapScan(context, table, state(context), snapshot, bulk, null);
  }

  @Override
  public TableScan scan(
      StorageContext context,
      TableDescriptor table,
      Snapshot snapshot,
      boolean bulk,
      ScanRange range) {
    return new HeapScan(context, table, state(context), snapshot, bulk, range);
  }

  @Override
  public TableFetch fetch(StorageContext context, TableDescriptor table) {
    return new HeapFetch(context, table, state(context));
  }

  @Override
  public TableWriter write(
      StorageContext context, TableDescriptor table, TableWriter.InsertOptions options) {
    return new HeapWriter(context, table, options, state(context), toaster);
  }
}
