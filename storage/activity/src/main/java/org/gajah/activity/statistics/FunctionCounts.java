package org.gajah.activity.statistics;

/// What one process has counted of a function. Times are microseconds.
public final class FunctionCounts {
  private long calls;
  private long total;
  private long self;

  /// @param totalMicros with all that it called
  /// @param selfMicros without
  public void called(long totalMicros, long selfMicros) {
    calls++;
    total += totalMicros;
    self += selfMicros;
  }

  void addTo(long[] row) {
    row[0] += calls;
    row[1] += total;
    row[2] += self;
  }

  public long calls() {
    return calls;
  }

  public long total() {
    return total;
  }

  public long self() {
    return self;
  }
}
