package org.gajah.oracle.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.facts.ConvertedCodes.Pair;
import org.gajah.text.encoding.Encoding;
import org.junit.jupiter.api.Test;

/// What the characters of each encoding are in others, as the oracle converts them.
class EncodingFactsTest {
  private static final String FILE =
      "ground/text/src/main/resources/org/gajah/text/encoding/conversions.facts";
  private static final int PAIRS = 0x110000;
  private static final int FOUR = 0x10000;
  private static final int NONE = -1;

  /// Numbers of characters, and those of two code points for one.
  private static final class Table {
    final TreeMap<Integer, Integer> map = new TreeMap<>();
    final List<String> pairs;

    Table(List<String> pairs) {
      this.pairs = pairs;
    }
  }

  @Test
  void conversions() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    ByteArrayOutputStream tables = new ByteArrayOutputStream();
    try (OracleServer oracle = OracleServer.unicode()) {
      ConvertedCodes codes = new ConvertedCodes(oracle);
      List<Pair> pairs = new ArrayList<>(codes.pairs());
      // The way back to UTF8 is known before the way from it.
      pairs.sort((a, b) -> Boolean.compare(a.from() == Encoding.UTF8, b.from() == Encoding.UTF8));
      Map<Encoding, Table> back = new HashMap<>();
      DataOutputStream index = new DataOutputStream(head);
      index.writeByte(pairs.size());
      for (Pair pair : pairs) {
        Table known = pair.from() == Encoding.UTF8 ? back.get(pair.to()) : null;
        Table table = table(pair, codes.of(pair), known == null ? new ArrayList<>() : known.pairs);
        byte[] bytes = deflated(known == null ? table : differences(known, table));
        if (pair.to() == Encoding.UTF8) {
          back.put(pair.from(), table);
        }
        index.writeByte(pair.from().number());
        index.writeByte(pair.to().number());
        index.writeInt(bytes.length);
        tables.writeBytes(bytes);
      }
    }
    head.writeBytes(tables.toByteArray());
    Facts.check(FILE, head.toByteArray());
  }

  private static Table table(Pair pair, SortedMap<String, String> codes, List<String> pairs) {
    Table table = new Table(pairs);
    codes.forEach((from, to) -> {
      if (from.charAt(0) < 0x80) {
        assertThat(to).as("ASCII in %s", pair).isEqualTo(from);
      } else {
        table.map.put(number(pair.from(), from, pairs), number(pair.to(), to, pairs));
      }
    });
    return table;
  }

  private static int number(Encoding encoding, String code, List<String> pairs) {
    byte[] bytes = code.getBytes(StandardCharsets.ISO_8859_1);
    if (encoding == Encoding.UTF8) {
      String text = new String(bytes, StandardCharsets.UTF_8);
      if (text.codePointCount(0, text.length()) == 1) {
        return text.codePointAt(0);
      }
      if (!pairs.contains(text)) {
        pairs.add(text);
      }
      return PAIRS + pairs.indexOf(text);
    }
    if (encoding == Encoding.GB18030 && bytes.length == 4) {
      int high = ((bytes[0] & 0xFF) - 0x81) * 10 + bytes[1] - '0';
      return FOUR + high * 1260 + ((bytes[2] & 0xFF) - 0x81) * 10 + bytes[3] - '0';
    }
    int number = 0;
    for (byte each : bytes) {
      number = number << 8 | (each & 0xFF);
    }
    return number;
  }

  /// What is not as in the inverse of the way back, where the lowest of several wins.
  private static Table differences(Table back, Table table) {
    TreeMap<Integer, Integer> inverse = new TreeMap<>();
    back.map.forEach((code, point) -> inverse.merge(point, code, Math::min));
    Table result = new Table(List.of());
    // Beyond the code points that were asked for there are only runs of GB18030.
    inverse
        .headMap(0x30000)
        .forEach((point, code) -> {
          if (!table.map.containsKey(point)) {
            result.map.put(point, NONE);
          }
        });
    table.map.forEach((point, code) -> {
      if (point < PAIRS && !code.equals(inverse.get(point))) {
        result.map.put(point, code);
      }
    });
    return result;
  }

  private static byte[] deflated(Table table) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try (DeflaterOutputStream stream = new DeflaterOutputStream(out, deflater)) {
      stream.write(encoded(table));
    } finally {
      deflater.end();
    }
    return out.toByteArray();
  }

  private static byte[] encoded(Table table) {
    ByteArrayOutputStream gaps = new ByteArrayOutputStream();
    ByteArrayOutputStream lengths = new ByteArrayOutputStream();
    ByteArrayOutputStream targets = new ByteArrayOutputStream();
    List<int[]> runs = runs(table.map);
    int end = 0;
    int last = 0;
    for (int[] run : runs) {
      put(run[0] - end, gaps);
      put(run[1], lengths);
      int distance = run[2] - last;
      put(distance << 1 ^ distance >> 31, targets);
      end = run[0] + run[1];
      last = run[2];
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    put(table.pairs.size(), all);
    table.pairs.forEach(pair -> pair.codePoints().forEach(point -> put(point, all)));
    put(runs.size(), all);
    all.writeBytes(gaps.toByteArray());
    all.writeBytes(lengths.toByteArray());
    all.writeBytes(targets.toByteArray());
    return all.toByteArray();
  }

  private static List<int[]> runs(SortedMap<Integer, Integer> map) {
    List<int[]> runs = new ArrayList<>();
    map.forEach((from, to) -> {
      int[] run = runs.isEmpty() ? null : runs.getLast();
      boolean none = to == NONE;
      if (run != null
          && run[0] + run[1] == from
          && (none ? run[2] == NONE : run[2] != NONE && run[2] + run[1] == to)) {
        run[1]++;
      } else {
        runs.add(new int[] {from, 1, to});
      }
    });
    return runs;
  }

  private static void put(int number, ByteArrayOutputStream out) {
    int rest = number;
    while (rest >>> 7 != 0) {
      out.write(rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }
}
