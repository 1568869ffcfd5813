package org.gajah.base.id;

/// Transaction ids with their epoch in the upper half: 64-bit numbers that never wrap. Mirrors
/// `FullTransactionId` of `access/transam.h`.
public final class FullXid {
  public static final long INVALID = 0;
  public static final long FIRST_NORMAL = 3;

  private FullXid() {}

  public static long of(int epoch, int xid) {
    return Integer.toUnsignedLong(epoch) << 32 | Integer.toUnsignedLong(xid);
  }

  public static int epoch(long full) {
    return (int) (full >>> 32);
  }

  public static int xid(long full) {
    return (int) full;
  }

  public static boolean precedes(long a, long b) {
    return Long.compareUnsigned(a, b) < 0;
  }

  /// The next id, past the special ones of the new epoch when this is the last of its epoch.
  public static long next(long full) {
    long next = full + 1;
    return Xid.isNormal(xid(next)) ? next : next + (Xid.FIRST_NORMAL - xid(next));
  }

  /// The full id of `xid`, which is known to lie less than 2^31 steps behind `reference` or equal
  /// it.
  public static long atOrBefore(int xid, long reference) {
    if (!Xid.isNormal(xid)) {
      return Integer.toUnsignedLong(xid);
    }
    int epoch = epoch(reference);
    return Integer.compareUnsigned(xid, xid(reference)) > 0 ? of(epoch - 1, xid) : of(epoch, xid);
  }
}
