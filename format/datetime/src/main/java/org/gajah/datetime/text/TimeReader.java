package org.gajah.datetime.text;

import org.gajah.datetime.calendar.Clock;
import org.gajah.datetime.calendar.Fields;

/// The clock part of a text: hours, minutes and seconds with colons between.
final class TimeReader {
  private TimeReader() {}

  /// Reads a time of day.
  static void read(String text, Fields fields) {
    long[] parts = parts(text, false);
    if (parts[0] != (int) parts[0]) {
      throw FaultException.overflow();
    }
    fields.hour = (int) parts[0];
    fields.minute = (int) parts[1];
    fields.second = (int) parts[2];
    fields.micros = (int) parts[3];
  }

  /// Hours (any number of them), minutes, seconds and microseconds.
  ///
  /// @param minutesFirst whether two numbers are minutes and seconds
  static long[] parts(String text, boolean minutesFirst) {
    Digits digits = new Digits();
    long hour = digits.longInteger(text, 0);
    if (at(text, digits.end) != ':') {
      throw FaultException.badFormat();
    }
    long minute = digits.integer(text, digits.end + 1);
    long second = 0;
    int micros = 0;
    switch (at(text, digits.end)) {
      case 0 -> {
        if (minutesFirst) {
          second = minute;
          minute = checked(hour);
          hour = 0;
        }
      }
      case '.' -> {
        micros = Digits.micros(text, digits.end);
        second = minute;
        minute = checked(hour);
        hour = 0;
      }
      case ':' -> {
        second = digits.integer(text, digits.end + 1);
        char last = at(text, digits.end);
        if (last == '.') {
          micros = Digits.micros(text, digits.end);
        } else if (last != 0) {
          throw FaultException.badFormat();
        }
      }
      default -> throw FaultException.badFormat();
    }
    boolean good =
        hour >= 0 && minute >= 0 && minute <= 59 && second >= 0 && second <= 60 && micros >= 0;
    if (!good) {
      throw FaultException.overflow();
    }
    return new long[] {hour, minute, second, micros};
  }

  private static long checked(long hour) {
    if (hour != (int) hour) {
      throw FaultException.overflow();
    }
    return hour;
  }

  private static char at(String text, int index) {
    return index < text.length() ? text.charAt(index) : 0;
  }

  /// Whether a time is later than 24:00:00, or its parts out of range.
  static boolean overflows(Fields fields) {
    return fields.hour < 0
        || fields.hour > 24
        || fields.minute < 0
        || fields.minute >= 60
        || fields.second < 0
        || fields.second > 60
        || fields.time() > Clock.DAY;
  }
}
