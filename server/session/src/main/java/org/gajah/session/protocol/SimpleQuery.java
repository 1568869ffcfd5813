package org.gajah.session.protocol;

import java.util.List;
import java.util.function.Supplier;
import org.gajah.nodes.ExecuteStmt;
import org.gajah.nodes.FetchStmt;
import org.gajah.nodes.RawStmt;
import org.gajah.nodes.TransactionStmt;
import org.gajah.spi.Execution;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.Portal;
import org.gajah.spi.PreparedStatements;
import org.gajah.spi.SqlSession;
import org.gajah.spi.Statement;
import org.jspecify.annotations.Nullable;

/// A Query message: statements in a text, run one after the other. Mirrors `exec_simple_query` of
/// `tcop/postgres.c`.
final class SimpleQuery {
  private static final int[] TEXT = {};
  private static final int[] BINARY = {1};

  private final Serving serving;
  private final Destination destination;

  SimpleQuery(Serving serving, Destination destination) {
    this.serving = serving;
    this.destination = destination;
  }

  void run(String text) {
    CommandFrame frame = serving.frame();
    SqlSession sql = serving.sql();
    frame.start();
    serving.dropUnnamedStatement();
    List<RawStmt> statements = sql.parse(text);
    Supplier<@Nullable String> prepared = () -> prepared(statements);
    boolean logged =
        serving.statementLog().statements(statements, () -> "statement: " + text, prepared);
    boolean implicit = statements.size() > 1;
    for (int i = 0; i < statements.size(); i++) {
      boolean last = i == statements.size() - 1;
      RawStmt raw = statements.get(i);
      serving.activity(sql.commandTag(raw));
      frame.checkNotFailed(raw);
      frame.start();
      if (implicit) {
        sql.block().beginImplicit();
      }
      serving.proc().checkInterrupts();
      Completion completion = run(raw, text);
      if (last) {
        if (implicit) {
          sql.block().endImplicit();
        }
        frame.finish();
      } else if (raw.stmt() instanceof TransactionStmt) {
        frame.finish();
      } else {
        sql.block().nextCommand();
        serving.timeouts().stopStatement();
      }
      destination.completed(completion);
    }
    frame.finish();
    if (statements.isEmpty()) {
      destination.empty();
    }
    serving.statementLog().duration(logged, () -> "statement: " + text, prepared);
  }

  /// What the first EXECUTE among statements executes, for the log.
  private @Nullable String prepared(List<RawStmt> statements) {
    for (RawStmt raw : statements) {
      if (raw.stmt() instanceof ExecuteStmt execute) {
        PreparedStatements.Entry entry = serving.sql().statements().find(execute.name());
        if (entry != null) {
          return "prepare: " + entry.text();
        }
      }
    }
    return null;
  }

  private Completion run(RawStmt raw, String text) {
    SqlSession sql = serving.sql();
    sql.portals().checkFree("");
    try (Statement statement = sql.prepare(raw, text, SqlSession.Parameters.NONE)) {
      int level = sql.block().nestingLevel();
      int[] formats = formats(raw);
      Execution execution = statement.binder().start();
      Portal portal =
          sql.portals()
              .create(
                  "",
                  new Portal.Definition(
                      statement,
                      text,
                      statement.commandTag(),
                      formats,
                      false,
                      false,
                      false,
                      false,
                      serving.statementTimestamp()),
                  execution,
                  level);
      Completion completion = portal.run(0, destination.rows(formats), true, level);
      if (portal.equals(sql.portals().find(""))) {
        sql.portals().drop(portal);
      }
      return completion == null ? Completion.of(statement.commandTag()) : completion;
    }
  }

  /// Rows are text, but for those of a cursor that was declared BINARY.
  private int[] formats(RawStmt raw) {
    if (raw.stmt() instanceof FetchStmt fetch && !fetch.ismove() && fetch.portalname() != null) {
      Portal cursor = serving.sql().portals().find(fetch.portalname());
      if (cursor != null && cursor.definition().binary()) {
        return BINARY;
      }
    }
    return TEXT;
  }
}
