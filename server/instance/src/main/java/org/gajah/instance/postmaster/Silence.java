package org.gajah.instance.postmaster;

/// Notices that all sessions have been silent for a few seconds, and has the process tidied up
/// then: once, until somebody has said something again. Belongs to the postmaster's thread.
final class Silence {
  private static final int TICKS = 3;

  private final Runnable tidyUp;
  private long lastTurns;
  private int ticks;
  private boolean tidy = true;

  /// @param tidyUp called on the postmaster's thread
  Silence(Runnable tidyUp) {
    this.tidyUp = tidyUp;
  }

  /// A second has passed in which nothing happened.
  ///
  /// @param busy how many sessions have a thread
  /// @param turns how often a session has got one
  void tick(int busy, long turns) {
    if (busy > 0 || turns != lastTurns) {
      lastTurns = turns;
      ticks = 0;
      tidy = false;
    } else if (!tidy && ++ticks >= TICKS) {
      tidy = true;
      tidyUp.run();
    }
  }
}
