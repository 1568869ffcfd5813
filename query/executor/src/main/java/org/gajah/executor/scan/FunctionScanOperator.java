package org.gajah.executor.scan;

import java.util.ArrayList;
import java.util.List;
import org.gajah.batch.Batch;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.executor.rows.Plain;
import org.gajah.executor.rows.Vectors;
import org.gajah.executor.state.ExecutionState;
import org.gajah.expression.InputShape;
import org.gajah.expression.VectorExpression;
import org.gajah.functions.FunctionRegistry;
import org.gajah.functions.RowLayout;
import org.gajah.functions.contract.CallSite;
import org.gajah.functions.contract.RowColumns;
import org.gajah.functions.contract.SetCall;
import org.gajah.functions.contract.SetFunction;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FuncExpr;
import org.gajah.nodes.RangeTblFunction;
import org.gajah.planner.plan.ScanPlan;
import org.jspecify.annotations.Nullable;

/// The rows of functions in FROM, side by side; shorter ones are filled up with nulls.
public final class FunctionScanOperator extends RowsScanOperators.RowsScan {
  private final Source[] sources;
  private final boolean withOrdinality;
  private final Batch none = new Batch();
  private Batch batch = new Batch();
  private boolean started;
  private long ordinal;

  /// One function.
  private static final class Source {
    final @Nullable SetFunction function;
    final VectorExpression[] arguments;

    /// Takes values of a row type apart; null where the columns come as they are.
    final @Nullable RowSplitter splitter;

    Vector[] columns;
    @Nullable SetCall call;
    boolean ended;

    Source(
        @Nullable SetFunction function,
        VectorExpression[] arguments,
        @Nullable RowSplitter splitter,
        Vector[] columns) {
      this.function = function;
      this.arguments = arguments;
      this.splitter = splitter;
      this.columns = columns;
    }
  }

  public FunctionScanOperator(ScanPlan.FunctionScan plan, ExecutionState state) {
    super(plan, state, columns(plan));
    this.sources = plan.functions().stream().map(f -> source(f, state)).toArray(Source[]::new);
    this.withOrdinality = plan.withOrdinality();
    none.setRows(1);
  }

  private static int columns(ScanPlan.FunctionScan plan) {
    int count = plan.withOrdinality() ? 1 : 0;
    for (RangeTblFunction function : plan.functions()) {
      count += function.funccolcount();
    }
    return count;
  }

  private static Source source(RangeTblFunction function, ExecutionState state) {
    Expr expression = function.funcexpr();
    int type = state.types().type(expression);
    List<Integer> types = rowTypes(function, type, state);
    RowSplitter splitter = types == null ? null : new RowSplitter(state, types);
    if (expression instanceof FuncExpr call && call.funcretset()) {
      SetFunction set =
          state.registry().prepareSet(state.context(), site(call, state), declared(function));
      boolean whole = !set.columns().composite() && set.columns().types().size() == 1;
      return new Source(
          set,
          state.compiler(InputShape.NONE).compile(call.args()),
          whole ? splitter : null,
          vectors(set, state));
    }
    VectorExpression[] value = {state.compiler(InputShape.NONE).compile(expression)};
    Vector[] column = {Vectors.ofExpression(state.catalog(), expression, 1)};
    return new Source(null, value, splitter, column);
  }

  /// The types of the columns of a function's rows; null when it gives plain values.
  private static @Nullable List<Integer> rowTypes(
      RangeTblFunction function, int type, ExecutionState state) {
    if (!function.funccoltypes().isEmpty()) {
      return function.funccoltypes().stream().boxed().toList();
    }
    PgType row = state.catalog().get(SysCache.TYPEOID, type);
    while (row.typtype() == PgType.TYPTYPE_DOMAIN) {
      row = state.catalog().get(SysCache.TYPEOID, row.typbasetype());
    }
    if (row.typrelid() != 0) {
      return RowLayout.named(state.catalog(), row.oid()).columns().stream()
          .map(RowLayout.Column::type)
          .toList();
    }
    if (type != TypeOid.RECORD || !(function.funcexpr() instanceof FuncExpr call)) {
      return null;
    }
    return FunctionRegistry.columns(site(call, state)).types();
  }

  /// Where a set-returning function is called.
  public static CallSite site(FuncExpr call, ExecutionState state) {
    PgProc row = state.catalog().get(SysCache.PROCOID, call.funcid());
    List<Integer> types = new ArrayList<>();
    call.args().forEach(argument -> types.add(state.types().type(argument)));
    return new CallSite(row, types, call.funcresulttype(), call.inputcollid(), call.funcvariadic());
  }

  private static @Nullable RowColumns declared(RangeTblFunction function) {
    if (function.funccolnames().isEmpty()) {
      return null;
    }
    return new RowColumns(
        function.funccolnames(), function.funccoltypes().stream().boxed().toList(), true);
  }

  private static Vector[] vectors(SetFunction set, ExecutionState state) {
    return set.columns().types().stream()
        .map(type -> state.newVector(type, 16))
        .toArray(Vector[]::new);
  }

  private void start() {
    for (Source source : sources) {
      source.ended = false;
      if (source.function != null) {
        Vector[] arguments = new Vector[source.arguments.length];
        for (int i = 0; i < arguments.length; i++) {
          Vector value = source.arguments[i].evaluate(state.evaluation(), none);
          arguments[i] = Plain.of(state.context(), value, none);
        }
        source.call = source.function.open(state.context(), arguments, 0);
      }
    }
    started = true;
    ordinal = 0;
  }

  @Override
  protected @Nullable Batch rows(int maxRows) {
    if (!started) {
      start();
    }
    int rows = 0;
    int[] counts = new int[sources.length];
    for (int i = 0; i < sources.length; i++) {
      counts[i] = fetch(sources[i], maxRows);
      rows = Math.max(rows, counts[i]);
    }
    if (rows == 0) {
      return null;
    }
    List<Vector> columns = new ArrayList<>();
    for (int i = 0; i < sources.length; i++) {
      RowSplitter splitter = sources[i].splitter;
      Vector[] given =
          splitter == null ? sources[i].columns : splitter.split(sources[i].columns[0], counts[i]);
      for (Vector column : given) {
        column.ensureCapacity(rows);
        for (int row = counts[i]; row < rows; row++) {
          column.setNull(row);
        }
        columns.add(column);
      }
    }
    if (withOrdinality) {
      columns.add(ordinals(rows));
    }
    batch = new Batch(columns.toArray(Vector[]::new));
    batch.setRows(rows);
    return batch;
  }

  private LongVector ordinals(int rows) {
    LongVector result = new LongVector(rows);
    for (int row = 0; row < rows; row++) {
      result.set(row, ++ordinal);
    }
    return result;
  }

  private int fetch(Source source, int maxRows) {
    if (source.ended) {
      Vectors.clear(source.columns);
      return 0;
    }
    if (source.function == null) {
      source.ended = true;
      source.columns = new Vector[] {source.arguments[0].evaluate(state.evaluation(), none)};
      return 1;
    }
    Vectors.clear(source.columns);
    SetCall call = source.call;
    int count = call == null ? 0 : call.next(source.columns, maxRows);
    if (count == 0) {
      source.ended = true;
    }
    return count;
  }

  @Override
  public void rescan() {
    forget();
    close();
  }

  @Override
  public void close() {
    for (Source source : sources) {
      if (source.call != null) {
        source.call.close();
        source.call = null;
      }
    }
    started = false;
  }
}
