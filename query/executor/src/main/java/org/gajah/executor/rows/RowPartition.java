package org.gajah.executor.rows;

import java.util.Arrays;
import org.gajah.batch.BytesVector;
import org.gajah.batch.Vector;

/// Rows that wait in a [SpillFile], which they may share with others, to be read once in their
/// order.
public final class RowPartition {
  private static final int VALUE = 8;

  private final SpillFile file;
  private final Vector[] pending;
  private final int blockBytes;
  private int pendingRows;
  private int pendingBytes;
  private int[] blocks = new int[4];
  private int written;
  private int read;
  private long rows;

  /// @param blockBytes how much is written at once
  RowPartition(SpillFile file, Vector[] kinds, int blockBytes) {
    this.file = file;
    this.pending = Vectors.like(kinds, 1);
    this.blockBytes = blockBytes;
  }

  /// How many rows were added.
  public long rows() {
    return rows;
  }

  /// Adds a row.
  public void add(Vector[] source, int row) {
    for (int i = 0; i < pending.length; i++) {
      Vector target = pending[i];
      target.ensureCapacity(pendingRows + 1);
      target.copyFrom(source[i], row, pendingRows);
      pendingBytes += VALUE;
      if (target instanceof BytesVector bytes && !bytes.isNull(pendingRows)) {
        pendingBytes += bytes.length(pendingRows);
      }
    }
    pendingRows++;
    rows++;
    if (pendingBytes >= blockBytes || pendingRows == Vector.BATCH_ROWS) {
      flush();
    }
  }

  /// Writes what is left. No row is added after that.
  public void flush() {
    if (pendingRows == 0) {
      return;
    }
    if (written == blocks.length) {
      blocks = Arrays.copyOf(blocks, 2 * written);
    }
    blocks[written++] = file.append(pending, pendingRows);
    Vectors.clear(pending);
    pendingRows = 0;
    pendingBytes = 0;
  }

  /// Reads the next rows.
  ///
  /// @param into vectors of the columns' kinds
  /// @return how many; 0 at the end
  public int read(Vector[] into) {
    return read == written ? 0 : file.read(blocks[read++], into);
  }
}
