package org.gajah.executor.combine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gajah.batch.Batch;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.executor.rows.Ledger;
import org.gajah.executor.rows.RowOrder;
import org.gajah.executor.rows.RowSorter;
import org.gajah.executor.rows.Vectors;
import org.gajah.executor.rows.WorkMemory;
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

  private final Ledger ledger;

  /// Rows that wait: the group, then the arguments.
  ///
  /// @param sorters one for all groups, or, where groups are finished one by one, for each number
  /// @param group the first column of `row`
  /// @param previous a row, for DISTINCT
  /// @param gathered rows in order
  /// @param values their arguments
  /// @param numbers their groups
  private record Kept(
      boolean streaming,
      List<RowSorter> sorters,
      RowOrder order,
      @Nullable RowOrder distinct,
      WorkMemory work,
      LongVector group,
      Vector[] row,
      Vector[] previous,
      Vector[] gathered,
      Vector[] values,
      int[] numbers) {
    RowSorter sorter(int number) {
      int place = streaming ? number : 0;
      while (sorters.size() <= place) {
        sorters.add(new RowSorter(previous, order, work));
      }
      return sorters.get(place);
    }

    /// Whether a row is like the previous one.
    boolean repeats(Vector[] values, int at) {
      return distinct != null
          && ((LongVector) previous[0]).get(0) == ((LongVector) values[0]).get(at)
          && distinct.compare(previous, 0, values, at) == 0;
    }
  }

  /// @param streaming whether groups are finished one by one, and their numbers used again
  AggregateColumn(Aggref call, ExecutionState state, boolean streaming) {
    this.state = state;
    this.ledger = new Ledger(state.memory());
    List<Expr> values = call.args().stream().map(TargetEntry::expr).toList();
    this.argumentCount = (int) call.args().stream().filter(argument -> !argument.resjunk()).count();
    this.function = state.registry().prepareAggregate(state.context(), site(call, argumentCount));
    this.arguments = state.compiler(Shapes.OUTER).compile(values);
    this.direct = state.compiler(InputShape.NONE).compile(call.aggdirectargs());
    Expr condition = call.aggfilter();
    this.filter =
        condition == null ? null : state.compiler(Shapes.OUTER).predicate(List.of(condition));
    this.kept =
        call.aggdistinct().isEmpty() && call.aggorder().isEmpty()
            ? null
            : kept(call, values, streaming);
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

  private Kept kept(Aggref call, List<Expr> values, boolean streaming) {
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
    Vector[] row = kinds.clone();
    LongVector group = new LongVector(1);
    row[0] = group;
    Vector[] gathered = Vectors.like(kinds, 16);
    return new Kept(
        streaming,
        new ArrayList<>(),
        order,
        distinct,
        state.work(),
        group,
        row,
        kinds,
        gathered,
        Arrays.copyOfRange(gathered, 1, 1 + argumentCount),
        new int[Vector.BATCH_ROWS]);
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
      ledger.set(states.memory());
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
      ledger.set(states.memory());
    } else {
      keep(kept, values, chosen, numbers);
    }
  }

  private static void keep(Kept kept, Vector[] values, Batch rows, int[] numbers) {
    LongVector group = kept.group();
    group.ensureCapacity(rows.rows());
    Vector[] row = kept.row();
    System.arraycopy(values, 0, row, 1, values.length);
    for (int i = 0; i < rows.selected(); i++) {
      int at = rows.row(i);
      group.set(at, numbers[at]);
      kept.sorter(numbers[at]).add(row, at);
    }
  }

  /// Adds the rows that waited, of all groups.
  void complete() {
    if (kept != null) {
      complete(kept, 0);
    }
  }

  /// Adds the rows of one group that waited.
  void complete(int group) {
    if (kept != null && kept.streaming() && group < kept.sorters().size()) {
      complete(kept, group);
    }
  }

  private void complete(Kept waiting, int group) {
    RowSorter rows = waiting.sorter(group);
    rows.finish();
    Vector[] vectors = waiting.gathered();
    int[] numbers = waiting.numbers();
    Vectors.clear(vectors);
    Vectors.clear(waiting.previous());
    boolean first = true;
    int count = 0;
    while (rows.next()) {
      boolean repeats = !first && waiting.repeats(rows.vectors(), rows.place());
      if (waiting.distinct() != null) {
        Vectors.clear(waiting.previous());
        Vectors.copyRow(rows.vectors(), rows.place(), waiting.previous(), 0);
      }
      first = false;
      if (repeats) {
        continue;
      }
      Vectors.ensure(vectors, count + 1);
      Vectors.copyRow(rows.vectors(), rows.place(), vectors, count);
      numbers[count] = (int) ((LongVector) vectors[0]).get(count);
      count++;
      if (count == Vector.BATCH_ROWS) {
        addGathered(waiting, count);
        Vectors.clear(vectors);
        count = 0;
      }
    }
    addGathered(waiting, count);
    rows.clear();
  }

  private void addGathered(Kept waiting, int count) {
    if (count > 0) {
      state.checkInterrupts();
      view.setRows(count);
      states.add(state.context(), waiting.values(), view, waiting.numbers());
      ledger.set(states.memory());
    }
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
    ledger.clear();
    if (kept != null) {
      kept.sorters().forEach(RowSorter::clear);
    }
  }

  /// Empties a group.
  void reset(int group) {
    states.reset(group);
  }

  /// Bytes held by the states.
  long memory() {
    return ledger.used();
  }

  @Override
  public void close() {
    ledger.clear();
    if (kept != null) {
      kept.sorters().forEach(RowSorter::close);
    }
  }
}
