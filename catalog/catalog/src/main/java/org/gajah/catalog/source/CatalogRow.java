package org.gajah.catalog.source;

import org.jspecify.annotations.Nullable;

/// A row of a system catalog.
public interface CatalogRow {
  /// The catalog that it is a row of.
  CatalogTable<?> table();

  /// The value of a column.
  ///
  /// @param number of the column, from 1
  @Nullable Object value(int number);
}
