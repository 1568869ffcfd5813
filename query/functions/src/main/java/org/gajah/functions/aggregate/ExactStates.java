package org.gajah.functions.aggregate;

import java.util.Arrays;
import org.gajah.base.bytes.ByteSink;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.numeric.IntegerSquares;
import org.gajah.numeric.IntegerSum;
import org.gajah.numeric.NumericSum;
import org.gajah.numeric.NumericVariance;
import org.gajah.numeric.NumericWriter;
import org.jspecify.annotations.Nullable;

/// Sums, averages, variances and standard deviations of integers and numerics, computed exactly.
public final class ExactStates extends States {
  private final Kind kind;
  private final boolean integers;
  private @Nullable IntegerSum[] integerSums = {};
  private @Nullable IntegerSquares[] integerSquares = {};
  private @Nullable NumericSum[] numericSums = {};
  private @Nullable NumericSum[] numericSquares = {};
  private final BytesVector plain = new BytesVector(1);

  /// What is computed.
  public enum Kind {
    SUM,
    AVERAGE,
    VARIANCE_OF_ALL,
    VARIANCE_OF_SAMPLE,
    DEVIATION_OF_ALL,
    DEVIATION_OF_SAMPLE;

    boolean needsSquares() {
      return ordinal() >= VARIANCE_OF_ALL.ordinal();
    }

    boolean isSample() {
      return this == VARIANCE_OF_SAMPLE || this == DEVIATION_OF_SAMPLE;
    }

    boolean isRoot() {
      return this == DEVIATION_OF_ALL || this == DEVIATION_OF_SAMPLE;
    }
  }

  /// @param integers whether the arguments are integers of some size, else they are numerics
  public ExactStates(Kind kind, boolean integers) {
    super(true);
    this.kind = kind;
    this.integers = integers;
  }

  @Override
  public void ensureGroups(int count) {
    int old = integers ? integerSums.length : numericSums.length;
    if (count <= old) {
      return;
    }
    int room = Math.max(count, 2 * old);
    if (integers) {
      integerSums = Arrays.copyOf(integerSums, room);
      integerSquares = Arrays.copyOf(integerSquares, kind.needsSquares() ? room : 0);
    } else {
      numericSums = Arrays.copyOf(numericSums, room);
      numericSquares = Arrays.copyOf(numericSquares, kind.needsSquares() ? room : 0);
    }
  }

  private static IntegerSum of(@Nullable IntegerSum[] sums, int group) {
    IntegerSum sum = sums[group];
    if (sum == null) {
      sum = new IntegerSum();
      sums[group] = sum;
    }
    return sum;
  }

  private static IntegerSquares of(@Nullable IntegerSquares[] sums, int group) {
    IntegerSquares sum = sums[group];
    if (sum == null) {
      sum = new IntegerSquares();
      sums[group] = sum;
    }
    return sum;
  }

  private static NumericSum of(@Nullable NumericSum[] sums, int group) {
    NumericSum sum = sums[group];
    if (sum == null) {
      sum = new NumericSum();
      sums[group] = sum;
    }
    return sum;
  }

  @Override
  protected void advance(FunctionContext context, Vector[] arguments, int row, int group) {
    int at = at(arguments[0], row);
    if (integers) {
      long value = ((LongVector) arguments[0]).get(at);
      of(integerSums, group).add(value);
      if (kind.needsSquares()) {
        of(integerSquares, group).add(value);
      }
      return;
    }
    BytesVector vector = plain(context, (BytesVector) arguments[0], at);
    int from = vector == plain ? 0 : at;
    of(numericSums, group).add(vector.array(), vector.from(from), vector.length(from));
    if (kind.needsSquares()) {
      of(numericSquares, group).addSquare(vector.array(), vector.from(from), vector.length(from));
    }
  }

  /// The vector itself, or one whose row 0 is the value read plain.
  private BytesVector plain(FunctionContext context, BytesVector vector, int at) {
    byte form = vector.form(at);
    if (form < BytesVector.COMPRESSED) {
      return vector;
    }
    plain.clear();
    context.toast().read(form, vector.array(), vector.from(at), vector.length(at), plain.sink());
    plain.finish(0, 0);
    return plain;
  }

  @Override
  protected boolean retreat(FunctionContext context, Vector[] arguments, int row, int group) {
    if (kind.needsSquares()) {
      return false;
    }
    int at = at(arguments[0], row);
    if (integers) {
      of(integerSums, group).remove(((LongVector) arguments[0]).get(at));
      return true;
    }
    BytesVector vector = (BytesVector) arguments[0];
    return vector.form(at) < BytesVector.COMPRESSED
        && of(numericSums, group).remove(vector.array(), vector.from(at), vector.length(at));
  }

  @Override
  public void finish(FunctionContext context, int group, Vector[] direct, Vector result, int row) {
    BytesVector bytes = (BytesVector) result;
    ByteSink out = bytes.sink();
    int start = out.length();
    boolean some = integers ? finishIntegers(group, out) : finishNumerics(group, out);
    if (some) {
      bytes.finish(row, start);
    } else {
      bytes.setNull(row);
    }
  }

  private boolean finishIntegers(int group, ByteSink out) {
    IntegerSum sum = integerSums[group];
    if (sum == null || sum.count() == 0) {
      return false;
    }
    switch (kind) {
      case SUM -> NumericWriter.put(sum.sum(), out);
      case AVERAGE -> NumericVariance.putAverage(sum.sum(), sum.count(), out);
      default -> {
        if (kind.isSample() && sum.count() < 2) {
          return false;
        }
        NumericVariance.put(
            sum.sum(),
            of(integerSquares, group).sum(),
            sum.count(),
            kind.isSample(),
            kind.isRoot(),
            out);
      }
    }
    return true;
  }

  private boolean finishNumerics(int group, ByteSink out) {
    NumericSum sum = numericSums[group];
    if (sum == null || sum.count() == 0) {
      return false;
    }
    if (kind == Kind.SUM || (kind == Kind.AVERAGE && !sum.isFinite())) {
      sum.put(out);
      return true;
    }
    if (kind == Kind.AVERAGE) {
      NumericVariance.putAverage(sum.finiteSum(), sum.count(), out);
      return true;
    }
    if (kind.isSample() && sum.count() < 2) {
      return false;
    }
    if (!sum.isFinite()) {
      NumericVariance.putNaN(out);
    } else {
      NumericVariance.put(
          sum.finiteSum(),
          of(numericSquares, group).finiteSum(),
          sum.count(),
          kind.isSample(),
          kind.isRoot(),
          out);
    }
    return true;
  }

  @Override
  public void reset(int group) {
    if (integers) {
      integerSums[group] = null;
      if (kind.needsSquares()) {
        integerSquares[group] = null;
      }
    } else {
      numericSums[group] = null;
      if (kind.needsSquares()) {
        numericSquares[group] = null;
      }
    }
  }

  @Override
  public long memory() {
    return (integers ? 48L : 160L)
        * (integers ? integerSums.length : numericSums.length)
        * (kind.needsSquares() ? 2 : 1);
  }
}
