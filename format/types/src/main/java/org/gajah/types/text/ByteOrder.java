package org.gajah.types.text;

import java.util.Arrays;
import org.gajah.text.collation.Collation;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.hash.Lookup3;

/// Comparisons in the order of bytes: `bytea`, and text under the operators of the `pattern_ops`
/// families.
public final class ByteOrder {
  private ByteOrder() {}

  @PgFunction({"byteaeq"})
  public static boolean equal(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return Arrays.equals(a, aFrom, aFrom + aLength, b, bFrom, bFrom + bLength);
  }

  @PgFunction({"byteane"})
  public static boolean notEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return !Arrays.equals(a, aFrom, aFrom + aLength, b, bFrom, bFrom + bLength);
  }

  @PgFunction({"bytealt", "text_pattern_lt"})
  public static boolean less(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return Arrays.compareUnsigned(a, aFrom, aFrom + aLength, b, bFrom, bFrom + bLength) < 0;
  }

  @PgFunction({"byteale", "text_pattern_le"})
  public static boolean lessOrEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return Arrays.compareUnsigned(a, aFrom, aFrom + aLength, b, bFrom, bFrom + bLength) <= 0;
  }

  @PgFunction({"byteagt", "text_pattern_gt"})
  public static boolean greater(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return Arrays.compareUnsigned(a, aFrom, aFrom + aLength, b, bFrom, bFrom + bLength) > 0;
  }

  @PgFunction({"byteage", "text_pattern_ge"})
  public static boolean greaterOrEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return Arrays.compareUnsigned(a, aFrom, aFrom + aLength, b, bFrom, bFrom + bLength) >= 0;
  }

  @PgFunction({"byteacmp", "bttext_pattern_cmp"})
  public static int compare(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return Collation.compareBytes(a, aFrom, aLength, b, bFrom, bLength);
  }

  @PgFunction("hashvarlena")
  public static int hash(byte[] value, int from, int length) {
    return Lookup3.hash(value, from, length);
  }

  @PgFunction("hashvarlenaextended")
  public static long hashExtended(byte[] value, int from, int length, long seed) {
    return Lookup3.hashExtended(value, from, length, seed);
  }
}
