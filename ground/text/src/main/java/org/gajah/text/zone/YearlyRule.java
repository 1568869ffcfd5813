package org.gajah.text.zone;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a POSIX `TZ` string says: a standard time, and perhaps a daylight saving time with the days
/// of the year on which it starts and ends.
///
/// Offsets are seconds east of UTC, unlike in the string itself.
record YearlyRule(
    String standardName,
    int standardOffset,
    String daylightName,
    int daylightOffset,
    @Nullable Day start,
    @Nullable Day end) {
  private static final int DAY_SECONDS = 86_400;

  /// A day of the year and the second of that day, on the clock that is in force before.
  ///
  /// @param form `J` (day 1 to 365, February 29 never counted), `N` (day from 0) or `M` (month,
  ///   week from 1 with 5 the last, day of the week from Sunday, 0)
  record Day(char form, int day, int month, int week, int second) {
    long epochDay(long year) {
      // The calendar repeats every 400 years, which LocalDate's range of years does not need.
      long cycles = Math.floorDiv(year - 2000, 400L);
      int inCycle = (int) (year - cycles * 400);
      long start = LocalDate.of(inCycle, 1, 1).toEpochDay() + cycles * 146_097;
      return switch (form) {
        case 'J' ->
            start + day - 1 + (LocalDate.of(inCycle, 1, 1).isLeapYear() && day > 59 ? 1 : 0);
        case 'N' -> start + day;
        default -> cycles * 146_097 + dayOfWeek(inCycle);
      };
    }

    private long dayOfWeek(int year) {
      LocalDate first = LocalDate.of(year, month, 1);
      int offset = Math.floorMod(day - first.getDayOfWeek().getValue() % 7, 7);
      int dayOfMonth = 1 + offset + 7 * (week - 1);
      return first.toEpochDay()
          + (dayOfMonth > first.lengthOfMonth() ? dayOfMonth - 7 : dayOfMonth)
          - 1;
    }
  }

  boolean hasDaylight() {
    return start != null && end != null;
  }

  private static long year(long localTime) {
    long days = Math.floorDiv(localTime, (long) DAY_SECONDS);
    long cycles = Math.floorDiv(days, 146_097L);
    return LocalDate.ofEpochDay(days - cycles * 146_097).getYear() + cycles * 400;
  }

  private long startIn(long year) {
    return start == null
        ? Long.MAX_VALUE
        : start.epochDay(year) * DAY_SECONDS + start.second() - standardOffset;
  }

  private long endIn(long year) {
    return end == null
        ? Long.MAX_VALUE
        : end.epochDay(year) * DAY_SECONDS + end.second() - daylightOffset;
  }

  boolean isDaylight(long time) {
    if (!hasDaylight()) {
      return false;
    }
    long year = year(time + standardOffset);
    long from = startIn(year);
    long to = endIn(year);
    return from < to ? time >= from && time < to : time >= from || time < to;
  }

  long transitionAfter(long time) {
    if (!hasDaylight()) {
      return Long.MAX_VALUE;
    }
    long next = Long.MAX_VALUE;
    long year = year(time + standardOffset);
    for (long y = year - 1; y <= year + 1; y++) {
      long from = startIn(y);
      long to = endIn(y);
      next = from > time ? Math.min(next, from) : next;
      next = to > time ? Math.min(next, to) : next;
    }
    return next;
  }

  /// Reads a `TZ` string such as `EST5EDT,M3.2.0,M11.1.0` or `<+03>-3`; null when it is none. Where
  /// the days are left out they are those of the United States.
  static @Nullable YearlyRule parse(String text) {
    return new PosixReader(text).read();
  }
}
