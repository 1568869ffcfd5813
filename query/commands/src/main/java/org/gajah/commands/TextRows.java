package org.gajah.commands;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.batch.Vector;
import org.gajah.spi.RowShape;
import org.gajah.spi.RowSink;
import org.jspecify.annotations.Nullable;

/// Rows of texts that a command returns.
public final class TextRows {
  private TextRows() {}

  /// Sends all rows of a result.
  public static void send(
      RowShape shape, List<? extends List<? extends @Nullable String>> rows, RowSink sink) {
    sink.start(shape);
    for (int from = 0; from < rows.size(); from += Vector.BATCH_ROWS) {
      sink.rows(batch(shape, rows.subList(from, Math.min(rows.size(), from + Vector.BATCH_ROWS))));
    }
  }

  private static Batch batch(
      RowShape shape, List<? extends List<? extends @Nullable String>> rows) {
    Vector[] columns = new Vector[shape.columns().size()];
    for (int column = 0; column < columns.length; column++) {
      BytesVector values = new BytesVector(rows.size());
      for (int row = 0; row < rows.size(); row++) {
        put(values, row, rows.get(row).get(column));
      }
      columns[column] = values;
    }
    Batch batch = new Batch(columns);
    batch.setRows(rows.size());
    return batch;
  }

  private static void put(BytesVector values, int row, @Nullable String text) {
    if (text == null) {
      values.setNull(row);
    } else {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      values.set(row, bytes, 0, bytes.length);
    }
  }
}
