package org.gajah.numeric;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.types.contract.NumberFaults;
import org.gajah.types.contract.PgFunction;

/// Roots, powers and logarithms of numerics. Results have about 16 significant digits, and no fewer
/// decimals than the operands; the digits are those of the exact result, rounded.
public final class NumericFunctions {
  static final int SIGNIFICANT = 16;
  static final int MAX_DISPLAY_SCALE = 1000;
  private static final int MAX_RESULT_SCALE = 2000;
  private static final double LOG10_E = 0.434294481903252;
  private static final double LN_10 = 2.302585092994046;
  private static final BigDecimal NEAR_BELOW = new BigDecimal("0.9");
  private static final BigDecimal NEAR_ABOVE = new BigDecimal("1.1");

  private NumericFunctions() {}

  private static int clampScale(int scale, int atLeast) {
    return Math.min(Math.max(Math.max(scale, atLeast), 0), MAX_DISPLAY_SCALE);
  }

  private static PgException power(String message) {
    return new PgException(SqlState.INVALID_ARGUMENT_FOR_POWER_FUNCTION, message);
  }

  @PgFunction("numeric_sqrt")
  public static void squareRoot(byte[] value, int from, int length, ByteSink out) {
    boolean negative = NumericFormat.sign(value, from, length) < 0;
    if (negative) {
      throw power("cannot take square root of a negative number");
    }
    if (NumericFormat.isSpecial(value, from)) {
      out.putBytes(value, from, length);
      return;
    }
    BigDecimal number = NumericFormat.decode(value, from, length);
    int weight = number.signum() == 0 ? 0 : NumericFormat.weight(value, from);
    int scale = clampScale(SIGNIFICANT - (weight * 2 + 1), number.scale());
    // One decimal more, cut off, then rounded.
    BigInteger root = number.setScale(2 * (scale + 1)).unscaledValue().sqrt();
    NumericWriter.put(new BigDecimal(root, scale + 1), scale, out);
  }

  @PgFunction("numeric_exp")
  public static void exponential(byte[] value, int from, int length, ByteSink out) {
    if (NumericFormat.isSpecial(value, from)) {
      if (NumericFormat.isNegative(value, from)) {
        NumericWriter.put(0, out);
      } else {
        out.putBytes(value, from, length);
      }
      return;
    }
    BigDecimal number = NumericFormat.decode(value, from, length);
    double weight =
        Math.clamp(
            number.doubleValue() * LOG10_E, (double) -MAX_RESULT_SCALE, (double) MAX_RESULT_SCALE);
    int scale = clampScale(SIGNIFICANT - (int) weight, number.scale());
    NumericWriter.put(exponential(number, scale), out);
  }

  private static BigDecimal exponential(BigDecimal number, int scale) {
    if (Math.abs(number.doubleValue()) >= MAX_RESULT_SCALE * 3) {
      if (number.signum() > 0) {
        throw NumericWriter.overflow();
      }
      return BigDecimal.ZERO.setScale(scale);
    }
    return BigMath.exp(number, scale + 2).setScale(scale, RoundingMode.HALF_UP);
  }

  private static void checkLogarithm(byte[] value, int from, int length) {
    if (!NumericFormat.isNaN(value, from)) {
      int sign = NumericFormat.sign(value, from, length);
      if (sign <= 0) {
        throw new PgException(
            SqlState.INVALID_ARGUMENT_FOR_LOG,
            sign == 0
                ? "cannot take logarithm of zero"
                : "cannot take logarithm of a negative number");
      }
    }
  }

  @PgFunction("numeric_ln")
  public static void naturalLogarithm(byte[] value, int from, int length, ByteSink out) {
    checkLogarithm(value, from, length);
    if (NumericFormat.isSpecial(value, from)) {
      out.putBytes(value, from, length);
      return;
    }
    BigDecimal number = NumericFormat.decode(value, from, length);
    int scale = clampScale(SIGNIFICANT - logarithmWeight(number), number.scale());
    NumericWriter.put(BigMath.ln(number, scale + 2), scale, out);
  }

  /// About the decimal weight of the natural logarithm of a positive number.
  private static int logarithmWeight(BigDecimal number) {
    if (number.compareTo(NEAR_BELOW) >= 0 && number.compareTo(NEAR_ABOVE) <= 0) {
      BigDecimal distance = number.subtract(BigDecimal.ONE).abs();
      if (distance.signum() == 0) {
        return 0;
      }
      int weight = groupWeight(distance);
      return weight * 4 + (int) Math.log10(firstGroups(distance, 1));
    }
    int groups = groupCount(number);
    int used = Math.min(groups, 2);
    double digits = firstGroups(number, used);
    double lowest = (groupWeight(number) - used + 1) * 4.0;
    double logarithm = Math.log(digits) + lowest * LN_10;
    return (int) Math.log10(Math.abs(logarithm));
  }

  /// The weight of the first digit to base 10000.
  private static int groupWeight(BigDecimal positive) {
    return Math.floorDiv(positive.precision() - positive.scale() - 1, 4);
  }

  private static int groupCount(BigDecimal positive) {
    BigDecimal stripped = positive.stripTrailingZeros();
    return groupWeight(stripped) - Math.floorDiv(-stripped.scale(), 4) + 1;
  }

  /// The first digits to base 10000 as one number.
  private static double firstGroups(BigDecimal positive, int count) {
    return positive
        .movePointLeft(4 * (groupWeight(positive) - count + 1))
        .setScale(0, RoundingMode.DOWN)
        .doubleValue();
  }

  @PgFunction("numeric_log")
  public static void logarithm(
      byte[] base, int baseFrom, int baseLength, byte[] value, int from, int length, ByteSink out) {
    if (NumericFormat.isNaN(base, baseFrom) || NumericFormat.isNaN(value, from)) {
      NumericWriter.putNaN(out);
      return;
    }
    boolean special =
        NumericFormat.isSpecial(base, baseFrom) || NumericFormat.isSpecial(value, from);
    if (special && NumericFormat.sign(value, from, length) < 0) {
      checkLogarithm(value, from, length);
    }
    checkLogarithm(base, baseFrom, baseLength);
    checkLogarithm(value, from, length);
    boolean infiniteBase = NumericFormat.isSpecial(base, baseFrom);
    boolean infinite = NumericFormat.isSpecial(value, from);
    if (infiniteBase && infinite) {
      NumericWriter.putNaN(out);
    } else if (infiniteBase) {
      NumericWriter.put(0, out);
    } else if (infinite) {
      NumericWriter.putInfinity(false, out);
    } else {
      NumericWriter.put(
          logarithm(
              NumericFormat.decode(base, baseFrom, baseLength),
              NumericFormat.decode(value, from, length)),
          out);
    }
  }

  private static BigDecimal logarithm(BigDecimal base, BigDecimal number) {
    int baseWeight = logarithmWeight(base);
    int weight = logarithmWeight(number);
    int scale =
        clampScale(SIGNIFICANT - (weight - baseWeight), Math.max(base.scale(), number.scale()));
    int extra = scale + Math.abs(weight) + Math.abs(baseWeight) + 10;
    BigDecimal divisor = BigMath.ln(base, extra);
    if (base.compareTo(BigDecimal.ONE) == 0) {
      throw NumberFaults.divisionByZero();
    }
    return BigMath.ln(number, extra).divide(divisor, scale, RoundingMode.HALF_UP);
  }

  @PgFunction("numeric_fac")
  public static void factorial(long number, ByteSink out) {
    if (number < 0) {
      throw new PgException(
          SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "factorial of a negative number is undefined");
    }
    if (number > 32177) {
      throw NumericWriter.overflow();
    }
    BigInteger product = BigInteger.ONE;
    for (long factor = 2; factor <= number; factor++) {
      product = product.multiply(BigInteger.valueOf(factor));
    }
    NumericWriter.put(new BigDecimal(product), out);
  }

  @PgFunction("numeric_power")
  public static void power(
      byte[] base,
      int baseFrom,
      int baseLength,
      byte[] exponent,
      int from,
      int length,
      ByteSink out) {
    if (NumericFormat.isSpecial(base, baseFrom) || NumericFormat.isSpecial(exponent, from)) {
      PowersOfSpecials.put(base, baseFrom, baseLength, exponent, from, length, out);
      return;
    }
    BigDecimal x = NumericFormat.decode(base, baseFrom, baseLength);
    BigDecimal y = NumericFormat.decode(exponent, from, length);
    if (x.signum() == 0 && y.signum() < 0) {
      throw power("zero raised to a negative power is undefined");
    }
    boolean whole = y.stripTrailingZeros().scale() <= 0;
    if (x.signum() < 0 && !whole) {
      throw complexResult();
    }
    BigInteger integer = y.toBigInteger();
    if (whole && integer.bitLength() < 32) {
      NumericWriter.put(integerPower(x, integer.intValue(), y.scale()), out);
    } else if (x.signum() == 0) {
      NumericWriter.put(BigDecimal.ZERO.setScale(SIGNIFICANT), out);
    } else {
      BigDecimal size = generalPower(x.abs(), y);
      boolean negative = x.signum() < 0 && integer.testBit(0);
      NumericWriter.put(negative ? size.negate() : size, out);
    }
  }

  static PgException complexResult() {
    return power("a negative number raised to a non-integer power yields a complex result");
  }

  private static BigDecimal generalPower(BigDecimal base, BigDecimal exponent) {
    int weight = logarithmWeight(base);
    int roughScale = Math.max(8 - weight, 0);
    BigDecimal rough = BigMath.ln(base, roughScale).setScale(roughScale, RoundingMode.HALF_UP);
    double value =
        rough.multiply(exponent).setScale(roughScale, RoundingMode.HALF_UP).doubleValue();
    if (Math.abs(value) > MAX_RESULT_SCALE * 3.01) {
      if (value > 0) {
        throw NumericWriter.overflow();
      }
      return BigDecimal.ZERO.setScale(MAX_DISPLAY_SCALE);
    }
    int digits = (int) (value * LOG10_E);
    int scale = clampScale(SIGNIFICANT - digits, Math.max(base.scale(), exponent.scale()));
    int exponentDigits = Math.max(exponent.precision() - exponent.scale(), 0);
    int guard = Math.max(scale + digits, 0) + exponentDigits + 12;
    return exponential(BigMath.ln(base, guard).multiply(exponent), scale);
  }

  private static BigDecimal integerPower(BigDecimal base, int exponent, int exponentScale) {
    double weight = 0;
    if (base.signum() != 0) {
      BigDecimal size = base.abs();
      int used = Math.min(groupCount(size), 4);
      int lowest = (groupWeight(size) - used + 1) * 4;
      weight = exponent * (Math.log10(firstGroups(size, used)) + lowest);
    }
    if (weight > (NumericFormat.MAX_WEIGHT + 1) * 4.0) {
      throw NumericWriter.overflow();
    }
    if (weight + 1 < -MAX_DISPLAY_SCALE) {
      return BigDecimal.ZERO.setScale(MAX_DISPLAY_SCALE);
    }
    int scale = clampScale(SIGNIFICANT - (int) weight, Math.max(base.scale(), exponentScale));
    if (exponent == 0) {
      return BigDecimal.ONE.setScale(scale);
    }
    if (base.signum() == 0) {
      if (exponent < 0) {
        throw NumberFaults.divisionByZero();
      }
      return BigDecimal.ZERO.setScale(scale);
    }
    if (exponent == -1) {
      return BigDecimal.ONE.divide(base, scale, RoundingMode.HALF_UP);
    }
    int digits = Math.max(1 + scale + (int) weight, 1) + 20;
    BigDecimal size = BigMath.power(base, Math.abs((long) exponent), new MathContext(digits));
    return exponent > 0
        ? size.setScale(scale, RoundingMode.HALF_UP)
        : BigDecimal.ONE.divide(size, scale, RoundingMode.HALF_UP);
  }
}
