package org.gajah.formatting;

import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.datetime.calendar.Calendar;
import org.gajah.datetime.calendar.Fields;
import org.gajah.datetime.text.ZoneReader;
import org.gajah.text.encoding.Utf8;
import org.gajah.types.contract.TypeContext;
import org.jspecify.annotations.Nullable;

/// Makes a moment of what a text said.
final class DateResolver {
  private static final int[] DAYS_BEFORE = {
    0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365
  };

  private final Slice text;
  private final DateValues values;
  private final Fields fields = new Fields();
  private boolean knowsYear;
  private boolean knowsMonth;
  private boolean knowsDay;

  private DateResolver(Slice text, DateValues values) {
    this.text = text;
    this.values = values;
  }

  /// A moment.
  ///
  /// @param west seconds west of UTC, or null where no zone was named
  /// @param precision how many digits of the second count, 0 for all
  record Moment(Fields fields, @Nullable Integer west, int precision) {}

  static Moment resolve(TypeContext context, Slice text, DateValues values) {
    DateResolver resolver = new DateResolver(text, values);
    resolver.clock();
    resolver.year();
    resolver.weeks();
    resolver.days();
    resolver.dayOfYear();
    resolver.fraction();
    resolver.check();
    return new Moment(resolver.fields, resolver.west(context), values.precision);
  }

  private PgException overflow() {
    return fault(SqlState.DATETIME_FIELD_OVERFLOW, "date/time field value");
  }

  private PgException fault(SqlState state, String what) {
    return new PgException(
        state,
        what
            + " out of range: \""
            + Utf8.forMessage(text.array(), text.from(), text.length())
            + "\"");
  }

  private int exact(long value) {
    if (value != (int) value) {
      throw overflow();
    }
    return (int) value;
  }

  private void clock() {
    fields.month = 1;
    fields.day = 1;
    int seconds = values.secondsOfDay;
    fields.hour = seconds / 3600;
    fields.minute = seconds % 3600 / 60;
    fields.second = seconds % 60;
    fields.second = values.second != 0 ? values.second : fields.second;
    fields.minute = values.minute != 0 ? values.minute : fields.minute;
    fields.hour = values.hour != 0 ? values.hour : fields.hour;
    if (!values.clock12) {
      return;
    }
    if (fields.hour < 1 || fields.hour > 12) {
      throw new PgException(
              SqlState.INVALID_DATETIME_FORMAT,
              "hour \"" + fields.hour + "\" is invalid for the 12-hour clock")
          .hint("Use the 24-hour clock, or give an hour between 1 and 12.");
    }
    if (values.afternoon != 0 && fields.hour < 12) {
      fields.hour += 12;
    } else if (values.afternoon == 0 && fields.hour == 12) {
      fields.hour = 0;
    }
  }

  private void year() {
    long century = values.beforeChrist ? -(long) values.century : values.century;
    if (values.year != 0) {
      knowsYear = true;
      if (values.century != 0 && values.yearDigits <= 2) {
        long year = values.year % 100;
        fields.year =
            exact(
                year != 0
                    ? century >= 0 ? year + (century - 1) * 100 : (century + 1) * 100 - year + 1
                    : century * 100 + (century >= 0 ? 0 : 1));
      } else {
        long year = values.beforeChrist ? -(long) values.year : values.year;
        fields.year = exact(year < 0 ? year + 1 : year);
      }
    } else if (values.century != 0) {
      knowsYear = true;
      // What is too large is told by what makes a date of it.
      fields.year = (int) (century >= 0 ? (century - 1) * 100 + 1 : century * 100 + 1);
    }
  }

  private void weeks() {
    if (values.julian != 0) {
      setDate(values.julian);
    }
    if (values.week == 0) {
      return;
    }
    if (values.convention == DateField.Convention.ISO_WEEK) {
      long monday = Calendar.isoWeekMonday(fields.year, 1) + (values.week - 1L) * 7;
      int weekday = values.weekday;
      setDate(exact(weekday == 0 ? monday : weekday > 1 ? monday + weekday - 2 : monday + 6));
    } else {
      values.dayOfYear = exact((values.week - 1L) * 7 + 1);
    }
  }

  private void setDate(long julian) {
    fields.setJulian(julian);
    knowsYear = true;
    knowsMonth = true;
    knowsDay = true;
  }

  private void days() {
    if (values.weekOfMonth != 0) {
      values.day = exact((values.weekOfMonth - 1L) * 7 + 1);
    }
    if (values.day != 0) {
      fields.day = values.day;
      knowsDay = true;
    }
    if (values.month != 0) {
      fields.month = values.month;
      knowsMonth = true;
    }
  }

  private void dayOfYear() {
    if (values.dayOfYear == 0 || (fields.month > 1 && fields.day > 1)) {
      return;
    }
    if (fields.year == 0 && !values.beforeChrist) {
      throw new PgException(
          SqlState.INVALID_DATETIME_FORMAT,
          "cannot calculate day of year without year information");
    }
    if (values.convention == DateField.Convention.ISO_WEEK) {
      setDate(exact(Calendar.isoWeekMonday(fields.year, 1) - 1L + values.dayOfYear));
      return;
    }
    int month = 1;
    while (month <= 12 && values.dayOfYear > daysBefore(month)) {
      month++;
    }
    fields.month = fields.month <= 1 ? month : fields.month;
    fields.day = fields.day <= 1 ? values.dayOfYear - daysBefore(month - 1) : fields.day;
    knowsMonth = true;
    knowsDay = true;
  }

  private int daysBefore(int months) {
    return DAYS_BEFORE[months] + (months > 1 && Calendar.isLeapYear(fields.year) ? 1 : 0);
  }

  private void fraction() {
    fields.micros = exact(values.millis * 1000L + values.micros);
  }

  private void check() {
    boolean wrong = knowsMonth && (fields.month < 1 || fields.month > 12);
    wrong |= knowsDay && (fields.day < 1 || fields.day > 31);
    if (!wrong && knowsYear && knowsMonth && knowsDay) {
      wrong = fields.day > Calendar.daysIn(fields.year, fields.month);
    }
    wrong |= fields.hour < 0 || fields.hour >= 24;
    wrong |= fields.minute < 0 || fields.minute >= 60;
    wrong |= fields.second < 0 || fields.second >= 60;
    wrong |= fields.micros < 0 || fields.micros >= 1_000_000;
    if (wrong) {
      throw overflow();
    }
  }

  private @Nullable Integer west(TypeContext context) {
    if (values.zoneSign != 0) {
      if (values.zoneHours < 0
          || values.zoneHours > 15
          || values.zoneMinutes < 0
          || values.zoneMinutes >= 60) {
        throw fault(SqlState.INVALID_TIME_ZONE_DISPLACEMENT_VALUE, "time zone displacement");
      }
      int seconds = (values.zoneHours * 60 + values.zoneMinutes) * 60;
      return values.zoneSign > 0 ? -seconds : seconds;
    }
    ZoneReader.Named zone = values.zone;
    return zone == null ? null : Integer.valueOf(ZoneReader.offsetOfLocal(context, zone, fields));
  }
}
