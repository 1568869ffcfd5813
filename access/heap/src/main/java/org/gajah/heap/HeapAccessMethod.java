package org.gajah.heap;

import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.table.AnalyzeScan;
import org.gajah.accessapi.table.IndexBuildScan;
import org.gajah.accessapi.table.RewriteOptions;
import org.gajah.accessapi.table.RewriteOrder;
import org.gajah.accessapi.table.RewriteResult;
import org.gajah.accessapi.table.SampleChooser;
import org.gajah.accessapi.table.ScanRange;
import org.gajah.accessapi.table.TableAccessMethod;
import org.gajah.accessapi.table.TableFetch;
import org.gajah.accessapi.table.TableScan;
import org.gajah.accessapi.table.TableWriter;
import org.gajah.accessapi.table.TidPages;
import org.gajah.accessapi.table.VacuumIndexes;
import org.gajah.accessapi.table.VacuumObserver;
import org.gajah.accessapi.table.VacuumOptions;
import org.gajah.accessapi.table.VacuumResult;
import org.gajah.accessapi.toast.Toaster;
import org.gajah.heap.rewrite.HeapRewrite;
import org.gajah.heap.vacuum.HeapVacuum;
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
  public TableScan scanTids(
      StorageContext context, TableDescriptor table, Snapshot snapshot, long lowest, long highest) {
    return new TidRangeScan(context, table, state(context), snapshot, lowest, highest);
  }

  @Override
  public TableScan scanBitmap(
      StorageContext context, TableDescriptor table, Snapshot snapshot, TidPages pages) {
    return new BitmapScan(context, table, state(context), snapshot, pages);
  }

  @Override
  public TableScan scanSample(
      StorageContext context,
      TableDescriptor table,
      Snapshot snapshot,
      boolean bulk,
      SampleChooser chooser) {
    return new SampleScan(context, table, state(context), snapshot, bulk, chooser);
  }

  @Override
  public AnalyzeScan analyze(StorageContext context, TableDescriptor table) {
    return new HeapAnalyzeScan(context, table, state(context));
  }

  @Override
  public IndexBuildScan scanForIndex(
      StorageContext context, TableDescriptor table, IndexBuildScan.Options options) {
    return new HeapIndexBuildScan(context, table, state(context), options);
  }

  @Override
  public VacuumResult vacuum(
      StorageContext context,
      TableDescriptor table,
      VacuumOptions options,
      VacuumIndexes indexes,
      VacuumObserver observer) {
    return new HeapVacuum(context, table, options, indexes, observer, state(context)).run();
  }

  @Override
  public RewriteResult rewrite(
      StorageContext context,
      TableDescriptor from,
      TableDescriptor into,
      RewriteOptions options,
      RewriteOrder order) {
    return new HeapRewrite(context, from, into, options, state(context), toaster).run(order);
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
