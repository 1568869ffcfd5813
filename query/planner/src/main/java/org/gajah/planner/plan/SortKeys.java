package org.gajah.planner.plan;

import java.util.List;

/// By what rows are ordered.
///
/// @param keys the most significant first
public record SortKeys(List<Key> keys) {
  public SortKeys {
    keys = List.copyOf(keys);
  }

  /// One column.
  ///
  /// @param column place in the input's target list, from 1
  /// @param operator the ordering operator's OID (`<` or `>`)
  /// @param collation the collation's OID, 0 for none
  /// @param nullsFirst whether nulls come first
  public record Key(int column, int operator, int collation, boolean nullsFirst) {}
}
