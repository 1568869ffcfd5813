package org.gajah.base.id;

/// Numbers of 8 KiB blocks within a fork: unsigned 32-bit, carried as `int`. Mirrors
/// `storage/block.h`.
public final class BlockNumber {
  public static final int INVALID = 0xFFFF_FFFF;

  /// The greatest block a relation can have.
  public static final int MAX = 0xFFFF_FFFE;

  private BlockNumber() {}

  public static boolean isValid(int block) {
    return block != INVALID;
  }

  public static int compare(int a, int b) {
    return Integer.compareUnsigned(a, b);
  }

  /// The unsigned value.
  public static long toLong(int block) {
    return Integer.toUnsignedLong(block);
  }
}
