package org.gajah.oracle.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.engine.GajahServer;
import org.junit.jupiter.api.Test;

/// Columns of a cluster of 17.12 or later have versions, and values of row types are marked with
/// them. The oracle is older, so the versions are put into its catalogs by hand; what must become
/// of them, and the bytes of a marked value, were seen with a server of 17.12.
class ColumnVersionsTest {
  private static final long TYPE_VERSION = 0x0001_0002_0176_DF58L;
  private static final long TABLE_VERSION = 0x0000_0000_0016_0000L;

  @Test
  void valuesAreMarkedAndVersionsKeptUp() throws Exception {
    try (OracleServer server = OracleServer.initialise(Oracle.installed(), List.of())) {
      server.startAgain();
      server.psql("create extension pageinspect");
      server.psql("create type pair as (a int, b text)");
      server.psql("create table t (k int, x pair, n int, c int)");
      server.psql("create table plain (k int)");
      version(server, "pair", TYPE_VERSION);
      version(server, "t", TABLE_VERSION);
      String type = server.psql("select 'pair'::regtype::oid").strip();
      server.stop();

      List<String> options = changedByGajah(server);
      assertThat(options.subList(0, 2))
          .containsExactly(
              "k {pg_attver=%d}".formatted(TABLE_VERSION),
              "x {pg_attver=%d}".formatted(TABLE_VERSION));
      assertThat(options.get(2)).matches("n \\{pg_attver=\\d+,n_distinct=4}");
      long changed = Long.parseLong(options.get(2).replaceAll("\\D*(\\d+).*", "$1"));
      assertThat(changed).isGreaterThan(TABLE_VERSION);
      assertThat(options.get(3)).isEqualTo("c {pg_attver=%d}".formatted(changed));
      assertThat(options.get(4)).matches("z \\{pg_attver=\\d+}");
      long added = Long.parseLong(options.get(4).replaceAll("\\D*(\\d+).*", "$1"));
      assertThat(added).isGreaterThan(changed);
      assertThat(options.subList(5, options.size())).containsExactly("k null", "more null");

      server.startAgain();
      String row =
          server.psql("select encode(t_data, 'hex') from heap_page_items(get_raw_page('t', 0))");
      String number = "%08x".formatted(Integer.reverseBytes(Integer.parseInt(type)));
      assertThat(row).contains("58df7601" + number + "01000200fcff" + "0200" + "020c" + "18");
      assertThat(server.psql("select k, x, (x).b, n, c, z from t").strip())
          .isEqualTo("1|(7,seven)|seven|3|4|5");
      server.stop();
    }
  }

  private static void version(OracleServer server, String relation, long version) {
    server.psql(
        ("update pg_attribute set attoptions = array['pg_attver=%d']"
                + " where attnum > 0 and attrelid = '%s'::regclass")
            .formatted(version, relation));
  }

  /// What the columns' options are after that.
  private static List<String> changedByGajah(OracleServer server)
      throws IOException, SQLException, InterruptedException {
    Path log = server.directory().resolve("gajah.log");
    GajahServer gajah = GajahServer.start(server.data(), server.port(), server.directory(), log);
    try (Connection connection = server.connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("insert into t values (1, row(7, 'seven'), 3, 4)");
      statement.execute("alter table t alter column n set (n_distinct = 4)");
      statement.execute("alter table t alter column c set (n_distinct = 5)");
      statement.execute("alter table t alter column c reset (n_distinct)");
      statement.execute("alter table t alter column n type bigint");
      statement.execute("alter table t add column z int default 5");
      statement.execute("alter table plain add column more int");
      List<String> options = new ArrayList<>();
      try (ResultSet rows =
          statement.executeQuery(
              "select attname, attoptions from pg_attribute where attnum > 0 and attrelid in"
                  + " ('t'::regclass, 'plain'::regclass) order by attrelid, attnum")) {
        while (rows.next()) {
          options.add(rows.getString(1) + " " + rows.getString(2));
        }
      }
      return options;
    } finally {
      gajah.stop();
    }
  }
}
