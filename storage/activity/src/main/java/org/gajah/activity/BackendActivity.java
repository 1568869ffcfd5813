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
  private final AtomicLong transactionStarted = new AtomicLong();

  public Who who() {
    return Objects.requireNonNull(who.get());
  }

  public void who(Who now) {
    who.setRelease(now);
  }

  public What what() {
    return Objects.requireNonNull(what.get());
  }

  public void what(What now) {
    what.setRelease(now);
  }

  /// When the transaction began, 0 where there is none.
  public long transactionStarted() {
    return transactionStarted.get();
  }

  public void transactionStarted(long timestamp) {
    transactionStarted.lazySet(timestamp);
  }
}
