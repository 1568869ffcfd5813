package org.gajah.numeric;

import org.gajah.base.bytes.ByteSink;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.hash.Lookup3;

/// Comparisons and hashes of numerics. NaN equals itself and is above infinity; the scale doesn't
/// count.
public final class NumericOrder {
  private NumericOrder() {}

  @PgFunction("numeric_cmp")
  public static int compare(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    if (NumericFormat.isSpecial(a, aFrom) || NumericFormat.isSpecial(b, bFrom)) {
      return Integer.compare(rank(a, aFrom), rank(b, bFrom));
    }
    int aSign = NumericFormat.sign(a, aFrom, aLength);
    int bSign = NumericFormat.sign(b, bFrom, bLength);
    if (aSign != bSign || aSign == 0) {
      return Integer.compare(aSign, bSign);
    }
    int order = Integer.compare(NumericFormat.weight(a, aFrom), NumericFormat.weight(b, bFrom));
    int aCount = NumericFormat.digitCount(a, aFrom, aLength);
    int bCount = NumericFormat.digitCount(b, bFrom, bLength);
    for (int i = 0; order == 0 && i < Math.max(aCount, bCount); i++) {
      int aDigit = i < aCount ? NumericFormat.digit(a, aFrom, i) : 0;
      int bDigit = i < bCount ? NumericFormat.digit(b, bFrom, i) : 0;
      order = Integer.compare(aDigit, bDigit);
    }
    return aSign * order;
  }

  /// Where a number stands among what is none: -infinity, numbers, infinity, NaN.
  private static int rank(byte[] value, int from) {
    if (!NumericFormat.isSpecial(value, from)) {
      return 0;
    }
    return NumericFormat.isNaN(value, from) ? 2 : NumericFormat.isNegative(value, from) ? -1 : 1;
  }

  @PgFunction("numeric_eq")
  public static boolean equal(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) == 0;
  }

  @PgFunction("numeric_ne")
  public static boolean notEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) != 0;
  }

  @PgFunction("numeric_lt")
  public static boolean less(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) < 0;
  }

  @PgFunction("numeric_le")
  public static boolean lessOrEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) <= 0;
  }

  @PgFunction("numeric_gt")
  public static boolean greater(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) > 0;
  }

  @PgFunction("numeric_ge")
  public static boolean greaterOrEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) >= 0;
  }

  @PgFunction("numeric_larger")
  public static void larger(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, ByteSink out) {
    boolean first = compare(a, aFrom, aLength, b, bFrom, bLength) > 0;
    out.putBytes(first ? a : b, first ? aFrom : bFrom, first ? aLength : bLength);
  }

  @PgFunction("numeric_smaller")
  public static void smaller(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, ByteSink out) {
    boolean first = compare(a, aFrom, aLength, b, bFrom, bLength) < 0;
    out.putBytes(first ? a : b, first ? aFrom : bFrom, first ? aLength : bLength);
  }

  @PgFunction("hash_numeric")
  public static int hash(byte[] value, int from, int length) {
    if (NumericFormat.isSpecial(value, from)) {
      return 0;
    }
    int count = NumericFormat.digitCount(value, from, length);
    if (count == 0) {
      return -1;
    }
    return Lookup3.hash(value, from + length - 2 * count, 2 * count)
        ^ NumericFormat.weight(value, from);
  }

  @PgFunction("hash_numeric_extended")
  public static long hashExtended(byte[] value, int from, int length, long seed) {
    if (NumericFormat.isSpecial(value, from)) {
      return seed;
    }
    int count = NumericFormat.digitCount(value, from, length);
    if (count == 0) {
      return seed - 1;
    }
    return Lookup3.hashExtended(value, from + length - 2 * count, 2 * count, seed)
        ^ NumericFormat.weight(value, from);
  }
}
