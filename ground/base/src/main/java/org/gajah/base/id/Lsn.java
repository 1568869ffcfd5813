package org.gajah.base.id;

import java.util.Locale;

/// Positions in the write-ahead log: unsigned 64-bit byte counts, carried as `long`. Mirrors
/// `access/xlogdefs.h`.
public final class Lsn {
  public static final long INVALID = 0;

  private Lsn() {}

  public static boolean isValid(long lsn) {
    return lsn != INVALID;
  }

  public static int compare(long a, long b) {
    return Long.compareUnsigned(a, b);
  }

  /// Whether `a` lies before `b`.
  public static boolean before(long a, long b) {
    return Long.compareUnsigned(a, b) < 0;
  }

  public static long max(long a, long b) {
    return before(a, b) ? b : a;
  }

  public static long min(long a, long b) {
    return before(a, b) ? a : b;
  }

  /// The text form `hi/lo` in upper-case hexadecimal without padding, for example `0/15B4E78`.
  public static String toString(long lsn) {
    return Integer.toHexString((int) (lsn >>> 32)).toUpperCase(Locale.ROOT)
        + "/"
        + Integer.toHexString((int) lsn).toUpperCase(Locale.ROOT);
  }

  /// Reads the text form.
  ///
  /// @throws NumberFormatException when `text` is not one to eight hexadecimal digits, a slash, and
  ///   the same again
  public static long parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 1 || slash > 8 || text.length() - slash < 2 || text.length() - slash > 9) {
      throw new NumberFormatException(text);
    }
    long high = Integer.toUnsignedLong(Integer.parseUnsignedInt(text, 0, slash, 16));
    long low = Integer.toUnsignedLong(Integer.parseUnsignedInt(text, slash + 1, text.length(), 16));
    return high << 32 | low;
  }
}
