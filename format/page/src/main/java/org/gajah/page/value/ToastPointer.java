package org.gajah.page.value;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.LittleEndian;

/// Where a value is that was moved to a TOAST table. Mirrors `varatt_external` of `varatt.h`.
///
/// | offset | size | field | meaning |
/// |---:|---:|---|---|
/// | 0 | 4 | va_rawsize | size of the value with a header of four bytes, before compression |
/// | 4 | 4 | va_extinfo | 30 bits: how many bytes are stored; 2 bits: the compression method |
/// | 8 | 4 | va_valueid | which value of the TOAST table |
/// | 12 | 4 | va_toastrelid | the TOAST table |
///
/// @param rawSize as above
/// @param storedSize bytes in the TOAST table, without a header
/// @param method how they are compressed; of no meaning where they are not
public record ToastPointer(
    int rawSize, int storedSize, ToastCompression method, int valueId, int tableOid) {
  /// Bytes of a pointer, without the two bytes of its header.
  public static final int SIZE = 16;

  /// The header that [#rawSize] counts.
  public static final int HEADER = 4;

  private static final int SIZE_BITS = 30;
  private static final int SIZE_MASK = (1 << SIZE_BITS) - 1;

  /// Reads a pointer.
  public static ToastPointer read(byte[] bytes, int from) {
    int info = LittleEndian.intAt(bytes, from + 4);
    return new ToastPointer(
        LittleEndian.intAt(bytes, from),
        info & SIZE_MASK,
        ToastCompression.of(info >>> SIZE_BITS),
        LittleEndian.intAt(bytes, from + 8),
        LittleEndian.intAt(bytes, from + 12));
  }

  /// Appends the pointer.
  public void write(ByteSink out) {
    int methodBits = isCompressed() ? method.number() << SIZE_BITS : 0;
    out.putInt(rawSize).putInt(storedSize | methodBits);
    out.putInt(valueId).putInt(tableOid);
  }

  /// Whether the stored bytes are compressed.
  public boolean isCompressed() {
    return storedSize < rawSize - HEADER;
  }

  /// How long the value is, without a header.
  public int valueLength() {
    return rawSize - HEADER;
  }
}
