package org.gajah.catalogstore.relation;

import org.gajah.accessapi.relation.KeyOrder;
import org.jspecify.annotations.Nullable;

/// Finds the order of an index's column.
@FunctionalInterface
public interface IndexOrders {
  /// An order.
  ///
  /// @param comparison name (`prosrc`) of the operator class's comparison function
  /// @param equalImage name of its function that says whether equal values have equal bytes; null
  ///   for none
  /// @param collation OID of the column's collation, 0 for none
  /// @param type OID of the type that the operator class is for, or of the column's own where that
  ///   one is polymorphic
  /// @throws org.gajah.base.error.PgException 0A000 when it is not built
  KeyOrder order(String comparison, @Nullable String equalImage, int collation, int type);
}
