package org.gajah.executor.combine;

import org.gajah.batch.Batch;
import org.gajah.executor.rows.RowReader;
import org.gajah.executor.rows.RowStore;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.Operator;
import org.gajah.executor.state.ParameterWatch;
import org.gajah.planner.plan.RowsPlan;
import org.jspecify.annotations.Nullable;

/// Keeps its input's rows, so that they can be read again without computing them anew.
public final class MaterialOperator extends Operator {
  private final Operator input;
  private final RowStore store;
  private final RowReader reader;
  private final Batch batch;
  private final ParameterWatch watch;
  private int position;
  private boolean ended;

  public MaterialOperator(RowsPlan.Material plan, ExecutionState state) {
    this.input = state.create(plan.input());
    this.store = RowStore.of(state.catalog(), plan.common().targetList(), state.work());
    this.reader = store.reader();
    this.batch = reader.newBatch();
    this.watch = new ParameterWatch(state, plan.input());
  }

  @Override
  public @Nullable Batch next(int maxRows) {
    if (position >= store.rows()) {
      if (store.rows() == 0) {
        watch.remember();
      }
      Batch rows = ended ? null : input.next(maxRows);
      if (rows == null) {
        ended = true;
        return null;
      }
      store.add(rows);
    }
    position += reader.show(position, maxRows, batch);
    return batch;
  }

  @Override
  public void rescan() {
    position = 0;
    if (watch.hasChanged()) {
      store.clear();
      ended = false;
      input.rescan();
    }
  }

  @Override
  public void close() {
    store.close();
    input.close();
  }
}
