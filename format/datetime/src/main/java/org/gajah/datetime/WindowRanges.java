package org.gajah.datetime;

import org.gajah.base.bytes.ByteSink;
import org.gajah.datetime.calendar.Clock;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.contract.TypeContext;
import org.gajah.types.number.WindowFrames;

/// RANGE distances in window frames over dates, timestamps and intervals; see [WindowFrames].
public final class WindowRanges {
  private WindowRanges() {}

  private static boolean within(long value, long bound, boolean less) {
    return less ? value <= bound : value >= bound;
  }

  private static void checkOffset(byte[] offset, int from) {
    if (Intervals.sign(offset, from) < 0) {
      throw WindowFrames.invalidOffset();
    }
  }

  /// Whether base and offset are infinite in opposite directions, so that every value is in range.
  private static boolean everything(long base, byte[] offset, int from, boolean subtract) {
    return Intervals.isInfinite(offset, from)
        && base == (subtract ? Clock.INFINITY : Clock.MINUS_INFINITY);
  }

  @PgFunction("in_range_timestamp_interval")
  public static boolean timestamp(
      long value, long base, byte[] offset, int from, int length, boolean subtract, boolean less) {
    checkOffset(offset, from);
    if (everything(base, offset, from, subtract)) {
      return true;
    }
    long bound =
        subtract
            ? Timestamps.subtractInterval(base, offset, from, length)
            : Timestamps.addInterval(base, offset, from, length);
    return within(value, bound, less);
  }

  @PgFunction("in_range_timestamptz_interval")
  public static boolean timestamptz(
      TypeContext context,
      long value,
      long base,
      byte[] offset,
      int from,
      int length,
      boolean subtract,
      boolean less) {
    checkOffset(offset, from);
    if (everything(base, offset, from, subtract)) {
      return true;
    }
    long bound =
        subtract
            ? Timestamptzs.subtractInterval(context, base, offset, from, length)
            : Timestamptzs.addInterval(context, base, offset, from, length);
    return within(value, bound, less);
  }

  @PgFunction("in_range_date_interval")
  public static boolean date(
      int value, int base, byte[] offset, int from, int length, boolean subtract, boolean less) {
    return timestamp(
        Dates.toTimestamp(value), Dates.toTimestamp(base), offset, from, length, subtract, less);
  }

  @PgFunction("in_range_interval_interval")
  public static boolean interval(
      byte[] value,
      int valueFrom,
      int valueLength,
      byte[] base,
      int baseFrom,
      int baseLength,
      byte[] offset,
      int from,
      int length,
      boolean subtract,
      boolean less) {
    checkOffset(offset, from);
    boolean opposite =
        Intervals.isInfinite(offset, from)
            && Intervals.isInfinite(base, baseFrom)
            && Intervals.sign(base, baseFrom) > 0 == subtract;
    if (opposite) {
      return true;
    }
    ByteSink bound = new ByteSink(length);
    if (subtract) {
      IntervalArithmetic.subtract(base, baseFrom, baseLength, offset, from, length, bound);
    } else {
      IntervalArithmetic.add(base, baseFrom, baseLength, offset, from, length, bound);
    }
    int order = Intervals.compare(value, valueFrom, valueLength, bound.array(), 0, bound.length());
    return less ? order <= 0 : order >= 0;
  }
}
