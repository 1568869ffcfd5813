package org.gajah.expression;

import org.gajah.batch.Batch;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;

/// AND and OR with three values: later arms see only rows that earlier ones have not decided.
final class Logic extends VectorExpression {
  private final long decisive;
  private final VectorExpression[] arms;
  private final Rows rows = new Rows();
  private final LongVector result = new LongVector(1);
  private boolean[] unknown = {};

  /// @param or whether true decides, else false does
  Logic(boolean or, VectorExpression... arms) {
    decisive = or ? 1 : 0;
    this.arms = arms;
  }

  @Override
  public Vector compute(Evaluation context, Batch input) {
    result.clear();
    result.ensureCapacity(input.rows());
    if (unknown.length < input.rows()) {
      unknown = new boolean[input.rows()];
    }
    rows.start(input);
    for (int i = 0; i < rows.count(); i++) {
      unknown[rows.row(i)] = false;
    }
    for (VectorExpression arm : arms) {
      if (rows.count() > 0) {
        decide(arm.compute(context, rows.view()));
      }
    }
    for (int i = 0; i < rows.count(); i++) {
      int row = rows.row(i);
      if (unknown[row]) {
        result.setNull(row);
      } else {
        result.set(row, 1 - decisive);
      }
    }
    return result;
  }

  private void decide(Vector values) {
    LongVector truths = (LongVector) values;
    int kept = 0;
    for (int i = 0; i < rows.count(); i++) {
      int row = rows.row(i);
      int at = truths.isConstant() ? 0 : row;
      boolean isNull = truths.isNull(at);
      if (!isNull && truths.get(at) == decisive) {
        result.set(row, decisive);
      } else {
        unknown[row] |= isNull;
        rows.keepAt(kept++, row);
      }
    }
    rows.keep(kept);
  }
}
