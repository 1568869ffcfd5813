package org.gajah.functions.aggregate;

import org.gajah.base.bytes.ByteSink;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.numeric.IntegerSquares;
import org.gajah.numeric.IntegerSum;
import org.gajah.numeric.NumericVariance;
import org.gajah.numeric.NumericWriter;

/// Sums, averages, variances and standard deviations of integers, computed exactly as numerics.
public final class IntegerStates extends ExactStates<IntegerSum, IntegerSquares> {

  public IntegerStates(Statistic kind) {
    super(kind);
  }

  @Override
  IntegerSum plain() {
    return new IntegerSum();
  }

  @Override
  IntegerSquares squares() {
    return new IntegerSquares();
  }

  @Override
  long count(IntegerSum plain) {
    return plain.count();
  }

  @Override
  protected long size(Sums<IntegerSum, IntegerSquares> sums) {
    return sums.squares() == null ? 64 : 104;
  }

  @Override
  protected void advance(
      FunctionContext context, Vector[] arguments, int row, Sums<IntegerSum, IntegerSquares> sums) {
    long value = ((LongVector) arguments[0]).get(at(arguments[0], row));
    sums.plain().add(value);
    if (sums.squares() != null) {
      sums.squares().add(value);
    }
  }

  @Override
  protected boolean retreat(
      FunctionContext context, Vector[] arguments, int row, Sums<IntegerSum, IntegerSquares> sums) {
    if (sums.squares() != null) {
      return false;
    }
    sums.plain().remove(((LongVector) arguments[0]).get(at(arguments[0], row)));
    return true;
  }

  @Override
  void put(Sums<IntegerSum, IntegerSquares> sums, long count, ByteSink out) {
    if (sums.squares() != null) {
      NumericVariance.put(
          sums.plain().sum(), sums.squares().sum(), count, kind.isSample(), kind.isRoot(), out);
    } else if (kind == Statistic.SUM) {
      NumericWriter.put(sums.plain().sum(), out);
    } else {
      NumericVariance.putAverage(sums.plain().sum(), count, out);
    }
  }
}
