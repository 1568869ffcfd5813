package org.gajah.engine;

import java.util.Arrays;
import java.util.Objects;
import org.gajah.analyzer.Analyzer;
import org.gajah.analyzer.context.AnalysisContext;
import org.gajah.analyzer.context.ParameterTypes;
import org.gajah.analyzer.rewrite.Rewriter;
import org.gajah.batch.Vector;
import org.gajah.commands.Command;
import org.gajah.commands.CommandSource;
import org.gajah.commands.CommandTags;
import org.gajah.executor.rows.Vectors;
import org.gajah.functions.TypeText;
import org.gajah.nodes.Query;
import org.gajah.nodes.RawStmt;
import org.gajah.nodes.UtilityStmt;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.planner.Planner;
import org.gajah.planner.plan.PlannedStatement;
import org.gajah.spi.Execution;
import org.gajah.spi.RowShape;
import org.gajah.spi.SqlSession;
import org.gajah.spi.Statement;
import org.jspecify.annotations.Nullable;

/// A statement of a session: analyzed when it is made, planned when it is first run, and both again
/// when catalogs have changed since.
final class SqlStatement implements Statement {
  private static final Vector[] NO_VALUES = {};

  private final EngineSession session;
  private final RawStmt raw;
  private final String text;
  private final int[] parameterTypes;
  private Query query;
  private long analyzedAt;
  private @Nullable PlannedStatement plan;
  private long plannedAt;
  private @Nullable ReadyPlan idle;
  private @Nullable RowShape shape;
  private boolean shaped;
  private final TypeText[] parameterTexts;

  SqlStatement(EngineSession session, RawStmt raw, String text, SqlSession.Parameters parameters) {
    this.session = session;
    this.raw = raw;
    this.text = text;
    ParameterTypes types =
        parameters.allowed() ? ParameterTypes.variable(parameters.types()) : ParameterTypes.fixed();
    this.analyzedAt = session.engine().shared().changes();
    this.query = analyze(types);
    this.parameterTypes = types.types();
    this.parameterTexts = new TypeText[parameterTypes.length];
  }

  private Query analyze(ParameterTypes types) {
    AnalysisContext context = session.analysis();
    Query analyzed = Analyzer.analyze(raw, text, types, context);
    return Rewriter.rewrite(analyzed, context).getFirst();
  }

  /// The query as the catalogs say it is now.
  private Query query() {
    long now = session.engine().shared().changes();
    if (now != analyzedAt) {
      query = analyze(ParameterTypes.fixed(parameterTypes));
      analyzedAt = now;
      plan = null;
      idle = null;
      shaped = false;
      Arrays.fill(parameterTexts, null);
    }
    return query;
  }

  private PlannedStatement plan() {
    Query current = query();
    PlannedStatement known = plan;
    if (known == null || plannedAt != analyzedAt) {
      known = Planner.plan(current, new SessionPlanning(session));
      plan = known;
      plannedAt = analyzedAt;
    }
    return known;
  }

  /// Starts the plan, with the operators of an execution before where they are free.
  private Execution execution(Vector[] parameters) {
    PlannedStatement current = plan();
    ReadyPlan ready = idle;
    idle = null;
    if (ready == null || ready.statement() != current) {
      ready = new ReadyPlan(session, current);
    }
    return new PlanExecution(session, ready, parameters, shape(), again -> idle = again);
  }

  private Command command(Query utility, Vector[] parameters) {
    return session
        .commands()
        .command(
            (UtilityStmt) Objects.requireNonNull(utility.utilityStmt()),
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
    Query current = query();
    if (current.commandType() == CmdType.CMD_UTILITY) {
      return command(current, NO_VALUES).shape();
    }
    if (!shaped) {
      shape = session.shapeOf(current);
      shaped = true;
    }
    return shape;
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

    private TypeText type(int index) {
      TypeText text = parameterTexts[index];
      if (text == null) {
        text = new TypeText(session.registry(), session.functions(), parameterTypes[index]);
        parameterTexts[index] = text;
      }
      return text;
    }

    @Override
    public void bindText(int index, byte[] bytes, int from, int length) {
      set(index, type(index).parse(session.functions(), bytes, from, length, -1));
    }

    @Override
    public void bindBinary(int index, byte[] bytes, int from, int length) {
      set(index, type(index).receive(session.functions(), bytes, from, length, -1));
    }

    @Override
    public Execution start() {
      Query current = query();
      if (current.commandType() == CmdType.CMD_UTILITY) {
        return new UtilityExecution(command(current, values));
      }
      return execution(values);
    }
  }
}
