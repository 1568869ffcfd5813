package org.gajah.datetime;

import org.gajah.base.bytes.ByteSink;
import org.gajah.datetime.calendar.Calendar;
import org.gajah.datetime.calendar.Clock;
import org.gajah.datetime.calendar.Fields;
import org.gajah.types.contract.NumberFaults;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.contract.TypeContext;
import org.gajah.types.number.Floats;

/// Arithmetic of intervals, and ages.
public final class IntervalArithmetic {
  private static final double DAY_SECONDS = 86_400;

  private IntervalArithmetic() {}

  private static int narrow(long value) {
    if (value != (int) value) {
      throw TimeFaults.interval();
    }
    return (int) value;
  }

  private static long sum(long a, long b) {
    long sum = a + b;
    if (((a ^ sum) & (b ^ sum)) < 0) {
      throw TimeFaults.interval();
    }
    return sum;
  }

  @PgFunction("interval_um")
  public static void negate(byte[] value, int from, int length, ByteSink out) {
    if (Intervals.isInfinite(value, from)) {
      Intervals.putInfinity(Intervals.months(value, from) > 0, out);
      return;
    }
    int months = Intervals.months(value, from);
    int days = Intervals.days(value, from);
    long time = Intervals.time(value, from);
    Intervals.checkNegatable(months, days, time);
    Intervals.putFinite(-months, -days, -time, out);
  }

  @PgFunction("interval_pl")
  public static void add(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, ByteSink out) {
    if (Intervals.isInfinite(a, aFrom) || Intervals.isInfinite(b, bFrom)) {
      putInfiniteSum(a, aFrom, b, bFrom, false, out);
      return;
    }
    Intervals.putFinite(
        narrow((long) Intervals.months(a, aFrom) + Intervals.months(b, bFrom)),
        narrow((long) Intervals.days(a, aFrom) + Intervals.days(b, bFrom)),
        sum(Intervals.time(a, aFrom), Intervals.time(b, bFrom)),
        out);
  }

  @PgFunction("interval_mi")
  public static void subtract(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, ByteSink out) {
    if (Intervals.isInfinite(a, aFrom) || Intervals.isInfinite(b, bFrom)) {
      putInfiniteSum(a, aFrom, b, bFrom, true, out);
      return;
    }
    long aTime = Intervals.time(a, aFrom);
    long bTime = Intervals.time(b, bFrom);
    long time = aTime - bTime;
    if (((aTime ^ bTime) & (aTime ^ time)) < 0) {
      throw TimeFaults.interval();
    }
    Intervals.putFinite(
        narrow((long) Intervals.months(a, aFrom) - Intervals.months(b, bFrom)),
        narrow((long) Intervals.days(a, aFrom) - Intervals.days(b, bFrom)),
        time,
        out);
  }

  private static void putInfiniteSum(
      byte[] a, int aFrom, byte[] b, int bFrom, boolean subtract, ByteSink out) {
    boolean bNegative = Intervals.months(b, bFrom) < 0 != subtract;
    if (!Intervals.isInfinite(a, aFrom)) {
      Intervals.putInfinity(bNegative, out);
      return;
    }
    boolean aNegative = Intervals.months(a, aFrom) < 0;
    if (Intervals.isInfinite(b, bFrom) && aNegative != bNegative) {
      throw TimeFaults.interval();
    }
    Intervals.putInfinity(aNegative, out);
  }

  @PgFunction("interval_mul")
  public static void multiply(byte[] value, int from, int length, double factor, ByteSink out) {
    if (Double.isNaN(factor)) {
      throw TimeFaults.interval();
    }
    int sign = Intervals.sign(value, from);
    if (Intervals.isInfinite(value, from) || Double.isInfinite(factor)) {
      if (factor == 0 || sign == 0) {
        throw TimeFaults.interval();
      }
      Intervals.putInfinity(sign < 0 != factor < 0, out);
      return;
    }
    int months = Intervals.months(value, from);
    int days = Intervals.days(value, from);
    putScaled(months * factor, days * factor, Intervals.time(value, from) * factor, out);
  }

  @PgFunction("mul_d_interval")
  public static void multiply(double factor, byte[] value, int from, int length, ByteSink out) {
    multiply(value, from, length, factor, out);
  }

  @PgFunction("interval_div")
  public static void divide(byte[] value, int from, int length, double factor, ByteSink out) {
    if (factor == 0) {
      throw NumberFaults.divisionByZero();
    }
    if (Double.isNaN(factor)) {
      throw TimeFaults.interval();
    }
    if (Intervals.isInfinite(value, from)) {
      if (Double.isInfinite(factor)) {
        throw TimeFaults.interval();
      }
      Intervals.putInfinity(Intervals.months(value, from) < 0 != factor < 0, out);
      return;
    }
    int months = Intervals.months(value, from);
    int days = Intervals.days(value, from);
    putScaled(months / factor, days / factor, Intervals.time(value, from) / factor, out);
  }

  /// Fractions of months become days, of 30 to a month, those of days time. Rounding to
  /// microseconds in between keeps binary fractions from showing.
  private static void putScaled(double months, double days, double time, ByteSink out) {
    int wholeMonths = whole(months);
    int wholeDays = whole(days);
    double restDays = rounded((months - wholeMonths) * 30);
    double restSeconds = rounded((days - wholeDays + restDays - (int) restDays) * DAY_SECONDS);
    long allDays = wholeDays;
    if (Math.abs(restSeconds) >= DAY_SECONDS) {
      allDays = narrow(allDays + (int) (restSeconds / DAY_SECONDS));
      restSeconds %= DAY_SECONDS;
    }
    allDays += (int) restDays;
    double micros = Math.rint(time + restSeconds * Clock.SECOND);
    if (!(micros >= -0x1p63 && micros < 0x1p63)) {
      throw TimeFaults.interval();
    }
    Intervals.putFinite(wholeMonths, narrow(allDays), (long) micros, out);
  }

  private static int whole(double value) {
    if (!(value >= Integer.MIN_VALUE && value < 0x1p31)) {
      throw TimeFaults.interval();
    }
    return (int) value;
  }

  private static double rounded(double value) {
    return Math.rint(value * 1_000_000.0) / 1_000_000.0;
  }

  @PgFunction("interval_justify_hours")
  public static void justifyHours(byte[] value, int from, int length, ByteSink out) {
    if (copyInfinite(value, from, out)) {
      return;
    }
    long time = Intervals.time(value, from);
    int days = narrow(Intervals.days(value, from) + time / Clock.DAY);
    time %= Clock.DAY;
    if (days > 0 && time < 0) {
      time += Clock.DAY;
      days--;
    } else if (days < 0 && time > 0) {
      time -= Clock.DAY;
      days++;
    }
    Intervals.put(Intervals.months(value, from), days, time, out);
  }

  private static boolean copyInfinite(byte[] value, int from, ByteSink out) {
    boolean infinite = Intervals.isInfinite(value, from);
    if (infinite) {
      out.putBytes(value, from, Intervals.SIZE);
    }
    return infinite;
  }

  @PgFunction("interval_justify_days")
  public static void justifyDays(byte[] value, int from, int length, ByteSink out) {
    if (copyInfinite(value, from, out)) {
      return;
    }
    int days = Intervals.days(value, from);
    int months = narrow((long) Intervals.months(value, from) + days / 30);
    days %= 30;
    if (months > 0 && days < 0) {
      days += 30;
      months--;
    } else if (months < 0 && days > 0) {
      days -= 30;
      months++;
    }
    Intervals.put(months, days, Intervals.time(value, from), out);
  }

  @PgFunction("interval_justify_interval")
  public static void justify(byte[] value, int from, int length, ByteSink out) {
    if (copyInfinite(value, from, out)) {
      return;
    }
    long time = Intervals.time(value, from);
    long days = Intervals.days(value, from);
    long months = Intervals.months(value, from);
    if ((days > 0 && time > 0) || (days < 0 && time < 0)) {
      months = narrow(months + days / 30);
      days %= 30;
    }
    days = narrow(days + time / Clock.DAY);
    time %= Clock.DAY;
    months = narrow(months + days / 30);
    days %= 30;
    if (months > 0 && (days < 0 || (days == 0 && time < 0))) {
      days += 30;
      months--;
    } else if (months < 0 && (days > 0 || (days == 0 && time > 0))) {
      days -= 30;
      months++;
    }
    if (days > 0 && time < 0) {
      time += Clock.DAY;
      days--;
    } else if (days < 0 && time > 0) {
      time -= Clock.DAY;
      days++;
    }
    Intervals.put((int) months, (int) days, time, out);
  }

  /// The time between in years, months, days and time, as people count ages.
  @PgFunction("timestamp_age")
  public static void age(long a, long b, ByteSink out) {
    if (!Clock.isFinite(a) || !Clock.isFinite(b)) {
      Intervals.putInfinity(Timestamps.infiniteDifference(a, b), out);
    } else {
      age(a < b, new Fields().set(a), new Fields().set(b), out);
    }
  }

  @PgFunction("timestamptz_age")
  public static void age(TypeContext context, long a, long b, ByteSink out) {
    if (!Clock.isFinite(a) || !Clock.isFinite(b)) {
      Intervals.putInfinity(Timestamps.infiniteDifference(a, b), out);
    } else {
      Fields first = new Fields().set(a, context.timeZone());
      Fields second = new Fields().set(b, context.timeZone());
      age(a < b, first, second, out);
    }
  }

  private static void age(boolean negative, Fields a, Fields b, ByteSink out) {
    int sign = negative ? -1 : 1;
    long time = sign * (a.time() - b.time());
    int days = sign * (a.day - b.day);
    int months = sign * ((a.year - b.year) * 12 + a.month - b.month);
    while (time < 0) {
      time += Clock.DAY;
      days--;
    }
    // Days are borrowed from the month of the earlier one.
    int borrowed = negative ? Calendar.daysIn(a.year, a.month) : Calendar.daysIn(b.year, b.month);
    while (days < 0) {
      days += borrowed;
      months--;
    }
    Intervals.put(sign * months, sign * days, sign * time, out);
  }

  @PgFunction("make_interval")
  public static void make(
      int years,
      int months,
      int weeks,
      int days,
      int hours,
      int minutes,
      double seconds,
      ByteSink out) {
    if (Double.isInfinite(seconds) || Double.isNaN(seconds)) {
      throw TimeFaults.interval();
    }
    int allMonths = narrow(narrow(years * 12L) + (long) months);
    int allDays = narrow(narrow(weeks * 7L) + (long) days);
    double micros = Math.rint(Floats.multiply(seconds, Clock.SECOND));
    if (!(micros >= -0x1p63 && micros < 0x1p63)) {
      throw TimeFaults.interval();
    }
    long time = hours * Clock.HOUR;
    time = sum(time, minutes * Clock.MINUTE);
    time = sum(time, (long) micros);
    Intervals.putFinite(allMonths, allDays, time, out);
  }
}
