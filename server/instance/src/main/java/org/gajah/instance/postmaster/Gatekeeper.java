package org.gajah.instance.postmaster;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;

/// Tells clients whether they are let in at the moment. Mirrors `canAcceptConnections`.
final class Gatekeeper {
  private volatile State state = State.STARTING;

  /// What an instance can be doing.
  enum State {
    STARTING("the database system is starting up"),
    OPEN(""),
    STOPPING("the database system is shutting down"),
    RECOVERING("the database system is in recovery mode");

    private final String answer;

    State(String answer) {
      this.answer = answer;
    }
  }

  void state(State now) {
    state = now;
  }

  State state() {
    return state;
  }

  /// @throws PgException FATAL 57P03 when nobody is let in
  void check() {
    State now = state;
    if (now != State.OPEN) {
      throw PgException.fatal(SqlState.CANNOT_CONNECT_NOW, now.answer);
    }
  }
}
