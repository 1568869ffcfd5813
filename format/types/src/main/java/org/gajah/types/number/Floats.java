package org.gajah.types.number;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.types.contract.NumberFaults;
import org.gajah.types.contract.PgFunction;

/// Comparisons and arithmetic of `real` and `double precision` (`utils/adt/float.c`).
///
/// Every NaN equals every other and is above all numbers. A result that is infinite, or zero, where
/// the operands don't explain it is an error.
public final class Floats {
  private Floats() {}

  public static PgException overflow() {
    return new PgException(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "value out of range: overflow");
  }

  public static PgException underflow() {
    return new PgException(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "value out of range: underflow");
  }

  @PgFunction({"float4eq", "float8eq", "float48eq", "float84eq"})
  public static boolean equal(double a, double b) {
    return a == b || (Double.isNaN(a) && Double.isNaN(b));
  }

  @PgFunction({"float4ne", "float8ne", "float48ne", "float84ne"})
  public static boolean notEqual(double a, double b) {
    return !equal(a, b);
  }

  @PgFunction({"float4lt", "float8lt", "float48lt", "float84lt"})
  public static boolean less(double a, double b) {
    return a < b || (!Double.isNaN(a) && Double.isNaN(b));
  }

  @PgFunction({"float4le", "float8le", "float48le", "float84le"})
  public static boolean lessOrEqual(double a, double b) {
    return a <= b || Double.isNaN(b);
  }

  @PgFunction({"float4gt", "float8gt", "float48gt", "float84gt"})
  public static boolean greater(double a, double b) {
    return less(b, a);
  }

  @PgFunction({"float4ge", "float8ge", "float48ge", "float84ge"})
  public static boolean greaterOrEqual(double a, double b) {
    return lessOrEqual(b, a);
  }

  @PgFunction({"btfloat4cmp", "btfloat8cmp", "btfloat48cmp", "btfloat84cmp"})
  public static int compare(double a, double b) {
    if (a < b) {
      return -1;
    }
    if (a > b) {
      return 1;
    }
    return a == b ? 0 : Boolean.compare(Double.isNaN(a), Double.isNaN(b));
  }

  @PgFunction("float8larger")
  public static double larger(double a, double b) {
    return greater(a, b) ? a : b;
  }

  @PgFunction("float8smaller")
  public static double smaller(double a, double b) {
    return less(a, b) ? a : b;
  }

  @PgFunction("float4larger")
  public static float larger(float a, float b) {
    return greater(a, b) ? a : b;
  }

  @PgFunction("float4smaller")
  public static float smaller(float a, float b) {
    return less(a, b) ? a : b;
  }

  @PgFunction({"float8pl", "float48pl", "float84pl"})
  public static double add(double a, double b) {
    return finite(a + b, a, b);
  }

  @PgFunction({"float8mi", "float48mi", "float84mi"})
  public static double subtract(double a, double b) {
    return finite(a - b, a, b);
  }

  @PgFunction({"float8mul", "float48mul", "float84mul"})
  public static double multiply(double a, double b) {
    double product = finite(a * b, a, b);
    if (product == 0 && a != 0 && b != 0) {
      throw underflow();
    }
    return product;
  }

  @PgFunction({"float8div", "float48div", "float84div"})
  public static double divide(double a, double b) {
    if (b == 0 && !Double.isNaN(a)) {
      throw NumberFaults.divisionByZero();
    }
    double quotient = finite(a / b, a, a);
    if (quotient == 0 && a != 0 && !Double.isInfinite(b)) {
      throw underflow();
    }
    return quotient;
  }

  private static double finite(double result, double a, double b) {
    if (Double.isInfinite(result) && !Double.isInfinite(a) && !Double.isInfinite(b)) {
      throw overflow();
    }
    return result;
  }

  @PgFunction("float4pl")
  public static float add(float a, float b) {
    return finite(a + b, a, b);
  }

  @PgFunction("float4mi")
  public static float subtract(float a, float b) {
    return finite(a - b, a, b);
  }

  @PgFunction("float4mul")
  public static float multiply(float a, float b) {
    float product = finite(a * b, a, b);
    if (product == 0 && a != 0 && b != 0) {
      throw underflow();
    }
    return product;
  }

  @PgFunction("float4div")
  public static float divide(float a, float b) {
    if (b == 0 && !Double.isNaN(a)) {
      throw NumberFaults.divisionByZero();
    }
    float quotient = finite(a / b, a, a);
    if (quotient == 0 && a != 0 && !Float.isInfinite(b)) {
      throw underflow();
    }
    return quotient;
  }

  private static float finite(float result, float a, float b) {
    if (Float.isInfinite(result) && !Float.isInfinite(a) && !Float.isInfinite(b)) {
      throw overflow();
    }
    return result;
  }

  @PgFunction("float8um")
  public static double negate(double value) {
    return -value;
  }

  @PgFunction("float4um")
  public static float negate(float value) {
    return -value;
  }

  @PgFunction("float8up")
  public static double plus(double value) {
    return value;
  }

  @PgFunction("float4up")
  public static float plus(float value) {
    return value;
  }

  @PgFunction("float8abs")
  public static double absolute(double value) {
    return Math.abs(value);
  }

  @PgFunction("float4abs")
  public static float absolute(float value) {
    return Math.abs(value);
  }
}
