package org.gajah.oracle.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.facts.ConvertedCodes;
import org.gajah.oracle.facts.ConvertedCodes.Pair;
import org.gajah.text.encoding.Conversion;
import org.gajah.text.encoding.Encoding;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Texts come out of every conversion as out of the real server's, and are refused in its words.
class ConversionsTest {
  private static final int TEXTS = 150;
  private static final long SEED = Long.getLong("gajah.seed", 20261123);
  private static final HexFormat HEX = HexFormat.of();

  private static final String ANSWER =
      """
      create function answer(t bytea, src name, dst name) returns text language plpgsql as $$
      begin
        return encode(convert(t, src, dst), 'hex');
      exception when others then
        return sqlstate || ' ' || sqlerrm;
      end $$
      """;

  private static OracleServer oracle;
  private static ConvertedCodes codes;

  @BeforeAll
  static void start() {
    oracle = OracleServer.unicode();
    codes = new ConvertedCodes(oracle);
    oracle.psql(ANSWER);
  }

  @AfterAll
  static void stop() {
    oracle.close();
  }

  private static String ours(Pair pair, byte[] text) {
    ByteSink out = new ByteSink(32);
    try {
      pair.from().verify(text, 0, text.length);
      Conversion conversion = Objects.requireNonNull(Conversion.of(pair.from(), pair.to()));
      conversion.convert(text, 0, text.length, out);
      return HEX.formatHex(out.array(), 0, out.length());
    } catch (PgException e) {
      return e.sqlState().code() + " " + e.getMessage();
    }
  }

  @Test
  void conversionsAreThoseOfTheServer() {
    List<Pair> ours = new ArrayList<>();
    for (Encoding from : Encoding.values()) {
      for (Encoding to : Encoding.values()) {
        if (Conversion.exists(from, to)) {
          ours.add(new Pair(from, to));
        }
      }
    }
    assertThat(ours).containsExactlyInAnyOrderElementsOf(codes.pairs());
  }

  /// Random texts, most of them of characters that have an equivalent, some with others, some
  /// damaged.
  @Test
  void textsAreConverted() {
    System.out.println("seed " + SEED);
    Random random = new Random(SEED);
    List<String> different = new ArrayList<>();
    for (Pair pair : codes.pairs()) {
      List<byte[]> texts = texts(pair, random);
      StringBuilder values = new StringBuilder();
      for (int i = 0; i < texts.size(); i++) {
        values.append(i == 0 ? "" : ", ");
        values.append("(%d, '\\x%s'::bytea)".formatted(i, HEX.formatHex(texts.get(i))));
      }
      String sql =
          "select answer(t, '%s', '%s') from (values %s) v(n, t) order by n"
              .formatted(pair.from(), pair.to(), values);
      String[] answers = oracle.psql(sql).split("\n", -1);
      for (int i = 0; i < texts.size(); i++) {
        String ours = ours(pair, texts.get(i));
        if (!ours.equals(answers[i])) {
          different.add(
              "%s of %s: %s, not %s"
                  .formatted(pair, HEX.formatHex(texts.get(i)), ours, answers[i]));
        }
      }
    }
    assertThat(different).isEmpty();
  }

  private static List<byte[]> texts(Pair pair, Random random) {
    List<byte[]> known = known(pair, random);
    List<byte[]> texts = new ArrayList<>();
    for (int i = 0; i < TEXTS; i++) {
      ByteSink text = new ByteSink(32);
      for (int n = 1 + random.nextInt(6); n > 0; n--) {
        byte[] character = known.get(random.nextInt(known.size()));
        text.putBytes(character, 0, character.length);
      }
      byte[] bytes = text.toByteArray();
      if (random.nextInt(4) == 0) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      texts.add(random.nextInt(8) == 0 ? Arrays.copyOf(bytes, bytes.length - 1) : bytes);
    }
    return texts;
  }

  /// What the target's characters are on the way back, and some that it has not got.
  private static List<byte[]> known(Pair pair, Random random) {
    List<byte[]> known = new ArrayList<>();
    characters(
        pair.to(),
        character -> {
          if (pair.to().maxLength() > 1 && random.nextInt(16) != 0) {
            return;
          }
          Conversion back = Conversion.of(pair.to(), pair.from());
          ByteSink out = new ByteSink(8);
          try {
            Objects.requireNonNull(back).convert(character, 0, character.length, out);
            known.add(out.toByteArray());
          } catch (PgException e) {
            assertThat(e.sqlState().code()).isIn("22P05", "22021");
          }
        },
        pair.to() == Encoding.UTF8 || pair.to() == Encoding.GB18030 ? 0x5000 : Integer.MAX_VALUE);
    known.add(new byte[] {'a'});
    for (int i = 0; i < known.size() / 8; i++) {
      if (pair.from() == Encoding.UTF8) {
        int point = 0xE000 + random.nextInt(0x102000);
        known.add(Character.toString(point).getBytes(StandardCharsets.UTF_8));
      }
    }
    return known;
  }

  /// All well-formed characters above ASCII, up to `most`.
  private static void characters(Encoding encoding, Consumer<byte[]> sink, int most) {
    if (encoding == Encoding.UTF8) {
      for (int point = 0x80; point <= 0x10FFFF && point < most; point++) {
        if (point < 0xD800 || point > 0xDFFF) {
          sink.accept(Character.toString(point).getBytes(StandardCharsets.UTF_8));
        }
      }
      return;
    }
    int left = most;
    for (int first = 0x80; first < 0x100 && left > 0; first++) {
      left -= longer(encoding, new byte[] {(byte) first}, sink);
    }
  }

  private static int longer(Encoding encoding, byte[] start, Consumer<byte[]> sink) {
    byte[] probe = Arrays.copyOf(start, 4);
    int size = encoding.characterLength(probe, 0, 4);
    if (start.length >= 2 || size == 1) {
      if (size == start.length) {
        if (encoding.verifiedLength(start, 0, size) == size) {
          sink.accept(start);
          return 1;
        }
        return 0;
      }
    }
    int count = 0;
    if (start.length < encoding.maxLength()) {
      // Only the characters of GB18030 that are longer than two bytes have digits in them.
      int first = encoding == Encoding.GB18030 ? 0x30 : size > 2 ? 0x80 : 1;
      for (int next = first; next < 0x100; next++) {
        byte[] more = Arrays.copyOf(start, start.length + 1);
        more[start.length] = (byte) next;
        count += longer(encoding, more, sink);
      }
    }
    return count;
  }

  /// Every character of every encoding, those beyond the first planes too.
  @Test
  @Tag("long")
  void everyCharacterIsConverted() {
    for (Pair pair : codes.pairs()) {
      SortedMap<String, String> expected = codes.of(pair);
      int[] found = new int[1];
      characters(
          pair.from(),
          character -> {
            String answer = expected.get(new String(character, StandardCharsets.ISO_8859_1));
            String ours = ours(pair, character);
            if (answer != null) {
              found[0]++;
              assertThat(ours)
                  .as("%s of %s", pair, HEX.formatHex(character))
                  .isEqualTo(HEX.formatHex(answer.getBytes(StandardCharsets.ISO_8859_1)));
            } else if (pair.to() != Encoding.GB18030) {
              assertThat(ours)
                  .as("%s of %s", pair, HEX.formatHex(character))
                  .matches("22(P05|021) .*");
            }
          },
          Integer.MAX_VALUE);
      assertThat(found[0])
          .as("%s", pair)
          .isEqualTo(expected.keySet().stream().filter(key -> key.charAt(0) > 127).count());
      System.out.println(pair + ": " + found[0]);
      if (pair.from() == Encoding.UTF8 && !pair.to().singleByte()) {
        assertThat(beyondAsAsked(pair)).as("%s beyond", pair).isEqualTo(beyond(pair));
      }
    }
  }

  /// How many code points beyond the first planes have an equivalent, and a digest of them all.
  private static String beyondAsAsked(Pair pair) {
    String sql =
        """
        select count(m), md5(string_agg(encode(m, 'hex'), '' order by n))
        from (select n, mapped(convert_to(chr(n), 'UTF8'), 'UTF8', '%s') m
              from generate_series(x'30000'::int, x'10ffff'::int) n offset 0) x
        where m is not null
        """
            .formatted(pair.to());
    return oracle.psql(sql).strip();
  }

  private static String beyond(Pair pair) {
    StringBuilder all = new StringBuilder();
    int count = 0;
    for (int point = 0x30000; point <= 0x10FFFF; point++) {
      String ours = ours(pair, Character.toString(point).getBytes(StandardCharsets.UTF_8));
      if (!ours.startsWith("22P05")) {
        all.append(ours);
        count++;
      }
    }
    return count == 0 ? "0|" : count + "|" + md5(all.toString());
  }

  private static String md5(String text) {
    try {
      return HEX.formatHex(
          MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
