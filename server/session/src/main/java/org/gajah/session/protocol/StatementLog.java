package org.gajah.session.protocol;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.Clock;
import org.gajah.base.settings.SessionSettings;
import org.gajah.base.settings.Settings;
import org.gajah.nodes.RawStmt;

/// What `log_statement`, `log_duration` and `log_min_duration_statement` bring into the log.
final class StatementLog {
  private static final double NANOS_PER_MILLI = 1e6;

  private final SessionSettings settings;
  private final SessionReporter reporter;
  private final Clock clock;
  private long startNanos;

  StatementLog(SessionSettings settings, SessionReporter reporter, Clock clock) {
    this.settings = settings;
    this.reporter = reporter;
    this.clock = clock;
  }

  /// A message came.
  void started() {
    startNanos = clock.nanos();
  }

  /// Logs a text if its statements are of a kind that is to be logged.
  ///
  /// @return whether it was
  boolean statements(List<RawStmt> statements, String line) {
    String wanted = settings.enumName(Settings.LOG_STATEMENT);
    boolean log =
        switch (wanted) {
          case "none" -> false;
          case "all" -> true;
          default ->
              statements.stream().anyMatch(raw -> StatementKind.of(raw.stmt()).isLoggedBy(wanted));
        };
    if (log) {
      log(line);
    }
    return log;
  }

  /// Logs how long a message took, and what it was unless that was logged already.
  void duration(boolean logged, Supplier<String> what) {
    boolean always = settings.is(Settings.LOG_DURATION);
    int least = settings.intValue(Settings.LOG_MIN_DURATION_STATEMENT);
    if (!always && least < 0) {
      return;
    }
    double millis = (clock.nanos() - startNanos) / NANOS_PER_MILLI;
    boolean exceeded = least >= 0 && millis >= least;
    if (always || exceeded) {
      String duration = "duration: " + String.format(Locale.ROOT, "%.3f", millis) + " ms";
      log(exceeded && !logged ? duration + "  " + what.get() : duration);
    }
  }

  private void log(String line) {
    String statement = reporter.statement();
    reporter.statement(null);
    reporter.logOnly(new PgException(Severity.LOG, SqlState.SUCCESSFUL_COMPLETION, line, null));
    reporter.statement(statement);
  }
}
