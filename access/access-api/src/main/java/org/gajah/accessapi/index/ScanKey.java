package org.gajah.accessapi.index;

import org.gajah.base.bytes.Slice;
import org.jspecify.annotations.Nullable;

/// One condition on a column of an index: `column OPERATOR value`. Mirrors `ScanKeyData`.
///
/// @param column of the index, counted from 0
/// @param strategy which operator
/// @param kind what stands on the right
/// @param datum the value, where values of the column are passed by value
/// @param bytes the value otherwise
/// @param array for [Kind#ANY_OF_ARRAY]: the values, sorted by the column's order and without
///   duplicates or nulls
public record ScanKey(
    int column,
    Strategy strategy,
    Kind kind,
    long datum,
    @Nullable Slice bytes,
    @Nullable KeyArray array) {
  /// The operators of a B-tree.
  public enum Strategy {
    LESS,
    LESS_OR_EQUAL,
    EQUAL,
    GREATER_OR_EQUAL,
    GREATER
  }

  /// What stands on the right of the operator.
  public enum Kind {
    VALUE,
    /// A null: the condition never holds.
    NULL,
    IS_NULL,
    IS_NOT_NULL,
    /// `= ANY (array)`.
    ANY_OF_ARRAY
  }

  /// The values of an array condition.
  ///
  /// @param datums values passed by value, or empty
  /// @param bytes other values, or empty
  public record KeyArray(long[] datums, Slice[] bytes) {
    public int length() {
      return Math.max(datums.length, bytes.length);
    }
  }
}
