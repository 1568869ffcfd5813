package org.gajah.types.text;

import org.gajah.base.bytes.ByteSink;
import org.gajah.text.collation.Collation;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.contract.TypeContext;
import org.gajah.types.hash.Lookup3;

/// Types `text`, `unknown` and `cstring` in and out, and the comparisons of text
/// (`utils/adt/varlena.c`).
public final class Texts {
  private Texts() {}

  @PgFunction({
    "textin",
    "textout",
    "pg_node_tree_out",
    "varcharout",
    "bpcharout",
    "unknownin",
    "unknownout",
    "cstring_in",
    "cstring_out"
  })
  public static void copy(byte[] text, int from, int length, ByteSink out) {
    out.putBytes(text, from, length);
  }

  @PgFunction({"textrecv", "unknownrecv", "cstring_recv"})
  public static void receive(
      TypeContext context, byte[] message, int from, int length, ByteSink out) {
    context.fromClient(message, from, length, out);
  }

  @PgFunction({
    "textsend",
    "pg_node_tree_send",
    "varcharsend",
    "bpcharsend",
    "unknownsend",
    "cstring_send"
  })
  public static void send(TypeContext context, byte[] text, int from, int length, ByteSink out) {
    context.toClient(text, from, length, out);
  }

  @PgFunction("texteq")
  public static boolean equal(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, Collation collation) {
    return collation.equal(a, aFrom, aLength, b, bFrom, bLength);
  }

  @PgFunction("textne")
  public static boolean notEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, Collation collation) {
    return !collation.equal(a, aFrom, aLength, b, bFrom, bLength);
  }

  @PgFunction("text_lt")
  public static boolean less(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, Collation collation) {
    return collation.compare(a, aFrom, aLength, b, bFrom, bLength) < 0;
  }

  @PgFunction("text_le")
  public static boolean lessOrEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, Collation collation) {
    return collation.compare(a, aFrom, aLength, b, bFrom, bLength) <= 0;
  }

  @PgFunction("text_gt")
  public static boolean greater(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, Collation collation) {
    return collation.compare(a, aFrom, aLength, b, bFrom, bLength) > 0;
  }

  @PgFunction("text_ge")
  public static boolean greaterOrEqual(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, Collation collation) {
    return collation.compare(a, aFrom, aLength, b, bFrom, bLength) >= 0;
  }

  @PgFunction("bttextcmp")
  public static int compare(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength, Collation collation) {
    return collation.compare(a, aFrom, aLength, b, bFrom, bLength);
  }

  @PgFunction("text_larger")
  public static void larger(
      byte[] a,
      int aFrom,
      int aLength,
      byte[] b,
      int bFrom,
      int bLength,
      Collation collation,
      ByteSink out) {
    boolean first = collation.compare(a, aFrom, aLength, b, bFrom, bLength) > 0;
    out.putBytes(first ? a : b, first ? aFrom : bFrom, first ? aLength : bLength);
  }

  @PgFunction("text_smaller")
  public static void smaller(
      byte[] a,
      int aFrom,
      int aLength,
      byte[] b,
      int bFrom,
      int bLength,
      Collation collation,
      ByteSink out) {
    boolean first = collation.compare(a, aFrom, aLength, b, bFrom, bLength) < 0;
    out.putBytes(first ? a : b, first ? aFrom : bFrom, first ? aLength : bLength);
  }

  @PgFunction("hashtext")
  public static int hash(byte[] text, int from, int length, Collation collation) {
    return (int) hashExtended(text, from, length, 0, collation);
  }

  @PgFunction("hashtextextended")
  public static long hashExtended(
      byte[] text, int from, int length, long seed, Collation collation) {
    if (!collation.deterministic()) {
      ByteSink key = new ByteSink(length + 16);
      collation.putHashKey(text, from, length, key);
      return Lookup3.hashExtended(key.array(), 0, key.length(), seed);
    }
    return Lookup3.hashExtended(text, from, length, seed);
  }
}
