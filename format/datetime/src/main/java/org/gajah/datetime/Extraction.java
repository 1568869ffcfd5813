package org.gajah.datetime;

import org.gajah.base.bytes.Slice;
import org.gajah.datetime.calendar.Calendar;
import org.gajah.datetime.calendar.Clock;
import org.gajah.datetime.calendar.Fields;
import org.gajah.datetime.text.Unit;
import org.gajah.types.contract.TypeContext;
import org.jspecify.annotations.Nullable;

/// One part of a date, time or interval, as `extract` and `date_part` give it.
///
/// A result is a whole number with so many decimals: `extract` makes a numeric of it, `date_part` a
/// floating-point number.
///
/// @param infinite 1 or -1 when the part is infinite, and then the number doesn't count
record Extraction(long number, int decimals, int infinite, @Nullable Special special) {
  /// Parts that are not a whole number of some decimal fraction, or exceed 64 bits.
  enum Special {
    /// The number is the Julian day, with the microseconds of the day in `rest`.
    JULIAN,
    /// The number is microseconds within a minute.
    SECONDS,
    /// The number is a timestamp that the epoch must be taken from in more than 64 bits.
    LATE_EPOCH
  }

  static final String DATE = "date";
  static final String TIME = "time without time zone";
  static final String TIMETZ = "time with time zone";
  static final String TIMESTAMP = "timestamp without time zone";
  static final String TIMESTAMPTZ = "timestamp with time zone";
  static final String INTERVAL = "interval";

  private static Extraction whole(long number) {
    return new Extraction(number, 0, 0, null);
  }

  private static Extraction decimal(long number, int decimals) {
    return new Extraction(number, decimals, 0, null);
  }

  private static Extraction seconds(long micros, int decimals) {
    return new Extraction(micros, decimals, 0, Special.SECONDS);
  }

  /// The part of something infinite: infinite itself where it only grows, null where it comes
  /// round.
  private static @Nullable Extraction ofInfinity(Unit unit, boolean negative) {
    return switch (unit) {
      case MICROSECOND,
          MILLISECOND,
          SECOND,
          MINUTE,
          HOUR,
          DAY,
          MONTH,
          QUARTER,
          WEEK,
          DOW,
          ISODOW,
          DOY,
          TIMEZONE,
          TIMEZONE_HOUR,
          TIMEZONE_MINUTE ->
          null;
      case YEAR, DECADE, CENTURY, MILLENNIUM, JULIAN, ISOYEAR, EPOCH ->
          new Extraction(0, 0, negative ? -1 : 1, null);
    };
  }

  static @Nullable Extraction ofTimestamp(Slice name, long timestamp) {
    Unit unit = Units.named(name, TIMESTAMP);
    if (!Clock.isFinite(timestamp)) {
      return ofInfinity(unit, timestamp < 0);
    }
    return of(unit, new Fields().set(timestamp), timestamp, false, name, TIMESTAMP);
  }

  static @Nullable Extraction ofTimestamptz(TypeContext context, Slice name, long timestamp) {
    Unit unit = Units.named(name, TIMESTAMPTZ);
    if (!Clock.isFinite(timestamp)) {
      return ofInfinity(unit, timestamp < 0);
    }
    Fields fields = new Fields().set(timestamp, context.timeZone());
    return of(unit, fields, timestamp, true, name, TIMESTAMPTZ);
  }

  static @Nullable Extraction ofDate(Slice name, int date) {
    Unit unit = Units.named(name, DATE);
    switch (unit) {
      case MICROSECOND,
          MILLISECOND,
          SECOND,
          MINUTE,
          HOUR,
          TIMEZONE,
          TIMEZONE_HOUR,
          TIMEZONE_MINUTE ->
          throw Units.notSupported(name, DATE);
      default -> {}
    }
    if (!Dates.isFinite(date)) {
      return ofInfinity(unit, date < 0);
    }
    if (unit == Unit.EPOCH) {
      return whole((date + (long) Calendar.EPOCH - Calendar.UNIX_EPOCH) * 86_400);
    }
    if (unit == Unit.JULIAN) {
      return whole((long) date + Calendar.EPOCH);
    }
    Fields fields = new Fields();
    fields.setJulian((long) date + Calendar.EPOCH);
    return of(unit, fields, 0, false, name, DATE);
  }

  private static Extraction of(
      Unit unit, Fields f, long timestamp, boolean zoned, Slice name, String type) {
    return switch (unit) {
      case MICROSECOND, MILLISECOND, SECOND, MINUTE, HOUR -> ofClock(unit, f);
      case DAY -> whole(f.day);
      case MONTH -> whole(f.month);
      case QUARTER -> whole((f.month - 1) / 3 + 1);
      case WEEK -> whole(Calendar.isoWeek(f.year, f.month, f.day));
      case YEAR -> whole(f.year > 0 ? f.year : f.year - 1);
      case DECADE -> whole(Math.floorDiv(f.year, 10));
      case CENTURY -> whole(era(f.year, 100));
      case MILLENNIUM -> whole(era(f.year, 1000));
      case JULIAN -> new Extraction(f.julian(), 0, 0, Special.JULIAN);
      case ISOYEAR -> {
        int year = Calendar.isoYear(f.year, f.month, f.day);
        yield whole(year <= 0 ? year - 1 : year);
      }
      case DOW -> whole(Calendar.dayOfWeek(f.julian()));
      case ISODOW -> whole((Calendar.dayOfWeek(f.julian()) + 6) % 7 + 1);
      case DOY -> whole(f.julian() - Calendar.julian(f.year, 1, 1) + 1);
      case EPOCH -> epoch(timestamp);
      case TIMEZONE, TIMEZONE_HOUR, TIMEZONE_MINUTE -> {
        if (!zoned) {
          throw Units.notSupported(name, type);
        }
        yield ofZone(unit, f.zone);
      }
    };
  }

  private static Extraction epoch(long timestamp) {
    long epoch = timestamp - Timestamps.UNIX_EPOCH;
    return timestamp < Long.MAX_VALUE + Timestamps.UNIX_EPOCH
        ? decimal(epoch, 6)
        : new Extraction(timestamp, 6, 0, Special.LATE_EPOCH);
  }

  /// The number of a century or millennium, of which there is none with number 0.
  private static int era(int year, int years) {
    return year > 0 ? (year + years - 1) / years : -((years - 1 - (year - 1)) / years);
  }

  private static Extraction ofClock(Unit unit, Fields f) {
    long micros = f.second * Clock.SECOND + f.micros;
    return switch (unit) {
      case MICROSECOND -> whole(micros);
      case MILLISECOND -> seconds(micros, 3);
      case SECOND -> seconds(micros, 6);
      case MINUTE -> whole(f.minute);
      default -> whole(f.hour);
    };
  }

  private static Extraction ofZone(Unit unit, int west) {
    return switch (unit) {
      case TIMEZONE -> whole(-west);
      case TIMEZONE_HOUR -> whole(-west / 3600);
      default -> whole(-west / 60 % 60);
    };
  }

  static Extraction ofTime(Slice name, long time) {
    return ofTime(name, time, 0, false, TIME);
  }

  static Extraction ofTimetz(Slice name, Slice value) {
    return ofTime(
        name,
        Timetzs.time(value.array(), value.from()),
        Timetzs.zone(value.array(), value.from()),
        true,
        TIMETZ);
  }

  private static Extraction ofTime(Slice name, long time, int west, boolean zoned, String type) {
    Unit unit = Units.named(name, type);
    return switch (unit) {
      case MICROSECOND, MILLISECOND, SECOND, MINUTE, HOUR -> {
        Fields fields = new Fields();
        fields.setTime(time);
        yield ofClock(unit, fields);
      }
      case EPOCH -> decimal(time + west * Clock.SECOND, 6);
      case TIMEZONE, TIMEZONE_HOUR, TIMEZONE_MINUTE -> {
        if (!zoned) {
          throw Units.notSupported(name, type);
        }
        yield ofZone(unit, west);
      }
      default -> throw Units.notSupported(name, type);
    };
  }

  static @Nullable Extraction ofInterval(Slice name, Slice span) {
    int months = Intervals.months(span.array(), span.from());
    int days = Intervals.days(span.array(), span.from());
    long time = Intervals.time(span.array(), span.from());
    boolean infinite = Intervals.isInfinite(months, days, time);
    if (infinite
        && Unit.isReservedWord(Units.lower(name))
        && Unit.named(Units.lower(name)) == null) {
      throw Units.notSupported(name, INTERVAL);
    }
    Unit unit = Units.named(name, INTERVAL);
    return switch (unit) {
      case MICROSECOND, MILLISECOND, SECOND, MINUTE, MONTH, QUARTER ->
          infinite ? null : ofPart(unit, months, time);
      case HOUR -> infinite ? infinite(months) : whole(time / Clock.HOUR);
      case DAY -> infinite ? infinite(months) : whole(days);
      case YEAR -> infinite ? infinite(months) : whole(months / 12);
      case DECADE -> infinite ? infinite(months) : whole(months / 120);
      case CENTURY -> infinite ? infinite(months) : whole(months / 1200);
      case MILLENNIUM -> infinite ? infinite(months) : whole(months / 12_000);
      case EPOCH -> infinite ? infinite(months) : intervalEpoch(months, days, time);
      default -> throw Units.notSupported(name, INTERVAL);
    };
  }

  private static Extraction infinite(int months) {
    return new Extraction(0, 0, months < 0 ? -1 : 1, null);
  }

  private static Extraction ofPart(Unit unit, int months, long time) {
    return switch (unit) {
      case MICROSECOND -> whole(time % Clock.MINUTE);
      case MILLISECOND -> seconds(time % Clock.MINUTE, 3);
      case SECOND -> seconds(time % Clock.MINUTE, 6);
      case MINUTE -> whole(time / Clock.MINUTE % 60);
      case MONTH -> whole(months % 12);
      default -> whole(months % 12 / 3 + 1);
    };
  }

  /// A year counts as 365.25 days here.
  private static Extraction intervalEpoch(int months, int days, long time) {
    long seconds = (1461L * (months / 12) + 120L * (months % 12) + 4L * days) * (86_400 / 4);
    long micros = seconds * Clock.SECOND;
    boolean fits =
        Math.multiplyHigh(seconds, Clock.SECOND) == micros >> 63
            && ((micros ^ (micros + time)) & (time ^ (micros + time))) >= 0;
    return fits ? decimal(micros + time, 6) : new Extraction(seconds, 0, 0, Special.LATE_EPOCH);
  }
}
