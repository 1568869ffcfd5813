package org.gajah.executor.combine;

import java.util.ArrayList;
import java.util.List;
import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.executor.rows.RowOrder;
import org.gajah.executor.rows.RowSorter;
import org.gajah.executor.rows.Vectors;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.Operator;
import org.gajah.nodes.TargetEntry;
import org.gajah.planner.plan.RowsPlan;
import org.gajah.planner.plan.SortKeys;
import org.jspecify.annotations.Nullable;

/// Orders all rows of its input.
public final class SortOperator extends Operator {
  private final ExecutionState state;
  private final Operator input;
  private final RowSorter sorter;
  private final Vector[] vectors;
  private final Batch batch;

  public SortOperator(RowsPlan.Sort plan, ExecutionState state) {
    this.state = state;
    this.input = state.create(plan.input());
    List<TargetEntry> targets = plan.common().targetList();
    this.vectors = Vectors.ofTargets(state.catalog(), targets, 16);
    this.sorter = new RowSorter(vectors, order(plan.keys(), targets, state), state.work());
    this.batch = new Batch(vectors);
  }

  /// The order of keys over columns.
  static RowOrder order(SortKeys keys, List<TargetEntry> targets, ExecutionState state) {
    List<RowOrder.Key> result = new ArrayList<>();
    for (SortKeys.Key key : keys.keys()) {
      int type = state.types().type(targets.get(key.column() - 1).expr());
      result.add(
          new RowOrder.Key(
              key.column() - 1, key.operator(), key.collation(), key.nullsFirst(), type));
    }
    return new RowOrder(state.registry(), state.context(), result);
  }

  @Override
  public @Nullable Batch next(int maxRows) {
    if (!sorter.isFinished()) {
      read();
    }
    Vectors.clear(vectors);
    int count = sorter.next(vectors, maxRows);
    batch.setRows(count);
    return count == 0 ? null : batch;
  }

  private void read() {
    Batch next = input.next(Vector.BATCH_ROWS);
    while (next != null) {
      state.checkInterrupts();
      sorter.add(next);
      next = input.next(Vector.BATCH_ROWS);
    }
    sorter.finish();
  }

  @Override
  public boolean isAhead() {
    return true;
  }

  @Override
  public void bound(long rows) {
    sorter.bound(rows);
  }

  @Override
  public void rescan() {
    sorter.clear();
    input.rescan();
  }

  @Override
  public void close() {
    sorter.close();
    input.close();
  }
}
