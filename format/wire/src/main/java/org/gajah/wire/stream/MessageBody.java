package org.gajah.wire.stream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;

/// A cursor over the content of one message. Numbers are in network order. Everything it hands out
/// points into the array that it was set on.
///
/// Every reading method throws a [PgException] with SQLSTATE 08P01 when the message ends too early.
/// Mirrors the `pq_getmsg*` functions of `libpq/pqformat.c`.
public final class MessageBody {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private byte[] array;
  private int position;
  private int end;

  public MessageBody(byte[] array, int from, int length) {
    this.array = array;
    this.position = from;
    this.end = from + length;
  }

  /// A cursor over the whole of `bytes`.
  public static MessageBody of(byte[] bytes) {
    return new MessageBody(bytes, 0, bytes.length);
  }

  /// Sets the cursor on other bytes.
  void set(byte[] newArray, int from, int length) {
    array = newArray;
    position = from;
    end = from + length;
  }

  /// The array that positions are offsets in.
  public byte[] array() {
    return array;
  }

  /// The offset in [#array] of the next byte.
  public int position() {
    return position;
  }

  public int remaining() {
    return end - position;
  }

  /// The next byte, 0 to 255.
  public int readByte() {
    if (position >= end) {
      throw ProtocolFault.error("no data left in message");
    }
    return array[position++] & 0xff;
  }

  /// The next two bytes as a number from 0 to 65535.
  public int readUnsignedShort() {
    int at = take(2);
    return (short) SHORT.get(array, at) & 0xffff;
  }

  /// The next two bytes as a number from -32768 to 32767.
  public int readShort() {
    int at = take(2);
    return (short) SHORT.get(array, at);
  }

  public int readInt() {
    int at = take(4);
    return (int) INT.get(array, at);
  }

  public long readLong() {
    int at = take(8);
    return (long) LONG.get(array, at);
  }

  /// Moves over `count` bytes and returns the offset in [#array] where they start.
  public int take(int count) {
    int at = position;
    if (count < 0 || count > end - at) {
      throw ProtocolFault.error("insufficient data left in message");
    }
    position = at + count;
    return at;
  }

  /// The next `count` bytes.
  public Slice readBytes(int count) {
    return new Slice(array, take(count), count);
  }

  /// All bytes that are left.
  public Slice readRest() {
    return readBytes(remaining());
  }

  /// Moves over a string and its terminator and returns the offset in [#array] where the string
  /// starts; it ends a byte before [#position].
  public int takeString() {
    int at = position;
    for (int i = at; i < end; i++) {
      if (array[i] == 0) {
        position = i + 1;
        return at;
      }
    }
    throw ProtocolFault.error("invalid string in message");
  }

  /// The next string, without its terminator.
  public Slice readString() {
    int at = takeString();
    return new Slice(array, at, position - 1 - at);
  }

  /// Says that the message should end here.
  ///
  /// @throws PgException when it goes on
  public void end() {
    if (position != end) {
      throw ProtocolFault.error("invalid message format");
    }
  }
}
