package org.gajah.numeric;

import java.math.BigDecimal;
import java.math.BigInteger;

/// An exact running sum of `bigint`s in 128 bits, for aggregates.
public final class IntegerSum {
  private long high;
  private long low;
  private long count;

  /// Adds one value.
  public void add(long value) {
    long sum = low + value;
    high += (value >> 63) + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
    low = sum;
    count++;
  }

  /// Takes a value away that was added before.
  public void remove(long value) {
    long difference = low - value;
    high -= (value >> 63) + (Long.compareUnsigned(low, value) < 0 ? 1 : 0);
    low = difference;
    count--;
  }

  public long count() {
    return count;
  }

  /// The sum.
  public BigDecimal sum() {
    BigInteger bits = BigInteger.valueOf(high).shiftLeft(64);
    return new BigDecimal(bits.add(new BigInteger(Long.toUnsignedString(low))));
  }
}
