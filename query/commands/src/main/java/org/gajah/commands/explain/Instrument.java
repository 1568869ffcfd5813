package org.gajah.commands.explain;

import org.gajah.base.seam.Clock;
import org.gajah.batch.Batch;
import org.gajah.executor.state.Operator;
import org.jspecify.annotations.Nullable;

/// Measures an operator: how often it was run, how many rows it gave and how long that took, its
/// inputs included. Mirrors `executor/instrument.c`.
final class Instrument extends Operator {
  private final Operator measured;
  private final Clock clock;
  private final Counts counts;
  private boolean running;
  private boolean first = true;
  private long nanos;
  private long startupNanos;

  /// What was measured over all runs.
  static final class Counts {
    private long loops;
    private long rows;
    private long nanos;
    private long startupNanos;

    long loops() {
      return loops;
    }

    /// Rows of one run on average.
    double rows() {
      return (double) rows / loops;
    }

    /// Milliseconds of one run on average until its first row.
    double startupMillis() {
      return startupNanos / 1e6 / loops;
    }

    /// Milliseconds of one run on average.
    double totalMillis() {
      return nanos / 1e6 / loops;
    }
  }

  Instrument(Operator measured, Clock clock, Counts counts) {
    this.measured = measured;
    this.clock = clock;
    this.counts = counts;
  }

  @Override
  public @Nullable Batch next(int maxRows) {
    long start = clock.nanos();
    running = true;
    Batch batch = measured.next(maxRows);
    nanos += clock.nanos() - start;
    if (first) {
      startupNanos = nanos;
      first = false;
    }
    if (batch != null) {
      counts.rows += batch.selected();
    }
    return batch;
  }

  private void endRun() {
    if (running) {
      counts.loops++;
      counts.nanos += nanos;
      counts.startupNanos += startupNanos;
      running = false;
    }
    first = true;
    nanos = 0;
    startupNanos = 0;
  }

  @Override
  public void rescan() {
    endRun();
    measured.rescan();
  }

  @Override
  public void close() {
    endRun();
    measured.close();
  }
}
