package org.gajah.instance.logger;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.Locale;
import org.gajah.text.zone.TimeZone;

/// Fills in a `log_filename`: the escapes of `strftime` as PostgreSQL's own version of it
/// (`timezone/strftime.c`) has them, in English.
final class LogFileName {
  private static final int DAYS = 7;

  private final LocalDateTime time;
  private final TimeZone zone;
  private final int regime;
  private final StringBuilder out = new StringBuilder();

  private LogFileName(long unixSeconds, TimeZone zone) {
    this.zone = zone;
    regime = zone.regimeAt(unixSeconds);
    time = LocalDateTime.ofEpochSecond(unixSeconds + zone.offset(regime), 0, ZoneOffset.UTC);
  }

  /// @param unixSeconds the moment that is written
  static String of(String pattern, long unixSeconds, TimeZone zone) {
    LogFileName name = new LogFileName(unixSeconds, zone);
    name.fill(pattern);
    return name.out.toString();
  }

  private void fill(String pattern) {
    int at = 0;
    while (at < pattern.length()) {
      char c = pattern.charAt(at++);
      if (c != '%') {
        out.append(c);
        continue;
      }
      while (at < pattern.length() && (pattern.charAt(at) == 'E' || pattern.charAt(at) == 'O')) {
        at++;
      }
      if (at >= pattern.length()) {
        out.append('%');
      } else {
        expand(pattern.charAt(at++));
      }
    }
  }

  private void expand(char escape) {
    switch (escape) {
      case 'C' -> digits(Math.floorDiv(time.getYear(), 100), 2);
      case 'd' -> digits(time.getDayOfMonth(), 2);
      case 'e' -> spaced(time.getDayOfMonth());
      case 'G' -> digits(time.get(IsoFields.WEEK_BASED_YEAR), 4);
      case 'g' -> digits(time.get(IsoFields.WEEK_BASED_YEAR) % 100, 2);
      case 'H' -> digits(time.getHour(), 2);
      case 'I' -> digits(hourOfTwelve(), 2);
      case 'j' -> digits(time.getDayOfYear(), 3);
      case 'k' -> spaced(time.getHour());
      case 'l' -> spaced(hourOfTwelve());
      case 'M' -> digits(time.getMinute(), 2);
      case 'm' -> digits(time.getMonthValue(), 2);
      case 'n' -> out.append('\n');
      case 'S' -> digits(time.getSecond(), 2);
      case 't' -> out.append('\t');
      case 'U' -> digits((time.getDayOfYear() + DAYS - 1 - sundays()) / DAYS, 2);
      case 'u' -> digits(time.getDayOfWeek().getValue(), 1);
      case 'V' -> digits(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2);
      case 'W' -> digits((time.getDayOfYear() + DAYS - time.getDayOfWeek().getValue()) / DAYS, 2);
      case 'w' -> digits(sundays(), 1);
      case 'Y' -> digits(time.getYear(), 4);
      case 'y' -> digits(Math.floorMod(time.getYear(), 100), 2);
      default -> words(escape);
    }
  }

  private void words(char escape) {
    switch (escape) {
      case 'A' -> out.append(time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
      case 'a' -> out.append(time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
      case 'B' -> out.append(time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
      case 'b', 'h' -> out.append(time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
      case 'c' -> fill("%a %b %e %H:%M:%S %Y");
      case 'D', 'x' -> fill("%m/%d/%y");
      case 'F' -> fill("%Y-%m-%d");
      case 'p' -> out.append(time.getHour() < 12 ? "AM" : "PM");
      case 'R' -> fill("%H:%M");
      case 'r' -> fill("%I:%M:%S %p");
      case 'T', 'X' -> fill("%H:%M:%S");
      case 'v' -> fill("%e-%b-%Y");
      case 'Z' -> out.append(zone.abbreviation(regime));
      case 'z' -> offset();
      case '+' -> fill("%a %b %e %H:%M:%S %Z %Y");
      default -> out.append(escape);
    }
  }

  private void offset() {
    int minutes = zone.offset(regime) / 60;
    out.append(minutes < 0 ? '-' : '+');
    digits(Math.abs(minutes) / 60 * 100 + Math.abs(minutes) % 60, 4);
  }

  /// The day of the week, Sunday being 0.
  private int sundays() {
    return time.getDayOfWeek().getValue() % DAYS;
  }

  private int hourOfTwelve() {
    int hour = time.getHour() % 12;
    return hour == 0 ? 12 : hour;
  }

  private void digits(int number, int width) {
    out.append(("%0" + width + "d").formatted(number));
  }

  private void spaced(int number) {
    out.append("%2d".formatted(number));
  }
}
