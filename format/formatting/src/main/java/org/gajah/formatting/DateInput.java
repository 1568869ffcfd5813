package org.gajah.formatting;

import java.nio.charset.StandardCharsets;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.text.encoding.Encoding;
import org.gajah.text.encoding.Utf8;
import org.gajah.types.contract.Ascii;

/// A text that is read along a pattern of dates: where the reader stands, and the numbers and words
/// there. A text ends before a zero byte or at its end.
final class DateInput {
  private static final int MOST_DIGITS = 15;

  private final byte[] text;
  private final int end;
  private final Encoding encoding;
  private int at;

  DateInput(byte[] text, int from, int length, Encoding encoding) {
    this.text = text;
    this.at = from;
    this.end = from + length;
    this.encoding = encoding;
  }

  boolean atEnd() {
    return at >= end;
  }

  /// The byte here, 0 at the end.
  byte peek() {
    return at < end ? text[at] : 0;
  }

  /// The byte before this one.
  byte last() {
    return at > 0 ? text[at - 1] : 0;
  }

  void skip(int bytes) {
    at += bytes;
  }

  void skipCharacter() {
    if (at < end) {
      at += encoding.characterLength(text, at, end);
    }
  }

  /// Skips white space and answers how much there was.
  int skipSpaces() {
    int start = at;
    at = Ascii.skipSpace(text, at, end);
    return at - start;
  }

  boolean atSeparator() {
    return at < end && (Ascii.isSpace(text[at]) || PatternReader.isSeparator(text[at]));
  }

  /// The rest of the text, for messages.
  String rest() {
    return Utf8.forMessage(text, at, end - at);
  }

  /// Up to ten letters from here in lower case.
  String letters() {
    int stop = at;
    while (stop < end && stop < at + 10 && Ascii.isLetter(text[stop])) {
      stop++;
    }
    StringBuilder word = new StringBuilder();
    for (int i = at; i < stop; i++) {
      word.append((char) Ascii.lower(text[i]));
    }
    return word.toString();
  }

  static PgException invalid(String value, DateKeyword keyword) {
    return new PgException(
        SqlState.INVALID_DATETIME_FORMAT,
        "invalid value \"" + value + "\" for \"" + keyword.name() + "\"");
  }

  /// A number as `strtol` reads it: white space, a sign, digits. Without digits nothing is read.
  private record Scanned(long value, int end) {}

  private Scanned number(int from, int limit) {
    int place = Ascii.skipSpace(text, from, limit);
    boolean negative = place < limit && text[place] == '-';
    if (place < limit && (text[place] == '-' || text[place] == '+')) {
      place++;
    }
    int digits = place;
    long value = 0;
    while (place < limit && Ascii.isDigit(text[place])) {
      value = Math.min(value * 10 + text[place] - '0', 1L << 40);
      place++;
    }
    return place == digits ? new Scanned(0, from) : new Scanned(negative ? -value : value, place);
  }

  /// What a number may be.
  ///
  /// @param value of it
  /// @param length how many bytes it took, white space counted
  record Read(int value, int length) {}

  /// Reads a number.
  ///
  /// @param width how many characters it has where it isn't followed by something else
  /// @param open whether it may have any number of digits
  Read number(DateKeyword keyword, int width, boolean open) {
    int start = at;
    at = Ascii.skipSpace(text, at, end);
    int copied = Math.min(Math.min(width, end - at), MOST_DIGITS);
    int begin = at;
    Scanned number;
    if (open) {
      number = number(start, end);
      at = number.end();
    } else {
      number = fixed(keyword, width, copied);
      at = number.end();
    }
    if (at == start) {
      throw detailed(invalid(shown(begin, copied), keyword), "Value must be an integer.");
    }
    if (number.value() != (int) number.value()) {
      throw detailed(
          new PgException(
              SqlState.DATETIME_FIELD_OVERFLOW,
              "value for \"" + keyword.name() + "\" in source string is out of range"),
          "Value must be in the range -2147483648 to 2147483647.");
    }
    return new Read((int) number.value(), at - start);
  }

  private Scanned fixed(DateKeyword keyword, int width, int copied) {
    if (copied < width) {
      throw detailed(
              new PgException(
                  SqlState.INVALID_DATETIME_FORMAT,
                  "source string too short for \"" + keyword.name() + "\" formatting field"),
              "Field requires " + width + " characters, but only " + copied + " remain.")
          .hint("If your source string is not fixed-width, try using the \"FM\" modifier.");
    }
    Scanned number = number(at, at + copied);
    int used = number.end() - at;
    if (used > 0 && used < width) {
      throw detailed(
              invalid(shown(at, copied), keyword),
              "Field requires " + width + " characters, but only " + used + " could be parsed.")
          .hint("If your source string is not fixed-width, try using the \"FM\" modifier.");
    }
    return number;
  }

  /// The start of what is left, for a message; a character of UTF-8 that is cut shows as one that
  /// nobody can read.
  private String shown(int from, int length) {
    return encoding == Encoding.UTF8
        ? new String(text, from, length, StandardCharsets.UTF_8)
        : Utf8.forMessage(text, from, length);
  }

  static PgException detailed(PgException fault, String detail) {
    return fault.detail(detail);
  }

  /// Reads one of some words in lower case, and answers its number.
  int word(DateKeyword keyword, String[] words) {
    for (int i = 0; i < words.length; i++) {
      String word = words[i];
      if (end - at >= word.length() && Ascii.equalsIgnoreCase(text, at, word.length(), word)) {
        at += word.length();
        return i;
      }
    }
    int stop = at;
    while (stop < end && !Ascii.isSpace(text[stop])) {
      stop++;
    }
    throw detailed(
        invalid(Utf8.forMessage(text, at, stop - at), keyword),
        "The given value did not match any of the allowed values for this field.");
  }

  /// Reads a year with a comma in it.
  long yearWithComma(DateKeyword keyword) {
    Scanned thousands = number(at, end);
    if (thousands.end() == at || thousands.end() >= end || text[thousands.end()] != ',') {
      throw new PgException(
          SqlState.INVALID_DATETIME_FORMAT, "invalid input string for \"" + keyword.name() + "\"");
    }
    int from = Ascii.skipSpace(text, thousands.end() + 1, end);
    Scanned rest = number(from, Math.min(end, from + 3));
    if (rest.end() == from) {
      throw new PgException(
          SqlState.INVALID_DATETIME_FORMAT, "invalid input string for \"" + keyword.name() + "\"");
    }
    at = rest.end();
    long year = (int) thousands.value() * 1000L + rest.value();
    if (year != (int) year) {
      throw new PgException(
          SqlState.DATETIME_FIELD_OVERFLOW,
          "value for \"" + keyword.name() + "\" in source string is out of range");
    }
    return year;
  }
}
