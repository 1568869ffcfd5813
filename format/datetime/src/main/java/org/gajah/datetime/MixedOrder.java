package org.gajah.datetime;

import org.gajah.datetime.calendar.Calendar;
import org.gajah.datetime.calendar.Clock;
import org.gajah.text.zone.TimeZone;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.contract.TypeContext;

/// Comparisons of dates and timestamps with values of another of their types. A date is its
/// midnight; what is beyond the range of timestamps is still below infinity.
public final class MixedOrder {
  private MixedOrder() {}

  @PgFunction("date_cmp_timestamp")
  public static int compareDate(int date, long timestamp) {
    if (Dates.isFinite(date) && date >= Dates.TIMESTAMP_END) {
      return timestamp == Clock.INFINITY ? -1 : 1;
    }
    return Long.compare(Dates.toTimestamp(date), timestamp);
  }

  @PgFunction("date_cmp_timestamptz")
  public static int compareDateWithZone(TypeContext context, int date, long timestamp) {
    if (!Dates.isFinite(date)) {
      return Long.compare(Dates.toTimestamp(date), timestamp);
    }
    if (date >= Dates.TIMESTAMP_END) {
      return timestamp == Clock.INFINITY ? -1 : 1;
    }
    return compare(Dates.midnight(date, context.timeZone()), timestamp);
  }

  @PgFunction("timestamp_cmp_timestamptz")
  public static int compareTimestamp(TypeContext context, long local, long timestamp) {
    return Clock.isFinite(local)
        ? compare(moment(local, context.timeZone()), timestamp)
        : Long.compare(local, timestamp);
  }

  /// The moment that a zone's clock means, in range or not.
  private static long moment(long local, TimeZone zone) {
    long seconds = Math.floorDiv(local, Clock.SECOND) + Calendar.EPOCH_SECONDS;
    return local - zone.offsetOfLocal(seconds) * Clock.SECOND;
  }

  /// A moment that may be out of range compared with one that isn't.
  private static int compare(long moment, long timestamp) {
    if (moment >= Clock.END) {
      return timestamp == Clock.INFINITY ? -1 : 1;
    }
    if (moment < Clock.FIRST) {
      return timestamp == Clock.MINUS_INFINITY ? 1 : -1;
    }
    return Long.compare(moment, timestamp);
  }

  @PgFunction("timestamp_cmp_date")
  public static int compareWithDate(long timestamp, int date) {
    return -compareDate(date, timestamp);
  }

  @PgFunction("timestamptz_cmp_date")
  public static int compareZonedWithDate(TypeContext context, long timestamp, int date) {
    return -compareDateWithZone(context, date, timestamp);
  }

  @PgFunction("timestamptz_cmp_timestamp")
  public static int compareWithTimestamp(TypeContext context, long timestamp, long local) {
    return -compareTimestamp(context, local, timestamp);
  }

  @PgFunction("date_eq_timestamp")
  public static boolean equalDate(int a, long b) {
    return compareDate(a, b) == 0;
  }

  @PgFunction("date_ne_timestamp")
  public static boolean notEqualDate(int a, long b) {
    return compareDate(a, b) != 0;
  }

  @PgFunction("date_lt_timestamp")
  public static boolean lessDate(int a, long b) {
    return compareDate(a, b) < 0;
  }

  @PgFunction("date_le_timestamp")
  public static boolean lessOrEqualDate(int a, long b) {
    return compareDate(a, b) <= 0;
  }

  @PgFunction("date_gt_timestamp")
  public static boolean greaterDate(int a, long b) {
    return compareDate(a, b) > 0;
  }

  @PgFunction("date_ge_timestamp")
  public static boolean greaterOrEqualDate(int a, long b) {
    return compareDate(a, b) >= 0;
  }

  @PgFunction("timestamp_eq_date")
  public static boolean equalWithDate(long a, int b) {
    return compareWithDate(a, b) == 0;
  }

  @PgFunction("timestamp_ne_date")
  public static boolean notEqualWithDate(long a, int b) {
    return compareWithDate(a, b) != 0;
  }

  @PgFunction("timestamp_lt_date")
  public static boolean lessWithDate(long a, int b) {
    return compareWithDate(a, b) < 0;
  }

  @PgFunction("timestamp_le_date")
  public static boolean lessOrEqualWithDate(long a, int b) {
    return compareWithDate(a, b) <= 0;
  }

  @PgFunction("timestamp_gt_date")
  public static boolean greaterWithDate(long a, int b) {
    return compareWithDate(a, b) > 0;
  }

  @PgFunction("timestamp_ge_date")
  public static boolean greaterOrEqualWithDate(long a, int b) {
    return compareWithDate(a, b) >= 0;
  }

  @PgFunction("date_eq_timestamptz")
  public static boolean equalDateWithZone(TypeContext context, int a, long b) {
    return compareDateWithZone(context, a, b) == 0;
  }

  @PgFunction("date_ne_timestamptz")
  public static boolean notEqualDateWithZone(TypeContext context, int a, long b) {
    return compareDateWithZone(context, a, b) != 0;
  }

  @PgFunction("date_lt_timestamptz")
  public static boolean lessDateWithZone(TypeContext context, int a, long b) {
    return compareDateWithZone(context, a, b) < 0;
  }

  @PgFunction("date_le_timestamptz")
  public static boolean lessOrEqualDateWithZone(TypeContext context, int a, long b) {
    return compareDateWithZone(context, a, b) <= 0;
  }

  @PgFunction("date_gt_timestamptz")
  public static boolean greaterDateWithZone(TypeContext context, int a, long b) {
    return compareDateWithZone(context, a, b) > 0;
  }

  @PgFunction("date_ge_timestamptz")
  public static boolean greaterOrEqualDateWithZone(TypeContext context, int a, long b) {
    return compareDateWithZone(context, a, b) >= 0;
  }

  @PgFunction("timestamptz_eq_date")
  public static boolean equalZonedWithDate(TypeContext context, long a, int b) {
    return compareZonedWithDate(context, a, b) == 0;
  }

  @PgFunction("timestamptz_ne_date")
  public static boolean notEqualZonedWithDate(TypeContext context, long a, int b) {
    return compareZonedWithDate(context, a, b) != 0;
  }

  @PgFunction("timestamptz_lt_date")
  public static boolean lessZonedWithDate(TypeContext context, long a, int b) {
    return compareZonedWithDate(context, a, b) < 0;
  }

  @PgFunction("timestamptz_le_date")
  public static boolean lessOrEqualZonedWithDate(TypeContext context, long a, int b) {
    return compareZonedWithDate(context, a, b) <= 0;
  }

  @PgFunction("timestamptz_gt_date")
  public static boolean greaterZonedWithDate(TypeContext context, long a, int b) {
    return compareZonedWithDate(context, a, b) > 0;
  }

  @PgFunction("timestamptz_ge_date")
  public static boolean greaterOrEqualZonedWithDate(TypeContext context, long a, int b) {
    return compareZonedWithDate(context, a, b) >= 0;
  }

  @PgFunction("timestamp_eq_timestamptz")
  public static boolean equalTimestamp(TypeContext context, long a, long b) {
    return compareTimestamp(context, a, b) == 0;
  }

  @PgFunction("timestamp_ne_timestamptz")
  public static boolean notEqualTimestamp(TypeContext context, long a, long b) {
    return compareTimestamp(context, a, b) != 0;
  }

  @PgFunction("timestamp_lt_timestamptz")
  public static boolean lessTimestamp(TypeContext context, long a, long b) {
    return compareTimestamp(context, a, b) < 0;
  }

  @PgFunction("timestamp_le_timestamptz")
  public static boolean lessOrEqualTimestamp(TypeContext context, long a, long b) {
    return compareTimestamp(context, a, b) <= 0;
  }

  @PgFunction("timestamp_gt_timestamptz")
  public static boolean greaterTimestamp(TypeContext context, long a, long b) {
    return compareTimestamp(context, a, b) > 0;
  }

  @PgFunction("timestamp_ge_timestamptz")
  public static boolean greaterOrEqualTimestamp(TypeContext context, long a, long b) {
    return compareTimestamp(context, a, b) >= 0;
  }

  @PgFunction("timestamptz_eq_timestamp")
  public static boolean equalWithTimestamp(TypeContext context, long a, long b) {
    return compareWithTimestamp(context, a, b) == 0;
  }

  @PgFunction("timestamptz_ne_timestamp")
  public static boolean notEqualWithTimestamp(TypeContext context, long a, long b) {
    return compareWithTimestamp(context, a, b) != 0;
  }

  @PgFunction("timestamptz_lt_timestamp")
  public static boolean lessWithTimestamp(TypeContext context, long a, long b) {
    return compareWithTimestamp(context, a, b) < 0;
  }

  @PgFunction("timestamptz_le_timestamp")
  public static boolean lessOrEqualWithTimestamp(TypeContext context, long a, long b) {
    return compareWithTimestamp(context, a, b) <= 0;
  }

  @PgFunction("timestamptz_gt_timestamp")
  public static boolean greaterWithTimestamp(TypeContext context, long a, long b) {
    return compareWithTimestamp(context, a, b) > 0;
  }

  @PgFunction("timestamptz_ge_timestamp")
  public static boolean greaterOrEqualWithTimestamp(TypeContext context, long a, long b) {
    return compareWithTimestamp(context, a, b) >= 0;
  }
}
