package org.gajah.datetime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.datetime.calendar.Clock;
import org.gajah.datetime.calendar.Fields;
import org.gajah.datetime.text.DateTimeReader;
import org.gajah.datetime.text.DateTimeWriter;
import org.gajah.types.contract.DateStyle;
import org.gajah.types.contract.Message;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.contract.TypeContext;
import org.gajah.types.hash.Hashes;
import org.gajah.types.hash.Lookup3;
import org.gajah.types.number.WindowFrames;

/// Type `timetz`, twelve bytes.
///
/// | offset | size | meaning |
/// |---|---|---|
/// | 0 | 8 | microseconds since midnight |
/// | 8 | 4 | seconds west of UTC |
public final class Timetzs {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int MOST_ZONE = 16 * 3600;

  private Timetzs() {}

  static long time(byte[] value, int from) {
    return (long) LONG.get(value, from);
  }

  static int zone(byte[] value, int from) {
    return (int) INT.get(value, from + 8);
  }

  /// Appends a value.
  public static void put(long time, int west, ByteSink out) {
    out.putLong(time).putInt(west);
  }

  @PgFunction("timetz_in")
  public static void in(
      TypeContext context,
      byte[] text,
      int from,
      int length,
      int element,
      int typmod,
      ByteSink out) {
    Fields fields =
        DateTimeReader.readTime(context, "time with time zone", text, from, length).fields();
    put(Precision.round(fields.time(), typmod), fields.zone, out);
  }

  @PgFunction("timetz_out")
  public static void out(TypeContext context, byte[] value, int from, int length, ByteSink out) {
    Times.out(time(value, from), out);
    DateTimeWriter.putZone(zone(value, from), DateStyle.ISO, out);
  }

  @PgFunction("timetz_recv")
  public static void receive(
      byte[] message, int from, int length, int element, int typmod, ByteSink out) {
    Message parts = new Message(message, from, length);
    long time = parts.readLong();
    if (time < 0 || time > Clock.DAY) {
      throw TimeFaults.outOfRange("time");
    }
    int zone = parts.readInt();
    if (zone <= -MOST_ZONE || zone >= MOST_ZONE) {
      throw new PgException(
          SqlState.INVALID_TIME_ZONE_DISPLACEMENT_VALUE, "time zone displacement out of range");
    }
    parts.done();
    put(Precision.round(time, typmod), zone, out);
  }

  @PgFunction("timetz_send")
  public static void send(byte[] value, int from, int length, ByteSink out) {
    out.putLongNetwork(time(value, from)).putIntNetwork(zone(value, from));
  }

  @PgFunction("timetz_scale")
  public static void scale(byte[] value, int from, int length, int typmod, ByteSink out) {
    put(Precision.round(time(value, from), typmod), zone(value, from), out);
  }

  @PgFunction("timetz_time")
  public static long toTime(byte[] value, int from, int length) {
    return time(value, from);
  }

  @PgFunction("time_timetz")
  public static void fromTime(TypeContext context, long time, ByteSink out) {
    Fields now = new Fields().set(context.transactionStart(), context.timeZone());
    now.setTime(time);
    put(time, now.zoneIn(context.timeZone()), out);
  }

  @PgFunction("timestamptz_timetz")
  public static boolean fromTimestamptz(TypeContext context, long timestamp, ByteSink out) {
    if (!Clock.isFinite(timestamp)) {
      return false;
    }
    Fields fields = new Fields().set(timestamp, context.timeZone());
    put(fields.time(), fields.zone, out);
    return true;
  }

  /// By the moment first, then by the zone.
  @PgFunction("timetz_cmp")
  public static int compare(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    int order =
        Long.compare(
            time(a, aFrom) + zone(a, aFrom) * Clock.SECOND,
            time(b, bFrom) + zone(b, bFrom) * Clock.SECOND);
    return order != 0 ? order : Integer.compare(zone(a, aFrom), zone(b, bFrom));
  }

  @PgFunction("timetz_eq")
  public static boolean equal(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) == 0;
  }

  @PgFunction("timetz_ne")
  public static boolean notEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) != 0;
  }

  @PgFunction("timetz_lt")
  public static boolean less(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) < 0;
  }

  @PgFunction("timetz_le")
  public static boolean lessOrEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) <= 0;
  }

  @PgFunction("timetz_gt")
  public static boolean greater(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) > 0;
  }

  @PgFunction("timetz_ge")
  public static boolean greaterOrEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) >= 0;
  }

  @PgFunction("timetz_larger")
  public static void larger(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, ByteSink out) {
    boolean first = compare(a, aFrom, aLength, b, bFrom, bLength) > 0;
    out.putBytes(first ? a : b, first ? aFrom : bFrom, 12);
  }

  @PgFunction("timetz_smaller")
  public static void smaller(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, ByteSink out) {
    boolean first = compare(a, aFrom, aLength, b, bFrom, bLength) < 0;
    out.putBytes(first ? a : b, first ? aFrom : bFrom, 12);
  }

  @PgFunction("timetz_hash")
  public static int hash(byte[] value, int from, int length) {
    return Hashes.hash(time(value, from)) ^ Lookup3.hash(zone(value, from));
  }

  @PgFunction("timetz_hash_extended")
  public static long hashExtended(byte[] value, int from, int length, long seed) {
    return Hashes.hashExtended(time(value, from), seed)
        ^ Lookup3.hashExtended(zone(value, from), seed);
  }

  @PgFunction("timetz_pl_interval")
  public static void addInterval(
      byte[] value, int from, int length, byte[] span, int spanFrom, int spanLength, ByteSink out) {
    if (Intervals.isInfinite(span, spanFrom)) {
      throw TimeFaults.overflow("cannot add infinite interval to time");
    }
    put(
        Math.floorMod(time(value, from) + Intervals.time(span, spanFrom), Clock.DAY),
        zone(value, from),
        out);
  }

  @PgFunction("timetz_mi_interval")
  public static void subtractInterval(
      byte[] value, int from, int length, byte[] span, int spanFrom, int spanLength, ByteSink out) {
    if (Intervals.isInfinite(span, spanFrom)) {
      throw TimeFaults.overflow("cannot subtract infinite interval from time");
    }
    put(
        Math.floorMod(time(value, from) - Intervals.time(span, spanFrom), Clock.DAY),
        zone(value, from),
        out);
  }

  /// RANGE distances in window frames.
  @PgFunction("in_range_timetz_interval")
  public static boolean inRange(
      byte[] value,
      int from,
      int length,
      byte[] base,
      int baseFrom,
      int baseLength,
      byte[] offset,
      int offsetFrom,
      int offsetLength,
      boolean subtract,
      boolean less) {
    long distance = Intervals.time(offset, offsetFrom);
    if (distance < 0) {
      throw WindowFrames.invalidOffset();
    }
    long baseTime = time(base, baseFrom);
    long bound = subtract ? baseTime - distance : baseTime + distance;
    if (subtract ? bound > baseTime : bound < baseTime) {
      return subtract != less;
    }
    int order =
        Long.compare(
            time(value, from) + zone(value, from) * Clock.SECOND,
            bound + zone(base, baseFrom) * Clock.SECOND);
    order = order != 0 ? order : Integer.compare(zone(value, from), zone(base, baseFrom));
    return less ? order <= 0 : order >= 0;
  }
}
