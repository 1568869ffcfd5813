package org.gajah.functions.loop;

import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.functions.contract.FunctionContext;

/// Runs a function row by row, for functions that need more than a static method is given.
public abstract class RowRunner implements FunctionRunner {
  /// Computes one row; a constant argument has its value at row 0.
  public abstract void compute(FunctionContext context, Vector[] arguments, int row, Vector result);

  /// Where the value of a row is.
  protected static int at(Vector vector, int row) {
    return vector.isConstant() ? 0 : row;
  }

  /// A value of bytes.
  protected static Slice bytes(Vector[] arguments, int index, int row) {
    return ((BytesVector) arguments[index]).slice(at(arguments[index], row));
  }

  /// A value that is passed by value.
  protected static long number(Vector[] arguments, int index, int row) {
    return ((LongVector) arguments[index]).get(at(arguments[index], row));
  }

  @Override
  public final void all(FunctionContext context, Vector[] arguments, Vector result, int rows) {
    for (int row = 0; row < rows; row++) {
      compute(context, arguments, row, result);
    }
  }

  @Override
  public final void some(
      FunctionContext context, Vector[] arguments, Vector result, int[] selection, int count) {
    for (int i = 0; i < count; i++) {
      compute(context, arguments, selection[i], result);
    }
  }

  @Override
  public final boolean isCondition() {
    return false;
  }

  @Override
  public final int chooseAll(FunctionContext context, Vector[] arguments, int rows, int[] found) {
    throw PgException.internal("a function that is run row by row chooses no rows");
  }

  @Override
  public final int choose(
      FunctionContext context, Vector[] arguments, int[] selection, int count, int[] found) {
    throw PgException.internal("a function that is run row by row chooses no rows");
  }
}
