package org.gajah.functions.loop;

import org.gajah.batch.Vector;

/// Runs a function that answers a boolean and collects the rows for which it is true.
public abstract class FilterLoop {
  /// Looks at rows 0 to `rows` - 1.
  ///
  /// @param found where the numbers of the rows go
  /// @return how many there are
  public abstract int all(Frame frame, Vector[] arguments, int rows, int[] found);

  /// Looks at the rows whose numbers are the first `count` of `selection`.
  ///
  /// @param found where the numbers of the rows go; may be `selection` itself
  public abstract int some(
      Frame frame, Vector[] arguments, int[] selection, int count, int[] found);
}
