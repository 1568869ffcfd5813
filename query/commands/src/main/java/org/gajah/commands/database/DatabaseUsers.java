package org.gajah.commands.database;

import java.util.ArrayList;
import java.util.List;
import org.gajah.activity.WaitEvent;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.privilege.Roles;
import org.gajah.catalog.rows.PgDatabase;
import org.gajah.commands.CommandContext;
import org.gajah.commands.object.Definer;
import org.gajah.locks.Proc;
import org.gajah.locks.ProcTable;
import org.gajah.spi.InstanceAccess;
import org.jspecify.annotations.Nullable;

/// Who works in a database besides the present session. Mirrors `CountOtherDBBackends` and
/// `TerminateOtherDBBackends` of `storage/ipc/procarray.c`.
final class DatabaseUsers {
  private static final int PG_SIGNAL_BACKEND = 4200;
  private static final int TRIES = 50;
  private static final long PAUSE_NANOS = 100_000_000;

  private final Definer definer;
  private final CommandContext context;
  private final Proc proc;

  /// How many there are.
  private record Count(int sessions, int prepared) {
    boolean isNone() {
      return sessions == 0 && prepared == 0;
    }

    String detail() {
      if (sessions > 0 && prepared > 0) {
        return "There are %d other session(s) and %d prepared transaction(s) using the database."
            .formatted(sessions, prepared);
      }
      return sessions > 0
          ? many(sessions, "other session") + " using the database."
          : many(prepared, "prepared transaction") + " using the database.";
    }

    private static String many(int count, String what) {
      return count == 1
          ? "There is %d %s".formatted(count, what)
          : "There are %d %ss".formatted(count, what);
    }
  }

  DatabaseUsers(Definer definer) {
    this.definer = definer;
    this.context = definer.context();
    this.proc = context.process().proc();
  }

  private int[] others(int database) {
    return context.process().transaction().shared().procArray().others(database, proc.number());
  }

  private Count count(int database) {
    int processes = context.storage().storage().procs().size();
    int sessions = 0;
    int prepared = 0;
    for (int number : others(database)) {
      if (number < processes) {
        sessions++;
      } else {
        prepared++;
      }
    }
    return new Count(sessions, prepared);
  }

  /// Waits some seconds for others to leave a database.
  ///
  /// @param what the message when somebody stays
  /// @throws PgException 55006
  void requireNone(PgDatabase database, String what) {
    Count count = count(database.oid());
    for (int i = 1; !count.isNone(); i++) {
      if (i == TRIES) {
        throw new PgException(
                SqlState.OBJECT_IN_USE, "%s is being accessed by other users".formatted(what))
            .detail(count.detail());
      }
      proc.checkInterrupts();
      proc.waitLatch(WaitEvent.TIMEOUT_PG_SLEEP, PAUSE_NANOS);
      proc.resetLatch();
      count = count(database.oid());
    }
  }

  /// Ends all other sessions of a database.
  ///
  /// @throws PgException 55006 when there are prepared transactions, 42501 when one of them may not
  ///   be ended
  void terminate(PgDatabase database) {
    Count count = count(database.oid());
    if (count.prepared > 0) {
      throw new PgException(
              SqlState.OBJECT_IN_USE,
              "database \"%s\" is being used by prepared transactions"
                  .formatted(database.datname()))
          .detail(new Count(0, count.prepared).detail());
    }
    InstanceAccess instance = context.session().instance();
    List<Integer> pids = new ArrayList<>();
    ProcTable procs = context.storage().storage().procs();
    for (int number : others(database.oid())) {
      Proc other = procs.get(number);
      if (other != null) {
        requireMayEnd(instance.session(other.pid()));
        pids.add(other.pid());
      }
    }
    pids.forEach(instance::terminate);
  }

  private void requireMayEnd(InstanceAccess.@Nullable Session session) {
    if (session == null) {
      return;
    }
    Roles roles = definer.roles();
    if (roles.isSuperuser(session.role()) && !roles.isSuperuser(definer.user())) {
      throw denied(
          "Only roles with the %s attribute may terminate processes of roles with the %s attribute."
              .formatted("SUPERUSER", "SUPERUSER"));
    }
    if (!roles.hasPrivilegesOf(definer.user(), session.role())
        && !roles.hasPrivilegesOf(definer.user(), PG_SIGNAL_BACKEND)) {
      throw denied(
          "Only roles with privileges of the role whose process is being terminated or with"
              + " privileges of the \"pg_signal_backend\" role may terminate this process.");
    }
  }

  private static PgException denied(String detail) {
    return new PgException(
            SqlState.INSUFFICIENT_PRIVILEGE, "permission denied to terminate process")
        .detail(detail);
  }
}
