package org.gajah.executor.combine;

import java.util.ArrayList;
import java.util.List;
import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.executor.rows.Vectors;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.Projection;
import org.gajah.executor.state.RowFilter;
import org.gajah.expression.InputShape;
import org.gajah.nodes.Aggref;
import org.gajah.nodes.Expr;
import org.gajah.nodes.GroupingFunc;
import org.gajah.nodes.Node;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.walk.TreeWalker;
import org.gajah.planner.plan.RowsPlan;
import org.jspecify.annotations.Nullable;

/// What an aggregation gives: for each group the variables outside of aggregates, the aggregates'
/// results, the values of `GROUPING()`; and over them HAVING and the target list.
final class AggOutput {
  private final List<Var> passed = new ArrayList<>();
  private final List<Aggref> calls = new ArrayList<>();
  private final List<GroupingFunc> groupings = new ArrayList<>();
  private final Vector[] vectors;
  private final Batch batch;
  private final @Nullable RowFilter qual;
  private final Projection projection;

  AggOutput(RowsPlan.Agg plan, ExecutionState state) {
    plan.common().targetList().forEach(target -> collect(target.expr()));
    plan.common().qual().forEach(this::collect);
    this.vectors = new Vector[passed.size() + calls.size() + groupings.size()];
    for (int i = 0; i < passed.size(); i++) {
      vectors[i] = state.newVector(passed.get(i).vartype(), 16);
    }
    for (int i = 0; i < calls.size(); i++) {
      vectors[passed.size() + i] = state.newVector(calls.get(i).aggtype(), 16);
    }
    for (int i = 0; i < groupings.size(); i++) {
      vectors[passed.size() + calls.size() + i] = state.newVector(TypeOid.INT4, 16);
    }
    this.batch = new Batch(vectors);
    this.qual = RowFilter.of(state, shape(), plan.common().qual());
    List<TargetEntry> targets = plan.common().targetList();
    this.projection = new Projection(state, targets, shape(), vectors.length);
  }

  private void collect(Expr expression) {
    new TreeWalker() {
      @Override
      protected boolean visit(Node node) {
        switch (node) {
          case Aggref call -> {
            if (!calls.contains(call)) {
              calls.add(call);
            }
            return false;
          }
          case GroupingFunc grouping -> {
            if (!groupings.contains(grouping)) {
              groupings.add(grouping);
            }
            return false;
          }
          case Var var when !passed.contains(var) -> passed.add(var);
          default -> {}
        }
        return children(node);
      }
    }.walk(expression);
  }

  private InputShape shape() {
    return expression ->
        switch (expression) {
          case Aggref call -> passed.size() + calls.indexOf(call);
          case GroupingFunc grouping -> passed.size() + calls.size() + groupings.indexOf(grouping);
          case Var var -> passed.indexOf(var);
          default -> -1;
        };
  }

  /// Variables outside of aggregates, columns of the input.
  List<Var> passed() {
    return passed;
  }

  List<Aggref> calls() {
    return calls;
  }

  List<GroupingFunc> groupings() {
    return groupings;
  }

  /// Columns to fill: those of [#passed], then of [#calls], then of [#groupings].
  Vector[] vectors() {
    return vectors;
  }

  /// Empties the columns.
  void clear() {
    Vectors.clear(vectors);
  }

  /// Tells a fault that was held back; to be called before rows are asked for.
  void tell() {
    projection.tell();
    RowFilter.tell(qual);
  }

  /// Forgets such a fault.
  void forget() {
    projection.forget();
    RowFilter.forget(qual);
  }

  /// The result for some of the filled rows, or null when HAVING leaves none.
  @Nullable Batch show(int from, int count) {
    batch.setRows(from + count);
    if (from > 0) {
      int[] selection = batch.selectionToFill();
      for (int i = 0; i < count; i++) {
        selection[i] = from + i;
      }
      batch.select(count);
    }
    if (qual != null && qual.select(batch) == 0) {
      return null;
    }
    return projection.apply(batch);
  }

  /// New states for the aggregates.
  ///
  /// @param streaming whether groups are finished one by one, and their numbers used again
  List<AggregateColumn> newAggregates(ExecutionState state, boolean streaming) {
    List<AggregateColumn> result = new ArrayList<>();
    calls.forEach(call -> result.add(new AggregateColumn(call, state, streaming)));
    return result;
  }
}
