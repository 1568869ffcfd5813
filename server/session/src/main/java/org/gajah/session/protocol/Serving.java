package org.gajah.session.protocol;

import java.util.function.Consumer;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.seam.Chance;
import org.gajah.base.settings.SessionSettings;
import org.gajah.locks.Proc;
import org.gajah.spi.SqlSession;
import org.gajah.spi.Statement;
import org.jspecify.annotations.Nullable;

/// What the handlers of messages share of their session.
final class Serving {
  private final SqlSession sql;
  private final Proc proc;
  private final SessionSettings settings;
  private final SessionReporter reporter;
  private final SessionTimeouts timeouts;
  private final CommandFrame frame;
  private final Consumer<String> activity;
  private final StatementLog statementLog;
  private final VisibleActivity visible;
  private long statementTimestamp;
  private Unnamed unnamed = Unnamed.NONE;

  /// The unnamed prepared statement.
  ///
  /// @param exists whether there is one
  /// @param statement null for an empty text
  record Unnamed(boolean exists, @Nullable Statement statement, String text) {
    static final Unnamed NONE = new Unnamed(false, null, "");
  }

  /// @param activity told what kind of statement runs
  Serving(
      SqlSession sql,
      Proc proc,
      SessionSettings settings,
      SessionReporter reporter,
      SessionTimeouts timeouts,
      Consumer<String> activity,
      Chance chance) {
    this.sql = sql;
    this.proc = proc;
    this.settings = settings;
    this.reporter = reporter;
    this.timeouts = timeouts;
    this.activity = activity;
    this.visible = new VisibleActivity(proc, settings);
    this.statementLog = new StatementLog(settings, reporter, proc.clock(), chance);
    this.frame = new CommandFrame(sql.block(), timeouts, statementLog);
  }

  SqlSession sql() {
    return sql;
  }

  Proc proc() {
    return proc;
  }

  SessionSettings settings() {
    return settings;
  }

  SessionReporter reporter() {
    return reporter;
  }

  SessionTimeouts timeouts() {
    return timeouts;
  }

  CommandFrame frame() {
    return frame;
  }

  StatementLog statementLog() {
    return statementLog;
  }

  long statementTimestamp() {
    return statementTimestamp;
  }

  /// A message with a statement came.
  void received() {
    statementTimestamp = proc.clock().timestamp();
    statementLog.started();
  }

  /// Says what kind of statement runs.
  void activity(String commandTag) {
    activity.accept(commandTag);
  }

  /// Says which statement begins, to the log and to others who look.
  void statement(String text) {
    reporter.statement(text);
    visible.running(text);
  }

  /// Says that the client is waited for.
  void idle() {
    reporter.statement(null);
    visible.idle(sql.block());
  }

  /// A text of the client.
  ///
  /// @throws PgException when it is not in the client's encoding
  String text(Slice bytes) {
    return sql.text().decode(bytes.array(), bytes.from(), bytes.length());
  }

  // The unnamed statement.

  Unnamed unnamed() {
    return unnamed;
  }

  void unnamed(Unnamed statement) {
    unnamed = statement;
  }

  void dropUnnamedStatement() {
    Statement dropped = unnamed.statement;
    unnamed = Unnamed.NONE;
    if (dropped != null) {
      dropped.close();
    }
  }
}
