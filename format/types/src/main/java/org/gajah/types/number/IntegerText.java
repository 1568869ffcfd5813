package org.gajah.types.number;

import org.gajah.base.bytes.ByteSink;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.Message;
import org.gajah.types.contract.NumberFaults;
import org.gajah.types.contract.PgFunction;

/// Integers as text and on the wire (`utils/adt/numutils.c`): white space around, a sign, decimal
/// digits or `0x`, `0o`, `0b` with theirs, single underscores between digits.
public final class IntegerText {
  private IntegerText() {}

  @PgFunction("int2in")
  public static short int2in(byte[] text, int from, int length) {
    return (short) parse("smallint", Short.MIN_VALUE, Short.MAX_VALUE, text, from, length);
  }

  @PgFunction("int4in")
  public static int int4in(byte[] text, int from, int length) {
    return (int) parse("integer", Integer.MIN_VALUE, Integer.MAX_VALUE, text, from, length);
  }

  @PgFunction("int8in")
  public static long int8in(byte[] text, int from, int length) {
    return parse("bigint", Long.MIN_VALUE, Long.MAX_VALUE, text, from, length);
  }

  @PgFunction({"int2out", "int4out", "int8out"})
  public static void out(long value, ByteSink out) {
    Ascii.putDecimal(out, value);
  }

  @PgFunction("int2recv")
  public static short int2recv(byte[] message, int from, int length) {
    return Message.onlyShort(message, from, length);
  }

  @PgFunction("int4recv")
  public static int int4recv(byte[] message, int from, int length) {
    return Message.onlyInt(message, from, length);
  }

  @PgFunction({"int8recv", "cash_recv"})
  public static long int8recv(byte[] message, int from, int length) {
    return Message.onlyLong(message, from, length);
  }

  @PgFunction("int2send")
  public static void int2send(short value, ByteSink out) {
    out.putShortNetwork(value);
  }

  @PgFunction("int4send")
  public static void int4send(int value, ByteSink out) {
    out.putIntNetwork(value);
  }

  @PgFunction({"int8send", "cash_send"})
  public static void int8send(long value, ByteSink out) {
    out.putLongNetwork(value);
  }

  /// The integer that the text holds.
  ///
  /// @param type the type's name in messages
  /// @throws org.gajah.base.error.PgException 22P02 for what is no integer, 22003 for one below
  ///   `least` or above `greatest`
  public static long parse(
      String type, long least, long greatest, byte[] text, int from, int length) {
    int end = Ascii.skipSpaceBack(text, from, from + length);
    int at = Ascii.skipSpace(text, from, end);
    boolean negative = at < end && text[at] == '-';
    if (negative || (at < end && text[at] == '+')) {
      at++;
    }
    int base = base(text, at, end);
    at += base == 10 ? 0 : 2;
    boolean digitSeen = false;
    long value = 0;
    long limit = -(least / base);
    for (; at < end; at++) {
      if (text[at] == '_' && (digitSeen || base != 10)) {
        at++;
      }
      int digit = at < end ? Ascii.hexDigit(text[at]) : -1;
      if (digit < 0 || digit >= base) {
        throw NumberFaults.invalidSyntax(type, text, from, length);
      }
      // Too large is too large, whatever comes behind.
      if (value > limit) {
        throw NumberFaults.valueOutOfRange(type, text, from, length);
      }
      value = value * base + digit;
      digitSeen = true;
    }
    if (!digitSeen) {
      throw NumberFaults.invalidSyntax(type, text, from, length);
    }
    if (Long.compareUnsigned(value, negative ? -least : greatest) > 0) {
      throw NumberFaults.valueOutOfRange(type, text, from, length);
    }
    return negative ? -value : value;
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
}
