package org.gajah.base.settings;

import java.math.BigInteger;
import java.util.Locale;

/// A number at the start of a text, read as the C library reads it.
///
/// @param value what it is
/// @param end where in the text it ends; 0 when there is none
/// @param outOfRange whether the type is too small for it
record CNumber(double value, int end, boolean outOfRange) {
  private static final CNumber MISSING = new CNumber(0, 0, false);
  private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);
  private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);

  boolean isMissing() {
    return end == 0;
  }

  /// Whether the number goes on as a real one where an integer ended.
  boolean stoppedAtFraction(String text) {
    return end < text.length() && ".eE".indexOf(text.charAt(end)) >= 0;
  }

  /// Reads an integer: white space, a sign, and hexadecimal digits after `0x`, octal ones after
  /// `0`, or decimal ones.
  static CNumber integer(String text) {
    int at = NumberText.skipSpace(text, 0);
    boolean negative = at < text.length() && text.charAt(at) == '-';
    if (negative || (at < text.length() && text.charAt(at) == '+')) {
      at++;
    }
    int radix = 10;
    if (hexadecimalAt(text, at) && Character.digit(text.charAt(at + 2), 16) >= 0) {
      radix = 16;
      at += 2;
    } else if (at < text.length() && text.charAt(at) == '0') {
      radix = 8;
    }
    int end = digits(text, at, radix);
    if (end == at) {
      return MISSING;
    }
    BigInteger value = new BigInteger(text.substring(at, end), radix);
    if (negative) {
      value = value.negate();
    }
    boolean fits = value.compareTo(LONG_MAX) <= 0 && value.compareTo(LONG_MIN) >= 0;
    return new CNumber(value.doubleValue(), end, !fits);
  }

  private static boolean hexadecimalAt(String text, int at) {
    return text.length() > at + 2
        && text.charAt(at) == '0'
        && (text.charAt(at + 1) == 'x' || text.charAt(at + 1) == 'X');
  }

  private static int digits(String text, int from, int radix) {
    int at = from;
    while (at < text.length()
        && text.charAt(at) < 128
        && Character.digit(text.charAt(at), radix) >= 0) {
      at++;
    }
    return at;
  }

  /// Reads a real number: decimal, hexadecimal, infinity or NaN.
  static CNumber real(String text) {
    int start = NumberText.skipSpace(text, 0);
    int at = start;
    boolean negative = at < text.length() && text.charAt(at) == '-';
    if (negative || (at < text.length() && text.charAt(at) == '+')) {
      at++;
    }
    CNumber named = named(text, at);
    if (!named.isMissing()) {
      return negative ? new CNumber(-named.value, named.end, false) : named;
    }
    boolean hexadecimal = hexadecimalAt(text, at);
    int radix = hexadecimal ? 16 : 10;
    int first = hexadecimal ? at + 2 : at;
    int end = digits(text, first, radix);
    int count = end - first;
    if (end < text.length() && text.charAt(end) == '.') {
      int fraction = digits(text, end + 1, radix);
      count += fraction - end - 1;
      end = count > 0 ? fraction : end;
    }
    if (count == 0) {
      // A lone "0x" is a zero followed by an x.
      return hexadecimal ? new CNumber(0, at + 1, false) : MISSING;
    }
    int mantissaEnd = end;
    end = exponent(text, end, hexadecimal ? 'p' : 'e');
    String number = text.substring(start, end);
    if (hexadecimal && end == mantissaEnd) {
      number += "p0";
    }
    double value = Double.parseDouble(number);
    boolean zero = text.substring(first, mantissaEnd).chars().noneMatch(c -> c != '0' && c != '.');
    boolean subnormal = !zero && Math.abs(value) < Double.MIN_NORMAL;
    return new CNumber(value, end, Double.isInfinite(value) || subnormal);
  }

  private static int exponent(String text, int at, char mark) {
    if (at >= text.length() || (text.charAt(at) | 0x20) != mark) {
      return at;
    }
    int from = at + 1;
    if (from < text.length() && (text.charAt(from) == '+' || text.charAt(from) == '-')) {
      from++;
    }
    int end = digits(text, from, 10);
    return end > from ? end : at;
  }

  private static CNumber named(String text, int at) {
    String rest = text.substring(at).toLowerCase(Locale.ROOT);
    if (rest.startsWith("infinity")) {
      return new CNumber(Double.POSITIVE_INFINITY, at + 8, false);
    }
    if (rest.startsWith("inf")) {
      return new CNumber(Double.POSITIVE_INFINITY, at + 3, false);
    }
    return rest.startsWith("nan") ? new CNumber(Double.NaN, at + 3, false) : MISSING;
  }
}
