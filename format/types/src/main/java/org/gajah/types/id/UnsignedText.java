package org.gajah.types.id;

import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.NumberFaults;

/// Unsigned numbers as C's `strtoul` with base 0 reads them: `0x`, `0b` and a leading `0` name the
/// base, a minus sign negates.
final class UnsignedText {
  private UnsignedText() {}

  /// The index behind the number that starts at `from` behind white space and a sign; `from` when
  /// there is none.
  static int end(byte[] text, int from, int end) {
    int digits = digits(text, from, end);
    int base = base(text, digits, end);
    int at = digits + prefix(base);
    while (at < end && digit(text[at], base)) {
      at++;
    }
    return at == digits ? from : at;
  }

  private static boolean digit(byte c, int base) {
    int digit = Ascii.hexDigit(c);
    return digit >= 0 && digit < base;
  }

  private static int digits(byte[] text, int from, int end) {
    int at = Ascii.skipSpace(text, from, end);
    return at < end && (text[at] == '-' || text[at] == '+') ? at + 1 : at;
  }

  private static int base(byte[] text, int at, int end) {
    if (at >= end || text[at] != '0') {
      return 10;
    }
    int letter = at + 2 < end ? Ascii.lower(text[at + 1]) : 0;
    if (letter == 'x' && digit(text[at + 2], 16)) {
      return 16;
    }
    return letter == 'b' && digit(text[at + 2], 2) ? 2 : 8;
  }

  private static int prefix(int base) {
    return base == 16 || base == 2 ? 2 : 0;
  }

  /// The number that the whole text holds, white space around it.
  ///
  /// @param type the type's name in messages
  /// @param bits 64, or 32, when a negative number of 32 bits is allowed too
  static long parse(String type, byte[] text, int from, int length, int bits) {
    int numberEnd = end(text, from, from + length);
    long value = parse(type, text, from, length, numberEnd, 64);
    if (Ascii.skipSpace(text, numberEnd, from + length) != from + length) {
      throw NumberFaults.invalidSyntax(type, text, from, length);
    }
    return checked(type, text, from, length, value, bits);
  }

  private static long checked(
      String type, byte[] text, int from, int length, long value, int bits) {
    if (bits == 32 && value != (value & 0xFFFFFFFFL) && value != (int) value) {
      throw NumberFaults.valueOutOfRange(type, text, from, length);
    }
    return value;
  }

  /// The number before `numberEnd`, which [#end] found; messages show all of the text.
  static long parse(String type, byte[] text, int from, int length, int numberEnd, int bits) {
    if (numberEnd == from) {
      throw NumberFaults.invalidSyntax(type, text, from, length);
    }
    int digits = digits(text, from, numberEnd);
    int base = base(text, digits, numberEnd);
    long value = 0;
    for (int at = digits + prefix(base); at < numberEnd; at++) {
      int digit = Ascii.hexDigit(text[at]);
      if (Long.compareUnsigned(value, Long.divideUnsigned(-1 - digit, base)) > 0) {
        throw NumberFaults.valueOutOfRange(type, text, from, length);
      }
      value = value * base + digit;
    }
    value = digits > 0 && text[digits - 1] == '-' ? -value : value;
    return checked(type, text, from, length, value, bits);
  }
}
