package org.gajah.strings;

import java.nio.charset.StandardCharsets;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.text.encoding.Conversion;
import org.gajah.text.encoding.Encoding;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.contract.TypeContext;

/// `convert` and its like: texts between encodings (`utils/mb/mbutils.c`).
public final class Encodings {
  private Encodings() {}

  private static String text(Slice name) {
    int length = 0;
    while (length < name.length() && name.byteAt(length) != 0) {
      length++;
    }
    return new String(name.array(), name.from(), length, StandardCharsets.UTF_8);
  }

  /// The encoding of that name; one without a letter or digit names none.
  private static Encoding named(Slice name, String what) {
    String text = text(name);
    boolean some = text.chars().anyMatch(c -> c < 128 && Character.isLetterOrDigit(c));
    Encoding encoding = some ? Encoding.named(text) : null;
    if (encoding == null) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE, "invalid " + what + " name \"" + text + "\"");
    }
    return encoding;
  }

  private static void convert(Slice text, Encoding from, Encoding to, ByteSink out) {
    from.verify(text.array(), text.from(), text.length());
    boolean same = from == to || from == Encoding.SQL_ASCII || to == Encoding.SQL_ASCII;
    if (same || text.length() == 0) {
      if (from == Encoding.SQL_ASCII) {
        to.verify(text.array(), text.from(), text.length());
      }
      out.putBytes(text.array(), text.from(), text.length());
      return;
    }
    Conversion conversion = Conversion.of(from, to);
    if (conversion == null) {
      throw Conversion.missing(from, to);
    }
    conversion.convert(text.array(), text.from(), text.length(), out);
  }

  @PgFunction("pg_convert")
  public static void convert(Slice text, Slice from, Slice to, ByteSink out) {
    Encoding source = named(from, "source encoding");
    convert(text, source, named(to, "destination encoding"), out);
  }

  @PgFunction("pg_convert_from")
  public static void convertFrom(TypeContext context, Slice text, Slice from, ByteSink out) {
    convert(text, named(from, "source encoding"), context.encoding(), out);
  }

  @PgFunction("pg_convert_to")
  public static void convertTo(TypeContext context, Slice text, Slice to, ByteSink out) {
    convert(text, context.encoding(), named(to, "destination encoding"), out);
  }

  /// How many characters a text of an encoding has.
  @PgFunction("length_in_encoding")
  public static int length(Slice text, Slice name) {
    Encoding encoding = named(name, "encoding");
    encoding.verify(text.array(), text.from(), text.length());
    return encoding.countCharacters(text.array(), text.from(), text.length());
  }
}
