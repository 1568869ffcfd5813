package org.gajah.expression;

import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.functions.ScalarCall;

/// A call of a scalar function, whether written as a function, an operator or a cast.
final class Call extends VectorExpression implements VectorPredicate {
  private final ScalarCall call;
  private final VectorExpression[] arguments;
  private final Vector[] values;
  private final Vector result;

  Call(ScalarCall call, VectorExpression... arguments) {
    this.call = call;
    this.arguments = arguments;
    values = new Vector[arguments.length];
    result = call.newResult();
  }

  private void computeArguments(Evaluation context, Batch input) {
    for (int i = 0; i < arguments.length; i++) {
      values[i] = arguments[i].compute(context, input);
    }
  }

  @Override
  public Vector compute(Evaluation context, Batch input) {
    computeArguments(context, input);
    call.compute(context.functions(), values, input, result);
    return result;
  }

  /// Whether [#select] may be used.
  boolean isCondition() {
    return call.isCondition();
  }

  @Override
  public int select(Evaluation context, Batch input) {
    computeArguments(context, input);
    int count = call.select(context.functions(), values, input, input.selectionToFill());
    input.select(count);
    return count;
  }
}
