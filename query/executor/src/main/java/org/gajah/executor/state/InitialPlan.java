package org.gajah.executor.state;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.Batch;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.executor.rows.Vectors;
import org.gajah.nodes.SubPlan;
import org.gajah.planner.plan.Plan;

/// A sub-plan that is run once, when its value is first wanted. Mirrors `ExecSetParamPlan()`.
final class InitialPlan {
  private final ExecutionState state;
  private final SubPlan plan;
  private final ParameterWatch watch;
  private boolean done;
  private boolean started;

  InitialPlan(ExecutionState state, SubPlan plan) {
    this.state = state;
    this.plan = plan;
    this.watch = new ParameterWatch(state, plan());
  }

  Plan plan() {
    return state.subplanPlan(plan.plan_id());
  }

  /// Sets the plan's parameters, if that has not been done.
  void run() {
    if (done) {
      return;
    }
    done = true;
    watch.remember();
    Operator operator = state.subplan(plan.plan_id());
    if (started) {
      operator.rescan();
    }
    started = true;
    switch (plan.subLinkType()) {
      case EXISTS_SUBLINK -> exists(operator);
      case ARRAY_SUBLINK -> array(operator);
      default -> row(operator);
    }
  }

  void forgetIfChanged() {
    done &= !watch.hasChanged();
  }

  private void exists(Operator operator) {
    LongVector value = new LongVector(1);
    value.setBoolean(0, operator.next(1) != null);
    value.makeConstant();
    state.set(plan.setParam().get(0), value);
  }

  private void array(Operator operator) {
    ArrayCollector collector = new ArrayCollector(state.context(), plan.firstColType());
    Batch batch = operator.next(Vector.BATCH_ROWS);
    while (batch != null) {
      collector.add(batch);
      batch = operator.next(Vector.BATCH_ROWS);
    }
    state.set(plan.setParam().get(0), collector.result());
  }

  private void row(Operator operator) {
    Batch batch = operator.next(1);
    int count = plan.setParam().size();
    for (int i = 0; i < count; i++) {
      int number = plan.setParam().get(i);
      if (batch == null) {
        state.set(number, nothing(i));
      } else {
        state.set(number, batch.column(i), batch.row(0));
      }
    }
    if (batch != null && operator.next(1) != null) {
      throw tooManyRows();
    }
  }

  private Vector nothing(int column) {
    Vector value =
        Vectors.ofExpression(
            state.catalog(),
            state.subplanPlan(plan.plan_id()).common().targetList().get(column).expr(),
            1);
    value.setNull(0);
    value.makeConstant();
    return value;
  }

  static PgException tooManyRows() {
    return new PgException(
        SqlState.CARDINALITY_VIOLATION,
        "more than one row returned by a subquery used as an expression");
  }
}
