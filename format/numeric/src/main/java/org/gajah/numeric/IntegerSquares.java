package org.gajah.numeric;

import java.math.BigDecimal;
import java.math.BigInteger;

/// An exact running sum of the squares of `bigint`s, in 192 bits: two squares of the least `bigint`
/// are more than 128 bits hold.
public final class IntegerSquares {
  private long top;
  private long high;
  private long low;

  /// Adds the square of a value.
  public void add(long value) {
    long lowSum = low + value * value;
    int carry = Long.compareUnsigned(lowSum, low) < 0 ? 1 : 0;
    // The high half of a square is at most 2^62: the carry cannot wrap it.
    long highSum = high + Math.multiplyHigh(value, value) + carry;
    top += Long.compareUnsigned(highSum, high) < 0 ? 1 : 0;
    high = highSum;
    low = lowSum;
  }

  /// The sum.
  public BigDecimal sum() {
    BigInteger upper = BigInteger.valueOf(top).shiftLeft(64).add(unsigned(high));
    return new BigDecimal(upper.shiftLeft(64).add(unsigned(low)));
  }

  private static BigInteger unsigned(long word) {
    return new BigInteger(Long.toUnsignedString(word));
  }
}
