package org.gajah.session.protocol;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.Chance;
import org.gajah.base.seam.Clock;
import org.gajah.base.settings.SessionSettings;
import org.gajah.base.settings.Settings;
import org.gajah.nodes.RawStmt;
import org.jspecify.annotations.Nullable;

/// What `log_statement`, `log_duration`, `log_min_duration_statement` and the settings about
/// samples bring into the log. Mirrors `check_log_statement` and `check_log_duration` of
/// `tcop/postgres.c`.
final class StatementLog {
  private static final int MICROS_PER_MILLI = 1000;
  private static final int NANOS_PER_MICRO = 1000;
  private static final double RANDOM_BITS = 0x1.0p53;
  private static final int SPARE_BITS = 11;

  private final SessionSettings settings;
  private final SessionReporter reporter;
  private final Clock clock;
  private final Chance chance;
  private long startNanos;
  private boolean transactionSampled;

  StatementLog(SessionSettings settings, SessionReporter reporter, Clock clock, Chance chance) {
    this.settings = settings;
    this.reporter = reporter;
    this.clock = clock;
    this.chance = chance;
  }

  /// A message came.
  void started() {
    startNanos = clock.nanos();
  }

  /// A transaction has started: perhaps all its statements are logged.
  void transactionStarted() {
    transactionSampled = isChosen(settings.realValue(Settings.LOG_TRANSACTION_SAMPLE_RATE));
  }

  private boolean isChosen(double rate) {
    return rate == 1 || rate > 0 && (chance.nextLong() >>> SPARE_BITS) / RANDOM_BITS <= rate;
  }

  /// Whether anything may be logged.
  boolean isActive() {
    return isTiming() || !settings.enumName(Settings.LOG_STATEMENT).equals("none");
  }

  /// Whether the values of parameters may be asked for.
  boolean wantsParameters() {
    return isActive() && settings.intValue(Settings.LOG_PARAMETER_MAX_LENGTH) != 0;
  }

  /// Logs a text if its statements are of a kind that is to be logged.
  ///
  /// @param detail asked for when it is
  /// @return whether it was
  boolean statements(
      List<RawStmt> statements, Supplier<String> line, Supplier<@Nullable String> detail) {
    String wanted = settings.enumName(Settings.LOG_STATEMENT);
    boolean log =
        switch (wanted) {
          case "none" -> false;
          case "all" -> true;
          default ->
              statements.stream().anyMatch(raw -> StatementKind.of(raw.stmt()).isLoggedBy(wanted));
        };
    if (log) {
      log(line.get(), detail.get());
    }
    return log;
  }

  private boolean isTiming() {
    return settings.is(Settings.LOG_DURATION)
        || transactionSampled
        || settings.intValue(Settings.LOG_MIN_DURATION_STATEMENT) >= 0
        || settings.intValue(Settings.LOG_MIN_DURATION_SAMPLE) >= 0;
  }

  /// Logs how long a message took, and what it was unless that was logged already.
  void duration(boolean logged, Supplier<String> what, Supplier<@Nullable String> detail) {
    if (!isTiming()) {
      return;
    }
    long micros = (clock.nanos() - startNanos) / NANOS_PER_MICRO;
    boolean chosen =
        transactionSampled
            || lasted(micros, settings.intValue(Settings.LOG_MIN_DURATION_STATEMENT))
            || lasted(micros, settings.intValue(Settings.LOG_MIN_DURATION_SAMPLE))
                && isChosen(settings.realValue(Settings.LOG_STATEMENT_SAMPLE_RATE));
    if (!chosen && !settings.is(Settings.LOG_DURATION)) {
      return;
    }
    String duration =
        String.format(
            Locale.ROOT,
            "duration: %d.%03d ms",
            micros / MICROS_PER_MILLI,
            micros % MICROS_PER_MILLI);
    if (chosen && !logged) {
      log(duration + "  " + what.get(), detail.get());
    } else {
      log(duration, null);
    }
  }

  /// @param least in milliseconds, negative for never
  private static boolean lasted(long micros, int least) {
    return least >= 0 && micros >= (long) least * MICROS_PER_MILLI;
  }

  /// The line is about the statement: that is not told once more.
  private void log(String line, @Nullable String detail) {
    String statement = reporter.statement();
    reporter.statement(null);
    PgException message = new PgException(Severity.LOG, SqlState.SUCCESSFUL_COMPLETION, line, null);
    reporter.logOnly(detail == null ? message : message.detail(detail));
    reporter.statement(statement);
  }
}
