package org.gajah.engine.statement;

import org.gajah.base.error.PgException;
import org.gajah.base.settings.SettingChanger.Restriction;
import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.commands.InnerStatement;
import org.gajah.engine.execution.StatementView;
import org.gajah.engine.scope.Acting;
import org.gajah.engine.scope.SessionScope;
import org.gajah.spi.Execution;
import org.gajah.spi.RowShape;
import org.gajah.spi.RowSink;
import org.gajah.spi.SqlSession.Parameters;
import org.gajah.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/// A statement of the server's own with its plans.
public final class InnerSql implements InnerStatement {
  private final SessionScope session;
  private final String sql;
  private final int[] types;
  private @Nullable SqlStatement statement;

  public InnerSql(SessionScope session, String sql, int[] types) {
    this.session = session;
    this.sql = sql;
    this.types = types;
  }

  @Override
  public long run(Vector[] parameters, int user, boolean newest, long maxRows, RowSink sink) {
    Acting around = session.acting();
    session.act(new Acting(user, Restriction.SECURITY_DEFINER));
    try {
      session.process().transaction().nextCommand();
      return run(parameters, newest ? newest() : StatementView.INNER, maxRows, sink);
    } catch (PgException e) {
      throw e.where("SQL statement \"" + sql + "\"");
    } finally {
      session.act(around);
    }
  }

  /// What sees everything that has been committed.
  private StatementView newest() {
    Transaction transaction = session.process().transaction();
    return switch (transaction.isolation()) {
      case READ_UNCOMMITTED, READ_COMMITTED -> StatementView.INNER;
      case REPEATABLE_READ, SERIALIZABLE ->
          new StatementView(
              transaction.snapshots().latest(), session.work().statementSnapshot(), true);
    };
  }

  private long run(Vector[] parameters, StatementView view, long maxRows, RowSink sink) {
    Counter counter = new Counter(sink);
    try (Execution execution = statement().startInner(parameters, view)) {
      Execution.Completion done = execution.run(maxRows, counter, false);
      return done == null || done.tag().equals("SELECT") ? counter.rows : done.rows();
    }
  }

  private SqlStatement statement() {
    SqlStatement known = statement;
    if (known == null) {
      known = new SqlStatement(session, session.parse(sql).getFirst(), sql, Parameters.of(types));
      known.keep();
      statement = known;
    }
    return known;
  }

  /// Counts rows on their way.
  private static final class Counter implements RowSink {
    private final RowSink sink;
    private long rows;

    Counter(RowSink sink) {
      this.sink = sink;
    }

    @Override
    public void start(RowShape shape) {
      sink.start(shape);
    }

    @Override
    public void rows(Batch batch) {
      rows += batch.selected();
      sink.rows(batch);
    }
  }
}
