package org.gajah.executor.scan;

import org.gajah.accessapi.table.TableFetch;
import org.gajah.base.id.Tid;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.RelationAccess.OpenIndex;
import org.gajah.planner.plan.ScanPlan;
import org.gajah.transaction.Snapshot;

/// Reads the rows that an index leads to, in its order.
public final class IndexScanOperator extends TableScanOperator {
  private final IndexReader reader;

  public IndexScanOperator(ScanPlan.IndexScan plan, ExecutionState state) {
    super(plan, state, plan.originalConditions());
    OpenIndex index = state.relations().index(plan.index());
    this.reader = new IndexReader(state, table(), index, plan.conditions(), plan.backward(), false);
  }

  @Override
  protected int fill(int maxRows) {
    Snapshot snapshot = state().relations().snapshot();
    columns().clear(Math.min(maxRows, 16));
    int rows = 0;
    while (rows < maxRows) {
      long entry = reader.next();
      if (entry == Tid.INVALID) {
        break;
      }
      long tid = reader.find(entry, snapshot);
      if (tid == Tid.INVALID) {
        continue;
      }
      columns().ensure(rows + 1);
      TableFetch fetch = reader.fetch();
      fetch.decode(decoder(), rows);
      columns().system(rows, tid, table().relation().oid(), fetch::systemColumn);
      rows++;
    }
    return rows;
  }

  @Override
  protected void restart() {
    reader.restart();
  }

  @Override
  public void close() {
    reader.close();
  }
}
