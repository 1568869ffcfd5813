package org.gajah.datetime.text;

/// Reads numbers at the start of strings as C's `strtol` and `strtod` do. Kept by one reader, for
/// it remembers where the last number ended.
final class Digits {
  int end;

  /// The integer that starts at `from`, 0 where none does; what needs more than 32 bits overflows.
  int integer(String text, int from) {
    long value = longInteger(text, from);
    if (value != (int) value) {
      throw FaultException.overflow();
    }
    return (int) value;
  }

  /// The integer that starts at `from`, 0 where none does; what needs more than 64 bits overflows.
  long longInteger(String text, int from) {
    int at = from;
    boolean negative = at < text.length() && text.charAt(at) == '-';
    if (negative || (at < text.length() && text.charAt(at) == '+')) {
      at++;
    }
    int start = at;
    long value = 0;
    while (at < text.length() && digit(text.charAt(at))) {
      int digit = text.charAt(at) - '0';
      if (value < (Long.MIN_VALUE + digit) / 10) {
        throw FaultException.overflow();
      }
      value = value * 10 - digit;
      at++;
    }
    end = at == start ? from : at;
    if (!negative && value == Long.MIN_VALUE) {
      throw FaultException.overflow();
    }
    return negative ? value : -value;
  }

  static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  /// The fraction that a point and the digits behind it, to the end of the text, make.
  static double fraction(String text, int point) {
    for (int i = point + 1; i < text.length(); i++) {
      if (!digit(text.charAt(i))) {
        throw FaultException.badFormat();
      }
    }
    return point + 1 == text.length() ? 0 : Double.parseDouble(text.substring(point));
  }

  /// The fraction of a second, in microseconds.
  static int micros(String text, int point) {
    return (int) Math.rint(fraction(text, point) * 1_000_000);
  }
}
