package org.gajah.instance.config;

/// Cuts the text of a configuration file into tokens.
final class ConfigurationLexer {
  private final String text;
  private int at;
  private int line = 1;

  /// What a token is.
  enum Kind {
    NAME,
    QUALIFIED_NAME,
    STRING,
    INTEGER,
    REAL,
    UNQUOTED_STRING,
    EQUALS,
    END_OF_LINE,
    END_OF_FILE,
    /// A character that starts nothing.
    ODD
  }

  /// A token.
  ///
  /// @param text as it stands
  record Token(Kind kind, String text) {
    boolean isValue() {
      return switch (kind) {
        case NAME, STRING, INTEGER, REAL, UNQUOTED_STRING -> true;
        case QUALIFIED_NAME, EQUALS, END_OF_LINE, END_OF_FILE, ODD -> false;
      };
    }

    boolean endsLine() {
      return kind == Kind.END_OF_LINE || kind == Kind.END_OF_FILE;
    }
  }

  ConfigurationLexer(String text) {
    this.text = text;
  }

  /// The line that the next token starts on, from 1; after an end of line that is the next one.
  int line() {
    return line;
  }

  /// The next token.
  Token next() {
    while (at < text.length() && " \t\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '#') {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end;
    }
    if (at == text.length()) {
      return new Token(Kind.END_OF_FILE, "");
    }
    char c = text.charAt(at);
    if (c == '\n') {
      line++;
      return token(Kind.END_OF_LINE, at + 1);
    }
    if (c == '=') {
      return token(Kind.EQUALS, at + 1);
    }
    if (c == '\'') {
      int end = stringEnd();
      return end < 0 ? token(Kind.ODD, at + 1) : token(Kind.STRING, end);
    }
    return isLetter(c) ? word() : number();
  }

  private Token token(Kind kind, int end) {
    Token token = new Token(kind, text.substring(at, end));
    at = end;
    return token;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /// Where a string ends, or -1 when it does not on this line.
  private int stringEnd() {
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != '\n') {
      char c = text.charAt(end);
      if (c == '\\') {
        if (end + 1 >= text.length() || text.charAt(end + 1) == '\n') {
          return -1;
        }
        end += 2;
      } else if (c == '\'') {
        if (!text.startsWith("'", end + 1)) {
          return end + 1;
        }
        end += 2;
      } else {
        end++;
      }
    }
    return -1;
  }

  private int nameEnd(int from) {
    int end = from;
    while (end < text.length() && (isLetter(text.charAt(end)) || isDigit(text.charAt(end)))) {
      end++;
    }
    return end;
  }

  private Token word() {
    int name = nameEnd(at);
    int unquoted = name;
    while (unquoted < text.length()
        && (isLetter(text.charAt(unquoted))
            || isDigit(text.charAt(unquoted))
            || "-._:/".indexOf(text.charAt(unquoted)) >= 0)) {
      unquoted++;
    }
    if (name < text.length() && text.charAt(name) == '.' && name + 1 < text.length()) {
      int qualified = isLetter(text.charAt(name + 1)) ? nameEnd(name + 1) : name;
      if (qualified > name && qualified == unquoted) {
        return token(Kind.QUALIFIED_NAME, qualified);
      }
    }
    return unquoted > name ? token(Kind.UNQUOTED_STRING, unquoted) : token(Kind.NAME, name);
  }

  private Token number() {
    int start = at + ("+-".indexOf(text.charAt(at)) >= 0 ? 1 : 0);
    int real = realEnd(start);
    int integer = integerEnd(start);
    if (real > integer) {
      return token(Kind.REAL, real);
    }
    return integer > start ? token(Kind.INTEGER, integer) : token(Kind.ODD, at + 1);
  }

  private int digitsEnd(int from) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private int integerEnd(int start) {
    int end = digitsEnd(start);
    if (end == start) {
      return start;
    }
    if (text.startsWith("0x", start) && start + 2 < text.length()) {
      int hexadecimal = start + 2;
      while (hexadecimal < text.length()
          && text.charAt(hexadecimal) < 0x80
          && Character.digit(text.charAt(hexadecimal), 16) >= 0) {
        hexadecimal++;
      }
      end = hexadecimal > start + 2 ? hexadecimal : end;
    }
    while (end < text.length() && Character.isLetter(text.charAt(end)) && text.charAt(end) < 0x80) {
      end++;
    }
    return end;
  }

  private int realEnd(int start) {
    int point = digitsEnd(start);
    if (point >= text.length() || text.charAt(point) != '.') {
      return start;
    }
    int end = digitsEnd(point + 1);
    if (end < text.length() && (text.charAt(end) | 0x20) == 'e') {
      int sign =
          end + 1 < text.length() && "+-".indexOf(text.charAt(end + 1)) >= 0 ? end + 2 : end + 1;
      int exponent = digitsEnd(sign);
      end = exponent > sign ? exponent : end;
    }
    return end;
  }

  /// The content of a string token: without its quotes, doubled quotes and backslashes solved.
  static String unquoted(String token) {
    StringBuilder text = new StringBuilder();
    int end = token.length() - 1;
    for (int i = 1; i < end; i++) {
      char c = token.charAt(i);
      if (c == '\'') {
        i++;
      } else if (c == '\\') {
        i++;
        c = token.charAt(i);
        int octal = 0;
        int digits = 0;
        while (digits < 3 && i + digits < end && isOctal(token.charAt(i + digits))) {
          octal = octal * 8 + token.charAt(i + digits) - '0';
          digits++;
        }
        if (digits > 0) {
          text.append((char) (octal & 0xff));
          i += digits - 1;
          continue;
        }
        c =
            switch (c) {
              case 'b' -> '\b';
              case 'f' -> '\f';
              case 'n' -> '\n';
              case 'r' -> '\r';
              case 't' -> '\t';
              default -> c;
            };
      }
      text.append(c);
    }
    return text.toString();
  }

  private static boolean isOctal(char c) {
    return c >= '0' && c <= '7';
  }
}
