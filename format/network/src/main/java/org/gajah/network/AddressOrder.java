package org.gajah.network;

import org.gajah.base.bytes.ByteSink;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.hash.Lookup3;

/// The order of network addresses, and which network holds which.
public final class AddressOrder {
  private AddressOrder() {}

  private static int bits(byte[] value, int from) {
    return value[from + 1] & 0xFF;
  }

  @PgFunction("network_cmp")
  public static int compare(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    if (a[aFrom] != b[bFrom]) {
      return a[aFrom] - b[bFrom];
    }
    int common = Math.min(bits(a, aFrom), bits(b, bFrom));
    int order = Address.compareBits(a, aFrom + 2, b, bFrom + 2, common);
    if (order == 0) {
      order = bits(a, aFrom) - bits(b, bFrom);
    }
    return order != 0 ? order : Address.compareBits(a, aFrom + 2, b, bFrom + 2, (aLength - 2) * 8);
  }

  @PgFunction("network_eq")
  public static boolean equal(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) == 0;
  }

  @PgFunction("network_ne")
  public static boolean notEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) != 0;
  }

  @PgFunction("network_lt")
  public static boolean less(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) < 0;
  }

  @PgFunction("network_le")
  public static boolean lessOrEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) <= 0;
  }

  @PgFunction("network_gt")
  public static boolean greater(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) > 0;
  }

  @PgFunction("network_ge")
  public static boolean greaterOrEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) >= 0;
  }

  @PgFunction("network_larger")
  public static void larger(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, ByteSink out) {
    boolean first = compare(a, aFrom, aLength, b, bFrom, bLength) > 0;
    out.putBytes(first ? a : b, first ? aFrom : bFrom, first ? aLength : bLength);
  }

  @PgFunction("network_smaller")
  public static void smaller(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, ByteSink out) {
    boolean first = compare(a, aFrom, aLength, b, bFrom, bLength) < 0;
    out.putBytes(first ? a : b, first ? aFrom : bFrom, first ? aLength : bLength);
  }

  @PgFunction("hashinet")
  public static int hash(byte[] value, int from, int length) {
    return Lookup3.hash(value, from, length);
  }

  @PgFunction("hashinetextended")
  public static long hashExtended(byte[] value, int from, int length, long seed) {
    return Lookup3.hashExtended(value, from, length, seed);
  }

  private static boolean share(byte[] a, int aFrom, byte[] b, int bFrom, int bits) {
    return a[aFrom] == b[bFrom] && Address.compareBits(a, aFrom + 2, b, bFrom + 2, bits) == 0;
  }

  @PgFunction("network_sub")
  public static boolean isWithin(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return bits(a, aFrom) > bits(b, bFrom) && share(a, aFrom, b, bFrom, bits(b, bFrom));
  }

  @PgFunction("network_subeq")
  public static boolean isWithinOrEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return bits(a, aFrom) >= bits(b, bFrom) && share(a, aFrom, b, bFrom, bits(b, bFrom));
  }

  @PgFunction("network_sup")
  public static boolean contains(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return isWithin(b, bFrom, bLength, a, aFrom, aLength);
  }

  @PgFunction("network_supeq")
  public static boolean containsOrEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return isWithinOrEqual(b, bFrom, bLength, a, aFrom, aLength);
  }

  @PgFunction("network_overlap")
  public static boolean overlaps(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return share(a, aFrom, b, bFrom, Math.min(bits(a, aFrom), bits(b, bFrom)));
  }

  @PgFunction("inet_same_family")
  public static boolean sameFamily(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return a[aFrom] == b[bFrom];
  }
}
