package org.gajah.functions.aggregate;

import java.util.Arrays;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.types.number.Floats;

/// Sums, averages, variances and standard deviations of `real` and `double precision`.
///
/// The sum of squared differences from the mean is kept by the method of Youngs and Cramer, as
/// PostgreSQL does, so that results are the same bit for bit.
public final class FloatStates extends States {
  private final Statistic kind;
  private final boolean single;
  private double[] counts = {};
  private double[] sums = {};
  private double[] squares = {};

  /// @param single whether the arguments are `real`; the sum of these is one, too
  public FloatStates(Statistic kind, boolean single) {
    super(true);
    this.kind = kind;
    this.single = single;
  }

  @Override
  public void ensureGroups(int count) {
    if (count > counts.length) {
      int room = Math.max(count, 2 * counts.length);
      counts = Arrays.copyOf(counts, room);
      sums = Arrays.copyOf(sums, room);
      squares = Arrays.copyOf(squares, kind == Statistic.SUM ? 0 : room);
    }
  }

  @Override
  protected void advance(FunctionContext context, Vector[] arguments, int row, int group) {
    LongVector vector = (LongVector) arguments[0];
    long datum = vector.get(at(vector, row));
    double value = single ? Float.intBitsToFloat((int) datum) : Double.longBitsToDouble(datum);
    if (kind == Statistic.SUM) {
      addToSum(value, group);
    } else {
      accumulate(value, group);
    }
  }

  private void addToSum(double value, int group) {
    if (counts[group] == 0) {
      sums[group] = value;
    } else if (single) {
      sums[group] = Floats.add((float) sums[group], (float) value);
    } else {
      sums[group] = Floats.add(sums[group], value);
    }
    counts[group]++;
  }

  private void accumulate(double value, int group) {
    double before = counts[group];
    double sumBefore = sums[group];
    double n = before + 1;
    double sum = sumBefore + value;
    if (before > 0) {
      double difference = value * n - sum;
      squares[group] += difference * difference / (n * before);
      if (Double.isInfinite(sum) || Double.isInfinite(squares[group])) {
        if (!Double.isInfinite(sumBefore) && !Double.isInfinite(value)) {
          throw Floats.overflow();
        }
        squares[group] = Double.NaN;
      }
    } else if (Double.isNaN(value) || Double.isInfinite(value)) {
      squares[group] = Double.NaN;
    }
    counts[group] = n;
    sums[group] = sum;
  }

  @Override
  public void finish(FunctionContext context, int group, Vector[] direct, Vector result, int row) {
    LongVector longs = (LongVector) result;
    double n = counts[group];
    if (n == 0 || (kind.isSample() && n <= 1)) {
      result.setNull(row);
    } else if (kind == Statistic.SUM && single) {
      longs.set(row, Float.floatToRawIntBits((float) sums[group]));
    } else {
      longs.setDouble(row, value(group, n));
    }
  }

  private double value(int group, double n) {
    return switch (kind) {
      case SUM -> sums[group];
      case AVERAGE -> sums[group] / n;
      default -> {
        double variance = squares[group] / (kind.isSample() ? n - 1 : n);
        yield kind.isRoot() ? Math.sqrt(variance) : variance;
      }
    };
  }

  @Override
  public void reset(int group) {
    counts[group] = 0;
    sums[group] = 0;
    if (kind != Statistic.SUM) {
      squares[group] = 0;
    }
  }

  @Override
  public long memory() {
    return 8L * (counts.length + sums.length + squares.length);
  }
}
