package org.gajah.formatting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.numeric.NumericArithmetic;
import org.gajah.numeric.NumericCasts;
import org.gajah.numeric.NumericFormat;
import org.gajah.numeric.NumericFunctions;
import org.gajah.numeric.NumericRounding;
import org.gajah.numeric.NumericText;
import org.gajah.numeric.NumericWriter;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.Kept;
import org.gajah.types.contract.NumberFaults;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.contract.TypeContext;

/// `to_char` of numbers and `to_number`.
public final class NumberFormats {
  private static final int FLOAT_DIGITS = 6;
  private static final int DOUBLE_DIGITS = 15;

  private NumberFormats() {}

  @PgFunction("int4_to_char")
  public static void ofInt4(
      TypeContext context, Kept kept, int value, Slice pattern, ByteSink out) {
    NumberPattern parts = NumberPattern.of(pattern, context, kept);
    if (parts.roman) {
      roman(parts, value, out);
    } else if (parts.exponent) {
      Ascii.put(out, scientific(BigDecimal.valueOf(value), parts.decimals, true));
    } else {
      int shifted = value;
      if (parts.shifted) {
        shifted = value * (int) power(parts.shift);
      }
      integer(parts, Integer.toString(shifted), out);
    }
  }

  private static double power(int exponent) {
    return Math.rint(Math.pow(10, exponent));
  }

  @PgFunction("int8_to_char")
  public static void ofInt8(
      TypeContext context, Kept kept, long value, Slice pattern, ByteSink out) {
    NumberPattern parts = NumberPattern.of(pattern, context, kept);
    if (parts.roman) {
      if (value != (int) value) {
        throw NumberFaults.outOfRange("integer");
      }
      roman(parts, (int) value, out);
    } else if (parts.exponent) {
      Ascii.put(out, scientific(BigDecimal.valueOf(value), parts.decimals, false));
    } else {
      integer(parts, Long.toString(parts.shifted ? shifted(parts, value) : value), out);
    }
  }

  private static long shifted(NumberPattern parts, long value) {
    double factor = power(parts.shift);
    if (factor >= 0x1p63) {
      throw NumberFaults.outOfRange("bigint");
    }
    long high = Math.multiplyHigh(value, (long) factor);
    long product = value * (long) factor;
    if (high != product >> 63) {
      throw NumberFaults.outOfRange("bigint");
    }
    return product;
  }

  /// A whole number, zeros put behind the point.
  private static void integer(NumberPattern parts, String number, ByteSink out) {
    char sign = number.charAt(0) == '-' ? '-' : '+';
    String digits = sign == '-' ? number.substring(1) : number;
    int length = digits.length();
    String shown = parts.decimals > 0 ? digits + "." + "0".repeat(parts.decimals) : digits;
    write(parts, shown, length, sign, out);
  }

  /// @param whole how many digits the number has before the point
  private static void write(
      NumberPattern parts, String number, int whole, char sign, ByteSink out) {
    write(parts, parts.decimals, number, whole, sign, out);
  }

  /// @param decimals how many digits are wanted behind the point
  private static void write(
      NumberPattern parts, int decimals, String number, int whole, char sign, ByteSink out) {
    int places = parts.places();
    boolean tooLong = whole > places;
    String shown = tooLong ? "#".repeat(places) + "." + "#".repeat(decimals) : number;
    NumberWriter.write(parts, decimals, shown, tooLong ? 0 : places - whole, sign, out);
  }

  private static void roman(NumberPattern parts, int value, ByteSink out) {
    NumberWriter.write(parts, parts.decimals, RomanNumerals.of(value), 0, '\0', out);
  }

  @PgFunction("numeric_to_char")
  public static void ofNumeric(
      TypeContext context, Kept kept, Slice value, Slice pattern, ByteSink out) {
    NumberPattern parts = NumberPattern.of(pattern, context, kept);
    byte[] array = value.array();
    if (parts.roman) {
      ByteSink rounded = new ByteSink(16);
      NumericRounding.round(array, value.from(), value.length(), 0, rounded);
      roman(parts, NumericCasts.toInt4(rounded.array(), 0, rounded.length()), out);
      return;
    }
    if (parts.exponent) {
      Ascii.put(
          out,
          NumericFormat.isSpecial(array, value.from())
              ? noNumber(parts)
              : scientific(
                  NumericFormat.decode(array, value.from(), value.length()),
                  parts.decimals,
                  false));
      return;
    }
    Slice number = parts.shifted ? times(value, parts.shift) : value;
    ByteSink rounded = new ByteSink(32);
    NumericRounding.round(number.array(), number.from(), number.length(), parts.decimals, rounded);
    String text = NumericText.toString(rounded.array(), 0, rounded.length());
    char sign = text.startsWith("-") ? '-' : '+';
    String digits = sign == '-' ? text.substring(1) : text;
    int point = digits.indexOf('.');
    write(parts, digits, point < 0 ? digits.length() : point, sign, out);
  }

  /// A numeric times a power of ten.
  private static Slice times(Slice value, int exponent) {
    ByteSink ten = new ByteSink(8);
    NumericWriter.put(10, ten);
    ByteSink power = new ByteSink(8);
    NumericWriter.put(exponent, power);
    ByteSink factor = new ByteSink(16);
    NumericFunctions.power(ten.array(), 0, ten.length(), power.array(), 0, power.length(), factor);
    ByteSink product = new ByteSink(16);
    NumericArithmetic.multiply(
        value.array(), value.from(), value.length(), factor.array(), 0, factor.length(), product);
    return Slice.of(product.toByteArray());
  }

  /// What stands for NaN and the infinities where an exponent was asked.
  private static String noNumber(NumberPattern parts) {
    return " " + "#".repeat(parts.whole) + "." + "#".repeat(parts.decimals + 4);
  }

  /// A number with an exponent, a space for a plus.
  ///
  /// @param carry whether 9.99 that is rounded up becomes 1.00 with the next exponent
  private static String scientific(BigDecimal number, int decimals, boolean carry) {
    int exponent = number.signum() == 0 ? 0 : number.precision() - number.scale() - 1;
    BigDecimal significand =
        number.scaleByPowerOfTen(-exponent).setScale(decimals, RoundingMode.HALF_UP);
    if (carry && significand.precision() - significand.scale() > 1) {
      exponent++;
      significand = number.scaleByPowerOfTen(-exponent).setScale(decimals, RoundingMode.HALF_UP);
    }
    String digits = significand.toPlainString();
    int size = Math.abs(exponent);
    return (number.signum() < 0 ? "" : " ")
        + digits
        + (exponent < 0 ? "e-" : "e+")
        + (size < 10 ? "0" : "")
        + size;
  }

  @PgFunction("float4_to_char")
  public static void ofFloat4(
      TypeContext context, Kept kept, float value, Slice pattern, ByteSink out) {
    NumberPattern parts = NumberPattern.of(pattern, context, kept);
    float shifted = parts.shifted ? value * (float) power(parts.shift) : value;
    ofDouble(parts, value, shifted, FLOAT_DIGITS, out);
  }

  @PgFunction("float8_to_char")
  public static void ofFloat8(
      TypeContext context, Kept kept, double value, Slice pattern, ByteSink out) {
    NumberPattern parts = NumberPattern.of(pattern, context, kept);
    double shifted = parts.shifted ? value * power(parts.shift) : value;
    ofDouble(parts, value, shifted, DOUBLE_DIGITS, out);
  }

  private static void ofDouble(
      NumberPattern parts, double value, double shifted, int mostDigits, ByteSink out) {
    if (parts.roman) {
      roman(parts, toInt(Math.rint(value)), out);
      return;
    }
    if (parts.exponent) {
      Ascii.put(out, exponential(parts, value));
      return;
    }
    int whole = fixed(Math.abs(shifted), 0).length();
    int decimals = Math.max(0, Math.min(parts.decimals, mostDigits - whole));
    String text = fixed(shifted, decimals);
    char sign = text.startsWith("-") ? '-' : '+';
    String digits = sign == '-' ? text.substring(1) : text;
    int point = digits.indexOf('.');
    write(parts, decimals, digits, point < 0 ? digits.length() : point, sign, out);
  }

  private static int toInt(double value) {
    return value >= Integer.MIN_VALUE && value <= Integer.MAX_VALUE
        ? (int) value
        : Integer.MIN_VALUE;
  }

  private static String exponential(NumberPattern parts, double value) {
    if (!Double.isFinite(value)) {
      return noNumber(parts);
    }
    int exponent = value == 0 ? 0 : exponent(new BigDecimal(Math.abs(value)), parts.decimals);
    BigDecimal significand =
        new BigDecimal(Math.abs(value))
            .scaleByPowerOfTen(-exponent)
            .setScale(parts.decimals, RoundingMode.HALF_EVEN);
    int size = Math.abs(exponent);
    return (isNegative(value) ? "-" : " ")
        + significand.toPlainString()
        + (exponent < 0 ? "e-" : "e+")
        + (size < 10 ? "0" : "")
        + size;
  }

  private static int exponent(BigDecimal value, int decimals) {
    int exponent = value.precision() - value.scale() - 1;
    BigDecimal significand =
        value.scaleByPowerOfTen(-exponent).setScale(decimals, RoundingMode.HALF_EVEN);
    return significand.compareTo(BigDecimal.TEN) >= 0 ? exponent + 1 : exponent;
  }

  private static boolean isNegative(double value) {
    return Double.doubleToRawLongBits(value) < 0;
  }

  /// A number with so many decimals, as `printf` writes it.
  private static String fixed(double value, int decimals) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    String sign = isNegative(value) ? "-" : "";
    if (Double.isInfinite(value)) {
      return sign + "Infinity";
    }
    return sign
        + new BigDecimal(Math.abs(value))
            .setScale(decimals, RoundingMode.HALF_EVEN)
            .toPlainString();
  }

  @PgFunction("numeric_to_number")
  public static boolean toNumber(
      TypeContext context, Kept kept, Slice text, Slice pattern, ByteSink out) {
    if (pattern.length() == 0) {
      return false;
    }
    NumberPattern parts = NumberPattern.of(pattern, context, kept);
    NumberScanner.Scanned scanned = NumberScanner.scan(parts, text, context.encoding());
    byte[] number = Ascii.bytes(scanned.number());
    int precision = parts.whole + parts.shift + scanned.decimals();
    int typmod = (precision << 16 | scanned.decimals()) + 4;
    if (!parts.shifted) {
      NumericText.in(number, 0, number.length, 0, typmod, out);
      return true;
    }
    ByteSink unshifted = new ByteSink(16);
    NumericText.in(number, 0, number.length, 0, typmod, unshifted);
    out.putSlice(times(Slice.of(unshifted.toByteArray()), -parts.shift));
    return true;
  }
}
