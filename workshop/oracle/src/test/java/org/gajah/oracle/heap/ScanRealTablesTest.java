package org.gajah.oracle.heap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gajah.oracle.OracleServer;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.recovery.cluster.StorageSettings;
import org.gajah.transaction.Snapshot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// All tables of a cluster that the real server has stopped, catalogs and TOAST tables included,
/// hold the same rows for us as for itself.
final class ScanRealTablesTest {
  private static final String[] HISTORY = {
    "create table plain (id int primary key, n int8, flag bool, body text, f float8, name name)",
    "insert into plain select i, i * 1000000000::int8, i % 2 = 0, repeat('x', i % 150), i / 3.0,"
        + " 'n' || i from generate_series(1, 5000) i",
    "update plain set n = -n where id % 3 = 0",
    "delete from plain where id % 7 = 0",
    "create table long (id int, pglz text, lz4 text compression lz4, external text, main text)",
    "alter table long alter external set storage external, alter main set storage main",
    "insert into long select i, repeat('pglz' || i, i * 30), repeat('lz4' || i, i * 30),"
        + " repeat('e', i * 40), repeat('main' || i, i * 20) from generate_series(1, 300) i",
    "insert into long select i, string_agg(md5(j::text), ''), string_agg(md5(j::text), ''), null,"
        + " string_agg(md5(j::text), '') from generate_series(301, 330) i,"
        + " generate_series(1, 200) j group by i",
    "update long set pglz = pglz || '!' where id % 2 = 0",
    "update long set id = id where id % 3 = 0",
    "delete from long where id % 11 = 0",
    "create table frozen (id int, body text)",
    "insert into frozen select i, 'frozen ' || i from generate_series(1, 3000) i",
    "vacuum (freeze) frozen",
    "update frozen set body = 'melted' where id % 500 = 0",
    "create table added (id int)",
    "insert into added select generate_series(1, 100)",
    "alter table added add more int default 42, add text text default 'added later'",
    "insert into added values (101, 1, null)",
    "alter table added drop column more",
    "insert into added values (102, 'after')",
    "create table nested (id int, n int)",
    "begin; insert into nested values (1, 1); savepoint a; insert into nested values (2, 1);"
        + " update nested set n = 2; rollback to a; insert into nested values (3, 1); savepoint b;"
        + " update nested set n = n + 10; release b; delete from nested where id = 3; commit",
    "begin; insert into nested select generate_series(10, 20); rollback",
    "create table locked (id int primary key, n int)",
    "insert into locked select i, 0 from generate_series(1, 100) i",
    "create table hot (id int primary key, n int) with (fillfactor = 50)",
    "insert into hot select i, 0 from generate_series(1, 500) i",
    "update hot set n = n + 1",
    "update hot set n = n + 1",
    "update hot set n = n + 1",
    "create unlogged table unlogged as select generate_series(1, 100) i",
    "create materialized view matview as select * from plain where id < 100",
    "analyze",
  };

  @Test
  void everyTableIsReadAlike() throws SQLException, IOException {
    try (OracleServer server = OracleServer.start("autovacuum = off")) {
      try (Connection connection = server.connect("postgres");
          Statement statement = connection.createStatement()) {
        for (String sql : HISTORY) {
          statement.execute(sql);
        }
      }
      lockTogether(server);
      compareAll(server);
    }
  }

  /// Rows that are locked, and updated, by several transactions.
  private static void lockTogether(OracleServer server) throws SQLException {
    try (Connection first = server.connect("postgres");
        Connection second = server.connect("postgres");
        Statement one = first.createStatement();
        Statement two = second.createStatement()) {
      one.execute("begin; select * from locked for key share");
      two.execute("begin; select * from locked where id <= 50 for share");
      two.execute("savepoint a; select * from locked where id <= 10 for key share");
      one.execute("select * from locked where id <= 20 for share");
      two.execute("update locked set n = 1 where id between 51 and 60");
      two.execute("commit");
      try (Connection third = server.connect("postgres");
          Statement three = third.createStatement()) {
        three.execute("begin; update locked set n = n + 5 where id between 55 and 70; rollback");
        three.execute("begin; update locked set n = n + 7 where id between 65 and 75; commit");
      }
      one.execute("rollback");
    }
  }

  private static void compareAll(OracleServer server) throws SQLException, IOException {
    Map<String, Map<Long, List<byte @Nullable []>>> expected = new TreeMap<>();
    List<RealTable> tables;
    int database;
    try (Connection connection = server.connect("postgres")) {
      tables = RealTable.all(connection);
      database = tables.stream().mapToInt(table -> table.locator().database()).max().orElseThrow();
      for (RealTable table : tables) {
        expected.put(table.qualifiedName(), BinaryRows.read(connection, OurRows.query(table)));
      }
    }
    server.stop();
    Path copy = server.directory().resolve("copy");
    server.copyData(copy);
    long rows = 0;
    try (RealCluster cluster = new RealCluster(copy, StorageSettings.DEFAULT, tables);
        StorageProcess process = cluster.process(database)) {
      process.begin();
      Snapshot snapshot = process.transaction().snapshots().forStatement();
      for (RealTable table : tables) {
        Map<Long, List<byte @Nullable []>> ours = OurRows.scan(cluster, process, table, snapshot);
        rows += ours.size();
        assertSame(table, expected.getOrDefault(table.qualifiedName(), Map.of()), ours);
      }
      process.transaction().commit();
    }
    assertThat(tables).hasSizeGreaterThan(100);
    assertThat(rows).isGreaterThan(20_000);
  }

  private static void assertSame(
      RealTable table,
      Map<Long, List<byte @Nullable []>> expected,
      Map<Long, List<byte @Nullable []>> ours) {
    assertThat(ours.keySet()).as(table.qualifiedName()).isEqualTo(expected.keySet());
    expected.forEach((tid, values) -> {
      List<byte @Nullable []> found = ours.getOrDefault(tid, List.of());
      assertThat(found.size()).isEqualTo(values.size());
      for (int i = 0; i < values.size(); i++) {
        if (!Arrays.equals(values.get(i), found.get(i))) {
          assertThat(found.get(i))
              .as("%s (%d,%d) value %d", table.qualifiedName(), tid >>> 16, tid & 0xFFFF, i)
              .isEqualTo(values.get(i));
        }
      }
    });
  }
}
