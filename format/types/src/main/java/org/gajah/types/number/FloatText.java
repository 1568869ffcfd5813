package org.gajah.types.number;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
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

  /// A number as C's `strtod` reads it, NaN and infinities included.
  ///
  /// @param type the type's name in messages
  /// @param single whether the number is rounded to single precision, in one step
  public static double parse(String type, byte[] text, int from, int length, boolean single) {
    int end = Ascii.skipSpaceBack(text, from, from + length);
    int start = Ascii.skipSpace(text, from, end);
    int at = start;
    boolean negative = at < end && text[at] == '-';
    if (negative || (at < end && text[at] == '+')) {
      at++;
    }
    if (at < end && !Ascii.isDigit(text[at]) && text[at] != '.') {
      return named(type, text, from, length, at, end, negative);
    }
    boolean hex = at + 1 < end && text[at] == '0' && Ascii.lower(text[at + 1]) == 'x';
    int stop = numberEnd(text, hex ? at + 2 : at, end, hex);
    if (stop < 0) {
      throw NumberFaults.invalidSyntax(type, text, from, length);
    }
    String number = Ascii.string(text, start, stop - start);
    boolean lacksExponent = hex && number.indexOf('p') < 0 && number.indexOf('P') < 0;
    String javaNumber = lacksExponent ? number + "p0" : number;
    double value = single ? Float.parseFloat(javaNumber) : Double.parseDouble(javaNumber);
    // That a number is too large is told before what follows it is looked at.
    if (Double.isInfinite(value) || (value == 0 && hasNonZeroDigit(text, at, stop, hex))) {
      throw new PgException(
          SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
          "\"" + number + "\" is out of range for type " + type);
    }
    if (stop != end) {
      throw NumberFaults.invalidSyntax(type, text, from, length);
    }
    return value;
  }

  private static double named(
      String type, byte[] text, int from, int length, int at, int end, boolean negative) {
    int count = end - at;
    if (Ascii.equalsIgnoreCase(text, at, count, "infinity")
        || Ascii.equalsIgnoreCase(text, at, count, "inf")) {
      return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (Ascii.equalsIgnoreCase(text, at, count, "nan")) {
      return Double.NaN;
    }
    throw NumberFaults.invalidSyntax(type, text, from, length);
  }

  /// Where the longest number that starts here ends; -1 when there is none.
  ///
  /// @param hex whether its digits are those behind `0x`
  private static int numberEnd(byte[] text, int from, int end, boolean hex) {
    int whole = digitsEnd(text, from, end, hex);
    int at = whole;
    int digits = whole - from;
    if (at < end && text[at] == '.') {
      at = digitsEnd(text, at + 1, end, hex);
      digits += at - whole - 1;
    }
    return digits == 0 ? -1 : exponentEnd(text, at, end, hex ? 'p' : 'e');
  }

  private static int digitsEnd(byte[] text, int from, int end, boolean hex) {
    int at = from;
    while (at < end && (Ascii.isDigit(text[at]) || (hex && Ascii.hexDigit(text[at]) >= 0))) {
      at++;
    }
    return at;
  }

  /// Where a number ends whose exponent starts here, if it has one.
  private static int exponentEnd(byte[] text, int from, int end, int letter) {
    if (from == end || Ascii.lower(text[from]) != letter) {
      return from;
    }
    int at = from + 1;
    if (at < end && (text[at] == '-' || text[at] == '+')) {
      at++;
    }
    int stop = digitsEnd(text, at, end, false);
    return stop > at ? stop : from;
  }

  private static boolean hasNonZeroDigit(byte[] text, int from, int end, boolean hex) {
    for (int at = hex ? from + 2 : from; at < end; at++) {
      int c = Ascii.lower(text[at]);
      if (c == (hex ? 'p' : 'e')) {
        return false;
      }
      if (c != '0' && c != '.') {
        return true;
      }
    }
    return false;
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
