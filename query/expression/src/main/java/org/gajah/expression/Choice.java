package org.gajah.expression;

import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.jspecify.annotations.Nullable;

/// CASE: each row takes the result of its first condition that is true. Conditions and results are
/// computed only for the rows that reach them.
final class Choice extends VectorExpression {
  private final @Nullable VectorExpression tested;
  private final Leaves.@Nullable Held held;
  private final VectorPredicate[] conditions;
  private final VectorExpression[] results;
  private final VectorExpression otherwise;
  private final Vector result;
  private final Rows rows = new Rows();
  private boolean[] taken = {};

  /// @param tested what stands behind CASE, or null
  /// @param held where the conditions find its value
  Choice(
      @Nullable VectorExpression tested,
      Leaves.@Nullable Held held,
      VectorPredicate[] conditions,
      VectorExpression[] results,
      VectorExpression otherwise,
      Vector result) {
    this.tested = tested;
    this.held = held;
    this.conditions = conditions;
    this.results = results;
    this.otherwise = otherwise;
    this.result = result;
  }

  @Override
  public Vector compute(Evaluation context, Batch input) {
    result.clear();
    result.ensureCapacity(input.rows());
    if (taken.length < input.rows()) {
      taken = new boolean[input.rows()];
    }
    rows.start(input);
    if (tested != null && held != null) {
      held.hold(tested.compute(context, input));
    }
    for (int i = 0; i < conditions.length && rows.count() > 0; i++) {
      Batch view = rows.view();
      if (conditions[i].select(context, view) > 0) {
        copy(results[i].compute(context, view), view);
        close(view);
      }
    }
    if (rows.count() > 0) {
      Batch view = rows.view();
      copy(otherwise.compute(context, view), view);
    }
    return result;
  }

  private void copy(Vector values, Batch view) {
    for (int i = 0; i < view.selected(); i++) {
      int row = view.row(i);
      result.copyFrom(values, values.isConstant() ? 0 : row, row);
    }
  }

  private void close(Batch view) {
    for (int i = 0; i < view.selected(); i++) {
      taken[view.row(i)] = true;
    }
    int kept = 0;
    for (int i = 0; i < rows.count(); i++) {
      int row = rows.row(i);
      if (taken[row]) {
        taken[row] = false;
      } else {
        rows.keepAt(kept++, row);
      }
    }
    rows.keep(kept);
  }
}
