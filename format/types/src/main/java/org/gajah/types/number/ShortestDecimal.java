package org.gajah.types.number;

import java.math.BigInteger;

/// The shortest decimal that reads back as the same floating-point number, and of those the
/// nearest.
///
/// The method is Raffaello Giulietti's ("The Schubfach way to render doubles"), with one difference
/// that PostgreSQL makes: a decimal that lies exactly halfway between two floating-point numbers
/// stands for neither, whatever rounding to even would say.
final class ShortestDecimal {
  private static final int LEAST_EXPONENT = -324;
  private static final int GREATEST_EXPONENT = 292;
  private static final long LOW_63 = Long.MAX_VALUE;

  /// For each k the 126 uppermost bits of 10^-k, rounded up, in two halves of 63 bits.
  private static final long[] POWERS = powers();

  private ShortestDecimal() {}

  private static long[] powers() {
    long[] powers = new long[2 * (GREATEST_EXPONENT - LEAST_EXPONENT + 1)];
    for (int k = LEAST_EXPONENT; k <= GREATEST_EXPONENT; k++) {
      BigInteger power;
      int shift = 125 - floorLog2Power10(-k);
      if (k <= 0) {
        BigInteger exact = BigInteger.TEN.pow(-k);
        power = shift >= 0 ? exact.shiftLeft(shift) : exact.shiftRight(-shift);
      } else {
        power = BigInteger.ONE.shiftLeft(shift).divide(BigInteger.TEN.pow(k));
      }
      power = power.add(BigInteger.ONE);
      int at = 2 * (k - LEAST_EXPONENT);
      powers[at] = power.shiftRight(63).longValueExact();
      powers[at + 1] = power.and(BigInteger.valueOf(LOW_63)).longValueExact();
    }
    return powers;
  }

  private static int floorLog10Power2(int e) {
    return (int) (e * 661_971_961_083L >> 41);
  }

  private static int floorLog10ThreeQuartersPower2(int e) {
    return (int) (e * 661_971_961_083L - 274_743_187_321L >> 41);
  }

  private static int floorLog2Power10(int e) {
    return (int) (e * 913_124_641_741L >> 38);
  }

  /// The digits of a positive finite number; the decimal is the digits times 10 to the power of
  /// [#exponent].
  static long digits(double value) {
    long bits = Double.doubleToRawLongBits(value);
    int biased = (int) (bits >>> 52) & 0x7FF;
    long fraction = bits & (1L << 52) - 1;
    long mantissa = biased == 0 ? fraction : fraction | 1L << 52;
    return digits(mantissa, Math.max(biased, 1) - 1075, biased > 1 && fraction == 0);
  }

  /// The exponent that goes with [#digits].
  static int exponent(double value) {
    long bits = Double.doubleToRawLongBits(value);
    int biased = (int) (bits >>> 52) & 0x7FF;
    return exponent(Math.max(biased, 1) - 1075, biased > 1 && (bits & (1L << 52) - 1) == 0);
  }

  static long digits(float value) {
    int bits = Float.floatToRawIntBits(value);
    int biased = bits >>> 23 & 0xFF;
    int fraction = bits & (1 << 23) - 1;
    int mantissa = biased == 0 ? fraction : fraction | 1 << 23;
    return digits(mantissa, Math.max(biased, 1) - 150, biased > 1 && fraction == 0);
  }

  static int exponent(float value) {
    int bits = Float.floatToRawIntBits(value);
    int biased = bits >>> 23 & 0xFF;
    return exponent(Math.max(biased, 1) - 150, biased > 1 && (bits & (1 << 23) - 1) == 0);
  }

  private static int exponent(int binaryExponent, boolean uneven) {
    return uneven
        ? floorLog10ThreeQuartersPower2(binaryExponent)
        : floorLog10Power2(binaryExponent);
  }

  /// @param uneven whether the neighbour below is nearer than the one above
  private static long digits(long mantissa, int binaryExponent, boolean uneven) {
    int k = exponent(binaryExponent, uneven);
    int shift = binaryExponent + floorLog2Power10(-k) + 2;
    long high = POWERS[2 * (k - LEAST_EXPONENT)];
    long low = POWERS[2 * (k - LEAST_EXPONENT) + 1];
    long four = mantissa << 2;
    // Four times the number, and the borders of what reads back as it, in units of 10^k.
    long value = scaled(high, low, four << shift);
    long lower = scaled(high, low, four - (uneven ? 1 : 2) << shift);
    long upper = scaled(high, low, four + 2 << shift);
    long below = value >> 2;
    if (below >= 10) {
      long shorter = below / 10 * 10;
      boolean lowerFits = lower < shorter << 2;
      boolean upperFits = shorter + 10 << 2 < upper;
      if (lowerFits != upperFits) {
        return lowerFits ? shorter : shorter + 10;
      }
    }
    long above = below + 1;
    boolean belowFits = lower < below << 2;
    boolean aboveFits = above << 2 < upper;
    if (belowFits != aboveFits) {
      return belowFits ? below : above;
    }
    long middle = value - (below + above << 1);
    return middle < 0 || (middle == 0 && (below & 1) == 0) ? below : above;
  }

  /// The product with the power of ten, its lowest bit set when anything was cut off.
  private static long scaled(long high, long low, long factor) {
    long x1 = Math.multiplyHigh(low, factor);
    long y0 = high * factor;
    long y1 = Math.multiplyHigh(high, factor);
    long z = (y0 >>> 1) + x1;
    long w = y1 + (z >>> 63);
    return w | (z & LOW_63) + LOW_63 >>> 63;
  }
}
