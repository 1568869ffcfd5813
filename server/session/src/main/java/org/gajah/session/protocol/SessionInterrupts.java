package org.gajah.session.protocol;

import java.util.function.BooleanSupplier;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.locks.CrashShutdown;
import org.gajah.locks.Interrupts;

/// Serves what others ask of a session: cancel, terminate, timeouts. Mirrors `ProcessInterrupts` of
/// `tcop/postgres.c`.
final class SessionInterrupts implements Interrupts.Handler {
  private static final int SERVED =
      Interrupts.QUERY_CANCEL
          | Interrupts.STATEMENT_TIMEOUT
          | Interrupts.LOCK_TIMEOUT
          | Interrupts.IDLE_IN_TRANSACTION_TIMEOUT
          | Interrupts.TRANSACTION_TIMEOUT
          | Interrupts.IDLE_SESSION_TIMEOUT
          | Interrupts.CATCH_UP
          | Interrupts.NOTIFY
          | Interrupts.RECOVERY_CONFLICT;

  private final SessionTimeouts timeouts;
  private final BooleanSupplier hungUp;
  private boolean readingCommand;

  /// @param hungUp whether the client is gone
  SessionInterrupts(SessionTimeouts timeouts, BooleanSupplier hungUp) {
    this.timeouts = timeouts;
    this.hungUp = hungUp;
  }

  /// Says whether the session waits for its client between statements: nothing can be cancelled
  /// then.
  void readingCommand(boolean reading) {
    readingCommand = reading;
  }

  @Override
  public void serve(Interrupts interrupts) {
    // Stays pending: whatever still waits on the way out must not wait long.
    if (interrupts.isPending(Interrupts.CRASH_SHUTDOWN)) {
      throw new CrashShutdown();
    }
    if (interrupts.take(Interrupts.TERMINATE) != 0) {
      throw PgException.fatal(
          SqlState.ADMIN_SHUTDOWN, "terminating connection due to administrator command");
    }
    if (interrupts.take(Interrupts.CHECK_CLIENT) != 0) {
      checkClient(interrupts);
    }
    if (interrupts.take(Interrupts.CLIENT_LOST) != 0) {
      throw PgException.fatal(SqlState.CONNECTION_FAILURE, "connection to client lost");
    }
    int pending = interrupts.take(SERVED);
    boolean byTimeout = timeouts.statementHasFired();
    if ((pending & Interrupts.LOCK_TIMEOUT) != 0) {
      throw new PgException(SqlState.LOCK_NOT_AVAILABLE, "canceling statement due to lock timeout");
    }
    if ((pending & Interrupts.STATEMENT_TIMEOUT) != 0 && byTimeout) {
      timeouts.stopStatement();
      throw canceled("canceling statement due to statement timeout");
    }
    if ((pending & Interrupts.QUERY_CANCEL) != 0 && !readingCommand) {
      throw canceled("canceling statement due to user request");
    }
    timeouts.checkFatal();
  }

  /// Looks whether the client is still there while a statement runs; who waits for it notices
  /// anyway.
  private void checkClient(Interrupts interrupts) {
    if (readingCommand) {
      timeouts.stopClientCheck();
    } else if (hungUp.getAsBoolean()) {
      interrupts.raise(Interrupts.CLIENT_LOST);
    } else {
      timeouts.armClientCheck();
    }
  }

  private static PgException canceled(String message) {
    return new PgException(SqlState.QUERY_CANCELED, message);
  }
}
