package org.gajah.executor.window;

import static org.gajah.nodes.kinds.FrameOption.FRAMEOPTION_END_OFFSET;
import static org.gajah.nodes.kinds.FrameOption.FRAMEOPTION_END_OFFSET_PRECEDING;
import static org.gajah.nodes.kinds.FrameOption.FRAMEOPTION_GROUPS;
import static org.gajah.nodes.kinds.FrameOption.FRAMEOPTION_ROWS;
import static org.gajah.nodes.kinds.FrameOption.FRAMEOPTION_START_OFFSET;
import static org.gajah.nodes.kinds.FrameOption.FRAMEOPTION_START_OFFSET_PRECEDING;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.Batch;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.executor.rows.KeyEquality;
import org.gajah.executor.rows.KeyHasher;
import org.gajah.executor.rows.RowReader;
import org.gajah.executor.rows.Vectors;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.Operator;
import org.gajah.executor.state.Projection;
import org.gajah.executor.state.RowFilter;
import org.gajah.executor.state.Shapes;
import org.gajah.expression.InputShape;
import org.gajah.expression.VectorExpression;
import org.gajah.functions.ValueCall;
import org.gajah.functions.aggregate.AggregateCall;
import org.gajah.functions.contract.CallSite;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Node;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.WindowFunc;
import org.gajah.nodes.walk.TreeWalker;
import org.gajah.planner.plan.GroupKeys;
import org.gajah.planner.plan.RowsPlan;
import org.jspecify.annotations.Nullable;

/// Window functions over ordered rows. Mirrors `executor/nodeWindowAgg.c`.
public final class WindowAggOperator extends Operator {
  private final ExecutionState state;
  private final RowsPlan.WindowAgg plan;
  private final List<WindowFunc> functions = new ArrayList<>();
  private final List<WindowColumn> columns = new ArrayList<>();
  private final PartitionRows rows;
  private final Frame frame;
  private final RangeBound rangeStart;
  private final RangeBound rangeEnd;
  private final RowReader reader;
  private final int inputColumns;
  private final Vector[] vectors;
  private final Batch batch;
  private final @Nullable RowFilter qual;
  private final Projection projection;
  private final Batch none = new Batch();
  private boolean started;
  private boolean inPartition;
  private int next;

  public WindowAggOperator(RowsPlan.WindowAgg plan, ExecutionState state) {
    this.state = state;
    this.plan = plan;
    none.setRows(1);
    plan.common().targetList().forEach(target -> collect(target.expr()));
    plan.common().qual().forEach(this::collect);
    List<TargetEntry> targets = plan.input().common().targetList();
    this.inputColumns = targets.size();
    List<Expr> arguments = new ArrayList<>();
    int[] first = new int[functions.size()];
    int[] filters = new int[functions.size()];
    for (int i = 0; i < functions.size(); i++) {
      WindowFunc function = functions.get(i);
      first[i] = inputColumns + arguments.size();
      arguments.addAll(function.args());
      Expr filter = function.aggfilter();
      filters[i] = filter == null ? -1 : inputColumns + arguments.size();
      if (filter != null) {
        arguments.add(filter);
      }
    }
    this.rows =
        new PartitionRows(
            state,
            state.create(plan.input()),
            inputColumns,
            state.compiler(Shapes.OUTER).compile(arguments),
            kinds(targets, arguments),
            equality(plan.partitionBy(), targets),
            equality(plan.orderBy(), targets));
    this.rangeStart = bound(true, targets);
    this.rangeEnd = bound(false, targets);
    this.frame = new Frame(plan.frameOptions(), rows, rangeStart, rangeEnd);
    this.reader = rows.newReader();
    this.vectors = new Vector[inputColumns + functions.size()];
    System.arraycopy(Vectors.ofTargets(state.catalog(), targets, 16), 0, vectors, 0, inputColumns);
    for (int i = 0; i < functions.size(); i++) {
      vectors[inputColumns + i] = state.newVector(functions.get(i).wintype(), 16);
      columns.add(column(functions.get(i), first[i], filters[i], vectors[inputColumns + i]));
    }
    this.batch = new Batch(vectors);
    this.qual = RowFilter.of(state, shape(), plan.common().qual());
    this.projection = new Projection(state, plan.common().targetList(), shape(), vectors.length);
  }

  private void collect(Expr expression) {
    new TreeWalker() {
      @Override
      protected boolean visit(Node node) {
        if (node instanceof WindowFunc function) {
          if (!functions.contains(function)) {
            functions.add(function);
          }
          return false;
        }
        return children(node);
      }
    }.walk(expression);
  }

  private InputShape shape() {
    return expression ->
        expression instanceof WindowFunc function
            ? inputColumns + functions.indexOf(function)
            : Shapes.OUTER.column(expression);
  }

  private Vector[] kinds(List<TargetEntry> targets, List<Expr> arguments) {
    Vector[] result = new Vector[targets.size() + arguments.size()];
    System.arraycopy(Vectors.ofTargets(state.catalog(), targets, 1), 0, result, 0, targets.size());
    for (int i = 0; i < arguments.size(); i++) {
      result[targets.size() + i] = state.newVector(state.types().type(arguments.get(i)), 1);
    }
    return result;
  }

  private KeyEquality equality(GroupKeys keys, List<TargetEntry> targets) {
    int[] places = new int[keys.keys().size()];
    List<KeyHasher.Key> equalities = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      GroupKeys.Key key = keys.keys().get(i);
      places[i] = key.column() - 1;
      int type = state.types().type(targets.get(places[i]).expr());
      equalities.add(new KeyHasher.Key(key.operator(), key.collation(), type, type));
    }
    return new KeyEquality(state.registry(), state.context(), places, equalities);
  }

  private boolean is(int option) {
    return (plan.frameOptions() & option) != 0;
  }

  /// One end of the frame in RANGE mode.
  private RangeBound bound(boolean isStart, List<TargetEntry> targets) {
    int function = isStart ? plan.startInRange() : plan.endInRange();
    Expr offset = isStart ? plan.startOffset() : plan.endOffset();
    int column = plan.orderBy().keys().isEmpty() ? 0 : plan.orderBy().keys().getFirst().column();
    ValueCall call = null;
    if (function != 0 && offset != null) {
      int type = state.types().type(targets.get(column - 1).expr());
      int offsetType = state.types().type(offset);
      List<Integer> types = List.of(type, type, offsetType, TypeOid.BOOL, TypeOid.BOOL);
      call =
          new ValueCall(
              state
                  .registry()
                  .prepare(state.context(), function, types, TypeOid.BOOL, plan.inRangeCollation()),
              byValue(type),
              byValue(type),
              byValue(offsetType),
              true,
              true);
    }
    boolean ascending = plan.inRangeAscending();
    boolean preceding =
        is(isStart ? FRAMEOPTION_START_OFFSET_PRECEDING : FRAMEOPTION_END_OFFSET_PRECEDING);
    return new RangeBound(
        state.context(),
        call,
        rows,
        column - 1,
        preceding == ascending,
        isStart != ascending,
        plan.inRangeNullsFirst());
  }

  private boolean byValue(int type) {
    return state.catalog().get(SysCache.TYPEOID, type).typbyval();
  }

  private WindowColumn column(WindowFunc function, int first, int filter, Vector kind) {
    List<Integer> types = function.args().stream().map(state.types()::type).toList();
    if (!function.winagg()) {
      PgProc row = state.catalog().get(SysCache.PROCOID, function.winfnoid());
      CallSite site = new CallSite(row, types, function.wintype(), function.inputcollid(), false);
      return new FunctionColumn(
          state.context(),
          state.registry().prepareWindow(state.context(), site),
          rows,
          frame,
          first);
    }
    AggregateCall call =
        new AggregateCall(
            function.winfnoid(),
            List.of(),
            types,
            0,
            function.wintype(),
            function.inputcollid(),
            false);
    return new AggregateWindowColumn(
        state,
        state.registry().prepareAggregate(state.context(), call),
        rows,
        frame,
        first,
        types.size(),
        filter,
        kind);
  }

  @Override
  public @Nullable Batch next(int maxRows) {
    projection.tell();
    RowFilter.tell(qual);
    if (!started) {
      started = true;
      offsets();
    }
    while (true) {
      int count = fill(maxRows);
      if (count == 0) {
        return null;
      }
      batch.setRows(count);
      if (qual == null || qual.select(batch) > 0) {
        return projection.apply(batch);
      }
    }
  }

  /// Computes what the frame's ends are away from the current row.
  private void offsets() {
    boolean counted = is(FRAMEOPTION_ROWS | FRAMEOPTION_GROUPS);
    long start = 0;
    long end = 0;
    if (is(FRAMEOPTION_START_OFFSET)) {
      Vector value = offset(plan.startOffset(), "starting");
      rangeStart.offset(value);
      start = counted ? counted(value, "starting") : 0;
    }
    if (is(FRAMEOPTION_END_OFFSET)) {
      Vector value = offset(plan.endOffset(), "ending");
      rangeEnd.offset(value);
      end = counted ? counted(value, "ending") : 0;
    }
    frame.offsets(start, end);
  }

  private Vector offset(@Nullable Expr expression, String name) {
    VectorExpression compiled =
        state.compiler(InputShape.NONE).compile(Objects.requireNonNull(expression));
    Vector value = compiled.evaluate(state.evaluation(), none);
    if (value.isNull(0)) {
      throw new PgException(
          SqlState.NULL_VALUE_NOT_ALLOWED, "frame " + name + " offset must not be null");
    }
    Vector copy = Vectors.like(value);
    copy.copyFrom(value, 0, 0);
    return copy;
  }

  private static long counted(Vector value, String name) {
    long number = ((LongVector) value).get(0);
    if (number < 0) {
      throw new PgException(
          SqlState.INVALID_PRECEDING_OR_FOLLOWING_SIZE,
          "frame " + name + " offset must not be negative");
    }
    return number;
  }

  private int fill(int maxRows) {
    Vectors.clear(vectors);
    int count = 0;
    while (count < maxRows) {
      rows.demand(maxRows - count);
      if (!inPartition || !rows.has(next)) {
        if (!rows.nextPartition()) {
          inPartition = false;
          break;
        }
        inPartition = true;
        next = 0;
        frame.startPartition();
        columns.forEach(WindowColumn::startPartition);
      }
      Vectors.ensure(vectors, count + 1);
      row(next++, count++);
    }
    return count;
  }

  private void row(int row, int target) {
    frame.moveTo(row);
    Vector[] source = reader.vectors(row);
    int place = reader.place(row);
    for (int i = 0; i < inputColumns; i++) {
      vectors[i].copyFrom(source[i], place, target);
    }
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).value(vectors[inputColumns + i], target);
    }
  }

  @Override
  public void rescan() {
    projection.forget();
    RowFilter.forget(qual);
    started = false;
    inPartition = false;
    next = 0;
    rows.rescan();
  }

  @Override
  public void close() {
    columns.forEach(WindowColumn::close);
    rows.close();
  }
}
