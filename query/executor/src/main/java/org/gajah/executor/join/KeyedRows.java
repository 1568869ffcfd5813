package org.gajah.executor.join;

import java.util.Objects;
import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.executor.rows.Plain;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.Operator;
import org.gajah.expression.VectorExpression;
import org.jspecify.annotations.Nullable;

/// The rows of an input one by one, with the keys computed from them in front.
final class KeyedRows implements AutoCloseable {
  private final ExecutionState state;
  private final Operator input;
  private final VectorExpression[] keys;
  private final Vector[] row;
  private @Nullable Batch batch;
  private int position;
  private boolean ended;

  /// @param columns how many columns the input has
  KeyedRows(ExecutionState state, Operator input, VectorExpression[] keys, int columns) {
    this.state = state;
    this.input = input;
    this.keys = keys;
    this.row = new Vector[keys.length + columns];
  }

  /// Whether there is a present row; reads on where that was passed.
  ///
  /// @param maxRows how many rows may be read without reading too many
  boolean has(int maxRows) {
    Batch rows = batch;
    if (rows != null && position < rows.selected()) {
      return true;
    }
    if (ended) {
      return false;
    }
    state.checkInterrupts();
    rows = input.next(input.isAhead() ? Vector.BATCH_ROWS : maxRows);
    batch = rows;
    position = 0;
    if (rows == null) {
      ended = true;
      return false;
    }
    for (int i = 0; i < keys.length; i++) {
      row[i] = Plain.of(state.context(), keys[i].evaluate(state.evaluation(), rows), rows);
    }
    for (int i = keys.length; i < row.length; i++) {
      row[i] = rows.column(i - keys.length);
    }
    return true;
  }

  /// The vectors with the present row: keys, then columns.
  Vector[] vectors() {
    return row;
  }

  /// Where it is in them.
  int place() {
    return Objects.requireNonNull(batch).row(position);
  }

  boolean anyNull() {
    int place = place();
    for (int i = 0; i < keys.length; i++) {
      if (row[i].isNull(place)) {
        return true;
      }
    }
    return false;
  }

  void advance() {
    position++;
  }

  void rescan() {
    input.rescan();
    batch = null;
    position = 0;
    ended = false;
  }

  @Override
  public void close() {
    input.close();
  }
}
