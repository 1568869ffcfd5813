package org.gajah.numeric;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteOrder;

/// The bytes of a numeric, without the varlena header.
///
/// | offset | size | meaning |
/// |---|---|---|
/// | 0 | 2 | header |
/// | 2 | 2 | weight, in the long form only |
/// | 2 or 4 | 2 each | digits to base 10000, without zeros at either end |
///
/// The two highest bits of the header tell the form. `10`: short, then one bit of sign, six of
/// scale, seven of weight (two's complement). `00` or `01`: long, positive or negative, 14 bits of
/// scale. `11`: no number, two more bits say NaN (`00`), infinity (`01`), negative infinity (`11`).
/// The value is the sum of each digit times 10000 to the power of its weight, the first digit
/// having the weight that is stored; the scale is how many decimals are shown.
public final class NumericFormat {
  static final int NAN = 0xC000;
  static final int INFINITY = 0xD000;
  static final int MINUS_INFINITY = 0xF000;
  static final int MAX_SCALE = 0x3FFF;
  static final int MAX_WEIGHT = Short.MAX_VALUE;

  /// Digits to base 10000 that always fit into a `long`.
  static final int FAST_DIGITS = 4;

  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int SHORT_FORM = 0x8000;
  private static final long[] POWERS = {1, 10_000L, 100_000_000L, 1_000_000_000_000L};

  private NumericFormat() {}

  static int header(byte[] value, int from) {
    return (short) SHORT.get(value, from) & 0xFFFF;
  }

  /// Whether it is NaN or infinite.
  public static boolean isSpecial(byte[] value, int from) {
    return (header(value, from) & 0xC000) == 0xC000;
  }

  public static boolean isNaN(byte[] value, int from) {
    return (header(value, from) & 0xF000) == NAN;
  }

  static boolean isInfinite(byte[] value, int from) {
    return isSpecial(value, from) && !isNaN(value, from);
  }

  private static boolean isShort(int header) {
    return (header & 0xC000) == SHORT_FORM;
  }

  /// Whether the sign is negative.
  static boolean isNegative(byte[] value, int from) {
    int header = header(value, from);
    return isShort(header)
        ? (header & 0x2000) != 0
        : (header & 0xC000) == 0x4000 || (header & 0xF000) == MINUS_INFINITY;
  }

  /// The number of decimals that are shown.
  static int scale(byte[] value, int from) {
    int header = header(value, from);
    return isShort(header) ? header >> 7 & 0x3F : header & MAX_SCALE;
  }

  /// The weight of the first digit.
  static int weight(byte[] value, int from) {
    int header = header(value, from);
    return isShort(header) ? (header & 0x7F) << 25 >> 25 : (short) SHORT.get(value, from + 2);
  }

  private static int headerSize(byte[] value, int from) {
    return isShort(header(value, from)) ? 2 : 4;
  }

  static int digitCount(byte[] value, int from, int length) {
    return length - headerSize(value, from) >> 1;
  }

  /// A digit to base 10000.
  static int digit(byte[] value, int from, int index) {
    return (short) SHORT.get(value, from + headerSize(value, from) + 2 * index);
  }

  /// The digits as one number, when there are at most [#FAST_DIGITS].
  static long small(byte[] value, int from, int count) {
    long number = 0;
    int at = from + headerSize(value, from);
    for (int i = 0; i < count; i++) {
      number = number * 10_000 + (short) SHORT.get(value, at + 2 * i);
    }
    return number;
  }

  /// 10000 to a power below [#FAST_DIGITS].
  static long power(int exponent) {
    return POWERS[exponent];
  }

  /// -1, 0 or 1; of NaN 0.
  public static int sign(byte[] value, int from, int length) {
    if (isSpecial(value, from)) {
      return isNaN(value, from) ? 0 : isNegative(value, from) ? -1 : 1;
    }
    if (digitCount(value, from, length) == 0) {
      return 0;
    }
    return isNegative(value, from) ? -1 : 1;
  }

  /// The number, which must be one, with its scale.
  public static BigDecimal decode(byte[] value, int from, int length) {
    int count = digitCount(value, from, length);
    BigInteger digits;
    if (count <= FAST_DIGITS) {
      digits = BigInteger.valueOf(small(value, from, count));
    } else {
      char[] text = new char[4 * count];
      for (int i = 0; i < count; i++) {
        int digit = digit(value, from, i);
        text[4 * i] = (char) ('0' + digit / 1000);
        text[4 * i + 1] = (char) ('0' + digit / 100 % 10);
        text[4 * i + 2] = (char) ('0' + digit / 10 % 10);
        text[4 * i + 3] = (char) ('0' + digit % 10);
      }
      digits = new BigInteger(new String(text));
    }
    int exponent = count == 0 ? 0 : weight(value, from) - count + 1;
    BigDecimal number =
        new BigDecimal(isNegative(value, from) ? digits.negate() : digits, -4 * exponent);
    return number.setScale(scale(value, from), RoundingMode.HALF_UP);
  }
}
