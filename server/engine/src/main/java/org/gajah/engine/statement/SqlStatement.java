package org.gajah.engine.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.analyzer.Analyzer;
import org.gajah.analyzer.context.AnalysisContext;
import org.gajah.analyzer.context.ParameterTypes;
import org.gajah.analyzer.rewrite.Rewriter;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.Vector;
import org.gajah.commands.Command;
import org.gajah.commands.CommandSource;
import org.gajah.commands.CommandTags;
import org.gajah.commands.PlannedQuery;
import org.gajah.commands.cursor.CurrentRow;
import org.gajah.commands.explain.ExplainCommand;
import org.gajah.engine.execution.PlanExecution;
import org.gajah.engine.execution.SeveralExecution;
import org.gajah.engine.execution.StatementView;
import org.gajah.engine.execution.UtilityExecution;
import org.gajah.engine.plan.Dependencies;
import org.gajah.engine.plan.ReadyPlan;
import org.gajah.engine.plan.StatementPlans;
import org.gajah.engine.scope.Moment;
import org.gajah.engine.scope.SessionScope;
import org.gajah.executor.rows.Vectors;
import org.gajah.functions.TypeText;
import org.gajah.nodes.Query;
import org.gajah.nodes.RawStmt;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.planner.Planner;
import org.gajah.planner.plan.PlannedStatement;
import org.gajah.spi.EncodedText;
import org.gajah.spi.Execution;
import org.gajah.spi.RowShape;
import org.gajah.spi.SqlSession;
import org.gajah.spi.Statement;
import org.jspecify.annotations.Nullable;

/// A statement of a session: analyzed when it is made, planned when it is first run, and both again
/// when something has changed on which they rest. Mirrors `RevalidateCachedQuery()` of
/// `utils/cache/plancache.c`.
public final class SqlStatement implements Statement {
  private static final String LEFT_OVER = "incorrect binary data format";

  private static final Vector[] NO_VALUES = {};

  private final SessionScope session;
  private final RawStmt raw;
  private final String text;
  private final int[] parameterTypes;
  private List<Query> queries;
  private Moment analyzedAt;
  private @Nullable Dependencies dependencies;
  private long analyses = 1;
  private final List<StatementPlans> plans = new ArrayList<>();
  private @Nullable RowShape shape;
  private boolean shaped;

  public SqlStatement(
      SessionScope session, RawStmt raw, String text, SqlSession.Parameters parameters) {
    this.session = session;
    this.raw = raw;
    this.text = text;
    ParameterTypes types =
        parameters.allowed() || ExplainCommand.isGeneric(raw.stmt())
            ? ParameterTypes.variable(parameters.types())
            : ParameterTypes.fixed();
    this.analyzedAt = session.moment();
    this.queries = analyze(types);
    this.parameterTypes = types.types();
  }

  private List<Query> analyze(ParameterTypes types) {
    AnalysisContext context = session.analysis();
    Query analyzed = Analyzer.analyze(raw, text, types, context);
    return Rewriter.rewrite(analyzed, context);
  }

  @Override
  public void keep() {
    dependencies = new Dependencies(session, analyzedAt, queries);
  }

  /// How often it was analyzed.
  public long analyses() {
    return analyses;
  }

  /// How often a plan was made for one of its queries.
  public long planned() {
    return plans.stream().mapToLong(StatementPlans::made).sum();
  }

  /// The queries as the catalogs say they are now.
  private List<Query> queries() {
    Dependencies known = dependencies;
    if (known != null && !known.hold()) {
      analyzeAgain();
    }
    return queries;
  }

  private void analyzeAgain() {
    analyzedAt = session.moment();
    List<Query> again = analyze(ParameterTypes.fixed(parameterTypes));
    requireSameResult(again);
    queries = again;
    analyses++;
    keep();
    plans.forEach(StatementPlans::forget);
    shaped = false;
  }

  /// The queries, whose relations stay as they are from now on.
  private List<Query> lockedQueries() {
    while (true) {
      List<Query> current = queries();
      Dependencies known = dependencies;
      if (known == null) {
        return current; // analyzed just now, under the same locks
      }
      known.lock();
      if (known.hold()) {
        return current;
      }
    }
  }

  private void requireSameResult(List<Query> again) {
    if (!isUtility(again) && !RowShape.alike(shapeOf(queries), shapeOf(again))) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED, "cached plan must not change result type");
    }
  }

  private StatementPlans plans(int number) {
    while (plans.size() <= number) {
      plans.add(
          new StatementPlans(
              session,
              function -> {
                if (dependencies != null) {
                  dependencies.addFunction(function);
                }
              }));
    }
    return plans.get(number);
  }

  private Command command(Query utility, Vector[] parameters) {
    return session
        .commands()
        .command(
            Objects.requireNonNull(utility.utilityStmt()),
            new CommandSource(text, parameterTypes, parameters));
  }

  @Override
  public RawStmt raw() {
    return raw;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public String commandTag() {
    return CommandTags.of(raw.stmt());
  }

  @Override
  public int[] parameterTypes() {
    return parameterTypes.clone();
  }

  @Override
  public @Nullable RowShape shape() {
    return shapeOnce(queries());
  }

  @Override
  public @Nullable RowShape lastShape() {
    return shapeOnce(queries);
  }

  private @Nullable RowShape shapeOnce(List<Query> current) {
    if (isUtility(current)) {
      return shapeOf(current);
    }
    if (!shaped) {
      shape = shapeOf(current);
      shaped = true;
    }
    return shape;
  }

  private @Nullable RowShape shapeOf(List<Query> statements) {
    if (isUtility(statements)) {
      return command(statements.getFirst(), NO_VALUES).shape();
    }
    for (Query query : statements) {
      if (query.canSetTag()) {
        return session.shapeOf(query);
      }
    }
    return null;
  }

  private static boolean isUtility(List<Query> statements) {
    return statements.size() == 1 && statements.getFirst().commandType() == CmdType.CMD_UTILITY;
  }

  @Override
  public long genericPlans() {
    return plans.isEmpty() ? 0 : plans.getFirst().genericPlans();
  }

  @Override
  public long customPlans() {
    return plans.isEmpty() ? 0 : plans.getFirst().customPlans();
  }

  @Override
  public Binder binder() {
    return new Values();
  }

  @Override
  public void close() {}

  /// The parameters' values.
  private final class Values implements Binder {
    private final Vector[] values = new Vector[parameterTypes.length];

    @Override
    public void bindNull(int index) {
      Vector value = Vectors.ofType(session.catalog(), parameterTypes[index], 1);
      value.setNull(0);
      set(index, value);
    }

    private void set(int index, Vector value) {
      value.makeConstant();
      values[index] = value;
    }

    /// The session has one reader of a type's values, whose result the next value overwrites.
    private void setCopy(int index, Vector read) {
      Vector value = type(index).newVector(1);
      value.copyFrom(read, 0, 0);
      set(index, value);
    }

    private TypeText type(int index) {
      return session.texts().of(parameterTypes[index]);
    }

    @Override
    public void bindText(int index, byte[] bytes, int from, int length) {
      setCopy(index, type(index).parse(session.functions(), bytes, from, length, -1));
    }

    @Override
    public void bindBinary(int index, byte[] bytes, int from, int length) {
      try {
        setCopy(index, type(index).receive(session.functions(), bytes, from, length, -1));
      } catch (PgException e) {
        // Bytes that a type leaves over are a fault of the message.
        throw e.primaryMessage().equals(LEFT_OVER)
            ? new PgException(e.sqlState(), LEFT_OVER + " in bind parameter " + (index + 1))
            : e;
      }
    }

    @Override
    public void bind(int index, Vector value) {
      values[index] = value;
    }

    @Override
    public @Nullable String text(int index) {
      Vector value = values[index];
      if (value.isNull(0)) {
        return null;
      }
      ByteSink out = new ByteSink(64);
      type(index).print(session.functions(), value, 0, out);
      return new String(
          out.array(), 0, out.length(), EncodedText.charset(session.databaseEncoding()));
    }

    @Override
    public Execution start() {
      List<Query> current = lockedQueries();
      if (isUtility(current)) {
        return new UtilityExecution(session, command(current.getFirst(), values));
      }
      return current.size() == 1 && current.getFirst().canSetTag()
          ? start(0)
          : new SeveralExecution(
              session, CommandTags.of(raw.stmt()), current, this::start, shapeOf(current));
    }

    private Execution start(int number) {
      Query query = queries.get(number);
      if (query.commandType() == CmdType.CMD_UTILITY) {
        return new UtilityExecution(session, command(query, values));
      }
      if (CurrentRow.isWanted(query)) {
        return atCursor(query);
      }
      StatementPlans own = plans(number);
      return new PlanExecution(
          session,
          own.ready(query, values, parameterTypes),
          values,
          queries.size() == 1 && query.canSetTag() ? shape() : session.shapeOf(query),
          own::keep,
          StatementView.OWN);
    }

    private Execution atCursor(Query query) {
      PlannedStatement plan =
          Planner.plan(
              new CurrentRow(session.commands()).resolve(query),
              StatementPlans.planning(session, values, parameterTypes));
      return new PlanExecution(
          session,
          new ReadyPlan(session, plan),
          values,
          session.shapeOf(query),
          _ -> {},
          StatementView.OWN);
    }
  }

  /// Starts it as a part of the statement around it.
  Execution startInner(Vector[] parameters, StatementView view) {
    List<Query> queries = lockedQueries();
    if (queries.size() != 1) {
      throw PgException.notBuilt("rules on tables with foreign keys");
    }
    Query query = queries.getFirst();
    StatementPlans own = plans(0);
    return new PlanExecution(
        session, own.ready(query, parameters, parameterTypes), parameters, null, own::keep, view);
  }

  /// How its queries would be run with these values.
  public List<PlannedQuery> planned(Vector[] parameters) {
    List<Query> current = lockedQueries();
    List<PlannedQuery> result = new ArrayList<>();
    for (int i = 0; i < current.size(); i++) {
      Query query = current.get(i);
      result.add(new PlannedQuery(query, plans(i).choose(query, parameters, parameterTypes)));
    }
    return result;
  }
}
