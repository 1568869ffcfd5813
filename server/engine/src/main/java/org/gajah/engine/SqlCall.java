package org.gajah.engine;

import java.util.List;
import java.util.function.Consumer;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.executor.rows.Plain;
import org.gajah.executor.rows.Vectors;
import org.gajah.functions.FunctionRegistry;
import org.gajah.functions.contract.CallSite;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.contract.RowColumns;
import org.gajah.functions.contract.SetCall;
import org.gajah.functions.contract.SetFunction;
import org.gajah.nodes.TargetEntry;
import org.gajah.planner.plan.PlannedStatement;
import org.gajah.catalog.type.ExpressionTypes;
import org.gajah.spi.RowShape;
import org.gajah.spi.RowSink;
import org.jspecify.annotations.Nullable;

/// Calls of a function in SQL at one place.
final class SqlCall {
  private static final RowShape SHAPE = new RowShape(List.of());

  private final EngineSession session;
  private final CallSite site;
  private final SqlRoutines routines;

  SqlCall(EngineSession session, CallSite site, SqlRoutines routines) {
    this.session = session;
    this.site = site;
    this.routines = routines;
  }

  /// Runs a statement whose rows nobody wants.
  static void run(EngineSession session, PlannedStatement statement, Vector[] values) {
    try (Rows rows = new Rows(session, statement, values)) {
      rows.run(0);
    }
  }

  // Values

  /// Calls the function for one value.
  void value(FunctionContext context, Vector[] arguments, int row, Vector result) {
    Vector[] values = values(arguments, row);
    if (values == null) {
      result.setNull(row);
      return;
    }
    List<PlannedStatement> statements = routines.plans(site);
    if (statements.isEmpty()) {
      result.setNull(row);
      return;
    }
    routines.runFirst(statements, values);
    PlannedStatement last = statements.getLast();
    try (Rows rows = new Rows(session, last, values)) {
      if (site.resultType() == TypeOid.VOID) {
        rows.run(0);
        result.setNull(row);
        return;
      }
      requireType(last);
      rows.run(1);
      Batch batch = rows.batch;
      if (batch == null) {
        result.setNull(row);
      } else {
        put(batch, batch.row(0), isRow(batch.columnCount(), last), result, row);
      }
    }
  }

  /// The arguments of a call as parameters; null where a null argument makes the result null.
  private Vector @Nullable [] values(Vector[] arguments, int row) {
    Vector[] values = new Vector[arguments.length];
    for (int i = 0; i < values.length; i++) {
      int at = arguments[i].isConstant() ? 0 : row;
      if (site.function().proisstrict() && arguments[i].isNull(at)) {
        return null;
      }
      values[i] = Vectors.like(arguments[i]);
      values[i].copyFrom(arguments[i], at, 0);
      values[i].makeConstant();
    }
    return values;
  }

  /// What the last statement gives must be what the function says it returns.
  private void requireType(PlannedStatement last) {
    PgType type = session.catalog().get(SysCache.TYPEOID, site.resultType());
    if (type.typtype() == PgType.TYPTYPE_COMPOSITE || site.resultType() == TypeOid.RECORD) {
      return;
    }
    List<TargetEntry> targets = visible(last);
    int given =
        targets.isEmpty()
            ? 0
            : new ExpressionTypes(session.catalog()).type(targets.getFirst().expr());
    if (targets.size() != 1 || !isLike(given, site.resultType())) {
      throw PgException.notBuilt(
          "results of functions in SQL that are cast (" + site.function().proname() + ")");
    }
  }

  private boolean isLike(int given, int wanted) {
    PgType one = session.catalog().get(SysCache.TYPEOID, given);
    PgType other = session.catalog().get(SysCache.TYPEOID, wanted);
    while (other.typtype() == PgType.TYPTYPE_DOMAIN) {
      other = session.catalog().get(SysCache.TYPEOID, other.typbasetype());
    }
    boolean texts = isText(one.oid()) && isText(other.oid());
    return one.oid() == other.oid() || texts;
  }

  private static boolean isText(int type) {
    return type == TypeOid.TEXT || type == TypeOid.VARCHAR;
  }

  private static List<TargetEntry> visible(PlannedStatement statement) {
    var plan = statement.plan();
    return plan == null
        ? List.of()
        : plan.common().targetList().stream().filter(t -> !t.resjunk()).toList();
  }

  /// Whether the columns are to be made one value of a row type.
  private boolean isRow(int columns, PlannedStatement last) {
    PgType type = session.catalog().get(SysCache.TYPEOID, site.resultType());
    boolean row = type.typtype() == PgType.TYPTYPE_COMPOSITE || type.oid() == TypeOid.RECORD;
    if (!row || columns != 1) {
      return row;
    }
    int given = new ExpressionTypes(session.catalog()).type(visible(last).getFirst().expr());
    return given != site.resultType() && given != TypeOid.RECORD;
  }

  private void put(Batch batch, int from, boolean row, Vector result, int at) {
    if (!row) {
      result.setNotNull(at);
      result.copyFrom(batch.column(0), from, at);
      return;
    }
    Vector[] columns = Vectors.of(batch);
    BytesVector rows = (BytesVector) result;
    ByteSink out = rows.sink();
    int start = out.length();
    shape().form(session.functions(), columns, from, out);
    rows.finish(at, start);
  }

  private org.gajah.functions.RowShape shape() {
    if (site.resultType() != TypeOid.RECORD) {
      return org.gajah.functions.RowShape.named(session.catalog(), site.resultType());
    }
    RowColumns columns = FunctionRegistry.columns(site);
    return session
        .registry()
        .anonymousRows()
        .shape(session.catalog(), columns.types(), columns.names());
  }

  // Sets

  /// The function as one that returns a set.
  SetFunction set(@Nullable RowColumns given) {
    RowColumns columns = given != null ? given : columns();
    return new SetFunction() {
      @Override
      public RowColumns columns() {
        return columns;
      }

      @Override
      public SetCall open(FunctionContext context, Vector[] arguments, int row) {
        Vector[] values = values(arguments, row);
        return values == null ? (_, _) -> 0 : new RowsOfCall(values, columns);
      }
    };
  }

  private RowColumns columns() {
    PgProc function = site.function();
    PgType type = session.catalog().get(SysCache.TYPEOID, site.resultType());
    if (type.typrelid() == 0) {
      return FunctionRegistry.columns(site);
    }
    var shape = org.gajah.functions.RowShape.named(session.catalog(), type.oid());
    List<Integer> types =
        shape.columns().stream().map(org.gajah.functions.RowShape.Column::type).toList();
    return new RowColumns(types.stream().map(t -> function.proname()).toList(), types, true);
  }

  /// The rows of one call.
  private final class RowsOfCall implements SetCall {
    private final Vector[] values;
    private final RowColumns columns;
    private @Nullable Rows rows;
    private boolean ended;

    RowsOfCall(Vector[] values, RowColumns columns) {
      this.values = values;
      this.columns = columns;
    }

    @Override
    public int next(Vector[] targets, int maxRows) {
      if (ended) {
        return 0;
      }
      Rows source = rows;
      if (source == null) {
        List<PlannedStatement> statements = routines.plans(site);
        if (statements.isEmpty()) {
          ended = true;
          return 0;
        }
        routines.runFirst(statements, values);
        source = new Rows(session, statements.getLast(), values);
        rows = source;
      }
      int[] count = new int[1];
      source.taker = batch -> {
        take(batch, targets, count[0]);
        count[0] += batch.selected();
      };
      source.run(Math.min(maxRows, Vector.BATCH_ROWS));
      ended = count[0] == 0;
      return count[0];
    }

    private void take(Batch batch, Vector[] targets, int from) {
      boolean whole = batch.columnCount() == 1 && columns.composite() && targets.length != 1;
      if (!whole && batch.columnCount() != targets.length) {
        throw new PgException(
            SqlState.INVALID_FUNCTION_DEFINITION,
            "return type mismatch in function declared to return record");
      }
      Vectors.ensure(targets, from + batch.selected());
      for (int i = 0; i < batch.selected(); i++) {
        int row = batch.row(i);
        if (whole) {
          split((BytesVector) batch.column(0), row, targets, from + i);
        } else {
          for (int column = 0; column < targets.length; column++) {
            targets[column].copyFrom(batch.column(column), row, from + i);
          }
        }
      }
    }

    private void split(BytesVector values, int row, Vector[] targets, int at) {
      if (values.isNull(row)) {
        for (Vector target : targets) {
          target.setNull(at);
        }
        return;
      }
      BytesVector plain = new BytesVector(1);
      Plain.copy(session.functions(), values, row, plain, 0);
      var value = plain.slice(0);
      var shape = session.registry().rowShape(session.catalog(), value.array(), value.from());
      for (int i = 0; i < targets.length; i++) {
        shape.field(value.array(), value.from(), i, targets[i], at);
      }
    }

    @Override
    public void close() {
      if (rows != null) {
        rows.close();
        rows = null;
      }
    }
  }

  /// A statement at work: each batch goes to the taker, and the last one is kept.
  private static final class Rows implements RowSink, AutoCloseable {
    private final PlanExecution execution;
    @Nullable Batch batch;
    @Nullable Consumer<Batch> taker;

    Rows(EngineSession session, PlannedStatement statement, Vector[] values) {
      this.execution =
          new PlanExecution(session, new ReadyPlan(session, statement), values, SHAPE, _ -> {});
    }

    /// Runs on for some rows, 0 for all.
    void run(int rows) {
      batch = null;
      execution.run(rows, this, false);
    }

    @Override
    public void start(RowShape shape) {}

    @Override
    public void rows(Batch more) {
      batch = more;
      Consumer<Batch> user = taker;
      if (user != null) {
        user.accept(more);
      }
    }

    @Override
    public void close() {
      execution.close();
    }
  }
}
