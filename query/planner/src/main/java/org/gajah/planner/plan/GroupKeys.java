package org.gajah.planner.plan;

import java.util.List;

/// By what rows are grouped or told apart.
public record GroupKeys(List<Key> keys) {
  public static final GroupKeys NONE = new GroupKeys(List.of());

  public GroupKeys {
    keys = List.copyOf(keys);
  }

  /// One column.
  ///
  /// @param column place in the input's target list, from 1
  /// @param operator the equality operator's OID
  /// @param collation the collation's OID, 0 for none
  public record Key(int column, int operator, int collation) {}
}
