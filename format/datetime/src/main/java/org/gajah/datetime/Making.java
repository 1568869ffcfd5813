package org.gajah.datetime;

import org.gajah.datetime.calendar.Calendar;
import org.gajah.datetime.calendar.Clock;
import org.gajah.types.number.FloatText;

/// Checks and messages of the `make_` functions.
final class Making {
  private Making() {}

  /// Whether there is such a date; negative years are before Christ.
  static boolean isDate(int year, int month, int day) {
    boolean parts = year != 0 && year != Integer.MIN_VALUE && month >= 1 && month <= 12 && day >= 1;
    return parts && day <= Calendar.daysIn(year < 0 ? year + 1 : year, month);
  }

  static String date(int year, int month, int day) {
    return year + "-" + two(month) + "-" + two(day);
  }

  private static String two(int value) {
    return String.format("%02d", value);
  }

  static String time(int hour, int minute, double second) {
    String seconds = FloatText.brief(second);
    return hour + ":" + two(minute) + ":" + (seconds.length() < 2 ? "0" + seconds : seconds);
  }

  /// Microseconds since midnight, or -1 when there is no such time.
  static long micros(int hour, int minute, double second) {
    double micros = Math.rint(second * Clock.SECOND);
    boolean parts =
        hour >= 0
            && hour <= 24
            && minute >= 0
            && minute < 60
            && micros >= 0
            && micros <= 60 * Clock.SECOND;
    if (!parts) {
      return -1;
    }
    long time = hour * Clock.HOUR + minute * Clock.MINUTE + (long) micros;
    return time > Clock.DAY ? -1 : time;
  }
}
