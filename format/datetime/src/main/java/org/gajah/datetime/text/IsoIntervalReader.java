package org.gajah.datetime.text;

import org.gajah.datetime.calendar.Clock;

/// Intervals after ISO 8601: `P1Y2M3DT4H5M6S` and the alternative forms `P0001-02-03T04:05:06` and
/// `P00010203T040506`.
final class IsoIntervalReader {
  private static final double LARGEST = 1e15;

  private final String text;
  private final IntervalParts parts;
  private int at = 1;
  private boolean inTime;
  private boolean fieldSeen;
  private long whole;
  private double fraction;

  IsoIntervalReader(String text, IntervalParts parts) {
    this.text = text;
    this.parts = parts;
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  void read() {
    if (text.length() < 2 || text.charAt(0) != 'P') {
      throw FaultException.badFormat();
    }
    while (at < text.length()) {
      if (peek() == 'T') {
        startTime();
        continue;
      }
      int start = at;
      number();
      char designator = peek();
      at++;
      boolean more = inTime ? time(designator, start) : date(designator, start);
      if (!more) {
        return;
      }
    }
  }

  private void startTime() {
    at++;
    inTime = true;
    fieldSeen = false;
  }

  private void number() {
    char first = peek();
    if (!Digits.digit(first) && first != '-' && first != '.') {
      throw FaultException.badFormat();
    }
    int start = at;
    at += first == '-' ? 1 : 0;
    int digits = 0;
    boolean point = false;
    while (Digits.digit(peek()) || (peek() == '.' && !point)) {
      point |= peek() == '.';
      digits += peek() == '.' ? 0 : 1;
      at++;
    }
    if (digits == 0) {
      throw FaultException.badFormat();
    }
    exponent();
    double value = Double.parseDouble(text.substring(start, at));
    if (value < -LARGEST || value > LARGEST) {
      throw FaultException.overflow();
    }
    whole = (long) value;
    fraction = value - whole;
  }

  /// C's `strtod` takes an exponent along.
  private void exponent() {
    int saved = at;
    if (peek() == 'e' || peek() == 'E') {
      at++;
      at += peek() == '+' || peek() == '-' ? 1 : 0;
      int digits = at;
      while (Digits.digit(peek())) {
        at++;
      }
      at = at == digits ? saved : at;
    }
  }

  private int width(int start) {
    int from = text.charAt(start) == '-' ? start + 1 : start;
    int end = from;
    while (end < text.length() && Digits.digit(text.charAt(end))) {
      end++;
    }
    return end - from;
  }

  private boolean date(char designator, int start) {
    switch (designator) {
      case 'Y' -> addYears();
      case 'M' -> addMonths();
      case 'W' -> {
        parts.addDays(whole, 7);
        parts.addFractionOfDays(fraction, 7);
      }
      case 'D' -> addDays();
      case 'T', 0, '-' -> {
        if (designator != '-' && width(start) == 8 && !fieldSeen) {
          parts.addYears(whole / 10_000, 1);
          parts.addMonths(whole / 100 % 100);
          parts.addDays(whole % 100, 1);
          parts.addFraction(fraction, Clock.DAY);
          return next(designator);
        }
        return extendedDate(designator);
      }
      default -> throw FaultException.badFormat();
    }
    fieldSeen = true;
    return true;
  }

  private void addYears() {
    parts.addYears(whole, 1);
    parts.addFractionOfYears(fraction, 1);
  }

  private void addMonths() {
    parts.addMonths(whole);
    parts.addFractionOfDays(fraction, 30);
  }

  private void addDays() {
    parts.addDays(whole, 1);
    parts.addFraction(fraction, Clock.DAY);
  }

  /// Whether the text goes on behind a complete date.
  private boolean next(char designator) {
    if (designator == 0) {
      return false;
    }
    if (designator != 'T') {
      throw FaultException.badFormat();
    }
    inTime = true;
    fieldSeen = false;
    return true;
  }

  private boolean extendedDate(char designator) {
    if (fieldSeen) {
      throw FaultException.badFormat();
    }
    addYears();
    if (designator != '-') {
      return next(designator);
    }
    number();
    addMonths();
    if (peek() != '-') {
      at++;
      return next(text.length() < at ? 0 : text.charAt(at - 1));
    }
    at++;
    number();
    addDays();
    at++;
    return next(text.length() < at ? 0 : text.charAt(at - 1));
  }

  private boolean time(char designator, int start) {
    switch (designator) {
      case 'H' -> parts.addMicros(whole, fraction, Clock.HOUR);
      case 'M' -> parts.addMicros(whole, fraction, Clock.MINUTE);
      case 'S' -> parts.addMicros(whole, fraction, Clock.SECOND);
      case 0, ':' -> {
        if (designator == 0 && width(start) == 6 && !fieldSeen) {
          parts.addMicros(whole / 10_000, 0, Clock.HOUR);
          parts.addMicros(whole / 100 % 100, 0, Clock.MINUTE);
          parts.addMicros(whole % 100, 0, Clock.SECOND);
          parts.addFraction(fraction, 1);
          return false;
        }
        extendedTime(designator);
        return false;
      }
      default -> throw FaultException.badFormat();
    }
    fieldSeen = true;
    return true;
  }

  private void extendedTime(char designator) {
    if (fieldSeen) {
      throw FaultException.badFormat();
    }
    parts.addMicros(whole, fraction, Clock.HOUR);
    if (designator == 0) {
      return;
    }
    number();
    parts.addMicros(whole, fraction, Clock.MINUTE);
    if (peek() == 0) {
      return;
    }
    if (peek() != ':') {
      throw FaultException.badFormat();
    }
    at++;
    number();
    parts.addMicros(whole, fraction, Clock.SECOND);
    if (peek() != 0) {
      throw FaultException.badFormat();
    }
  }
}
