package org.gajah.types.number;

import org.gajah.types.contract.NumberFaults;
import org.gajah.types.contract.PgFunction;

/// Arithmetic of `bigint`, also with a smaller integer on one side; overflow is an error.
public final class Int8s {
  private static final String NAME = "bigint";

  private Int8s() {}

  @PgFunction({"int8pl", "int28pl", "int82pl", "int48pl", "int84pl"})
  public static long add(long a, long b) {
    long sum = a + b;
    if (((a ^ sum) & (b ^ sum)) < 0) {
      throw NumberFaults.outOfRange(NAME);
    }
    return sum;
  }

  @PgFunction({"int8mi", "int28mi", "int82mi", "int48mi", "int84mi"})
  public static long subtract(long a, long b) {
    long difference = a - b;
    if (((a ^ b) & (a ^ difference)) < 0) {
      throw NumberFaults.outOfRange(NAME);
    }
    return difference;
  }

  @PgFunction({"int8mul", "int28mul", "int82mul", "int48mul", "int84mul"})
  public static long multiply(long a, long b) {
    long product = a * b;
    if (Math.multiplyHigh(a, b) != product >> 63) {
      throw NumberFaults.outOfRange(NAME);
    }
    return product;
  }

  @PgFunction({"int8div", "int28div", "int82div", "int48div", "int84div"})
  public static long divide(long a, long b) {
    if (b == 0) {
      throw NumberFaults.divisionByZero();
    }
    if (b == -1) {
      return negate(a);
    }
    return a / b;
  }

  @PgFunction("int8mod")
  public static long modulo(long a, long b) {
    if (b == 0) {
      throw NumberFaults.divisionByZero();
    }
    return b == -1 ? 0 : a % b;
  }

  @PgFunction("int8um")
  public static long negate(long value) {
    if (value == Long.MIN_VALUE) {
      throw NumberFaults.outOfRange(NAME);
    }
    return -value;
  }

  @PgFunction("int8up")
  public static long plus(long value) {
    return value;
  }

  @PgFunction("int8abs")
  public static long absolute(long value) {
    return value < 0 ? negate(value) : value;
  }

  @PgFunction("int8and")
  public static long and(long a, long b) {
    return a & b;
  }

  @PgFunction("int8or")
  public static long or(long a, long b) {
    return a | b;
  }

  @PgFunction("int8xor")
  public static long xor(long a, long b) {
    return a ^ b;
  }

  @PgFunction("int8not")
  public static long not(long value) {
    return ~value;
  }

  @PgFunction("int8shl")
  public static long shiftLeft(long value, int bits) {
    return value << bits;
  }

  @PgFunction("int8shr")
  public static long shiftRight(long value, int bits) {
    return value >> bits;
  }

  @PgFunction("int8inc")
  public static long increment(long value) {
    return add(value, 1);
  }

  @PgFunction("int8dec")
  public static long decrement(long value) {
    return subtract(value, 1);
  }

  /// The counting step of the regression aggregates, which look at nothing but the count.
  @PgFunction("int8inc_float8_float8")
  public static long increment(long count, double y, double x) {
    return add(count, 1);
  }

  /// The greatest common divisor, never negative.
  @PgFunction("int8gcd")
  public static long greatestCommonDivisor(long a, long b) {
    long x = a;
    long y = b;
    while (y != 0) {
      long rest = y == -1 ? 0 : x % y;
      x = y;
      y = rest;
    }
    return absolute(x);
  }

  /// The least common multiple, never negative.
  @PgFunction("int8lcm")
  public static long leastCommonMultiple(long a, long b) {
    if (a == 0 || b == 0) {
      return 0;
    }
    return absolute(multiply(a / greatestCommonDivisor(a, b), b));
  }
}
