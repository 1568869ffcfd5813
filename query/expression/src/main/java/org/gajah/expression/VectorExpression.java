package org.gajah.expression;

import org.gajah.batch.Batch;
import org.gajah.batch.Vector;

/// An expression that is ready to be computed for batches.
public abstract class VectorExpression {
  /// Computes the rows of `input` that count.
  ///
  /// @return a vector with their values at their numbers, valid until the next call: one of the
  ///   input's, or one of the expression's own. It has no constant's shortcut: each row that counts
  ///   can be read
  /// @throws org.gajah.base.error.PgException the error of the first row that fails, which may not
  ///   be the first in the order of rows where several functions are involved
  public final Vector evaluate(Evaluation context, Batch input) {
    Vector result = compute(context, input);
    result.spread(input.rows());
    return result;
  }

  /// As [#evaluate], but the result may be constant, with its value at row 0 only. Where no row
  /// counts the result holds nothing that may be read.
  public abstract Vector compute(Evaluation context, Batch input);

  /// Whether the value is the same for all rows of an execution, so that nothing needs to be kept.
  public boolean isConstant() {
    return false;
  }
}
