package org.gajah.base.error;

/// Where messages that are not failures go: notices for the client, lines for the server's log.
/// Whoever implements it decides by severity and the settings of the session who gets to see a
/// message.
@FunctionalInterface
public interface Reporter {
  /// Takes a message. The exception is a carrier of fields here and is not thrown.
  void report(PgException message);

  /// Takes a message without further fields.
  default void report(Severity severity, SqlState sqlState, String message) {
    report(new PgException(severity, sqlState, message, null));
  }

  /// A line for the server's log.
  default void log(String message) {
    report(Severity.LOG, SqlState.SUCCESSFUL_COMPLETION, message);
  }

  /// How the instance fares: a line for the server's log. An instance that is one process alone
  /// makes less of it.
  default void condition(String message) {
    log(message);
  }

  default void notice(String message) {
    report(Severity.NOTICE, SqlState.SUCCESSFUL_COMPLETION, message);
  }

  default void warning(String message) {
    report(Severity.WARNING, SqlState.WARNING, message);
  }
}
