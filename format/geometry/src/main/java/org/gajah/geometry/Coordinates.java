package org.gajah.geometry;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;

/// Numbers in the stored form of values.
final class Coordinates {
  /// Bytes of a number.
  static final int SIZE = 8;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private Coordinates() {}

  /// The number at an offset of a value.
  static double at(Slice value, int offset) {
    return Double.longBitsToDouble((long) LONG.get(value.array(), value.from() + offset));
  }

  static int intAt(Slice value, int offset) {
    return (int) INT.get(value.array(), value.from() + offset);
  }

  static void put(double number, ByteSink out) {
    out.putLong(Double.doubleToRawLongBits(number));
  }
}
