package org.gajah.engine;

import org.gajah.activity.WaitEvent;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.functions.contract.Backends;
import org.gajah.locks.Proc;
import org.gajah.spi.InstanceAccess;
import org.jspecify.annotations.Nullable;

/// Other sessions, and waiting, as a session's functions see them. Mirrors
/// `storage/ipc/signalfuncs.c`.
record SessionBackends(EngineSession session) implements Backends {
  private static final int SIGNAL_ROLE = 4200;
  private static final long NANOS_PER_MICRO = 1000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  @Override
  public boolean cancel(int pid) {
    InstanceAccess.Backend backend = find(pid);
    if (backend == null) {
      return false;
    }
    requireAllowed(
        backend,
        "permission denied to cancel query",
        "Only roles with the %s attribute may cancel queries of roles with the %s attribute.",
        "Only roles with privileges of the role whose query is being canceled or with privileges"
            + " of the \"%s\" role may cancel this query.");
    backend.cancel();
    return true;
  }

  @Override
  public boolean terminate(int pid, long timeoutMillis) {
    InstanceAccess.Backend backend = find(pid);
    if (backend == null) {
      return false;
    }
    requireAllowed(
        backend,
        "permission denied to terminate process",
        "Only roles with the %s attribute may terminate processes of roles with the %s attribute.",
        "Only roles with privileges of the role whose process is being terminated or with"
            + " privileges of the \"%s\" role may terminate this process.");
    backend.terminate();
    return timeoutMillis == 0 || awaitEnd(backend, pid, timeoutMillis);
  }

  private boolean awaitEnd(InstanceAccess.Backend backend, int pid, long timeoutMillis) {
    Proc proc = session.context().proc();
    long end = proc.clock().nanos() + timeoutMillis * NANOS_PER_MILLI;
    while (backend.isAlive()) {
      long left = end - proc.clock().nanos();
      if (left <= 0) {
        warn("backend with PID %d did not terminate within %d millisecond%s"
            .formatted(pid, timeoutMillis, timeoutMillis == 1 ? "" : "s"));
        return false;
      }
      pause(Math.min(left, 100 * NANOS_PER_MILLI));
    }
    return true;
  }

  private InstanceAccess.@Nullable Backend find(int pid) {
    InstanceAccess.Backend backend = session.context().instance().backend(pid);
    if (backend == null) {
      warn("PID " + pid + " is not a PostgreSQL backend process");
    }
    return backend;
  }

  private void warn(String message) {
    session.context().reporter().report(Severity.WARNING, SqlState.WARNING, message);
  }

  private void requireAllowed(
      InstanceAccess.Backend backend, String message, String superuser, String others) {
    if (session.context().identity().role().superuser()) {
      return;
    }
    if (backend.superuser()) {
      throw denied(message, superuser.formatted("SUPERUSER", "SUPERUSER"));
    }
    var roles = session.namespaces().privileges().roles();
    if (!roles.hasPrivilegesOf(session.user(), backend.role())
        && !roles.hasPrivilegesOf(session.user(), SIGNAL_ROLE)) {
      throw denied(message, others.formatted("pg_signal_backend"));
    }
  }

  private static PgException denied(String message, String detail) {
    return new PgException(SqlState.INSUFFICIENT_PRIVILEGE, message).detail(detail);
  }

  @Override
  public void sleep(long micros) {
    Proc proc = session.context().proc();
    long end = proc.clock().nanos() + micros * NANOS_PER_MICRO;
    long left = end - proc.clock().nanos();
    while (left > 0) {
      pause(left);
      left = end - proc.clock().nanos();
    }
  }

  private void pause(long nanos) {
    Proc proc = session.context().proc();
    proc.resetLatch();
    proc.checkInterrupts();
    proc.waitLatch(WaitEvent.TIMEOUT_PG_SLEEP, nanos);
    proc.checkInterrupts();
  }

  @Override
  public boolean reload() {
    session.context().instance().reload();
    return true;
  }

  @Override
  public int[] blocking(int pid) {
    throw PgException.notBuilt("pg_blocking_pids()");
  }

  @Override
  public void notify(String channel, String payload) {
    session.notifications().send(channel, payload);
  }

  @Override
  public boolean isOtherTemporarySchema(int schema) {
    throw PgException.notBuilt("pg_is_other_temp_schema()");
  }
}
