package org.gajah.commands.statistics;

import java.util.List;

/// What ANALYZE found out about a column, before it is stored.
///
/// @param nullFraction of all rows
/// @param width average size of values in bytes, as stored
/// @param distinct how many different values; negative: as a fraction of all rows; 0 for unknown
record ColumnFacts(float nullFraction, int width, float distinct, List<Slot> slots) {
  static final short MOST_COMMON = 1;
  static final short HISTOGRAM = 2;
  static final short CORRELATION = 3;

  /// One kind of statistics.
  ///
  /// @param kind `stakind`
  /// @param operator `staop`
  /// @param collation `stacoll`
  /// @param numbers `stanumbers`, empty for none
  /// @param rows of the sample whose values are `stavalues`, empty for none
  record Slot(short kind, int operator, int collation, float[] numbers, int[] rows) {}
}
