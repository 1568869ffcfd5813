package org.gajah.bits;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.types.contract.NumberFaults;
import org.gajah.types.contract.PgFunction;

/// Functions and operators of bit strings.
public final class BitFunctions {
  private BitFunctions() {}

  @PgFunction("bit")
  public static void cast(
      byte[] value, int from, int length, int bits, boolean explicit, ByteSink out) {
    int size = BitString.size(value, from);
    if (bits <= 0 || bits > BitString.MOST_BITS || bits == size) {
      out.putBytes(value, from, length);
      return;
    }
    if (!explicit) {
      throw BitString.wrongLength(size, bits);
    }
    int at = BitString.start(bits, out);
    BitString.copy(value, from, 0, Math.min(size, bits), out, at, 0);
  }

  @PgFunction("varbit")
  public static void castVarying(
      byte[] value, int from, int length, int bits, boolean explicit, ByteSink out) {
    if (bits <= 0 || bits >= BitString.size(value, from)) {
      out.putBytes(value, from, length);
      return;
    }
    if (!explicit) {
      throw BitString.tooLong(bits);
    }
    int at = BitString.start(bits, out);
    BitString.copy(value, from, 0, bits, out, at, 0);
  }

  @PgFunction("bitfromint4")
  public static void fromInt4(int value, int bits, ByteSink out) {
    fromInt8(value, bits, out);
  }

  @PgFunction("bitfromint8")
  public static void fromInt8(long value, int bits, ByteSink out) {
    int size = bits <= 0 || bits > BitString.MOST_BITS ? 1 : bits;
    int at = BitString.start(size, out);
    for (int i = 0; i < size; i++) {
      if ((value >> Math.min(size - 1 - i, 63) & 1) != 0) {
        BitString.set(out, at, i);
      }
    }
  }

  @PgFunction("bittoint4")
  public static int toInt4(byte[] value, int from, int length) {
    return (int) toLong(value, from, 32, "integer");
  }

  @PgFunction("bittoint8")
  public static long toInt8(byte[] value, int from, int length) {
    return toLong(value, from, 64, "bigint");
  }

  private static long toLong(byte[] value, int from, int most, String type) {
    int bits = BitString.size(value, from);
    if (bits > most) {
      throw NumberFaults.outOfRange(type);
    }
    long number = 0;
    for (int i = 0; i < bits; i++) {
      number = number << 1 | (BitString.isSet(value, from, i) ? 1 : 0);
    }
    return number;
  }

  @PgFunction("bitlength")
  public static int length(byte[] value, int from, int length) {
    return BitString.size(value, from);
  }

  @PgFunction("bitoctetlength")
  public static int octets(byte[] value, int from, int length) {
    return length - BitString.HEADER;
  }

  @PgFunction("bit_bit_count")
  public static long count(byte[] value, int from, int length) {
    long count = 0;
    for (int i = BitString.HEADER; i < length; i++) {
      count += Integer.bitCount(value[from + i] & 0xFF);
    }
    return count;
  }

  private enum Operation {
    AND,
    OR,
    XOR
  }

  private static void combine(Operation operation, Slice a, Slice b, ByteSink out) {
    int bits = BitString.size(a.array(), a.from());
    if (bits != BitString.size(b.array(), b.from())) {
      throw BitString.mismatch("cannot " + operation + " bit strings of different sizes");
    }
    out.putInt(bits);
    for (int i = BitString.HEADER; i < a.length(); i++) {
      byte x = a.byteAt(i);
      byte y = b.byteAt(i);
      out.putByte(
          switch (operation) {
            case AND -> x & y;
            case OR -> x | y;
            case XOR -> x ^ y;
          });
    }
  }

  @PgFunction("bit_and")
  public static void and(Slice a, Slice b, ByteSink out) {
    combine(Operation.AND, a, b, out);
  }

  @PgFunction("bit_or")
  public static void or(Slice a, Slice b, ByteSink out) {
    combine(Operation.OR, a, b, out);
  }

  @PgFunction("bitxor")
  public static void xor(Slice a, Slice b, ByteSink out) {
    combine(Operation.XOR, a, b, out);
  }

  @PgFunction("bitnot")
  public static void not(byte[] value, int from, int length, ByteSink out) {
    int bits = BitString.size(value, from);
    out.putInt(bits);
    int at = out.length();
    for (int i = BitString.HEADER; i < length; i++) {
      out.putByte(~value[from + i]);
    }
    BitString.clearRest(out, at, bits);
  }

  @PgFunction("bitshiftleft")
  public static void shiftLeft(byte[] value, int from, int length, int by, ByteSink out) {
    shift(value, from, by, out);
  }

  @PgFunction("bitshiftright")
  public static void shiftRight(byte[] value, int from, int length, int by, ByteSink out) {
    shift(value, from, -(long) by, out);
  }

  private static void shift(byte[] value, int from, long left, ByteSink out) {
    int bits = BitString.size(value, from);
    int at = BitString.start(bits, out);
    if (Math.abs(left) >= bits) {
      return;
    }
    int by = (int) Math.abs(left);
    if (left >= 0) {
      BitString.copy(value, from, by, bits - by, out, at, 0);
    } else {
      BitString.copy(value, from, 0, bits - by, out, at, by);
    }
  }

  @PgFunction("bitcat")
  public static void concatenate(Slice a, Slice b, ByteSink out) {
    int first = BitString.size(a.array(), a.from());
    int second = BitString.size(b.array(), b.from());
    if (first > BitString.MOST_BITS - second) {
      throw new PgException(
          SqlState.PROGRAM_LIMIT_EXCEEDED,
          "bit string length exceeds the maximum allowed (" + BitString.MOST_BITS + ")");
    }
    int at = BitString.start(first + second, out);
    BitString.copy(a.array(), a.from(), 0, first, out, at, 0);
    BitString.copy(b.array(), b.from(), 0, second, out, at, first);
  }

  @PgFunction("bitsubstr")
  public static void substring(
      byte[] value, int from, int length, int start, int count, ByteSink out) {
    if (count < 0) {
      throw negative();
    }
    part(value, from, start, (long) start + count, out);
  }

  @PgFunction("bitsubstr_no_len")
  public static void substring(byte[] value, int from, int length, int start, ByteSink out) {
    part(value, from, start, Long.MAX_VALUE, out);
  }

  private static PgException negative() {
    return new PgException(SqlState.SUBSTRING_ERROR, "negative substring length not allowed");
  }

  /// The bits from one, counted from 1, up to before another.
  private static void part(byte[] value, int from, int start, long end, ByteSink out) {
    int bits = BitString.size(value, from);
    int first = Math.max(start, 1);
    int last = (int) Math.min(end, bits + 1L);
    int count = first > bits || last <= first ? 0 : last - first;
    int at = BitString.start(count, out);
    if (count > 0) {
      BitString.copy(value, from, first - 1, count, out, at, 0);
    }
  }

  @PgFunction("bitoverlay")
  public static void overlay(Slice value, Slice by, int start, int count, ByteSink out) {
    if (start <= 0) {
      throw negative();
    }
    long end = (long) start + count;
    if (end != (int) end) {
      throw NumberFaults.outOfRange("integer");
    }
    ByteSink head = new ByteSink(value.length());
    part(value.array(), value.from(), 1, start, head);
    ByteSink tail = new ByteSink(value.length());
    part(value.array(), value.from(), (int) end, Long.MAX_VALUE, tail);
    ByteSink both = new ByteSink(value.length());
    concatenate(Slice.of(head.toByteArray()), by, both);
    concatenate(Slice.of(both.toByteArray()), Slice.of(tail.toByteArray()), out);
  }

  @PgFunction("bitoverlay_no_len")
  public static void overlay(Slice value, Slice by, int start, ByteSink out) {
    overlay(value, by, start, BitString.size(by.array(), by.from()), out);
  }

  @PgFunction("bitposition")
  public static int position(Slice value, Slice wanted) {
    int bits = BitString.size(value.array(), value.from());
    int size = BitString.size(wanted.array(), wanted.from());
    if (bits == 0 || size > bits) {
      return 0;
    }
    for (int i = 0; i + size <= bits; i++) {
      int same = 0;
      while (same < size
          && BitString.isSet(value.array(), value.from(), i + same)
              == BitString.isSet(wanted.array(), wanted.from(), same)) {
        same++;
      }
      if (same == size) {
        return i + 1;
      }
    }
    return 0;
  }

  private static void checkIndex(byte[] value, int from, int index) {
    int bits = BitString.size(value, from);
    if (index < 0 || index >= bits) {
      throw new PgException(
          SqlState.ARRAY_SUBSCRIPT_ERROR,
          "bit index " + index + " out of valid range (0.." + (bits - 1) + ")");
    }
  }

  @PgFunction("bitgetbit")
  public static int get(byte[] value, int from, int length, int index) {
    checkIndex(value, from, index);
    return BitString.isSet(value, from, index) ? 1 : 0;
  }

  @PgFunction("bitsetbit")
  public static void set(byte[] value, int from, int length, int index, int bit, ByteSink out) {
    checkIndex(value, from, index);
    if (bit != 0 && bit != 1) {
      throw new PgException(SqlState.INVALID_PARAMETER_VALUE, "new bit must be 0 or 1");
    }
    int at = out.length() + BitString.HEADER + (index >> 3);
    out.putBytes(value, from, length);
    int mask = 0x80 >> (index & 7);
    out.array()[at] = (byte) (bit == 1 ? out.array()[at] | mask : out.array()[at] & ~mask);
  }
}
