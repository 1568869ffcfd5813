package org.gajah.text.zone;

import org.jspecify.annotations.Nullable;

/// Reads POSIX `TZ` strings.
final class PosixReader {
  private static final String DEFAULT_DAYS = ",M3.2.0,M11.1.0";
  private static final int BAD = Integer.MIN_VALUE;

  private final String text;
  private int at;

  PosixReader(String text) {
    this.text = text;
  }

  @Nullable YearlyRule read() {
    String standard = name();
    int offset = standard == null ? BAD : offset();
    if (standard == null || offset == BAD) {
      return null;
    }
    if (at == text.length()) {
      return new YearlyRule(standard, -offset, "", 0, null, null);
    }
    String daylight = name();
    if (daylight == null || daylight.isEmpty()) {
      return null;
    }
    int daylightOffset = -offset + 3600;
    if (at < text.length() && text.charAt(at) != ',') {
      int explicit = offset();
      if (explicit == BAD) {
        return null;
      }
      daylightOffset = -explicit;
    }
    PosixReader days = this;
    if (at == text.length()) {
      days = new PosixReader(DEFAULT_DAYS);
    }
    YearlyRule.Day start = days.day();
    YearlyRule.Day end = start == null ? null : days.day();
    if (start == null || end == null || days.at < days.text.length()) {
      return null;
    }
    return new YearlyRule(standard, -offset, daylight, daylightOffset, start, end);
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private @Nullable String name() {
    int start = at;
    if (peek() == '<') {
      int close = text.indexOf('>', at);
      if (close < 0) {
        return null;
      }
      at = close + 1;
      return text.substring(start + 1, close);
    }
    while (peek() != 0 && !digit(peek()) && ",-+".indexOf(peek()) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private int number(int least, int greatest) {
    int start = at;
    int value = 0;
    while (digit(peek())) {
      value = value * 10 + peek() - '0';
      at++;
      if (value > greatest) {
        return BAD;
      }
    }
    return at == start || value < least ? BAD : value;
  }

  /// Hours, minutes and seconds with a sign, in seconds.
  private int offset() {
    boolean negative = peek() == '-';
    if (negative || peek() == '+') {
      at++;
    }
    int seconds = number(0, 24 * 7 - 1);
    if (seconds == BAD) {
      return BAD;
    }
    seconds *= 3600;
    for (int unit = 60; unit >= 1 && peek() == ':'; unit /= 60) {
      at++;
      int part = number(0, 60);
      if (part == BAD) {
        return BAD;
      }
      seconds += part * unit;
    }
    return negative ? -seconds : seconds;
  }

  private YearlyRule.@Nullable Day day() {
    if (peek() != ',') {
      return null;
    }
    at++;
    char form = peek() == 'J' || peek() == 'M' ? peek() : 'N';
    int month = 0;
    int week = 0;
    int day;
    if (form == 'M') {
      at++;
      month = number(1, 12);
      boolean first = dot();
      week = first ? number(1, 5) : BAD;
      boolean second = dot();
      day = second ? number(0, 6) : BAD;
    } else {
      at += form == 'J' ? 1 : 0;
      day = number(form == 'J' ? 1 : 0, 365);
    }
    int second = 7200;
    if (peek() == '/') {
      at++;
      second = offset();
    }
    boolean bad = month == BAD || week == BAD || day == BAD || second == BAD;
    return bad ? null : new YearlyRule.Day(form, day, month, week, second);
  }

  private boolean dot() {
    boolean dot = peek() == '.';
    at += dot ? 1 : 0;
    return dot;
  }
}
