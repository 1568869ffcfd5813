package org.gajah.executor.combine;

import java.util.Arrays;
import org.gajah.batch.Batch;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.executor.rows.RowStore;
import org.gajah.executor.rows.Vectors;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.Operator;
import org.gajah.planner.plan.RowsPlan;
import org.jspecify.annotations.Nullable;

/// INTERSECT and EXCEPT: counts how often each row comes from either side.
public final class SetOpOperator extends Operator {
  private final RowsPlan.SetOp plan;
  private final Operator input;
  private final GroupTable groups;
  private final RowStore rows;
  private final Vector[] vectors;
  private final Batch batch;
  private long[] left = new long[16];
  private long[] right = new long[16];
  private boolean counted;
  private int group;
  private long remaining;

  public SetOpOperator(RowsPlan.SetOp plan, ExecutionState state) {
    this.plan = plan;
    this.input = state.create(plan.input());
    this.groups = new GroupTable(plan.keys(), plan.input().common().targetList(), state);
    this.rows = RowStore.of(state.catalog(), plan.common().targetList(), state.memory());
    this.vectors = Vectors.ofTargets(state.catalog(), plan.common().targetList(), 16);
    this.batch = new Batch(vectors);
  }

  private void count() {
    counted = true;
    Batch next = input.next(Vector.BATCH_ROWS);
    while (next != null) {
      Vector[] columns = Vectors.of(next);
      LongVector flags = next.longs(plan.flagColumn() - 1);
      for (int i = 0; i < next.selected(); i++) {
        int row = next.row(i);
        int number = groups.group(columns, row);
        if (number == rows.rows()) {
          rows.add(Arrays.copyOf(columns, vectors.length), row);
          ensure(number);
        }
        (flags.get(row) == plan.firstFlag() ? left : right)[number]++;
      }
      next = input.next(Vector.BATCH_ROWS);
    }
    group = -1;
    remaining = 0;
  }

  private void ensure(int number) {
    if (number >= left.length) {
      left = Arrays.copyOf(left, 2 * number);
      right = Arrays.copyOf(right, 2 * number);
    }
  }

  private long times(int number) {
    return switch (plan.command()) {
      case INTERSECT -> left[number] > 0 && right[number] > 0 ? 1 : 0;
      case INTERSECT_ALL -> Math.min(left[number], right[number]);
      case EXCEPT -> left[number] > 0 && right[number] == 0 ? 1 : 0;
      case EXCEPT_ALL -> Math.max(0, left[number] - right[number]);
    };
  }

  @Override
  public @Nullable Batch next(int maxRows) {
    if (!counted) {
      count();
    }
    Vectors.clear(vectors);
    int count = 0;
    while (count < maxRows) {
      if (remaining == 0) {
        if (++group >= rows.rows()) {
          break;
        }
        remaining = times(group);
        continue;
      }
      Vectors.ensure(vectors, count + 1);
      Vectors.copyRow(rows.chunk(group), rows.place(group), vectors, count++);
      remaining--;
    }
    batch.setRows(count);
    return count == 0 ? null : batch;
  }

  @Override
  public void rescan() {
    counted = false;
    groups.clear();
    rows.clear();
    Arrays.fill(left, 0);
    Arrays.fill(right, 0);
    input.rescan();
  }

  @Override
  public void close() {
    groups.close();
    rows.close();
    input.close();
  }
}
