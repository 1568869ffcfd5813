package org.gajah.types.text;

import org.gajah.base.bytes.ByteSink;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.contract.TypeContext;

/// Type `character varying(n)`, and the type modifiers of it and of `character(n)`.
public final class Varchars {
  private Varchars() {}

  @PgFunction("varcharin")
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

  @PgFunction("varcharrecv")
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
  @PgFunction("varchar")
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

  private static void fit(
      TypeContext context,
      byte[] text,
      int from,
      int length,
      int typmod,
      boolean explicit,
      ByteSink out) {
    int kept = length;
    if (typmod >= 4 && length > typmod - 4) {
      kept = context.encoding().bytesOf(text, from, length, typmod - 4);
      if (!explicit) {
        onlyBlanks(text, from + kept, from + length, "character varying(" + (typmod - 4) + ")");
      }
    }
    out.putBytes(text, from, kept);
  }

  /// Throws 22001 unless all that would be cut off is blank.
  static void onlyBlanks(byte[] text, int from, int end, String type) {
    for (int i = from; i < end; i++) {
      if (text[i] != ' ') {
        throw Bpchars.tooLong(type);
      }
    }
  }

  @PgFunction({"varchartypmodout", "bpchartypmodout"})
  public static void typmodOut(int typmod, ByteSink out) {
    if (typmod > 4) {
      out.putByte('(');
      Ascii.putDecimal(out, typmod - 4);
      out.putByte(')');
    }
  }
}
