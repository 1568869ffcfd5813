package org.gajah.base.bytes;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.jspecify.annotations.Nullable;

/// A growing array of bytes that numbers are appended to, in PostgreSQL's on-disk order
/// (little-endian) or in network order (the methods whose names end in `Network`). Meant to be kept
/// and cleared, not made anew for each use.
public final class ByteSink {
  private static final VarHandle SHORT = little(short[].class);
  private static final VarHandle INT = little(int[].class);
  private static final VarHandle LONG = little(long[].class);

  private static final int LARGEST = Integer.MAX_VALUE - 8;

  /// An array from this size on may be refused without harm to others: most of the heap may be free
  /// and yet not hold it. Who asked for it fails alone; smaller ones are not worth the try.
  private static final int LARGE = 1 << 20;

  private byte[] array;
  private int length;

  public ByteSink(int capacity) {
    array = new byte[capacity];
  }

  private static VarHandle little(Class<?> view) {
    return MethodHandles.byteArrayViewVarHandle(view, ByteOrder.LITTLE_ENDIAN);
  }

  /// The bytes themselves; only the first [#length] of them count, and the array changes when the
  /// sink grows.
  public byte[] array() {
    return array;
  }

  public int length() {
    return length;
  }

  public void clear() {
    length = 0;
  }

  /// Cuts the content to its first `newLength` bytes.
  public void truncate(int newLength) {
    length = newLength;
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(array, length);
  }

  /// Makes room for `bytes` more at the end and returns the offset where they start; their content
  /// is undefined.
  public int reserve(int bytes) {
    int at = length;
    long needed = (long) at + bytes;
    if (needed > array.length) {
      grow(needed);
    }
    length = (int) needed;
    return at;
  }

  private void grow(long needed) {
    long room = Math.min(LARGEST, Math.max(needed, 2L * array.length));
    if (needed > LARGEST) {
      throw outOfMemory(needed, null);
    }
    if (room < LARGE) {
      array = Arrays.copyOf(array, (int) room);
      return;
    }
    try {
      array = Arrays.copyOf(array, (int) room);
    } catch (OutOfMemoryError e) {
      throw outOfMemory(room, e);
    }
  }

  private static PgException outOfMemory(long bytes, @Nullable OutOfMemoryError cause) {
    return new PgException(Severity.ERROR, SqlState.OUT_OF_MEMORY, "out of memory", cause)
        .detail("Failed on request of size " + bytes + " in memory context \"ByteSink\".");
  }

  public ByteSink putByte(int value) {
    int at = reserve(1);
    array[at] = (byte) value;
    return this;
  }

  public ByteSink putShort(int value) {
    int at = reserve(2);
    SHORT.set(array, at, (short) value);
    return this;
  }

  public ByteSink putInt(int value) {
    int at = reserve(4);
    INT.set(array, at, value);
    return this;
  }

  public ByteSink putLong(long value) {
    int at = reserve(8);
    LONG.set(array, at, value);
    return this;
  }

  public ByteSink putShortNetwork(int value) {
    return putShort(Short.reverseBytes((short) value));
  }

  public ByteSink putIntNetwork(int value) {
    return putInt(Integer.reverseBytes(value));
  }

  public ByteSink putLongNetwork(long value) {
    return putLong(Long.reverseBytes(value));
  }

  public ByteSink putBytes(byte[] bytes) {
    return putBytes(bytes, 0, bytes.length);
  }

  public ByteSink putBytes(byte[] bytes, int from, int count) {
    int at = reserve(count);
    System.arraycopy(bytes, from, array, at, count);
    return this;
  }

  public ByteSink putSlice(Slice slice) {
    return putBytes(slice.array(), slice.from(), slice.length());
  }

  /// Appends the lower two bytes of each value.
  public ByteSink putShorts(int[] values) {
    for (int value : values) {
      putShort(value);
    }
    return this;
  }

  public ByteSink putInts(int[] values) {
    for (int value : values) {
      putInt(value);
    }
    return this;
  }

  /// Appends `count` bytes of `segment` from `offset`.
  public ByteSink putSegment(MemorySegment segment, long offset, int count) {
    int at = reserve(count);
    MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, offset, array, at, count);
    return this;
  }

  public ByteSink putZeros(int count) {
    int at = reserve(count);
    Arrays.fill(array, at, at + count, (byte) 0);
    return this;
  }

  /// Appends zeros until the length is a multiple of `alignment`, a power of two.
  public ByteSink align(int alignment) {
    return putZeros(-length & (alignment - 1));
  }

  /// Appends the UTF-8 form of `text`, without a terminator.
  public ByteSink putUtf8(String text) {
    return putBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  public void setByte(int at, int value) {
    array[at] = (byte) value;
  }

  public void setShort(int at, int value) {
    SHORT.set(array, at, (short) value);
  }

  public void setInt(int at, int value) {
    INT.set(array, at, value);
  }

  public void setLong(int at, long value) {
    LONG.set(array, at, value);
  }

  public void setIntNetwork(int at, int value) {
    INT.set(array, at, Integer.reverseBytes(value));
  }
}
