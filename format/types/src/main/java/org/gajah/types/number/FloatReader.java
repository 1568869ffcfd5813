package org.gajah.types.number;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.NumberFaults;

/// Reads numbers as C's `strtod` does, NaN and infinities included, out of a text that may hold
/// more than one.
public final class FloatReader {
  private final String type;
  private final byte[] text;
  private final int from;
  private final int length;
  private final boolean single;
  private int at;

  /// @param type of the whole text, for messages
  /// @param from where the whole text starts, which messages show
  /// @param single whether numbers are rounded to single precision, in one step
  public FloatReader(String type, byte[] text, int from, int length, boolean single) {
    this.type = type;
    this.text = text;
    this.from = from;
    this.length = length;
    this.single = single;
  }

  /// Where the last number ended.
  public int at() {
    return at;
  }

  /// The longest number behind white space.
  ///
  /// @throws PgException 22P02 where there is none, 22003 where it is too large or too small
  public double read(int begin, int end) {
    int start = Ascii.skipSpace(text, begin, end);
    at = start;
    boolean negative = at < end && text[at] == '-';
    if (negative || (at < end && text[at] == '+')) {
      at++;
    }
    if (at < end && !Ascii.isDigit(text[at]) && text[at] != '.') {
      return named(end, negative);
    }
    boolean hex = at + 1 < end && text[at] == '0' && Ascii.lower(text[at + 1]) == 'x';
    int digits = at;
    at = numberEnd(text, hex ? at + 2 : at, end, hex);
    if (at < 0) {
      throw NumberFaults.invalidSyntax(type, text, from, length);
    }
    String number = Ascii.string(text, start, at - start);
    boolean lacksExponent = hex && number.indexOf('p') < 0 && number.indexOf('P') < 0;
    String javaNumber = lacksExponent ? number + "p0" : number;
    double value = single ? Float.parseFloat(javaNumber) : Double.parseDouble(javaNumber);
    if (Double.isInfinite(value) || (value == 0 && hasNonZeroDigit(text, digits, at, hex))) {
      throw new PgException(
          SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
          "\"" + number + "\" is out of range for type " + (single ? "real" : "double precision"));
    }
    return value;
  }

  private double named(int end, boolean negative) {
    if (word("infinity", end) || word("inf", end)) {
      return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (word("nan", end)) {
      return Double.NaN;
    }
    throw NumberFaults.invalidSyntax(type, text, from, length);
  }

  private boolean word(String word, int end) {
    boolean there =
        end - at >= word.length() && Ascii.equalsIgnoreCase(text, at, word.length(), word);
    at += there ? word.length() : 0;
    return there;
  }

  /// Where the longest number that starts here ends; -1 when there is none.
  ///
  /// @param hex whether its digits are those behind `0x`
  private static int numberEnd(byte[] text, int from, int end, boolean hex) {
    int whole = digitsEnd(text, from, end, hex);
    int at = whole;
    int digits = whole - from;
    if (at < end && text[at] == '.') {
      at = digitsEnd(text, at + 1, end, hex);
      digits += at - whole - 1;
    }
    return digits == 0 ? -1 : exponentEnd(text, at, end, hex ? 'p' : 'e');
  }

  private static int digitsEnd(byte[] text, int from, int end, boolean hex) {
    int at = from;
    while (at < end && (Ascii.isDigit(text[at]) || (hex && Ascii.hexDigit(text[at]) >= 0))) {
      at++;
    }
    return at;
  }

  /// Where a number ends whose exponent starts here, if it has one.
  private static int exponentEnd(byte[] text, int from, int end, int letter) {
    if (from == end || Ascii.lower(text[from]) != letter) {
      return from;
    }
    int at = from + 1;
    if (at < end && (text[at] == '-' || text[at] == '+')) {
      at++;
    }
    int stop = digitsEnd(text, at, end, false);
    return stop > at ? stop : from;
  }

  private static boolean hasNonZeroDigit(byte[] text, int from, int end, boolean hex) {
    for (int at = hex ? from + 2 : from; at < end; at++) {
      int c = Ascii.lower(text[at]);
      if (c == (hex ? 'p' : 'e')) {
        return false;
      }
      if (c != '0' && c != '.') {
        return true;
      }
    }
    return false;
  }
}
