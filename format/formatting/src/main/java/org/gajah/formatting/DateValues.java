package org.gajah.formatting;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.datetime.text.ZoneReader;
import org.jspecify.annotations.Nullable;

/// What a text says along a pattern of dates; 0 where it says nothing.
final class DateValues {
  DateField.Convention convention = DateField.Convention.ANY;
  int hour;
  boolean clock12;
  int afternoon;
  int minute;
  int second;
  int secondsOfDay;
  int weekday;
  int day;
  int dayOfYear;
  int month;
  int millis;
  int year;
  boolean beforeChrist;
  int week;
  int weekOfMonth;
  int century;
  int julian;
  int micros;
  int yearDigits;
  int precision;
  int zoneSign;
  int zoneHours;
  int zoneMinutes;
  ZoneReader.@Nullable Named zone;

  /// Notes how the pattern counts.
  void note(DateField.Convention used) {
    if (used == DateField.Convention.ANY) {
      return;
    }
    if (convention != DateField.Convention.ANY && convention != used) {
      throw new PgException(
              SqlState.INVALID_DATETIME_FORMAT, "invalid combination of date conventions")
          .hint("Do not mix Gregorian and ISO week date conventions in a formatting template.");
    }
    convention = used;
  }

  /// The value to keep where one may be known already.
  static int agreed(int known, int value, DateKeyword keyword) {
    if (known != 0 && known != value) {
      throw new PgException(
              SqlState.INVALID_DATETIME_FORMAT,
              "conflicting values for \"" + keyword.name() + "\" field in formatting string")
          .detail("This value contradicts a previous setting for the same field type.");
    }
    return value;
  }
}
