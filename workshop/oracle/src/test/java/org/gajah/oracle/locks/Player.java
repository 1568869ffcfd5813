package org.gajah.oracle.locks;

import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// One session of the lock game, on the oracle or on ours: makes one move at a time, in a thread of
/// its own, and may be blocked in it.
abstract class Player implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private @Nullable Future<String> move;

  abstract int pid();

  /// Makes a move and says what came of it. After an error a new transaction is begun.
  abstract String perform(Move what) throws Exception;

  /// Whether the running move has looked for a deadlock and waits on.
  abstract boolean isBlocked();

  abstract void prepareMove();

  void start(Move what) {
    prepareMove();
    move = thread.submit(() -> perform(what));
  }

  boolean isBusy() {
    return move != null;
  }

  boolean isDone() {
    return move != null && move.isDone();
  }

  /// Waits for the end of the move.
  String finish() {
    Future<String> finished = move;
    move = null;
    if (finished == null) {
      throw new IllegalStateException("no move");
    }
    try {
      return finished.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("a move does not end", e);
    }
  }

  /// Waits until the move has ended or is blocked.
  void settle() {
    await(() -> isDone() || isBlocked(), "neither done nor blocked");
  }

  static void await(BooleanSupplier condition, String otherwise) {
    long end = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError(otherwise);
      }
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() throws SQLException {
    thread.shutdownNow();
  }
}
