package org.gajah.executor.combine;

import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.executor.rows.Vectors;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.Operator;
import org.gajah.planner.plan.RowsPlan;
import org.jspecify.annotations.Nullable;

/// Drops rows whose keys are those of the row before.
public final class UniqueOperator extends Operator {
  private final Operator input;
  private final KeptRow last;
  private final Batch view = new Batch();

  public UniqueOperator(RowsPlan.Unique plan, ExecutionState state) {
    this.input = state.create(plan.input());
    this.last = new KeptRow(plan.keys(), plan.input().common().targetList(), state);
  }

  @Override
  public @Nullable Batch next(int maxRows) {
    while (true) {
      Batch rows = input.next(maxRows);
      if (rows == null) {
        return null;
      }
      view.view(rows);
      int[] selection = view.selectionToFill();
      int count = 0;
      Vector[] columns = Vectors.of(rows);
      for (int i = 0; i < rows.selected(); i++) {
        int row = rows.row(i);
        if (!last.isLike(columns, row)) {
          last.keep(columns, row);
          selection[count++] = row;
        }
      }
      if (count > 0) {
        view.select(count);
        return view;
      }
    }
  }

  @Override
  public void rescan() {
    last.clear();
    input.rescan();
  }

  @Override
  public void close() {
    input.close();
  }
}
