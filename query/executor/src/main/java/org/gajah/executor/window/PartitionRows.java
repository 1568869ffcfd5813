package org.gajah.executor.window;

import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.executor.rows.KeyEquality;
import org.gajah.executor.rows.RowReader;
import org.gajah.executor.rows.RowStore;
import org.gajah.executor.rows.Vectors;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.Operator;
import org.gajah.expression.VectorExpression;
import org.jspecify.annotations.Nullable;

/// The rows of the present partition: the input's columns, then the arguments of the functions.
/// Reads its input no further than it is asked to, and one row beyond a partition.
final class PartitionRows implements AutoCloseable {
  private final ExecutionState state;
  private final Operator input;
  private final VectorExpression[] arguments;
  private final KeyEquality partition;
  private final KeyEquality order;
  private final RowStore store;
  private final RowReader first;
  private final RowReader second;
  private final int inputColumns;
  private final Vector[] row;
  private final Vector[] key;
  private boolean anyKey;
  private @Nullable Batch batch;
  private int position;
  private boolean complete;
  private boolean inputEnded;
  private int demand = 1;

  /// @param kinds of the input's columns, then of the arguments
  PartitionRows(
      ExecutionState state,
      Operator input,
      int inputColumns,
      VectorExpression[] arguments,
      Vector[] kinds,
      KeyEquality partition,
      KeyEquality order) {
    this.state = state;
    this.input = input;
    this.arguments = arguments;
    this.partition = partition;
    this.order = order;
    this.inputColumns = inputColumns;
    this.store = RowStore.spilling(kinds, state.work());
    this.first = store.reader();
    this.second = store.reader();
    this.row = kinds.clone();
    this.key = Vectors.like(kinds, 1);
  }

  /// How many rows may be read at once without reading too many.
  void demand(int rows) {
    demand = input.isAhead() ? Vector.BATCH_ROWS : rows;
  }

  /// Goes to the next partition, or the first.
  ///
  /// @return false when there is none
  boolean nextPartition() {
    while (!complete && anyKey) {
      read();
    }
    store.clear();
    complete = false;
    anyKey = false;
    return read();
  }

  /// Whether the partition has a row, which is read if it has not been.
  boolean has(long wanted) {
    while (wanted >= store.rows()) {
      if (!read()) {
        return false;
      }
    }
    return true;
  }

  /// How many rows the partition has; reads all of them.
  int all() {
    while (read()) {
      // They are kept.
    }
    return store.rows();
  }

  /// Reads the rest of a batch, as far as it belongs to the partition.
  ///
  /// @return false at the partition's end
  private boolean read() {
    if (complete) {
      return false;
    }
    Batch rows = batch;
    if (rows == null || position == rows.selected()) {
      rows = fetch();
      if (rows == null) {
        complete = true;
        return false;
      }
    }
    int before = store.rows();
    while (position < rows.selected()) {
      int at = rows.row(position);
      if (anyKey && !partition.equal(key, 0, row, at)) {
        complete = true;
        break;
      }
      if (!anyKey) {
        Vectors.clear(key);
        Vectors.copyRow(row, at, key, 0);
        anyKey = true;
      }
      store.add(row, at);
      position++;
    }
    return store.rows() > before;
  }

  private @Nullable Batch fetch() {
    state.checkInterrupts();
    Batch rows = inputEnded ? null : input.next(demand);
    batch = rows;
    position = 0;
    if (rows == null) {
      inputEnded = true;
      return null;
    }
    for (int i = 0; i < inputColumns; i++) {
      row[i] = rows.column(i);
    }
    for (int i = 0; i < arguments.length; i++) {
      row[inputColumns + i] = arguments[i].evaluate(state.evaluation(), rows);
    }
    return rows;
  }

  /// Whether two rows are equal in what the window is ordered by.
  boolean peers(int a, int b) {
    if (a == b) {
      return true;
    }
    Vector[] left = first.vectors(a);
    return order.equal(left, first.place(a), second.vectors(b), second.place(b));
  }

  RowReader newReader() {
    return store.reader();
  }

  RowStore store() {
    return store;
  }

  void rescan() {
    input.rescan();
    store.clear();
    batch = null;
    position = 0;
    anyKey = false;
    complete = false;
    inputEnded = false;
  }

  @Override
  public void close() {
    store.close();
    input.close();
  }
}
