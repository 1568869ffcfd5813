package org.gajah.expression;

import org.gajah.batch.Batch;

/// A condition that is ready to choose among the rows of batches.
public interface VectorPredicate {
  /// Narrows the selection of `input` to the rows for which the condition is true.
  ///
  /// @return how many rows are left
  int select(Evaluation context, Batch input);
}
