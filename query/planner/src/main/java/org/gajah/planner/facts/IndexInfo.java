package org.gajah.planner.facts;

import java.util.List;
import org.gajah.catalog.operator.Operators;
import org.gajah.nodes.Expr;
import org.jspecify.annotations.Nullable;

/// An index that a scan may use.
///
/// @param oid of the index
/// @param method OID of its access method
/// @param pages blocks of its main fork
/// @param height levels between its root and its leaves
/// @param tuples how many entries are expected: those of the table's rows that fulfil the predicate
/// @param columns key columns first, then included ones
/// @param keyCount how many are keys
/// @param unique whether no two rows have the same keys
/// @param immediate whether that is checked at once
/// @param predicate conditions that all its rows fulfil
public record IndexInfo(
    int oid,
    int method,
    long pages,
    int height,
    double tuples,
    List<Column> columns,
    int keyCount,
    boolean unique,
    boolean immediate,
    List<Expr> predicate) {
  /// A column of an index.
  ///
  /// @param attribute number of the table's column, 0 for an expression
  /// @param expression on the table's columns (place 1 of the range table); null for a column
  /// @param family operator family, 0 for included columns
  /// @param inputType of the operator class
  /// @param descending whether the order is reversed
  public record Column(
      int attribute,
      @Nullable Expr expression,
      int family,
      int inputType,
      int collation,
      boolean descending,
      boolean nullsFirst) {}

  /// Whether the access method can be asked for ranges in order.
  public boolean isOrdered() {
    return method == Operators.BTREE_METHOD;
  }
}
