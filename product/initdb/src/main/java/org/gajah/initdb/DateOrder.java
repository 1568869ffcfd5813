package org.gajah.initdb;

import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Locale;

/// The order of year, month and day that people of a locale write.
final class DateOrder {
  private static final String DEFAULT = "iso, mdy";

  private DateOrder() {}

  /// The value of `datestyle` for a locale of the C library.
  static String of(String locale) {
    String name = locale.split("[.@]", 2)[0];
    if (name.length() < 2 || name.equals("POSIX")) {
      return DEFAULT;
    }
    String pattern =
        DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                FormatStyle.SHORT,
                null,
                IsoChronology.INSTANCE,
                Locale.forLanguageTag(name.replace('_', '-')))
            .toLowerCase(Locale.ROOT);
    int year = pattern.indexOf('y');
    int month = pattern.indexOf('m');
    int day = pattern.indexOf('d');
    if (year < 0 || month < 0 || day < 0) {
      return DEFAULT;
    }
    if (year < month && month < day) {
      return "iso, ymd";
    }
    return day < month ? "iso, dmy" : DEFAULT;
  }
}
