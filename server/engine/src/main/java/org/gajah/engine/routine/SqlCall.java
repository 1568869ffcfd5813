package org.gajah.engine.routine;

import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.error.StackGuard;
import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.commands.Command;
import org.gajah.commands.CommandRules;
import org.gajah.commands.CommandSource;
import org.gajah.commands.CommandTags;
import org.gajah.engine.execution.PlanExecution;
import org.gajah.engine.execution.StatementView;
import org.gajah.engine.execution.UtilityExecution;
import org.gajah.engine.scope.SessionScope;
import org.gajah.functions.contract.SetCall;
import org.gajah.nodes.Query;
import org.gajah.nodes.UtilityStmt;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.spi.Execution;
import org.gajah.spi.RowShape;
import org.gajah.spi.RowSink;
import org.gajah.transaction.Snapshot;
import org.jspecify.annotations.Nullable;

/// One call of a function in SQL: its queries one after the other, and the rows of the last one as
/// they are asked for. Mirrors `fmgr_sql()` of executor/functions.c.
final class SqlCall implements SetCall {
  private final SessionScope session;
  private final SqlBody body;
  private final Vector[] arguments;
  private final @Nullable Snapshot around;
  private int step;
  private @Nullable Execution execution;
  private boolean ended;

  /// @param arguments constants
  SqlCall(SessionScope session, SqlBody body, Vector[] arguments) {
    this.session = session;
    this.body = body;
    this.arguments = arguments;
    this.around = session.running();
  }

  @Override
  public int next(Vector[] columns, int maxRows) {
    if (ended) {
      return 0;
    }
    StackGuard depth = session.routineDepth();
    try {
      depth.enter();
      try {
        return new Guise(session).within(body.function(), () -> rows(columns, maxRows));
      } finally {
        depth.leave();
      }
    } catch (PgException e) {
      throw e.within(body.function().prosrc())
          .where("SQL function \"" + body.function().proname() + "\" statement " + statement());
    }
  }

  private int statement() {
    int last = Math.min(step, body.steps().size() - 1);
    return last < 0 ? 0 : body.steps().get(last).statement();
  }

  private int rows(Vector[] columns, int maxRows) {
    while (execution == null && step < body.steps().size()) {
      if (step == body.result()) {
        execution = start(body.steps().get(step).query());
      } else {
        runWhole();
        step++;
      }
    }
    Execution running = execution;
    if (running == null) {
      ended = true;
      return 0;
    }
    Taker taker = new Taker(columns);
    if (running.run(maxRows, taker, false) != null) {
      finish(running);
    }
    return taker.rows;
  }

  /// The result's query is over; what rules added behind it is run.
  private void finish(Execution running) {
    ended = true;
    running.close();
    execution = null;
    for (step++; step < body.steps().size(); step++) {
      runWhole();
    }
  }

  private void runWhole() {
    try (Execution whole = start(body.steps().get(step).query())) {
      whole.run(0, RowSink.none(), false);
    }
  }

  private Execution start(Query query) {
    if (!body.isReadOnly()) {
      session.process().transaction().nextCommand();
    }
    if (query.commandType() == CmdType.CMD_UTILITY) {
      return utility(Objects.requireNonNull(query.utilityStmt()));
    }
    if (body.isReadOnly() && query.commandType() != CmdType.CMD_SELECT) {
      throw notAllowed(query.commandType().name().substring("CMD_".length()));
    }
    int own = step;
    return new PlanExecution(
        session,
        body.ready(session, own),
        arguments,
        session.shapeOf(query),
        ready -> body.keep(own, ready),
        new StatementView(body.isReadOnly() ? around : null, null, false));
  }

  private Execution utility(UtilityStmt statement) {
    if (body.isReadOnly() && !CommandRules.of(statement).inReadOnly()) {
      throw notAllowed(CommandTags.of(statement));
    }
    Command command =
        session
            .commands()
            .command(
                statement,
                new CommandSource(body.function().prosrc(), body.argumentTypes(), arguments));
    return new UtilityExecution(session, command);
  }

  private static PgException notAllowed(String command) {
    return new PgException(
        SqlState.FEATURE_NOT_SUPPORTED, command + " is not allowed in a non-volatile function");
  }

  @Override
  public void close() {
    ended = true;
    if (execution != null) {
      execution.close();
      execution = null;
    }
  }

  /// Puts rows into a caller's vectors.
  private static final class Taker implements RowSink {
    private final Vector[] columns;
    private int rows;

    Taker(Vector[] columns) {
      this.columns = columns;
    }

    @Override
    public void start(RowShape shape) {}

    @Override
    public void rows(Batch batch) {
      for (int i = 0; i < columns.length; i++) {
        columns[i].ensureCapacity(rows + batch.selected());
        for (int j = 0; j < batch.selected(); j++) {
          columns[i].copyFrom(batch.column(i), batch.row(j), rows + j);
        }
      }
      rows += batch.selected();
    }
  }
}
