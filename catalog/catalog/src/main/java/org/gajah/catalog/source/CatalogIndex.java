package org.gajah.catalog.source;

import java.util.List;

/// An index of a system catalog.
///
/// @param name of the index
/// @param oid of the index
/// @param table that it is an index of
/// @param columns numbers of its key columns
public record CatalogIndex<R extends CatalogRow>(
    String name,
    int oid,
    boolean unique,
    boolean primary,
    CatalogTable<R> table,
    List<Integer> columns) {
  @Override
  public String toString() {
    return name;
  }
}
