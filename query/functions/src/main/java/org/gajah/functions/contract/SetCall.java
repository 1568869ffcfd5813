package org.gajah.functions.contract;

import org.gajah.batch.Vector;

/// One call of a function that returns a set. It makes rows only when it is asked, where it can.
public interface SetCall extends AutoCloseable {
  /// Puts rows at the front of empty vectors, one for each of [SetFunction#columns].
  ///
  /// @return how many, at most `maxRows`; 0 for the end
  int next(Vector[] columns, int maxRows);

  @Override
  default void close() {}
}
