package org.gajah.engine.execution;

import org.gajah.batch.Batch;
import org.gajah.batch.MemoryAccount;
import org.gajah.batch.Vector;
import org.gajah.commands.Command;
import org.gajah.engine.scope.SessionScope;
import org.gajah.executor.rows.RowReader;
import org.gajah.executor.rows.RowStore;
import org.gajah.executor.rows.Vectors;
import org.gajah.spi.Execution;
import org.gajah.spi.RowShape;
import org.gajah.spi.RowSink;
import org.jspecify.annotations.Nullable;

/// A utility statement at work. It runs to its end at once; its rows are kept, and handed out by
/// this run and those that follow, so that what fails has sent none.
public final class UtilityExecution implements Execution {
  private final Command command;
  private final MemoryAccount memory;
  private final @Nullable RowShape shape;
  private @Nullable RowStore kept;
  private int position;
  private @Nullable Completion completion;

  public UtilityExecution(SessionScope session, Command command) {
    this.command = command;
    this.memory = new MemoryAccount("PortalContext", session.context().memory(), Long.MAX_VALUE);
    this.shape = command.shape();
  }

  @Override
  public @Nullable RowShape shape() {
    return shape;
  }

  @Override
  public @Nullable Completion run(long maxRows, RowSink sink, boolean topLevel) {
    RowShape rows = shape;
    if (rows == null) {
      return command.run(sink, topLevel);
    }
    Completion result = completion;
    if (result == null) {
      result = command.run(new Keeper(), topLevel);
      completion = result;
    }
    sink.start(rows);
    long sent = handOut(maxRows == 0 ? Long.MAX_VALUE : maxRows, sink);
    if (kept != null && position < kept.rows()) {
      return null;
    }
    return result.tag().equals("SELECT") ? new Completion("SELECT", sent) : result;
  }

  private long handOut(long limit, RowSink sink) {
    RowStore store = kept;
    if (store == null) {
      return 0;
    }
    RowReader reader = store.reader();
    Batch view = reader.newBatch();
    long left = limit;
    while (left > 0 && position < store.rows()) {
      int count = reader.show(position, (int) Math.min(Vector.BATCH_ROWS, left), view);
      sink.rows(view);
      position += count;
      left -= count;
    }
    return limit - left;
  }

  @Override
  public void close() {
    if (kept != null) {
      kept.close();
      kept = null;
    }
  }

  private final class Keeper implements RowSink {
    @Override
    public void start(RowShape rows) {}

    @Override
    public void rows(Batch batch) {
      RowStore store = kept;
      if (store == null) {
        store = new RowStore(Vectors.of(batch), memory);
        kept = store;
      }
      store.add(batch);
    }
  }
}
