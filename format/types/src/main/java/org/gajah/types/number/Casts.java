package org.gajah.types.number;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.types.contract.NumberFaults;
import org.gajah.types.contract.PgFunction;

/// Numbers of one size made into another; what doesn't fit is an error, halves go to the even
/// neighbour.
public final class Casts {
  private Casts() {}

  @PgFunction("i4toi2")
  public static short int4ToInt2(int value) {
    return int8ToInt2(value);
  }

  @PgFunction("int82")
  public static short int8ToInt2(long value) {
    if (value != (short) value) {
      throw NumberFaults.outOfRange("smallint");
    }
    return (short) value;
  }

  @PgFunction("i2toi4")
  public static int int2ToInt4(short value) {
    return value;
  }

  @PgFunction("int84")
  public static int int8ToInt4(long value) {
    if (value != (int) value) {
      throw NumberFaults.outOfRange("integer");
    }
    return (int) value;
  }

  @PgFunction({"int48", "int28"})
  public static long toInt8(long value) {
    return value;
  }

  @PgFunction("oidtoi8")
  public static long oidToInt8(int oid) {
    return Integer.toUnsignedLong(oid);
  }

  @PgFunction("i8tooid")
  public static int int8ToOid(long value) {
    if (value >>> 32 != 0) {
      throw NumberFaults.outOfRange("OID");
    }
    return (int) value;
  }

  @PgFunction({"i2tod", "i4tod", "i8tod"})
  public static double integerToFloat8(long value) {
    return value;
  }

  @PgFunction({"i2tof", "i4tof", "i8tof"})
  public static float integerToFloat4(long value) {
    return value;
  }

  @PgFunction("ftod")
  public static double float4ToFloat8(float value) {
    return value;
  }

  @PgFunction("dtof")
  public static float float8ToFloat4(double value) {
    float narrow = (float) value;
    if (Float.isInfinite(narrow) && !Double.isInfinite(value)) {
      throw Floats.overflow();
    }
    if (narrow == 0 && value != 0) {
      throw Floats.underflow();
    }
    return narrow;
  }

  @PgFunction({"dtoi2", "ftoi2"})
  public static short floatToInt2(double value) {
    double whole = Math.rint(value);
    if (!(whole >= Short.MIN_VALUE && whole <= Short.MAX_VALUE)) {
      throw NumberFaults.outOfRange("smallint");
    }
    return (short) whole;
  }

  @PgFunction({"dtoi4", "ftoi4"})
  public static int floatToInt4(double value) {
    double whole = Math.rint(value);
    if (!(whole >= Integer.MIN_VALUE && whole <= Integer.MAX_VALUE)) {
      throw NumberFaults.outOfRange("integer");
    }
    return (int) whole;
  }

  @PgFunction({"dtoi8", "ftoi8"})
  public static long floatToInt8(double value) {
    double whole = Math.rint(value);
    if (!(whole >= -0x1p63 && whole < 0x1p63)) {
      throw NumberFaults.outOfRange("bigint");
    }
    return (long) whole;
  }

  @PgFunction("chartoi4")
  public static int charToInt4(byte value) {
    return value;
  }

  @PgFunction("i4tochar")
  public static byte int4ToChar(int value) {
    if (value != (byte) value) {
      throw new PgException(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "\"char\" out of range");
    }
    return (byte) value;
  }
}
