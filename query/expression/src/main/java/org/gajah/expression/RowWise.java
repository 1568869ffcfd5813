package org.gajah.expression;

import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.jspecify.annotations.Nullable;

/// An expression that computes all its arguments and then its value row by row.
abstract class RowWise extends VectorExpression {
  private final VectorExpression[] arguments;
  private final Vector[] values;
  private final Vector result;

  RowWise(Vector result, VectorExpression... arguments) {
    this.arguments = arguments;
    this.result = result;
    values = new Vector[arguments.length];
  }

  /// Computes one row.
  ///
  /// @param values of the arguments; constants have theirs at row 0, see [#at]
  /// @param result empty at the row
  abstract void computeRow(Evaluation context, Vector[] values, int row, Vector result);

  /// Called before the rows of a batch are computed.
  void start(Evaluation context) {}

  /// Where the value of a row is.
  static int at(Vector vector, int row) {
    return vector.isConstant() ? 0 : row;
  }

  @Override
  public final Vector compute(Evaluation context, Batch input) {
    result.clear();
    if (input.selected() == 0) {
      return result;
    }
    for (int i = 0; i < arguments.length; i++) {
      values[i] = arguments[i].compute(context, input);
    }
    result.ensureCapacity(input.rows());
    start(context);
    for (int i = 0; i < input.selected(); i++) {
      computeRow(context, values, input.row(i), result);
    }
    return result;
  }

  static LongVector longs(Vector vector) {
    return (LongVector) vector;
  }

  static BytesVector bytes(Vector vector) {
    return (BytesVector) vector;
  }

  /// A vector of one kind or the other.
  static Vector vector(boolean byValue, @Nullable Vector like) {
    return like != null ? like : byValue ? new LongVector(1) : new BytesVector(1);
  }
}
