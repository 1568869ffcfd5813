package org.gajah.oracle.heap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gajah.base.id.Lsn;
import org.gajah.heap.change.HeapMask;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.heap.RowStore.Row;
import org.gajah.page.PageHeader;
import org.gajah.recovery.cluster.StorageSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Tables of a real cluster are changed at random by us; then the real server finds the rows that a
/// model has, and nothing broken.
final class RandomChangesTest {
  private static final int STEPS = 6000;

  /// Heap2, Heap, Btree, Sequence.
  private static final long CHECKED = 1 << 9 | 1 << 10 | 1 << 11 | 1 << 15;

  /// Few buffers, so that pages are written and read again on the way.
  private static final StorageSettings SETTINGS =
      StorageSettings.DEFAULT.memory(StorageSettings.Memory.DEFAULT.shared(300));

  @Test
  void theRealServerGoesOnAfterAShutdown() throws Exception {
    work(20_261_123L, true);
  }

  /// The records carry images of what we made of the pages, and redo compares.
  @Test
  void theRealServerRecoversFromOurLog() throws Exception {
    work(4_711L, false);
  }

  /// A standby of the real server replays what we log, compares page by page, and answers queries.
  @Test
  void aStandbyFollowsOurLog() throws Exception {
    try (OracleServer server = start()) {
      Setup setup = Setup.of(server, "work");
      server.stop();
      Path standby = server.directory().resolve("standby");
      server.copyData(standby);
      Path archive = server.directory().resolve("archive");
      String end;
      Map<Integer, Row> expected;
      try (RealCluster cluster = new RealCluster(server.data(), SETTINGS, setup.tables)) {
        cluster.consistencyChecked = CHECKED;
        RandomWork work = new RandomWork(cluster, setup.table, setup.database, 5);
        work.checkpoints = false; // they would remove what the standby has not read yet
        work.run(STEPS);
        work.close();
        expected = work.committed;
        end = Lsn.toString(cluster.engine.storage().wal().flushed());
        server.run("cp", "-a", server.data().resolve("pg_wal").toString(), archive.toString());
      }
      Files.writeString(standby.resolve("standby.signal"), "");
      Files.writeString(
          standby.resolve("postgresql.conf"),
          "restore_command = 'cp " + archive + "/%f %p'\n",
          StandardOpenOption.APPEND);
      String options = "-p " + server.port() + " -k " + server.directory() + " -h 127.0.0.1";
      String log = standby + ".log";
      server.run("pg_ctl", "-D", standby.toString(), "-l", log, "-o", options, "-w", "start");
      try {
        String caughtUp = "select pg_last_wal_replay_lsn() >= '" + end + "'";
        for (int i = 0; i < 200 && !server.psql(caughtUp).equals("t\n"); i++) {
          assertThat(Files.readString(Path.of(log))).doesNotContain("FATAL", "PANIC");
        }
        assertThat(server.psql(caughtUp))
            .as(
                "%s: %s, %s",
                end,
                server.psql("select pg_last_wal_replay_lsn()").strip(),
                Files.readString(Path.of(log)))
            .isEqualTo("t\n");
        check(server, expected);
      } finally {
        server.run("pg_ctl", "-D", standby.toString(), "-m", "immediate", "-w", "stop");
      }
    }
  }

  /// What the real server makes of our log, page by page, is what we had in memory.
  @Test
  void redoOfTheRealServerLeadsToTheSamePages() throws Exception {
    try (OracleServer server = start()) {
      Setup setup = Setup.of(server, "work");
      server.stop();
      Path crashed = server.directory().resolve("crashed");
      try (RealCluster cluster = new RealCluster(server.data(), SETTINGS, setup.tables)) {
        RandomWork work = new RandomWork(cluster, setup.table, setup.database, 99);
        work.run(STEPS);
        work.close();
        server.copyData(crashed);
        cluster.engine.shutdown();
      }
      Path ours = server.data();
      String options = "-p " + server.port() + " -k " + server.directory();
      server.run(
          "pg_ctl", "-D", crashed.toString(), "-l", crashed + ".log", "-o", options, "-w", "start");
      server.run("pg_ctl", "-D", crashed.toString(), "-m", "fast", "-w", "stop");
      for (RealTable table : setup.tables) {
        if (table.oid() == setup.table.oid() || table.oid() == setup.table.toastOid()) {
          comparePages(ours, crashed, table);
        }
      }
    }
  }

  private static void comparePages(Path ours, Path theirs, RealTable table) throws IOException {
    String file = "base/" + table.locator().database() + "/" + table.locator().relNumber();
    byte[] left = Files.readAllBytes(ours.resolve(file));
    byte[] right = Files.readAllBytes(theirs.resolve(file));
    assertThat(left.length).as(file).isEqualTo(right.length).isPositive();
    for (int at = 0; at < left.length; at += PageHeader.PAGE_SIZE) {
      assertThat(masked(left, at)).as("%s block %d", file, at / 8192).isEqualTo(masked(right, at));
    }
    if (table.qualifiedName().startsWith("pg_toast.")) {
      return; // never vacuumed
    }
    byte[] leftMap = Files.readAllBytes(ours.resolve(file + "_vm"));
    byte[] rightMap = Files.readAllBytes(theirs.resolve(file + "_vm"));
    assertThat(leftMap.length).isEqualTo(rightMap.length);
    for (int at = 0; at < leftMap.length; at++) {
      if (at % PageHeader.PAGE_SIZE >= PageHeader.SIZE) {
        assertThat(leftMap[at]).as("%s_vm byte %d", file, at).isEqualTo(rightMap[at]);
      }
    }
  }

  private static byte[] masked(byte[] file, int at) {
    MemorySegment page = MemorySegment.ofBuffer(ByteBuffer.allocateDirect(8192));
    MemorySegment.copy(MemorySegment.ofArray(file), at, page, 0, PageHeader.PAGE_SIZE);
    if (!PageHeader.isNew(page)) {
      HeapMask.mask(page, at / PageHeader.PAGE_SIZE);
    }
    return page.toArray(ValueLayout.JAVA_BYTE);
  }

  private static OracleServer start() {
    return OracleServer.start("autovacuum = off", "shared_preload_libraries = ''");
  }

  record Setup(List<RealTable> tables, RealTable table, int database) {
    static Setup of(OracleServer server, String name) throws SQLException {
      server.psql("create extension amcheck");
      server.psql("create table " + name + RowStore.DEFINITION);
      try (Connection connection = server.connect("postgres")) {
        List<RealTable> tables = RealTable.all(connection);
        RealTable table =
            tables.stream()
                .filter(known -> known.qualifiedName().equals(name))
                .findFirst()
                .orElseThrow();
        return new Setup(tables, table, table.locator().database());
      }
    }
  }

  private static void work(long seed, boolean shutdown) throws Exception {
    try (OracleServer server = start()) {
      Setup setup = Setup.of(server, "work");
      Map<Integer, Row> expected;
      server.stop();
      try (RealCluster cluster = new RealCluster(server.data(), SETTINGS, setup.tables)) {
        cluster.consistencyChecked = shutdown ? 0 : CHECKED;
        RandomWork work = new RandomWork(cluster, setup.table, setup.database, seed);
        work.run(STEPS);
        work.checkAll();
        work.close();
        expected = work.committed;
        assertThat(work.done)
            .containsKeys(
                "update OK",
                "update BEING_MODIFIED",
                "delete OK",
                "rollback to",
                "vacuum",
                "lock KEY_SHARE OK",
                "lock EXCLUSIVE OK",
                "full check");
        System.out.println("seed " + seed + ": " + work.done + ", rows " + expected.size());
        if (shutdown) {
          cluster.engine.shutdown();
        }
      }
      try {
        server.startAgain();
      } catch (IllegalStateException e) {
        throw new AssertionError(server.log(), e);
      }
      check(server, expected);
      server.psql("vacuum (freeze, disable_page_skipping) work");
      check(server, expected);
      server.psql("delete from work where id % 2 = 0");
      server.psql("vacuum work");
      assertThat(server.psql("select * from verify_heapam('work')")).isEmpty();
    }
  }

  static void check(OracleServer server, Map<Integer, Row> expected)
      throws SQLException, NoSuchAlgorithmException {
    Map<Integer, String> rows = new TreeMap<>();
    try (Connection connection = server.connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("select id, n, md5(body), md5(extra) from work")) {
      while (found.next()) {
        rows.put(
            found.getInt(1), found.getInt(2) + " " + found.getString(3) + " " + found.getString(4));
      }
    }
    Map<Integer, String> wanted = new TreeMap<>();
    for (Row row : expected.values()) {
      wanted.put(row.id(), row.n() + " " + digest(row.body()) + " " + digest(row.extra()));
    }
    assertThat(rows).isEqualTo(wanted);
    assertThat(
            server.psql("set enable_seqscan = off; select count(*) from work where id > -1000000"))
        .isEqualTo(expected.size() + "\n");
    assertThat(server.psql("select * from verify_heapam('work', check_toast => true)")).isEmpty();
    assertThat(server.psql("select bt_index_check('work_pkey', true)")).isBlank();
    assertThat(
            server.psql(
                "select bt_index_check(indexrelid, true) from pg_index, pg_class c"
                    + " where c.relname = 'work' and indrelid = c.reltoastrelid"))
        .isBlank();
  }

  private static @Nullable String digest(@Nullable String text) throws NoSuchAlgorithmException {
    if (text == null) {
      return null;
    }
    byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest);
  }
}
