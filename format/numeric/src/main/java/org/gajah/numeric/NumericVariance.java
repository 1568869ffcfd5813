package org.gajah.numeric;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.gajah.base.bytes.ByteSink;

/// Averages, variances and standard deviations out of sums, with the decimals that PostgreSQL gives
/// them (`numeric_stddev_internal()` of `utils/adt/numeric.c`).
public final class NumericVariance {
  private NumericVariance() {}

  /// Appends a sum divided by a count.
  public static void putAverage(BigDecimal sum, long count, ByteSink out) {
    ByteSink a = new ByteSink(32);
    ByteSink b = new ByteSink(16);
    NumericWriter.put(sum, a);
    NumericWriter.put(count, b);
    NumericArithmetic.divide(a.array(), 0, a.length(), b.array(), 0, b.length(), out);
  }

  /// Appends a variance or its root.
  ///
  /// @param sample whether the values are a sample of more; at least two then
  /// @param root whether the standard deviation is wanted
  public static void put(
      BigDecimal sum,
      BigDecimal sumOfSquares,
      long count,
      boolean sample,
      boolean root,
      ByteSink out) {
    BigDecimal n = BigDecimal.valueOf(count);
    BigDecimal numerator = sumOfSquares.multiply(n).subtract(sum.multiply(sum));
    if (numerator.signum() <= 0) {
      NumericWriter.put(0, out);
      return;
    }
    BigDecimal divisor = n.multiply(sample ? n.subtract(BigDecimal.ONE) : n);
    ByteSink a = new ByteSink(64);
    ByteSink b = new ByteSink(16);
    NumericWriter.put(numerator, a);
    NumericWriter.put(divisor, b);
    int start = out.length();
    NumericArithmetic.divide(a.array(), 0, a.length(), b.array(), 0, b.length(), out);
    if (!root) {
      return;
    }
    BigDecimal variance = NumericFormat.decode(out.array(), start, out.length() - start);
    int scale = NumericFormat.scale(out.array(), start);
    out.truncate(start);
    BigInteger digits =
        variance.setScale(2 * scale + 2, RoundingMode.UNNECESSARY).unscaledValue().sqrt();
    NumericWriter.put(new BigDecimal(digits, scale + 1).setScale(scale, RoundingMode.HALF_UP), out);
  }

  /// Appends what the aggregates of infinite values answer.
  public static void putNaN(ByteSink out) {
    NumericWriter.putNaN(out);
  }
}
