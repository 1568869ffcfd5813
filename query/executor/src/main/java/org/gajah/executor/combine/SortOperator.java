package org.gajah.executor.combine;

import java.util.ArrayList;
import java.util.List;
import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.executor.rows.RowOrder;
import org.gajah.executor.rows.RowStore;
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
  private final RowStore store;
  private final RowOrder order;
  private final Vector[] vectors;
  private final Batch batch;
  private int @Nullable [] rows;
  private int position;

  public SortOperator(RowsPlan.Sort plan, ExecutionState state) {
    this.state = state;
    this.input = state.create(plan.input());
    List<TargetEntry> targets = plan.common().targetList();
    this.store = RowStore.of(state.catalog(), targets, state.memory());
    this.order = order(plan.keys(), targets, state);
    this.vectors = Vectors.ofTargets(state.catalog(), targets, 16);
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
    if (rows == null) {
      rows = read();
      position = 0;
    }
    int count = Math.min(maxRows, rows.length - position);
    if (count == 0) {
      return null;
    }
    Vectors.clear(vectors);
    Vectors.ensure(vectors, count);
    for (int i = 0; i < count; i++) {
      int row = rows[position++];
      Vectors.copyRow(store.chunk(row), store.place(row), vectors, i);
    }
    batch.setRows(count);
    return batch;
  }

  private int[] read() {
    Batch next = input.next(Vector.BATCH_ROWS);
    while (next != null) {
      state.checkInterrupts();
      store.add(next);
      next = input.next(Vector.BATCH_ROWS);
    }
    return order.sorted(store);
  }

  @Override
  public void rescan() {
    store.clear();
    rows = null;
    input.rescan();
  }

  @Override
  public void close() {
    store.close();
    input.close();
  }
}
