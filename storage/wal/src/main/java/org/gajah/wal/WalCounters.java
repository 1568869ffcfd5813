package org.gajah.wal;

import java.util.concurrent.atomic.LongAdder;

/// What the log counts, for `pg_stat_wal`.
public final class WalCounters {
  final LongAdder records = new LongAdder();
  final LongAdder images = new LongAdder();
  final LongAdder bytes = new LongAdder();
  final LongAdder buffersFull = new LongAdder();
  final LongAdder writes = new LongAdder();
  final LongAdder syncs = new LongAdder();
  final LongAdder writeNanos = new LongAdder();
  final LongAdder syncNanos = new LongAdder();

  WalCounters() {}

  public long records() {
    return records.sum();
  }

  /// Full page images.
  public long images() {
    return images.sum();
  }

  public long bytes() {
    return bytes.sum();
  }

  /// How often the log was written because the buffers were full.
  public long buffersFull() {
    return buffersFull.sum();
  }

  public long writes() {
    return writes.sum();
  }

  public long syncs() {
    return syncs.sum();
  }

  /// How long writes took that were timed (`track_wal_io_timing`).
  public long writeNanos() {
    return writeNanos.sum();
  }

  /// How long syncs took that were timed.
  public long syncNanos() {
    return syncNanos.sum();
  }
}
