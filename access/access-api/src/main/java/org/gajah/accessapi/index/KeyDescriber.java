package org.gajah.accessapi.index;

import org.gajah.batch.Vector;
import org.jspecify.annotations.Nullable;

/// Prints keys of an index for messages. Mirrors `BuildIndexValueDescription`.
@FunctionalInterface
public interface KeyDescriber {
  /// Tells nothing.
  KeyDescriber SILENT = (columns, row) -> null;

  /// A key as `(column, ...)=(value, ...)`.
  ///
  /// @param columns a vector for each column of the index
  /// @return null when the user may not see the values
  @Nullable String describe(Vector[] columns, int row);
}
