package org.gajah.functions.aggregate;

import org.gajah.base.bytes.ByteSink;
import org.gajah.batch.BytesVector;
import org.gajah.batch.Vector;
import org.gajah.functions.contract.FunctionContext;
import org.jspecify.annotations.Nullable;

/// Sums, averages, variances and standard deviations that are numerics and exact.
///
/// @param <P> sums values
/// @param <Q> sums their squares
abstract class ExactStates<P, Q> extends ObjectStates<ExactStates.Sums<P, Q>> {
  final Statistic kind;

  /// The sums of a group; of squares only where they are needed.
  record Sums<P, Q>(P plain, @Nullable Q squares) {}

  ExactStates(Statistic kind) {
    super(true, 8);
    this.kind = kind;
  }

  abstract P plain();

  abstract Q squares();

  /// How many values were added.
  abstract long count(P plain);

  /// Appends the result of a group, which is not null.
  abstract void put(Sums<P, Q> sums, long count, ByteSink out);

  @Override
  protected final Sums<P, Q> empty() {
    return new Sums<>(plain(), kind.isLinear() ? null : squares());
  }

  @Override
  protected final void finish(
      FunctionContext context, Sums<P, Q> sums, Vector[] direct, Vector result, int row) {
    BytesVector target = (BytesVector) result;
    long count = count(sums.plain);
    if (count == 0 || (count == 1 && kind.isSample())) {
      target.setNull(row);
      return;
    }
    int start = target.dataLength();
    put(sums, count, target.sink());
    target.finish(row, start);
  }
}
