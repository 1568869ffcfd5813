package org.gajah.functions.aggregate;

import org.gajah.base.bytes.ByteSink;
import org.gajah.batch.BytesVector;
import org.gajah.batch.Vector;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.numeric.NumericSum;
import org.gajah.numeric.NumericVariance;

/// Sums, averages, variances and standard deviations of numerics, computed exactly.
public final class NumericStates extends ExactStates<NumericSum, NumericSum> {
  private final BytesVector plain = new BytesVector(1);

  public NumericStates(Statistic kind) {
    super(kind);
  }

  @Override
  NumericSum plain() {
    return new NumericSum();
  }

  @Override
  NumericSum squares() {
    return new NumericSum();
  }

  @Override
  long count(NumericSum plain) {
    return plain.count();
  }

  @Override
  protected long size(Sums<NumericSum, NumericSum> sums) {
    return sums.squares() == null ? 184 : 344;
  }

  @Override
  protected void advance(
      FunctionContext context, Vector[] arguments, int row, Sums<NumericSum, NumericSum> sums) {
    int at = at(arguments[0], row);
    BytesVector vector = plain(context, (BytesVector) arguments[0], at);
    int from = vector == plain ? 0 : at;
    sums.plain().add(vector.array(), vector.from(from), vector.length(from));
    if (sums.squares() != null) {
      sums.squares().addSquare(vector.array(), vector.from(from), vector.length(from));
    }
  }

  /// The vector itself, or one whose row 0 is the value read plain.
  private BytesVector plain(FunctionContext context, BytesVector vector, int at) {
    if (vector.form(at) < BytesVector.COMPRESSED) {
      return vector;
    }
    plain.clear();
    put(context, vector, at, plain.sink());
    plain.finish(0, 0);
    return plain;
  }

  @Override
  protected boolean retreat(
      FunctionContext context, Vector[] arguments, int row, Sums<NumericSum, NumericSum> sums) {
    int at = at(arguments[0], row);
    BytesVector vector = (BytesVector) arguments[0];
    return sums.squares() == null
        && vector.form(at) < BytesVector.COMPRESSED
        && sums.plain().remove(vector.array(), vector.from(at), vector.length(at));
  }

  @Override
  void put(Sums<NumericSum, NumericSum> sums, long count, ByteSink out) {
    if (kind == Statistic.SUM || (kind == Statistic.AVERAGE && !sums.plain().isFinite())) {
      sums.plain().put(out);
    } else if (sums.squares() == null) {
      NumericVariance.putAverage(sums.plain().finiteSum(), count, out);
    } else if (!sums.plain().isFinite()) {
      NumericVariance.putNaN(out);
    } else {
      NumericVariance.put(
          sums.plain().finiteSum(),
          sums.squares().finiteSum(),
          count,
          kind.isSample(),
          kind.isRoot(),
          out);
    }
  }
}
