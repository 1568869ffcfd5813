package org.gajah.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import org.gajah.batch.Batch;
import org.gajah.commands.Command;
import org.gajah.executor.rows.BatchCopies;
import org.gajah.spi.Execution;
import org.gajah.spi.RowShape;
import org.gajah.spi.RowSink;
import org.jspecify.annotations.Nullable;

/// A utility statement at work. It runs to its end at once; rows beyond the limit are kept for the
/// runs that follow.
final class UtilityExecution implements Execution {
  private final Command command;
  private final Deque<Batch> kept = new ArrayDeque<>();
  private @Nullable Completion completion;

  UtilityExecution(Command command) {
    this.command = command;
  }

  @Override
  public @Nullable RowShape shape() {
    return command.shape();
  }

  @Override
  public @Nullable Completion run(long maxRows, RowSink sink, boolean topLevel) {
    if (maxRows == 0 && completion == null) {
      return command.run(sink, topLevel);
    }
    if (completion == null) {
      completion = command.run(new Keeper(), topLevel);
    }
    handOut(maxRows == 0 ? Long.MAX_VALUE : maxRows, sink);
    return kept.isEmpty() ? completion : null;
  }

  private void handOut(long limit, RowSink sink) {
    RowShape shape = command.shape();
    if (shape != null) {
      sink.start(shape);
    }
    long left = limit;
    while (left > 0 && !kept.isEmpty()) {
      sink.rows(kept.remove());
      left--;
    }
  }

  @Override
  public void close() {
    kept.clear();
  }

  /// Keeps the rows of a command, one in a batch: there are few of them.
  private final class Keeper implements RowSink {
    @Override
    public void start(RowShape shape) {}

    @Override
    public void rows(Batch batch) {
      BatchCopies.add(batch, kept);
    }
  }
}
