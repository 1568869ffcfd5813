package org.gajah.page;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Numbers in memory segments, little-endian and without alignment.
public final class Bytes {
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private Bytes() {}

  public static byte byteAt(MemorySegment segment, long at) {
    return segment.get(ValueLayout.JAVA_BYTE, at);
  }

  public static int unsignedByte(MemorySegment segment, long at) {
    return segment.get(ValueLayout.JAVA_BYTE, at) & 0xFF;
  }

  public static short shortAt(MemorySegment segment, long at) {
    return segment.get(SHORT, at);
  }

  public static int unsignedShort(MemorySegment segment, long at) {
    return segment.get(SHORT, at) & 0xFFFF;
  }

  public static int intAt(MemorySegment segment, long at) {
    return segment.get(INT, at);
  }

  public static long longAt(MemorySegment segment, long at) {
    return segment.get(LONG, at);
  }

  public static void setByte(MemorySegment segment, long at, int value) {
    segment.set(ValueLayout.JAVA_BYTE, at, (byte) value);
  }

  public static void setShort(MemorySegment segment, long at, int value) {
    segment.set(SHORT, at, (short) value);
  }

  public static void setInt(MemorySegment segment, long at, int value) {
    segment.set(INT, at, value);
  }

  public static void setLong(MemorySegment segment, long at, long value) {
    segment.set(LONG, at, value);
  }

  /// Copies bytes out of a segment.
  public static void copyOut(MemorySegment from, long fromAt, byte[] to, int toAt, int count) {
    MemorySegment.copy(from, ValueLayout.JAVA_BYTE, fromAt, to, toAt, count);
  }

  /// Copies bytes into a segment.
  public static void copyIn(byte[] from, int fromAt, MemorySegment to, long toAt, int count) {
    MemorySegment.copy(from, fromAt, to, ValueLayout.JAVA_BYTE, toAt, count);
  }

  /// Copies numbers of four bytes out of a segment.
  public static void copyOut(MemorySegment from, long fromAt, int[] to, int count) {
    MemorySegment.copy(from, INT, fromAt, to, 0, count);
  }

  /// Copies numbers of four bytes into a segment.
  public static void copyIn(int[] from, MemorySegment to, long toAt, int count) {
    MemorySegment.copy(from, 0, to, INT, toAt, count);
  }

  /// Copies within or between segments; overlapping stretches are fine.
  public static void copy(
      MemorySegment from, long fromAt, MemorySegment to, long toAt, long count) {
    MemorySegment.copy(from, fromAt, to, toAt, count);
  }

  public static void zero(MemorySegment segment, long at, long count) {
    segment.asSlice(at, count).fill((byte) 0);
  }

  /// Rounds up to a multiple of 8, PostgreSQL's MAXALIGN.
  public static int maxAlign(int length) {
    return (length + 7) & ~7;
  }

  /// Rounds up to a multiple of `alignment`, a power of two.
  public static int align(int length, int alignment) {
    return (length + alignment - 1) & -alignment;
  }
}
