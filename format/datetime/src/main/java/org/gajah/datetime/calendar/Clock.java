package org.gajah.datetime.calendar;

/// Units of time in microseconds, and what a moment can be at most.
public final class Clock {
  public static final long SECOND = 1_000_000;
  public static final long MINUTE = 60 * SECOND;
  public static final long HOUR = 60 * MINUTE;
  public static final long DAY = 24 * HOUR;

  /// The timestamp `infinity`.
  public static final long INFINITY = Long.MAX_VALUE;

  /// The timestamp `-infinity`.
  public static final long MINUS_INFINITY = Long.MIN_VALUE;

  /// The first timestamp, Julian day 0.
  public static final long FIRST = -211_813_488_000_000_000L;

  /// The first moment that is too late for a timestamp.
  public static final long END = 9_223_371_331_200_000_000L;

  private Clock() {}

  public static boolean isFinite(long timestamp) {
    return timestamp != INFINITY && timestamp != MINUS_INFINITY;
  }

  /// Whether a finite timestamp is in range.
  public static boolean isValid(long timestamp) {
    return timestamp >= FIRST && timestamp < END;
  }
}
