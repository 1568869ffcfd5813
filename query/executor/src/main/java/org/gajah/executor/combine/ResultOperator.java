package org.gajah.executor.combine;

import java.util.List;
import org.gajah.batch.Batch;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.Operator;
import org.gajah.executor.state.Projection;
import org.gajah.executor.state.RowFilter;
import org.gajah.executor.state.Shapes;
import org.gajah.expression.InputShape;
import org.gajah.expression.VectorPredicate;
import org.gajah.nodes.Expr;
import org.gajah.planner.plan.RowsPlan;
import org.jspecify.annotations.Nullable;

/// One row of expressions, or what is computed from an input's rows; nothing where a condition that
/// depends on no row does not hold.
public final class ResultOperator extends Operator {
  private final ExecutionState state;
  private final @Nullable Operator input;
  private final @Nullable VectorPredicate constant;
  private final @Nullable RowFilter qual;
  private final Projection projection;
  private final Batch one = new Batch();
  private boolean checked;
  private boolean open;
  private boolean done;

  public ResultOperator(RowsPlan.Result plan, ExecutionState state) {
    this.state = state;
    this.input = plan.input() == null ? null : state.create(plan.input());
    InputShape shape = input == null ? InputShape.NONE : Shapes.OUTER;
    this.constant = predicate(state, InputShape.NONE, plan.constantConditions());
    this.qual = RowFilter.of(state, shape, plan.common().qual());
    int columns = plan.input() == null ? 0 : plan.input().common().targetList().size();
    this.projection = new Projection(state, plan.common().targetList(), shape, columns);
  }

  private static @Nullable VectorPredicate predicate(
      ExecutionState state, InputShape shape, List<Expr> conditions) {
    return conditions.isEmpty() ? null : state.compiler(shape).predicate(conditions);
  }

  @Override
  public @Nullable Batch next(int maxRows) {
    projection.tell();
    RowFilter.tell(qual);
    if (!checked) {
      checked = true;
      one.setRows(1);
      open = constant == null || constant.select(state.evaluation(), one) > 0;
    }
    if (!open || done) {
      return null;
    }
    if (input == null) {
      done = true;
      one.setRows(1);
      return qual == null || qual.select(one) > 0
          ? projection.apply(one)
          : null;
    }
    Batch rows = input.next(maxRows);
    while (rows != null && qual != null && qual.select(rows) == 0) {
      rows = input.next(maxRows);
    }
    return rows == null ? null : projection.apply(rows);
  }

  @Override
  public void rescan() {
    projection.forget();
    RowFilter.forget(qual);
    checked = false;
    done = false;
    if (input != null) {
      input.rescan();
    }
  }

  @Override
  public boolean isReusable() {
    return input == null || input.isReusable();
  }

  @Override
  public void close() {
    if (input != null) {
      input.close();
    }
  }
}
