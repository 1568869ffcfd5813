package org.gajah.functions.loop;

import org.gajah.batch.Vector;

/// Runs a function over rows of vectors.
///
/// Arguments may be constants. A loop for a strict function is never given a row with a null. Rows
/// are taken in their order, and the first that fails ends the loop with its error.
public abstract class Loop {
  /// Computes rows 0 to `rows` - 1.
  public abstract void all(Frame frame, Vector[] arguments, Vector result, int rows);

  /// Computes the rows whose numbers are the first `count` of `selection`.
  public abstract void some(
      Frame frame, Vector[] arguments, Vector result, int[] selection, int count);
}
