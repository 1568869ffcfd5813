package org.gajah.executor.join;

import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.executor.rows.Vectors;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.Operator;
import org.gajah.executor.state.Shapes;
import org.gajah.expression.VectorExpression;
import org.gajah.expression.VectorPredicate;
import org.gajah.nodes.kinds.JoinType;
import org.gajah.planner.plan.JoinPlan;
import org.jspecify.annotations.Nullable;

/// Runs the inner input for each outer row.
public final class NestLoopOperator extends Operator {
  private final ExecutionState state;
  private final JoinPlan.NestLoop plan;
  private final Operator outer;
  private final Operator inner;
  private final VectorExpression[] parameters;
  private final @Nullable VectorPredicate conditions;
  private final Vector[] outerKinds;
  private final Vector[] innerKinds;
  private final JoinOutput output;
  private final boolean stopsAtMatch;

  private @Nullable Batch outerBatch;
  private Vector[] outerColumns = {};
  private int outerIndex;
  private boolean innerRunning;
  private boolean innerStarted;
  private boolean matched;
  private @Nullable Batch pending;
  private int pendingIndex;

  public NestLoopOperator(JoinPlan.NestLoop plan, ExecutionState state) {
    this.state = state;
    this.plan = plan;
    this.outer = state.create(plan.outer());
    this.inner = state.create(plan.inner());
    this.outerKinds = Vectors.ofTargets(state.catalog(), plan.outer().common().targetList(), 1);
    this.innerKinds = Vectors.ofTargets(state.catalog(), plan.inner().common().targetList(), 1);
    this.parameters =
        state
            .compiler(Shapes.OUTER)
            .compile(plan.parameters().stream().map(JoinPlan.NestLoop.Parameter::value).toList());
    this.conditions = PairTest.conditions(plan, outerKinds.length, state);
    this.output = new JoinOutput(plan, outerKinds, innerKinds, state);
    this.stopsAtMatch =
        plan.innerUnique()
            || plan.type() == JoinType.JOIN_SEMI
            || plan.type() == JoinType.JOIN_ANTI;
  }

  @Override
  public @Nullable Batch next(int maxRows) {
    output.begin();
    while (true) {
      boolean more = output.rows() < maxRows && step(maxRows);
      if (output.rows() >= maxRows || !more) {
        Batch result = output.flush();
        if (result != null || !more) {
          return result;
        }
        output.begin();
      }
    }
  }

  /// Does some work.
  ///
  /// @return false at the end
  private boolean step(int maxRows) {
    Batch waiting = pending;
    if (waiting != null) {
      emit(waiting, maxRows);
      return true;
    }
    Batch rows = outerBatch;
    if (rows == null) {
      rows = outer.next(maxRows);
      if (rows == null) {
        return false;
      }
      outerBatch = rows;
      outerColumns = Vectors.of(rows);
      outerIndex = 0;
    }
    if (outerIndex >= rows.selected()) {
      outerBatch = null;
      return true;
    }
    int row = rows.row(outerIndex);
    if (!innerRunning) {
      start(rows, row);
    }
    state.checkInterrupts();
    Batch batch = inner.next(stopsAtMatch && conditions == null ? 1 : maxRows);
    if (batch == null) {
      finishOuter(row);
    } else {
      match(row, batch);
    }
    return true;
  }

  private void start(Batch rows, int row) {
    for (int i = 0; i < parameters.length; i++) {
      Vector value = parameters[i].evaluate(state.evaluation(), rows);
      state.set(plan.parameters().get(i).number(), value, row);
    }
    if (innerStarted) {
      inner.rescan();
    }
    innerStarted = true;
    innerRunning = true;
    matched = false;
  }

  /// The inner rows that go with the outer row.
  private void match(int row, Batch batch) {
    Batch pairs = conditions == null ? batch : chosen(row, batch, conditions);
    if (pairs.selected() == 0) {
      return;
    }
    matched = true;
    switch (plan.type()) {
      case JOIN_ANTI -> nextOuter();
      case JOIN_SEMI -> {
        output.add(outerColumns, row, null, 0);
        nextOuter();
      }
      default -> {
        pending = pairs;
        pendingIndex = 0;
      }
    }
  }

  private Batch chosen(int row, Batch batch, VectorPredicate predicate) {
    int rows = batch.rows();
    Vector[] all = new Vector[outerKinds.length + innerKinds.length];
    for (int i = 0; i < outerKinds.length; i++) {
      Vector column = outerKinds[i];
      column.clear();
      column.copyFrom(outerColumns[i], row, 0);
      column.makeConstant();
      column.spread(rows);
      all[i] = column;
    }
    for (int i = 0; i < innerKinds.length; i++) {
      all[outerKinds.length + i] = batch.column(i);
    }
    Batch pairs = new Batch(all);
    pairs.setRows(rows);
    if (batch.isSelective()) {
      int[] selection = pairs.selectionToFill();
      System.arraycopy(batch.selection(), 0, selection, 0, batch.selected());
      pairs.select(batch.selected());
    }
    predicate.select(state.evaluation(), pairs);
    return pairs;
  }

  private void emit(Batch pairs, int maxRows) {
    Batch rows = outerBatch;
    if (rows == null) {
      throw new IllegalStateException();
    }
    int row = rows.row(outerIndex);
    Vector[] innerColumns = new Vector[innerKinds.length];
    int first = pairs.columnCount() - innerKinds.length;
    for (int i = 0; i < innerColumns.length; i++) {
      innerColumns[i] = pairs.column(first + i);
    }
    while (pendingIndex < pairs.selected() && output.rows() < maxRows) {
      output.add(outerColumns, row, innerColumns, pairs.row(pendingIndex++));
      if (stopsAtMatch) {
        pending = null;
        nextOuter();
        return;
      }
    }
    if (pendingIndex >= pairs.selected()) {
      pending = null;
    }
  }

  private void finishOuter(int row) {
    boolean unmatched = !matched;
    if (unmatched && (plan.type() == JoinType.JOIN_LEFT || plan.type() == JoinType.JOIN_ANTI)) {
      output.add(outerColumns, row, null, 0);
    }
    nextOuter();
  }

  private void nextOuter() {
    outerIndex++;
    innerRunning = false;
  }

  @Override
  public void rescan() {
    outer.rescan();
    outerBatch = null;
    innerRunning = false;
    pending = null;
    output.forget();
    output.begin();
  }

  @Override
  public boolean isReusable() {
    return outer.isReusable() && inner.isReusable();
  }

  @Override
  public void close() {
    inner.close();
    outer.close();
  }
}
