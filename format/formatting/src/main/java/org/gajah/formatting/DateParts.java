package org.gajah.formatting;

import org.gajah.datetime.calendar.Calendar;
import org.gajah.datetime.calendar.Clock;
import org.gajah.datetime.calendar.Fields;
import org.jspecify.annotations.Nullable;

/// A moment or an interval taken apart to be written.
///
/// @param hour of an interval may be large, and like all its parts negative
/// @param zone the abbreviation of the time zone, or null
/// @param east seconds east of UTC
record DateParts(
    boolean interval,
    int year,
    int month,
    int day,
    long hour,
    int minute,
    int second,
    int micros,
    int weekday,
    int dayOfYear,
    @Nullable String zone,
    int east) {
  static DateParts of(Fields fields) {
    int julian = fields.julian();
    return new DateParts(
        false,
        fields.year,
        fields.month,
        fields.day,
        fields.hour,
        fields.minute,
        fields.second,
        fields.micros,
        Calendar.dayOfWeek(julian),
        julian - Calendar.julian(fields.year, 1, 1) + 1,
        fields.abbreviation,
        -fields.zone);
  }

  static DateParts ofInterval(int months, int days, long time) {
    int year = months / 12;
    int month = months % 12;
    return new DateParts(
        true,
        year,
        month,
        days,
        time / Clock.HOUR,
        (int) (time / Clock.MINUTE % 60),
        (int) (time / Clock.SECOND % 60),
        (int) (time % Clock.SECOND),
        0,
        (year * 12 + month) * 30 + days,
        null,
        0);
  }

  /// The Julian day; that of an interval means nothing, and is what PostgreSQL computes.
  int julian() {
    if (!interval) {
      return Calendar.julian(year, month, day);
    }
    int years = year + (month > 2 ? 4800 : 4799);
    int months = month + (month > 2 ? 1 : 13);
    int centuries = years / 100;
    int leapDays = years / 4 - centuries + centuries / 4;
    return years * 365 - 32_167 + leapDays + 7834 * months / 256 + day;
  }

  /// The year as it is shown: there is no year 0.
  int shownYear(boolean iso) {
    int number = iso ? Calendar.isoYear(year, month, day) : year;
    return interval || number > 0 ? number : 1 - number;
  }

  int isoWeek() {
    return interval ? weekOfInterval() : Calendar.isoWeek(year, month, day);
  }

  private int weekOfInterval() {
    int julian = julian();
    int monday = Calendar.isoWeekMonday(year, 1);
    if (julian < monday) {
      monday = Calendar.isoWeekMonday(year - 1, 1);
    }
    int next = Calendar.isoWeekMonday(year + 1, 1);
    int week = (julian - monday) / 7 + 1;
    return week >= 52 && julian >= next ? (julian - next) / 7 + 1 : week;
  }

  /// The day of the ISO year.
  int isoDayOfYear() {
    return julian() - Calendar.isoWeekMonday(Calendar.isoYear(year, month, day), 1) + 1;
  }
}
