package org.gajah.executor.combine;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.Batch;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.executor.rows.Vectors;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.Operator;
import org.gajah.expression.InputShape;
import org.gajah.expression.VectorExpression;
import org.gajah.nodes.Expr;
import org.gajah.nodes.kinds.LimitOption;
import org.gajah.planner.plan.RowsPlan;
import org.jspecify.annotations.Nullable;

/// Passes over some rows and passes on some others; asks its input for no more than those.
public final class LimitOperator extends Operator {
  private static final long ALL = Long.MAX_VALUE;

  private final ExecutionState state;
  private final Operator input;
  private final @Nullable VectorExpression offset;
  private final @Nullable VectorExpression count;
  private final @Nullable KeptRow ties;
  private final Batch none = new Batch();
  private boolean started;
  private long toSkip;
  private long left;

  public LimitOperator(RowsPlan.Limit plan, ExecutionState state) {
    this.state = state;
    this.input = state.create(plan.input());
    this.offset = compiled(plan.offset());
    this.count = compiled(plan.count());
    this.ties =
        plan.option() == LimitOption.LIMIT_OPTION_WITH_TIES
            ? new KeptRow(plan.ties(), plan.input().common().targetList(), state)
            : null;
    none.setRows(1);
  }

  private @Nullable VectorExpression compiled(@Nullable Expr expression) {
    return expression == null ? null : state.compiler(InputShape.NONE).compile(expression);
  }

  private void start() {
    started = true;
    toSkip = value(offset, 0, SqlState.INVALID_ROW_COUNT_IN_RESULT_OFFSET_CLAUSE, "OFFSET");
    left = value(count, ALL, SqlState.INVALID_ROW_COUNT_IN_LIMIT_CLAUSE, "LIMIT");
    if (ties == null && left < ALL - toSkip) {
      input.bound(toSkip + left);
    }
  }

  private long value(
      @Nullable VectorExpression expression, long missing, SqlState fault, String name) {
    if (expression == null) {
      return missing;
    }
    Vector value = expression.evaluate(state.evaluation(), none);
    if (value.isNull(0)) {
      return missing;
    }
    long number = ((LongVector) value).get(0);
    if (number < 0) {
      throw new PgException(fault, name + " must not be negative");
    }
    return number;
  }

  @Override
  public @Nullable Batch next(int maxRows) {
    if (!started) {
      start();
    }
    while (toSkip > 0) {
      Batch rows = input.next((int) Math.min(Vector.BATCH_ROWS, toSkip));
      if (rows == null) {
        toSkip = 0;
        left = 0;
        return null;
      }
      toSkip -= rows.selected();
    }
    if (left <= 0) {
      return ties == null || left < 0 ? null : tied(ties);
    }
    Batch rows = input.next((int) Math.min(maxRows, left));
    if (rows == null) {
      left = -1;
      return null;
    }
    if (left != ALL) {
      left -= rows.selected();
      if (left == 0 && ties != null) {
        ties.keep(Vectors.of(rows), rows.row(rows.selected() - 1));
      }
    }
    return rows;
  }

  /// Rows that are as good as the last one.
  private @Nullable Batch tied(KeptRow last) {
    Batch rows = last.isEmpty() ? null : input.next(1);
    if (rows == null || !last.isLike(Vectors.of(rows), rows.row(0))) {
      left = -1;
      return null;
    }
    return rows;
  }

  @Override
  public void rescan() {
    started = false;
    if (ties != null) {
      ties.clear();
    }
    input.rescan();
  }

  @Override
  public boolean isReusable() {
    return ties == null && input.isReusable();
  }

  @Override
  public void close() {
    input.close();
  }
}
