package org.gajah.bits;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;

/// A view of a bit string, and how one is made.
final class BitString {
  static final int HEADER = 4;
  static final int MOST_BITS = Integer.MAX_VALUE - 7;

  private BitString() {}

  /// How many bits there are.
  static int size(byte[] value, int from) {
    return (value[from] & 0xFF)
        | (value[from + 1] & 0xFF) << 8
        | (value[from + 2] & 0xFF) << 16
        | value[from + 3] << 24;
  }

  static int bytes(int bits) {
    return bits + 7 >>> 3;
  }

  static boolean isSet(byte[] value, int from, int bit) {
    return (value[from + HEADER + (bit >> 3)] & 0x80 >> (bit & 7)) != 0;
  }

  /// Appends a string of zeros and answers where its bits start.
  static int start(int bits, ByteSink out) {
    out.putInt(bits);
    int at = out.length();
    out.putZeros(bytes(bits));
    return at;
  }

  /// Sets a bit in a string that starts at `at`.
  static void set(ByteSink out, int at, int bit) {
    out.array()[at + (bit >> 3)] |= (byte) (0x80 >> (bit & 7));
  }

  /// Makes the bits behind the last one zero.
  static void clearRest(ByteSink out, int at, int bits) {
    if ((bits & 7) != 0) {
      out.array()[at + (bits >> 3)] &= (byte) (0xFF << 8 - (bits & 7));
    }
  }

  /// Copies bits between strings.
  static void copy(byte[] value, int from, int bit, int count, ByteSink out, int at, int target) {
    if (((bit | target) & 7) == 0) {
      System.arraycopy(
          value, from + HEADER + (bit >> 3), out.array(), at + (target >> 3), count >> 3);
      copyEach(value, from, bit + (count & -8), count & 7, out, at, target + (count & -8));
    } else {
      copyEach(value, from, bit, count, out, at, target);
    }
  }

  private static void copyEach(
      byte[] value, int from, int bit, int count, ByteSink out, int at, int target) {
    for (int i = 0; i < count; i++) {
      if (isSet(value, from, bit + i)) {
        set(out, at, target + i);
      }
    }
  }

  static PgException mismatch(String message) {
    return new PgException(SqlState.STRING_DATA_LENGTH_MISMATCH, message);
  }

  static PgException tooLong(int most) {
    return new PgException(
        SqlState.STRING_DATA_RIGHT_TRUNCATION,
        "bit string too long for type bit varying(" + most + ")");
  }

  static PgException wrongLength(int length, int wanted) {
    return mismatch("bit string length " + length + " does not match type bit(" + wanted + ")");
  }
}
