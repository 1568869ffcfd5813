package org.gajah.types.contract;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.gajah.base.bytes.ByteSink;

/// Bytes judged as ASCII characters, as C's `isspace` and its like judge them in the C locale, and
/// numbers written as decimals.
public final class Ascii {
  private static final byte[] PAIRS = pairs();

  private Ascii() {}

  private static byte[] pairs() {
    byte[] pairs = new byte[200];
    for (int i = 0; i < 100; i++) {
      pairs[2 * i] = (byte) ('0' + i / 10);
      pairs[2 * i + 1] = (byte) ('0' + i % 10);
    }
    return pairs;
  }

  public static boolean isSpace(int c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  public static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  public static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  public static boolean isAlphanumeric(int c) {
    return isLetter(c) || isDigit(c);
  }

  public static int lower(int c) {
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
  }

  public static int upper(int c) {
    return c >= 'a' && c <= 'z' ? c - 32 : c;
  }

  /// The value of a hexadecimal digit, or -1.
  public static int hexDigit(int c) {
    if (isDigit(c)) {
      return c - '0';
    }
    int letter = lower(c);
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
  }

  /// The first index at or after `from` that is no white space.
  public static int skipSpace(byte[] text, int from, int end) {
    int at = from;
    while (at < end && isSpace(text[at])) {
      at++;
    }
    return at;
  }

  /// The index behind the last byte before `end` that is no white space.
  public static int skipSpaceBack(byte[] text, int from, int end) {
    int at = end;
    while (at > from && isSpace(text[at - 1])) {
      at--;
    }
    return at;
  }

  /// Whether the bytes are `word`, which is in lower case, in any case.
  public static boolean equalsIgnoreCase(byte[] text, int from, int length, String word) {
    if (length != word.length()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (lower(text[from + i]) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// The bytes of a string that has ASCII characters only.
  public static byte[] bytes(String ascii) {
    return ascii.getBytes(StandardCharsets.US_ASCII);
  }

  /// The bytes as a string of as many characters, which is right for ASCII.
  public static String string(byte[] text, int from, int length) {
    return new String(text, from, length, StandardCharsets.ISO_8859_1);
  }

  /// Appends a string of ASCII characters.
  public static ByteSink put(ByteSink out, String ascii) {
    int at = out.reserve(ascii.length());
    byte[] array = out.array();
    for (int i = 0; i < ascii.length(); i++) {
      array[at + i] = (byte) ascii.charAt(i);
    }
    return out;
  }

  /// Appends a number in decimal.
  public static void putDecimal(ByteSink out, long value) {
    if (value < 0) {
      out.putByte('-');
      if (value == Long.MIN_VALUE) {
        put(out, "9223372036854775808");
        return;
      }
    }
    putUnsigned(out, Math.abs(value), 1);
  }

  /// Appends a number that is not negative, with zeros in front up to `width` digits.
  public static void putUnsigned(ByteSink out, long value, int width) {
    int digits = Math.max(width, digits(value));
    int start = out.reserve(digits);
    byte[] array = out.array();
    Arrays.fill(array, start, start + digits, (byte) '0');
    int at = start + digits;
    long rest = value;
    while (rest >= 100) {
      long next = rest / 100;
      int pair = (int) (rest - next * 100) * 2;
      array[--at] = PAIRS[pair + 1];
      array[--at] = PAIRS[pair];
      rest = next;
    }
    if (rest >= 10) {
      array[--at] = PAIRS[(int) rest * 2 + 1];
      array[--at] = PAIRS[(int) rest * 2];
    } else {
      array[--at] = (byte) ('0' + rest);
    }
  }

  /// How many decimal digits a number has that is not negative.
  public static int digits(long value) {
    int digits = 1;
    long power = 10;
    while (digits < 19 && value >= power) {
      digits++;
      power *= 10;
    }
    return digits;
  }
}
