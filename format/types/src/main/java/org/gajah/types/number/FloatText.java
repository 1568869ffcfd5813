package org.gajah.types.number;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.gajah.base.bytes.ByteSink;
import org.gajah.text.encoding.Utf8;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.Message;
import org.gajah.types.contract.NumberFaults;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.contract.TypeContext;

/// `real` and `double precision` as text and on the wire (`utils/adt/float.c`, `common/d2s.c`).
public final class FloatText {
  private static final String FLOAT8 = "double precision";
  private static final String FLOAT4 = "real";

  private FloatText() {}

  @PgFunction("float8in")
  public static double float8in(byte[] text, int from, int length) {
    return parse(FLOAT8, text, from, length, false);
  }

  @PgFunction("float4in")
  public static float float4in(byte[] text, int from, int length) {
    return (float) parse(FLOAT4, text, from, length, true);
  }

  /// A whole text that is a number as C's `strtod` reads it.
  ///
  /// @param type the type's name in messages
  /// @param single whether the number is rounded to single precision, in one step
  public static double parse(String type, byte[] text, int from, int length, boolean single) {
    int end = Ascii.skipSpaceBack(text, from, from + length);
    FloatReader reader = new FloatReader(type, text, from, length, single);
    double value = reader.read(from, end);
    if (reader.at() != end) {
      throw NumberFaults.invalidSyntax(type, text, from, length);
    }
    return value;
  }

  @PgFunction("float8out")
  public static void float8out(TypeContext context, double value, ByteSink out) {
    if (special(value, out)) {
      return;
    }
    if (context.extraFloatDigits() > 0) {
      put(value, out);
    } else {
      putRounded(new BigDecimal(value), value, 15 + context.extraFloatDigits(), out);
    }
  }

  @PgFunction("float4out")
  public static void float4out(TypeContext context, float value, ByteSink out) {
    if (special(value, out)) {
      return;
    }
    if (context.extraFloatDigits() > 0) {
      put(value, out);
    } else {
      putRounded(new BigDecimal(value), value, 6 + context.extraFloatDigits(), out);
    }
  }

  private static boolean special(double value, ByteSink out) {
    if (Double.isNaN(value)) {
      Ascii.put(out, "NaN");
    } else if (Double.isInfinite(value)) {
      Ascii.put(out, value > 0 ? "Infinity" : "-Infinity");
    }
    return Double.isNaN(value) || Double.isInfinite(value);
  }

  /// Appends the shortest form of a finite number.
  public static void put(double value, ByteSink out) {
    if (sign(value, out)) {
      double size = Math.abs(value);
      put(ShortestDecimal.digits(size), ShortestDecimal.exponent(size), 15, out);
    }
  }

  /// Appends the shortest form of a finite number of single precision.
  public static void put(float value, ByteSink out) {
    if (sign(value, out)) {
      float size = Math.abs(value);
      put(ShortestDecimal.digits(size), ShortestDecimal.exponent(size), 6, out);
    }
  }

  /// Appends the sign, and the whole number when it is zero; whether there is more to append.
  private static boolean sign(double value, ByteSink out) {
    if (value < 0 || (value == 0 && Double.doubleToRawLongBits(value) < 0)) {
      out.putByte('-');
    }
    if (value == 0) {
      out.putByte('0');
    }
    return value != 0;
  }

  private static void put(long digits, int exponent, int fixedUpTo, ByteSink out) {
    long rest = digits;
    int power = exponent;
    while (rest % 10 == 0) {
      rest /= 10;
      power++;
    }
    int count = Ascii.digits(rest);
    int scientific = power + count - 1;
    int start = out.reserve(count);
    putDigits(rest, count, out.array(), start);
    if (scientific < -4 || scientific >= fixedUpTo) {
      if (count > 1) {
        insert(out, start + 1, ".");
      }
      putExponent(scientific, out);
    } else if (power >= 0) {
      Ascii.put(out, "0".repeat(power));
    } else if (scientific >= 0) {
      insert(out, start + count + power, ".");
    } else {
      insert(out, start, "0." + "0".repeat(-scientific - 1));
    }
  }

  private static void putDigits(long digits, int count, byte[] array, int start) {
    long rest = digits;
    for (int i = start + count - 1; i >= start; i--) {
      array[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }

  private static void putExponent(int exponent, ByteSink out) {
    out.putByte('e').putByte(exponent < 0 ? '-' : '+');
    Ascii.putUnsigned(out, Math.abs(exponent), 2);
  }

  private static void insert(ByteSink out, int at, String text) {
    int moved = out.length() - at;
    out.reserve(text.length());
    byte[] array = out.array();
    System.arraycopy(array, at, array, at + text.length(), moved);
    for (int i = 0; i < text.length(); i++) {
      array[at + i] = (byte) text.charAt(i);
    }
  }

  /// As C's `%.{digits}g` prints it.
  private static void putRounded(BigDecimal exact, double value, int digits, ByteSink out) {
    if (!sign(value, out)) {
      return;
    }
    int precision = Math.max(digits, 1);
    BigDecimal rounded =
        exact.abs().round(new MathContext(precision, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    put(rounded.unscaledValue().longValueExact(), -rounded.scale(), precision, out);
  }

  @PgFunction("float8recv")
  public static double float8recv(byte[] message, int from, int length) {
    return Double.longBitsToDouble(Message.onlyLong(message, from, length));
  }

  @PgFunction("float4recv")
  public static float float4recv(byte[] message, int from, int length) {
    return Float.intBitsToFloat(Message.onlyInt(message, from, length));
  }

  @PgFunction("float8send")
  public static void float8send(double value, ByteSink out) {
    out.putLongNetwork(Double.doubleToRawLongBits(value));
  }

  @PgFunction("float4send")
  public static void float4send(float value, ByteSink out) {
    out.putIntNetwork(Float.floatToRawIntBits(value));
  }

  /// The text of a number for messages, as C's `%g` writes it.
  public static String brief(double value) {
    ByteSink out = new ByteSink(32);
    if (!special(value, out)) {
      putRounded(new BigDecimal(value), value, 6, out);
    }
    return Utf8.forMessage(out.array(), 0, out.length());
  }
}
