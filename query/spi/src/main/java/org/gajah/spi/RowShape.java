package org.gajah.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The columns of a result.
public record RowShape(List<Column> columns) {
  public RowShape {
    columns = List.copyOf(columns);
  }

  /// Whether two results have the same columns, wherever these come from (`equalRowTypes`).
  public static boolean alike(@Nullable RowShape one, @Nullable RowShape other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    boolean alike = one.columns.size() == other.columns.size();
    for (int i = 0; alike && i < one.columns.size(); i++) {
      Column left = one.columns.get(i);
      Column right = other.columns.get(i);
      alike =
          left.name.equals(right.name)
              && left.type == right.type
              && left.typeModifier == right.typeModifier;
    }
    return alike;
  }

  /// A column as RowDescription tells of it.
  ///
  /// @param table OID of the table it comes from, or 0
  /// @param attribute its number there, or 0
  /// @param type OID of its type; a domain's base type
  /// @param typeSize `pg_type.typlen`
  /// @param typeModifier -1 for none
  /// @param domain OID of the domain over that type, or 0
  public record Column(
      String name,
      int table,
      int attribute,
      int type,
      int typeSize,
      int typeModifier,
      int domain) {
    /// A column of no domain.
    public Column(
        String name, int table, int attribute, int type, int typeSize, int typeModifier) {
      this(name, table, attribute, type, typeSize, typeModifier, 0);
    }
  }
}
