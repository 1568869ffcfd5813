package org.gajah.executor.scan;

import java.util.List;
import org.gajah.accessapi.index.IndexScan;
import org.gajah.accessapi.index.ScanKey;
import org.gajah.accessapi.table.TableFetch;
import org.gajah.base.id.Tid;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.RelationAccess.OpenIndex;
import org.gajah.planner.plan.ScanPlan;
import org.gajah.transaction.Snapshot;
import org.jspecify.annotations.Nullable;

/// Reads the rows that an index leads to, in its order.
public final class IndexScanOperator extends TableScanOperator {
  private final OpenIndex index;
  private final IndexKeys keys;
  private final boolean forward;
  private @Nullable IndexScan scan;
  private @Nullable TableFetch fetch;
  private boolean started;
  private boolean ended;

  public IndexScanOperator(ScanPlan.IndexScan plan, ExecutionState state) {
    super(plan, state, plan.originalConditions());
    this.index = state.relations().index(plan.index());
    this.keys = new IndexKeys(state, index, plan.conditions());
    this.forward = !plan.backward();
  }

  private void open() {
    if (scan == null) {
      scan =
          index.method().scan(state().relations().storage(), index.descriptor(), false);
      fetch = table().method().fetch(state().relations().storage(), table().descriptor());
    }
    List<ScanKey> computed = keys.compute();
    ended = computed == null;
    if (computed != null) {
      scan.rescan(computed);
    }
    started = true;
  }

  @Override
  protected int fill(int maxRows) {
    if (!started) {
      open();
    }
    if (ended || scan == null || fetch == null) {
      return 0;
    }
    Snapshot snapshot = state().relations().snapshot();
    columns().clear(Math.min(maxRows, 16));
    int rows = 0;
    while (rows < maxRows) {
      long entry = scan.next(forward);
      if (entry == Tid.INVALID) {
        ended = true;
        break;
      }
      long tid = fetch.find(entry, snapshot);
      if (tid == Tid.INVALID) {
        if (fetch.allDead()) {
          scan.killPresent();
        }
        continue;
      }
      columns().ensure(rows + 1);
      fetch.decode(decoder(), rows);
      columns().system(rows, tid, table().relation().oid(), fetch::systemColumn);
      rows++;
    }
    return rows;
  }

  @Override
  protected void restart() {
    started = false;
  }

  @Override
  public void close() {
    if (scan != null) {
      scan.close();
      scan = null;
    }
    if (fetch != null) {
      fetch.close();
      fetch = null;
    }
    started = false;
  }
}
