package org.gajah.session.protocol;

import java.util.Locale;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.Severity;
import org.gajah.base.settings.SessionSettings;
import org.gajah.base.settings.SettingReader;
import org.gajah.base.settings.Settings;
import org.gajah.session.log.LogOrigin;
import org.gajah.session.log.ServerLog;
import org.jspecify.annotations.Nullable;

/// Brings a session's messages to its client and to the log. Mirrors `errfinish` of
/// `utils/error/elog.c`.
final class SessionReporter implements Reporter {
  private final ServerLog log;
  private SettingReader settings;
  private LogOrigin origin;
  private @Nullable ClientLink client;
  private boolean admitted;
  private volatile @Nullable String statement;

  /// @param settings the instance's, until the session has its own
  SessionReporter(ServerLog log, SettingReader settings, LogOrigin origin) {
    this.log = log;
    this.settings = settings;
    this.origin = origin;
  }

  /// The session is of a kind from now on.
  void becomes(String backendType) {
    origin = origin.becomes(origin.processId(), backendType);
  }

  /// Says where the client is; before that only the log hears of anything.
  void client(ClientLink link) {
    client = link;
  }

  /// The client has logged in: it hears notices from now on.
  void admitted(SessionSettings own) {
    settings = own;
    admitted = true;
  }

  /// Says which statement runs, for the log; null for none.
  void statement(@Nullable String text) {
    statement = text;
  }

  @Nullable String statement() {
    return statement;
  }

  SettingReader settings() {
    return settings;
  }

  /// What becomes of a failed statement: under `exit_on_error` the session ends.
  PgException consequence(PgException fault) {
    return fault.severity() == Severity.ERROR && settings.is(Settings.EXIT_ON_ERROR)
        ? fault.raise(Severity.FATAL)
        : fault;
  }

  /// Writes a line into the log only.
  void logOnly(PgException message) {
    log.write(message, origin, settings, statement);
  }

  /// Tells the client only.
  void clientOnly(PgException message) {
    if (client != null && clientWants(message.severity())) {
      client.report(message);
    }
  }

  @Override
  public void report(PgException message) {
    logOnly(message);
    clientOnly(message);
  }

  private boolean clientWants(Severity severity) {
    if (severity.atLeast(Severity.ERROR)) {
      return true;
    }
    if (!admitted) {
      return false;
    }
    String least = settings.enumName(Settings.CLIENT_MIN_MESSAGES);
    return severity == Severity.INFO
        || severity.atLeast(Severity.valueOf(least.toUpperCase(Locale.ROOT)));
  }
}
