package org.gajah.numeric;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.types.contract.NumberFaults;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.number.FloatText;

/// Numerics made of other numbers and made into them.
public final class NumericCasts {
  private static final BigInteger LAST_LSN = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private NumericCasts() {}

  @PgFunction({"int2_numeric", "int4_numeric", "int8_numeric"})
  public static void fromInteger(long value, ByteSink out) {
    NumericWriter.put(value, out);
  }

  @PgFunction("float8_numeric")
  public static void fromFloat8(double value, ByteSink out) {
    fromFloat(value, 15, out);
  }

  @PgFunction("float4_numeric")
  public static void fromFloat4(float value, ByteSink out) {
    fromFloat(value, 6, out);
  }

  private static void fromFloat(double value, int digits, ByteSink out) {
    if (Double.isNaN(value)) {
      NumericWriter.putNaN(out);
    } else if (Double.isInfinite(value)) {
      NumericWriter.putInfinity(value < 0, out);
    } else {
      BigDecimal rounded =
          new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
      NumericWriter.put(rounded.signum() == 0 ? BigDecimal.ZERO : shortest(rounded), out);
    }
  }

  private static BigDecimal shortest(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /// The nearest integer, or 22003 when it has more than 64 bits.
  private static long integer(byte[] value, int from, int length, String type) {
    if (NumericFormat.isSpecial(value, from)) {
      String what = NumericFormat.isNaN(value, from) ? "NaN" : "infinity";
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED, "cannot convert " + what + " to " + type);
    }
    int count = NumericFormat.digitCount(value, from, length);
    int weight = NumericFormat.weight(value, from);
    if (count <= NumericFormat.FAST_DIGITS && weight == count - 1) {
      long small = NumericFormat.small(value, from, count);
      return NumericFormat.isNegative(value, from) ? -small : small;
    }
    if (weight > 5) {
      throw NumberFaults.outOfRange(type);
    }
    BigInteger whole =
        NumericFormat.decode(value, from, length).setScale(0, RoundingMode.HALF_UP).unscaledValue();
    if (whole.bitLength() > 63) {
      throw NumberFaults.outOfRange(type);
    }
    return whole.longValue();
  }

  @PgFunction("numeric_int8")
  public static long toInt8(byte[] value, int from, int length) {
    return integer(value, from, length, "bigint");
  }

  @PgFunction("numeric_int4")
  public static int toInt4(byte[] value, int from, int length) {
    long number = integer(value, from, length, "integer");
    if (number != (int) number) {
      throw NumberFaults.outOfRange("integer");
    }
    return (int) number;
  }

  @PgFunction("numeric_int2")
  public static short toInt2(byte[] value, int from, int length) {
    long number = integer(value, from, length, "smallint");
    if (number != (short) number) {
      throw NumberFaults.outOfRange("smallint");
    }
    return (short) number;
  }

  @PgFunction("numeric_float8")
  public static double toFloat8(byte[] value, int from, int length) {
    ByteSink text = new ByteSink(32);
    NumericText.out(value, from, length, text);
    return FloatText.float8in(text.array(), 0, text.length());
  }

  @PgFunction("numeric_float4")
  public static float toFloat4(byte[] value, int from, int length) {
    ByteSink text = new ByteSink(32);
    NumericText.out(value, from, length, text);
    return FloatText.float4in(text.array(), 0, text.length());
  }

  @PgFunction("pg_lsn_mi")
  public static void distance(long a, long b, ByteSink out) {
    NumericWriter.put(new BigDecimal(unsigned(a).subtract(unsigned(b))), out);
  }

  private static BigInteger unsigned(long lsn) {
    return new BigInteger(Long.toUnsignedString(lsn));
  }

  @PgFunction("pg_lsn_pli")
  public static long advance(long lsn, byte[] bytes, int from, int length) {
    return moved(lsn, bytes, from, length, "cannot add NaN to pg_lsn", 1);
  }

  @PgFunction("pg_lsn_mii")
  public static long goBack(long lsn, byte[] bytes, int from, int length) {
    return moved(lsn, bytes, from, length, "cannot subtract NaN from pg_lsn", -1);
  }

  private static long moved(
      long lsn, byte[] bytes, int from, int length, String nanMessage, int direction) {
    if (NumericFormat.isNaN(bytes, from)) {
      throw new PgException(SqlState.FEATURE_NOT_SUPPORTED, nanMessage);
    }
    if (NumericFormat.isSpecial(bytes, from)) {
      throw new PgException(SqlState.FEATURE_NOT_SUPPORTED, "cannot convert infinity to pg_lsn");
    }
    BigDecimal distance = NumericFormat.decode(bytes, from, length);
    BigDecimal target =
        new BigDecimal(unsigned(lsn)).add(distance.multiply(BigDecimal.valueOf(direction)));
    return lsn(target);
  }

  private static long lsn(BigDecimal number) {
    BigInteger whole = number.setScale(0, RoundingMode.HALF_UP).unscaledValue();
    if (whole.signum() < 0 || whole.compareTo(LAST_LSN) > 0) {
      throw new PgException(SqlState.INVALID_PARAMETER_VALUE, "pg_lsn out of range");
    }
    return whole.longValue();
  }

  @PgFunction("numeric_pg_lsn")
  public static long toLsn(byte[] value, int from, int length) {
    if (NumericFormat.isSpecial(value, from)) {
      String what = NumericFormat.isNaN(value, from) ? "NaN" : "infinity";
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED, "cannot convert " + what + " to pg_lsn");
    }
    return lsn(NumericFormat.decode(value, from, length));
  }
}
