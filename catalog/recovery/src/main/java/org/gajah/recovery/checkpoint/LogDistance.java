package org.gajah.recovery.checkpoint;

/// How much log lies between two checkpoints: the last time, and smoothed, for guessing how many
/// segments the next will need. It rises at once and falls slowly. Mirrors
/// `UpdateCheckPointDistanceEstimate`.
final class LogDistance {
  private static final double MEMORY = 0.90;

  private double last;
  private double estimate;

  void add(long bytes) {
    last = bytes;
    estimate = estimate < bytes ? bytes : MEMORY * estimate + (1 - MEMORY) * bytes;
  }

  double last() {
    return last;
  }

  double estimate() {
    return estimate;
  }
}
