package org.gajah.oracle.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.gajah.catalog.rows.SystemCatalogs;
import org.gajah.catalog.source.CatalogTable;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The real server runs on a cluster that was made of nothing, finds every row and is content with
/// every page.
class BootstrapTest {
  @ParameterizedTest
  @CsvSource({"16, false", "1, true", "64, true"})
  void theRealServerGoesOnWithIt(int segmentMegabytes, boolean checksums)
      throws IOException, SQLException {
    List<String> options = List.of("--wal-segsize=" + segmentMegabytes);
    try (OracleServer server = OracleServer.initialise(Oracle.installed(), options)) {
      List<String> log = BareCluster.replace(server, segmentMegabytes << 20, checksums);
      assertThat(log).noneMatch(line -> line.startsWith("WARNING"));
      String control = server.run("pg_controldata", server.data().toString());
      assertThat(control)
          .contains("shut down")
          .containsPattern("Bytes per WAL segment: +" + (segmentMegabytes << 20) + "\n")
          .containsPattern("Data page checksum version: +" + (checksums ? 1 : 0) + "\n");
      if (checksums) {
        server.run("pg_checksums", "--check", "-D", server.data().toString());
      }
      server.startAgain();
      try (Connection connection = server.connect("template1")) {
        checkRows(connection);
      }
      checkPages(server);
      // Dictionaries and the procedural language work.
      assertThat(
              server.psql("template1", "select to_tsvector('english', 'the runners were running')"))
          .isEqualTo("'run':4 'runner':2\n");
      server.psql("template1", "do $$ begin perform 1; end $$");
      server.psql(
          "template1", "drop extension plpgsql; drop text search template snowball cascade");
      // The real server makes on it what it likes.
      server.psql(
          "template1",
          "create table t as select g, 'text' || g as x from generate_series(1, 1000) g");
      server.psql("template1", "create database other");
      assertThat(server.psql("template1", "select count(*), max(x) from t"))
          .isEqualTo("1000|text999\n");
      server.stop();
      assertThat(server.log()).doesNotContain("PANIC").doesNotContain("WARNING");
    }
  }

  private static void checkRows(Connection connection) throws SQLException {
    try (OracleServer untouched = OracleServer.start();
        Connection other = untouched.connect("template1")) {
      for (CatalogTable<?> table : SystemCatalogs.ALL) {
        assertThat(BeginningRows.of(connection, table))
            .as(table.name())
            .isEqualTo(BeginningRows.of(other, table));
      }
      assertThat(NamedRowsOf.read(connection)).isEqualTo(NamedRowsOf.read(other));
    }
  }

  private static void checkPages(OracleServer server) {
    server.psql("template1", "create extension amcheck");
    assertThat(
            server.psql(
                "template1",
                "select c.oid::regclass, v.* from pg_class c, verify_heapam(c.oid) v"
                    + " where relkind in ('r', 't')"))
        .isEmpty();
    String indexes =
        server.psql(
            "template1",
            "select count(*) from (select bt_index_parent_check(c.oid, true, true) from pg_class c"
                + " join pg_index on indexrelid = c.oid where relkind = 'i') checked");
    assertThat(Integer.parseInt(indexes.strip())).isGreaterThan(150);
  }
}
