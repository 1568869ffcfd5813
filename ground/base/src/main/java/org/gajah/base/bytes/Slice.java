package org.gajah.base.bytes;

import java.nio.charset.Charset;
import java.util.Arrays;

/// An immutable view of a stretch of bytes that somebody else owns; it is valid as long as the
/// owner says.
///
/// @param array the bytes around it
/// @param from where it starts
/// @param length how long it is
public record Slice(byte[] array, int from, int length) {
  public static Slice of(byte[] bytes) {
    return new Slice(bytes, 0, bytes.length);
  }

  public byte byteAt(int index) {
    return array[from + index];
  }

  public byte[] toByteArray() {
    return Arrays.copyOfRange(array, from, from + length);
  }

  public String toString(Charset charset) {
    return new String(array, from, length, charset);
  }

  /// Whether the bytes are the same.
  public boolean contentEquals(Slice other) {
    return Arrays.equals(
        array, from, from + length, other.array, other.from, other.from + other.length);
  }

  /// Equal when the bytes are the same, wherever they lie.
  @Override
  public boolean equals(Object other) {
    return other instanceof Slice slice && contentEquals(slice);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = from; i < from + length; i++) {
      hash = 31 * hash + array[i];
    }
    return hash;
  }
}
