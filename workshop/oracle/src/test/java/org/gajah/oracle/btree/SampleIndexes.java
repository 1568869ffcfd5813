package org.gajah.oracle.btree;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.Psql;

/// Tables of the real server with one B-tree index each, of many types and kinds. The index of
/// table `t` is `t_i`, its key columns are `c0`, `c1`, ...
final class SampleIndexes {
  private static final int ROWS = 4000;

  /// Expressions over the row's number `g` and a scrambled number `h`, for tables with an index on
  /// one column.
  private static final List<String> EXPRESSIONS =
      List.of(
          "h::int2",
          "h",
          "h % 100",
          "h::int8 * 5000000000",
          "h::oid",
          "h % 2 = 0",
          "chr(h % 127 + 1)::\"char\"",
          "(case h % 50 when 0 then 'NaN' when 1 then 'inf' else (h / 7)::text end)::float4",
          "(case h % 50 when 0 then 'NaN' when 1 then '-inf' else (h * 1.5)::text end)::float8",
          "md5(h::text)",
          "repeat('x', h % 600) || h % 50",
          "left(md5(h::text), 3)::bpchar(8)",
          "left(md5(h::text), 5)::varchar",
          "('n' || h % 900)::name",
          "decode(md5(h::text), 'hex')",
          "md5(h::text)::uuid",
          "(h / 3.0)::numeric",
          "case h % 90 when 0 then 'NaN' when 1 then '-Infinity' else '1e' || h % 300 end::numeric",
          "date '2000-01-01' + h % 5000",
          "time '00:00' + h * interval '1 second'",
          "(time '00:00' + h % 3000 * interval '1 minute') at time zone 'UTC'",
          "timestamp '2001-02-03' + h * interval '1 minute'",
          "timestamptz '2001-02-03 00:00+00' - h * interval '1 hour'",
          "h % 60 * interval '1 day' + h % 40 * interval '24 hours'",
          "pg_lsn '0/0' + h",
          "(h::text)::xid8",
          "format('(%s,%s)', h % 100, h % 7)::tid",
          "(h % 40 || ' ' || h % 3)::oidvector",
          "jsonb_build_object('a', h % 50, 'b', array[h % 3, 1])",
          "to_jsonb(h % 1000)",
          "(h::numeric / 100)::money",
          "('08:00:2b:01:02:' || to_hex(h % 90 + 100))::macaddr",
          "('08:00:2b:01:02:03:04:' || to_hex(h % 90 + 100))::macaddr8");

  /// Columns and index definitions of other tables.
  private static final List<List<String>> OTHERS =
      List.of(
          List.of("h % 30 as c0, h / 9 as c1", "(c0, c1)"),
          List.of("h % 30 as c0, left(md5(h::text), 2) as c1, g as c2", "(c0, c1, c2)"),
          List.of("h % 90 as c0", "(c0 desc)"),
          List.of("h % 90 as c0", "(c0 nulls first)"),
          List.of("h % 90 as c0, h % 11 as c1", "(c0 desc nulls last, c1 nulls first)"),
          List.of("h % 9 as c0, md5(h::text) as c1, h as c2", "(c0, c1 desc, c2 desc)"),
          List.of("h as c0, md5(h::text) as p, g as q", "(c0) include (p, q)"),
          List.of("h % 20 as c0, h % 3 as c1, repeat('y', 40) as p", "(c0, c1) include (p)"),
          List.of("h % 20 as c0", "(c0) with (deduplicate_items = off)"),
          List.of("h % 20 as c0", "(c0) with (fillfactor = 40)"),
          List.of("md5(h::text) as c0", "(c0 text_pattern_ops)"),
          List.of("left(md5(h::text), 2)::bpchar(6) as c0", "(c0 bpchar_pattern_ops)"),
          List.of("(chr(h % 60 + 60) || chr(h % 50 + 200)) collate \"de-x-icu\" as c0", "(c0)"),
          List.of("(chr(h % 60 + 60) || h % 3) collate nocase as c0", "(c0)"),
          List.of("(chr(h % 60 + 60) || h % 3) collate \"pg_c_utf8\" as c0", "(c0 desc)"));

  private SampleIndexes() {}

  /// Makes the tables, partly filled before their index is built and partly after; many rows are
  /// deleted again, and vacuumed away.
  ///
  /// @return their names
  static List<String> create(OracleServer server) throws IOException {
    List<String> names = new ArrayList<>();
    StringBuilder script =
        new StringBuilder(
            "create collation nocase"
                + " (provider = icu, locale = 'und-u-ks-level2', deterministic = false);\n");
    for (String expression : EXPRESSIONS) {
      names.add(add(script, names.size(), expression + " as c0", "(c0)", false));
    }
    for (List<String> other : OTHERS) {
      names.add(add(script, names.size(), other.get(0), other.get(1), false));
    }
    names.add(add(script, names.size(), "g * 7 as c0", "(c0)", true));
    names.add(add(script, names.size(), "g % 60 as c0, g as c1", "(c0, c1)", true));
    try (Psql psql = server.session()) {
      psql.run(script.toString());
    }
    return names;
  }

  private static String add(
      StringBuilder script, int number, String columns, String definition, boolean unique) {
    String table = "t" + number;
    String rows =
        "(select g, abs(hashint4(g)) %% 32000 as h from generate_series(%d, %d) g"
            + " union all select null, null from generate_series(1, 40)) as numbers";
    script
        .append("create table %s as select %s from ".formatted(table, columns))
        .append(rows.formatted(1, ROWS / 2))
        .append(";\ncreate %s index %s_i on %s ".formatted(unique ? "unique" : "", table, table))
        .append(definition)
        .append(";\ninsert into %s select %s from ".formatted(table, columns))
        .append(rows.formatted(ROWS / 2 + 1, ROWS))
        .append(
            ";\ndelete from %s where ctid in (select ctid from %s where (ctid::text::point)[0] between 5 and 12 or (ctid::text::point)[1]::int %% 5 = 0);\n"
                .formatted(table, table))
        .append("vacuum %s;\n".formatted(table))
        .append("insert into %s select %s from ".formatted(table, columns))
        .append(rows.formatted(ROWS + 1, ROWS + ROWS / 4))
        .append(";\n");
    return table;
  }
}
