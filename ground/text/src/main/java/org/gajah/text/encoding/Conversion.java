package org.gajah.text.encoding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.gajah.base.bytes.ByteSink;
import org.jspecify.annotations.Nullable;

/// Turns texts of one encoding into another, by way of code points. There are conversions between
/// UTF8 and the encodings whose characters are single bytes, and among these.
public final class Conversion {
  private static final int HALF = 128;
  private static final int NONE = -1;

  private final Encoding from;
  private final Encoding to;

  private Conversion(Encoding from, Encoding to) {
    this.from = from;
    this.to = to;
  }

  /// The upper half of an encoding of single bytes, both ways.
  private record Table(int[] codePoints, Map<Integer, Integer> bytes) {}

  /// Read when the first conversion is made.
  private static final class Tables {
    private static final Map<Encoding, Table> ALL = read();

    private static Map<Encoding, Table> read() {
      try (InputStream in = Conversion.class.getResourceAsStream("single-byte.txt")) {
        byte[] file = Objects.requireNonNull(in).readAllBytes();
        Map<Encoding, Table> tables = new EnumMap<>(Encoding.class);
        for (String line : new String(file, StandardCharsets.US_ASCII).split("\n")) {
          if (!line.startsWith("#")) {
            String[] words = line.split(" ");
            tables.put(Objects.requireNonNull(Encoding.named(words[0])), table(words));
          }
        }
        return tables;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static Table table(String[] words) {
      int[] codePoints = new int[HALF];
      Arrays.fill(codePoints, NONE);
      Map<Integer, Integer> bytes = new HashMap<>();
      for (int i = 0; i < HALF; i++) {
        if (!words[i + 1].equals("-")) {
          codePoints[i] = Integer.parseInt(words[i + 1], 16);
          bytes.put(codePoints[i], i + HALF);
        }
      }
      return new Table(codePoints, bytes);
    }
  }

  /// The conversion from one encoding to another, or null where there is none.
  public static @Nullable Conversion of(Encoding from, Encoding to) {
    return known(from) && known(to) ? new Conversion(from, to) : null;
  }

  private static boolean known(Encoding encoding) {
    return encoding == Encoding.UTF8 || Tables.ALL.containsKey(encoding);
  }

  /// Appends a text that is valid in its encoding.
  ///
  /// @throws org.gajah.base.error.PgException 22P05 where the other encoding has no such character
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
      int size = from.characterLength(text, at, end);
      if (text[at] >= 0) {
        out.putByte(text[at]);
      } else if (!put(codePoint(text, at), out)) {
        if (!lossy) {
          throw from.untranslatable(to, text, at, end);
        }
        out.putByte('?');
      }
      at += size;
    }
  }

  private int codePoint(byte[] text, int at) {
    return from == Encoding.UTF8
        ? Utf8.codePointAt(text, at)
        : Objects.requireNonNull(Tables.ALL.get(from)).codePoints()[text[at] & HALF - 1];
  }

  private boolean put(int codePoint, ByteSink out) {
    if (codePoint == NONE) {
      return false;
    }
    if (to == Encoding.UTF8) {
      Utf8.append(out, codePoint);
      return true;
    }
    Integer value = Objects.requireNonNull(Tables.ALL.get(to)).bytes().get(codePoint);
    if (value == null) {
      return false;
    }
    out.putByte(value);
    return true;
  }
}
