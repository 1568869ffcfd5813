package org.gajah.executor.rows;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.gajah.base.bytes.ByteSink;
import org.gajah.batch.Vector;
import org.gajah.disk.TemporaryFile;
import org.gajah.disk.TemporaryFiles;
import org.jspecify.annotations.Nullable;

/// Blocks of rows in a temporary file, numbered in the order in which they were written. The file
/// is there from the first block on.
final class SpillFile implements AutoCloseable {
  private final TemporaryFiles files;
  private final ByteSink buffer = new ByteSink(1 << 13);
  private @Nullable TemporaryFile file;
  private long[] starts = new long[16];
  private int blocks;

  SpillFile(TemporaryFiles files) {
    this.files = files;
  }

  /// Writes rows 0 to `rows` - 1.
  ///
  /// @return the block's number
  int append(Vector[] vectors, int rows) {
    TemporaryFile target = file;
    if (target == null) {
      target = files.create();
      file = target;
    }
    buffer.clear();
    VectorCodec.write(vectors, rows, buffer);
    if (blocks + 1 >= starts.length) {
      starts = Arrays.copyOf(starts, 2 * starts.length);
    }
    target.append(MemorySegment.ofArray(buffer.array()).asSlice(0, buffer.length()));
    starts[blocks + 1] = target.size();
    return blocks++;
  }

  int blocks() {
    return blocks;
  }

  /// Reads a block into vectors of the same kinds.
  ///
  /// @return how many rows
  int read(int block, Vector[] into) {
    TemporaryFile source = file;
    if (source == null) {
      throw new IllegalStateException();
    }
    buffer.clear();
    buffer.reserve((int) (starts[block + 1] - starts[block]));
    source.read(starts[block], MemorySegment.ofArray(buffer.array()).asSlice(0, buffer.length()));
    return VectorCodec.read(buffer.array(), into);
  }

  @Override
  public void close() {
    if (file != null) {
      file.close();
      file = null;
    }
  }
}
