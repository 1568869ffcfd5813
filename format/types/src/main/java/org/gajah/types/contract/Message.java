package org.gajah.types.contract;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;

/// A binary value as a client sent it, read from front to back in network order.
///
/// Reading past its end answers 08P01, as `pq_getmsgbytes` does.
public final class Message {
  private static final VarHandle SHORT = network(short[].class);
  private static final VarHandle INT = network(int[].class);
  private static final VarHandle LONG = network(long[].class);

  private static final String LEFT_OVER = "incorrect binary data format";

  private final byte[] array;
  private final int end;
  private int at;

  public Message(byte[] array, int from, int length) {
    this.array = array;
    this.at = from;
    this.end = from + length;
  }

  private static VarHandle network(Class<?> view) {
    return MethodHandles.byteArrayViewVarHandle(view, ByteOrder.BIG_ENDIAN);
  }

  /// One byte of a whole value.
  public static byte onlyByte(byte[] array, int from, int length) {
    if (length == 0) {
      throw noData();
    }
    check(length, 1);
    return array[from];
  }

  /// Two bytes that are a whole value.
  public static short onlyShort(byte[] array, int from, int length) {
    check(length, 2);
    return (short) SHORT.get(array, from);
  }

  /// Four bytes that are a whole value.
  public static int onlyInt(byte[] array, int from, int length) {
    check(length, 4);
    return (int) INT.get(array, from);
  }

  /// Eight bytes that are a whole value.
  public static long onlyLong(byte[] array, int from, int length) {
    check(length, 8);
    return (long) LONG.get(array, from);
  }

  private static void check(int length, int needed) {
    if (length < needed) {
      throw insufficient();
    }
    if (length > needed) {
      throw incorrect();
    }
  }

  private static PgException insufficient() {
    return new PgException(SqlState.PROTOCOL_VIOLATION, "insufficient data left in message");
  }

  private static PgException noData() {
    return new PgException(SqlState.PROTOCOL_VIOLATION, "no data left in message");
  }

  private static PgException incorrect() {
    return new PgException(SqlState.INVALID_BINARY_REPRESENTATION, LEFT_OVER);
  }

  /// Skips `count` bytes and answers where they start.
  public int skip(int count) {
    if (count < 0 || count > end - at) {
      throw insufficient();
    }
    int start = at;
    at += count;
    return start;
  }

  public byte[] array() {
    return array;
  }

  /// How many bytes are left.
  public int left() {
    return end - at;
  }

  /// One byte of its own, not a number of one byte: its lack is told in other words.
  ///
  /// @throws PgException 08P01 when there is none
  public byte readByte() {
    return array[skipBytes(1)];
  }

  /// Skips `count` bytes that are read one by one.
  ///
  /// @return where they start
  /// @throws PgException 08P01 when there are fewer
  public int skipBytes(int count) {
    if (count > end - at) {
      throw noData();
    }
    return skip(count);
  }

  public short readShort() {
    return (short) SHORT.get(array, skip(2));
  }

  public int readInt() {
    return (int) INT.get(array, skip(4));
  }

  public long readLong() {
    return (long) LONG.get(array, skip(8));
  }

  public double readDouble() {
    return Double.longBitsToDouble(readLong());
  }

  /// The fault of a value inside another: one that says that something is left says what of.
  ///
  /// @param place as in `array element 3`
  public static PgException inside(PgException fault, String place) {
    return LEFT_OVER.equals(fault.primaryMessage())
        ? new PgException(
            SqlState.INVALID_BINARY_REPRESENTATION, "improper binary format in " + place)
        : fault;
  }

  /// Throws 22P03 when something is left, as whoever calls a receive function does.
  public void done() {
    if (at != end) {
      throw incorrect();
    }
  }

  /// Throws 08P01 when something is left, as the receive functions do that look themselves.
  public void end() {
    if (at != end) {
      throw new PgException(SqlState.PROTOCOL_VIOLATION, "invalid message format");
    }
  }
}
