package org.gajah.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gajah.analyzer.Analyzer;
import org.gajah.analyzer.context.ParameterTypes;
import org.gajah.analyzer.rewrite.Rewriter;
import org.gajah.base.error.PgException;
import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.type.ExpressionTypes;
import org.gajah.catalog.type.Types;
import org.gajah.executor.rows.Vectors;
import org.gajah.functions.FunctionRegistry;
import org.gajah.functions.contract.CallSite;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.contract.Routines;
import org.gajah.functions.contract.RowColumns;
import org.gajah.functions.contract.SetCall;
import org.gajah.functions.contract.SetFunction;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.Query;
import org.gajah.nodes.RawStmt;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.text.NodeReader;
import org.gajah.planner.Planner;
import org.gajah.planner.plan.PlannedStatement;
import org.gajah.spi.RowShape;
import org.gajah.spi.RowSink;
import org.jspecify.annotations.Nullable;

/// Functions in SQL whose body is one SELECT: as a tree in the catalogs (`BEGIN ATOMIC` and `RETURN`)
/// or as text. Others answer 0A000. Mirrors `executor/functions.c`.
final class SqlRoutines implements Routines {
  private static final int LANGUAGE_SQL = 14;

  private final EngineSession session;
  private final Map<Key, PlannedStatement> plans = new HashMap<>();
  private long plannedAt = -1;

  /// What a plan is for: the same function may be called with arguments of several types.
  private record Key(int function, List<Integer> types) {}

  SqlRoutines(EngineSession session) {
    this.session = session;
  }

  private static void requireSql(PgProc function) {
    if (function.prolang() != LANGUAGE_SQL) {
      throw PgException.notBuilt("function " + function.proname() + " in its language");
    }
  }

  @Override
  public Routine prepare(CallSite site) {
    requireSql(site.function());
    List<Integer> result = List.of(site.resultType());
    return (context, arguments, row, target) -> call(site, result, arguments, row, target);
  }

  @Override
  public SetFunction prepareSet(CallSite site, @Nullable RowColumns columns) {
    requireSql(site.function());
    RowColumns known = columns == null ? FunctionRegistry.columns(site) : columns;
    return new SetFunction() {
      @Override
      public RowColumns columns() {
        return known;
      }

      @Override
      public SetCall open(FunctionContext context, Vector[] arguments, int row) {
        Vector[] values = values(site.function(), arguments, row);
        return values == null ? (vectors, max) -> 0 : new Rows(start(site, known.types(), values));
      }
    };
  }

  /// The arguments at a row as constants; null where a strict function is not called.
  private static Vector @Nullable [] values(PgProc function, Vector[] arguments, int row) {
    Vector[] values = new Vector[arguments.length];
    for (int i = 0; i < values.length; i++) {
      int at = arguments[i].isConstant() ? 0 : row;
      if (function.proisstrict() && arguments[i].isNull(at)) {
        return null;
      }
      values[i] = Vectors.like(arguments[i]);
      values[i].copyFrom(arguments[i], at, 0);
      values[i].makeConstant();
    }
    return values;
  }

  private void call(
      CallSite site, List<Integer> types, Vector[] arguments, int row, Vector result) {
    Vector[] values = values(site.function(), arguments, row);
    result.setNull(row);
    if (values == null) {
      return;
    }
    PlanExecution execution = start(site, types, values);
    try {
      execution.run(1, new First(result, row), false);
    } finally {
      execution.close();
    }
  }

  private PlanExecution start(CallSite site, List<Integer> types, Vector[] values) {
    ReadyPlan ready = new ReadyPlan(session, plan(site, types));
    return new PlanExecution(session, ready, values, new RowShape(List.of()), _ -> {});
  }

  /// @param types those of the columns that are wanted
  private PlannedStatement plan(CallSite site, List<Integer> types) {
    long now = session.engine().shared().changes();
    if (now != plannedAt) {
      plans.clear();
      plannedAt = now;
    }
    Key key = new Key(site.function().oid(), site.argumentTypes());
    PlannedStatement known = plans.get(key);
    if (known == null) {
      Query query = query(site);
      check(site.function(), query, types);
      known = Planner.plan(query, new SessionPlanning(session));
      plans.put(key, known);
    }
    return known;
  }

  private Query query(CallSite site) {
    PgProc function = site.function();
    String body = function.prosqlbody();
    Query query = body == null ? analyzed(site) : stored(function, body);
    if (query.commandType() != CmdType.CMD_SELECT) {
      throw PgException.notBuilt("function " + function.proname() + " that changes something");
    }
    return Rewriter.rewrite(query, session.analysis()).getFirst();
  }

  private static Query stored(PgProc function, String body) {
    Node tree = Objects.requireNonNull(NodeReader.read(body));
    while (tree instanceof NodeList list && list.size() == 1) {
      tree = Objects.requireNonNull(list.get(0));
    }
    if (tree instanceof Query query) {
      return query;
    }
    throw severalStatements(function);
  }

  private Query analyzed(CallSite site) {
    PgProc function = site.function();
    List<RawStmt> statements = session.parse(function.prosrc());
    if (statements.size() != 1) {
      throw severalStatements(function);
    }
    int[] types = site.argumentTypes().stream().mapToInt(Integer::intValue).toArray();
    ParameterTypes parameters = ParameterTypes.named(function.proname(), inputs(function), types);
    return Analyzer.analyze(
        statements.getFirst(), function.prosrc(), parameters, session.analysis());
  }

  private static PgException severalStatements(PgProc function) {
    return PgException.notBuilt("function " + function.proname() + " of several statements");
  }

  private static List<String> inputs(PgProc function) {
    String[] names = function.proargnames();
    char[] modes = function.proargmodes();
    List<String> result = new ArrayList<>();
    for (int i = 0; names != null && i < names.length; i++) {
      if (modes == null || modes[i] == 'i' || modes[i] == 'b' || modes[i] == 'v') {
        result.add(names[i]);
      }
    }
    return result;
  }

  /// The columns of the query are those of the result, without any conversion.
  private void check(PgProc function, Query query, List<Integer> wanted) {
    ExpressionTypes types = new ExpressionTypes(session.catalog());
    List<Integer> given =
        query.targetList().stream()
            .filter(target -> !target.resjunk())
            .map(target -> types.type(target.expr()))
            .toList();
    boolean fits = given.size() == wanted.size();
    for (int i = 0; fits && i < given.size(); i++) {
      fits = new Types(session.catalog()).isBinaryCoercible(given.get(i), wanted.get(i));
    }
    if (!fits) {
      throw PgException.notBuilt("conversion of the result of function " + function.proname());
    }
  }

  /// Takes the first column of the first row.
  private record First(Vector result, int row) implements RowSink {
    @Override
    public void start(RowShape shape) {}

    @Override
    public void rows(Batch batch) {
      result.setNotNull(row);
      result.copyFrom(batch.column(0), batch.row(0), row);
    }
  }

  /// Rows as they are asked for.
  private static final class Rows implements SetCall, RowSink {
    private final PlanExecution execution;
    private Vector[] targets = {};
    private int filled;

    Rows(PlanExecution execution) {
      this.execution = execution;
    }

    @Override
    public int next(Vector[] columns, int maxRows) {
      targets = columns;
      filled = 0;
      execution.run(maxRows, this, false);
      return filled;
    }

    @Override
    public void start(RowShape shape) {}

    @Override
    public void rows(Batch batch) {
      for (int i = 0; i < batch.selected(); i++) {
        for (int column = 0; column < targets.length; column++) {
          targets[column].ensureCapacity(filled + 1);
          targets[column].copyFrom(batch.column(column), batch.row(i), filled);
        }
        filled++;
      }
    }

    @Override
    public void close() {
      execution.close();
    }
  }
}
