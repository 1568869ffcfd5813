package org.gajah.functions.contract;

import org.gajah.batch.Vector;

/// A window function proper, such as `rank`, resolved for one call.
public interface WindowFunction {
  /// Starts a partition. What it returns is asked for all its rows in their order.
  PartitionCall start(FunctionContext context, WindowPartition partition);

  /// A window function at work on one partition.
  interface PartitionCall {
    /// Puts the value for a row of the partition at a row of the result.
    void value(long row, Vector result, int resultRow);
  }
}
