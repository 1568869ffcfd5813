package org.gajah.parser.lex;

/// The classes of characters that tokens are made of.
final class Characters {
  private Characters() {}

  static boolean isSpace(char c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }

  static boolean isNewline(char c) {
    return c == '\n' || c == '\r';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isOctal(char c) {
    return c >= '0' && c <= '7';
  }

  static boolean isHex(char c) {
    return hexValue(c) >= 0;
  }

  /// The value of a hexadecimal digit, or -1.
  static int hexValue(char c) {
    if (isDigit(c)) {
      return c - '0';
    }
    char lower = Keywords.lower(c);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }

  static boolean startsIdentifier(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80;
  }

  static boolean continuesIdentifier(char c) {
    return startsIdentifier(c) || isDigit(c) || c == '$';
  }

  /// Whether operators are made of it.
  static boolean isOperator(char c) {
    return switch (c) {
      case '~', '!', '@', '#', '^', '&', '|', '`', '?', '+', '-', '*', '/', '%', '<', '>', '=' ->
          true;
      default -> false;
    };
  }

  /// Whether an operator that holds it may end with plus or minus.
  static boolean isUnusualOperator(char c) {
    return switch (c) {
      case '~', '!', '@', '#', '^', '&', '|', '`', '?', '%' -> true;
      default -> false;
    };
  }
}
