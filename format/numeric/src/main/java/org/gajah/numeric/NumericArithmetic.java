package org.gajah.numeric;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.gajah.base.bytes.ByteSink;
import org.gajah.types.contract.NumberFaults;
import org.gajah.types.contract.PgFunction;

/// The four operations and their like on numerics.
public final class NumericArithmetic {
  private static final int MIN_SIGNIFICANT = 16;
  private static final int MAX_DISPLAY_SCALE = 1000;

  private NumericArithmetic() {}

  @PgFunction("numeric_add")
  public static void add(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, ByteSink out) {
    sum(a, aFrom, aLength, b, bFrom, bLength, false, out);
  }

  @PgFunction("numeric_sub")
  public static void subtract(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, ByteSink out) {
    sum(a, aFrom, aLength, b, bFrom, bLength, true, out);
  }

  private static void sum(
      byte[] a,
      int aFrom,
      int aLength,
      byte[] b,
      int bFrom,
      int bLength,
      boolean subtract,
      ByteSink out) {
    if (NumericFormat.isSpecial(a, aFrom) || NumericFormat.isSpecial(b, bFrom)) {
      sumOfSpecials(a, aFrom, b, bFrom, subtract, out);
      return;
    }
    int aCount = NumericFormat.digitCount(a, aFrom, aLength);
    int bCount = NumericFormat.digitCount(b, bFrom, bLength);
    int aLowest = NumericFormat.weight(a, aFrom) - aCount + 1;
    int bLowest = NumericFormat.weight(b, bFrom) - bCount + 1;
    int lowest = Math.min(aLowest, bLowest);
    boolean small =
        aLowest - lowest + aCount <= NumericFormat.FAST_DIGITS
            && bLowest - lowest + bCount <= NumericFormat.FAST_DIGITS
            && Math.max(aLowest, bLowest) - lowest < NumericFormat.FAST_DIGITS;
    if (small) {
      long x =
          NumericFormat.small(a, aFrom, aCount)
              * NumericFormat.power(aLowest - lowest)
              * (NumericFormat.isNegative(a, aFrom) ? -1 : 1);
      long y =
          NumericFormat.small(b, bFrom, bCount)
              * NumericFormat.power(bLowest - lowest)
              * (NumericFormat.isNegative(b, bFrom) != subtract ? -1 : 1);
      int scale = Math.max(NumericFormat.scale(a, aFrom), NumericFormat.scale(b, bFrom));
      NumericWriter.put(x + y, lowest, scale, out);
      return;
    }
    BigDecimal x = NumericFormat.decode(a, aFrom, aLength);
    BigDecimal y = NumericFormat.decode(b, bFrom, bLength);
    NumericWriter.put(subtract ? x.subtract(y) : x.add(y), out);
  }

  private static void sumOfSpecials(
      byte[] a, int aFrom, byte[] b, int bFrom, boolean subtract, ByteSink out) {
    boolean aInfinite = NumericFormat.isInfinite(a, aFrom);
    boolean bInfinite = NumericFormat.isInfinite(b, bFrom);
    boolean aNegative = NumericFormat.isNegative(a, aFrom);
    boolean bNegative = NumericFormat.isNegative(b, bFrom) != subtract;
    boolean nan =
        NumericFormat.isNaN(a, aFrom)
            || NumericFormat.isNaN(b, bFrom)
            || (aInfinite && bInfinite && aNegative != bNegative);
    if (nan) {
      NumericWriter.putNaN(out);
    } else {
      NumericWriter.putInfinity(aInfinite ? aNegative : bNegative, out);
    }
  }

  @PgFunction("numeric_mul")
  public static void multiply(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, ByteSink out) {
    if (NumericFormat.isSpecial(a, aFrom) || NumericFormat.isSpecial(b, bFrom)) {
      int sign = NumericFormat.sign(a, aFrom, aLength) * NumericFormat.sign(b, bFrom, bLength);
      if (sign == 0) {
        NumericWriter.putNaN(out);
      } else {
        NumericWriter.putInfinity(sign < 0, out);
      }
      return;
    }
    int aCount = NumericFormat.digitCount(a, aFrom, aLength);
    int bCount = NumericFormat.digitCount(b, bFrom, bLength);
    int scale = NumericFormat.scale(a, aFrom) + NumericFormat.scale(b, bFrom);
    if (aCount + bCount <= NumericFormat.FAST_DIGITS && scale <= NumericFormat.MAX_SCALE) {
      long product = NumericFormat.small(a, aFrom, aCount) * NumericFormat.small(b, bFrom, bCount);
      boolean negative = NumericFormat.isNegative(a, aFrom) != NumericFormat.isNegative(b, bFrom);
      int lowest =
          NumericFormat.weight(a, aFrom) - aCount + NumericFormat.weight(b, bFrom) - bCount + 2;
      NumericWriter.put(negative ? -product : product, lowest, scale, out);
      return;
    }
    BigDecimal product =
        NumericFormat.decode(a, aFrom, aLength).multiply(NumericFormat.decode(b, bFrom, bLength));
    NumericWriter.put(product, Math.min(scale, NumericFormat.MAX_SCALE), out);
  }

  @PgFunction("numeric_div")
  public static void divide(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, ByteSink out) {
    if (quotientOfSpecials(a, aFrom, aLength, b, bFrom, bLength, out)) {
      return;
    }
    checkDivisor(b, bFrom, bLength);
    int scale = quotientScale(a, aFrom, aLength, b, bFrom);
    BigDecimal quotient =
        NumericFormat.decode(a, aFrom, aLength)
            .divide(NumericFormat.decode(b, bFrom, bLength), scale, RoundingMode.HALF_UP);
    NumericWriter.put(quotient, out);
  }

  private static void checkDivisor(byte[] b, int bFrom, int bLength) {
    if (!NumericFormat.isSpecial(b, bFrom) && NumericFormat.sign(b, bFrom, bLength) == 0) {
      throw NumberFaults.divisionByZero();
    }
  }

  /// Appends the quotient when an operand is no number; whether that was so.
  private static boolean quotientOfSpecials(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, ByteSink out) {
    boolean aSpecial = NumericFormat.isSpecial(a, aFrom);
    boolean bSpecial = NumericFormat.isSpecial(b, bFrom);
    if (!aSpecial && !bSpecial) {
      return false;
    }
    if (NumericFormat.isNaN(a, aFrom) || NumericFormat.isNaN(b, bFrom) || (aSpecial && bSpecial)) {
      NumericWriter.putNaN(out);
    } else if (bSpecial) {
      NumericWriter.put(0, out);
    } else {
      checkDivisor(b, bFrom, bLength);
      int sign = NumericFormat.sign(a, aFrom, aLength) * NumericFormat.sign(b, bFrom, bLength);
      NumericWriter.putInfinity(sign < 0, out);
    }
    return true;
  }

  /// A quotient has at least 16 significant digits and no fewer decimals than its operands.
  private static int quotientScale(byte[] a, int aFrom, int aLength, byte[] b, int bFrom) {
    boolean aZero = NumericFormat.digitCount(a, aFrom, aLength) == 0;
    int weight = (aZero ? 0 : NumericFormat.weight(a, aFrom)) - NumericFormat.weight(b, bFrom);
    int aFirst = aZero ? 0 : NumericFormat.digit(a, aFrom, 0);
    if (aFirst <= NumericFormat.digit(b, bFrom, 0)) {
      weight--;
    }
    int scale = Math.max(NumericFormat.scale(a, aFrom), NumericFormat.scale(b, bFrom));
    return Math.min(Math.max(MIN_SIGNIFICANT - weight * 4, scale), MAX_DISPLAY_SCALE);
  }

  @PgFunction("numeric_div_trunc")
  public static void divideAndTruncate(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, ByteSink out) {
    if (quotientOfSpecials(a, aFrom, aLength, b, bFrom, bLength, out)) {
      return;
    }
    checkDivisor(b, bFrom, bLength);
    BigDecimal quotient =
        NumericFormat.decode(a, aFrom, aLength)
            .divide(NumericFormat.decode(b, bFrom, bLength), 0, RoundingMode.DOWN);
    NumericWriter.put(quotient, out);
  }

  @PgFunction("numeric_mod")
  public static void modulo(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, ByteSink out) {
    if (NumericFormat.isNaN(a, aFrom) || NumericFormat.isNaN(b, bFrom)) {
      NumericWriter.putNaN(out);
      return;
    }
    checkDivisor(b, bFrom, bLength);
    if (NumericFormat.isSpecial(a, aFrom)) {
      NumericWriter.putNaN(out);
      return;
    }
    if (NumericFormat.isSpecial(b, bFrom)) {
      out.putBytes(a, aFrom, aLength);
      return;
    }
    BigDecimal dividend = NumericFormat.decode(a, aFrom, aLength);
    BigDecimal divisor = NumericFormat.decode(b, bFrom, bLength);
    int scale = Math.max(dividend.scale(), divisor.scale());
    BigInteger rest =
        dividend.setScale(scale).unscaledValue().remainder(divisor.setScale(scale).unscaledValue());
    NumericWriter.put(new BigDecimal(rest, scale), out);
  }

  @PgFunction("numeric_gcd")
  public static void greatestCommonDivisor(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, ByteSink out) {
    if (NumericFormat.isSpecial(a, aFrom) || NumericFormat.isSpecial(b, bFrom)) {
      NumericWriter.putNaN(out);
      return;
    }
    BigDecimal x = NumericFormat.decode(a, aFrom, aLength);
    BigDecimal y = NumericFormat.decode(b, bFrom, bLength);
    int scale = Math.max(x.scale(), y.scale());
    NumericWriter.put(new BigDecimal(divisor(x, y, scale), scale), out);
  }

  private static BigInteger divisor(BigDecimal x, BigDecimal y, int scale) {
    return x.setScale(scale).unscaledValue().gcd(y.setScale(scale).unscaledValue());
  }

  @PgFunction("numeric_lcm")
  public static void leastCommonMultiple(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, ByteSink out) {
    if (NumericFormat.isSpecial(a, aFrom) || NumericFormat.isSpecial(b, bFrom)) {
      NumericWriter.putNaN(out);
      return;
    }
    BigDecimal x = NumericFormat.decode(a, aFrom, aLength);
    BigDecimal y = NumericFormat.decode(b, bFrom, bLength);
    int scale = Math.max(x.scale(), y.scale());
    if (x.signum() == 0 || y.signum() == 0) {
      NumericWriter.put(BigDecimal.ZERO.setScale(scale), out);
      return;
    }
    BigInteger first = x.setScale(scale).unscaledValue();
    BigInteger second = y.setScale(scale).unscaledValue();
    BigInteger multiple = first.divide(first.gcd(second)).multiply(second).abs();
    NumericWriter.put(new BigDecimal(multiple, scale), out);
  }

  @PgFunction("numeric_inc")
  public static void increment(byte[] value, int from, int length, ByteSink out) {
    if (NumericFormat.isSpecial(value, from)) {
      out.putBytes(value, from, length);
    } else {
      NumericWriter.put(NumericFormat.decode(value, from, length).add(BigDecimal.ONE), out);
    }
  }

  @PgFunction("numeric_uminus")
  public static void negate(byte[] value, int from, int length, ByteSink out) {
    withSign(value, from, length, !NumericFormat.isNegative(value, from), out);
  }

  @PgFunction("numeric_abs")
  public static void absolute(byte[] value, int from, int length, ByteSink out) {
    withSign(value, from, length, false, out);
  }

  private static void withSign(byte[] value, int from, int length, boolean negative, ByteSink out) {
    int at = out.length();
    out.putBytes(value, from, length);
    int header = NumericFormat.header(value, from);
    if (NumericFormat.isSpecial(value, from)) {
      if (!NumericFormat.isNaN(value, from)) {
        out.setShort(at, negative ? NumericFormat.MINUS_INFINITY : NumericFormat.INFINITY);
      }
    } else if (NumericFormat.digitCount(value, from, length) > 0) {
      int bit = (header & 0x8000) != 0 ? 0x2000 : 0x4000;
      out.setShort(at, negative ? header | bit : header & ~bit);
    }
  }

  @PgFunction("numeric_uplus")
  public static void plus(byte[] value, int from, int length, ByteSink out) {
    out.putBytes(value, from, length);
  }

  @PgFunction("numeric_sign")
  public static void sign(byte[] value, int from, int length, ByteSink out) {
    if (NumericFormat.isNaN(value, from)) {
      NumericWriter.putNaN(out);
    } else {
      NumericWriter.put(NumericFormat.sign(value, from, length), out);
    }
  }
}
