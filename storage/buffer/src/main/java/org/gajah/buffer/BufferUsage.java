package org.gajah.buffer;

/// What one process has done with buffers, for EXPLAIN (BUFFERS) and `pg_stat_statements`. Only its
/// owner counts.
public final class BufferUsage {
  long sharedHit;
  long sharedRead;
  long sharedDirtied;
  long sharedWritten;
  long localHit;
  long localRead;
  long localDirtied;
  long localWritten;

  public long sharedHit() {
    return sharedHit;
  }

  public long sharedRead() {
    return sharedRead;
  }

  public long sharedDirtied() {
    return sharedDirtied;
  }

  public long sharedWritten() {
    return sharedWritten;
  }

  public long localHit() {
    return localHit;
  }

  public long localRead() {
    return localRead;
  }

  public long localDirtied() {
    return localDirtied;
  }

  public long localWritten() {
    return localWritten;
  }
}
