package org.gajah.batch;

import java.util.Arrays;

/// A column of values of one type, one for each row of a batch.
public abstract sealed class Vector permits LongVector, BytesVector {
  /// Rows in a full batch. Single-row work uses vectors that never grow to it.
  public static final int BATCH_ROWS = 1024;

  private boolean[] nulls;
  private boolean anyNull;
  private boolean constant;
  private int spread;

  Vector(int capacity) {
    nulls = new boolean[capacity];
  }

  /// How many rows have room.
  public final int capacity() {
    return nulls.length;
  }

  /// Makes room for `rows` rows, keeping what is there.
  public void ensureCapacity(int rows) {
    if (rows > nulls.length) {
      nulls = Arrays.copyOf(nulls, Math.max(rows, 2 * nulls.length));
    }
  }

  /// Forgets all values, so that the vector can be filled again.
  public void clear() {
    if (anyNull) {
      Arrays.fill(nulls, false);
      anyNull = false;
    }
    constant = false;
  }

  /// Whether the value of row 0 stands for all rows. Only rows that [#spread] was asked for hold
  /// it, so that a loop which knows constants needs no copies.
  public final boolean isConstant() {
    return constant;
  }

  /// Makes the value of row 0, null or not, the value of all rows, until the next [#clear].
  public final void makeConstant() {
    constant = true;
    spread = 1;
  }

  /// Makes the value of a constant readable at rows 0 to `rows` - 1; other vectors stay as they
  /// are.
  public final void spread(int rows) {
    if (!constant || rows <= spread) {
      return;
    }
    ensureCapacity(rows);
    if (isNull(0)) {
      Arrays.fill(nulls, 1, rows, true);
    } else {
      copyFirst(rows);
    }
    spread = rows;
  }

  /// Gives rows 1 to `rows` - 1 the value of row 0, which is not null.
  abstract void copyFirst(int rows);

  /// False when no row is null; true when some may be. A loop may skip looking at nulls when this
  /// is false.
  public final boolean anyNull() {
    return anyNull;
  }

  public final boolean isNull(int row) {
    return anyNull && nulls[row];
  }

  /// The null flags, true for null. Only to be read, and only where [#anyNull] holds.
  public final boolean[] nulls() {
    return nulls;
  }

  public final void setNull(int row) {
    nulls[row] = true;
    anyNull = true;
  }

  /// Marks a row as not null, where the vector is overwritten without having been cleared.
  public final void setNotNull(int row) {
    if (anyNull) {
      nulls[row] = false;
    }
  }

  /// Copies one value, null or not, from a vector of the same kind.
  public abstract void copyFrom(Vector source, int sourceRow, int row);
}
