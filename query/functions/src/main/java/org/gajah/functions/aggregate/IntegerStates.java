package org.gajah.functions.aggregate;

import org.gajah.base.bytes.ByteSink;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.numeric.IntegerSquares;
import org.gajah.numeric.IntegerSum;
import org.gajah.numeric.NumericVariance;
import org.gajah.numeric.NumericWriter;
import org.jspecify.annotations.Nullable;

/// Sums, averages, variances and standard deviations of integers, computed exactly as numerics.
public final class IntegerStates extends ObjectStates<IntegerStates.Sums> {
  private final Statistic kind;

  /// The sums of a group; of squares only where they are needed.
  record Sums(IntegerSum plain, @Nullable IntegerSquares squares) {}

  public IntegerStates(Statistic kind) {
    super(true, 8);
    this.kind = kind;
  }

  @Override
  protected Sums empty() {
    return new Sums(new IntegerSum(), kind.isLinear() ? null : new IntegerSquares());
  }

  @Override
  protected long size(Sums sums) {
    return sums.squares == null ? 64 : 104;
  }

  @Override
  protected void advance(FunctionContext context, Vector[] arguments, int row, Sums sums) {
    long value = ((LongVector) arguments[0]).get(at(arguments[0], row));
    sums.plain.add(value);
    if (sums.squares != null) {
      sums.squares.add(value);
    }
  }

  @Override
  protected boolean retreat(FunctionContext context, Vector[] arguments, int row, Sums sums) {
    if (sums.squares != null) {
      return false;
    }
    sums.plain.remove(((LongVector) arguments[0]).get(at(arguments[0], row)));
    return true;
  }

  @Override
  protected void finish(
      FunctionContext context, Sums sums, Vector[] direct, Vector result, int row) {
    BytesVector target = (BytesVector) result;
    long count = sums.plain.count();
    if (count == 0 || (count == 1 && kind.isSample())) {
      target.setNull(row);
      return;
    }
    int start = target.dataLength();
    ByteSink out = target.sink();
    if (sums.squares != null) {
      NumericVariance.put(
          sums.plain.sum(), sums.squares.sum(), count, kind.isSample(), kind.isRoot(), out);
    } else if (kind == Statistic.SUM) {
      NumericWriter.put(sums.plain.sum(), out);
    } else {
      NumericVariance.putAverage(sums.plain.sum(), count, out);
    }
    target.finish(row, start);
  }
}
