package org.gajah.functions.builtin;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.types.contract.NumberFaults;
import org.gajah.types.contract.PgFunction;

/// Sizes as people write them: a number and a unit.
public final class SizeText {
  private static final Pattern SIZE =
      Pattern.compile(
          "[ \\t\\n\\x0B\\f\\r]*([+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+))([eE]([+-]?[0-9]+))?"
              + "[ \\t\\n\\x0B\\f\\r]*(.*)",
          Pattern.DOTALL);

  /// Each is 1024 times the one before, the first but one.
  private static final List<String> UNITS = List.of("bytes", "kB", "MB", "GB", "TB", "PB");

  /// Numbers with more digits before the point do not fit into a numeric.
  private static final int MOST_DIGITS = 131_072;

  private SizeText() {}

  @PgFunction("pg_size_bytes")
  public static long bytes(Slice size) {
    String text = Texts.of(size);
    Matcher parts = SIZE.matcher(text);
    if (!parts.matches()) {
      throw invalid(text);
    }
    int shift = 10 * unit(text, parts.group(4).stripTrailing());
    BigDecimal number = number(parts.group(1), parts.group(3));
    BigDecimal bytes =
        number.multiply(BigDecimal.valueOf(1L << shift)).setScale(0, RoundingMode.HALF_UP);
    try {
      return bytes.longValueExact();
    } catch (ArithmeticException e) {
      throw NumberFaults.outOfRange("bigint");
    }
  }

  private static BigDecimal number(String digits, String exponent) {
    BigDecimal number = new BigDecimal(digits);
    if (exponent == null) {
      return number;
    }
    BigDecimal by = new BigDecimal(exponent);
    if (by.abs().compareTo(BigDecimal.valueOf(MOST_DIGITS)) > 0) {
      throw new PgException(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "value overflows numeric format");
    }
    return number.scaleByPowerOfTen(by.intValueExact());
  }

  private static int unit(String text, String unit) {
    if (unit.isEmpty() || unit.equalsIgnoreCase("B")) {
      return 0;
    }
    for (int i = 0; i < UNITS.size(); i++) {
      if (UNITS.get(i).equalsIgnoreCase(unit)) {
        return i;
      }
    }
    throw invalid(text)
        .detail("Invalid size unit: \"" + unit + "\".")
        .hint("Valid units are \"bytes\", \"B\", \"kB\", \"MB\", \"GB\", \"TB\", and \"PB\".");
  }

  private static PgException invalid(String text) {
    return new PgException(SqlState.INVALID_PARAMETER_VALUE, "invalid size: \"" + text + "\"");
  }
}
