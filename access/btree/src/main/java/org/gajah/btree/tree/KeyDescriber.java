package org.gajah.btree.tree;

import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.batch.Vector;
import org.jspecify.annotations.Nullable;

/// Prints keys for messages. Mirrors `BuildIndexValueDescription`.
@FunctionalInterface
public interface KeyDescriber {
  /// A key as `(column, ...)=(value, ...)`.
  ///
  /// @param columns a vector for each column of the index
  /// @return null when the user may not see the values
  @Nullable String describe(
      StorageContext context, IndexDescriptor index, Vector[] columns, int row);
}
