package org.gajah.commands.cursor;

import java.util.Objects;
import java.util.function.Supplier;
import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.batch.Vector;
import org.gajah.executor.rows.RowReader;
import org.gajah.executor.rows.RowStore;
import org.gajah.executor.scan.Tids;
import org.gajah.spi.Execution;
import org.gajah.spi.RowShape;
import org.gajah.spi.RowSink;
import org.gajah.spi.Scroll;
import org.jspecify.annotations.Nullable;

/// The rows of a cursor. A cursor that scrolls keeps those that it has read; one that outlives its
/// transaction reads the rest before.
final class CursorRows implements Scroll {
  private static final long CHUNK = 1024;

  private final RowIdentity identity;
  private final Supplier<RowStore> stores;
  private final RowShape shape;
  private @Nullable Execution source;
  private @Nullable RowStore store;

  /// 0 before the first row, the row's number on a row, one more than there are behind the last.
  /// Counts stored rows only.
  private long at;

  private final long[] current;
  private boolean onRow;

  CursorRows(
      Execution source, RowIdentity identity, Supplier<RowStore> stores, boolean scrollable) {
    this.source = source;
    this.identity = identity;
    this.stores = stores;
    RowShape whole = Objects.requireNonNull(source.shape());
    this.shape = new RowShape(whole.columns().subList(0, identity.visible()));
    this.store = scrollable ? stores.get() : null;
    this.current = new long[identity.tables().size()];
  }

  @Override
  public RowShape shape() {
    return shape;
  }

  RowIdentity identity() {
    return identity;
  }

  /// Whether the place of the present row is known.
  boolean isOnRow() {
    return onRow;
  }

  /// Where the present row of one of the tables is.
  ///
  /// @param table its number in [RowIdentity#tables]
  long tid(int table) {
    return current[table];
  }

  @Override
  public long forward(long count, RowSink sink) {
    sink.start(shape);
    RowStore kept = store;
    return kept == null ? read(count, sink) : scroll(kept, count, sink);
  }

  /// Passes rows on as they are read.
  private long read(long count, RowSink sink) {
    Execution from = source;
    if (from == null) {
      onRow = false;
      return 0;
    }
    Counter counter = new Counter(new Passing(sink));
    from.run(count == Long.MAX_VALUE ? 0 : count, counter, false);
    onRow = counter.rows() == count;
    return counter.rows();
  }

  private long scroll(RowStore kept, long count, RowSink sink) {
    long left = count;
    while (left > 0) {
      if (at >= kept.rows() && !readMore(kept, Math.min(left, CHUNK))) {
        at = kept.rows() + 1L;
        onRow = false;
        return count - left;
      }
      RowReader reader = kept.reader();
      Batch view = reader.newBatch();
      int shown = reader.show((int) at, (int) Math.min(left, CHUNK), view);
      sink.rows(visible(view));
      at += shown;
      left -= shown;
    }
    remember();
    return count;
  }

  private boolean readMore(RowStore kept, long rows) {
    Execution from = source;
    if (from == null) {
      return false;
    }
    int before = kept.rows();
    from.run(rows, new Keeping(kept), false);
    return kept.rows() > before;
  }

  @Override
  public long backward(long count, RowSink sink) {
    sink.start(shape);
    RowStore kept = Objects.requireNonNull(store);
    RowReader reader = kept.reader();
    Batch view = reader.newBatch();
    long done = 0;
    while (done < count && at > 1) {
      at--;
      reader.show((int) at - 1, 1, view);
      sink.rows(visible(view));
      done++;
    }
    if (done < count) {
      at = 0;
    }
    remember();
    return done;
  }

  @Override
  public void rewind() {
    at = 0;
    onRow = false;
  }

  private void remember() {
    RowStore kept = Objects.requireNonNull(store);
    onRow = at >= 1 && at <= kept.rows();
    if (onRow) {
      for (int i = 0; i < current.length; i++) {
        Vector column = kept.reader().vectors((int) at - 1)[identity.visible() + i];
        remember(i, column, kept.place((int) at - 1));
      }
    }
  }

  private void remember(int table, Vector column, int row) {
    current[table] = column.isNull(row) ? 0 : Tids.get((BytesVector) column, row);
  }

  /// A batch without the rows' places.
  private Batch visible(Batch batch) {
    if (current.length == 0) {
      return batch;
    }
    Vector[] columns = new Vector[identity.visible()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = batch.column(i);
    }
    Batch shown = new Batch(columns);
    shown.setRows(batch.rows());
    if (batch.isSelective()) {
      shown.select(batch.selection(), batch.selected());
    }
    return shown;
  }

  /// Reads the rest, so that nothing of the transaction is needed any more.
  @Override
  public void hold() {
    Execution from = source;
    if (from == null) {
      return;
    }
    RowStore kept = store;
    if (kept == null) {
      kept = stores.get();
      store = kept;
    }
    from.run(0, new Keeping(kept), false);
    from.close();
    source = null;
  }

  @Override
  public void close() {
    if (source != null) {
      source.close();
      source = null;
    }
    if (store != null) {
      store.close();
      store = null;
    }
  }

  private record Keeping(RowStore kept) implements RowSink {
    @Override
    public void start(RowShape rows) {}

    @Override
    public void rows(Batch batch) {
      kept.add(batch);
    }
  }

  /// Passes the rows on and remembers the place of the last.
  private final class Passing implements RowSink {
    private final RowSink next;

    Passing(RowSink next) {
      this.next = next;
    }

    @Override
    public void start(RowShape rows) {}

    @Override
    public void rows(Batch batch) {
      next.rows(visible(batch));
      if (batch.selected() > 0) {
        int last = batch.row(batch.selected() - 1);
        for (int i = 0; i < current.length; i++) {
          remember(i, batch.column(identity.visible() + i), last);
        }
      }
    }
  }
}
