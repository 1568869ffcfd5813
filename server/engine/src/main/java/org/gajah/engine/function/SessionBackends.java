package org.gajah.engine.function;

import org.gajah.activity.WaitEvent;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.privilege.Roles;
import org.gajah.catalog.rows.PgNamespace;
import org.gajah.catalog.rows.SysCache;
import org.gajah.engine.scope.SessionScope;
import org.gajah.functions.contract.AdvisoryLocks;
import org.gajah.functions.contract.Backends;
import org.gajah.locks.Proc;
import org.gajah.spi.InstanceAccess;
import org.jspecify.annotations.Nullable;

/// Other sessions, as a session's functions reach them. Mirrors `storage/ipc/signalfuncs.c`.
final class SessionBackends implements Backends {
  private static final int PG_SIGNAL_BACKEND = 4200;
  private static final long CHECK_NANOS = 10_000_000;

  private final SessionScope session;

  SessionBackends(SessionScope session) {
    this.session = session;
  }

  private InstanceAccess instance() {
    return session.context().instance();
  }

  private Proc proc() {
    return session.context().proc();
  }

  @Override
  public boolean cancel(int pid) {
    return mayReach(
            pid,
            "permission denied to cancel query",
            "Only roles with the %s attribute may cancel queries of roles with the %s attribute."
                .formatted("SUPERUSER", "SUPERUSER"),
            "Only roles with privileges of the role whose query is being canceled or with"
                + " privileges of the \"pg_signal_backend\" role may cancel this query.")
        && instance().cancel(pid)
        && served();
  }

  @Override
  public boolean terminate(int pid, long timeoutMillis) {
    boolean told =
        mayReach(
                pid,
                "permission denied to terminate process",
                "Only roles with the %s attribute may terminate processes of roles with the %s attribute."
                    .formatted("SUPERUSER", "SUPERUSER"),
                "Only roles with privileges of the role whose process is being terminated or with"
                    + " privileges of the \"pg_signal_backend\" role may terminate this process.")
            && instance().terminate(pid)
            && served();
    return told && (timeoutMillis == 0 || awaitEnd(pid, timeoutMillis));
  }

  /// Whoever asks itself is answered at once.
  private boolean served() {
    proc().checkInterrupts();
    return true;
  }

  private boolean mayReach(int pid, String denial, String superusersOnly, String membersOnly) {
    InstanceAccess.Session target = instance().session(pid);
    if (target == null) {
      session
          .context()
          .reporter()
          .warning("PID %d is not a PostgreSQL backend process".formatted(pid));
      return false;
    }
    Roles roles = session.namespaces().privileges().roles();
    int role = target.role();
    if (role == 0 || roles.isSuperuser(role)) {
      if (!roles.isSuperuser()) {
        throw new PgException(SqlState.INSUFFICIENT_PRIVILEGE, denial).detail(superusersOnly);
      }
    } else if (!roles.hasPrivilegesOf(session.user(), role)
        && !roles.hasPrivilegesOf(session.user(), PG_SIGNAL_BACKEND)) {
      throw new PgException(SqlState.INSUFFICIENT_PRIVILEGE, denial).detail(membersOnly);
    }
    return true;
  }

  private boolean awaitEnd(int pid, long timeoutMillis) {
    long end = proc().clock().nanos() + timeoutMillis * 1_000_000;
    while (instance().session(pid) != null) {
      long left = end - proc().clock().nanos();
      if (left <= 0) {
        session
            .context()
            .reporter()
            .warning(
                "backend with PID %d did not terminate within %d millisecond%s"
                    .formatted(pid, timeoutMillis, timeoutMillis == 1 ? "" : "s"));
        return false;
      }
      nap(WaitEvent.IPC_BACKEND_TERMINATION, Math.min(left, CHECK_NANOS));
    }
    return true;
  }

  private void nap(WaitEvent event, long nanos) {
    proc().waitLatch(event, nanos);
    proc().resetLatch();
    proc().checkInterrupts();
  }

  @Override
  public void sleep(long micros) {
    long end = proc().clock().nanos() + Math.multiplyExact(micros, 1000L);
    proc().checkInterrupts();
    for (long left = end - proc().clock().nanos(); left > 0; left = end - proc().clock().nanos()) {
      nap(WaitEvent.TIMEOUT_PG_SLEEP, left);
    }
  }

  @Override
  public boolean reload() {
    instance().reload();
    return true;
  }

  @Override
  public boolean rotateLog() {
    boolean asked = instance().rotateLog();
    if (!asked) {
      session
          .context()
          .reporter()
          .warning("rotation not possible because log collection not active");
    }
    return asked;
  }

  @Override
  public @Nullable String currentLogFile(@Nullable String format) {
    return instance().currentLogFile(format);
  }

  @Override
  public int[] blocking(int pid) {
    return session.storage().storage().locks().blockingPids(proc(), pid);
  }

  @Override
  public AdvisoryLocks advisoryLocks() {
    return new SessionLocks(session);
  }

  @Override
  public void notify(String channel, String payload) {
    session.notifications().send(channel, payload);
  }

  @Override
  public boolean isOtherTemporarySchema(int schema) {
    PgNamespace row = session.catalog().find(SysCache.NAMESPACEOID, schema);
    return row != null
        && (row.nspname().startsWith("pg_temp_") || row.nspname().startsWith("pg_toast_temp_"))
        && schema != session.temporaryNamespace()
        && schema != session.temporaryToastNamespace();
  }
}
