package org.gajah.instance.postmaster;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.jspecify.annotations.Nullable;

/// Tells clients whether they are let in at the moment. Mirrors `canAcceptConnections`.
final class Gatekeeper {
  private volatile State state = State.STARTING;

  /// What an instance can be doing.
  enum State {
    STARTING("the database system is starting up"),
    OPEN(""),
    STOPPING("the database system is shutting down"),
    RECOVERING("the database system is in recovery mode"),
    REPLAYING(
        "the database system is not yet accepting connections",
        "Consistent recovery state has not been yet reached."),
    /// The same without `hot_standby`.
    REPLAYING_UNSEEN(
        "the database system is not accepting connections", "Hot standby mode is disabled.");

    private final String answer;
    private final @Nullable String detail;

    State(String answer) {
      this(answer, null);
    }

    State(String answer, @Nullable String detail) {
      this.answer = answer;
      this.detail = detail;
    }
  }

  void state(State now) {
    state = now;
  }

  /// Recovery replays the log.
  ///
  /// @param hotStandby `hot_standby`
  void replaying(boolean hotStandby) {
    state = hotStandby ? State.REPLAYING : State.REPLAYING_UNSEEN;
  }

  State state() {
    return state;
  }

  /// @throws PgException FATAL 57P03 when nobody is let in
  void check() {
    State now = state;
    if (now != State.OPEN) {
      PgException refusal = PgException.fatal(SqlState.CANNOT_CONNECT_NOW, now.answer);
      throw now.detail == null ? refusal : refusal.detail(now.detail);
    }
  }
}
