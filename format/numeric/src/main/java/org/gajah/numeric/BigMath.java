package org.gajah.numeric;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/// Exponential, logarithm and powers to any number of decimals.
final class BigMath {
  private static final BigDecimal SMALL = new BigDecimal("0.01");
  private static final BigDecimal BELOW_ONE = new BigDecimal("0.95");
  private static final BigDecimal ABOVE_ONE = new BigDecimal("1.05");

  private BigMath() {}

  /// e to the power of `x`, right to about `decimals` decimals.
  static BigDecimal exp(BigDecimal x, int decimals) {
    if (x.signum() == 0) {
      return BigDecimal.ONE;
    }
    int weight = (int) Math.ceil(Math.abs(x.doubleValue()) * 0.4343);
    int whole = x.signum() > 0 ? weight : -Math.max(weight - 1, 0);
    int digits = Math.max(whole + decimals, 0) + 15;
    // The argument is halved until the series converges fast, and the result squared as often.
    int halvings = 0;
    BigDecimal y = x;
    while (y.abs().compareTo(SMALL) > 0) {
      y = y.divide(BigDecimal.TWO);
      halvings++;
    }
    MathContext context = new MathContext(digits + halvings / 3 + 5, RoundingMode.HALF_EVEN);
    y = y.round(context);
    BigDecimal sum = BigDecimal.ONE.add(y);
    BigDecimal term = y;
    BigDecimal limit = BigDecimal.ONE.movePointLeft(context.getPrecision() + 1);
    for (int i = 2; term.abs().compareTo(limit) > 0; i++) {
      term = term.multiply(y, context).divide(BigDecimal.valueOf(i), context);
      sum = sum.add(term, context);
    }
    for (int i = 0; i < halvings; i++) {
      sum = sum.multiply(sum, context);
    }
    return sum;
  }

  /// The natural logarithm of a positive number, right to about `decimals` decimals.
  static BigDecimal ln(BigDecimal x, int decimals) {
    int distance = nearOneDigits(x);
    int digits = Math.max(decimals, 0) + 15 + Math.max(0, -distance);
    MathContext context = new MathContext(digits + 20, RoundingMode.HALF_EVEN);
    // Roots are taken until the number is near one, and the result doubled as often.
    BigDecimal y = x.round(new MathContext(digits + 20 + x.precision()));
    int roots = 0;
    while (y.compareTo(BELOW_ONE) < 0 || y.compareTo(ABOVE_ONE) > 0) {
      y = y.sqrt(context);
      roots++;
    }
    // ln y = 2 artanh((y - 1) / (y + 1))
    BigDecimal z = y.subtract(BigDecimal.ONE).divide(y.add(BigDecimal.ONE), context);
    BigDecimal square = z.multiply(z, context);
    BigDecimal sum = z;
    BigDecimal power = z;
    BigDecimal limit = BigDecimal.ONE.movePointLeft(context.getPrecision());
    for (int i = 3; power.abs().compareTo(limit) > 0; i += 2) {
      power = power.multiply(square, context);
      sum = sum.add(power.divide(BigDecimal.valueOf(i), context));
    }
    BigDecimal result = sum.multiply(new BigDecimal(BigInteger.TWO.pow(roots + 1)));
    return result.setScale(Math.max(decimals, 0) + 10, RoundingMode.HALF_EVEN);
  }

  /// The decimal weight of the distance from one, when that is small; 0 otherwise.
  private static int nearOneDigits(BigDecimal x) {
    BigDecimal distance = x.subtract(BigDecimal.ONE);
    return distance.signum() == 0 ? 0 : Math.min(distance.precision() - distance.scale(), 0);
  }

  /// A power by squaring, with rounding at each step.
  static BigDecimal power(BigDecimal base, long exponent, MathContext digits) {
    int guard = Long.toString(exponent).length() + 5;
    MathContext context = new MathContext(digits.getPrecision() + guard, RoundingMode.HALF_EVEN);
    BigDecimal result = BigDecimal.ONE;
    BigDecimal factor = base;
    for (long rest = exponent; rest > 0; rest >>= 1) {
      if ((rest & 1) == 1) {
        result = result.multiply(factor, context);
      }
      if (rest > 1) {
        factor = factor.multiply(factor, context);
      }
    }
    return result;
  }
}
