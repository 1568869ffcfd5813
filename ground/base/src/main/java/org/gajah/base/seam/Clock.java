package org.gajah.base.seam;

/// The seam for time.
public interface Clock {
  /// Microseconds between 1970-01-01 and 2000-01-01 (UTC), PostgreSQL's epoch.
  long POSTGRES_EPOCH_MICROS = 946_684_800_000_000L;

  /// A steady count of nanoseconds, for measuring how long something took.
  long nanos();

  /// The wall clock as a `timestamptz`: microseconds since 2000-01-01 00:00 UTC.
  long timestamp();

  /// The machine's clocks.
  static Clock system() {
    return SystemClock.INSTANCE;
  }
}
