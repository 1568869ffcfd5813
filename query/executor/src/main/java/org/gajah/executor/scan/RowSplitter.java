package org.gajah.executor.scan;

import java.util.List;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.BytesVector;
import org.gajah.batch.Vector;
import org.gajah.executor.rows.Plain;
import org.gajah.executor.rows.Vectors;
import org.gajah.executor.state.ExecutionState;
import org.gajah.functions.RowLayout;

/// Takes values of a row type apart into columns. A null value is a row of nulls.
final class RowSplitter {
  private final ExecutionState state;
  private final Vector[] columns;

  /// @param types of the columns
  RowSplitter(ExecutionState state, List<Integer> types) {
    this.state = state;
    this.columns = types.stream().map(type -> state.newVector(type, 16)).toArray(Vector[]::new);
  }

  /// The columns of the first rows of a vector.
  Vector[] split(Vector values, int count) {
    Vectors.clear(columns);
    Vectors.ensure(columns, Math.max(1, count));
    BytesVector plain = new BytesVector(1);
    for (int row = 0; row < count; row++) {
      int at = values.isConstant() ? 0 : row;
      if (values.isNull(at)) {
        for (Vector column : columns) {
          column.setNull(row);
        }
      } else {
        plain.clear();
        Plain.copy(state.context(), (BytesVector) values, at, plain, 0);
        split(plain.slice(0), row);
      }
    }
    return columns;
  }

  private void split(Slice value, int row) {
    RowLayout layout = state.registry().rowLayout(state.catalog(), value.array(), value.from());
    if (layout.columns().size() != columns.length) {
      throw new PgException(
              SqlState.DATATYPE_MISMATCH,
              "function return row and query-specified return row do not match")
          .detail(
              layout.columns().size() == 1
                  ? "Returned row contains 1 attribute, but query expects %d."
                      .formatted(columns.length)
                  : "Returned row contains %d attributes, but query expects %d."
                      .formatted(layout.columns().size(), columns.length));
    }
    for (int i = 0; i < columns.length; i++) {
      layout.field(value.array(), value.from(), i, columns[i], row);
    }
  }
}
