package org.gajah.types.number;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.types.contract.PgFunction;

/// Roots, powers, logarithms, rounding and hyperbolic functions of `double precision`.
public final class FloatMath {
  private FloatMath() {}

  static PgException inputOutOfRange() {
    return new PgException(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "input is out of range");
  }

  @PgFunction("dround")
  public static double round(double value) {
    return Math.rint(value);
  }

  @PgFunction("dceil")
  public static double ceiling(double value) {
    return Math.ceil(value);
  }

  @PgFunction("dfloor")
  public static double floor(double value) {
    return Math.floor(value);
  }

  @PgFunction("dtrunc")
  public static double truncate(double value) {
    return value >= 0 ? Math.floor(value) : -Math.floor(-value);
  }

  @PgFunction("dsign")
  public static double sign(double value) {
    return value > 0 ? 1 : value < 0 ? -1 : 0;
  }

  @PgFunction("dsqrt")
  public static double squareRoot(double value) {
    if (value < 0) {
      throw power("cannot take square root of a negative number");
    }
    return Math.sqrt(value);
  }

  @PgFunction("dcbrt")
  public static double cubeRoot(double value) {
    return CMath.cbrt(value);
  }

  private static PgException power(String message) {
    return new PgException(SqlState.INVALID_ARGUMENT_FOR_POWER_FUNCTION, message);
  }

  private static PgException logarithm(String message) {
    return new PgException(SqlState.INVALID_ARGUMENT_FOR_LOG, message);
  }

  @PgFunction("dpow")
  public static double power(double base, double exponent) {
    if (Double.isNaN(base)) {
      return exponent == 0 ? 1 : base;
    }
    if (Double.isNaN(exponent)) {
      return base == 1 ? 1 : exponent;
    }
    if (base == 0 && exponent < 0) {
      throw power("zero raised to a negative power is undefined");
    }
    if (base < 0 && Math.floor(exponent) != exponent) {
      throw power("a negative number raised to a non-integer power yields a complex result");
    }
    double result = CMath.pow(base, exponent);
    if (Double.isInfinite(base) || Double.isInfinite(exponent)) {
      return result;
    }
    if (Double.isInfinite(result)) {
      throw Floats.overflow();
    }
    if (result == 0 && base != 0) {
      throw Floats.underflow();
    }
    return result;
  }

  @PgFunction("dexp")
  public static double exponential(double value) {
    if (Double.isNaN(value)) {
      return value;
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? value : 0;
    }
    double result = CMath.exp(value);
    if (Double.isInfinite(result)) {
      throw Floats.overflow();
    }
    if (result == 0) {
      throw Floats.underflow();
    }
    return result;
  }

  @PgFunction("dlog1")
  public static double naturalLogarithm(double value) {
    checkLogarithm(value);
    return CMath.log(value);
  }

  @PgFunction("dlog10")
  public static double decimalLogarithm(double value) {
    checkLogarithm(value);
    return CMath.log10(value);
  }

  private static void checkLogarithm(double value) {
    if (value == 0) {
      throw logarithm("cannot take logarithm of zero");
    }
    if (value < 0) {
      throw logarithm("cannot take logarithm of a negative number");
    }
  }

  @PgFunction("dsinh")
  public static double sinh(double value) {
    return CMath.sinh(value);
  }

  @PgFunction("dcosh")
  public static double cosh(double value) {
    return CMath.cosh(value);
  }

  @PgFunction("dtanh")
  public static double tanh(double value) {
    return CMath.tanh(value);
  }

  @PgFunction("dasinh")
  public static double asinh(double value) {
    return CMath.asinh(value);
  }

  @PgFunction("dacosh")
  public static double acosh(double value) {
    if (value < 1) {
      throw inputOutOfRange();
    }
    return CMath.acosh(value);
  }

  @PgFunction("datanh")
  public static double atanh(double value) {
    if (value < -1 || value > 1) {
      throw inputOutOfRange();
    }
    if (Math.abs(value) == 1) {
      return Math.copySign(Double.POSITIVE_INFINITY, value);
    }
    return CMath.atanh(value);
  }

  @PgFunction("derf")
  public static double errorFunction(double value) {
    return CMath.erf(value);
  }

  @PgFunction("derfc")
  public static double complementaryErrorFunction(double value) {
    return CMath.erfc(value);
  }

  /// The number of the bucket, from 1 to `count`, of equal ones between two bounds in which the
  /// operand falls; 0 or `count + 1` outside.
  @PgFunction("width_bucket_float8")
  public static int widthBucket(double operand, double low, double high, int count) {
    if (count <= 0) {
      throw bucket("count must be greater than zero");
    }
    if (Double.isNaN(operand) || Double.isNaN(low) || Double.isNaN(high)) {
      throw bucket("operand, lower bound, and upper bound cannot be NaN");
    }
    if (Double.isInfinite(low) || Double.isInfinite(high)) {
      throw bucket("lower and upper bounds must be finite");
    }
    if (low == high) {
      throw bucket("lower bound cannot equal upper bound");
    }
    boolean rising = low < high;
    if (rising ? operand < low : operand > low) {
      return 0;
    }
    if (rising ? operand >= high : operand <= high) {
      if (count == Integer.MAX_VALUE) {
        throw new PgException(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "integer out of range");
      }
      return count + 1;
    }
    double span = high - low;
    double fraction =
        Double.isInfinite(span)
            ? (operand / 2 - low / 2) / (high / 2 - low / 2)
            : (operand - low) / span;
    // A fraction that was rounded up to 1 still lies below the bound.
    return (int) Math.min(count * fraction, count - 1) + 1;
  }

  private static PgException bucket(String message) {
    return new PgException(SqlState.INVALID_ARGUMENT_FOR_WIDTH_BUCKET_FUNCTION, message);
  }
}
