package org.gajah.accessapi.index;

import java.util.List;
import org.gajah.accessapi.relation.KeyOrder;
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
/// @param order for a value of another type than the column's: the order between values of the
///   column (left) and such values (right); null for the column's own order
/// @param row for [Kind#ROW]: a condition on each column, all of the same strategy; `column` is
///   that of the first
public record ScanKey(
    int column,
    Strategy strategy,
    Kind kind,
    long datum,
    @Nullable Slice bytes,
    @Nullable KeyArray array,
    @Nullable KeyOrder order,
    List<ScanKey> row) {
  /// The operators of a B-tree.
  public enum Strategy {
    LESS,
    LESS_OR_EQUAL,
    EQUAL,
    GREATER_OR_EQUAL,
    GREATER;

    /// Whether the operator holds, given how the left side compares with the right one.
    public boolean holds(int comparison) {
      return switch (this) {
        case LESS -> comparison < 0;
        case LESS_OR_EQUAL -> comparison <= 0;
        case EQUAL -> comparison == 0;
        case GREATER_OR_EQUAL -> comparison >= 0;
        case GREATER -> comparison > 0;
      };
    }
  }

  /// What stands on the right of the operator.
  public enum Kind {
    VALUE,
    /// A null: the condition never holds.
    NULL,
    IS_NULL,
    IS_NOT_NULL,
    /// `= ANY (array)`.
    ANY_OF_ARRAY,
    /// `(column, ...) OPERATOR (value, ...)`; the operator is not `=`.
    ROW
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

  /// A condition on one column in the column's own order.
  public ScanKey(
      int column,
      Strategy strategy,
      Kind kind,
      long datum,
      @Nullable Slice bytes,
      @Nullable KeyArray array) {
    this(column, strategy, kind, datum, bytes, array, null, List.of());
  }

  /// A condition on a column whose values are passed by value.
  public static ScanKey of(int column, Strategy strategy, long datum) {
    return new ScanKey(column, strategy, Kind.VALUE, datum, null, null);
  }

  /// A condition on another column.
  public static ScanKey of(int column, Strategy strategy, Slice bytes) {
    return new ScanKey(column, strategy, Kind.VALUE, 0, bytes, null);
  }

  /// `column IS NULL` or `column IS NOT NULL`.
  public static ScanKey ofNull(int column, boolean isNull) {
    Kind kind = isNull ? Kind.IS_NULL : Kind.IS_NOT_NULL;
    return new ScanKey(column, Strategy.EQUAL, kind, 0, null, null);
  }

  /// `column = ANY (array)`.
  public static ScanKey anyOf(int column, KeyArray array) {
    return new ScanKey(column, Strategy.EQUAL, Kind.ANY_OF_ARRAY, 0, null, array);
  }

  /// A comparison of rows.
  public static ScanKey row(Strategy strategy, List<ScanKey> row) {
    return new ScanKey(
        row.getFirst().column(), strategy, Kind.ROW, 0, null, null, null, List.copyOf(row));
  }
}
