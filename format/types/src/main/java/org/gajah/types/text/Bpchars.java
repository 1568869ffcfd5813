package org.gajah.types.text;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.text.collation.Collation;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.contract.TypeContext;

/// Type `character(n)`, whose trailing blanks do not count (`utils/adt/varchar.c`).
public final class Bpchars {
  private Bpchars() {}

  /// The length without trailing blanks.
  public static int trueLength(byte[] text, int from, int length) {
    int count = length;
    while (count > 0 && text[from + count - 1] == ' ') {
      count--;
    }
    return count;
  }

  @PgFunction("bpcharin")
  public static void in(
      TypeContext context,
      byte[] text,
      int from,
      int length,
      int element,
      int typmod,
      ByteSink out) {
    fit(context, text, from, length, typmod, false, out);
  }

  @PgFunction("bpcharrecv")
  public static void receive(
      TypeContext context,
      byte[] message,
      int from,
      int length,
      int element,
      int typmod,
      ByteSink out) {
    ByteSink text = new ByteSink(length);
    context.fromClient(message, from, length, text);
    fit(context, text.array(), 0, text.length(), typmod, false, out);
  }

  /// The cast to a length.
  @PgFunction("bpchar")
  public static void cast(
      TypeContext context,
      byte[] text,
      int from,
      int length,
      int typmod,
      boolean explicit,
      ByteSink out) {
    fit(context, text, from, length, typmod, explicit, out);
  }

  /// Pads text with blanks, or cuts it, to the number of characters that `typmod` asks for. Unless
  /// the cast is explicit only blanks may be cut off.
  private static void fit(
      TypeContext context,
      byte[] text,
      int from,
      int length,
      int typmod,
      boolean explicit,
      ByteSink out) {
    if (typmod < 4) {
      out.putBytes(text, from, length);
      return;
    }
    int wanted = typmod - 4;
    int characters = context.encoding().countCharacters(text, from, length);
    if (characters > wanted) {
      int kept = context.encoding().bytesOf(text, from, length, wanted);
      if (!explicit) {
        Varchars.onlyBlanks(text, from + kept, from + length, "character(" + wanted + ")");
      }
      out.putBytes(text, from, kept);
      return;
    }
    out.putBytes(text, from, length);
    for (int i = characters; i < wanted; i++) {
      out.putByte(' ');
    }
  }

  @PgFunction("rtrim1")
  public static void toText(byte[] text, int from, int length, ByteSink out) {
    out.putBytes(text, from, trueLength(text, from, length));
  }

  @PgFunction("name_bpchar")
  public static void fromName(byte[] name, int from, int length, ByteSink out) {
    out.putBytes(name, from, Names.length(name, from, length));
  }

  @PgFunction("bpcharlen")
  public static int length(TypeContext context, byte[] text, int from, int length) {
    return context.encoding().countCharacters(text, from, trueLength(text, from, length));
  }

  @PgFunction("bpchareq")
  public static boolean equal(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, Collation collation) {
    return collation.equal(
        a, aFrom, trueLength(a, aFrom, aLength), b, bFrom, trueLength(b, bFrom, bLength));
  }

  @PgFunction("bpcharne")
  public static boolean notEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, Collation collation) {
    return !equal(a, aFrom, aLength, b, bFrom, bLength, collation);
  }

  private static int order(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, Collation collation) {
    return collation.compare(
        a, aFrom, trueLength(a, aFrom, aLength), b, bFrom, trueLength(b, bFrom, bLength));
  }

  @PgFunction("bpcharlt")
  public static boolean less(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, Collation collation) {
    return order(a, aFrom, aLength, b, bFrom, bLength, collation) < 0;
  }

  @PgFunction("bpcharle")
  public static boolean lessOrEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, Collation collation) {
    return order(a, aFrom, aLength, b, bFrom, bLength, collation) <= 0;
  }

  @PgFunction("bpchargt")
  public static boolean greater(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, Collation collation) {
    return order(a, aFrom, aLength, b, bFrom, bLength, collation) > 0;
  }

  @PgFunction("bpcharge")
  public static boolean greaterOrEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, Collation collation) {
    return order(a, aFrom, aLength, b, bFrom, bLength, collation) >= 0;
  }

  @PgFunction("bpcharcmp")
  public static int compare(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, Collation collation) {
    return order(a, aFrom, aLength, b, bFrom, bLength, collation);
  }

  @PgFunction("bpchar_larger")
  public static void larger(
      byte[] a,
      int aFrom,
      int aLength,
      byte[] b,
      int bFrom,
      int bLength,
      Collation collation,
      ByteSink out) {
    boolean first = order(a, aFrom, aLength, b, bFrom, bLength, collation) >= 0;
    out.putBytes(first ? a : b, first ? aFrom : bFrom, first ? aLength : bLength);
  }

  @PgFunction("bpchar_smaller")
  public static void smaller(
      byte[] a,
      int aFrom,
      int aLength,
      byte[] b,
      int bFrom,
      int bLength,
      Collation collation,
      ByteSink out) {
    boolean first = order(a, aFrom, aLength, b, bFrom, bLength, collation) <= 0;
    out.putBytes(first ? a : b, first ? aFrom : bFrom, first ? aLength : bLength);
  }

  @PgFunction("hashbpchar")
  public static int hash(byte[] text, int from, int length, Collation collation) {
    return Texts.hash(text, from, trueLength(text, from, length), collation);
  }

  @PgFunction("hashbpcharextended")
  public static long hashExtended(
      byte[] text, int from, int length, long seed, Collation collation) {
    return Texts.hashExtended(text, from, trueLength(text, from, length), seed, collation);
  }

  private static int patternOrder(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return ByteOrder.compare(
        a, aFrom, trueLength(a, aFrom, aLength), b, bFrom, trueLength(b, bFrom, bLength));
  }

  @PgFunction("bpchar_pattern_lt")
  public static boolean patternLess(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return patternOrder(a, aFrom, aLength, b, bFrom, bLength) < 0;
  }

  @PgFunction("bpchar_pattern_le")
  public static boolean patternLessOrEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return patternOrder(a, aFrom, aLength, b, bFrom, bLength) <= 0;
  }

  @PgFunction("bpchar_pattern_gt")
  public static boolean patternGreater(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return patternOrder(a, aFrom, aLength, b, bFrom, bLength) > 0;
  }

  @PgFunction("bpchar_pattern_ge")
  public static boolean patternGreaterOrEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return patternOrder(a, aFrom, aLength, b, bFrom, bLength) >= 0;
  }

  @PgFunction("btbpchar_pattern_cmp")
  public static int patternCompare(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return patternOrder(a, aFrom, aLength, b, bFrom, bLength);
  }

  /// The fault of a value that a column's length has no room for.
  static PgException tooLong(String type) {
    return new PgException(
        SqlState.STRING_DATA_RIGHT_TRUNCATION, "value too long for type " + type);
  }
}
