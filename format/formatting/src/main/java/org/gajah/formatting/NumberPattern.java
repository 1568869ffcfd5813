package org.gajah.formatting;

import java.util.List;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.text.encoding.Encoding;
import org.gajah.types.contract.Kept;
import org.gajah.types.contract.TypeContext;

/// A pattern of numbers with what its keywords ask together.
final class NumberPattern {
  /// Where a sign of the locale stands.
  enum SignPlace {
    NONE,
    BEFORE,
    BEHIND
  }

  private final List<PatternPart<NumberKeyword>> parts;

  /// Digits before the point.
  int whole;

  /// Digits behind the point.
  int decimals;

  /// Digits behind `V`.
  int shift;

  /// The first digit place that shows zeros, from 1; 0 where none does.
  int zeroStart;

  /// The last digit place that shows zeros.
  int zeroEnd;

  SignPlace signPlace = SignPlace.NONE;

  /// How many digits stand before the locale's sign.
  int digitsBeforeSign;

  boolean zero;
  boolean blank;
  boolean fill;
  boolean decimal;
  boolean localeSign;
  boolean plus;
  boolean minus;
  boolean brackets;
  boolean roman;
  boolean shifted;
  boolean exponent;
  boolean locale;

  private NumberPattern(Slice pattern, Encoding encoding) {
    parts =
        new PatternReader<>(pattern, encoding, letter -> NumberKeyword.ALL, false).read(this::note);
  }

  /// The pattern of a call.
  static NumberPattern of(Slice pattern, TypeContext context, Kept kept) {
    return kept.of(pattern, NumberPattern.class, context.encoding(), NumberPattern::new);
  }

  /// Digit places before the point; of Roman numerals those before `V`.
  int places() {
    return roman ? whole : whole + shift;
  }

  List<PatternPart<NumberKeyword>> parts() {
    return parts;
  }

  private static void refuse(boolean wrong, String message) {
    if (wrong) {
      throw new PgException(SqlState.SYNTAX_ERROR, message);
    }
  }

  private void note(NumberKeyword keyword) {
    refuse(exponent && keyword != NumberKeyword.EXPONENT, "\"EEEE\" must be the last pattern used");
    switch (keyword) {
      case NINE -> {
        refuse(brackets, "\"9\" must be ahead of \"PR\"");
        digit();
      }
      case ZERO -> {
        refuse(brackets, "\"0\" must be ahead of \"PR\"");
        zeroDigit();
      }
      case BLANK -> blank |= whole == 0 && decimals == 0 && !zero;
      case LOCALE_POINT -> {
        locale = true;
        point();
      }
      case POINT -> point();
      case FILL -> fill = true;
      case LOCALE_SIGN -> localeSign();
      case MINUS -> {
        refuse(localeSign, "cannot use \"S\" and \"MI\" together");
        minus = true;
      }
      case PLUS -> {
        refuse(localeSign, "cannot use \"S\" and \"PL\" together");
        plus = true;
      }
      case SIGN -> {
        refuse(localeSign, "cannot use \"S\" and \"SG\" together");
        minus = true;
        plus = true;
      }
      case BRACKETS -> {
        refuse(
            localeSign || plus || minus,
            "cannot use \"PR\" and \"S\"/\"PL\"/\"MI\"/\"SG\" together");
        brackets = true;
      }
      case ROMAN, LOWER_ROMAN -> roman = true;
      case CURRENCY, GROUP -> locale = true;
      case SHIFT -> {
        refuse(decimal, "cannot use \"V\" and decimal point together");
        shifted = true;
      }
      case EXPONENT -> exponent();
      case COMMA, CURRENCY_CODE, SPELLED, ORDINAL, LOWER_ORDINAL -> {}
    }
  }

  private void digit() {
    if (shifted) {
      shift++;
    } else if (decimal) {
      decimals++;
    } else {
      whole++;
    }
  }

  private void zeroDigit() {
    if (!zero && !decimal) {
      zero = true;
      zeroStart = whole + 1;
    }
    if (decimal) {
      decimals++;
    } else {
      whole++;
    }
    zeroEnd = whole + decimals;
  }

  private void point() {
    refuse(decimal, "multiple decimal points");
    refuse(shifted, "cannot use \"V\" and decimal point together");
    decimal = true;
  }

  private void localeSign() {
    refuse(localeSign, "cannot use \"S\" twice");
    refuse(plus || minus || brackets, "cannot use \"S\" and \"PL\"/\"MI\"/\"SG\"/\"PR\" together");
    if (!decimal) {
      signPlace = SignPlace.BEFORE;
      digitsBeforeSign = whole;
    } else {
      signPlace = SignPlace.BEHIND;
    }
    locale = true;
    localeSign = true;
  }

  private void exponent() {
    refuse(exponent, "cannot use \"EEEE\" twice");
    if (blank || fill || localeSign || brackets || minus || plus || roman || shifted) {
      throw new PgException(SqlState.SYNTAX_ERROR, "\"EEEE\" is incompatible with other formats")
          .detail("\"EEEE\" may only be used together with digit and decimal point patterns.");
    }
    exponent = true;
  }
}
