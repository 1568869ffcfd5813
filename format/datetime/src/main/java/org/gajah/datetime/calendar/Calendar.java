package org.gajah.datetime.calendar;

/// The proleptic Gregorian calendar in Julian days. Years are counted as astronomers do: year 0 is
/// 1 BC.
public final class Calendar {
  /// The Julian day of 2000-01-01, day 0 of type `date`.
  public static final int EPOCH = 2_451_545;

  /// The Julian day of 1970-01-01.
  public static final int UNIX_EPOCH = 2_440_588;

  /// Seconds from 1970-01-01 to 2000-01-01.
  public static final long EPOCH_SECONDS = (long) (EPOCH - UNIX_EPOCH) * 86_400;

  private static final int[] MONTH_DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  private static final int DAYS_400 = 146_097;

  /// Days from Julian day 0 back to 0000-03-01 of the year -4800, where counting is easiest.
  private static final int SHIFT = 32_044;

  private Calendar() {}

  public static boolean isLeapYear(int year) {
    return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  /// How many days a month (from 1) has.
  public static int daysIn(int year, int month) {
    return month == 2 && isLeapYear(year) ? 29 : MONTH_DAYS[month - 1];
  }

  /// The Julian day of a date; month and day may be out of range by less than a year.
  public static int julian(int year, int month, int day) {
    long m = Math.floorMod(month - 3L, 12L);
    long y = year + Math.floorDiv(month - 3L, 12L) + 4800;
    return (int)
        (day
            + (153 * m + 2) / 5
            + 365 * y
            + Math.floorDiv(y, 4L)
            - Math.floorDiv(y, 100L)
            + Math.floorDiv(y, 400L)
            - SHIFT
            - 1);
  }

  /// A date packed into a number: [#year], [#month] and [#day] take it apart.
  public static long civil(long julian) {
    long days = julian + SHIFT;
    long cycle = Math.floorDiv(days, (long) DAYS_400);
    int dayOfCycle = (int) (days - cycle * DAYS_400);
    int century = Math.min(dayOfCycle / 36_524, 3);
    int dayOfCentury = dayOfCycle - century * 36_524;
    int four = dayOfCentury / 1461;
    int dayOfFour = dayOfCentury - four * 1461;
    int yearOfFour = Math.min(dayOfFour / 365, 3);
    int dayOfYear = dayOfFour - yearOfFour * 365;
    int m = (5 * dayOfYear + 2) / 153;
    int day = dayOfYear - (153 * m + 2) / 5 + 1;
    int month = m < 10 ? m + 3 : m - 9;
    long year = cycle * 400 + century * 100L + four * 4L + yearOfFour - 4800 + (m < 10 ? 0 : 1);
    return year << 16 | month << 8 | day;
  }

  public static int year(long civil) {
    return (int) (civil >> 16);
  }

  public static int month(long civil) {
    return (int) (civil >> 8) & 0xFF;
  }

  public static int day(long civil) {
    return (int) civil & 0xFF;
  }

  /// The day of the week, 0 for Sunday.
  public static int dayOfWeek(long julian) {
    return (int) Math.floorMod(julian + 1, 7L);
  }

  /// Whether a date has a Julian day that fits PostgreSQL's range.
  public static boolean isJulian(int year, int month) {
    return (year > -4713 || (year == -4713 && month >= 11))
        && (year < 5_874_898 || (year == 5_874_898 && month < 6));
  }

  /// The Julian day of the Monday on which the ISO week 1 of a year starts.
  private static int firstIsoMonday(int year) {
    int fourth = julian(year, 1, 4);
    return fourth - Math.floorMod(fourth, 7);
  }

  /// The year to which ISO 8601 counts the week of a date.
  public static int isoYear(int year, int month, int day) {
    int julian = julian(year, month, day);
    if (julian < firstIsoMonday(year)) {
      return year - 1;
    }
    return julian >= firstIsoMonday(year + 1) ? year + 1 : year;
  }

  /// The number of the week of a date after ISO 8601.
  public static int isoWeek(int year, int month, int day) {
    int monday = firstIsoMonday(isoYear(year, month, day));
    return (julian(year, month, day) - monday) / 7 + 1;
  }

  /// The Julian day of the Monday of an ISO week.
  public static int isoWeekMonday(int isoYear, int week) {
    return firstIsoMonday(isoYear) + (week - 1) * 7;
  }
}
