package org.gajah.functions;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.type.Alignment;
import org.gajah.containers.StoredType;

/// The stored form of values. Those that are passed by value are so many bytes, the lowest first.
public final class StoredValues {
  private StoredValues() {}

  /// How values of a type lie in memory.
  public static StoredType layout(PgType type) {
    return new StoredType.Layout(type.oid(), type.typlen(), Alignment.bytes(type.typalign()));
  }

  /// Appends the lower `size` bytes of a Datum.
  public static void put(long datum, int size, ByteSink out) {
    switch (size) {
      case 1 -> out.putByte((int) datum);
      case 2 -> out.putShort((int) datum);
      case 4 -> out.putInt((int) datum);
      default -> out.putLong(datum);
    }
  }

  /// The lower `size` bytes of a Datum.
  public static Slice slice(long datum, int size) {
    ByteSink value = new ByteSink(Math.max(1, size));
    put(datum, size, value);
    return Slice.of(value.toByteArray());
  }

  /// The Datum of which `size` bytes were stored, its sign extended.
  public static long read(byte[] array, int from, int size) {
    long datum = array[from + size - 1];
    for (int i = size - 2; i >= 0; i--) {
      datum = datum << 8 | (array[from + i] & 0xFF);
    }
    return datum;
  }
}
