package org.gajah.catalogstore.relation;

import java.util.Arrays;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.error.PgException;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.page.value.TupleLayout.Missing;
import org.jspecify.annotations.Nullable;

/// What a column has in rows that are older than it: the one element of the array in
/// `attmissingval`.
public final class MissingValue {
  /// Where the elements of an array of one dimension without nulls start, its header of four bytes
  /// left out.
  private static final int ELEMENTS = 20;

  private MissingValue() {}

  static Missing of(PgAttribute column) {
    byte[] array = column.attmissingval();
    if (!column.atthasmissing() || array == null || LittleEndian.intAt(array, 0) == 0) {
      return Missing.NULL;
    }
    int length = column.attlen();
    if (column.attbyval()) {
      return new Missing.Fixed(datum(array, length));
    }
    if (length > 0) {
      return new Missing.Content(Arrays.copyOfRange(array, ELEMENTS, ELEMENTS + length));
    }
    return new Missing.Content(length == -1 ? varlena(array) : cString(array));
  }

  /// The value of `attmissingval` for a column.
  ///
  /// @param value in row 0, plain
  /// @return null for a null
  public static byte @Nullable [] encode(PgAttribute column, Vector value) {
    if (value.isNull(0)) {
      return null;
    }
    byte[] content = content(column, value);
    ByteSink out = new ByteSink(ELEMENTS + content.length);
    out.putInt(1).putInt(0).putInt(column.atttypid()).putInt(1).putInt(1);
    out.putBytes(content);
    return out.toByteArray();
  }

  /// The value as it stands in an array.
  private static byte[] content(PgAttribute column, Vector value) {
    int length = column.attlen();
    if (value instanceof LongVector longs) {
      byte[] bytes = new byte[length];
      long bits = longs.get(0);
      for (int i = 0; i < length; i++) {
        bytes[i] = (byte) (bits >> (8 * i));
      }
      return bytes;
    }
    byte[] bytes = ((BytesVector) value).slice(0).toByteArray();
    if (length > 0) {
      return bytes;
    }
    if (length == -2) {
      return Arrays.copyOf(bytes, bytes.length + 1);
    }
    byte[] result = new byte[bytes.length + 4];
    LittleEndian.setInt(result, 0, (bytes.length + 4) << 2);
    System.arraycopy(bytes, 0, result, 4, bytes.length);
    return result;
  }

  private static long datum(byte[] array, int length) {
    return switch (length) {
      case 1 -> array[ELEMENTS];
      case 2 -> (short) LittleEndian.unsignedShort(array, ELEMENTS);
      case 4 -> LittleEndian.intAt(array, ELEMENTS);
      case 8 -> LittleEndian.longAt(array, ELEMENTS);
      default -> throw PgException.internal("unsupported byval length: " + length);
    };
  }

  private static byte[] varlena(byte[] array) {
    int first = array[ELEMENTS] & 0xFF;
    if ((first & 1) != 0) {
      return Arrays.copyOfRange(array, ELEMENTS + 1, ELEMENTS + (first >> 1));
    }
    int size = LittleEndian.intAt(array, ELEMENTS) >>> 2;
    return Arrays.copyOfRange(array, ELEMENTS + 4, ELEMENTS + size);
  }

  private static byte[] cString(byte[] array) {
    int end = ELEMENTS;
    while (array[end] != 0) {
      end++;
    }
    return Arrays.copyOfRange(array, ELEMENTS, end);
  }
}
