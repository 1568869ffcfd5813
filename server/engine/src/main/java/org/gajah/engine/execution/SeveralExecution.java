package org.gajah.engine.execution;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.IntFunction;
import org.gajah.batch.Batch;
import org.gajah.engine.scope.SessionScope;
import org.gajah.executor.rows.BatchCopies;
import org.gajah.nodes.Query;
import org.gajah.spi.Execution;
import org.gajah.spi.RowShape;
import org.gajah.spi.RowSink;
import org.jspecify.annotations.Nullable;

/// The queries that rules made of a statement, one after the other, each seeing what those before
/// it did. One of them counts: its rows and its tag are the statement's. Mirrors `PortalRunMulti`
/// of `tcop/pquery.c`.
public final class SeveralExecution implements Execution {
  private final SessionScope session;
  private final String tag;
  private final List<Query> queries;
  private final IntFunction<Execution> starter;
  private final @Nullable RowShape shape;
  private final Deque<Batch> kept = new ArrayDeque<>();
  private @Nullable Completion completion;
  private @Nullable Execution running;

  /// @param tag of the statement as the client sent it
  /// @param starter plans and starts one of the queries, by its number
  public SeveralExecution(
      SessionScope session,
      String tag,
      List<Query> queries,
      IntFunction<Execution> starter,
      @Nullable RowShape shape) {
    this.session = session;
    this.tag = tag;
    this.queries = queries;
    this.starter = starter;
    this.shape = shape;
  }

  @Override
  public @Nullable RowShape shape() {
    return shape;
  }

  @Override
  public @Nullable Completion run(long maxRows, RowSink sink, boolean topLevel) {
    Completion result = completion;
    if (result == null) {
      result = runAll(shape == null && sink.takesUnannounced() ? sink : RowSink.none(), topLevel);
      completion = result;
    }
    if (shape != null) {
      sink.start(shape);
    }
    long left = maxRows == 0 ? Long.MAX_VALUE : maxRows;
    while (left > 0 && !kept.isEmpty()) {
      sink.rows(kept.remove());
      left--;
    }
    return kept.isEmpty() ? result : null;
  }

  /// @param others takes the rows of queries that do not count
  private Completion runAll(RowSink others, boolean topLevel) {
    Completion result = null;
    for (int i = 0; i < queries.size(); i++) {
      if (i > 0) {
        session.block().nextCommand();
      }
      boolean counts = queries.get(i).canSetTag();
      Completion one = run(i, counts && shape != null ? new Keeper() : others, topLevel);
      if (counts) {
        result = one;
      }
    }
    return result == null ? nothing() : result;
  }

  private Completion run(int number, RowSink rows, boolean topLevel) {
    try (Execution execution = starter.apply(number)) {
      running = execution;
      Completion one = execution.run(0, rows, topLevel);
      return one == null ? nothing() : one;
    } finally {
      running = null;
    }
  }

  /// What a statement came to that a rule replaced.
  private Completion nothing() {
    return new Completion(tag.equals("INSERT") ? "INSERT 0" : tag, 0);
  }

  @Override
  public void close() {
    kept.clear();
    Execution open = running;
    running = null;
    if (open != null) {
      open.close();
    }
  }

  /// Keeps rows, one in a batch, so that they can be handed out under a limit.
  private final class Keeper implements RowSink {
    @Override
    public void start(RowShape rows) {}

    @Override
    public void rows(Batch batch) {
      BatchCopies.add(batch, kept);
    }
  }
}
