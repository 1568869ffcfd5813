package org.gajah.executor.combine;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.executor.rows.RowStore;
import org.gajah.executor.rows.Vectors;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.Operator;
import org.gajah.executor.state.Projection;
import org.gajah.executor.state.RowFilter;
import org.gajah.expression.InputShape;
import org.gajah.nodes.Aggref;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Node;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.walk.TreeWalker;
import org.gajah.planner.plan.RowsPlan;
import org.jspecify.annotations.Nullable;

/// Aggregates over groups: all at once in a hash table, or one group after the other where rows
/// come ordered. Either way the groups of a batch are numbered first, and then each aggregate takes
/// the whole batch in.
public final class AggOperator extends Operator {
  private final ExecutionState state;
  private final RowsPlan.Agg plan;
  private final Operator input;
  private final GroupTable groups;
  private final List<AggregateColumn> aggregates = new ArrayList<>();
  private final List<Aggref> calls = new ArrayList<>();
  private final List<Var> passed = new ArrayList<>();
  private final RowStore representatives;
  private final Vector[] vectors;
  private final Batch batch;
  private final @Nullable RowFilter qual;
  private final Projection projection;
  private int[] numbers = {};
  private boolean aggregated;
  private int position;

  public AggOperator(RowsPlan.Agg plan, ExecutionState state) {
    if (!plan.groupingSets().isEmpty()) {
      throw PgException.notBuilt("GROUPING SETS, CUBE and ROLLUP");
    }
    this.state = state;
    this.plan = plan;
    this.input = state.create(plan.input());
    List<TargetEntry> targets = plan.input().common().targetList();
    this.groups = new GroupTable(plan.keys(), targets, state);
    plan.common().targetList().forEach(target -> collect(target.expr()));
    plan.common().qual().forEach(this::collect);
    calls.forEach(call -> aggregates.add(new AggregateColumn(call, state)));
    this.vectors = new Vector[passed.size() + calls.size()];
    Vector[] kinds = new Vector[passed.size()];
    for (int i = 0; i < passed.size(); i++) {
      kinds[i] = state.newVector(passed.get(i).vartype(), 1);
      vectors[i] = state.newVector(passed.get(i).vartype(), 16);
    }
    for (int i = 0; i < calls.size(); i++) {
      vectors[passed.size() + i] = state.newVector(calls.get(i).aggtype(), 16);
    }
    this.representatives = new RowStore(kinds, state.memory());
    this.batch = new Batch(vectors);
    this.qual = RowFilter.of(state, shape(), plan.common().qual());
    this.projection = new Projection(state, plan.common().targetList(), shape(), vectors.length);
  }

  /// Aggregates, and variables outside of them.
  private void collect(Expr expression) {
    new TreeWalker() {
      @Override
      protected boolean visit(Node node) {
        if (node instanceof Aggref call) {
          if (!calls.contains(call)) {
            calls.add(call);
          }
          return false;
        }
        if (node instanceof Var var && !passed.contains(var)) {
          passed.add(var);
        }
        return children(node);
      }
    }.walk(expression);
  }

  private InputShape shape() {
    return expression ->
        switch (expression) {
          case Aggref call -> passed.size() + calls.indexOf(call);
          case Var var -> passed.indexOf(var);
          default -> -1;
        };
  }

  @Override
  public @Nullable Batch next(int maxRows) {
    projection.tell();
    RowFilter.tell(qual);
    if (!aggregated) {
      aggregate();
    }
    while (position < groupCount()) {
      int count = Math.min(maxRows, groupCount() - position);
      Vectors.clear(vectors);
      Vectors.ensure(vectors, count);
      for (int i = 0; i < count; i++) {
        fill(position + i, i);
      }
      position += count;
      batch.setRows(count);
      if (qual == null || qual.select(batch) > 0) {
        return projection.apply(batch);
      }
    }
    return null;
  }

  private int groupCount() {
    return isPlain() ? 1 : groups.count();
  }

  private boolean isPlain() {
    return plan.strategy() == RowsPlan.Agg.Strategy.PLAIN;
  }

  private void fill(int group, int row) {
    for (int i = 0; i < passed.size(); i++) {
      if (group < representatives.rows()) {
        vectors[i].copyFrom(representatives.column(group, i), representatives.place(group), row);
      } else {
        vectors[i].setNull(row);
      }
    }
    for (int i = 0; i < calls.size(); i++) {
      aggregates.get(i).finish(group, vectors[passed.size() + i], row);
    }
  }

  private void aggregate() {
    aggregated = true;
    position = 0;
    if (isPlain()) {
      aggregates.forEach(aggregate -> aggregate.ensureGroups(1));
    }
    Batch rows = input.next(Vector.BATCH_ROWS);
    while (rows != null) {
      state.checkInterrupts();
      take(rows);
      rows = input.next(Vector.BATCH_ROWS);
    }
    aggregates.forEach(AggregateColumn::complete);
  }

  private void take(Batch rows) {
    if (numbers.length < rows.rows()) {
      numbers = new int[rows.rows()];
    }
    Vector[] columns = Vectors.of(rows);
    Vector[] kept = new Vector[passed.size()];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = columns[passed.get(i).varattno() - 1];
    }
    for (int i = 0; i < rows.selected(); i++) {
      int row = rows.row(i);
      int group = isPlain() ? 0 : groups.group(columns, row);
      numbers[row] = group;
      if (group == representatives.rows()) {
        representatives.add(kept, row);
      }
    }
    int count = groupCount();
    for (AggregateColumn aggregate : aggregates) {
      aggregate.ensureGroups(count);
      aggregate.add(rows, numbers);
    }
  }

  @Override
  public void rescan() {
    projection.forget();
    RowFilter.forget(qual);
    aggregated = false;
    groups.clear();
    representatives.clear();
    aggregates.forEach(AggregateColumn::clear);
    input.rescan();
  }

  @Override
  public void close() {
    groups.close();
    representatives.close();
    aggregates.forEach(AggregateColumn::close);
    input.close();
  }
}
