package org.gajah.page.value;

import java.lang.foreign.MemorySegment;
import org.gajah.page.Bytes;

/// Headers of values of varying length, as they stand in tuples on a little-endian machine. Mirrors
/// `varatt.h`.
///
/// | first byte | header | what follows |
/// |---|---:|---|
/// | `xxxxxx00` | 4 | the value; upper 30 bits of the header are the length with the header |
/// | `xxxxxx10` | 4 | a compressed value; four more bytes (`va_tcinfo`) hold raw size (30 bits) and method (2 bits) |
/// | `00000001` | 2 | a pointer to a value elsewhere; the second byte says which kind |
/// | `xxxxxxx1` | 1 | a short value; upper 7 bits are the length with the header |
///
/// Headers of four bytes are aligned to four bytes; padding before them is zero, so a first byte
/// that is not zero tells a value without padding.
public final class Varlena {
  /// Kind of pointer: a value in a TOAST table (`VARTAG_ONDISK`).
  public static final int TAG_ONDISK = 18;

  /// Length of a TOAST pointer on disk with its two bytes of header.
  public static final int ONDISK_POINTER_SIZE = 18;

  /// The longest value, with its header, that gets a header of one byte.
  public static final int MAX_SHORT = 127;

  private Varlena() {}

  public static boolean isExternal(MemorySegment segment, long at) {
    return Bytes.byteAt(segment, at) == 0x01;
  }

  public static boolean isShort(int firstByte) {
    return (firstByte & 0x01) == 0x01;
  }

  public static boolean isCompressed(MemorySegment segment, long at) {
    return (Bytes.byteAt(segment, at) & 0x03) == 0x02;
  }

  /// Size of the value at `at` with its header, whatever its form.
  public static int sizeAt(MemorySegment segment, long at) {
    int first = Bytes.unsignedByte(segment, at);
    if (first == 0x01) {
      return ONDISK_POINTER_SIZE;
    }
    return isShort(first) ? first >>> 1 : Bytes.intAt(segment, at) >>> 2;
  }

  /// The header of four bytes of a plain value whose content has `length` bytes.
  public static int longHeader(int length) {
    return length + 4 << 2;
  }

  /// The header of four bytes of a compressed value of `length` bytes, `va_tcinfo` included.
  public static int compressedHeader(int length) {
    return length + 4 << 2 | 0x02;
  }

  /// The header byte of a short value whose content has `length` bytes.
  public static int shortHeader(int length) {
    return length + 1 << 1 | 0x01;
  }
}
