package org.gajah.formatting;

import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.text.encoding.Encoding;
import org.gajah.types.contract.Ascii;

/// Reads a number along a pattern.
final class NumberScanner {
  private static final String DATA = "0123456789.,+-";

  private final NumberPattern pattern;
  private final byte[] text;
  private final int end;
  private final Encoding encoding;
  private final StringBuilder digits = new StringBuilder();
  private int at;
  private char sign = ' ';
  private int whole;
  private int decimals;
  private boolean decimal;

  private NumberScanner(NumberPattern pattern, Slice text, Encoding encoding) {
    this.pattern = pattern;
    this.text = text.array();
    this.at = text.from();
    this.end = text.from() + text.length();
    this.encoding = encoding;
  }

  /// What was read.
  ///
  /// @param number as text
  /// @param decimals how many digits it has behind the point
  record Scanned(String number, int decimals) {}

  static Scanned scan(NumberPattern pattern, Slice text, Encoding encoding) {
    if (pattern.exponent) {
      throw new PgException(SqlState.FEATURE_NOT_SUPPORTED, "\"EEEE\" not supported for input");
    }
    if (pattern.roman) {
      throw new PgException(SqlState.FEATURE_NOT_SUPPORTED, "\"RN\" not supported for input");
    }
    NumberScanner scanner = new NumberScanner(pattern, text, encoding);
    for (PatternPart<NumberKeyword> part : pattern.parts()) {
      if (scanner.at >= scanner.end) {
        break;
      }
      switch (part) {
        case PatternPart.Literal<NumberKeyword> _ -> scanner.skipCharacter();
        case PatternPart.Action<NumberKeyword> action -> scanner.read(action.keyword());
      }
    }
    return scanner.scanned();
  }

  private Scanned scanned() {
    int length = digits.length();
    if (length > 0 && digits.charAt(length - 1) == '.') {
      digits.setLength(length - 1);
    }
    return new Scanned(sign + digits.toString(), decimals);
  }

  private void skipCharacter() {
    at += encoding.characterLength(text, at, end);
  }

  /// Skips characters that cannot belong to a number.
  private void skipOthers(int count) {
    for (int i = 0; i < count && at < end && DATA.indexOf(text[at]) < 0; i++) {
      skipCharacter();
    }
  }

  private void read(NumberKeyword keyword) {
    switch (keyword) {
      case NINE, ZERO, POINT, LOCALE_POINT -> {
        digit(keyword);
        at++;
      }
      case COMMA, GROUP -> {
        if (!pattern.fill && text[at] == ',') {
          at++;
        }
      }
      case CURRENCY -> skipOthers(1);
      case ORDINAL, LOWER_ORDINAL -> {
        if (!pattern.decimal) {
          skipOthers(2);
        }
      }
      case MINUS -> sign(true, false);
      case PLUS -> sign(false, true);
      case SIGN -> sign(true, true);
      default -> {}
    }
  }

  private void sign(boolean minus, boolean plus) {
    if ((minus && text[at] == '-') || (plus && text[at] == '+')) {
      sign = (char) text[at];
      at++;
    } else {
      skipOthers(1);
    }
  }

  private void digit(NumberKeyword keyword) {
    if (text[at] == ' ') {
      at++;
    }
    if (at >= end) {
      return;
    }
    if (sign == ' '
        && (keyword == NumberKeyword.ZERO || keyword == NumberKeyword.NINE)
        && whole + decimals == 0) {
      signBefore();
    }
    if (at >= end) {
      return;
    }
    boolean read = false;
    if (Ascii.isDigit(text[at])) {
      if (decimal && decimals == pattern.decimals) {
        return;
      }
      digits.append((char) text[at]);
      if (decimal) {
        decimals++;
      } else {
        whole++;
      }
      read = true;
    } else if (pattern.decimal && !decimal && text[at] == '.') {
      digits.append('.');
      decimal = true;
      read = true;
    }
    if (sign == ' ' && whole + decimals > 0) {
      signBehind(read);
    }
  }

  private void signBefore() {
    byte here = text[at];
    boolean simple = !pattern.localeSign || pattern.signPlace != NumberPattern.SignPlace.BEFORE;
    if (here == '-' || (simple && pattern.brackets && here == '<')) {
      sign = '-';
      at++;
    } else if (here == '+') {
      sign = '+';
      at++;
    }
  }

  private void signBehind(boolean read) {
    if (pattern.localeSign && read && at + 1 < end && !Ascii.isDigit(text[at + 1])) {
      byte next = text[at + 1];
      if (next == '-' || next == '+') {
        sign = (char) next;
        at++;
      }
    } else if (!read && !pattern.localeSign && (pattern.plus || pattern.minus)) {
      if (text[at] == '-' || text[at] == '+') {
        sign = (char) text[at];
      }
    }
  }
}
