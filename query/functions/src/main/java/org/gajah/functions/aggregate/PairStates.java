package org.gajah.functions.aggregate;

import java.util.Arrays;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.types.number.Floats;
import org.jspecify.annotations.Nullable;

/// Statistics of pairs of `double precision`: `corr`, `covar_pop`, `regr_slope` and their like.
///
/// Sums of squared differences are kept by the method of Youngs and Cramer, as PostgreSQL does, so
/// that results are the same bit for bit. Of a call `f(y, x)`, `x` is the independent one.
public final class PairStates extends States {
  private static final int N = 0;
  private static final int X = 1;
  private static final int XX = 2;
  private static final int Y = 3;
  private static final int YY = 4;
  private static final int XY = 5;
  private static final int SUMS = 6;

  private final Kind kind;
  private double[] sums = {};

  /// What is computed.
  public enum Kind {
    SXX,
    SYY,
    SXY,
    AVERAGE_X,
    AVERAGE_Y,
    COVARIANCE_OF_ALL,
    COVARIANCE_OF_SAMPLE,
    CORRELATION,
    R2,
    SLOPE,
    INTERCEPT;

    /// The kind that a final function computes, or null.
    public static @Nullable Kind of(String function) {
      return switch (function) {
        case "float8_regr_sxx" -> SXX;
        case "float8_regr_syy" -> SYY;
        case "float8_regr_sxy" -> SXY;
        case "float8_regr_avgx" -> AVERAGE_X;
        case "float8_regr_avgy" -> AVERAGE_Y;
        case "float8_covar_pop" -> COVARIANCE_OF_ALL;
        case "float8_covar_samp" -> COVARIANCE_OF_SAMPLE;
        case "float8_corr" -> CORRELATION;
        case "float8_regr_r2" -> R2;
        case "float8_regr_slope" -> SLOPE;
        case "float8_regr_intercept" -> INTERCEPT;
        default -> null;
      };
    }
  }

  public PairStates(Kind kind) {
    super(true);
    this.kind = kind;
  }

  @Override
  public void ensureGroups(int count) {
    if (count * SUMS > sums.length) {
      sums = Arrays.copyOf(sums, SUMS * Math.max(count, sums.length / SUMS * 2));
    }
  }

  @Override
  protected void advance(FunctionContext context, Vector[] arguments, int row, int group) {
    double y = ((LongVector) arguments[0]).getDouble(at(arguments[0], row));
    double x = ((LongVector) arguments[1]).getDouble(at(arguments[1], row));
    int at = group * SUMS;
    double before = sums[at + N];
    double sumX = sums[at + X];
    double sumY = sums[at + Y];
    sums[at + N] += 1;
    sums[at + X] += x;
    sums[at + Y] += y;
    if (before == 0) {
      if (!Double.isFinite(x)) {
        sums[at + XX] = Double.NaN;
        sums[at + XY] = Double.NaN;
      }
      if (!Double.isFinite(y)) {
        sums[at + YY] = Double.NaN;
        sums[at + XY] = Double.NaN;
      }
      return;
    }
    double dx = x * sums[at + N] - sums[at + X];
    double dy = y * sums[at + N] - sums[at + Y];
    double scale = 1 / (sums[at + N] * before);
    sums[at + XX] += dx * dx * scale;
    sums[at + YY] += dy * dy * scale;
    sums[at + XY] += dx * dy * scale;
    boolean finiteX = !Double.isInfinite(sumX) && !Double.isInfinite(x);
    boolean finiteY = !Double.isInfinite(sumY) && !Double.isInfinite(y);
    check(at, finiteX, finiteY);
  }

  /// Throws 22003 where finite values overflow; what infinite ones make is no number.
  private void check(int at, boolean finiteX, boolean finiteY) {
    boolean overX = Double.isInfinite(sums[at + X]) || Double.isInfinite(sums[at + XX]);
    boolean overY = Double.isInfinite(sums[at + Y]) || Double.isInfinite(sums[at + YY]);
    boolean overXY = Double.isInfinite(sums[at + XY]);
    if ((overX && finiteX) || (overY && finiteY) || (overXY && finiteX && finiteY)) {
      throw Floats.overflow();
    }
    for (int sum : new int[] {XX, YY, XY}) {
      if (Double.isInfinite(sums[at + sum])) {
        sums[at + sum] = Double.NaN;
      }
    }
  }

  @Override
  public void finish(FunctionContext context, int group, Vector[] direct, Vector result, int row) {
    int at = group * SUMS;
    double n = sums[at + N];
    double xx = sums[at + XX];
    double yy = sums[at + YY];
    double xy = sums[at + XY];
    boolean unknown =
        n < 1
            || switch (kind) {
              case COVARIANCE_OF_SAMPLE -> n < 2;
              case CORRELATION -> xx == 0 || yy == 0;
              case R2, SLOPE, INTERCEPT -> xx == 0;
              default -> false;
            };
    if (unknown) {
      result.setNull(row);
      return;
    }
    double value =
        switch (kind) {
          case SXX -> xx;
          case SYY -> yy;
          case SXY -> xy;
          case AVERAGE_X -> sums[at + X] / n;
          case AVERAGE_Y -> sums[at + Y] / n;
          case COVARIANCE_OF_ALL -> xy / n;
          case COVARIANCE_OF_SAMPLE -> xy / (n - 1);
          case CORRELATION -> xy / Math.sqrt(xx * yy);
          case R2 -> yy == 0 ? 1 : xy * xy / (xx * yy);
          case SLOPE -> xy / xx;
          case INTERCEPT -> (sums[at + Y] - sums[at + X] * xy / xx) / n;
        };
    ((LongVector) result).setDouble(row, value);
  }

  @Override
  public void reset(int group) {
    Arrays.fill(sums, group * SUMS, (group + 1) * SUMS, 0);
  }

  @Override
  public long memory() {
    return 8L * sums.length;
  }
}
