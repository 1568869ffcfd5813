package org.gajah.numeric;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.text.encoding.Utf8;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.Message;
import org.gajah.types.contract.NumberFaults;
import org.gajah.types.contract.PgFunction;

/// Numerics as text and on the wire.
public final class NumericText {
  private static final int MAX_EXPONENT = Integer.MAX_VALUE / 2;

  private NumericText() {}

  @PgFunction("numeric_in")
  public static void in(byte[] text, int from, int length, int element, int typmod, ByteSink out) {
    int start = out.length();
    parse(text, from, length, typmod, out);
    NumericTypmods.fit(out, start, typmod);
  }

  /// Appends the number that the text holds.
  public static void parse(byte[] text, int from, int length, ByteSink out) {
    parse(text, from, length, -1, out);
  }

  private static void parse(byte[] text, int from, int length, int typmod, ByteSink out) {
    int end = Ascii.skipSpaceBack(text, from, from + length);
    int at = Ascii.skipSpace(text, from, end);
    boolean negative = at < end && text[at] == '-';
    boolean signed = negative || (at < end && text[at] == '+');
    if (signed) {
      at++;
    }
    if (at >= end || !(Ascii.isDigit(text[at]) || text[at] == '.')) {
      special(text, from, length, at, end, signed, negative, out);
      return;
    }
    int base = base(text, at, end);
    if (base != 10) {
      integer(text, from, length, at + 2, end, base, negative, out);
    } else {
      decimal(text, from, length, at, end, negative, typmod, out);
    }
  }

  private static PgException invalid(byte[] text, int from, int length) {
    return NumberFaults.invalidSyntax("numeric", text, from, length);
  }

  private static void special(
      byte[] text,
      int from,
      int length,
      int at,
      int end,
      boolean signed,
      boolean negative,
      ByteSink out) {
    if (!signed && Ascii.equalsIgnoreCase(text, at, end - at, "nan")) {
      NumericWriter.putNaN(out);
    } else if (Ascii.equalsIgnoreCase(text, at, end - at, "infinity")
        || Ascii.equalsIgnoreCase(text, at, end - at, "inf")) {
      NumericWriter.putInfinity(negative, out);
    } else {
      throw invalid(text, from, length);
    }
  }

  private static int base(byte[] text, int at, int end) {
    if (at + 1 >= end || text[at] != '0') {
      return 10;
    }
    return switch (text[at + 1]) {
      case 'x', 'X' -> 16;
      case 'o', 'O' -> 8;
      case 'b', 'B' -> 2;
      default -> 10;
    };
  }

  private static void integer(
      byte[] text,
      int from,
      int length,
      int start,
      int end,
      int base,
      boolean negative,
      ByteSink out) {
    StringBuilder digits = new StringBuilder();
    for (int at = start; at < end; at++) {
      if (text[at] == '_') {
        at++;
      }
      int digit = at < end ? Ascii.hexDigit(text[at]) : -1;
      if (digit < 0 || digit >= base) {
        throw invalid(text, from, length);
      }
      digits.append((char) text[at]);
    }
    if (digits.isEmpty()) {
      throw invalid(text, from, length);
    }
    byte[] decimal =
        new BigInteger(digits.toString(), base).toString().getBytes(StandardCharsets.US_ASCII);
    int count = decimal.length;
    NumericWriter.putDecimal(decimal, 0, count, count, count, 0, negative, 0, out);
  }

  private static void decimal(
      byte[] text,
      int from,
      int length,
      int start,
      int end,
      boolean negative,
      int typmod,
      ByteSink out) {
    int wholeEnd = digits(text, start, end);
    int fractionFrom = wholeEnd < end && text[wholeEnd] == '.' ? wholeEnd + 1 : wholeEnd;
    int fractionEnd = fractionFrom > wholeEnd ? digits(text, fractionFrom, end) : wholeEnd;
    if (wholeEnd == start && fractionEnd == fractionFrom) {
      throw invalid(text, from, length);
    }
    int exponent = 0;
    if (fractionEnd < end) {
      exponent = exponent(text, from, length, fractionEnd, end);
    }
    byte[] source = text;
    int wholeFrom = start;
    boolean grouped = false;
    for (int i = start; i < fractionEnd; i++) {
      grouped |= text[i] == '_';
    }
    if (grouped) {
      byte[] whole = withoutUnderscores(text, start, wholeEnd);
      byte[] fraction = withoutUnderscores(text, fractionFrom, fractionEnd);
      source = new byte[whole.length + fraction.length];
      System.arraycopy(whole, 0, source, 0, whole.length);
      System.arraycopy(fraction, 0, source, whole.length, fraction.length);
      wholeFrom = 0;
      wholeEnd = whole.length;
      fractionFrom = whole.length;
      fractionEnd = source.length;
    }
    int scale = Math.max(fractionEnd - fractionFrom - exponent, 0);
    if (typmod >= 4 && (scale > NumericFormat.MAX_SCALE || exponent > NumericFormat.MAX_SCALE)) {
      String digits =
          Ascii.string(source, wholeFrom, wholeEnd - wholeFrom)
              + Ascii.string(source, fractionFrom, fractionEnd - fractionFrom);
      BigInteger number = new BigInteger(negative ? "-" + digits : digits);
      NumericTypmods.fitFar(number, fractionEnd - fractionFrom - exponent, typmod, out);
      return;
    }
    NumericWriter.putDecimal(
        source, wholeFrom, wholeEnd, fractionFrom, fractionEnd, exponent, negative, scale, out);
  }

  /// The end of digits with single underscores between them.
  private static int digits(byte[] text, int from, int end) {
    int at = from;
    while (at < end) {
      boolean separator =
          text[at] == '_' && at > from && at + 1 < end && Ascii.isDigit(text[at + 1]);
      if (!Ascii.isDigit(text[at]) && !separator) {
        break;
      }
      at++;
    }
    return at;
  }

  private static byte[] withoutUnderscores(byte[] text, int from, int end) {
    return Ascii.bytes(Ascii.string(text, from, end - from).replace("_", ""));
  }

  private static int exponent(byte[] text, int from, int length, int start, int end) {
    int at = start + 1;
    boolean negative = at < end && text[at] == '-';
    if (negative || (at < end && text[at] == '+')) {
      at++;
    }
    if (Ascii.lower(text[start]) != 'e' || at >= end || digits(text, at, end) != end) {
      throw invalid(text, from, length);
    }
    long exponent = 0;
    for (; at < end; at++) {
      if (text[at] != '_') {
        exponent = exponent * 10 + text[at] - '0';
      }
      if (exponent > MAX_EXPONENT) {
        throw NumericWriter.overflow();
      }
    }
    return (int) (negative ? -exponent : exponent);
  }

  @PgFunction("numeric_out")
  public static void out(byte[] value, int from, int length, ByteSink out) {
    if (NumericFormat.isSpecial(value, from)) {
      Ascii.put(
          out,
          NumericFormat.isNaN(value, from)
              ? "NaN"
              : NumericFormat.isNegative(value, from) ? "-Infinity" : "Infinity");
      return;
    }
    int count = NumericFormat.digitCount(value, from, length);
    int weight = NumericFormat.weight(value, from);
    int scale = NumericFormat.scale(value, from);
    if (NumericFormat.isNegative(value, from)) {
      out.putByte('-');
    }
    if (weight < 0 || count == 0) {
      out.putByte('0');
    } else {
      for (int i = 0; i <= weight; i++) {
        Ascii.putUnsigned(out, i < count ? NumericFormat.digit(value, from, i) : 0, i == 0 ? 1 : 4);
      }
    }
    if (scale > 0) {
      out.putByte('.');
      int start = out.length();
      for (int w = -1; (-1 - w) * 4 < scale; w--) {
        int index = weight - w;
        boolean there = index >= 0 && index < count;
        Ascii.putUnsigned(out, there ? NumericFormat.digit(value, from, index) : 0, 4);
      }
      out.truncate(start + scale);
    }
  }

  /// The text of a number, for messages and conversions.
  public static String toString(byte[] value, int from, int length) {
    ByteSink text = new ByteSink(32);
    out(value, from, length, text);
    return Utf8.forMessage(text.array(), 0, text.length());
  }

  @PgFunction("numeric_send")
  public static void send(byte[] value, int from, int length, ByteSink out) {
    boolean special = NumericFormat.isSpecial(value, from);
    int count = special ? 0 : NumericFormat.digitCount(value, from, length);
    out.putShortNetwork(count);
    out.putShortNetwork(special || count == 0 ? 0 : NumericFormat.weight(value, from));
    int sign = NumericFormat.isNegative(value, from) ? 0x4000 : 0;
    out.putShortNetwork(special ? NumericFormat.header(value, from) & 0xF000 : sign);
    // What is no number has the scale that its header would mean in the short form.
    int scale = NumericFormat.header(value, from) >> 7 & 0x3F;
    out.putShortNetwork(special ? scale : NumericFormat.scale(value, from));
    for (int i = 0; i < count; i++) {
      out.putShortNetwork(NumericFormat.digit(value, from, i));
    }
  }

  @PgFunction("numeric_recv")
  public static void receive(
      byte[] message, int from, int length, int element, int typmod, ByteSink out) {
    Message parts = new Message(message, from, length);
    int count = parts.readShort() & 0xFFFF;
    int weight = parts.readShort();
    int sign = parts.readShort() & 0xFFFF;
    int scale = parts.readShort() & 0xFFFF;
    boolean special =
        sign == NumericFormat.NAN
            || sign == NumericFormat.INFINITY
            || sign == NumericFormat.MINUS_INFINITY;
    if (sign != 0 && sign != 0x4000 && !special) {
      throw invalidBinary("sign");
    }
    if (scale != (scale & NumericFormat.MAX_SCALE)) {
      throw invalidBinary("scale");
    }
    byte[] digits = new byte[4 * count];
    for (int i = 0; i < count; i++) {
      int digit = parts.readShort();
      if (digit < 0 || digit >= 10_000) {
        throw invalidBinary("digit");
      }
      for (int d = 3; d >= 0; d--) {
        digits[4 * i + d] = (byte) ('0' + digit % 10);
        digit /= 10;
      }
    }
    parts.done();
    int start = out.length();
    if (special) {
      out.putShort(sign);
    } else {
      // Digits behind the scale are dropped, not rounded.
      int shift = 4 * (weight - count + 1);
      int kept = Math.clamp(digits.length + (long) shift + scale, 0, digits.length);
      NumericWriter.putDecimal(
          digits, 0, kept, kept, kept, shift + digits.length - kept, sign == 0x4000, scale, out);
    }
    NumericTypmods.fit(out, start, typmod);
  }

  private static PgException invalidBinary(String part) {
    return new PgException(
        SqlState.INVALID_BINARY_REPRESENTATION,
        "invalid " + part + " in external \"numeric\" value");
  }
}
