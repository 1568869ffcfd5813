package org.gajah.types.text;

import java.util.Arrays;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.text.collation.Collation;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.contract.TypeContext;
import org.gajah.types.hash.Lookup3;

/// Type `name`: 64 bytes, of which those before the first zero count and at least one is zero
/// (`utils/adt/name.c`). Functions take shorter arrays of bytes as if zeros followed.
public final class Names {
  /// The size of a name on disk.
  public static final int SIZE = 64;

  private Names() {}

  /// How many of a name's bytes count.
  public static int length(byte[] name, int from, int length) {
    int count = 0;
    while (count < length && name[from + count] != 0) {
      count++;
    }
    return count;
  }

  /// Appends a name with its padding, cut off between characters when it is too long.
  public static void put(TypeContext context, byte[] text, int from, int length, ByteSink out) {
    int kept = context.encoding().clip(text, from, length, SIZE - 1);
    out.putBytes(text, from, kept).putZeros(SIZE - kept);
  }

  @PgFunction({"namein", "text_name"})
  public static void in(TypeContext context, byte[] text, int from, int length, ByteSink out) {
    put(context, text, from, length, out);
  }

  @PgFunction({"nameout", "name_text"})
  public static void out(byte[] name, int from, int length, ByteSink out) {
    out.putBytes(name, from, length(name, from, length));
  }

  @PgFunction("bpchar_name")
  public static void fromBpchar(
      TypeContext context, byte[] text, int from, int length, ByteSink out) {
    int kept = context.encoding().clip(text, from, length, SIZE - 1);
    put(context, text, from, Bpchars.trueLength(text, from, kept), out);
  }

  @PgFunction("namerecv")
  public static void receive(
      TypeContext context, byte[] message, int from, int length, ByteSink out) {
    int start = out.length();
    context.fromClient(message, from, length, out);
    if (out.length() - start >= SIZE) {
      out.truncate(start);
      throw new PgException(SqlState.NAME_TOO_LONG, "identifier too long")
          .detail("Identifier must be less than 64 characters.");
    }
    out.putZeros(SIZE - (out.length() - start));
  }

  @PgFunction("namesend")
  public static void send(TypeContext context, byte[] name, int from, int length, ByteSink out) {
    context.toClient(name, from, length(name, from, length), out);
  }

  /// The comparison of what counts of names, or of a name and a text.
  public static int order(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, Collation collation) {
    return collation.compare(
        a, aFrom, length(a, aFrom, aLength), b, bFrom, length(b, bFrom, bLength));
  }

  @PgFunction({"nameeq", "nameeqtext", "texteqname"})
  public static boolean equal(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, Collation collation) {
    return collation.equal(
        a, aFrom, length(a, aFrom, aLength), b, bFrom, length(b, bFrom, bLength));
  }

  @PgFunction({"namene", "namenetext", "textnename"})
  public static boolean notEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, Collation collation) {
    return !equal(a, aFrom, aLength, b, bFrom, bLength, collation);
  }

  @PgFunction({"namelt", "namelttext", "textltname"})
  public static boolean less(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, Collation collation) {
    return order(a, aFrom, aLength, b, bFrom, bLength, collation) < 0;
  }

  @PgFunction({"namele", "nameletext", "textlename"})
  public static boolean lessOrEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, Collation collation) {
    return order(a, aFrom, aLength, b, bFrom, bLength, collation) <= 0;
  }

  @PgFunction({"namegt", "namegttext", "textgtname"})
  public static boolean greater(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, Collation collation) {
    return order(a, aFrom, aLength, b, bFrom, bLength, collation) > 0;
  }

  @PgFunction({"namege", "namegetext", "textgename"})
  public static boolean greaterOrEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, Collation collation) {
    return order(a, aFrom, aLength, b, bFrom, bLength, collation) >= 0;
  }

  /// In the order of bytes the padding takes part, as in C's `strncmp`.
  @PgFunction("btnamecmp")
  public static int compareNames(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, Collation collation) {
    return collation.isC()
        ? Collation.compareBytes(a, aFrom, aLength, b, bFrom, bLength)
        : order(a, aFrom, aLength, b, bFrom, bLength, collation);
  }

  @PgFunction({"btnametextcmp", "bttextnamecmp"})
  public static int compare(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, Collation collation) {
    return order(a, aFrom, aLength, b, bFrom, bLength, collation);
  }

  @PgFunction("hashname")
  public static int hash(byte[] name, int from, int length) {
    return Lookup3.hash(name, from, length(name, from, length));
  }

  @PgFunction("hashnameextended")
  public static long hashExtended(byte[] name, int from, int length, long seed) {
    return Lookup3.hashExtended(name, from, length(name, from, length), seed);
  }

  /// A name with `_` and a number behind it, the name cut off where both don't fit.
  @PgFunction("nameconcatoid")
  public static void concatenate(
      TypeContext context, byte[] name, int from, int length, int oid, ByteSink out) {
    byte[] suffix = Ascii.bytes("_" + Integer.toUnsignedString(oid));
    int count = length(name, from, length);
    if (count + suffix.length >= SIZE) {
      count = context.encoding().clip(name, from, count, SIZE - 1 - suffix.length);
    }
    byte[] result = Arrays.copyOf(Arrays.copyOfRange(name, from, from + count), SIZE);
    System.arraycopy(suffix, 0, result, count, suffix.length);
    out.putBytes(result);
  }
}
