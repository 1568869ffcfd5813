package org.gajah.datetime;

import org.gajah.datetime.calendar.Clock;
import org.gajah.types.contract.PgFunction;

/// Comparisons of values of the same type that are plain numbers: dates, times, timestamps.
public final class Order {
  private Order() {}

  @PgFunction({"date_eq", "time_eq", "timestamp_eq"})
  public static boolean equal(long a, long b) {
    return a == b;
  }

  @PgFunction({"date_ne", "time_ne", "timestamp_ne"})
  public static boolean notEqual(long a, long b) {
    return a != b;
  }

  @PgFunction({"date_lt", "time_lt", "timestamp_lt"})
  public static boolean less(long a, long b) {
    return a < b;
  }

  @PgFunction({"date_le", "time_le", "timestamp_le"})
  public static boolean lessOrEqual(long a, long b) {
    return a <= b;
  }

  @PgFunction({"date_gt", "time_gt", "timestamp_gt"})
  public static boolean greater(long a, long b) {
    return a > b;
  }

  @PgFunction({"date_ge", "time_ge", "timestamp_ge"})
  public static boolean greaterOrEqual(long a, long b) {
    return a >= b;
  }

  @PgFunction({"date_cmp", "time_cmp", "timestamp_cmp"})
  public static int compare(long a, long b) {
    return Long.compare(a, b);
  }

  @PgFunction("date_larger")
  public static int larger(int a, int b) {
    return Math.max(a, b);
  }

  @PgFunction("date_smaller")
  public static int smaller(int a, int b) {
    return Math.min(a, b);
  }

  @PgFunction({"time_larger", "timestamp_larger"})
  public static long larger(long a, long b) {
    return Math.max(a, b);
  }

  @PgFunction({"time_smaller", "timestamp_smaller"})
  public static long smaller(long a, long b) {
    return Math.min(a, b);
  }

  /// Whether a timestamp is no infinity.
  @PgFunction("timestamp_finite")
  public static boolean isFinite(long timestamp) {
    return Clock.isFinite(timestamp);
  }
}
