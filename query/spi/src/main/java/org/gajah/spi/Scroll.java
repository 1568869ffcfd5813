package org.gajah.spi;

import org.gajah.batch.Batch;
import org.gajah.spi.Execution.Completion;
import org.jspecify.annotations.Nullable;

/// A cursor's query at work, which knows where it is: before the first row, on a row, or behind the
/// last.
public interface Scroll extends Execution {
  /// Goes forward by some rows, and on the last of them; behind the last row when there are fewer.
  ///
  /// @param count [Long#MAX_VALUE] for all
  /// @return how many rows there were
  long forward(long count, RowSink sink);

  /// Goes back by some rows; before the first row when there are fewer.
  ///
  /// @return how many rows there were
  long backward(long count, RowSink sink);

  /// Goes before the first row.
  void rewind();

  @Override
  default @Nullable Completion run(long maxRows, RowSink sink, boolean topLevel) {
    long rows = forward(maxRows == 0 ? Long.MAX_VALUE : maxRows, sink);
    return maxRows != 0 && rows == maxRows ? null : new Completion("SELECT", rows);
  }

  /// Counts rows on their way.
  final class Counter implements RowSink {
    private final RowSink next;
    private long rows;

    public Counter(RowSink next) {
      this.next = next;
    }

    public long rows() {
      return rows;
    }

    @Override
    public void start(RowShape shape) {
      next.start(shape);
    }

    @Override
    public void rows(Batch batch) {
      rows += batch.selected();
      next.rows(batch);
    }
  }
}
