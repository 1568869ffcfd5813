package org.gajah.datetime;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.datetime.calendar.Calendar;
import org.gajah.datetime.calendar.Clock;
import org.gajah.datetime.calendar.Fields;
import org.gajah.datetime.text.DateTimeReader;
import org.gajah.datetime.text.DateTimeWriter;
import org.gajah.text.zone.TimeZone;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.contract.TypeContext;
import org.gajah.types.number.FloatText;

/// Type `timestamptz`, microseconds since 2000-01-01 UTC.
public final class Timestamptzs {
  private Timestamptzs() {}

  @PgFunction("timestamptz_in")
  public static long in(
      TypeContext context, byte[] text, int from, int length, int element, int typmod) {
    DateTimeReader reader =
        DateTimeReader.readDateTime(context, "timestamp with time zone", text, from, length);
    Fields fields = reader.fields();
    Long timestamp =
        reader.result() == DateTimeReader.Result.FIELDS ? fields.timestamp(fields.zone) : null;
    return Timestamps.fit(Timestamps.value(reader, timestamp, text, from, length), typmod);
  }

  @PgFunction("timestamptz_out")
  public static void out(TypeContext context, long timestamp, ByteSink out) {
    if (!Timestamps.putInfinity(timestamp, out)) {
      Fields fields = new Fields().set(timestamp, context.timeZone());
      DateTimeWriter.putDateTime(fields, true, context.dateStyle(), context.dateOrder(), out);
    }
  }

  @PgFunction("timestamptz_recv")
  public static long receive(byte[] message, int from, int length, int element, int typmod) {
    return Timestamps.receive(message, from, length, element, typmod);
  }

  @PgFunction("now")
  public static long now(TypeContext context) {
    return context.transactionStart();
  }

  @PgFunction("statement_timestamp")
  public static long statementStart(TypeContext context) {
    return context.statementStart();
  }

  @PgFunction("clock_timestamp")
  public static long clock(TypeContext context) {
    return context.clock();
  }

  @PgFunction("timestamptz_timestamp")
  public static long toTimestamp(TypeContext context, long timestamp) {
    return toTimestamp(timestamp, context.timeZone());
  }

  static long toTimestamp(long timestamp, TimeZone zone) {
    if (!Clock.isFinite(timestamp)) {
      return timestamp;
    }
    return Timestamps.checked(new Fields().set(timestamp, zone).timestamp());
  }

  @PgFunction("timestamptz_at_local")
  public static long atLocal(TypeContext context, long timestamp) {
    return toTimestamp(context, timestamp);
  }

  /// The moment that lies so many seconds after 1970-01-01 UTC.
  @PgFunction("float8_timestamptz")
  public static long fromUnixTime(double seconds) {
    if (Double.isNaN(seconds)) {
      throw TimeFaults.overflow("timestamp cannot be NaN");
    }
    if (Double.isInfinite(seconds)) {
      return seconds > 0 ? Clock.INFINITY : Clock.MINUS_INFINITY;
    }
    double first = 86_400.0 * -Calendar.UNIX_EPOCH;
    double end = 86_400.0 * (109_203_528 - Calendar.UNIX_EPOCH);
    if (seconds < first || seconds >= end) {
      throw fromUnixTimeFault(seconds);
    }
    double micros = Math.rint((seconds - Calendar.EPOCH_SECONDS) * Clock.SECOND);
    long timestamp = (long) micros;
    if (!Clock.isValid(timestamp)) {
      throw fromUnixTimeFault(seconds);
    }
    return timestamp;
  }

  private static PgException fromUnixTimeFault(double seconds) {
    return TimeFaults.overflow("timestamp out of range: \"" + FloatText.brief(seconds) + "\"");
  }

  @PgFunction("timestamptz_pl_interval")
  public static long addInterval(
      TypeContext context, long timestamp, byte[] span, int from, int length) {
    return add(
        timestamp,
        Intervals.months(span, from),
        Intervals.days(span, from),
        Intervals.time(span, from),
        context.timeZone());
  }

  @PgFunction("timestamptz_mi_interval")
  public static long subtractInterval(
      TypeContext context, long timestamp, byte[] span, int from, int length) {
    return subtract(timestamp, span, from, context.timeZone());
  }

  private static long subtract(long timestamp, byte[] span, int from, TimeZone zone) {
    int months = Intervals.months(span, from);
    int days = Intervals.days(span, from);
    long time = Intervals.time(span, from);
    if (Intervals.isInfinite(months, days, time)) {
      return Timestamps.infinite(timestamp, months > 0 ? Clock.MINUS_INFINITY : Clock.INFINITY);
    }
    Intervals.checkNegatable(months, days, time);
    return add(timestamp, -months, -days, -time, zone);
  }

  @PgFunction("timestamptz_pl_interval_at_zone")
  public static long addIntervalAtZone(
      TypeContext context, long timestamp, Slice span, Slice zone) {
    byte[] array = span.array();
    return add(
        timestamp,
        Intervals.months(array, span.from()),
        Intervals.days(array, span.from()),
        Intervals.time(array, span.from()),
        Zones.zone(context, zone));
  }

  @PgFunction("timestamptz_mi_interval_at_zone")
  public static long subtractIntervalAtZone(
      TypeContext context, long timestamp, Slice span, Slice zone) {
    return subtract(timestamp, span.array(), span.from(), Zones.zone(context, zone));
  }

  private static long add(long timestamp, int months, int days, long time, TimeZone zone) {
    if (Intervals.isInfinite(months, days, time)) {
      return Timestamps.infinite(timestamp, months > 0 ? Clock.INFINITY : Clock.MINUS_INFINITY);
    }
    if (!Clock.isFinite(timestamp)) {
      return timestamp;
    }
    long result = timestamp;
    if (months != 0) {
      Fields fields = new Fields().set(result, zone);
      Timestamps.addMonths(fields, months);
      result = Timestamps.checked(fields.timestamp(fields.zoneIn(zone)));
    }
    if (days != 0) {
      Fields fields = new Fields().set(result, zone);
      Timestamps.addDays(fields, days);
      result = Timestamps.checked(fields.timestamp(fields.zoneIn(zone)));
    }
    return Timestamps.addMicros(result, time);
  }

  @PgFunction("make_timestamptz")
  public static long make(
      TypeContext context, int year, int month, int day, int hour, int minute, double second) {
    Fields fields = Timestamps.makeFields(year, month, day, hour, minute, second);
    int zone = fields.zoneIn(context.timeZone());
    return makeChecked(year, month, day, hour, minute, second, zone);
  }

  private static long makeChecked(
      int year, int month, int day, int hour, int minute, double second, int zone) {
    long local = Timestamps.make(year, month, day, hour, minute, second, 0);
    Timestamps.checked(local, year, month, day, hour, minute, second);
    long result = local + zone * Clock.SECOND;
    if (!Clock.isValid(result)) {
      throw TimeFaults.timestamp();
    }
    return result;
  }

  @PgFunction("make_timestamptz_at_timezone")
  public static long makeAtZone(
      TypeContext context,
      int year,
      int month,
      int day,
      int hour,
      int minute,
      double second,
      Slice zone) {
    Fields fields = Timestamps.makeFields(year, month, day, hour, minute, second);
    int west = Zones.saneZone(context, zone, fields);
    return makeChecked(year, month, day, hour, minute, second, west);
  }
}
