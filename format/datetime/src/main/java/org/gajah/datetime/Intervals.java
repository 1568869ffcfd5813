package org.gajah.datetime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.gajah.base.bytes.ByteSink;
import org.gajah.datetime.calendar.Clock;
import org.gajah.datetime.text.IntervalRange;
import org.gajah.datetime.text.IntervalReader;
import org.gajah.datetime.text.IntervalWriter;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.Message;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.contract.TypeContext;
import org.gajah.types.hash.Hashes;

/// Type `interval`, sixteen bytes: in, out, comparisons and hashes.
///
/// | offset | size | meaning |
/// |---|---|---|
/// | 0 | 8 | microseconds |
/// | 8 | 4 | days |
/// | 12 | 4 | months |
///
/// All three at their greatest are infinity, at their least negative infinity. Comparisons count a
/// month as 30 days and a day as 24 hours.
public final class Intervals {
  static final int SIZE = 16;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private Intervals() {}

  public static long time(byte[] value, int from) {
    return (long) LONG.get(value, from);
  }

  public static int days(byte[] value, int from) {
    return (int) INT.get(value, from + 8);
  }

  public static int months(byte[] value, int from) {
    return (int) INT.get(value, from + 12);
  }

  /// Appends an interval.
  public static void put(int months, int days, long time, ByteSink out) {
    out.putLong(time).putInt(days).putInt(months);
  }

  /// Appends an interval that must not look like infinity (22008).
  static void putFinite(int months, int days, long time, ByteSink out) {
    if (isInfinite(months, days, time)) {
      throw TimeFaults.interval();
    }
    put(months, days, time, out);
  }

  /// Appends infinity or negative infinity.
  static void putInfinity(boolean negative, ByteSink out) {
    if (negative) {
      put(Integer.MIN_VALUE, Integer.MIN_VALUE, Long.MIN_VALUE, out);
    } else {
      put(Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE, out);
    }
  }

  static boolean isInfinite(int months, int days, long time) {
    return (months == Integer.MAX_VALUE && days == Integer.MAX_VALUE && time == Long.MAX_VALUE)
        || (months == Integer.MIN_VALUE && days == Integer.MIN_VALUE && time == Long.MIN_VALUE);
  }

  static boolean isInfinite(byte[] value, int from) {
    return isInfinite(months(value, from), days(value, from), time(value, from));
  }

  @PgFunction("interval_finite")
  public static boolean isFinite(byte[] value, int from, int length) {
    return !isInfinite(value, from);
  }

  static void checkNegatable(int months, int days, long time) {
    if (months == Integer.MIN_VALUE || days == Integer.MIN_VALUE || time == Long.MIN_VALUE) {
      throw TimeFaults.interval();
    }
  }

  @PgFunction("interval_in")
  public static void in(
      TypeContext context,
      byte[] text,
      int from,
      int length,
      int element,
      int typmod,
      ByteSink out) {
    IntervalRange range = typmod < 0 ? IntervalRange.ALL : IntervalTypmods.range(typmod);
    IntervalReader read =
        IntervalReader.read(
            context.intervalStyle(), range == null ? IntervalRange.ALL : range, text, from, length);
    switch (read.result()) {
      case INFINITY -> putInfinity(false, out);
      case MINUS_INFINITY -> putInfinity(true, out);
      case FINITE -> {
        if (read.months() != (int) read.months()) {
          throw TimeFaults.interval();
        }
        IntervalTypmods.putFitting((int) read.months(), read.days(), read.micros(), typmod, out);
      }
    }
  }

  @PgFunction("interval_out")
  public static void out(TypeContext context, byte[] value, int from, int length, ByteSink out) {
    if (isInfinite(value, from)) {
      Ascii.put(out, months(value, from) > 0 ? "infinity" : "-infinity");
      return;
    }
    IntervalWriter.put(
        months(value, from), days(value, from), time(value, from), context.intervalStyle(), out);
  }

  @PgFunction("interval_recv")
  public static void receive(
      byte[] message, int from, int length, int element, int typmod, ByteSink out) {
    Message parts = new Message(message, from, length);
    long time = parts.readLong();
    int days = parts.readInt();
    int months = parts.readInt();
    parts.done();
    IntervalTypmods.putFitting(months, days, time, typmod, out);
  }

  @PgFunction("interval_send")
  public static void send(byte[] value, int from, int length, ByteSink out) {
    out.putLongNetwork(time(value, from));
    out.putIntNetwork(days(value, from)).putIntNetwork(months(value, from));
  }

  /// Whole days and what is left of a day, which order intervals.
  private static long wholeDays(byte[] value, int from) {
    return Math.floorDiv(time(value, from), Clock.DAY)
        + months(value, from) * 30L
        + days(value, from);
  }

  @PgFunction("interval_cmp")
  public static int compare(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    int order = Long.compare(wholeDays(a, aFrom), wholeDays(b, bFrom));
    return order != 0
        ? order
        : Long.compare(
            Math.floorMod(time(a, aFrom), Clock.DAY), Math.floorMod(time(b, bFrom), Clock.DAY));
  }

  /// -1, 0 or 1.
  static int sign(byte[] value, int from) {
    long days = wholeDays(value, from);
    return days != 0 ? Long.signum(days) : Long.signum(Math.floorMod(time(value, from), Clock.DAY));
  }

  @PgFunction("interval_eq")
  public static boolean equal(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) == 0;
  }

  @PgFunction("interval_ne")
  public static boolean notEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) != 0;
  }

  @PgFunction("interval_lt")
  public static boolean less(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) < 0;
  }

  @PgFunction("interval_le")
  public static boolean lessOrEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) <= 0;
  }

  @PgFunction("interval_gt")
  public static boolean greater(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) > 0;
  }

  @PgFunction("interval_ge")
  public static boolean greaterOrEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) >= 0;
  }

  @PgFunction("interval_larger")
  public static void larger(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, ByteSink out) {
    boolean first = compare(a, aFrom, aLength, b, bFrom, bLength) > 0;
    out.putBytes(first ? a : b, first ? aFrom : bFrom, SIZE);
  }

  @PgFunction("interval_smaller")
  public static void smaller(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, ByteSink out) {
    boolean first = compare(a, aFrom, aLength, b, bFrom, bLength) < 0;
    out.putBytes(first ? a : b, first ? aFrom : bFrom, SIZE);
  }

  /// The lower 64 bits of the length in microseconds.
  private static long span(byte[] value, int from) {
    return time(value, from) + (months(value, from) * 30L + days(value, from)) * Clock.DAY;
  }

  @PgFunction("interval_hash")
  public static int hash(byte[] value, int from, int length) {
    return Hashes.hash(span(value, from));
  }

  @PgFunction("interval_hash_extended")
  public static long hashExtended(byte[] value, int from, int length, long seed) {
    return Hashes.hashExtended(span(value, from), seed);
  }
}
