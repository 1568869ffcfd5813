package org.gajah.text.encoding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.jspecify.annotations.Nullable;

/// Turns texts of one encoding into another, for the pairs of encodings that PostgreSQL has
/// conversions for (`pg_conversion`).
public final class Conversion {
  private final Encoding from;
  private final Encoding to;
  private final ConversionTables.Table table;

  private Conversion(Encoding from, Encoding to, ConversionTables.Table table) {
    this.from = from;
    this.to = to;
    this.table = table;
  }

  /// Read when the first conversion is made.
  private static final class Tables {
    private static final ConversionTables ALL = read();

    private static ConversionTables read() {
      try (InputStream in = Conversion.class.getResourceAsStream("conversions.facts")) {
        return new ConversionTables(Objects.requireNonNull(in).readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Whether there is a conversion from one encoding to another.
  public static boolean exists(Encoding from, Encoding to) {
    return Tables.ALL.has(from, to);
  }

  /// The conversion from one encoding to another, or null where there is none.
  public static @Nullable Conversion of(Encoding from, Encoding to) {
    ConversionTables.Table table = Tables.ALL.find(from, to);
    return table == null ? null : new Conversion(from, to, table);
  }

  /// The fault of two encodings without a conversion.
  public static PgException missing(Encoding from, Encoding to) {
    return new PgException(
        SqlState.UNDEFINED_FUNCTION,
        "default conversion function for encoding \"%s\" to \"%s\" does not exist"
            .formatted(from, to));
  }

  /// Appends a text.
  ///
  /// @throws PgException 22021 where it is malformed, 22P05 where the other encoding has no such
  ///   character
  public void convert(byte[] text, int start, int length, ByteSink out) {
    run(text, start, length, false, out);
  }

  /// Appends a text with question marks for what the other encoding has not got.
  public void convertLossy(byte[] text, int start, int length, ByteSink out) {
    run(text, start, length, true, out);
  }

  private void run(byte[] text, int start, int length, boolean lossy, ByteSink out) {
    int end = start + length;
    int at = start;
    while (at < end) {
      if (text[at] > 0) {
        out.putByte(text[at++]);
        continue;
      }
      int size = size(text, at, end);
      int code = CharacterCode.of(from, text, at, size);
      int both = table.pairs().isEmpty() ? CodeMap.NONE : pair(text, at + size, end, code, out);
      if (both != CodeMap.NONE) {
        at += size + both;
        continue;
      }
      int target = table.map().find(code);
      if (target != CodeMap.NONE) {
        put(target, out);
      } else if (lossy) {
        out.putByte('?');
      } else {
        throw fault(text, at, end);
      }
      at += size;
    }
  }

  /// Between the two encodings of JIS X 0213 the server calls malformed what only one of them has.
  private PgException fault(byte[] text, int at, int end) {
    return from == Encoding.EUC_JIS_2004 && to == Encoding.SHIFT_JIS_2004
        ? from.invalid(text, at, end)
        : from.untranslatable(to, text, at, end);
  }

  private int size(byte[] text, int at, int end) {
    int size = text[at] == 0 ? 0 : from.validLength(text, at, end);
    if (size <= 0) {
      throw from.invalid(text, at, end);
    }
    return size;
  }

  /// Appends the one character that a code point and the next one are together.
  ///
  /// @return how many bytes the second has, or [CodeMap#NONE] where they are no such pair
  private int pair(byte[] text, int next, int end, int first, ByteSink out) {
    if (from != Encoding.UTF8 || next >= end) {
      return CodeMap.NONE;
    }
    int size = size(text, next, end);
    int pair = table.pair(first, Utf8.codePointAt(text, next));
    int target = pair == CodeMap.NONE ? CodeMap.NONE : table.map().find(pair);
    if (target == CodeMap.NONE) {
      return CodeMap.NONE;
    }
    put(target, out);
    return size;
  }

  private void put(int target, ByteSink out) {
    if (to == Encoding.UTF8 && target >= ConversionTables.PAIRS) {
      for (int codePoint : table.pairs().get(target - ConversionTables.PAIRS)) {
        Utf8.append(out, codePoint);
      }
    } else {
      CharacterCode.put(to, target, out);
    }
  }
}
