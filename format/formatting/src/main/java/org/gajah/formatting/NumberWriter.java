package org.gajah.formatting;

import java.util.Locale;
import org.gajah.base.bytes.ByteSink;
import org.gajah.types.contract.Ascii;

/// Lays the digits of a number along a pattern.
///
/// The signs are those of locale C: `-`, `+`, `.` and `,`, and a space for the currency.
final class NumberWriter {
  private final NumberPattern pattern;
  private final String number;
  private final char sign;
  private final ByteSink out;
  private final int spaces;
  private final int decimals;
  private final int digits;
  private final int zeroStart;
  private final int lastRelevant;
  private final boolean brackets;
  private final boolean signBehind;
  private boolean signWritten;

  /// Where in `number` the writer is.
  private int at;

  /// How many digit places have been written.
  private int place;

  private boolean inNumber;

  /// @param decimals how many digits are wanted behind the point
  /// @param number without its sign
  /// @param spaces how many digit places stand before it
  private NumberWriter(
      NumberPattern pattern, int decimals, String number, int spaces, char sign, ByteSink out) {
    this.pattern = pattern;
    this.number = number;
    this.sign = sign;
    this.out = out;
    this.spaces = spaces;
    this.decimals = decimals;
    int places = pattern.places();
    zeroStart = Math.max(0, pattern.zeroStart - 1);
    boolean written;
    boolean keepBrackets = pattern.brackets;
    boolean behind = pattern.signPlace == NumberPattern.SignPlace.BEHIND;
    if (pattern.plus || pattern.minus) {
      written = pattern.minus || !pattern.plus;
    } else {
      keepBrackets &= sign == '-' || !pattern.fill;
      written = sign == '+' && pattern.fill && !pattern.localeSign;
      behind |=
          pattern.signPlace == NumberPattern.SignPlace.BEFORE && places == pattern.digitsBeforeSign;
    }
    brackets = keepBrackets;
    signBehind = behind;
    signWritten = written;
    int count = places + decimals - 1;
    digits = !written && spaces == 0 ? count + 1 : count;
    lastRelevant = pattern.fill && pattern.decimal ? lastRelevant() : -1;
  }

  /// Writes a number.
  static void write(
      NumberPattern pattern, int decimals, String number, int spaces, char sign, ByteSink out) {
    new NumberWriter(pattern, decimals, number, spaces, sign, out).write();
  }

  /// The place of the last digit behind the point that is not zero, or of the point; -1 without it.
  private int lastRelevant() {
    int point = number.indexOf('.');
    if (point < 0) {
      return -1;
    }
    int last = point;
    for (int i = point + 1; i < number.length(); i++) {
      last = number.charAt(i) != '0' ? i : last;
    }
    if (pattern.zeroEnd > spaces) {
      last = Math.max(last, Math.min(number.length() - 1, pattern.zeroEnd - spaces));
    }
    return last;
  }

  private boolean endsAtPoint() {
    return lastRelevant >= 0 && number.charAt(lastRelevant) == '.';
  }

  private void write() {
    int start = out.length();
    for (PatternPart<NumberKeyword> part : pattern.parts()) {
      switch (part) {
        case PatternPart.Literal<NumberKeyword> literal -> out.putBytes(literal.character());
        case PatternPart.Action<NumberKeyword> action -> write(action.keyword());
      }
    }
    // Where a number has fewer digits than its pattern, the text ends with it.
    for (int i = start; i < out.length(); i++) {
      if (out.array()[i] == 0) {
        out.truncate(i);
      }
    }
  }

  private void write(NumberKeyword keyword) {
    switch (keyword) {
      case NINE, ZERO, POINT, LOCALE_POINT -> digit(keyword);
      case COMMA, GROUP -> {
        if (inNumber) {
          out.putByte(',');
        } else if (!pattern.fill) {
          out.putByte(' ');
        }
      }
      case CURRENCY -> out.putByte(' ');
      case ROMAN -> roman(number);
      case LOWER_ROMAN -> roman(number.toLowerCase(Locale.ROOT));
      case ORDINAL -> ordinal(PatternPart.Ordinal.UPPER);
      case LOWER_ORDINAL -> ordinal(PatternPart.Ordinal.LOWER);
      case MINUS -> signOrSpace('-');
      case PLUS -> signOrSpace('+');
      case SIGN -> out.putByte(sign);
      default -> {}
    }
  }

  private void signOrSpace(char which) {
    if (sign == which) {
      out.putByte(which);
    } else if (!pattern.fill) {
      out.putByte(' ');
    }
  }

  private void roman(String numeral) {
    if (!pattern.fill) {
      Ascii.put(out, " ".repeat(Math.max(0, 15 - numeral.length())));
    }
    Ascii.put(out, numeral);
  }

  private void ordinal(PatternPart.Ordinal ordinal) {
    if (!pattern.roman && !number.startsWith("#") && sign != '-' && !pattern.decimal) {
      Ascii.put(out, ordinal.of(number));
    }
  }

  private char here() {
    return at < number.length() ? number.charAt(at) : 0;
  }

  /// Whether a zero before the point is left out.
  private boolean hidesZero() {
    return !pattern.zero && at == 0 && here() == '0' && decimals != 0;
  }

  private void digit(NumberKeyword keyword) {
    if (pattern.roman) {
      return;
    }
    inNumber = false;
    boolean zeroHere = pattern.zero && zeroStart == place;
    if (!signWritten && (place >= spaces || zeroHere) && (!hidesZero() || endsAtPoint())) {
      signBefore();
    }
    if (place < spaces && (zeroStart > place || !pattern.zero)) {
      blank();
    } else if (pattern.zero && place < spaces) {
      out.putByte('0');
      inNumber = true;
    } else {
      numberPart(keyword);
    }
    int end = digits + (spaces > 0 ? 1 : 0) + (pattern.decimal ? 1 : 0);
    if (lastRelevant >= 0 && lastRelevant == at) {
      end = place;
    }
    if (place + 1 == end) {
      signAfter();
    }
    place++;
  }

  private void blank() {
    if (!pattern.fill) {
      out.putByte(' ');
    }
  }

  private void signBefore() {
    if (pattern.localeSign) {
      if (!signBehind) {
        out.putByte(sign == '-' ? '-' : '+');
        signWritten = true;
      }
      return;
    }
    if (brackets) {
      out.putByte(sign == '+' ? ' ' : '<');
    } else if (sign == '-') {
      out.putByte('-');
    } else {
      blank();
    }
    signWritten = true;
  }

  private void numberPart(NumberKeyword keyword) {
    if (here() == '.') {
      if (!endsAtPoint() || pattern.fill) {
        out.putByte('.');
      }
    } else if (lastRelevant >= 0 && at > lastRelevant && keyword != NumberKeyword.ZERO) {
      at += at < number.length() ? 1 : 0;
      return;
    } else if (hidesZero()) {
      if (!pattern.fill) {
        out.putByte(' ');
      } else if (endsAtPoint()) {
        out.putByte('0');
      }
    } else {
      out.putByte(here());
      inNumber = true;
    }
    at += at < number.length() ? 1 : 0;
  }

  private void signAfter() {
    if (signWritten && brackets) {
      out.putByte(sign == '+' ? ' ' : '>');
    } else if (pattern.localeSign && signBehind) {
      out.putByte(sign == '-' ? '-' : '+');
    }
  }
}
