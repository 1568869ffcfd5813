package org.gajah.types.number;

import org.gajah.types.contract.NumberFaults;
import org.gajah.types.contract.PgFunction;

/// Arithmetic of `integer`, also with a `smallint` on one side; overflow is an error.
public final class Int4s {
  private static final String NAME = "integer";

  private Int4s() {}

  @PgFunction({"int4pl", "int24pl", "int42pl"})
  public static int add(int a, int b) {
    int sum = a + b;
    if (((a ^ sum) & (b ^ sum)) < 0) {
      throw NumberFaults.outOfRange(NAME);
    }
    return sum;
  }

  @PgFunction({"int4mi", "int24mi", "int42mi"})
  public static int subtract(int a, int b) {
    int difference = a - b;
    if (((a ^ b) & (a ^ difference)) < 0) {
      throw NumberFaults.outOfRange(NAME);
    }
    return difference;
  }

  @PgFunction({"int4mul", "int24mul", "int42mul"})
  public static int multiply(int a, int b) {
    long product = (long) a * b;
    if (product != (int) product) {
      throw NumberFaults.outOfRange(NAME);
    }
    return (int) product;
  }

  @PgFunction({"int4div", "int24div", "int42div"})
  public static int divide(int a, int b) {
    if (b == 0) {
      throw NumberFaults.divisionByZero();
    }
    if (b == -1) {
      return negate(a);
    }
    return a / b;
  }

  @PgFunction("int4mod")
  public static int modulo(int a, int b) {
    if (b == 0) {
      throw NumberFaults.divisionByZero();
    }
    return b == -1 ? 0 : a % b;
  }

  @PgFunction("int4um")
  public static int negate(int value) {
    if (value == Integer.MIN_VALUE) {
      throw NumberFaults.outOfRange(NAME);
    }
    return -value;
  }

  @PgFunction("int4up")
  public static int plus(int value) {
    return value;
  }

  @PgFunction("int4abs")
  public static int absolute(int value) {
    return value < 0 ? negate(value) : value;
  }

  @PgFunction("int4and")
  public static int and(int a, int b) {
    return a & b;
  }

  @PgFunction("int4or")
  public static int or(int a, int b) {
    return a | b;
  }

  @PgFunction("int4xor")
  public static int xor(int a, int b) {
    return a ^ b;
  }

  @PgFunction("int4not")
  public static int not(int value) {
    return ~value;
  }

  @PgFunction("int4shl")
  public static int shiftLeft(int value, int bits) {
    return value << bits;
  }

  @PgFunction("int4shr")
  public static int shiftRight(int value, int bits) {
    return value >> bits;
  }

  @PgFunction("int4inc")
  public static int increment(int value) {
    return add(value, 1);
  }

  /// The greatest common divisor, never negative.
  @PgFunction("int4gcd")
  public static int greatestCommonDivisor(int a, int b) {
    int x = a;
    int y = b;
    while (y != 0) {
      int rest = y == -1 ? 0 : x % y;
      x = y;
      y = rest;
    }
    return absolute(x);
  }

  /// The least common multiple, never negative.
  @PgFunction("int4lcm")
  public static int leastCommonMultiple(int a, int b) {
    if (a == 0 || b == 0) {
      return 0;
    }
    return absolute(multiply(a / greatestCommonDivisor(a, b), b));
  }
}
