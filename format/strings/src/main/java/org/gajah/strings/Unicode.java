package org.gajah.strings;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.text.collation.UnicodeTables;
import org.gajah.text.encoding.Encoding;
import org.gajah.text.encoding.Utf8;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.contract.TypeContext;

/// Unicode normal forms and escapes.
public final class Unicode {
  private Unicode() {}

  private static Normalizer.Form form(TypeContext context, Slice name) {
    String text = Utf8.forMessage(name.array(), name.from(), name.length());
    Normalizer.Form form =
        switch (text.toUpperCase(Locale.ROOT)) {
          case "NFC" -> Normalizer.Form.NFC;
          case "NFD" -> Normalizer.Form.NFD;
          case "NFKC" -> Normalizer.Form.NFKC;
          case "NFKD" -> Normalizer.Form.NFKD;
          default ->
              throw new PgException(
                  SqlState.INVALID_PARAMETER_VALUE, "invalid normalization form: " + text);
        };
    if (context.encoding() != Encoding.UTF8) {
      throw new PgException(
          SqlState.SYNTAX_ERROR,
          "Unicode normalization can only be performed if server encoding is UTF8");
    }
    return form;
  }

  @PgFunction("unicode_normalize_func")
  public static void normalize(TypeContext context, Slice text, Slice form, ByteSink out) {
    Normalizer.Form wanted = form(context, form);
    out.putUtf8(Normalizer.normalize(text.toString(StandardCharsets.UTF_8), wanted));
  }

  @PgFunction("unicode_is_normalized")
  public static boolean isNormalized(TypeContext context, Slice text, Slice form) {
    Normalizer.Form wanted = form(context, form);
    String string = text.toString(StandardCharsets.UTF_8);
    return Normalizer.normalize(string, wanted).equals(string);
  }

  @PgFunction("unicode_assigned")
  public static boolean isAssigned(TypeContext context, byte[] text, int from, int length) {
    if (context.encoding() != Encoding.UTF8) {
      throw new PgException(
          SqlState.SYNTAX_ERROR,
          "Unicode categorization can only be performed if server encoding is UTF8");
    }
    for (int at = from; at < from + length; at += Utf8.length(text[at])) {
      if (!UnicodeTables.tables().isAssigned(Utf8.codePointAt(text, at))) {
        return false;
      }
    }
    return true;
  }

  @PgFunction("unicode_version")
  public static void version(ByteSink out) {
    Ascii.put(out, "15.1");
  }

  @PgFunction("unistr")
  public static void unescape(TypeContext context, Slice text, ByteSink out) {
    new Unescaping(context, text, out).run();
  }

  /// `\XXXX`, `\+XXXXXX`, `\\uXXXX`, `\UXXXXXXXX` and `\\` made into characters.
  private static final class Unescaping {
    private final TypeContext context;
    private final Slice text;
    private final ByteSink out;
    private int high;

    Unescaping(TypeContext context, Slice text, ByteSink out) {
      this.context = context;
      this.text = text;
      this.out = out;
    }

    private static PgException invalidPair() {
      return new PgException(SqlState.SYNTAX_ERROR, "invalid Unicode surrogate pair");
    }

    void run() {
      int at = 0;
      while (at < text.length()) {
        if (text.byteAt(at) != '\\') {
          plain(text.byteAt(at));
          at++;
        } else if (at + 1 < text.length() && text.byteAt(at + 1) == '\\') {
          plain('\\');
          at += 2;
        } else {
          at = escape(at);
        }
      }
      if (high != 0) {
        throw invalidPair();
      }
    }

    private void plain(int c) {
      if (high != 0) {
        throw invalidPair();
      }
      out.putByte(c);
    }

    private int escape(int at) {
      int next = at + 1 < text.length() ? text.byteAt(at + 1) : 0;
      if (hex(at + 1, 4)) {
        return put(at + 1, 4);
      }
      if (next == 'u' && hex(at + 2, 4)) {
        return put(at + 2, 4);
      }
      if (next == '+' && hex(at + 2, 6)) {
        return put(at + 2, 6);
      }
      if (next == 'U' && hex(at + 2, 8)) {
        return put(at + 2, 8);
      }
      throw new PgException(SqlState.SYNTAX_ERROR, "invalid Unicode escape")
          .hint("Unicode escapes must be \\XXXX, \\+XXXXXX, \\uXXXX, or \\UXXXXXXXX.");
    }

    private boolean hex(int at, int count) {
      for (int i = at; i < at + count; i++) {
        if (i >= text.length() || Ascii.hexDigit(text.byteAt(i)) < 0) {
          return false;
        }
      }
      return true;
    }

    private int put(int at, int count) {
      long code = 0;
      for (int i = at; i < at + count; i++) {
        code = code << 4 | Ascii.hexDigit(text.byteAt(i));
      }
      if (code == 0 || code > 0x10FFFF) {
        throw new PgException(
            SqlState.INVALID_PARAMETER_VALUE,
            String.format("invalid Unicode code point: %04X", code));
      }
      int c = (int) code;
      boolean isHigh = c >= 0xD800 && c <= 0xDBFF;
      boolean isLow = c >= 0xDC00 && c <= 0xDFFF;
      if (high != 0 != isLow) {
        throw invalidPair();
      }
      if (isHigh) {
        high = c;
      } else {
        put(isLow ? Character.toCodePoint((char) high, (char) c) : c);
        high = 0;
      }
      return at + count;
    }

    private void put(int c) {
      if (c < 128) {
        out.putByte(c);
      } else if (context.encoding() == Encoding.UTF8) {
        Utf8.append(out, c);
      } else {
        throw PgException.notBuilt("unistr in encoding " + context.encoding().name());
      }
    }
  }
}
