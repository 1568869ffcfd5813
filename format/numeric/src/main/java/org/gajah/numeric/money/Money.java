package org.gajah.numeric.money;

import java.math.BigDecimal;
import org.gajah.base.bytes.ByteSink;
import org.gajah.numeric.NumericArithmetic;
import org.gajah.numeric.NumericCasts;
import org.gajah.numeric.NumericWriter;
import org.gajah.types.contract.NumberFaults;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.number.Floats;
import org.gajah.types.number.Int8s;

/// Arithmetic and casts of money. How it compares and travels is how `bigint` does.
public final class Money {
  private static final int HUNDREDTHS = 100;

  private Money() {}

  private static long checked(boolean overflow, long value) {
    if (overflow) {
      throw NumberFaults.outOfRange("money");
    }
    return value;
  }

  @PgFunction("cash_pl")
  public static long add(long a, long b) {
    long sum = a + b;
    return checked(((a ^ sum) & (b ^ sum)) < 0, sum);
  }

  @PgFunction("cash_mi")
  public static long subtract(long a, long b) {
    long difference = a - b;
    return checked(((a ^ b) & (a ^ difference)) < 0, difference);
  }

  @PgFunction({
    "cash_mul_int2",
    "cash_mul_int4",
    "cash_mul_int8",
    "int2_mul_cash",
    "int4_mul_cash",
    "int8_mul_cash"
  })
  public static long multiply(long a, long b) {
    long product = a * b;
    return checked(Math.multiplyHigh(a, b) != product >> 63, product);
  }

  @PgFunction({"cash_mul_flt4", "cash_mul_flt8"})
  public static long multiply(long money, double factor) {
    return rounded(Floats.multiply((double) money, factor));
  }

  @PgFunction({"flt4_mul_cash", "flt8_mul_cash"})
  public static long multiply(double factor, long money) {
    return rounded(Floats.multiply((double) money, factor));
  }

  private static long rounded(double value) {
    double whole = Math.rint(value);
    return checked(!(whole >= -0x1p63 && whole < 0x1p63), (long) whole);
  }

  @PgFunction({"cash_div_flt4", "cash_div_flt8"})
  public static long divide(long money, double divisor) {
    return rounded(Floats.divide((double) money, divisor));
  }

  @PgFunction({"cash_div_int2", "cash_div_int4", "cash_div_int8"})
  public static long divide(long money, long divisor) {
    if (divisor == 0) {
      throw NumberFaults.divisionByZero();
    }
    return checked(money == Long.MIN_VALUE && divisor == -1, money / divisor);
  }

  @PgFunction("cash_div_cash")
  public static double ratio(long a, long b) {
    if (b == 0) {
      throw NumberFaults.divisionByZero();
    }
    return (double) a / b;
  }

  @PgFunction({"int4_cash", "int8_cash"})
  public static long ofInteger(long amount) {
    return Int8s.multiply(amount, HUNDREDTHS);
  }

  @PgFunction("cash_numeric")
  public static void toNumeric(long money, ByteSink out) {
    NumericWriter.put(BigDecimal.valueOf(money, 2), out);
  }

  @PgFunction("numeric_cash")
  public static long ofNumeric(byte[] value, int from, int length) {
    ByteSink hundred = new ByteSink(8);
    NumericWriter.put(HUNDREDTHS, hundred);
    ByteSink product = new ByteSink(16);
    NumericArithmetic.multiply(value, from, length, hundred.array(), 0, hundred.length(), product);
    return NumericCasts.toInt8(product.array(), 0, product.length());
  }
}
