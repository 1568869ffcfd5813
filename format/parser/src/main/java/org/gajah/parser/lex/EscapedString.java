package org.gajah.parser.lex;

import org.gajah.base.error.SqlState;

/// Reads one string whose backslashes are escapes, part for part.
final class EscapedString {
  private final SourceText source;
  private final String text;
  private final ParserOptions options;
  private final int start;
  private final LiteralBuffer value = new LiteralBuffer();

  /// Whether the first escape is to be warned of.
  private boolean warn;

  private int at;

  /// @param start where the literal begins
  /// @param warn whether to warn of the first escape
  EscapedString(SourceText source, ParserOptions options, int start, boolean warn) {
    this.source = source;
    text = source.text();
    this.options = options;
    this.start = start;
    this.warn = warn;
  }

  /// Reads from behind an opening quote.
  ///
  /// @return the offset behind the closing quote
  int part(int from) {
    at = from;
    while (true) {
      int plain = at;
      while (at < text.length() && text.charAt(at) != '\'' && text.charAt(at) != '\\') {
        at++;
      }
      value.append(text, plain, at);
      if (at >= text.length() || text.charAt(at) == '\\' && at + 1 >= text.length()) {
        throw source.near("unterminated quoted string", start, text.length());
      }
      if (text.charAt(at) == '\\') {
        escape();
      } else if (charAt(at + 1) == '\'') {
        value.append('\'');
        at += 2;
      } else {
        return at + 1;
      }
    }
  }

  String finish() {
    return value.finish();
  }

  private char charAt(int offset) {
    return offset < text.length() ? text.charAt(offset) : 0;
  }

  private void escape() {
    char c = text.charAt(at + 1);
    switch (c) {
      case 'u', 'U' -> unicode(c == 'u' ? 4 : 8);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> octal();
      case 'x' -> hex();
      default -> single(c);
    }
  }

  private void single(char c) {
    if (c == '\'') {
      if (!options.backslashQuote()) {
        throw source
            .error(
                SqlState.NONSTANDARD_USE_OF_ESCAPE_CHARACTER,
                "unsafe use of \\' in a string literal",
                start)
            .hint("Use '' to write quotes in strings. \\' is insecure in client-only encodings.");
      }
      warnOnce(
          "\\'", "Use '' to write quotes in strings, or use the escape string syntax (E'...').");
    } else if (c == '\\') {
      warnOnce("\\\\", "Use the escape string syntax for backslashes, e.g., E'\\\\'.");
    } else {
      warnOfEscape();
    }
    value.append(
        switch (c) {
          case 'b' -> '\b';
          case 'f' -> '\f';
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 't' -> '\t';
          case 'v' -> '\013';
          default -> c;
        });
    at += 2;
  }

  private void warnOfEscape() {
    warnOnce("escape", "Use the escape string syntax for escapes, e.g., E'\\r\\n'.");
  }

  private void warnOnce(String what, String hint) {
    if (warn) {
      warn = false;
      StringScanner.warn(source, options, start, what, hint);
    }
  }

  private void octal() {
    int end = at + 1;
    int number = 0;
    while (end < at + 4 && Characters.isOctal(charAt(end))) {
      number = number * 8 + Characters.hexValue(charAt(end));
      end++;
    }
    warnOfEscape();
    value.appendByte(number & 0xFF);
    at = end;
  }

  private void hex() {
    int end = at + 2;
    int number = 0;
    while (end < at + 4 && Characters.isHex(charAt(end))) {
      number = number * 16 + Characters.hexValue(charAt(end));
      end++;
    }
    if (end == at + 2) {
      single('x');
      return;
    }
    warnOfEscape();
    value.appendByte(number);
    at = end;
  }

  private void unicode(int digits) {
    warnOfEscape();
    int first = codePoint(digits);
    if (Character.isBmpCodePoint(first) && Character.isHighSurrogate((char) first)) {
      at += digits + 2;
      pair((char) first);
    } else if (Character.isBmpCodePoint(first) && Character.isLowSurrogate((char) first)) {
      throw source.near("invalid Unicode surrogate pair", at, at + digits + 2);
    } else {
      value.appendCodePoint(first);
      at += digits + 2;
    }
  }

  private void pair(char high) {
    char letter = charAt(at + 1);
    if (charAt(at) == '\\' && (letter == 'u' || letter == 'U')) {
      int digits = letter == 'u' ? 4 : 8;
      int low = codePoint(digits);
      if (!Character.isBmpCodePoint(low) || !Character.isLowSurrogate((char) low)) {
        throw source.near("invalid Unicode surrogate pair", at, at + digits + 2);
      }
      value.appendCodePoint(Character.toCodePoint(high, (char) low));
      at += digits + 2;
      return;
    }
    throw source.near("invalid Unicode surrogate pair", at, Math.min(at + 1, text.length()));
  }

  /// The number of the escape at the current place.
  private int codePoint(int digits) {
    long number = 0;
    for (int i = 0; i < digits; i++) {
      int digit = Characters.hexValue(charAt(at + 2 + i));
      if (digit < 0) {
        throw source
            .error(SqlState.INVALID_ESCAPE_SEQUENCE, "invalid Unicode escape", at)
            .hint("Unicode escapes must be \\uXXXX or \\UXXXXXXXX.");
      }
      number = number * 16 + digit;
    }
    if (number == 0 || number > Character.MAX_CODE_POINT) {
      throw source.near("invalid Unicode escape value", at, at + digits + 2);
    }
    return (int) number;
  }
}
