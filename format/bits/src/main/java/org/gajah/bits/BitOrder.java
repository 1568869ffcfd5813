package org.gajah.bits;

import java.util.Arrays;
import org.gajah.types.contract.PgFunction;

/// The order of bit strings: by their bits, then by their length.
public final class BitOrder {
  private BitOrder() {}

  @PgFunction("bitcmp")
  public static int compare(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    int common = Math.min(aLength, bLength) - BitString.HEADER;
    int aBits = aFrom + BitString.HEADER;
    int bBits = bFrom + BitString.HEADER;
    int order = Arrays.compareUnsigned(a, aBits, aBits + common, b, bBits, bBits + common);
    return order != 0 ? order : Integer.compare(BitString.size(a, aFrom), BitString.size(b, bFrom));
  }

  @PgFunction("biteq")
  public static boolean equal(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return Arrays.equals(a, aFrom, aFrom + aLength, b, bFrom, bFrom + bLength);
  }

  @PgFunction("bitne")
  public static boolean notEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return !equal(a, aFrom, aLength, b, bFrom, bLength);
  }

  @PgFunction("bitlt")
  public static boolean less(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) < 0;
  }

  @PgFunction("bitle")
  public static boolean lessOrEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) <= 0;
  }

  @PgFunction("bitgt")
  public static boolean greater(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) > 0;
  }

  @PgFunction("bitge")
  public static boolean greaterOrEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) >= 0;
  }
}
