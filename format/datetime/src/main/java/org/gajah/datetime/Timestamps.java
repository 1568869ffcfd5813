package org.gajah.datetime;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.datetime.calendar.Calendar;
import org.gajah.datetime.calendar.Clock;
import org.gajah.datetime.calendar.Fields;
import org.gajah.datetime.text.DateTimeReader;
import org.gajah.datetime.text.DateTimeWriter;
import org.gajah.text.encoding.Utf8;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.Message;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.contract.TypeContext;
import org.jspecify.annotations.Nullable;

/// Type `timestamp` (without time zone), microseconds since 2000-01-01 on some clock.
public final class Timestamps {
  static final long UNIX_EPOCH = -Calendar.EPOCH_SECONDS * Clock.SECOND;

  private Timestamps() {}

  /// Rounds to a column's precision.
  static long fit(long timestamp, int typmod) {
    if (!Clock.isFinite(timestamp) || typmod == -1 || typmod == Precision.MOST) {
      return timestamp;
    }
    if (typmod < 0 || typmod > Precision.MOST) {
      throw TimeFaults.parameter("timestamp(" + typmod + ") precision must be between 0 and 6");
    }
    return Precision.round(timestamp, typmod);
  }

  @PgFunction("timestamp_in")
  public static long in(
      TypeContext context, byte[] text, int from, int length, int element, int typmod) {
    long plain = plain(text, from, length);
    if (plain != Clock.MINUS_INFINITY) {
      return fit(plain, typmod);
    }
    DateTimeReader reader = DateTimeReader.readDateTime(context, "timestamp", text, from, length);
    return fit(value(reader, reader.fields().timestamp(), text, from, length), typmod);
  }

  static long value(
      DateTimeReader reader, @Nullable Long fields, byte[] text, int from, int length) {
    return switch (reader.result()) {
      case EPOCH -> UNIX_EPOCH;
      case INFINITY -> Clock.INFINITY;
      case MINUS_INFINITY -> Clock.MINUS_INFINITY;
      case FIELDS -> {
        if (fields == null) {
          throw TimeFaults.overflow(
              "timestamp out of range: \"" + Utf8.forMessage(text, from, length) + "\"");
        }
        yield fields;
      }
    };
  }

  /// The timestamp that `YYYY-MM-DD HH:MM:SS` and perhaps a fraction say, or [Clock#MINUS_INFINITY]
  /// when the text is something else.
  static long plain(byte[] text, int from, int length) {
    if (length < 19 || length > 26 || (text[from + 10] != ' ' && text[from + 10] != 'T')) {
      return Clock.MINUS_INFINITY;
    }
    int date = Dates.plainDate(text, from);
    int hour = Dates.plainNumber(text, from + 11, 2);
    int minute = Dates.plainNumber(text, from + 14, 2);
    int second = Dates.plainNumber(text, from + 17, 2);
    int digits = length - 20;
    int fraction = digits > 0 ? Dates.plainNumber(text, from + 20, digits) : 0;
    boolean plain =
        date != Dates.MINUS_INFINITY
            && text[from + 13] == ':'
            && text[from + 16] == ':'
            && hour >= 0
            && hour < 24
            && minute >= 0
            && minute < 60
            && second >= 0
            && second < 60
            && fraction >= 0
            && (length == 19 || (text[from + 19] == '.' && digits > 0));
    if (!plain) {
      return Clock.MINUS_INFINITY;
    }
    for (int i = digits; i < 6 && digits > 0; i++) {
      fraction *= 10;
    }
    return date * Clock.DAY
        + hour * Clock.HOUR
        + minute * Clock.MINUTE
        + second * Clock.SECOND
        + fraction;
  }

  @PgFunction("timestamp_out")
  public static void out(TypeContext context, long timestamp, ByteSink out) {
    if (putInfinity(timestamp, out)) {
      return;
    }
    DateTimeWriter.putDateTime(
        new Fields().set(timestamp), false, context.dateStyle(), context.dateOrder(), out);
  }

  static boolean putInfinity(long timestamp, ByteSink out) {
    if (Clock.isFinite(timestamp)) {
      return false;
    }
    Ascii.put(out, timestamp > 0 ? "infinity" : "-infinity");
    return true;
  }

  @PgFunction("timestamp_recv")
  public static long receive(byte[] message, int from, int length, int element, int typmod) {
    return fit(checked(Message.onlyLong(message, from, length)), typmod);
  }

  static long checked(long timestamp) {
    if (Clock.isFinite(timestamp) && !Clock.isValid(timestamp)) {
      throw TimeFaults.timestamp();
    }
    return timestamp;
  }

  static long checked(@Nullable Long timestamp) {
    if (timestamp == null) {
      throw TimeFaults.timestamp();
    }
    return timestamp;
  }

  @PgFunction({"timestamp_send", "timestamptz_send", "time_send"})
  public static void send(long timestamp, ByteSink out) {
    out.putLongNetwork(timestamp);
  }

  @PgFunction("timestamp_pl_interval")
  public static long addInterval(long timestamp, byte[] span, int from, int length) {
    return add(
        timestamp,
        Intervals.months(span, from),
        Intervals.days(span, from),
        Intervals.time(span, from));
  }

  @PgFunction("timestamp_mi_interval")
  public static long subtractInterval(long timestamp, byte[] span, int from, int length) {
    int months = Intervals.months(span, from);
    int days = Intervals.days(span, from);
    long time = Intervals.time(span, from);
    if (Intervals.isInfinite(months, days, time)) {
      return infinite(timestamp, months > 0 ? Clock.MINUS_INFINITY : Clock.INFINITY);
    }
    Intervals.checkNegatable(months, days, time);
    return add(timestamp, -months, -days, -time);
  }

  /// The sum with an infinite interval.
  static long infinite(long timestamp, long infinity) {
    if (!Clock.isFinite(timestamp) && timestamp != infinity) {
      throw TimeFaults.timestamp();
    }
    return infinity;
  }

  private static long add(long timestamp, int months, int days, long time) {
    if (Intervals.isInfinite(months, days, time)) {
      return infinite(timestamp, months > 0 ? Clock.INFINITY : Clock.MINUS_INFINITY);
    }
    if (!Clock.isFinite(timestamp)) {
      return timestamp;
    }
    long result = timestamp;
    if (months != 0) {
      Fields fields = new Fields().set(result);
      addMonths(fields, months);
      result = checked(fields.timestamp());
    }
    if (days != 0) {
      Fields fields = new Fields().set(result);
      addDays(fields, days);
      result = checked(fields.timestamp());
    }
    return addMicros(result, time);
  }

  static long addMicros(long timestamp, long time) {
    long sum = timestamp + time;
    if (((timestamp ^ sum) & (time ^ sum)) < 0 || !Clock.isValid(sum)) {
      throw TimeFaults.timestamp();
    }
    return sum;
  }

  /// Moves a date by months; a day that the month doesn't have becomes its last.
  static void addMonths(Fields fields, int months) {
    long month = (long) fields.month + months;
    if (month != (int) month) {
      throw TimeFaults.timestamp();
    }
    fields.year += (int) Math.floorDiv(month - 1, 12L);
    fields.month = (int) Math.floorMod(month - 1, 12L) + 1;
    fields.day = Math.min(fields.day, Calendar.daysIn(fields.year, fields.month));
  }

  static void addDays(Fields fields, int days) {
    long julian = (long) fields.julian() + days;
    if (julian < 0 || julian > Integer.MAX_VALUE) {
      throw TimeFaults.timestamp();
    }
    fields.setJulian(julian);
  }

  /// The time between, in days and time.
  @PgFunction("timestamp_mi")
  public static void difference(long a, long b, ByteSink out) {
    if (!Clock.isFinite(a) || !Clock.isFinite(b)) {
      Intervals.putInfinity(infiniteDifference(a, b), out);
      return;
    }
    long difference = a - b;
    if (((a ^ b) & (a ^ difference)) < 0) {
      throw TimeFaults.interval();
    }
    Intervals.put(0, (int) (difference / Clock.DAY), difference % Clock.DAY, out);
  }

  /// Whether the difference is below zero, of which one is infinite.
  static boolean infiniteDifference(long a, long b) {
    if (a == b) {
      throw TimeFaults.interval();
    }
    return Clock.isFinite(a) ? b > 0 : a < 0;
  }

  @PgFunction("timestamp_timestamptz")
  public static long toTimestamptz(TypeContext context, long timestamp) {
    if (!Clock.isFinite(timestamp)) {
      return timestamp;
    }
    Fields fields = new Fields().set(timestamp);
    return checked(fields.timestamp(fields.zoneIn(context.timeZone())));
  }

  @PgFunction("timestamp_at_local")
  public static long atLocal(TypeContext context, long timestamp) {
    return toTimestamptz(context, timestamp);
  }

  @PgFunction("make_timestamp")
  public static long make(int year, int month, int day, int hour, int minute, double second) {
    return checked(
        make(year, month, day, hour, minute, second, 0), year, month, day, hour, minute, second);
  }

  /// The timestamp of a date and time that is checked here; out of range when it is no timestamp.
  static long make(
      int year, int month, int day, int hour, int minute, double second, int zoneWest) {
    Fields fields = makeFields(year, month, day, hour, minute, second);
    long midnight = ((long) fields.julian() - Calendar.EPOCH) * Clock.DAY;
    long time = Making.micros(hour, minute, second);
    return midnight + time + zoneWest * Clock.SECOND;
  }

  static Fields makeFields(int year, int month, int day, int hour, int minute, double second) {
    if (!Making.isDate(year, month, day)) {
      throw TimeFaults.overflow("date field value out of range: " + Making.date(year, month, day));
    }
    Fields fields = new Fields();
    fields.year = year < 0 ? year + 1 : year;
    fields.month = month;
    fields.day = day;
    if (!Calendar.isJulian(fields.year, month)) {
      throw TimeFaults.overflow("date out of range: " + Making.date(year, month, day));
    }
    long time = Making.micros(hour, minute, second);
    if (time < 0) {
      throw TimeFaults.overflow(
          "time field value out of range: " + Making.time(hour, minute, second));
    }
    fields.setTime(time);
    return fields;
  }

  static long checked(
      long timestamp, int year, int month, int day, int hour, int minute, double second) {
    boolean overflown = Math.abs(year) > 290_000 && (year < 0) != (timestamp < 0);
    if (overflown || !Clock.isValid(timestamp)) {
      throw outOfRange(year, month, day, hour, minute, second);
    }
    return timestamp;
  }

  private static PgException outOfRange(
      int year, int month, int day, int hour, int minute, double second) {
    return TimeFaults.overflow(
        "timestamp out of range: "
            + Making.date(year, month, day)
            + " "
            + Making.time(hour, minute, second));
  }
}
