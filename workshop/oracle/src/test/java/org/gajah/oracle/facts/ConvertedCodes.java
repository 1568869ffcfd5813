package org.gajah.oracle.facts;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gajah.oracle.OracleServer;
import org.gajah.text.encoding.Encoding;

/// What the oracle converts the characters of an encoding to, one by one.
public final class ConvertedCodes {
  private static final String FUNCTION =
      """
      create or replace function mapped(code bytea, src name, dst name) returns bytea
      language plpgsql as $$
      begin
        return convert(code, src, dst);
      exception when others then
        return null;
      end $$
      """;

  private static final String PAIRS =
      """
      select pg_encoding_to_char(conforencoding), pg_encoding_to_char(contoencoding)
      from pg_conversion where condefault order by conforencoding, contoencoding
      """;

  /// Two encodings with a conversion from the first to the second.
  public record Pair(Encoding from, Encoding to) {}

  private final OracleServer oracle;

  /// @param oracle whose databases are in UTF8
  public ConvertedCodes(OracleServer oracle) {
    this.oracle = oracle;
    oracle.psql(FUNCTION);
  }

  public List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (String line : oracle.psql(PAIRS).split("\n")) {
      String[] names = line.split("\\|");
      pairs.add(new Pair(Encoding.valueOf(names[0]), Encoding.valueOf(names[1])));
    }
    return pairs;
  }

  /// The characters that have an equivalent, with it, ascending: strings of a `char` for each byte.
  public SortedMap<String, String> of(Pair pair) {
    SortedMap<String, String> found = new TreeMap<>();
    for (String candidates : candidates(pair)) {
      String sql =
          """
          select encode(c, 'hex') || ' ' || encode(m, 'hex')
          from (select c, mapped(c, '%s', '%s') as m from (%s) x(c) offset 0) y
          where m is not null
          """
              .formatted(pair.from, pair.to, candidates);
      for (String line : oracle.psql(sql).split("\n")) {
        if (!line.isEmpty()) {
          String[] words = line.split(" ");
          found.put(bytes(words[0]), bytes(words[1]));
        }
      }
    }
    return found;
  }

  private static String bytes(String hex) {
    return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
  }

  private static String series(long first, long last) {
    return "select decode(to_hex(n), 'hex') from generate_series(%d::int8, %d) n"
        .formatted(first, last);
  }

  /// Bytes from A1 to FE in the last two places.
  private static String planes(int first, int last) {
    return planes(first, last, 0xA1, 0xFE);
  }

  /// Bytes from `low` to `high` in the last two places.
  private static String planes(int first, int last, int low, int high) {
    return """
    select decode(to_hex(p), 'hex') || decode(to_hex(n), 'hex') from generate_series(%d::int8, %d) p,
    generate_series(%d, %d) n where n & 255 between %d and %d
    """
        .formatted(first, last, low << 8 | low, high << 8 | high, low, high);
  }

  private static String codePoints(int first, int last) {
    return "select convert_to(chr(n), 'UTF8') from generate_series(%d, %d) n"
        .formatted(first, last);
  }

  /// Queries for all that may have an equivalent, and more.
  private static List<String> candidates(Pair pair) {
    List<String> queries = new ArrayList<>();
    if (pair.from == Encoding.UTF8) {
      queries.add(codePoints(1, 0xD7FF));
      queries.add(codePoints(0xE000, pair.to.singleByte() ? 0xFFFF : 0x2FFFF));
      return queries;
    }
    queries.add(series(0x10, 0xFF));
    if (pair.from.maxLength() > 1) {
      queries.add(series(0x8000, 0xFFFF));
    }
    switch (pair.from) {
      case EUC_JP, EUC_JIS_2004, EUC_KR, EUC_CN, JOHAB -> queries.add(planes(0x8E, 0x8F));
      case EUC_TW -> queries.add(planes(0x8EA1, 0x8EB0));
      case MULE_INTERNAL -> {
        // Their bytes are only looked at where a table is.
        queries.add(planes(0x90, 0x9B, 0x80, 0xFF));
        if (pair.to == Encoding.EUC_TW || pair.to == Encoding.BIG5) {
          queries.add(planes(0x9DF0, 0x9DFE, 0x80, 0xFF));
        }
      }
      case GB18030 -> queries.add(FOUR_BYTES);
      default -> {}
    }
    return queries;
  }

  private static final String FOUR_BYTES =
      """
      select set_byte(set_byte(set_byte(set_byte('\\x00000000', 0, 129 + n / 12600), 1, 48 + n / 1260 %
      10), 2, 129 + n / 10 % 126), 3, 48 + n % 10) from generate_series(0, 1587599) n
      """;
}
