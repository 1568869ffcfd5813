package org.gajah.base.settings;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Numbers as C programs read and write them: `strtol` with base 0, `strtod`, `%g`; and the values
/// of numeric settings, which may have a unit.
final class NumberText {
  private static final String OUT_OF_RANGE = "Value exceeds integer range.";

  private NumberText() {}

  /// What came of reading a number: the value, or NaN with a hint that may be missing.
  record Parsed(double value, @Nullable String hint) {
    private static final Parsed BAD = new Parsed(Double.NaN, null);

    boolean isBad() {
      return Double.isNaN(value);
    }
  }

  /// Reads an integer setting. Fractions and exponents are allowed; the result is rounded to a
  /// whole number of base units.
  static Parsed integer(String text, SettingUnit unit) {
    CNumber number = CNumber.integer(text);
    if (number.stoppedAtFraction(text) || number.outOfRange()) {
      number = CNumber.real(text);
    }
    Parsed parsed = withUnit(number, text, unit);
    if (parsed.isBad()) {
      return parsed;
    }
    double rounded = Math.rint(parsed.value);
    return rounded > Integer.MAX_VALUE || rounded < Integer.MIN_VALUE
        ? new Parsed(Double.NaN, OUT_OF_RANGE)
        : new Parsed(rounded, null);
  }

  /// Reads a real setting.
  static Parsed real(String text, SettingUnit unit) {
    return withUnit(CNumber.real(text), text, unit);
  }

  private static Parsed withUnit(CNumber number, String text, SettingUnit unit) {
    if (number.isMissing() || number.outOfRange() || Double.isNaN(number.value())) {
      return Parsed.BAD;
    }
    int at = skipSpace(text, number.end());
    if (at == text.length()) {
      return new Parsed(number.value(), null);
    }
    if (unit == SettingUnit.NONE) {
      return Parsed.BAD;
    }
    int from = at;
    while (at < text.length()
        && !isSpace(text.charAt(at))
        && at - from < SettingUnit.LONGEST_NAME) {
      at++;
    }
    String name = text.substring(from, at);
    double converted =
        skipSpace(text, at) == text.length() ? unit.inBaseUnits(number.value(), name) : Double.NaN;
    return Double.isNaN(converted)
        ? new Parsed(Double.NaN, unit.hint())
        : new Parsed(converted, null);
  }

  static int skipSpace(String text, int from) {
    int at = from;
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /// White space as C has it.
  static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  /// A number as PostgreSQL's `%g` prints it: six significant digits, no zeros at the end.
  static String general(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "Infinity" : "-Infinity";
    }
    if (value == 0) {
      return Double.doubleToRawLongBits(value) == 0 ? "0" : "-0";
    }
    BigDecimal rounded =
        new BigDecimal(value)
            .round(new MathContext(6, RoundingMode.HALF_EVEN))
            .stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent >= -4 && exponent < 6) {
      return rounded.toPlainString();
    }
    String digits = rounded.unscaledValue().abs().toString();
    return (value < 0 ? "-" : "")
        + digits.charAt(0)
        + (digits.length() > 1 ? "." + digits.substring(1) : "")
        + (exponent < 0 ? "e-" : "e+")
        + (Math.abs(exponent) < 10 ? "0" : "")
        + Math.abs(exponent);
  }
}
