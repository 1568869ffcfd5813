package org.gajah.executor.rows;

import java.util.ArrayList;
import java.util.List;
import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.batch.MemoryAccount;
import org.gajah.batch.Vector;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.nodes.TargetEntry;

/// Rows that are kept: chunks of vectors, counted by an account. Row n is row `n & 1023` of chunk
/// `n >> 10`.
public final class RowStore implements AutoCloseable {
  private static final int BITS = 10;
  private static final int CHUNK = 1 << BITS;

  /// Bytes of a value by value, its null flag and, for others, its place.
  private static final int VALUE = 9;

  private static final int PLACE = 24;

  private final Vector[] kinds;
  private final MemoryAccount memory;
  private final List<Vector[]> chunks = new ArrayList<>();
  private int rows;
  private long reserved;

  /// @param kinds vectors of the kinds that the columns have; they are not kept
  public RowStore(Vector[] kinds, MemoryAccount memory) {
    this.kinds = Vectors.like(kinds, 1);
    this.memory = memory;
  }

  /// A store for the rows that a node gives.
  public static RowStore of(
      CatalogSource catalog, List<TargetEntry> targets, MemoryAccount memory) {
    return new RowStore(Vectors.ofTargets(catalog, targets, 1), memory);
  }

  public int rows() {
    return rows;
  }

  public int columnCount() {
    return kinds.length;
  }

  /// Keeps the rows of a batch that count.
  public void add(Batch batch) {
    Vector[] source = Vectors.of(batch);
    int count = batch.selected();
    for (int i = 0; i < count; i++) {
      add(source, batch.row(i));
    }
  }

  /// Keeps one row.
  ///
  /// @return its number
  public int add(Vector[] source, int row) {
    int at = rows & CHUNK - 1;
    if (at == 0) {
      account();
      chunks.add(Vectors.like(kinds, 16));
    }
    Vector[] chunk = chunks.getLast();
    Vectors.ensure(chunk, at + 1);
    Vectors.copyRow(source, row, chunk, at);
    return rows++;
  }

  /// Counts the chunk that is full.
  private void account() {
    if (chunks.isEmpty()) {
      return;
    }
    long bytes = 0;
    for (Vector vector : chunks.getLast()) {
      bytes +=
          vector instanceof BytesVector values
              ? values.dataLength() + (long) CHUNK * PLACE
              : (long) CHUNK * VALUE;
    }
    memory.reserve(bytes);
    reserved += bytes;
  }

  /// The vectors that hold a row.
  public Vector[] chunk(int row) {
    return chunks.get(row >> BITS);
  }

  /// Where a row is in them.
  public int place(int row) {
    return row & CHUNK - 1;
  }

  public Vector column(int row, int column) {
    return chunks.get(row >> BITS)[column];
  }

  /// Shows stored rows as a batch.
  ///
  /// @param from the first row
  /// @param maxRows how many at most; fewer come where a chunk ends
  /// @return how many rows
  public int show(int from, int maxRows, Batch batch) {
    int at = place(from);
    int end = Math.min(rows - (from - at), CHUNK);
    int count = Math.min(maxRows, end - at);
    Vector[] chunk = chunk(from);
    for (int i = 0; i < chunk.length; i++) {
      batch.setColumn(i, chunk[i]);
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
    return new Batch(Vectors.like(kinds, 1));
  }

  /// Forgets all rows.
  public void clear() {
    chunks.clear();
    rows = 0;
    memory.release(reserved);
    reserved = 0;
  }

  @Override
  public void close() {
    clear();
  }
}
