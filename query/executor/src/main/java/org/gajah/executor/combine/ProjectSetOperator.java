package org.gajah.executor.combine;

import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.batch.Vector;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.executor.rows.Plain;
import org.gajah.executor.rows.Vectors;
import org.gajah.executor.scan.FunctionScanOperator;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.Operator;
import org.gajah.executor.state.Shapes;
import org.gajah.expression.VectorExpression;
import org.gajah.functions.RowLayout;
import org.gajah.functions.contract.SetCall;
import org.gajah.functions.contract.SetFunction;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FuncExpr;
import org.gajah.nodes.TargetEntry;
import org.gajah.planner.plan.RowsPlan;
import org.jspecify.annotations.Nullable;

/// Set-returning functions in a target list: for each input row as many rows as the longest set
/// has, shorter ones filled up with nulls.
public final class ProjectSetOperator extends Operator {
  private final ExecutionState state;
  private final Operator input;
  private final Column[] columns;
  private final Vector[] vectors;
  private final Batch batch;
  private @Nullable Batch rows;
  private int index;
  private boolean running;

  /// A column: a set, or a value that is the same for all rows that come of one.
  private static final class Column {
    final @Nullable SetFunction function;
    final VectorExpression[] expressions;
    final Vector[] values;
    final Vector[] found;
    @Nullable SetCall call;
    boolean ended;

    /// Of values that are rows; null for others.
    final @Nullable RowLayout shape;

    Column(
        @Nullable SetFunction function,
        VectorExpression[] expressions,
        Vector[] found,
        @Nullable RowLayout shape) {
      this.shape = shape;
      this.function = function;
      this.expressions = expressions;
      this.values = new Vector[expressions.length];
      this.found = found;
    }
  }

  public ProjectSetOperator(RowsPlan.ProjectSet plan, ExecutionState state) {
    this.state = state;
    this.input = state.create(plan.input());
    List<TargetEntry> targets = plan.common().targetList();
    this.columns = targets.stream().map(target -> column(target.expr())).toArray(Column[]::new);
    this.vectors = Vectors.ofTargets(state.catalog(), targets, 16);
    this.batch = new Batch(vectors);
  }

  private Column column(Expr expression) {
    if (expression instanceof FuncExpr call && call.funcretset()) {
      SetFunction set =
          state
              .registry()
              .prepareSet(state.context(), FunctionScanOperator.site(call, state), null);
      List<Integer> types = set.columns().types();
      Vector[] found = new Vector[types.size()];
      for (int i = 0; i < found.length; i++) {
        found[i] = state.newVector(types.get(i), 16);
      }
      RowLayout shape = set.columns().composite() ? shape(call, set) : null;
      return new Column(set, state.compiler(Shapes.OUTER).compile(call.args()), found, shape);
    }
    return new Column(
        null, state.compiler(Shapes.OUTER).compile(List.of(expression)), new Vector[0], null);
  }

  /// The row type of values that are made of several columns.
  private RowLayout shape(FuncExpr call, SetFunction set) {
    return call.funcresulttype() == TypeOid.RECORD
        ? state
            .registry()
            .anonymousRows()
            .layout(state.catalog(), set.columns().types(), set.columns().names())
        : RowLayout.named(state.catalog(), call.funcresulttype());
  }

  @Override
  public @Nullable Batch next(int maxRows) {
    Vectors.clear(vectors);
    int count = 0;
    while (count < maxRows) {
      Batch current = rows;
      if (current == null || index >= current.selected()) {
        if (count > 0) {
          break;
        }
        rows = input.next(maxRows);
        index = 0;
        running = false;
        if (rows == null) {
          return null;
        }
        continue;
      }
      if (!running) {
        start(current);
      }
      int added = add(current.row(index), count, maxRows - count);
      count += added;
      if (added == 0) {
        index++;
        running = false;
      }
    }
    batch.setRows(count);
    return batch;
  }

  private void start(Batch current) {
    int row = current.row(index);
    for (Column column : columns) {
      for (int i = 0; i < column.expressions.length; i++) {
        Vector value = column.expressions[i].evaluate(state.evaluation(), current);
        column.values[i] =
            column.function == null ? value : Plain.of(state.context(), value, current);
      }
      column.ended = false;
      if (column.function != null) {
        column.call = column.function.open(state.context(), column.values, row);
      }
    }
    running = true;
  }

  /// Adds rows that come of one.
  private int add(int row, int at, int maxRows) {
    int most = 0;
    int[] counts = new int[columns.length];
    for (int i = 0; i < columns.length; i++) {
      SetCall call = columns[i].call;
      if (columns[i].function == null || columns[i].ended || call == null) {
        continue;
      }
      Vectors.clear(columns[i].found);
      counts[i] = call.next(columns[i].found, maxRows);
      columns[i].ended = counts[i] == 0;
      most = Math.max(most, counts[i]);
    }
    Vectors.ensure(vectors, at + most);
    for (int i = 0; i < columns.length; i++) {
      for (int j = 0; j < most; j++) {
        if (columns[i].function == null) {
          vectors[i].copyFrom(columns[i].values[0], row, at + j);
        } else if (j < counts[i]) {
          take(columns[i], j, vectors[i], at + j);
        } else {
          vectors[i].setNull(at + j);
        }
      }
    }
    return most;
  }

  private void take(Column column, int from, Vector target, int to) {
    RowLayout shape = column.shape;
    if (shape == null) {
      target.copyFrom(column.found[0], from, to);
      return;
    }
    BytesVector rows = (BytesVector) target;
    ByteSink out = rows.sink();
    int start = out.length();
    shape.form(state.context(), column.found, from, out);
    rows.finish(to, start);
  }

  @Override
  public void rescan() {
    closeCalls();
    input.rescan();
    rows = null;
  }

  @Override
  public void close() {
    closeCalls();
    input.close();
  }

  private void closeCalls() {
    for (Column column : columns) {
      if (column.call != null) {
        column.call.close();
        column.call = null;
      }
    }
    running = false;
  }
}
