package org.gajah.base.id;

/// Tuple identifiers: a block number and an offset number (from 1), packed in a `long` as block <<
/// 16 | offset.
///
/// The packing is ours and keeps the order of tuples; on disk the six bytes of `storage/itemptr.h`
/// stand instead.
public final class Tid {
  /// No tuple: invalid block, offset 0.
  public static final long INVALID = of(BlockNumber.INVALID, 0);

  private Tid() {}

  public static long of(int block, int offset) {
    return Integer.toUnsignedLong(block) << 16 | (offset & 0xFFFF);
  }

  public static int block(long tid) {
    return (int) (tid >>> 16);
  }

  public static int offset(long tid) {
    return (int) tid & 0xFFFF;
  }

  public static boolean isValid(long tid) {
    return offset(tid) != 0;
  }

  /// The text form `(block,offset)`.
  public static String toString(long tid) {
    return "(" + Integer.toUnsignedString(block(tid)) + "," + offset(tid) + ")";
  }
}
