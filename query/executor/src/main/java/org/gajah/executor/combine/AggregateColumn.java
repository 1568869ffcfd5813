package org.gajah.executor.combine;

import java.util.ArrayList;
import java.util.List;
import org.gajah.batch.Batch;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.executor.rows.RowOrder;
import org.gajah.executor.rows.RowStore;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.Shapes;
import org.gajah.expression.InputShape;
import org.gajah.expression.VectorExpression;
import org.gajah.expression.VectorPredicate;
import org.gajah.functions.aggregate.AggregateCall;
import org.gajah.functions.aggregate.AggregateFunction;
import org.gajah.functions.aggregate.GroupStates;
import org.gajah.nodes.Aggref;
import org.gajah.nodes.Expr;
import org.gajah.nodes.SortGroupClause;
import org.gajah.nodes.TargetEntry;
import org.jspecify.annotations.Nullable;

/// One aggregate of a node, for all groups. With DISTINCT or ORDER BY its rows are kept until all
/// are there, and then added in order.
final class AggregateColumn implements AutoCloseable {
  private final ExecutionState state;
  private final AggregateFunction function;
  private final VectorExpression[] arguments;
  private final VectorExpression[] direct;
  private final @Nullable VectorPredicate filter;
  private final int argumentCount;
  private final Batch view = new Batch();
  private final @Nullable Kept kept;
  private GroupStates states;
  private int groups;

  /// Rows that wait: the group, then the arguments.
  private record Kept(RowStore rows, RowOrder order, @Nullable RowOrder distinct) {}

  AggregateColumn(Aggref call, ExecutionState state) {
    this.state = state;
    List<Expr> values = call.args().stream().map(TargetEntry::expr).toList();
    this.argumentCount = (int) call.args().stream().filter(argument -> !argument.resjunk()).count();
    this.function = state.registry().prepareAggregate(state.context(), site(call, argumentCount));
    this.arguments = state.compiler(Shapes.OUTER).compile(values);
    this.direct = state.compiler(InputShape.NONE).compile(call.aggdirectargs());
    Expr condition = call.aggfilter();
    this.filter =
        condition == null ? null : state.compiler(Shapes.OUTER).predicate(List.of(condition));
    this.kept =
        call.aggdistinct().isEmpty() && call.aggorder().isEmpty() ? null : kept(call, values);
    this.states = function.states(state.context());
  }

  private AggregateCall site(Aggref call, int count) {
    List<Integer> directTypes = new ArrayList<>();
    call.aggdirectargs().forEach(e -> directTypes.add(state.types().type(e)));
    List<Integer> types = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      types.add(state.types().type(call.args().get(i).expr()));
    }
    return new AggregateCall(
        call.aggfnoid(),
        directTypes,
        types,
        call.aggtranstype(),
        call.aggtype(),
        call.inputcollid(),
        call.aggvariadic());
  }

  private Kept kept(Aggref call, List<Expr> values) {
    Vector[] kinds = new Vector[values.size() + 1];
    kinds[0] = new LongVector(1);
    for (int i = 0; i < values.size(); i++) {
      kinds[i + 1] = state.newVector(state.types().type(values.get(i)), 1);
    }
    boolean isDistinct = !call.aggdistinct().isEmpty();
    List<SortGroupClause> clauses =
        isDistinct && call.aggdistinct().size() >= call.aggorder().size()
            ? call.aggdistinct()
            : call.aggorder();
    List<RowOrder.Key> keys = keys(clauses, call);
    List<RowOrder.Key> all = new ArrayList<>();
    all.add(new RowOrder.Key(0, INT8_LESS, 0, false, TypeOid.INT8));
    all.addAll(keys);
    RowOrder order = new RowOrder(state.registry(), state.context(), all);
    RowOrder distinct =
        isDistinct
            ? new RowOrder(state.registry(), state.context(), keys(call.aggdistinct(), call))
            : null;
    return new Kept(new RowStore(kinds, state.memory()), order, distinct);
  }

  private static final int INT8_LESS = 412;

  private List<RowOrder.Key> keys(List<SortGroupClause> clauses, Aggref call) {
    List<RowOrder.Key> result = new ArrayList<>();
    for (SortGroupClause clause : clauses) {
      for (int i = 0; i < call.args().size(); i++) {
        TargetEntry argument = call.args().get(i);
        if (argument.ressortgroupref() == clause.tleSortGroupRef()) {
          result.add(
              new RowOrder.Key(
                  i + 1,
                  clause.sortop(),
                  state.types().collation(argument.expr()),
                  clause.nulls_first(),
                  state.types().type(argument.expr())));
        }
      }
    }
    return result;
  }

  void ensureGroups(int count) {
    if (count > groups) {
      groups = count;
      states.ensureGroups(count);
    }
  }

  /// Takes the rows of a batch that count, and fulfil the filter.
  ///
  /// @param numbers the group of each row, by the row's number
  void add(Batch rows, int[] numbers) {
    Batch chosen = rows;
    if (filter != null) {
      view.view(rows);
      if (rows.isSelective()) {
        int[] selection = view.selectionToFill();
        System.arraycopy(rows.selection(), 0, selection, 0, rows.selected());
        view.select(rows.selected());
      }
      if (filter.select(state.evaluation(), view) == 0) {
        return;
      }
      chosen = view;
    }
    Vector[] values = new Vector[arguments.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = arguments[i].evaluate(state.evaluation(), chosen);
    }
    if (kept == null) {
      states.add(state.context(), values, chosen, numbers);
    } else {
      keep(kept, values, chosen, numbers);
    }
  }

  private static void keep(Kept kept, Vector[] values, Batch rows, int[] numbers) {
    LongVector group = new LongVector(rows.rows());
    Vector[] row = new Vector[values.length + 1];
    row[0] = group;
    System.arraycopy(values, 0, row, 1, values.length);
    for (int i = 0; i < rows.selected(); i++) {
      int at = rows.row(i);
      group.set(at, numbers[at]);
      kept.rows().add(row, at);
    }
  }

  /// Adds the rows that waited.
  void complete() {
    if (kept == null) {
      return;
    }
    RowStore rows = kept.rows();
    int[] order = kept.order().sorted(rows);
    Vector[] values = new Vector[argumentCount];
    Batch one = new Batch();
    int[] group = new int[1024];
    int[] place = new int[1];
    for (int i = 0; i < order.length; i++) {
      int row = order[i];
      if (i > 0 && repeats(kept, order[i - 1], row)) {
        continue;
      }
      Vector[] chunk = rows.chunk(row);
      place[0] = rows.place(row);
      System.arraycopy(chunk, 1, values, 0, argumentCount);
      group[place[0]] = (int) ((LongVector) chunk[0]).get(place[0]);
      one.setRows(place[0] + 1);
      one.select(place, 1);
      states.add(state.context(), values, one, group);
    }
    rows.clear();
  }

  private static boolean repeats(Kept kept, int previous, int row) {
    RowOrder distinct = kept.distinct();
    RowStore rows = kept.rows();
    if (distinct == null) {
      return false;
    }
    Vector[] left = rows.chunk(previous);
    Vector[] right = rows.chunk(row);
    long leftGroup = ((LongVector) left[0]).get(rows.place(previous));
    long rightGroup = ((LongVector) right[0]).get(rows.place(row));
    return leftGroup == rightGroup
        && distinct.compare(left, rows.place(previous), right, rows.place(row)) == 0;
  }

  /// Puts a group's result at a row.
  void finish(int group, Vector result, int row) {
    Vector[] values = new Vector[direct.length];
    Batch none = new Batch();
    none.setRows(1);
    for (int i = 0; i < values.length; i++) {
      values[i] = direct[i].evaluate(state.evaluation(), none);
    }
    states.finish(state.context(), group, values, result, row);
  }

  void clear() {
    groups = 0;
    states = function.states(state.context());
    if (kept != null) {
      kept.rows().clear();
    }
  }

  @Override
  public void close() {
    if (kept != null) {
      kept.rows().close();
    }
  }
}
