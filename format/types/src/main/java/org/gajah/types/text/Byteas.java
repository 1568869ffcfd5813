package org.gajah.types.text;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.NumberFaults;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.contract.TypeContext;

/// Type `bytea` in and out (`utils/adt/varlena.c`): `\x` and hexadecimal digits, or the older form
/// with `\ooo` for what is not printable.
public final class Byteas {
  private static final byte[] HEX = Ascii.bytes("0123456789abcdef");

  private Byteas() {}

  @PgFunction("byteain")
  public static void in(byte[] text, int from, int length, ByteSink out) {
    if (length >= 2 && text[from] == '\\' && text[from + 1] == 'x') {
      putDecodedHex(text, from + 2, length - 2, out);
    } else {
      putDecodedEscapes(text, from, length, out);
    }
  }

  /// Appends the bytes of a text in which `\ooo` stands for a byte and `\\` for a backslash.
  public static void putDecodedEscapes(byte[] text, int from, int length, ByteSink out) {
    int end = from + length;
    int at = from;
    while (at < end) {
      if (text[at] != '\\') {
        out.putByte(text[at++]);
      } else if (octal(text, at + 1, end)) {
        out.putByte((text[at + 1] - '0') << 6 | (text[at + 2] - '0') << 3 | (text[at + 3] - '0'));
        at += 4;
      } else if (at + 1 < end && text[at + 1] == '\\') {
        out.putByte('\\');
        at += 2;
      } else {
        throw new PgException(
            SqlState.INVALID_TEXT_REPRESENTATION, "invalid input syntax for type bytea");
      }
    }
  }

  private static boolean octal(byte[] text, int at, int end) {
    return at + 2 < end
        && text[at] >= '0'
        && text[at] <= '3'
        && text[at + 1] >= '0'
        && text[at + 1] <= '7'
        && text[at + 2] >= '0'
        && text[at + 2] <= '7';
  }

  /// Appends the bytes that hexadecimal digits stand for; white space between pairs doesn't count.
  public static void putDecodedHex(byte[] text, int from, int length, ByteSink out) {
    int end = from + length;
    int at = from;
    while (at < end) {
      int c = text[at];
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
        at++;
        continue;
      }
      int high = hexDigit(text, at);
      if (at + 1 >= end) {
        throw new PgException(
            SqlState.INVALID_PARAMETER_VALUE, "invalid hexadecimal data: odd number of digits");
      }
      out.putByte(high << 4 | hexDigit(text, at + 1));
      at += 2;
    }
  }

  private static int hexDigit(byte[] text, int at) {
    int digit = Ascii.hexDigit(text[at]);
    if (digit < 0) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE,
          "invalid hexadecimal digit: \"" + Characters.at(text, at) + "\"");
    }
    return digit;
  }

  @PgFunction("byteaout")
  public static void out(TypeContext context, byte[] value, int from, int length, ByteSink out) {
    if (context.byteaEscape()) {
      putEscaped(value, from, length, out);
    } else {
      out.putByte('\\').putByte('x');
      putHex(value, from, length, out);
    }
  }

  /// Appends two hexadecimal digits for each byte.
  public static void putHex(byte[] value, int from, int length, ByteSink out) {
    int at = out.reserve(Math.multiplyExact(length, 2));
    byte[] array = out.array();
    for (int i = from; i < from + length; i++) {
      array[at++] = HEX[value[i] >> 4 & 15];
      array[at++] = HEX[value[i] & 15];
    }
  }

  private static void putEscaped(byte[] value, int from, int length, ByteSink out) {
    for (int i = from; i < from + length; i++) {
      int b = value[i] & 0xFF;
      if (b == '\\') {
        out.putByte('\\').putByte('\\');
      } else if (b < ' ' || b > '~') {
        out.putByte('\\')
            .putByte('0' + (b >> 6))
            .putByte('0' + (b >> 3 & 7))
            .putByte('0' + (b & 7));
      } else {
        out.putByte(b);
      }
    }
  }

  @PgFunction({"bytearecv", "byteasend"})
  public static void copy(byte[] value, int from, int length, ByteSink out) {
    out.putBytes(value, from, length);
  }

  @PgFunction({"byteaoctetlen", "textoctetlen", "bpcharoctetlen"})
  public static int octetLength(byte[] value, int from, int length) {
    return length;
  }

  private static PgException negativeSubstring() {
    return new PgException(SqlState.SUBSTRING_ERROR, "negative substring length not allowed");
  }

  @PgFunction("bytea_substr_no_len")
  public static void substring(byte[] value, int from, int length, int start, ByteSink out) {
    int begin = Math.clamp(start - 1L, 0, length);
    out.putBytes(value, from + begin, length - begin);
  }

  @PgFunction("bytea_substr")
  public static void substring(
      byte[] value, int from, int length, int start, int count, ByteSink out) {
    if (count < 0) {
      throw negativeSubstring();
    }
    long end = Math.clamp((long) start - 1 + count, 0, length);
    long begin = Math.clamp((long) start - 1, 0, end);
    out.putBytes(value, from + (int) begin, (int) (end - begin));
  }

  @PgFunction({"byteacat", "textcat"})
  public static void concatenate(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, ByteSink out) {
    out.putBytes(a, aFrom, aLength).putBytes(b, bFrom, bLength);
  }

  /// Where the second value starts in the first, from 1; 0 when it doesn't occur.
  @PgFunction("byteapos")
  public static int position(
      byte[] value, int from, int length, byte[] part, int partFrom, int partLength) {
    return ByteSearch.find(value, from, length, part, partFrom, partLength, 0) + 1;
  }

  @PgFunction("byteaoverlay")
  public static void overlay(
      byte[] value,
      int from,
      int length,
      byte[] part,
      int partFrom,
      int partLength,
      int start,
      int count,
      ByteSink out) {
    if (start <= 0) {
      throw negativeSubstring();
    }
    int rest = addLength(start, count);
    substring(value, from, length, 1, start - 1, out);
    out.putBytes(part, partFrom, partLength);
    substring(value, from, length, rest, out);
  }

  /// The sum of a start and a length, or 22003.
  static int addLength(int start, int count) {
    int sum = start + count;
    if (((start ^ sum) & (count ^ sum)) < 0) {
      throw NumberFaults.outOfRange("integer");
    }
    return sum;
  }

  @PgFunction("byteaoverlay_no_len")
  public static void overlay(
      byte[] value,
      int from,
      int length,
      byte[] part,
      int partFrom,
      int partLength,
      int start,
      ByteSink out) {
    overlay(value, from, length, part, partFrom, partLength, start, partLength, out);
  }

  @PgFunction("byteatrim")
  public static void trim(
      byte[] value, int from, int length, byte[] set, int setFrom, int setLength, ByteSink out) {
    trim(value, from, length, set, setFrom, setLength, true, true, out);
  }

  @PgFunction("bytealtrim")
  public static void trimLeft(
      byte[] value, int from, int length, byte[] set, int setFrom, int setLength, ByteSink out) {
    trim(value, from, length, set, setFrom, setLength, true, false, out);
  }

  @PgFunction("byteartrim")
  public static void trimRight(
      byte[] value, int from, int length, byte[] set, int setFrom, int setLength, ByteSink out) {
    trim(value, from, length, set, setFrom, setLength, false, true, out);
  }

  private static void trim(
      byte[] value,
      int from,
      int length,
      byte[] set,
      int setFrom,
      int setLength,
      boolean left,
      boolean right,
      ByteSink out) {
    int start = from;
    int end = from + length;
    while (left && start < end && contains(set, setFrom, setLength, value[start])) {
      start++;
    }
    while (right && end > start && contains(set, setFrom, setLength, value[end - 1])) {
      end--;
    }
    out.putBytes(value, start, end - start);
  }

  private static boolean contains(byte[] set, int from, int length, byte b) {
    for (int i = from; i < from + length; i++) {
      if (set[i] == b) {
        return true;
      }
    }
    return false;
  }

  @PgFunction("byteaGetByte")
  public static int byteAt(byte[] value, int from, int length, int index) {
    checkIndex(index, length);
    return value[from + index] & 0xFF;
  }

  @PgFunction("byteaGetBit")
  public static int bitAt(byte[] value, int from, int length, long index) {
    checkIndex(index, (long) length * 8);
    return value[from + (int) (index >> 3)] >> (index & 7) & 1;
  }

  @PgFunction("byteaSetByte")
  public static void withByte(
      byte[] value, int from, int length, int index, int newByte, ByteSink out) {
    checkIndex(index, length);
    int at = out.length();
    out.putBytes(value, from, length).setByte(at + index, newByte);
  }

  @PgFunction("byteaSetBit")
  public static void withBit(
      byte[] value, int from, int length, long index, int newBit, ByteSink out) {
    checkIndex(index, (long) length * 8);
    if (newBit != 0 && newBit != 1) {
      throw new PgException(SqlState.INVALID_PARAMETER_VALUE, "new bit must be 0 or 1");
    }
    int at = out.length() + (int) (index >> 3);
    int mask = 1 << (index & 7);
    out.putBytes(value, from, length);
    out.setByte(at, newBit == 1 ? out.array()[at] | mask : out.array()[at] & ~mask);
  }

  private static void checkIndex(long index, long count) {
    if (index < 0 || index >= count) {
      throw new PgException(
          SqlState.ARRAY_SUBSCRIPT_ERROR,
          "index " + index + " out of valid range, 0.." + (count - 1));
    }
  }

  @PgFunction("bytea_bit_count")
  public static long bitCount(byte[] value, int from, int length) {
    long count = 0;
    for (int i = from; i < from + length; i++) {
      count += Integer.bitCount(value[i] & 0xFF);
    }
    return count;
  }
}
