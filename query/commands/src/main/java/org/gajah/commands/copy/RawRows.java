package org.gajah.commands.copy;

import java.util.Arrays;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.batch.BytesVector;
import org.jspecify.annotations.Nullable;

/// Some rows as they were read: a text or message for each column, and where each row came from.
final class RawRows {
  /// Rows that are inserted at once at most.
  static final int MOST = 1000;

  /// Bytes of lines that are inserted at once, about.
  static final int MOST_BYTES = 65535;

  private final BytesVector[] columns;
  private final long[] lines = new long[MOST + 1];
  private final int[] textFrom = new int[MOST + 1];
  private final int[] textLength = new int[MOST + 1];
  private final ByteSink texts = new ByteSink(MOST_BYTES);
  private boolean[] defaults = {};
  private boolean anyDefault;
  private int rows;
  private @Nullable PgException failure;
  private int fieldsBeforeFailure;

  RawRows(int columnCount) {
    columns = new BytesVector[columnCount];
    for (int i = 0; i < columnCount; i++) {
      columns[i] = new BytesVector(MOST + 1);
    }
  }

  void clear() {
    for (BytesVector column : columns) {
      column.clear();
    }
    texts.clear();
    if (anyDefault) {
      Arrays.fill(defaults, false);
      anyDefault = false;
    }
    rows = 0;
    failure = null;
  }

  int columnCount() {
    return columns.length;
  }

  BytesVector column(int index) {
    return columns[index];
  }

  int rows() {
    return rows;
  }

  boolean isFull() {
    return rows == MOST || texts.length() > MOST_BYTES;
  }

  /// Says that the row after the last is whole.
  void finishRow() {
    rows++;
  }

  /// Says which line the row after the last begins with, without its text.
  void line(long number) {
    lines[rows] = number;
    textLength[rows] = -1;
  }

  /// Keeps the text of that line.
  void text(byte[] bytes, int from, int length) {
    textFrom[rows] = texts.length();
    textLength[rows] = length;
    texts.putBytes(bytes, from, length);
  }

  long lineNumber(int row) {
    return lines[row];
  }

  /// How long the text of a row's line is, or -1 where there is none.
  int textLength(int row) {
    return textLength[row];
  }

  int textFrom(int row) {
    return textFrom[row];
  }

  byte[] texts() {
    return texts.array();
  }

  /// Says that a column of the row after the last gets its default.
  void setDefault(int column) {
    if (defaults.length == 0) {
      defaults = new boolean[(MOST + 1) * columns.length];
    }
    defaults[rows * columns.length + column] = true;
    anyDefault = true;
    columns[column].setNull(rows);
  }

  boolean anyDefault() {
    return anyDefault;
  }

  boolean isDefault(int row, int column) {
    return anyDefault && defaults[row * columns.length + column];
  }

  /// Remembers what is wrong with the row after the last: it counts only when all before are good.
  ///
  /// @param fields how many of its fields were read before, and must be good, too
  void fail(PgException fault, int fields) {
    failure = fault;
    fieldsBeforeFailure = fields;
  }

  @Nullable PgException failure() {
    return failure;
  }

  int fieldsBeforeFailure() {
    return fieldsBeforeFailure;
  }
}
