package org.gajah.parser.lex;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;

/// Reads the escapes of `U&'...'` and `U&"..."`.
public final class UnicodeEscapes {
  /// What stands before the first character of the value: the letter, the ampersand, the quote.
  private static final int OPENING = 3;

  private final String value;
  private final char escape;
  private final SourceText source;
  private final int start;
  private final StringBuilder out = new StringBuilder();
  private int at;

  private UnicodeEscapes(String value, char escape, SourceText source, int start) {
    this.value = value;
    this.escape = escape;
    this.source = source;
    this.start = start;
  }

  /// Whether a character can be what escapes.
  public static boolean canEscape(char c) {
    return !Characters.isHex(c) && c != '+' && c != '\'' && c != '"' && !Characters.isSpace(c);
  }

  /// The value with its escapes read.
  ///
  /// @param start where the literal begins in the text
  /// @throws PgException 42601 when an escape is none
  public static String read(String value, char escape, SourceText source, int start) {
    return new UnicodeEscapes(value, escape, source, start).read();
  }

  private String read() {
    char high = 0;
    while (at < value.length()) {
      int place = at;
      char c = value.charAt(at);
      if (c != escape || charAt(at + 1) == escape) {
        if (high != 0) {
          throw invalidPair(place);
        }
        out.append(c);
        at += c == escape ? 2 : 1;
      } else {
        high = accept(high, codePoint(), place);
      }
    }
    if (high != 0) {
      throw invalidPair(at);
    }
    return out.toString();
  }

  private char charAt(int offset) {
    return offset < value.length() ? value.charAt(offset) : 0;
  }

  /// Appends a code point, or keeps the first half of a pair.
  ///
  /// @return the half that waits for the other, or 0
  private char accept(char high, int codePoint, int place) {
    boolean unit = Character.isBmpCodePoint(codePoint);
    boolean low = unit && Character.isLowSurrogate((char) codePoint);
    if (low != (high != 0)) {
      throw invalidPair(place);
    }
    if (unit && Character.isHighSurrogate((char) codePoint)) {
      return (char) codePoint;
    }
    out.appendCodePoint(low ? Character.toCodePoint(high, (char) codePoint) : codePoint);
    return 0;
  }

  private int codePoint() {
    boolean plus = charAt(at + 1) == '+';
    int from = at + (plus ? 2 : 1);
    int digits = plus ? 6 : 4;
    int number = 0;
    for (int i = 0; i < digits; i++) {
      int digit = Characters.hexValue(charAt(from + i));
      if (digit < 0) {
        throw error("invalid Unicode escape", at)
            .hint("Unicode escapes must be \\XXXX or \\+XXXXXX.");
      }
      number = number * 16 + digit;
    }
    if (number == 0 || number > Character.MAX_CODE_POINT) {
      throw error("invalid Unicode escape value", at);
    }
    at = from + digits;
    return number;
  }

  private PgException invalidPair(int place) {
    return error("invalid Unicode surrogate pair", place);
  }

  private PgException error(String message, int place) {
    return source.error(SqlState.SYNTAX_ERROR, message, start + OPENING + place);
  }
}
