package org.gajah.base.id;

/// Ids of groups of transactions that hold row locks together, on a circle of 2^32. Mirrors
/// `access/multixact.h`.
public final class MultiXactId {
  public static final int INVALID = 0;
  public static final int FIRST = 1;

  private MultiXactId() {}

  public static boolean isValid(int multi) {
    return multi != INVALID;
  }

  public static boolean precedes(int a, int b) {
    return a - b < 0;
  }

  public static boolean precedesOrEquals(int a, int b) {
    return a - b <= 0;
  }

  /// The next id on the circle, past the invalid one.
  public static int next(int multi) {
    return multi == 0xFFFF_FFFF ? FIRST : multi + 1;
  }

  /// Whether one position among the members, which wrap too, precedes another.
  public static boolean offsetPrecedes(int a, int b) {
    return a - b < 0;
  }

  public static String toString(int multi) {
    return Integer.toUnsignedString(multi);
  }
}
