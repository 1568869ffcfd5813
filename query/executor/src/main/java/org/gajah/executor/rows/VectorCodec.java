package org.gajah.executor.rows;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;

/// Rows as bytes, for temporary files: column after column.
///
/// | bytes | what |
/// |---|---|
/// | 4 | number of rows |
/// | 1 | for each column: bit 0 nulls follow, bit 1 forms follow |
/// | (rows + 7) / 8 | nulls, a bit for each row |
/// | 8 * rows | values passed by value; or |
/// | 4 * rows | lengths of the others, then their forms, one byte each, then their bytes |
final class VectorCodec {
  private static final int NULLS = 1;
  private static final int FORMS = 2;

  private VectorCodec() {}

  /// Appends rows 0 to `rows` - 1.
  static void write(Vector[] vectors, int rows, ByteSink out) {
    out.putInt(rows);
    for (Vector vector : vectors) {
      boolean forms = vector instanceof BytesVector bytes && anyForm(bytes, rows);
      out.putByte((vector.anyNull() ? NULLS : 0) | (forms ? FORMS : 0));
      if (vector.anyNull()) {
        writeNulls(vector, rows, out);
      }
      switch (vector) {
        case LongVector longs -> {
          for (int row = 0; row < rows; row++) {
            out.putLong(longs.get(row));
          }
        }
        case BytesVector bytes -> writeBytes(bytes, rows, forms, out);
      }
    }
  }

  private static boolean anyForm(BytesVector vector, int rows) {
    for (int row = 0; row < rows; row++) {
      if (!vector.isNull(row) && vector.form(row) != BytesVector.PLAIN) {
        return true;
      }
    }
    return false;
  }

  private static void writeNulls(Vector vector, int rows, ByteSink out) {
    int bits = 0;
    for (int row = 0; row < rows; row++) {
      bits |= vector.isNull(row) ? 1 << (row & 7) : 0;
      if ((row & 7) == 7 || row == rows - 1) {
        out.putByte(bits);
        bits = 0;
      }
    }
  }

  private static void writeBytes(BytesVector vector, int rows, boolean forms, ByteSink out) {
    for (int row = 0; row < rows; row++) {
      out.putInt(vector.isNull(row) ? 0 : vector.length(row));
    }
    if (forms) {
      for (int row = 0; row < rows; row++) {
        out.putByte(vector.isNull(row) ? BytesVector.PLAIN : vector.form(row));
      }
    }
    for (int row = 0; row < rows; row++) {
      if (!vector.isNull(row)) {
        out.putBytes(vector.array(), vector.from(row), vector.length(row));
      }
    }
  }

  /// Fills empty vectors of the same kinds.
  ///
  /// @return how many rows
  static int read(byte[] bytes, Vector[] vectors) {
    int rows = LittleEndian.intAt(bytes, 0);
    int at = 4;
    for (Vector vector : vectors) {
      vector.clear();
      vector.ensureCapacity(rows);
      int flags = bytes[at++];
      if ((flags & NULLS) != 0) {
        readNulls(bytes, at, vector, rows);
        at += rows + 7 >> 3;
      }
      at =
          switch (vector) {
            case LongVector longs -> readLongs(bytes, at, longs, rows);
            case BytesVector values -> readBytes(bytes, at, values, rows, (flags & FORMS) != 0);
          };
    }
    return rows;
  }

  private static void readNulls(byte[] bytes, int at, Vector vector, int rows) {
    for (int row = 0; row < rows; row++) {
      if ((bytes[at + (row >> 3)] >> (row & 7) & 1) != 0) {
        vector.setNull(row);
      }
    }
  }

  private static int readLongs(byte[] bytes, int at, LongVector vector, int rows) {
    long[] values = vector.values();
    for (int row = 0; row < rows; row++) {
      values[row] = LittleEndian.longAt(bytes, at + 8 * row);
    }
    return at + 8 * rows;
  }

  private static int readBytes(byte[] bytes, int at, BytesVector vector, int rows, boolean forms) {
    int formsAt = at + 4 * rows;
    int dataAt = forms ? formsAt + rows : formsAt;
    int length = 0;
    for (int row = 0; row < rows; row++) {
      int rowLength = LittleEndian.intAt(bytes, at + 4 * row);
      vector.setReference(row, length, rowLength);
      length += rowLength;
      if (forms) {
        vector.setForm(row, bytes[formsAt + row]);
      }
    }
    vector.sink().putBytes(bytes, dataAt, length);
    return dataAt + length;
  }
}
