package org.gajah.functions.contract;

import org.gajah.batch.Vector;

/// What a window function sees of the partition that it works on. Rows are counted from 0.
public interface WindowPartition {
  /// How many rows there are; asking makes the executor read them all.
  long rows();

  /// Whether two rows are equal in what the window is ordered by.
  boolean peers(long a, long b);

  /// The first row of the frame of the current row, as the frame's clause and its exclusion have
  /// it; equal to [#frameEnd] where it is empty.
  long frameStart();

  /// The row behind the last one of the frame of the current row.
  long frameEnd();

  /// Whether a row between both is excluded from the frame.
  boolean excluded(long row);

  /// Copies the value that an argument has at a row.
  void argument(int argument, long row, Vector result, int resultRow);

  /// Whether an argument is null at a row.
  boolean argumentIsNull(int argument, long row);

  /// The Datum that an argument has at a row, where it is not null.
  long argumentLong(int argument, long row);
}
