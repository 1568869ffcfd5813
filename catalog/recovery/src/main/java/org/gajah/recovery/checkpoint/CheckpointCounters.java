package org.gajah.recovery.checkpoint;

import java.util.concurrent.atomic.LongAdder;
import org.gajah.buffer.BufferPool;

/// What is counted for `pg_stat_checkpointer`.
public final class CheckpointCounters {
  final LongAdder timed = new LongAdder();
  final LongAdder requested = new LongAdder();
  final LongAdder writeMillis = new LongAdder();
  final LongAdder syncMillis = new LongAdder();
  private final BufferPool.Counters pool;

  CheckpointCounters(BufferPool.Counters pool) {
    this.pool = pool;
  }

  public long timed() {
    return timed.sum();
  }

  public long requested() {
    return requested.sum();
  }

  public long writeMillis() {
    return writeMillis.sum();
  }

  public long syncMillis() {
    return syncMillis.sum();
  }

  /// Pages of relations; those of logs about transactions count only in the log's line.
  public long buffersWritten() {
    return pool.checkpointed();
  }

  /// All of them in the order of `PgStat_CheckpointerStats`.
  public long[] all() {
    return new long[] {
      timed(), requested(), 0, 0, 0, writeMillis(), syncMillis(), buffersWritten()
    };
  }
}
