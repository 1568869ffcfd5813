package org.gajah.types.id;

import org.gajah.base.bytes.ByteSink;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.Message;
import org.gajah.types.contract.NumberFaults;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.hash.Lookup3;

/// Type `tid`: six bytes, the block's number as two halves (high, low) and the offset, each of two
/// little-endian bytes (`utils/adt/tid.c`, `storage/itemptr.h`).
public final class Tids {
  private Tids() {}

  private static int unsignedShort(byte[] value, int at) {
    return (value[at] & 0xFF) | (value[at + 1] & 0xFF) << 8;
  }

  /// The tid as one number, `block << 16 | offset`.
  public static long number(byte[] value, int from) {
    long block = (long) unsignedShort(value, from) << 16 | unsignedShort(value, from + 2);
    return block << 16 | unsignedShort(value, from + 4);
  }

  /// Appends the bytes of a tid that is given as one number.
  public static void put(long number, ByteSink out) {
    out.putShort((int) (number >>> 32)).putShort((int) (number >>> 16)).putShort((int) number);
  }

  @PgFunction("tidin")
  public static void in(byte[] text, int from, int length, ByteSink out) {
    int end = from + length;
    int open = find(text, from, end, '(');
    int comma = find(text, open, end, ',');
    int close = find(text, comma, end, ')');
    if (close >= end || close == comma) {
      throw NumberFaults.invalidSyntax("tid", text, from, length);
    }
    long block = number(text, from, length, open + 1, comma);
    long offset = number(text, from, length, comma + 1, close);
    boolean blockFits = block == (block & 0xFFFFFFFFL) || block == (int) block;
    if (!blockFits || offset != (offset & 0xFFFF)) {
      throw NumberFaults.invalidSyntax("tid", text, from, length);
    }
    put((block & 0xFFFFFFFFL) << 16 | offset, out);
  }

  private static int find(byte[] text, int from, int end, int what) {
    int at = from;
    while (at < end && text[at] != what) {
      at++;
    }
    return at;
  }

  private static long number(byte[] text, int from, int length, int start, int end) {
    int at = Ascii.skipSpace(text, start, end);
    boolean negative = at < end && text[at] == '-';
    if (negative || (at < end && text[at] == '+')) {
      at++;
    }
    int digits = at;
    long value = 0;
    while (at < end && Ascii.isDigit(text[at]) && at - digits < 18) {
      value = value * 10 + text[at] - '0';
      at++;
    }
    // C's strtoul reads nothing as 0.
    if (at != end && !(digits == end)) {
      throw NumberFaults.invalidSyntax("tid", text, from, length);
    }
    return negative ? -value : value;
  }

  @PgFunction("tidout")
  public static void out(byte[] value, int from, int length, ByteSink out) {
    long number = number(value, from);
    out.putByte('(');
    Ascii.putUnsigned(out, number >>> 16, 1);
    out.putByte(',');
    Ascii.putUnsigned(out, number & 0xFFFF, 1);
    out.putByte(')');
  }

  @PgFunction("tidrecv")
  public static void receive(byte[] message, int from, int length, ByteSink out) {
    Message parts = new Message(message, from, length);
    long block = parts.readInt() & 0xFFFFFFFFL;
    put(block << 16 | (parts.readShort() & 0xFFFF), out);
    parts.done();
  }

  @PgFunction("tidsend")
  public static void send(byte[] value, int from, int length, ByteSink out) {
    long number = number(value, from);
    out.putIntNetwork((int) (number >>> 16)).putShortNetwork((int) number);
  }

  @PgFunction("tideq")
  public static boolean equal(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return number(a, aFrom) == number(b, bFrom);
  }

  @PgFunction("tidne")
  public static boolean notEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return number(a, aFrom) != number(b, bFrom);
  }

  @PgFunction("tidlt")
  public static boolean less(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return number(a, aFrom) < number(b, bFrom);
  }

  @PgFunction("tidle")
  public static boolean lessOrEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return number(a, aFrom) <= number(b, bFrom);
  }

  @PgFunction("tidgt")
  public static boolean greater(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return number(a, aFrom) > number(b, bFrom);
  }

  @PgFunction("tidge")
  public static boolean greaterOrEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return number(a, aFrom) >= number(b, bFrom);
  }

  @PgFunction("bttidcmp")
  public static int compare(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return Long.compare(number(a, aFrom), number(b, bFrom));
  }

  @PgFunction("tidlarger")
  public static void larger(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, ByteSink out) {
    put(Math.max(number(a, aFrom), number(b, bFrom)), out);
  }

  @PgFunction("tidsmaller")
  public static void smaller(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, ByteSink out) {
    put(Math.min(number(a, aFrom), number(b, bFrom)), out);
  }

  @PgFunction("hashtid")
  public static int hash(byte[] value, int from, int length) {
    return Lookup3.hash(value, from, 6);
  }

  @PgFunction("hashtidextended")
  public static long hashExtended(byte[] value, int from, int length, long seed) {
    return Lookup3.hashExtended(value, from, 6, seed);
  }
}
