package org.gajah.oracle.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gajah.base.seam.RealDisk;
import org.gajah.base.seam.Threads;
import org.gajah.cli.Gajah;
import org.gajah.cli.terminal.Surroundings;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// `gajah inspect` shows of a stopped cluster of the real server what psql showed of it.
class InspectTest {
  private static final List<String> SCRIPT =
      List.of(
          "create type mood as enum ('sad', 'happy'); create type pair as (a int, b text)",
          "create domain score as int check (value > 0)",
          "create table usual (b bool, i2 int2, i4 int4, i8 int8, f4 float4, f8 float8, n numeric,"
              + " t text, v varchar(9), c char(5), \"char\" \"char\", name name, d date, tm time,"
              + " ttz timetz, ts timestamp, tstz timestamptz, iv interval, by bytea, u uuid,"
              + " j json, jb jsonb, m mood, s score, p pair,"
              + " r int4range, nr numrange, ia int[], ta text[], da date[][], pa pair[], o oid,"
              + " x xid, tid tid, lsn pg_lsn, na name[])",
          "insert into usual values (true, -1, 2147483647, -9223372036854775808, 1.5, -0.1, 12345.678901,"
              + " 'text with | and \"', 'var', 'ab', 'x', 'a name', '2024-02-29', '12:34:56.789',"
              + " '01:02:03+04', '1999-12-31 23:59:59.999999', '2024-06-01 12:00:00+00',"
              + " '1 year 2 days 03:04:05', '\\x00ff10', '01234567-89ab-cdef-0123-456789abcdef',"
              + " '{\"a\": [1, 2]}', '{\"b\": {\"c\": null}, \"a\": 1.50}', "
              + " 'happy', 7, row(1, 'a \"quoted\", value'), '[1,5)',"
              + " '(,2.5]', '{1,NULL,3}', '{\"a b\",c,\"NULL\",\"\"}', '{{2020-01-01,2020-01-02}}',"
              + " array[row(1, null)::pair, row(null, 'x y')::pair], 4294967295, '99', '(3,4)',"
              + " '16/B374D848', '{one,two}')",
          "create function one() returns int language sql as 'select 1'",
          "create schema hidden; create table hidden.thing (a int); create function hidden.one(text, int[])"
              + " returns int language sql as 'select 1'; create type hidden.kind as enum ('x')",
          "create collation hidden.order from \"C\"; create role \"odd role\"",
          "create function hidden.plus(int, text) returns int language sql as 'select 1'; create"
              + " operator hidden.+ (leftarg = int, rightarg = text, function = hidden.plus)",
          "insert into usual (b) values (false), (null)",
          "insert into usual (f8, f4, n, d, ts, r) values ('NaN', 'Infinity', '-Infinity', 'infinity',"
              + " '-infinity', 'empty'), (1e300, 1e-30, 1e-20, '0044-03-15 BC', '0001-01-01', '[,]')",
          "create table long (id int primary key, plain text, packed text, far text, numbers int[])",
          "alter table long alter far set storage external, alter plain set storage main",
          "insert into long select g, repeat('m', g * 10), repeat('packed ', g * 300),"
              + " (select string_agg(md5((g * 1000 + h)::text), '') from generate_series(1, g * 40) h),"
              + " array(select generate_series(1, g * 200)) from generate_series(1, 25) g",
          "update long set plain = plain || '!' where id % 2 = 0; delete from long where id % 5 = 0",
          "create table changed (a int, gone text, c int)",
          "insert into changed select g, 'gone ' || g, g from generate_series(1, 5) g",
          "alter table changed drop column gone",
          "alter table changed add column e text default 'added', add column f int default 42,"
              + " add column g numeric(8, 2) default 1.25, add column h int, add column i text[] default '{x,y}'",
          "insert into changed values (6, 6, 'new', 1, 2, 3, null); alter table changed drop column c",
          "create table undone (a int); insert into undone select generate_series(1, 10)",
          "begin; insert into undone values (11); update undone set a = -a where a < 4; delete from"
              + " undone where a = 5; rollback",
          "begin; delete from undone where a = 6; savepoint s; delete from undone where a = 7;"
              + " rollback to s; update undone set a = 80 where a = 8; commit",
          "begin; select * from undone where a = 9 for update; commit",
          "create table locked (a int primary key, b int); insert into locked values (1, 1), (2, 2)",
          "create table refers (a int references locked); begin; insert into refers values (1);"
              + " savepoint x; select * from locked where a = 1 for update; update locked set b = 5"
              + " where a = 1; commit",
          "create materialized view seen as select a from undone where a > 3",
          "create sequence counter start 5; select nextval('counter')",
          "create schema other; create table other.\"Odd name\" (\"A b\" int); insert into"
              + " other.\"Odd name\" values (1)",
          "create view looked as select 1");

  /// Literals of every base type of `pg_catalog` that has an input function. Not built yet are
  /// those of [#NOT_BUILT].
  private static final Map<String, List<String>> LITERALS =
      Map.ofEntries(
          entry("aclitem", "postgres=arwd*/postgres", "=r/postgres", "\"odd role\"=r/postgres"),
          entry("bit", "1", "0"),
          entry("bool", "t", "f"),
          entry("box", "(1,2),(3.5,-4)", "(0,0),(1e300,1e-7)"),
          entry("bpchar", "a b ", "", "é"),
          entry("bytea", "\\x00ff", ""),
          entry("char", "x", "\\303", ""),
          entry("cid", "0", "4294967295"),
          entry("cidr", "10.0.0.0/8", "2001:db8::/32", "1.2.3.4/32"),
          entry("circle", "<(1,2),3.25>", "<(0,0),0>"),
          entry("date", "2024-02-29", "infinity", "0044-03-15 BC"),
          entry("float4", "1.1", "NaN", "-Infinity", "1e-40"),
          entry("float8", "0.1", "-0", "5e-324"),
          entry("inet", "192.168.1.5/24", "::1", "::ffff:1.2.3.4"),
          entry("int2", "-32768"),
          entry("int4", "-2147483648"),
          entry("int8", "-9223372036854775808"),
          entry("int2vector", "1 2 -3", ""),
          entry("interval", "1 year -2 mons 3 days -04:05:06.7", "0", "infinity", "-1 day"),
          entry("json", "{\"a\": [1,  2]}"),
          entry("jsonb", "{\"a\": [1,  2.50], \"b\": {}}", "\"é\"", "[]"),
          entry("line", "{1,-2,3}"),
          entry("lseg", "[(1,2),(3,4)]"),
          entry("macaddr", "08:00:2b:01:02:03"),
          entry("macaddr8", "08:00:2b:01:02:03:04:05"),
          entry("money", "-1234.56", "0.01", "12345678.90"),
          entry("name", "a name", ""),
          entry("numeric", "123.4500", "NaN", "-Infinity", "1e-20", "1e40"),
          entry("oid", "4294967295"),
          entry("oidvector", "1 4294967295", ""),
          entry("path", "[(1,2),(3,4)]", "((1,2),(3,4),(5,6))"),
          entry("pg_lsn", "16/B374D848", "0/0"),
          entry("pg_snapshot", "10:20:10,14,15", "10:10:"),
          entry("point", "(1,2)", "(NaN,-Infinity)"),
          entry("polygon", "((1,2),(3,4),(5,6))"),
          entry("refcursor", "cursor"),
          entry("regclass", "pg_class", "hidden.thing", "usual", "0", "4000000000"),
          entry("regcollation", "\"C\"", "hidden.order", "-"),
          entry("regconfig", "english", "0"),
          entry("regdictionary", "simple"),
          entry("regnamespace", "hidden", "pg_catalog"),
          entry("regoper", "#-", "hidden.+", "0"),
          entry("regoperator", "+(integer,integer)", "hidden.+(integer,text)", "-(NONE,integer)"),
          entry("regproc", "now", "one", "0", "4000000000"),
          entry("regprocedure", "hidden.one(text, int[])", "abs(bigint)", "now()"),
          entry("regrole", "\"odd role\"", "pg_read_all_data"),
          entry("regtype", "hidden.kind", "timestamp[]", "usual", "\"char\""),
          entry("text", "text", "", "two words"),
          entry("tid", "(4294967295,65535)"),
          entry("time", "12:34:56.789", "24:00:00"),
          entry("timestamp", "1999-12-31 23:59:59.999999", "-infinity"),
          entry("timestamptz", "2024-06-01 12:00:00+02"),
          entry("timetz", "01:02:03-04:30"),
          entry("txid_snapshot", "10:20:10,14,15"),
          entry("uuid", "01234567-89ab-cdef-0123-456789abcdef"),
          entry("varbit", "10110", "", "111111110"),
          entry("varchar", "var", ""),
          entry("xid", "99", "4294967295"),
          entry("xid8", "18446744073709551615"),
          entry("xml", "<a>b &amp; c</a>"));

  private static final Set<String> NOT_BUILT = Set.of("jsonpath", "tsquery", "tsvector");

  /// Their input functions refuse every text.
  private static final Set<String> WITHOUT_INPUT =
      Set.of(
          "gtsvector",
          "pg_brin_bloom_summary",
          "pg_brin_minmax_multi_summary",
          "pg_dependencies",
          "pg_mcv_list",
          "pg_ndistinct",
          "pg_node_tree");

  private static final List<String> RANGES =
      List.of(
          "int4range [1,5) [,] empty (,3]",
          "int8range [1,9223372036854775807) empty (,)",
          "numrange (1.5,2.50] [,3) empty",
          "daterange [2024-01-01,2024-02-01) (,infinity]",
          "tsrange [\"2024-01-01_00:00:00\",) empty",
          "tstzrange (,\"2024-01-01_00:00:00+00\"]");

  private static Map.Entry<String, List<String>> entry(String type, String... literals) {
    return Map.entry(type, List.of(literals));
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /// A table with a column for each type, a row for each literal; another with their arrays, and
  /// with ranges and multiranges and a domain, a composite and an array of each.
  private static String everyType() {
    Map<String, List<String>> columns = new TreeMap<>(LITERALS);
    for (String range : RANGES) {
      List<String> words = List.of(range.replace('_', ' ').split(" (?=[\\[(e])"));
      columns.put(words.getFirst(), words.subList(1, words.size()));
      String many = words.getFirst().replace("range", "multirange");
      columns.put(many, List.of("{}", "{" + words.get(1) + "}"));
    }
    columns.put("nummultirange", List.of("{[1,2),(3.5,4.25],[7,)}", "{}"));
    columns.put("datemultirange", List.of("{(,2020-01-01),[2024-01-01,2024-02-01)}"));
    StringBuilder script = new StringBuilder();
    script.append("create table unusual (v tsvector); insert into unusual values ('word');");
    columns.forEach((type, literals) -> {
      String of = type.equals("char") ? "\"char\"" : type;
      script.append("create domain d_%s as %s;".formatted(type, of));
      script.append("create type c_%s as (a int2, v %s, z text);".formatted(type, of));
      String shape = "v %s, vs %s[], d d_%s, c c_%s, cs c_%s[]".formatted(of, of, type, type, type);
      script.append("create table every_%s (%s);".formatted(type, shape));
      for (String text : literals) {
        String v = literal(text) + "::" + of;
        script.append(
            "insert into every_%s values (%s, array[%s, null, %s], %s, (1, %s, 'z'), array[(2, %s, null)::c_%s]);"
                .formatted(type, v, v, v, v, v, v, type));
      }
    });
    return script.toString();
  }

  private static final List<String> TABLES =
      List.of(
          "usual",
          "long",
          "changed",
          "undone",
          "locked",
          "refers",
          "seen",
          "counter",
          "other.\"Odd name\"",
          "pg_catalog.pg_amop",
          "pg_catalog.pg_cast",
          "pg_catalog.pg_enum");

  private static OracleServer server;
  private static final Map<String, String> EXPECTED = new LinkedHashMap<>();
  private static final List<String> EVERY = new ArrayList<>();
  private static String databases = "";
  private static String baseTypes = "";

  @BeforeAll
  static void make() throws IOException {
    server = OracleServer.start("timezone = 'UTC'", "log_timezone = 'UTC'");
    Path script = server.directory().resolve("script.sql");
    Files.writeString(script, String.join(";\n", SCRIPT) + ";\n" + everyType());
    server.psql("postgres", script);
    EVERY.addAll(
        server
            .psql("select relname from pg_class where relname like 'every\\_%' order by 1")
            .lines()
            .toList());
    baseTypes =
        server.psql(
            "select typname from pg_type where typtype = 'b' and typnamespace = 11 and not (typelem <>"
                + " 0 and typname like '\\_%') order by 1");
    for (String table : EVERY) {
      EXPECTED.put(table, Twins.exactly(server, "", "-A", "-c", "select * from " + table));
    }
    for (String table : TABLES) {
      EXPECTED.put(table, Twins.exactly(server, "", "-A", "-c", "select * from " + table));
    }
    databases =
        Twins.psql(
            server,
            "",
            "-A",
            "-c",
            "select oid, datname as name, pg_encoding_to_char(encoding) as encoding,"
                + " dattablespace as tablespace from pg_database order by datname");
    server.stop();
  }

  @AfterAll
  static void delete() {
    server.close();
  }

  private record Told(int status, String out, String err) {}

  private static Told gajah(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(
            new RealDisk(RealDisk.Ownership.PRIVATE),
            Threads.platform(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            server.directory(),
            Map.of(),
            ZoneOffset.UTC);
    int status = Gajah.run(surroundings, words);
    return new Told(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static Told inspect(String... words) {
    String[] all = new String[words.length + 3];
    all[0] = "inspect";
    all[1] = "-D";
    all[2] = server.data().toString();
    System.arraycopy(words, 0, all, 3, words.length);
    return gajah(all);
  }

  @Test
  void rowsAreThoseThatPsqlShows() {
    EXPECTED.forEach((table, expected) -> {
      Told told = inspect("postgres", table.replace("\"", ""));
      assertThat(told.err).as(table).isEmpty();
      assertThat(told.out).as(table).isEqualTo(expected);
    });
  }

  @Test
  void everyBuiltInTypeIsAmongThem() {
    Set<String> known = new TreeSet<>(LITERALS.keySet());
    known.addAll(NOT_BUILT);
    known.addAll(WITHOUT_INPUT);
    assertThat(baseTypes.lines()).containsExactlyElementsOf(known);
  }

  @Test
  void databasesAndTablesAreListed() {
    assertThat(inspect().out).isEqualTo(databases);
    String tables = inspect("postgres").out;
    assertThat(tables)
        .contains("public|undone|table|9|8192\n", "other|Odd name|table|1|8192\n")
        .contains("public|counter|sequence|1|8192\n", "public|seen|materialized view|")
        .doesNotContain("pg_class");
    assertThat(inspect("-S", "postgres").out).contains("pg_catalog|pg_class|table|");
  }

  /// Types that Gajah cannot print yet are shown as they are stored.
  @Test
  void whatCannotBePrintedIsShownInHexadecimal() {
    assertThat(inspect("postgres", "unusual").out).matches("v\n\\\\x[0-9a-f]+\n\\(1 row\\)\n");
  }

  @Test
  void aLimitIsALimit() {
    Told told = inspect("postgres", "long", "--limit", "2");
    assertThat(told.out.lines()).hasSize(4);
    assertThat(told.out).endsWith("(2 rows)\n");
    assertThat(inspect("postgres", "undone", "--limit", "0").out).isEqualTo("a\n(0 rows)\n");
  }

  @Test
  void refusalsSayWhy() throws IOException {
    for (String[] words :
        new String[][] {
          {"nowhere", "", "database \"nowhere\" does not exist"},
          {"postgres", "nothing", "relation \"nothing\" does not exist"},
          {"postgres", "looked", "\"looked\" is a view and has no rows of its own"},
        }) {
      Told told =
          inspect(Arrays.stream(words).limit(2).filter(w -> !w.isEmpty()).toArray(String[]::new));
      assertThat(told.status).isEqualTo(1);
      assertThat(told.err).isEqualTo("gajah inspect: error: " + words[2] + "\n");
    }
    assertThat(gajah("inspect", "-D", "/nowhere").err)
        .isEqualTo("gajah inspect: error: \"/nowhere\" is no data directory\n");
    assertThat(gajah("inspect", "--help").out).contains("Examples:", "gajah inspect -D data shop");
    assertThat(Oracle.installed().home()).exists();
  }

  @Test
  void aRunningClusterIsLeftAlone() {
    OracleServer running = OracleServer.adopt(Oracle.installed(), server.data());
    try {
      running.startAgain();
      Told told = gajah("inspect", "-D", running.data().toString(), "postgres", "undone");
      assertThat(told.status).isEqualTo(1);
      assertThat(told.out).isEmpty();
      assertThat(told.err).contains("is running in").contains("stop it first");
    } finally {
      running.close();
    }
  }
}
