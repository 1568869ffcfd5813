package org.gajah.batch;

import java.util.Arrays;

/// A vector of values that are passed by value, each a Datum in a `long`.
public final class LongVector extends Vector {
  private long[] values;

  public LongVector(int capacity) {
    super(capacity);
    values = new long[capacity];
  }

  @Override
  public void ensureCapacity(int rows) {
    super.ensureCapacity(rows);
    if (values.length < capacity()) {
      values = Arrays.copyOf(values, capacity());
    }
  }

  /// The values themselves, indexed by row. The array changes when the vector grows.
  public long[] values() {
    return values;
  }

  public long get(int row) {
    return values[row];
  }

  /// Sets a value; the row must not have been marked null since the last [#clear].
  public void set(int row, long value) {
    values[row] = value;
  }

  public double getDouble(int row) {
    return Double.longBitsToDouble(values[row]);
  }

  public void setDouble(int row, double value) {
    values[row] = Double.doubleToRawLongBits(value);
  }

  public boolean getBoolean(int row) {
    return values[row] != 0;
  }

  public void setBoolean(int row, boolean value) {
    values[row] = value ? 1 : 0;
  }

  @Override
  void copyFirst(int rows) {
    Arrays.fill(values, 1, rows, values[0]);
  }

  @Override
  public void copyFrom(Vector source, int sourceRow, int row) {
    if (source.isNull(sourceRow)) {
      setNull(row);
    } else {
      setNotNull(row);
      values[row] = ((LongVector) source).values[sourceRow];
    }
  }
}
