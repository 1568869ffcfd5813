package org.gajah.network;

import java.util.Arrays;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.text.encoding.Utf8;
import org.gajah.types.contract.Message;
import org.gajah.types.contract.NumberFaults;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.hash.Lookup3;
import org.gajah.types.text.Byteas;

/// Types `macaddr`, six bytes, and `macaddr8`, eight.
public final class MacAddresses {
  private static final int SIX = 6;
  private static final int EIGHT = 8;

  private MacAddresses() {}

  @PgFunction("macaddr_in")
  public static void in(byte[] text, int from, int length, ByteSink out) {
    int[] parts = MacReader.six(text, from, length);
    if (parts == null) {
      throw NumberFaults.invalidSyntax("macaddr", text, from, length);
    }
    for (int part : parts) {
      if (part < 0 || part > 255) {
        throw new PgException(
            SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
            "invalid octet value in \"macaddr\" value: \""
                + Utf8.forMessage(text, from, length)
                + "\"");
      }
      out.putByte(part);
    }
  }

  @PgFunction("macaddr8_in")
  public static void inEight(byte[] text, int from, int length, ByteSink out) {
    byte[] bytes = MacReader.eight(text, from, length);
    if (bytes == null) {
      throw NumberFaults.invalidSyntax("macaddr8", text, from, length);
    }
    out.putBytes(bytes);
  }

  @PgFunction({"macaddr_out", "macaddr8_out"})
  public static void out(byte[] value, int from, int length, ByteSink out) {
    for (int i = 0; i < length; i++) {
      if (i > 0) {
        out.putByte(':');
      }
      Byteas.putHex(value, from + i, 1, out);
    }
  }

  @PgFunction("macaddr_recv")
  public static void receive(byte[] bytes, int from, int length, ByteSink out) {
    Message message = new Message(bytes, from, length);
    out.putBytes(bytes, message.skipBytes(SIX), SIX);
    message.done();
  }

  @PgFunction("macaddr8_recv")
  public static void receiveEight(byte[] bytes, int from, int length, ByteSink out) {
    if (length == SIX) {
      widen(bytes, from, length, out);
      return;
    }
    Message message = new Message(bytes, from, length);
    out.putBytes(bytes, message.skipBytes(EIGHT), EIGHT);
    message.done();
  }

  @PgFunction({"macaddr_send", "macaddr8_send"})
  public static void send(byte[] value, int from, int length, ByteSink out) {
    out.putBytes(value, from, length);
  }

  @PgFunction({"macaddr_cmp", "macaddr8_cmp"})
  public static int compare(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return Integer.signum(
        Arrays.compareUnsigned(a, aFrom, aFrom + aLength, b, bFrom, bFrom + bLength));
  }

  @PgFunction({"macaddr_eq", "macaddr8_eq"})
  public static boolean equal(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) == 0;
  }

  @PgFunction({"macaddr_ne", "macaddr8_ne"})
  public static boolean notEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) != 0;
  }

  @PgFunction({"macaddr_lt", "macaddr8_lt"})
  public static boolean less(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) < 0;
  }

  @PgFunction({"macaddr_le", "macaddr8_le"})
  public static boolean lessOrEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) <= 0;
  }

  @PgFunction({"macaddr_gt", "macaddr8_gt"})
  public static boolean greater(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) > 0;
  }

  @PgFunction({"macaddr_ge", "macaddr8_ge"})
  public static boolean greaterOrEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compare(a, aFrom, aLength, b, bFrom, bLength) >= 0;
  }

  @PgFunction({"hashmacaddr", "hashmacaddr8"})
  public static int hash(byte[] value, int from, int length) {
    return Lookup3.hash(value, from, length);
  }

  @PgFunction({"hashmacaddrextended", "hashmacaddr8extended"})
  public static long hashExtended(byte[] value, int from, int length, long seed) {
    return Lookup3.hashExtended(value, from, length, seed);
  }

  @PgFunction({"macaddr_not", "macaddr8_not"})
  public static void not(byte[] value, int from, int length, ByteSink out) {
    for (int i = 0; i < length; i++) {
      out.putByte(~value[from + i]);
    }
  }

  @PgFunction({"macaddr_and", "macaddr8_and"})
  public static void and(Slice a, Slice b, ByteSink out) {
    for (int i = 0; i < a.length(); i++) {
      out.putByte(a.byteAt(i) & b.byteAt(i));
    }
  }

  @PgFunction({"macaddr_or", "macaddr8_or"})
  public static void or(Slice a, Slice b, ByteSink out) {
    for (int i = 0; i < a.length(); i++) {
      out.putByte(a.byteAt(i) | b.byteAt(i));
    }
  }

  @PgFunction({"macaddr_trunc", "macaddr8_trunc"})
  public static void truncate(byte[] value, int from, int length, ByteSink out) {
    out.putBytes(value, from, 3).putZeros(length - 3);
  }

  @PgFunction("macaddr8_set7bit")
  public static void setSeventhBit(byte[] value, int from, int length, ByteSink out) {
    out.putByte(value[from] | 2).putBytes(value, from + 1, length - 1);
  }

  @PgFunction("macaddrtomacaddr8")
  public static void widen(byte[] value, int from, int length, ByteSink out) {
    out.putBytes(value, from, 3).putByte(0xFF).putByte(0xFE).putBytes(value, from + 3, 3);
  }

  @PgFunction("macaddr8tomacaddr")
  public static void narrow(byte[] value, int from, int length, ByteSink out) {
    if (value[from + 3] != (byte) 0xFF || value[from + 4] != (byte) 0xFE) {
      throw new PgException(
              SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
              "macaddr8 data out of range to convert to macaddr")
          .hint(
              "Only addresses that have FF and FE as values in the 4th and 5th bytes from the left,"
                  + " for example xx:xx:xx:ff:fe:xx:xx:xx, are eligible to be converted from macaddr8"
                  + " to macaddr.");
    }
    out.putBytes(value, from, 3).putBytes(value, from + 5, 3);
  }
}
