package org.gajah.executor.window;

import org.gajah.batch.Vector;

/// A function over windows, for one call.
interface WindowColumn extends AutoCloseable {
  /// Starts with another partition.
  void startPartition();

  /// Puts the value for the frame's current row at a row of the result.
  void value(Vector result, int resultRow);

  @Override
  void close();
}
