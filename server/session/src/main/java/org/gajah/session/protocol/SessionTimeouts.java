package org.gajah.session.protocol;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.settings.IntSetting;
import org.gajah.base.settings.SettingReader;
import org.gajah.base.settings.Settings;
import org.gajah.locks.Interrupts;

/// The timeouts of one session.
final class SessionTimeouts {
  private final SettingReader settings;
  private final Timers.Timer statement;
  private final Timers.Timer transaction;
  private final Timers.Timer idleInTransaction;
  private final Timers.Timer idleSession;
  private final Timers.Timer clientCheck;

  /// @param wake ends the session's wait for its client
  SessionTimeouts(Timers timers, SettingReader settings, Interrupts interrupts, Runnable wake) {
    this.settings = settings;
    this.statement = timers.timer(() -> interrupts.raise(Interrupts.STATEMENT_TIMEOUT));
    this.transaction = fatal(timers, interrupts, Interrupts.TRANSACTION_TIMEOUT, wake);
    this.idleInTransaction =
        fatal(timers, interrupts, Interrupts.IDLE_IN_TRANSACTION_TIMEOUT, wake);
    this.clientCheck = timers.timer(() -> interrupts.raise(Interrupts.CHECK_CLIENT));
    this.idleSession = fatal(timers, interrupts, Interrupts.IDLE_SESSION_TIMEOUT, wake);
  }

  private static Timers.Timer fatal(Timers timers, Interrupts interrupts, int flag, Runnable wake) {
    return timers.timer(() -> {
      interrupts.raise(flag);
      wake.run();
    });
  }

  private int millis(IntSetting setting) {
    return settings.intValue(setting);
  }

  /// A statement starts; a timeout that is running goes on.
  void startStatement() {
    int limit = millis(Settings.STATEMENT_TIMEOUT);
    int whole = millis(Settings.TRANSACTION_TIMEOUT);
    if (limit > 0 && (whole <= 0 || limit < whole)) {
      if (!statement.isArmed()) {
        statement.arm(limit);
      }
    } else {
      statement.disarm();
    }
    if (!clientCheck.isArmed()) {
      armClientCheck();
    }
  }

  /// Looks for the client again after a while.
  void armClientCheck() {
    int interval = millis(Settings.CLIENT_CONNECTION_CHECK_INTERVAL);
    if (interval > 0) {
      clientCheck.arm(interval);
    } else {
      clientCheck.disarm();
    }
  }

  void stopClientCheck() {
    clientCheck.disarm();
  }

  void stopStatement() {
    statement.disarm();
  }

  boolean statementHasFired() {
    return statement.hasFired();
  }

  /// A transaction started.
  void startTransaction() {
    int limit = millis(Settings.TRANSACTION_TIMEOUT);
    if (limit > 0) {
      transaction.arm(limit);
    }
  }

  void stopTransaction() {
    transaction.disarm();
  }

  /// `transaction_timeout` was changed within a transaction: it holds for that one unless it has a
  /// limit already.
  void limitTransaction(long millis) {
    if (millis <= 0) {
      transaction.disarm();
    } else if (!transaction.isArmed()) {
      transaction.arm(millis);
    }
  }

  /// The session waits for its client.
  void startIdle(boolean inTransaction) {
    if (inTransaction) {
      int limit = millis(Settings.IDLE_IN_TRANSACTION_SESSION_TIMEOUT);
      int whole = millis(Settings.TRANSACTION_TIMEOUT);
      if (limit > 0 && (whole <= 0 || limit < whole)) {
        idleInTransaction.arm(limit);
      }
    } else {
      int limit = millis(Settings.IDLE_SESSION_TIMEOUT);
      if (limit > 0) {
        idleSession.arm(limit);
      }
    }
  }

  /// The client has sent something, or is gone.
  ///
  /// @throws PgException FATAL when the time was up before
  void stopIdle() {
    checkFatal();
    idleInTransaction.disarm();
    idleSession.disarm();
  }

  /// @throws PgException FATAL when the time for the session is up
  void checkFatal() {
    if (idleInTransaction.hasFired()) {
      throw PgException.fatal(
          SqlState.IDLE_IN_TRANSACTION_SESSION_TIMEOUT,
          "terminating connection due to idle-in-transaction timeout");
    }
    if (transaction.hasFired()) {
      throw PgException.fatal(
          SqlState.TRANSACTION_TIMEOUT, "terminating connection due to transaction timeout");
    }
    if (idleSession.hasFired()) {
      throw PgException.fatal(
          SqlState.IDLE_SESSION_TIMEOUT, "terminating connection due to idle-session timeout");
    }
  }

  void stopAll() {
    statement.disarm();
    transaction.disarm();
    idleInTransaction.disarm();
    idleSession.disarm();
    clientCheck.disarm();
  }
}
