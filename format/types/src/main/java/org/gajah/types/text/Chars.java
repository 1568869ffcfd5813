package org.gajah.types.text;

import org.gajah.base.bytes.ByteSink;
import org.gajah.types.contract.Message;
import org.gajah.types.contract.PgFunction;

/// Type `"char"`, one byte (`utils/adt/char.c`). Its text is the byte, or `\ooo` above 127, or
/// nothing for zero.
public final class Chars {
  private Chars() {}

  @PgFunction({"charin", "text_char"})
  public static byte in(byte[] text, int from, int length) {
    if (length == 4
        && text[from] == '\\'
        && octal(text[from + 1])
        && octal(text[from + 2])
        && octal(text[from + 3])) {
      return (byte)
          ((text[from + 1] - '0') << 6 | (text[from + 2] - '0') << 3 | text[from + 3] - '0');
    }
    return length == 0 ? 0 : text[from];
  }

  private static boolean octal(byte c) {
    return c >= '0' && c <= '7';
  }

  @PgFunction({"charout", "char_text"})
  public static void out(byte value, ByteSink out) {
    if (value < 0) {
      out.putByte('\\')
          .putByte('0' + (value >> 6 & 3))
          .putByte('0' + (value >> 3 & 7))
          .putByte('0' + (value & 7));
    } else if (value != 0) {
      out.putByte(value);
    }
  }

  @PgFunction("char_bpchar")
  public static void toBpchar(byte value, ByteSink out) {
    if (value != 0) {
      out.putByte(value);
    }
  }

  @PgFunction("charrecv")
  public static byte receive(byte[] message, int from, int length) {
    return Message.onlyByte(message, from, length);
  }

  @PgFunction("charsend")
  public static void send(byte value, ByteSink out) {
    out.putByte(value);
  }

  @PgFunction("chareq")
  public static boolean equal(byte a, byte b) {
    return a == b;
  }

  @PgFunction("charne")
  public static boolean notEqual(byte a, byte b) {
    return a != b;
  }

  @PgFunction("charlt")
  public static boolean less(byte a, byte b) {
    return compare(a, b) < 0;
  }

  @PgFunction("charle")
  public static boolean lessOrEqual(byte a, byte b) {
    return compare(a, b) <= 0;
  }

  @PgFunction("chargt")
  public static boolean greater(byte a, byte b) {
    return compare(a, b) > 0;
  }

  @PgFunction("charge")
  public static boolean greaterOrEqual(byte a, byte b) {
    return compare(a, b) >= 0;
  }

  @PgFunction("btcharcmp")
  public static int compare(byte a, byte b) {
    return (a & 0xFF) - (b & 0xFF);
  }
}
