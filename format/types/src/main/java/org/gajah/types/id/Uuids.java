package org.gajah.types.id;

import java.util.Arrays;
import org.gajah.base.bytes.ByteSink;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.Message;
import org.gajah.types.contract.NumberFaults;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.hash.Lookup3;
import org.gajah.types.text.Byteas;

/// Type `uuid`: 16 bytes (`utils/adt/uuid.c`).
public final class Uuids {
  private static final int SIZE = 16;

  private Uuids() {}

  /// Hexadecimal digits, braces around them or not, hyphens behind any group of four.
  @PgFunction("uuid_in")
  public static void in(byte[] text, int from, int length, ByteSink out) {
    int at = from;
    int end = from + length;
    boolean braces = length > 0 && text[from] == '{';
    if (braces) {
      at++;
    }
    for (int i = 0; i < SIZE; i++) {
      int high = at < end ? Ascii.hexDigit(text[at]) : -1;
      int low = at + 1 < end ? Ascii.hexDigit(text[at + 1]) : -1;
      if (high < 0 || low < 0) {
        throw NumberFaults.invalidSyntax("uuid", text, from, length);
      }
      out.putByte(high << 4 | low);
      at += 2;
      if (i % 2 == 1 && i < SIZE - 1 && at < end && text[at] == '-') {
        at++;
      }
    }
    if (braces && at < end && text[at] == '}') {
      at++;
    } else if (braces) {
      at = -1;
    }
    if (at != end) {
      throw NumberFaults.invalidSyntax("uuid", text, from, length);
    }
  }

  @PgFunction("uuid_out")
  public static void out(byte[] value, int from, int length, ByteSink out) {
    int at = from;
    for (int group = 0; group < 5; group++) {
      int bytes = group == 0 ? 4 : group == 4 ? 6 : 2;
      if (group > 0) {
        out.putByte('-');
      }
      Byteas.putHex(value, at, bytes, out);
      at += bytes;
    }
  }

  @PgFunction("uuid_recv")
  public static void receive(byte[] message, int from, int length, ByteSink out) {
    Message parts = new Message(message, from, length);
    out.putBytes(message, parts.skip(SIZE), SIZE);
    parts.done();
  }

  @PgFunction("uuid_send")
  public static void send(byte[] value, int from, int length, ByteSink out) {
    out.putBytes(value, from, SIZE);
  }

  private static int order(byte[] a, int aFrom, byte[] b, int bFrom) {
    return Arrays.compareUnsigned(a, aFrom, aFrom + SIZE, b, bFrom, bFrom + SIZE);
  }

  @PgFunction("uuid_eq")
  public static boolean equal(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return order(a, aFrom, b, bFrom) == 0;
  }

  @PgFunction("uuid_ne")
  public static boolean notEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return order(a, aFrom, b, bFrom) != 0;
  }

  @PgFunction("uuid_lt")
  public static boolean less(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return order(a, aFrom, b, bFrom) < 0;
  }

  @PgFunction("uuid_le")
  public static boolean lessOrEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return order(a, aFrom, b, bFrom) <= 0;
  }

  @PgFunction("uuid_gt")
  public static boolean greater(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return order(a, aFrom, b, bFrom) > 0;
  }

  @PgFunction("uuid_ge")
  public static boolean greaterOrEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return order(a, aFrom, b, bFrom) >= 0;
  }

  @PgFunction("uuid_cmp")
  public static int compare(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return order(a, aFrom, b, bFrom);
  }

  @PgFunction("uuid_hash")
  public static int hash(byte[] value, int from, int length) {
    return Lookup3.hash(value, from, SIZE);
  }

  @PgFunction("uuid_hash_extended")
  public static long hashExtended(byte[] value, int from, int length, long seed) {
    return Lookup3.hashExtended(value, from, SIZE, seed);
  }
}
