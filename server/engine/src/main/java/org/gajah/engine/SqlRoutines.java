package org.gajah.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gajah.analyzer.rewrite.Rewriter;
import org.gajah.base.error.PgException;
import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.PgProc;
import org.gajah.executor.rows.Vectors;
import org.gajah.functions.contract.CallSite;
import org.gajah.functions.contract.Routines;
import org.gajah.functions.contract.RowColumns;
import org.gajah.functions.contract.SetFunction;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.Query;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.text.NodeReader;
import org.gajah.planner.Planner;
import org.gajah.planner.plan.PlannedStatement;
import org.gajah.spi.RowShape;
import org.gajah.spi.RowSink;
import org.jspecify.annotations.Nullable;

/// Functions whose body is one SELECT that the catalogs hold as a tree (`BEGIN ATOMIC` and
/// `RETURN`), as the built-in ones in SQL are. Others answer 0A000.
final class SqlRoutines implements Routines {
  private static final int LANGUAGE_SQL = 14;

  private final EngineSession session;
  private final Map<Integer, PlannedStatement> plans = new HashMap<>();
  private long plannedAt = -1;

  SqlRoutines(EngineSession session) {
    this.session = session;
  }

  @Override
  public Routine prepare(CallSite site) {
    PgProc function = site.function();
    String body = function.prosqlbody();
    if (function.prolang() != LANGUAGE_SQL || body == null) {
      throw PgException.notBuilt("function " + function.proname() + " in its language");
    }
    return (context, arguments, row, result) -> call(function, body, arguments, row, result);
  }

  @Override
  public SetFunction prepareSet(CallSite site, @Nullable RowColumns columns) {
    throw PgException.notBuilt("set-returning function " + site.function().proname());
  }

  private void call(PgProc function, String body, Vector[] arguments, int row, Vector result) {
    Vector[] values = new Vector[arguments.length];
    for (int i = 0; i < values.length; i++) {
      int at = arguments[i].isConstant() ? 0 : row;
      if (function.proisstrict() && arguments[i].isNull(at)) {
        result.setNull(row);
        return;
      }
      values[i] = Vectors.like(arguments[i]);
      values[i].copyFrom(arguments[i], at, 0);
      values[i].makeConstant();
    }
    result.setNull(row);
    ReadyPlan ready = new ReadyPlan(session, plan(function, body));
    PlanExecution execution =
        new PlanExecution(session, ready, values, new RowShape(List.of()), _ -> {});
    try {
      execution.run(1, new First(result, row), false);
    } finally {
      execution.close();
    }
  }

  private PlannedStatement plan(PgProc function, String body) {
    long now = session.engine().shared().changes();
    if (now != plannedAt) {
      plans.clear();
      plannedAt = now;
    }
    return plans.computeIfAbsent(
        function.oid(), oid -> Planner.plan(query(function, body), new SessionPlanning(session)));
  }

  private Query query(PgProc function, String body) {
    Node tree = Objects.requireNonNull(NodeReader.read(body));
    while (tree instanceof NodeList list && list.size() == 1) {
      tree = Objects.requireNonNull(list.get(0));
    }
    if (!(tree instanceof Query query) || query.commandType() != CmdType.CMD_SELECT) {
      throw PgException.notBuilt("function " + function.proname() + " of several statements");
    }
    return Rewriter.rewrite(query, session.analysis()).getFirst();
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
}
