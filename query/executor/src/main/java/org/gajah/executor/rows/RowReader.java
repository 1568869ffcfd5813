package org.gajah.executor.rows;

import org.gajah.batch.Batch;
import org.gajah.batch.Vector;

/// Reads the rows of a [RowStore] by number, in memory or in its file. Each reader holds one chunk
/// of its own, so that several may read at different places.
public final class RowReader {
  private final RowStore store;
  private final Vector[] own;
  private Vector[] vectors;
  private int generation;
  private int chunk = -1;

  RowReader(RowStore store) {
    this.store = store;
    this.own = Vectors.like(store.kinds(), 1);
    this.vectors = own;
  }

  /// The vectors that hold a row, until another one is asked for.
  public Vector[] vectors(int row) {
    int wanted = store.chunkOf(row);
    if (wanted != chunk || generation != store.generation()) {
      generation = store.generation();
      vectors = store.read(wanted, own);
      chunk = wanted;
    }
    return vectors;
  }

  /// Where a row is in them.
  public int place(int row) {
    return store.place(row);
  }

  /// Shows stored rows as a batch.
  ///
  /// @param from the first row
  /// @param maxRows how many at most; fewer come where a chunk ends
  /// @return how many rows
  public int show(int from, int maxRows, Batch batch) {
    Vector[] columns = vectors(from);
    int first = store.firstOf(chunk);
    int end = store.endOf(chunk) - first;
    int at = from - first;
    int count = Math.min(maxRows, end - at);
    for (int i = 0; i < columns.length; i++) {
      batch.setColumn(i, columns[i]);
    }
    batch.setRows(end);
    if (at != 0 || count != end) {
      int[] selection = batch.selectionToFill();
      for (int i = 0; i < count; i++) {
        selection[i] = at + i;
      }
      batch.select(count);
    }
    return count;
  }

  /// A batch with as many columns, for [#show].
  public Batch newBatch() {
    return new Batch(Vectors.like(store.kinds(), 1));
  }
}
