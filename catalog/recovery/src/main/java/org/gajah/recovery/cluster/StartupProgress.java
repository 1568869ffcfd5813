package org.gajah.recovery.cluster;

import java.util.Locale;
import org.gajah.base.error.Reporter;
import org.gajah.base.seam.Clock;

/// Says now and then how far the start has got when it takes long. Mirrors `postmaster/startup.c`.
public final class StartupProgress {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Clock clock;
  private final Reporter reporter;
  private final long intervalNanos;
  private String phase = "";
  private long started;
  private long due;

  /// @param intervalMillis how often, 0 for never
  public StartupProgress(Clock clock, Reporter reporter, int intervalMillis) {
    this.clock = clock;
    this.reporter = reporter;
    this.intervalNanos = intervalMillis * NANOS_PER_MILLI;
  }

  /// Starts a phase, whose time counts from now.
  public void begin(String newPhase) {
    phase = newPhase;
    started = clock.nanos();
    due = started + intervalNanos;
  }

  /// Whether it is time to say something.
  public boolean isDue() {
    return intervalNanos > 0 && clock.nanos() - due >= 0;
  }

  /// Says where the phase is, if it is time to.
  public void report(String where) {
    if (!isDue()) {
      return;
    }
    long now = clock.nanos();
    long hundredths = (now - started) / (10 * NANOS_PER_MILLI);
    reporter.log(
        String.format(
            Locale.ROOT,
            "%s, elapsed time: %d.%02d s, %s",
            phase,
            hundredths / 100,
            hundredths % 100,
            where));
    due = now + intervalNanos;
  }
}
