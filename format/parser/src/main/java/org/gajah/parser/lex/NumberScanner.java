package org.gajah.parser.lex;

import java.util.function.IntPredicate;

/// Cuts numbers and parameters out of a text.
///
/// Digits may be set apart by single underscores. What follows a number without a blank and could
/// begin a name is an error, as is an underscore that sets nothing apart.
final class NumberScanner {
  private final SourceText source;
  private final String text;

  NumberScanner(SourceText source) {
    this.source = source;
    text = source.text();
  }

  private char charAt(int offset) {
    return offset < text.length() ? text.charAt(offset) : 0;
  }

  /// `$` and digits.
  Lexeme parameter(int start) {
    int end = start + 1;
    while (Characters.isDigit(charAt(end))) {
      end++;
    }
    if (Characters.startsIdentifier(charAt(end))) {
      throw source.near("trailing junk after parameter", start, identifierEnd(end));
    }
    return new Lexeme(Token.PARAM, start, end, null, parameterNumber(start + 1, end));
  }

  /// The number as C's atol() and a cast to int make it.
  private int parameterNumber(int from, int to) {
    long number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (number > (Long.MAX_VALUE - digit) / 10) {
        return (int) Long.MAX_VALUE;
      }
      number = number * 10 + digit;
    }
    return (int) number;
  }

  /// A number that begins with a digit, or with a point before a digit.
  Lexeme number(int start) {
    if (charAt(start) == '0') {
      switch (Keywords.lower(charAt(start + 1))) {
        case 'x':
          return withBase(
              start, 16, "invalid hexadecimal integer", c -> Characters.isHex((char) c));
        case 'o':
          return withBase(start, 8, "invalid octal integer", c -> Characters.isOctal((char) c));
        case 'b':
          return withBase(start, 2, "invalid binary integer", c -> c == '0' || c == '1');
        default:
          break;
      }
    }
    return decimal(start);
  }

  private Lexeme withBase(int start, int base, String invalid, IntPredicate digit) {
    int end = digitsEnd(start + 2, digit, true);
    boolean none = end == start + 2;
    int shown = none && charAt(end) == '_' ? end + 1 : end;
    if (identifierEnd(start + 1) > shown) {
      throw source.near("trailing junk after numeric literal", start, identifierEnd(start + 1));
    }
    if (none) {
      throw source.near(invalid, start, shown);
    }
    return integer(start, end, text.substring(start + 2, end), base);
  }

  private Lexeme decimal(int start) {
    int end = decimalDigitsEnd(start);
    int lastDigits = start;
    boolean integer = true;
    if (charAt(end) == '.' && charAt(end + 1) != '.') {
      integer = false;
      lastDigits = end + 1;
      end = decimalDigitsEnd(lastDigits);
    }
    if (Keywords.lower(charAt(end)) == 'e') {
      int digits = end + (isSign(charAt(end + 1)) ? 2 : 1);
      if (Characters.isDigit(charAt(digits))) {
        if (digits == end + 1 && identifierEnd(end) > decimalDigitsEnd(digits)) {
          throw source.near("trailing junk after numeric literal", start, identifierEnd(end));
        }
        integer = false;
        lastDigits = digits;
        end = decimalDigitsEnd(digits);
      } else if (isSign(charAt(end + 1))) {
        throw source.near("trailing junk after numeric literal", start, digits);
      }
    }
    noJunk(start, lastDigits, end);
    return integer
        ? integer(start, end, text.substring(start, end), 10)
        : new Lexeme(Token.FCONST, start, end, text.substring(start, end), 0);
  }

  private static boolean isSign(char c) {
    return c == '+' || c == '-';
  }

  private int decimalDigitsEnd(int from) {
    return digitsEnd(from, c -> Characters.isDigit((char) c), false);
  }

  /// The end of digits with single underscores between them; bases allow one before them too.
  private int digitsEnd(int from, IntPredicate digit, boolean leadingUnderscore) {
    int end = from;
    while (true) {
      if (digit.test(charAt(end))) {
        end++;
      } else if (charAt(end) == '_'
          && (end > from || leadingUnderscore)
          && digit.test(charAt(end + 1))) {
        end += 2;
      } else {
        return end;
      }
    }
  }

  /// Refuses what could be a name right behind a number, or behind an underscore in its last
  /// digits.
  private void noJunk(int start, int lastDigits, int end) {
    boolean separated = text.indexOf('_', lastDigits, end) >= 0;
    if (Characters.startsIdentifier(charAt(end)) || separated && charAt(end) == '$') {
      throw source.near("trailing junk after numeric literal", start, identifierEnd(end));
    }
  }

  private int identifierEnd(int from) {
    int end = from;
    while (Characters.continuesIdentifier(charAt(end)) && end < text.length()) {
      end++;
    }
    return end;
  }

  private Lexeme integer(int start, int end, String digits, int base) {
    String plain = digits.indexOf('_') < 0 ? digits : digits.replace("_", "");
    long value = 0;
    for (int i = 0; i < plain.length() && value <= Integer.MAX_VALUE; i++) {
      value = value * base + Characters.hexValue(plain.charAt(i));
    }
    return value <= Integer.MAX_VALUE
        ? new Lexeme(Token.ICONST, start, end, null, (int) value)
        : new Lexeme(Token.FCONST, start, end, text.substring(start, end), 0);
  }
}
