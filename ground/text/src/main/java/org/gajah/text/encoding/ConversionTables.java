package org.gajah.text.encoding;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/// The conversions that there are, from a file that was generated from the oracle
/// (`EncodingFactsTest`).
///
/// | what | size |
/// |---|---|
/// | how many conversions | 1 |
/// | of each: from, to (numbers of encodings), how many bytes its table has | 1, 1, 4 |
/// | the tables, deflated | |
///
/// A table has the number of its pairs and their code points, then the number of runs, the
/// distances of their starts from the ends of those before, their lengths and the distances of
/// their targets from those before; all numbers have a variable length. The table from UTF8 to
/// another encoding has only what differs from the way back.
final class ConversionTables {
  /// Two code points that are one character in the other encoding have numbers from here on.
  static final int PAIRS = 0x110000;

  private final Map<Pair, Place> places = new ConcurrentHashMap<>();
  private final Map<Pair, Table> tables = new ConcurrentHashMap<>();
  private final byte[] file;

  private record Pair(Encoding from, Encoding to) {}

  private record Place(int from, int length) {}

  /// @param pairs code points, the two of each number from [#PAIRS] on
  record Table(CodeMap map, List<int[]> pairs) {
    /// The number of two code points, or [CodeMap#NONE].
    int pair(int first, int second) {
      for (int i = 0; i < pairs.size(); i++) {
        if (pairs.get(i)[0] == first && pairs.get(i)[1] == second) {
          return PAIRS + i;
        }
      }
      return CodeMap.NONE;
    }
  }

  ConversionTables(byte[] file) {
    this.file = file;
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(file))) {
      int count = in.readUnsignedByte();
      int at = 1 + 6 * count;
      for (int i = 0; i < count; i++) {
        Encoding from = Objects.requireNonNull(Encoding.numbered(in.readUnsignedByte()));
        Encoding to = Objects.requireNonNull(Encoding.numbered(in.readUnsignedByte()));
        int length = in.readInt();
        places.put(new Pair(from, to), new Place(at, length));
        at += length;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean has(Encoding from, Encoding to) {
    return places.containsKey(new Pair(from, to));
  }

  /// The table of a conversion, or null where there is none.
  @Nullable Table find(Encoding from, Encoding to) {
    Pair pair = new Pair(from, to);
    Table known = tables.get(pair);
    if (known == null && places.containsKey(pair)) {
      known = read(pair);
      tables.put(pair, known);
    }
    return known;
  }

  private Table read(Pair pair) {
    Table own = own(pair);
    if (pair.from() != Encoding.UTF8) {
      return own;
    }
    Table back = own(new Pair(pair.to(), pair.from()));
    return new Table(back.map().inverse().with(own.map()), back.pairs());
  }

  private Table own(Pair pair) {
    Place place = Objects.requireNonNull(places.get(pair));
    try (InputStream in =
        new InflaterInputStream(new ByteArrayInputStream(file, place.from(), place.length()))) {
      List<int[]> pairs = new ArrayList<>();
      for (int i = number(in); i > 0; i--) {
        pairs.add(new int[] {number(in), number(in)});
      }
      return new Table(runs(in), pairs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CodeMap runs(InputStream in) throws IOException {
    int count = number(in);
    int[] starts = new int[count];
    int[] lengths = new int[count];
    int[] targets = new int[count];
    for (int i = 0; i < count; i++) {
      starts[i] = number(in);
    }
    int end = 0;
    for (int i = 0; i < count; i++) {
      lengths[i] = number(in);
      starts[i] += end;
      end = starts[i] + lengths[i];
    }
    int last = 0;
    for (int i = 0; i < count; i++) {
      int distance = number(in);
      targets[i] = last + (distance >>> 1 ^ -(distance & 1));
      last = targets[i];
    }
    return new CodeMap(starts, lengths, targets);
  }

  /// Seven bits in a byte, the lowest first.
  private static int number(InputStream in) throws IOException {
    int number = 0;
    for (int shift = 0; ; shift += 7) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the conversions end too early");
      }
      number |= (next & 0x7F) << shift;
      if (next < 0x80) {
        return number;
      }
    }
  }
}
