package org.gajah.spi;

import java.util.List;

/// The columns of a result.
public record RowShape(List<Column> columns) {
  public RowShape {
    columns = List.copyOf(columns);
  }

  /// A column as RowDescription tells of it.
  ///
  /// @param table OID of the table it comes from, or 0
  /// @param attribute its number there, or 0
  /// @param type OID of its type; a domain's base type
  /// @param typeSize `pg_type.typlen`
  /// @param typeModifier -1 for none
  public record Column(
      String name, int table, int attribute, int type, int typeSize, int typeModifier) {}
}
