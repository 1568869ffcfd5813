package org.gajah.numeric;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;

/// Appends numerics in their stored form (see [NumericFormat]).
public final class NumericWriter {
  private static final long BASE = 10_000;

  private NumericWriter() {}

  static PgException overflow() {
    return new PgException(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "value overflows numeric format");
  }

  static void putNaN(ByteSink out) {
    out.putShort(NumericFormat.NAN);
  }

  static void putInfinity(boolean negative, ByteSink out) {
    out.putShort(negative ? NumericFormat.MINUS_INFINITY : NumericFormat.INFINITY);
  }

  private static void putHeader(boolean negative, int weight, int scale, ByteSink out) {
    if (weight > NumericFormat.MAX_WEIGHT
        || weight < Short.MIN_VALUE
        || scale > NumericFormat.MAX_SCALE) {
      throw overflow();
    }
    if (scale <= 0x3F && weight >= -64 && weight <= 63) {
      out.putShort(0x8000 | (negative ? 0x2000 : 0) | scale << 7 | (weight & 0x7F));
    } else {
      out.putShort((negative ? 0x4000 : 0) | scale).putShort(weight);
    }
  }

  /// Appends `number` times 10000 to the power of `exponent`.
  static void put(long number, int exponent, int scale, ByteSink out) {
    if (number == 0) {
      putHeader(false, 0, scale, out);
      return;
    }
    long rest = Math.abs(number);
    int lowest = exponent;
    while (rest % BASE == 0) {
      rest /= BASE;
      lowest++;
    }
    int count = 0;
    for (long r = rest; r != 0; r /= BASE) {
      count++;
    }
    putHeader(number < 0, lowest + count - 1, scale, out);
    int at = out.reserve(2 * count);
    for (int i = count - 1; i >= 0; i--) {
      out.setShort(at + 2 * i, (int) (rest % BASE));
      rest /= BASE;
    }
  }

  /// Appends an integer, with scale 0.
  public static void put(long number, ByteSink out) {
    if (number == Long.MIN_VALUE) {
      put(BigDecimal.valueOf(number), out);
    } else {
      put(number, 0, 0, out);
    }
  }

  /// Appends a number with its scale; a negative scale becomes 0.
  public static void put(BigDecimal number, ByteSink out) {
    BigDecimal plain = number.scale() < 0 ? number.setScale(0) : number;
    if (plain.signum() == 0) {
      putHeader(false, 0, plain.scale(), out);
      return;
    }
    BigInteger digits = plain.unscaledValue();
    byte[] text = digits.abs().toString().getBytes(StandardCharsets.US_ASCII);
    putDecimal(
        text,
        0,
        text.length,
        text.length,
        text.length,
        -plain.scale(),
        digits.signum() < 0,
        plain.scale(),
        out);
  }

  /// Appends a number, rounded to a scale.
  static void put(BigDecimal number, int scale, ByteSink out) {
    put(number.setScale(scale, RoundingMode.HALF_UP), out);
  }

  /// Appends a number that is given as decimal digits in two stretches of `text`, those before and
  /// those behind the point, times 10 to the power of `shift`.
  static void putDecimal(
      byte[] text,
      int wholeFrom,
      int wholeEnd,
      int fractionFrom,
      int fractionEnd,
      int shift,
      boolean negative,
      int scale,
      ByteSink out) {
    int first = wholeFrom;
    while (first < wholeEnd && text[first] == '0') {
      first++;
    }
    int top = wholeEnd - first - 1;
    if (first == wholeEnd) {
      int leading = fractionFrom;
      while (leading < fractionEnd && text[leading] == '0') {
        leading++;
      }
      if (leading == fractionEnd) {
        putHeader(false, 0, scale, out);
        return;
      }
      top = fractionFrom - leading - 1;
    }
    // From here on the number is not zero, and its first digit stands for 10 to the power of `top`.
    int weight = Math.floorDiv(top + shift, 4);
    int lowest = Math.floorDiv(fractionFrom - fractionEnd + shift, 4);
    while (group(text, first, wholeEnd, fractionFrom, fractionEnd, 4 * lowest - shift) == 0) {
      lowest++;
    }
    putHeader(negative, weight, scale, out);
    int at = out.reserve(2 * (weight - lowest + 1));
    for (int w = weight; w >= lowest; w--) {
      out.setShort(at, group(text, first, wholeEnd, fractionFrom, fractionEnd, 4 * w - shift));
      at += 2;
    }
  }

  /// Four decimal digits, the last of which stands for 10 to the power of `position`.
  private static int group(
      byte[] text, int wholeFrom, int wholeEnd, int fractionFrom, int fractionEnd, int position) {
    int group = 0;
    for (int p = position + 3; p >= position; p--) {
      int at = p >= 0 ? wholeEnd - 1 - p : fractionFrom - p - 1;
      boolean there = p >= 0 ? at >= wholeFrom : at < fractionEnd;
      group = group * 10 + (there ? text[at] - '0' : 0);
    }
    return group;
  }
}
