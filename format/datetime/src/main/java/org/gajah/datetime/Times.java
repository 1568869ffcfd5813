package org.gajah.datetime;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.datetime.calendar.Clock;
import org.gajah.datetime.calendar.Fields;
import org.gajah.datetime.text.DateTimeReader;
import org.gajah.datetime.text.DateTimeWriter;
import org.gajah.types.contract.Message;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.contract.TypeContext;
import org.gajah.types.number.WindowFrames;
import org.jspecify.annotations.Nullable;

/// Type `time` (without time zone), microseconds since midnight, 24:00:00 included.
public final class Times {
  private Times() {}

  @PgFunction("time_in")
  public static long in(
      TypeContext context, byte[] text, int from, int length, int element, int typmod) {
    DateTimeReader reader = DateTimeReader.readTime(context, "time", text, from, length);
    return Precision.round(reader.fields().time(), typmod);
  }

  @PgFunction("time_out")
  public static void out(long time, ByteSink out) {
    Fields fields = new Fields();
    fields.setTime(time);
    fields.hour = (int) (time / Clock.HOUR);
    DateTimeWriter.putTime(fields, out);
  }

  @PgFunction("time_recv")
  public static long receive(byte[] message, int from, int length, int element, int typmod) {
    long time = Message.onlyLong(message, from, length);
    if (time < 0 || time > Clock.DAY) {
      throw TimeFaults.outOfRange("time");
    }
    return Precision.round(time, typmod);
  }

  @PgFunction("make_time")
  public static long make(int hour, int minute, double second) {
    long time = Making.micros(hour, minute, second);
    if (time < 0) {
      throw TimeFaults.overflow(
          "time field value out of range: " + Making.time(hour, minute, second));
    }
    return time;
  }

  @PgFunction("timestamp_time")
  public static @Nullable Long fromTimestamp(long timestamp) {
    return Clock.isFinite(timestamp) ? Math.floorMod(timestamp, Clock.DAY) : null;
  }

  @PgFunction("timestamptz_time")
  public static @Nullable Long fromTimestamptz(TypeContext context, long timestamp) {
    return Clock.isFinite(timestamp)
        ? new Fields().set(timestamp, context.timeZone()).time()
        : null;
  }

  @PgFunction("time_interval")
  public static void toInterval(long time, ByteSink out) {
    Intervals.put(0, 0, time, out);
  }

  @PgFunction("interval_time")
  public static long fromInterval(byte[] span, int from, int length) {
    checkFinite(span, from, "cannot convert infinite interval to time");
    return Math.floorMod(Intervals.time(span, from), Clock.DAY);
  }

  private static void checkFinite(byte[] span, int from, String message) {
    if (Intervals.isInfinite(span, from)) {
      throw fault(message);
    }
  }

  private static PgException fault(String message) {
    return TimeFaults.overflow(message);
  }

  @PgFunction("time_mi_time")
  public static void difference(long a, long b, ByteSink out) {
    Intervals.put(0, 0, a - b, out);
  }

  @PgFunction("time_pl_interval")
  public static long addInterval(long time, byte[] span, int from, int length) {
    checkFinite(span, from, "cannot add infinite interval to time");
    return Math.floorMod(time + Intervals.time(span, from), Clock.DAY);
  }

  @PgFunction("time_mi_interval")
  public static long subtractInterval(long time, byte[] span, int from, int length) {
    checkFinite(span, from, "cannot subtract infinite interval from time");
    return Math.floorMod(time - Intervals.time(span, from), Clock.DAY);
  }

  /// RANGE distances in window frames.
  @PgFunction("in_range_time_interval")
  public static boolean inRange(
      long value, long base, byte[] offset, int from, int length, boolean subtract, boolean less) {
    long distance = Intervals.time(offset, from);
    if (distance < 0) {
      throw WindowFrames.invalidOffset();
    }
    return WindowFrames.inRange(value, base, distance, subtract, less);
  }
}
