package org.gajah.engine.routine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gajah.base.error.PgException;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.PgProc;
import org.gajah.engine.scope.Moment;
import org.gajah.engine.scope.SessionScope;
import org.gajah.executor.rows.Vectors;
import org.gajah.functions.contract.CallSite;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.contract.Routines;
import org.gajah.functions.contract.RowColumns;
import org.gajah.functions.contract.SetCall;
import org.gajah.functions.contract.SetFunction;
import org.gajah.nodes.Query;
import org.jspecify.annotations.Nullable;

/// Functions in SQL. Those in other languages answer 0A000.
public final class SqlRoutines implements Routines {
  private static final int LANGUAGE_SQL = 14;

  /// More bodies than this are forgotten, all at once.
  private static final int MOST = 1000;

  private static final SetCall NOTHING = (columns, maxRows) -> 0;

  private final SessionScope session;
  private final Guise guise;
  private final SqlBodyReader reader;
  private final Map<Use, SqlBody> bodies = new HashMap<>();
  private final Map<Use, List<Query>> statements = new HashMap<>();
  private @Nullable Moment readAt;

  /// A body is read for each way in which it is used.
  ///
  /// @param columns what rows are wanted; null for values
  private record Use(CallSite site, @Nullable RowColumns columns) {}

  public SqlRoutines(SessionScope session) {
    this.session = session;
    this.guise = new Guise(session);
    this.reader = new SqlBodyReader(session);
  }

  private static void requireSql(PgProc function) {
    if (function.prolang() != LANGUAGE_SQL) {
      throw PgException.notBuilt("function " + function.proname() + " in its language");
    }
  }

  private SqlBody body(CallSite site, @Nullable RowColumns columns) {
    return guise.within(site.function(), () -> bodyInGuise(site, columns));
  }

  private SqlBody bodyInGuise(CallSite site, @Nullable RowColumns columns) {
    Use use = new Use(site, columns);
    SqlBody known = bodies.get(use);
    if (known == null || !known.holds()) {
      try {
        known = columns == null ? reader.value(site) : reader.rows(site, columns);
        known.plan(session);
      } catch (PgException fault) {
        throw within(fault, site, "startup");
      }
      if (bodies.size() >= MOST) {
        bodies.clear();
      }
      bodies.put(use, known);
    }
    return known;
  }

  private static PgException within(PgException fault, CallSite site, String when) {
    PgProc function = site.function();
    return fault
        .within(function.prosrc())
        .where("SQL function \"%s\" during %s".formatted(function.proname(), when));
  }

  @Override
  public List<Query> statements(CallSite site) {
    PgProc function = site.function();
    if (function.prolang() != LANGUAGE_SQL) {
      return List.of();
    }
    Moment now = session.moment();
    if (!now.equals(readAt)) {
      statements.clear();
      readAt = now;
    }
    Use use = new Use(site, null);
    List<Query> known = statements.get(use);
    if (known == null) {
      try {
        known = reader.statements(site);
      } catch (PgException fault) {
        throw within(fault, site, "inlining");
      }
      statements.put(use, known);
    }
    return known;
  }

  @Override
  public Routine prepare(CallSite site) {
    requireSql(site.function());
    return (context, arguments, row, result) -> call(body(site, null), arguments, row, result);
  }

  @Override
  public SetFunction prepareSet(CallSite site, @Nullable RowColumns declared) {
    requireSql(site.function());
    boolean whole = guise.within(site.function(), () -> reader.isWholeRow(site));
    RowColumns rows = whole ? null : reader.columns(site, declared);
    RowColumns columns =
        rows == null
            ? new RowColumns(List.of(site.function().proname()), List.of(site.resultType()), false)
            : rows;
    return new SqlSet(this, site, rows, columns);
  }

  private record SqlSet(
      SqlRoutines routines, CallSite site, @Nullable RowColumns rows, RowColumns columns)
      implements SetFunction {
    @Override
    public SetCall open(FunctionContext context, Vector[] arguments, int row) {
      Vector[] values = constants(site.function(), arguments, row);
      return values == null
          ? NOTHING
          : new SqlCall(routines.session, routines.body(site, rows), values);
    }
  }

  /// The arguments of one call; null where the function is not to be called.
  private static Vector @Nullable [] constants(PgProc function, Vector[] arguments, int row) {
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

  private void call(SqlBody body, Vector[] arguments, int row, Vector result) {
    Vector[] values = constants(body.function(), arguments, row);
    result.setNull(row);
    if (values == null) {
      return;
    }
    Vector answer = Vectors.like(result);
    try (SqlCall call = new SqlCall(session, body, values)) {
      if (call.next(new Vector[] {answer}, 1) > 0 && !answer.isNull(0)) {
        result.setNotNull(row);
        result.copyFrom(answer, 0, row);
      }
    }
  }
}
