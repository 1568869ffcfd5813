package org.gajah.types.number;

import org.gajah.types.contract.NumberFaults;
import org.gajah.types.contract.PgFunction;

/// Arithmetic of `smallint`; overflow is an error.
public final class Int2s {
  private static final String NAME = "smallint";

  private Int2s() {}

  /// A `smallint`, or the fault of a number that is none.
  private static short narrow(int value) {
    if (value != (short) value) {
      throw NumberFaults.outOfRange(NAME);
    }
    return (short) value;
  }

  @PgFunction("int2pl")
  public static short add(short a, short b) {
    return narrow(a + b);
  }

  @PgFunction("int2mi")
  public static short subtract(short a, short b) {
    return narrow(a - b);
  }

  @PgFunction("int2mul")
  public static short multiply(short a, short b) {
    return narrow(a * b);
  }

  @PgFunction("int2div")
  public static short divide(short a, short b) {
    if (b == 0) {
      throw NumberFaults.divisionByZero();
    }
    if (b == -1) {
      return negate(a);
    }
    return (short) (a / b);
  }

  @PgFunction("int2mod")
  public static short modulo(short a, short b) {
    if (b == 0) {
      throw NumberFaults.divisionByZero();
    }
    return (short) (b == -1 ? 0 : a % b);
  }

  @PgFunction("int2um")
  public static short negate(short value) {
    if (value == Short.MIN_VALUE) {
      throw NumberFaults.outOfRange(NAME);
    }
    return (short) -value;
  }

  @PgFunction("int2up")
  public static short plus(short value) {
    return value;
  }

  @PgFunction("int2abs")
  public static short absolute(short value) {
    return value < 0 ? negate(value) : value;
  }

  @PgFunction("int2and")
  public static short and(short a, short b) {
    return (short) (a & b);
  }

  @PgFunction("int2or")
  public static short or(short a, short b) {
    return (short) (a | b);
  }

  @PgFunction("int2xor")
  public static short xor(short a, short b) {
    return (short) (a ^ b);
  }

  @PgFunction("int2not")
  public static short not(short value) {
    return (short) ~value;
  }

  @PgFunction("int2shl")
  public static short shiftLeft(short value, int bits) {
    return (short) (value << bits);
  }

  @PgFunction("int2shr")
  public static short shiftRight(short value, int bits) {
    return (short) (value >> bits);
  }
}
