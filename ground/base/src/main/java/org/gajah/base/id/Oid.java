package org.gajah.base.id;

/// Object identifiers: unsigned 32-bit numbers, carried as `int`. Mirrors `postgres_ext.h` and
/// `access/transam.h`.
public final class Oid {
  public static final int INVALID = 0;

  /// Below: assigned by hand in the catalogs' initial data.
  public static final int FIRST_GENBKI = 10_000;

  /// Below: assigned when the initial catalogs were built, unpinned above.
  public static final int FIRST_UNPINNED = 12_000;

  /// From here on: objects of users.
  public static final int FIRST_NORMAL = 16_384;

  private Oid() {}

  public static boolean isValid(int oid) {
    return oid != INVALID;
  }

  public static int compare(int a, int b) {
    return Integer.compareUnsigned(a, b);
  }

  /// The unsigned value.
  public static long toLong(int oid) {
    return Integer.toUnsignedLong(oid);
  }

  public static String toString(int oid) {
    return Integer.toUnsignedString(oid);
  }
}
