package org.gajah.catalog.source;

import java.util.List;
import java.util.function.Function;

/// The shape of a system catalog.
///
/// @param oid of the table
/// @param rowType OID of the table's row type; 0 where the catalog has none of fixed number
/// @param shared whether there is one for all databases
/// @param toast OID of its TOAST table, or 0
/// @param toastIndex OID of the index of that, or 0
/// @param columns in their order; column n is at n - 1
/// @param read makes a row of the values of a tuple
public record CatalogTable<R extends CatalogRow>(
    String name,
    int oid,
    int rowType,
    boolean shared,
    int toast,
    int toastIndex,
    List<CatalogColumn> columns,
    Function<RowSource, R> read) {
  @Override
  public String toString() {
    return name;
  }
}
