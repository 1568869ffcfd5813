package org.gajah.datetime;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.datetime.calendar.Clock;
import org.gajah.datetime.calendar.Fields;
import org.gajah.datetime.text.Unit;
import org.gajah.text.zone.TimeZone;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.contract.TypeContext;

/// `date_trunc` and `date_bin`.
public final class Truncation {
  private Truncation() {}

  private static void checkUnit(Unit unit, Slice name, String type) {
    switch (unit) {
      case TIMEZONE, TIMEZONE_HOUR, TIMEZONE_MINUTE, DOW, DOY, ISODOW, ISOYEAR, JULIAN, EPOCH ->
          throw Units.notSupported(name, type);
      default -> {}
    }
  }

  @PgFunction("timestamp_trunc")
  public static long truncate(Slice name, long timestamp) {
    if (!Clock.isFinite(timestamp)) {
      return timestamp;
    }
    Unit unit = Units.ofInterval(name, Extraction.TIMESTAMP);
    checkUnit(unit, name, Extraction.TIMESTAMP);
    Fields fields = new Fields().set(timestamp);
    truncate(unit, fields);
    return Timestamps.checked(fields.timestamp());
  }

  @PgFunction("timestamptz_trunc")
  public static long truncate(TypeContext context, Slice name, long timestamp) {
    return truncate(name, timestamp, context.timeZone());
  }

  @PgFunction("timestamptz_trunc_zone")
  public static long truncateInZone(TypeContext context, Slice name, long timestamp, Slice zone) {
    return truncate(
        name,
        timestamp,
        Clock.isFinite(timestamp) ? Zones.zone(context, zone) : context.timeZone());
  }

  private static long truncate(Slice name, long timestamp, TimeZone zone) {
    if (!Clock.isFinite(timestamp)) {
      return timestamp;
    }
    Unit unit = Units.ofInterval(name, Extraction.TIMESTAMPTZ);
    checkUnit(unit, name, Extraction.TIMESTAMPTZ);
    Fields fields = new Fields().set(timestamp, zone);
    truncate(unit, fields);
    boolean days = unit.compareTo(Unit.DAY) >= 0;
    return Timestamps.checked(fields.timestamp(days ? fields.zoneIn(zone) : fields.zone));
  }

  private static void truncate(Unit unit, Fields f) {
    if (unit.compareTo(Unit.DAY) >= 0) {
      truncateDate(unit, f);
      f.setTime(0);
      return;
    }
    f.setTime(f.time() / size(unit) * size(unit));
  }

  private static long size(Unit unit) {
    return switch (unit) {
      case HOUR -> Clock.HOUR;
      case MINUTE -> Clock.MINUTE;
      case SECOND -> Clock.SECOND;
      case MILLISECOND -> 1000;
      default -> 1;
    };
  }

  private static void truncateDate(Unit unit, Fields f) {
    switch (unit) {
      case DAY -> {}
      case WEEK -> f.setJulian(f.julian() - (long) Math.floorMod(f.julian(), 7));
      case MONTH -> f.day = 1;
      case QUARTER -> setDate(f, f.year, (f.month - 1) / 3 * 3 + 1);
      case DECADE -> setDate(f, Math.floorDiv(f.year, 10) * 10, 1);
      case CENTURY -> setDate(f, Math.floorDiv(f.year - 1, 100) * 100 + 1, 1);
      case MILLENNIUM -> setDate(f, Math.floorDiv(f.year - 1, 1000) * 1000 + 1, 1);
      default -> setDate(f, f.year, 1);
    }
  }

  private static void setDate(Fields f, int year, int month) {
    f.year = year;
    f.month = month;
    f.day = 1;
  }

  @PgFunction("interval_trunc")
  public static void truncateInterval(Slice name, Slice span, ByteSink out) {
    int months = Intervals.months(span.array(), span.from());
    int days = Intervals.days(span.array(), span.from());
    long time = Intervals.time(span.array(), span.from());
    if (Intervals.isInfinite(months, days, time)) {
      Intervals.put(months, days, time, out);
      return;
    }
    Unit unit = Units.ofInterval(name, Extraction.INTERVAL);
    checkUnit(unit, name, Extraction.INTERVAL);
    if (unit == Unit.WEEK) {
      throw Units.notSupported(name, Extraction.INTERVAL)
          .detail("Months usually have fractional weeks.");
    }
    int factor =
        switch (unit) {
          case QUARTER -> 3;
          case YEAR -> 12;
          case DECADE -> 120;
          case CENTURY -> 1200;
          case MILLENNIUM -> 12_000;
          default -> 1;
        };
    boolean monthsOnly = unit.compareTo(Unit.MONTH) >= 0;
    long keptTime = unit.compareTo(Unit.DAY) >= 0 ? 0 : time / size(unit) * size(unit);
    Intervals.put(months / factor * factor, monthsOnly ? 0 : days, keptTime, out);
  }

  @PgFunction({"timestamp_bin", "timestamptz_bin"})
  public static long bin(byte[] stride, int from, int length, long timestamp, long origin) {
    if (!Clock.isFinite(timestamp)) {
      return timestamp;
    }
    if (!Clock.isFinite(origin)) {
      throw TimeFaults.overflow("origin out of range");
    }
    if (Intervals.isInfinite(stride, from)) {
      throw TimeFaults.overflow("timestamps cannot be binned into infinite intervals");
    }
    if (Intervals.months(stride, from) != 0) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "timestamps cannot be binned into intervals containing months or years");
    }
    long step = step(stride, from);
    long distance = timestamp - origin;
    if (((timestamp ^ origin) & (timestamp ^ distance)) < 0) {
      throw TimeFaults.interval();
    }
    long result = timestamp - distance % step;
    if (distance % step < 0) {
      long lower = result - step;
      if (lower > result) {
        throw TimeFaults.timestamp();
      }
      result = lower;
    }
    if (!Clock.isValid(result)) {
      throw TimeFaults.timestamp();
    }
    return result;
  }

  private static long step(byte[] stride, int from) {
    long days = Intervals.days(stride, from);
    long time = Intervals.time(stride, from);
    long micros = days * Clock.DAY;
    long step = micros + time;
    boolean fits =
        Math.multiplyHigh(days, Clock.DAY) == micros >> 63
            && ((micros ^ step) & (time ^ step)) >= 0;
    if (!fits) {
      throw TimeFaults.interval();
    }
    if (step <= 0) {
      throw TimeFaults.overflow("stride must be greater than zero");
    }
    return step;
  }
}
