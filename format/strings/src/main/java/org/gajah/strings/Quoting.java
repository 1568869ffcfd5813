package org.gajah.strings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.PgFunction;
import org.jspecify.annotations.Nullable;

/// Text made fit to stand in SQL (`utils/adt/quote.c`).
public final class Quoting {
  /// Key words that are no names by themselves, from the oracle.
  private static final Set<String> KEY_WORDS = keyWords();

  private Quoting() {}

  private static Set<String> keyWords() {
    try (InputStream in = Quoting.class.getResourceAsStream("keywords.facts")) {
      if (in == null) {
        throw new IllegalStateException("missing keywords.facts");
      }
      String words = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      return Set.of(words.strip().split("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether a name must have quotes around it.
  public static boolean needsQuotes(byte[] name, int from, int length) {
    if (length == 0 || Ascii.isDigit(name[from])) {
      return true;
    }
    for (int i = from; i < from + length; i++) {
      boolean plain = (name[i] >= 'a' && name[i] <= 'z') || Ascii.isDigit(name[i]);
      if (!plain && name[i] != '_') {
        return true;
      }
    }
    return KEY_WORDS.contains(Ascii.string(name, from, length));
  }

  @PgFunction("quote_ident")
  public static void identifier(byte[] name, int from, int length, ByteSink out) {
    if (needsQuotes(name, from, length)) {
      putQuoted(name, from, length, '"', false, out);
    } else {
      out.putBytes(name, from, length);
    }
  }

  private static void putQuoted(
      byte[] text, int from, int length, int quote, boolean backslashes, ByteSink out) {
    out.putByte(quote);
    for (int i = from; i < from + length; i++) {
      if (text[i] == quote || (backslashes && text[i] == '\\')) {
        out.putByte(text[i]);
      }
      out.putByte(text[i]);
    }
    out.putByte(quote);
  }

  @PgFunction("quote_literal")
  public static void literal(byte[] text, int from, int length, ByteSink out) {
    boolean backslash = false;
    for (int i = from; i < from + length; i++) {
      backslash |= text[i] == '\\';
    }
    if (backslash) {
      out.putByte('E');
    }
    putQuoted(text, from, length, '\'', true, out);
  }

  @PgFunction("quote_nullable")
  public static void nullable(@Nullable Slice text, ByteSink out) {
    if (text == null) {
      Ascii.put(out, "NULL");
    } else {
      literal(text.array(), text.from(), text.length(), out);
    }
  }
}
