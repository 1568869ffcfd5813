package org.gajah.base.id;

/// Transaction ids: 32-bit numbers on a circle, carried as `int`. Mirrors `access/transam.h`.
///
/// Normal ids are compared modulo 2^32: of two, the one less than 2^31 steps behind the other
/// precedes it. The three special ids precede all normal ones and are compared as plain numbers.
public final class Xid {
  public static final int INVALID = 0;
  public static final int BOOTSTRAP = 1;
  public static final int FROZEN = 2;
  public static final int FIRST_NORMAL = 3;
  public static final int MAX = 0xFFFF_FFFF;

  private Xid() {}

  public static boolean isValid(int xid) {
    return xid != INVALID;
  }

  public static boolean isNormal(int xid) {
    return Integer.compareUnsigned(xid, FIRST_NORMAL) >= 0;
  }

  public static boolean precedes(int a, int b) {
    return isNormal(a) && isNormal(b) ? a - b < 0 : Integer.compareUnsigned(a, b) < 0;
  }

  public static boolean precedesOrEquals(int a, int b) {
    return isNormal(a) && isNormal(b) ? a - b <= 0 : Integer.compareUnsigned(a, b) <= 0;
  }

  public static boolean follows(int a, int b) {
    return precedes(b, a);
  }

  public static boolean followsOrEquals(int a, int b) {
    return precedesOrEquals(b, a);
  }

  /// The older of two ids, where an invalid one counts for nothing.
  public static int older(int a, int b) {
    if (!isValid(a)) {
      return b;
    }
    return isValid(b) && precedes(b, a) ? b : a;
  }

  /// The next id on the circle, past the special ones.
  public static int next(int xid) {
    int next = xid + 1;
    return isNormal(next) ? next : FIRST_NORMAL;
  }

  /// The id before this one on the circle, past the special ones.
  public static int previous(int xid) {
    int previous = xid - 1;
    while (!isNormal(previous)) {
      previous--;
    }
    return previous;
  }

  public static String toString(int xid) {
    return Integer.toUnsignedString(xid);
  }
}
