package org.gajah.spi;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.nodes.kinds.FetchDirection;
import org.gajah.spi.Execution.Completion;
import org.jspecify.annotations.Nullable;

/// A statement that runs, or has been made ready to. Mirrors `Portal` of `utils/portal.h`.
public final class Portal {
  /// How far it is.
  public enum Status {
    READY,
    /// Right now.
    ACTIVE,
    /// It ran to its end; a plan that returns rows may be run again and returns none.
    DONE,
    /// It failed, or its transaction did.
    FAILED
  }

  private final String name;
  private final Definition definition;
  private final @Nullable RowShape shape;
  private @Nullable Execution execution;
  private Status status = Status.READY;
  private int createdIn;
  private int activeIn;
  private boolean heldOver;
  private @Nullable Completion completion;
  private final CursorPosition position = new CursorPosition(this);

  /// What a portal is made of.
  ///
  /// @param statement what it runs, null for an empty text
  /// @param text the text it came from
  /// @param commandTag of the statement, empty for an empty text
  /// @param resultFormats 0 text, 1 binary; none, one for all columns, or one for each
  /// @param holdable whether it outlives its transaction
  /// @param visible whether `pg_cursors` shows it
  /// @param binary whether a cursor was declared BINARY
  /// @param scrollable whether a cursor may go back
  /// @param createdAt in microseconds since 2000
  public record Definition(
      @Nullable Statement statement,
      String text,
      String commandTag,
      int[] resultFormats,
      boolean holdable,
      boolean visible,
      boolean binary,
      boolean scrollable,
      long createdAt) {}

  Portal(String name, Definition definition, @Nullable Execution execution, int createdIn) {
    this.name = name;
    this.definition = definition;
    this.execution = execution;
    this.shape = execution == null ? null : execution.shape();
    this.createdIn = createdIn;
    this.activeIn = createdIn;
  }

  public String name() {
    return name;
  }

  public Definition definition() {
    return definition;
  }

  public Status status() {
    return status;
  }

  /// What it runs; null for an empty text, and when it failed.
  public @Nullable Execution execution() {
    return execution;
  }

  /// What rows it returns, or null when none. Known even when it has failed.
  public @Nullable RowShape shape() {
    return shape;
  }

  /// The nesting level of the transaction it was made in; 0 when that has ended.
  public int createdIn() {
    return createdIn;
  }

  /// Whether it has outlived the transaction that made it.
  public boolean isHeldOver() {
    return heldOver;
  }

  /// What it came to, once it is done.
  public @Nullable Completion completion() {
    return completion;
  }

  /// Runs it.
  ///
  /// @param maxRows 0 for all
  /// @param level the nesting level of the present transaction
  /// @return null when rows may be left
  /// @throws PgException 55000 when it is in no state to run
  public @Nullable Completion run(long maxRows, RowSink sink, boolean topLevel, int level) {
    Execution running = execution;
    if (running == null || status == Status.FAILED || status == Status.ACTIVE) {
      throw cannotRun();
    }
    if (status == Status.DONE && shape == null) {
      throw cannotRun();
    }
    status = Status.ACTIVE;
    activeIn = level;
    boolean good = false;
    try {
      Completion result =
          running instanceof Scroll
              ? position.run(maxRows, sink, definition.commandTag())
              : running.run(maxRows, sink, topLevel);
      good = true;
      if (status == Status.ACTIVE) {
        status = result == null ? Status.READY : Status.DONE;
      }
      completion = result;
      return result;
    } finally {
      if (!good) {
        status = Status.FAILED;
      }
    }
  }

  /// FETCH or MOVE.
  ///
  /// @param count [FetchCount#FETCH_ALL] for all
  /// @param sink takes the rows; null for MOVE
  /// @param level the nesting level of the present transaction
  /// @return how many rows it was about
  /// @throws PgException 55000 when it is in no state to run, or cannot go back
  public long fetch(FetchDirection direction, long count, @Nullable RowSink sink, int level) {
    if (execution == null || status != Status.READY && status != Status.DONE) {
      throw cannotRun();
    }
    status = Status.ACTIVE;
    activeIn = level;
    boolean good = false;
    try {
      long rows = position.fetch(direction, count, sink);
      good = true;
      if (status == Status.ACTIVE) {
        status = Status.READY;
      }
      return rows;
    } finally {
      if (!good) {
        status = Status.FAILED;
      }
    }
  }

  /// Whether a cursor is on a row.
  public boolean isOnRow() {
    return position.isOnRow();
  }

  private PgException cannotRun() {
    return new PgException(
        SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE, "portal \"" + name + "\" cannot be run");
  }

  void hold() {
    if (execution != null) {
      execution.hold();
    }
    createdIn = 0;
    activeIn = 0;
    heldOver = true;
  }

  /// What a subtransaction had is its parent's now.
  void adopt(int endedLevel) {
    createdIn = createdIn == endedLevel ? endedLevel - 1 : createdIn;
    activeIn = activeIn == endedLevel ? endedLevel - 1 : activeIn;
  }

  int activeIn() {
    return activeIn;
  }

  void leaveLevel(int endedLevel) {
    activeIn = endedLevel - 1;
  }

  void fail() {
    status = Status.FAILED;
    release();
  }

  void release() {
    Execution released = execution;
    execution = null;
    if (released != null) {
      released.close();
    }
  }
}
