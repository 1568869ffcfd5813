package org.gajah.commands.copy;

/// Reads rows of a COPY FROM without looking at their values.
interface RowReader {
  /// Looks at what stands before the rows.
  void begin();

  /// Reads rows until there are enough for a batch, something is wrong, or nothing is left.
  ///
  /// @return false when nothing is left
  boolean fill(RawRows rows);

  /// The number of the line or row that is being read.
  long line();
}
