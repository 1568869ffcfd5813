package org.gajah.types.number;

import org.gajah.base.bytes.ByteSink;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.Message;
import org.gajah.types.contract.NumberFaults;
import org.gajah.types.contract.PgFunction;
import org.jspecify.annotations.Nullable;

/// Type `boolean` (`utils/adt/bool.c`).
public final class Bools {
  private Bools() {}

  /// The truth value that a word means: any unambiguous beginning of true, false, yes, no, on, off,
  /// or 1 or 0; null for another.
  public static @Nullable Boolean parse(byte[] text, int from, int length) {
    if (length == 0) {
      return null;
    }
    return switch (Ascii.lower(text[from])) {
      case 't' -> beginning(text, from, length, "true", 1) ? true : null;
      case 'f' -> beginning(text, from, length, "false", 1) ? false : null;
      case 'y' -> beginning(text, from, length, "yes", 1) ? true : null;
      case 'n' -> beginning(text, from, length, "no", 1) ? false : null;
      case 'o' ->
          Ascii.equalsIgnoreCase(text, from, length, "on")
              ? Boolean.TRUE
              : beginning(text, from, length, "off", 2) ? false : null;
      case '1' -> length == 1 ? true : null;
      case '0' -> length == 1 ? false : null;
      default -> null;
    };
  }

  private static boolean beginning(byte[] text, int from, int length, String word, int atLeast) {
    return length >= atLeast
        && length <= word.length()
        && Ascii.equalsIgnoreCase(text, from, length, word.substring(0, length));
  }

  @PgFunction("boolin")
  public static boolean in(byte[] text, int from, int length) {
    int start = Ascii.skipSpace(text, from, from + length);
    int end = Ascii.skipSpaceBack(text, start, from + length);
    Boolean value = parse(text, start, end - start);
    if (value == null) {
      throw NumberFaults.invalidSyntax("boolean", text, from, length);
    }
    return value;
  }

  @PgFunction("boolout")
  public static void out(boolean value, ByteSink out) {
    out.putByte(value ? 't' : 'f');
  }

  @PgFunction("boolrecv")
  public static boolean receive(byte[] text, int from, int length) {
    return Message.onlyByte(text, from, length) != 0;
  }

  @PgFunction("boolsend")
  public static void send(boolean value, ByteSink out) {
    out.putByte(value ? 1 : 0);
  }

  @PgFunction("booltext")
  public static void toText(boolean value, ByteSink out) {
    Ascii.put(out, value ? "true" : "false");
  }

  @PgFunction("booleq")
  public static boolean equal(boolean a, boolean b) {
    return a == b;
  }

  @PgFunction("boolne")
  public static boolean notEqual(boolean a, boolean b) {
    return a != b;
  }

  @PgFunction("boollt")
  public static boolean less(boolean a, boolean b) {
    return !a && b;
  }

  @PgFunction("boolgt")
  public static boolean greater(boolean a, boolean b) {
    return a && !b;
  }

  @PgFunction("boolle")
  public static boolean lessOrEqual(boolean a, boolean b) {
    return !a || b;
  }

  @PgFunction("boolge")
  public static boolean greaterOrEqual(boolean a, boolean b) {
    return a || !b;
  }

  @PgFunction("btboolcmp")
  public static int compare(boolean a, boolean b) {
    return (a ? 1 : 0) - (b ? 1 : 0);
  }

  @PgFunction("booland_statefunc")
  public static boolean and(boolean a, boolean b) {
    return a && b;
  }

  @PgFunction("boolor_statefunc")
  public static boolean or(boolean a, boolean b) {
    return a || b;
  }

  @PgFunction("int4_bool")
  public static boolean fromInteger(int value) {
    return value != 0;
  }

  @PgFunction("bool_int4")
  public static int toInteger(boolean value) {
    return value ? 1 : 0;
  }
}
