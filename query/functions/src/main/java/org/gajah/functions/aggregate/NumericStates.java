package org.gajah.functions.aggregate;

import org.gajah.base.bytes.ByteSink;
import org.gajah.batch.BytesVector;
import org.gajah.batch.Vector;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.numeric.NumericSum;
import org.gajah.numeric.NumericVariance;
import org.jspecify.annotations.Nullable;

/// Sums, averages, variances and standard deviations of numerics, computed exactly.
public final class NumericStates extends ObjectStates<NumericStates.Sums> {
  private final Statistic kind;
  private final BytesVector plain = new BytesVector(1);

  /// The sums of a group; of squares only where they are needed.
  record Sums(NumericSum plain, @Nullable NumericSum squares) {}

  public NumericStates(Statistic kind) {
    super(true, 8);
    this.kind = kind;
  }

  @Override
  protected Sums empty() {
    return new Sums(new NumericSum(), kind.isLinear() ? null : new NumericSum());
  }

  @Override
  protected long size(Sums sums) {
    return sums.squares == null ? 184 : 344;
  }

  @Override
  protected void advance(FunctionContext context, Vector[] arguments, int row, Sums sums) {
    int at = at(arguments[0], row);
    BytesVector vector = plain(context, (BytesVector) arguments[0], at);
    int from = vector == plain ? 0 : at;
    sums.plain.add(vector.array(), vector.from(from), vector.length(from));
    if (sums.squares != null) {
      sums.squares.addSquare(vector.array(), vector.from(from), vector.length(from));
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
  protected boolean retreat(FunctionContext context, Vector[] arguments, int row, Sums sums) {
    int at = at(arguments[0], row);
    BytesVector vector = (BytesVector) arguments[0];
    return sums.squares == null
        && vector.form(at) < BytesVector.COMPRESSED
        && sums.plain.remove(vector.array(), vector.from(at), vector.length(at));
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
    put(sums, count, target.sink());
    target.finish(row, start);
  }

  private void put(Sums sums, long count, ByteSink out) {
    if (kind == Statistic.SUM || (kind == Statistic.AVERAGE && !sums.plain.isFinite())) {
      sums.plain.put(out);
    } else if (sums.squares == null) {
      NumericVariance.putAverage(sums.plain.finiteSum(), count, out);
    } else if (!sums.plain.isFinite()) {
      NumericVariance.putNaN(out);
    } else {
      NumericVariance.put(
          sums.plain.finiteSum(),
          sums.squares.finiteSum(),
          count,
          kind.isSample(),
          kind.isRoot(),
          out);
    }
  }
}
