package org.gajah.activity;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What one process is and does, for `pg_stat_activity`. Only the process itself changes it; others
/// see a state that was true a moment ago, and always one that belongs together.
public final class BackendActivity {
  /// What a session does.
  public enum State {
    STARTING(""),
    IDLE("idle"),
    RUNNING("active"),
    IDLE_IN_TRANSACTION("idle in transaction"),
    FASTPATH("fastpath function call"),
    IDLE_IN_FAILED_TRANSACTION("idle in transaction (aborted)"),
    DISABLED("disabled");

    private final String label;

    State(String label) {
      this.label = label;
    }

    /// As the view shows it.
    public String label() {
      return label;
    }
  }

  /// Who it is. Times are microseconds since 2000.
  ///
  /// @param type as the view shows it
  /// @param database OID, 0 for none
  /// @param user OID, 0 for none
  /// @param address of the client, null over a Unix socket
  /// @param port of the client, -1 over a Unix socket, 0 for none
  public record Who(
      String type, int database, int user, long started, @Nullable String address, int port) {}

  /// What it does.
  ///
  /// @param query the present statement, or the last one
  /// @param queryStarted 0 for never
  /// @param changed when it came into this state
  /// @param application name of the client's program
  public record What(
      State state, String query, long queryStarted, long changed, String application) {}

  private static final What NOTHING = new What(State.STARTING, "", 0, 0, "");

  private final AtomicReference<Who> who = new AtomicReference<>(new Who("", 0, 0, 0, null, 0));
  private final AtomicReference<What> what = new AtomicReference<>(NOTHING);
  private final AtomicReference<@Nullable Progress> progress = new AtomicReference<>();
  private long activeMicros;
  private long idleInTransactionMicros;
  private long deadlocks;
  private final AtomicLong transactionStarted = new AtomicLong();

  public Who who() {
    return Objects.requireNonNull(who.get());
  }

  public void who(Who now) {
    who.setRelease(now);
  }

  /// How long it has worked, in microseconds. This and what follows is only for the process itself.
  public long activeMicros() {
    return activeMicros;
  }

  /// How long its client has kept a transaction open and it had nothing to do.
  public long idleInTransactionMicros() {
    return idleInTransactionMicros;
  }

  /// How many deadlocks it has found that it was part of.
  public long deadlocks() {
    return deadlocks;
  }

  public void deadlockFound() {
    deadlocks++;
  }

  private void addTime(What before, What now) {
    long micros = now.changed - before.changed;
    switch (before.state) {
      case RUNNING, FASTPATH -> activeMicros += micros;
      case IDLE_IN_TRANSACTION, IDLE_IN_FAILED_TRANSACTION -> idleInTransactionMicros += micros;
      case STARTING, IDLE, DISABLED -> {}
    }
  }

  public What what() {
    return Objects.requireNonNull(what.get());
  }

  public void what(What now) {
    addTime(what(), now);
    what.setRelease(now);
  }

  /// How far the command is that the process runs, or null where it does not tell.
  public @Nullable Progress progress() {
    return progress.get();
  }

  /// A command begins that tells how far it is. One within another does not.
  ///
  /// @return what it writes to; whoever began calls [#ended] with it
  public Progress began(Progress.Command command, int relation) {
    Progress now = new Progress(command, relation);
    progress.compareAndSet(null, now);
    return now;
  }

  /// The command is over.
  public void ended(Progress ended) {
    progress.compareAndSet(ended, null);
  }

  /// When the transaction began, 0 where there is none.
  public long transactionStarted() {
    return transactionStarted.get();
  }

  public void transactionStarted(long timestamp) {
    transactionStarted.lazySet(timestamp);
  }
}
