package org.gajah.executor.scan;

import org.gajah.accessapi.table.TableScan;
import org.gajah.batch.Batch;
import org.gajah.executor.state.ExecutionState;
import org.gajah.expression.VectorPredicate;
import org.gajah.planner.plan.ScanPlan;
import org.jspecify.annotations.Nullable;

/// Reads the rows that a bitmap names, page by page.
public final class BitmapHeapScanOperator extends TableScanOperator {
  private final BitmapSource source;
  private final VectorPredicate recheck;
  private @Nullable TidBitmap bitmap;
  private @Nullable TableScan scan;
  private boolean mustRecheck;

  public BitmapHeapScanOperator(ScanPlan.BitmapHeapScan plan, ExecutionState state) {
    super(plan, state, plan.recheckConditions(), plan.recheckConditions());
    this.source = BitmapSource.of(plan.bitmap(), state);
    this.recheck = state.compiler(columns().shape()).predicate(plan.recheckConditions());
  }

  @Override
  protected int fill(int maxRows) {
    TableScan current = scan;
    if (current == null) {
      TidBitmap made = source.make();
      bitmap = made;
      current =
          table()
              .method()
              .scanBitmap(
                  state().relations().storage(),
                  table().descriptor(),
                  state().relations().snapshot(),
                  made.pages());
      scan = current;
    }
    int rows = current.next(maxRows);
    columns().clear(rows);
    if (rows > 0) {
      current.decode(decoder());
    }
    mustRecheck = false;
    for (int i = 0; i < rows; i++) {
      mustRecheck |= current.mustRecheck(i);
    }
    if (columns().hasSystemColumns()) {
      TableScan source = current;
      for (int i = 0; i < rows; i++) {
        int row = i;
        columns()
            .system(
                i,
                source.tid(i),
                table().relation().oid(),
                column -> source.systemColumn(row, column));
      }
    }
    return rows;
  }

  /// Rows that the bitmap only knows by their page are checked; the others fulfil the conditions
  /// anyway.
  @Override
  protected boolean narrow(Batch rows) {
    return !mustRecheck || recheck.select(state().evaluation(), rows) > 0;
  }

  @Override
  protected void restart() {
    close();
  }

  @Override
  public void close() {
    if (scan != null) {
      scan.close();
      scan = null;
    }
    if (bitmap != null) {
      bitmap.close();
      bitmap = null;
    }
  }
}
