package org.gajah.parser.lex;

/// What lies between and inside of tokens: blanks, ends of lines, quotes.
final class Blanks {
  private Blanks() {}

  /// The offset of the end of the line, or of the text.
  static int endOfLine(String text, int from) {
    int at = from;
    while (at < text.length() && !Characters.isNewline(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /// The offset behind the quote that closes a quoted text, or -1. Doubled quotes do not close it.
  static int closingQuote(String text, int from, char quote) {
    int at = text.indexOf(quote, from);
    while (at >= 0 && at + 1 < text.length() && text.charAt(at + 1) == quote) {
      at = text.indexOf(quote, at + 2);
    }
    return at < 0 ? -1 : at + 1;
  }

  /// A part of a text with doubled quotes made single.
  static String undoubled(String text, int from, int to, char quote) {
    String part = text.substring(from, to);
    if (part.indexOf(quote) < 0) {
      return part;
    }
    String single = String.valueOf(quote);
    return part.replace(single + single, single);
  }

  /// Where a string goes on that closed before `from`: behind the opening quote of its next part,
  /// when there is one after blanks that hold a newline; else -1.
  static int continuation(String text, int from) {
    int at = from;
    boolean newline = false;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Characters.isSpace(c)) {
        newline |= Characters.isNewline(c);
        at++;
      } else if (c == '-' && at + 1 < text.length() && text.charAt(at + 1) == '-') {
        at = endOfLine(text, at);
      } else {
        return newline && c == '\'' ? at + 1 : -1;
      }
    }
    return -1;
  }
}
