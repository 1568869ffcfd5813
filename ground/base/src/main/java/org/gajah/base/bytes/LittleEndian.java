package org.gajah.base.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Numbers in arrays of bytes in PostgreSQL's on-disk order, without alignment.
public final class LittleEndian {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private LittleEndian() {}

  public static int unsignedByte(byte[] bytes, int at) {
    return bytes[at] & 0xFF;
  }

  public static int unsignedShort(byte[] bytes, int at) {
    return (short) SHORT.get(bytes, at) & 0xFFFF;
  }

  public static int intAt(byte[] bytes, int at) {
    return (int) INT.get(bytes, at);
  }

  public static long longAt(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at);
  }

  public static void setShort(byte[] bytes, int at, int value) {
    SHORT.set(bytes, at, (short) value);
  }

  public static void setInt(byte[] bytes, int at, int value) {
    INT.set(bytes, at, value);
  }

  public static void setLong(byte[] bytes, int at, long value) {
    LONG.set(bytes, at, value);
  }
}
