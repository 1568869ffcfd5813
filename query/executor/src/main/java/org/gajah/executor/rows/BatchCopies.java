package org.gajah.executor.rows;

import java.util.Collection;
import org.gajah.batch.Batch;
import org.gajah.batch.Vector;

/// Rows that outlive the batch they came in, where there are few of them.
public final class BatchCopies {
  private BatchCopies() {}

  /// Adds the rows of a batch that count, each as a batch of its own.
  public static void add(Batch batch, Collection<Batch> kept) {
    for (int i = 0; i < batch.selected(); i++) {
      kept.add(row(batch, batch.row(i)));
    }
  }

  private static Batch row(Batch batch, int row) {
    Vector[] columns = new Vector[batch.columnCount()];
    for (int column = 0; column < columns.length; column++) {
      columns[column] = Vectors.like(batch.column(column));
      columns[column].copyFrom(batch.column(column), row, 0);
    }
    Batch one = new Batch(columns);
    one.setRows(1);
    return one;
  }
}
