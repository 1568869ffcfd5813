package org.gajah.accessapi.table;

import java.util.concurrent.atomic.AtomicLong;

/// The blocks of a table that are still to be scanned, handed out in chunks to whoever asks: one
/// scan, or several that divide a table among them.
public final class ScanRange {
  private final long first;
  private final long end;
  private final int chunk;
  private final AtomicLong next;

  /// @param first the first block
  /// @param end the block behind the last
  /// @param chunk how many blocks are handed out at once
  public ScanRange(long first, long end, int chunk) {
    this.first = first;
    this.end = end;
    this.chunk = chunk;
    this.next = new AtomicLong(first);
  }

  /// Takes a chunk: its first block, or -1 when nothing is left. It ends before [#chunkEnd].
  public long take() {
    long first = next.getAndAdd(chunk);
    return first < end ? first : -1;
  }

  /// The block behind the chunk that starts at `first`.
  public long chunkEnd(long first) {
    return Math.min(first + chunk, end);
  }

  /// Hands all blocks out once more; nobody scans meanwhile.
  public void restart() {
    next.set(first);
  }
}
