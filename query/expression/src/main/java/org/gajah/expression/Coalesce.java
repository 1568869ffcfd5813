package org.gajah.expression;

import org.gajah.batch.Batch;
import org.gajah.batch.Vector;

/// COALESCE: the first argument that isn't null; later ones are computed only where all before are
/// null.
final class Coalesce extends VectorExpression {
  private final VectorExpression[] arguments;
  private final Vector result;
  private final Rows rows = new Rows();

  Coalesce(VectorExpression[] arguments, Vector result) {
    this.arguments = arguments;
    this.result = result;
  }

  @Override
  public Vector compute(Evaluation context, Batch input) {
    Vector first = arguments[0].compute(context, input);
    if (!first.anyNull()) {
      return first;
    }
    result.clear();
    result.ensureCapacity(input.rows());
    rows.start(input);
    take(first);
    for (int i = 1; i < arguments.length && rows.count() > 0; i++) {
      take(arguments[i].compute(context, rows.view()));
    }
    for (int i = 0; i < rows.count(); i++) {
      result.setNull(rows.row(i));
    }
    return result;
  }

  private void take(Vector values) {
    int kept = 0;
    for (int i = 0; i < rows.count(); i++) {
      int row = rows.row(i);
      int at = values.isConstant() ? 0 : row;
      if (values.isNull(at)) {
        rows.keepAt(kept++, row);
      } else {
        result.copyFrom(values, at, row);
      }
    }
    rows.keep(kept);
  }
}
