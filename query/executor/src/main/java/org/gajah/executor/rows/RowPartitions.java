package org.gajah.executor.rows;

import org.gajah.batch.Vector;
import org.jspecify.annotations.Nullable;

/// Makes partitions of rows that share a temporary file, which lasts until all of them are done.
public final class RowPartitions implements AutoCloseable {
  private static final int SMALLEST = 1 << 11;
  private static final int LARGEST = 1 << 16;

  private final WorkMemory work;
  private final Vector[] kinds;
  private @Nullable SpillFile file;

  public RowPartitions(WorkMemory work, Vector[] kinds) {
    this.work = work;
    this.kinds = Vectors.like(kinds, 1);
  }

  /// A new partition.
  ///
  /// @param siblings how many are written to at the same time
  public RowPartition create(int siblings) {
    SpillFile target = file;
    if (target == null) {
      target = new SpillFile(work.files());
      file = target;
    }
    int block = Math.clamp(work.hashBytes() / (4L * siblings), SMALLEST, LARGEST);
    return new RowPartition(target, kinds, block);
  }

  /// Spreads the bits of a hash anew, for choosing partitions: who chooses buckets by the hash
  /// itself would find all rows of a partition in few of them.
  public static int spread(int hash) {
    int h = hash ^ hash >>> 16;
    h *= 0x85EBCA6B;
    h ^= h >>> 13;
    h *= 0xC2B2AE35;
    return h ^ h >>> 16;
  }

  /// Empty vectors for what [RowPartition#read] gives.
  public Vector[] newVectors() {
    return Vectors.like(kinds, 1);
  }

  /// Forgets all partitions.
  @Override
  public void close() {
    if (file != null) {
      file.close();
      file = null;
    }
  }
}
