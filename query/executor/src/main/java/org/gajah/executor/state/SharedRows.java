package org.gajah.executor.state;

import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.executor.rows.RowReader;
import org.gajah.executor.rows.RowStore;
import org.gajah.planner.plan.Plan;
import org.jspecify.annotations.Nullable;

/// The rows of a common table expression, computed when somebody first wants them and kept for all
/// who read them.
public final class SharedRows {
  private final ExecutionState state;
  private final int planId;
  private final ParameterWatch watch;
  private @Nullable RowStore store;
  private boolean ended;

  SharedRows(ExecutionState state, int planId) {
    this.state = state;
    this.planId = planId;
    this.watch = new ParameterWatch(state, state.subplanPlan(planId));
  }

  /// Shows rows from a position on, computing no more than are asked for.
  ///
  /// @param reader of [#reader]
  /// @return how many; 0 at the end
  public int show(RowReader reader, int from, int maxRows, Batch batch) {
    RowStore rows = store();
    if (from >= rows.rows() && !fetch(rows, maxRows)) {
      return 0;
    }
    return reader.show(from, maxRows, batch);
  }

  private RowStore store() {
    if (store == null) {
      Plan plan = state.subplanPlan(planId);
      store = RowStore.of(state.catalog(), plan.common().targetList(), state.work());
    }
    return store;
  }

  private boolean fetch(RowStore rows, int maxRows) {
    if (ended) {
      return false;
    }
    if (rows.rows() == 0) {
      watch.remember();
    }
    Batch batch = state.subplan(planId).next(maxRows);
    if (batch == null) {
      ended = true;
      return false;
    }
    rows.add(batch);
    return true;
  }

  /// A reader for [#show], which also makes the batch.
  public RowReader reader() {
    return store().reader();
  }

  /// Computes what has not been asked for.
  void finish() {
    RowStore rows = store();
    while (fetch(rows, Vector.BATCH_ROWS)) {
      // The rows are kept.
    }
  }

  /// Forgets the rows if parameters have changed that they depend on.
  void forgetIfChanged() {
    if (watch.hasChanged()) {
      forget();
    }
  }

  /// Forgets the rows; the next who asks has them computed anew.
  void forget() {
    if (store != null) {
      store.clear();
      if (state.hasSubplan(planId)) {
        state.subplan(planId).rescan();
      }
    }
    ended = false;
  }
}
