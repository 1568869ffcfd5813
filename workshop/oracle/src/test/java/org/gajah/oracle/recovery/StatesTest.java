package org.gajah.oracle.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.Psql;
import org.gajah.recovery.StorageEngine;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.recovery.cluster.StorageSettings;
import org.junit.jupiter.api.Test;

/// States in which the real server may leave a directory, and what crosses over from them.
final class StatesTest {
  private static final StorageSettings SETTINGS =
      StorageSettings.DEFAULT
          .recovery(new StorageSettings.Recovery(10_000, false, false, true))
          .processes(StorageSettings.Processes.DEFAULT.maxPreparedTransactions(10));

  @Test
  void aRecordThatNobodyCanFinish() throws IOException {
    try (OracleServer server =
        OracleServer.initialise(
            Oracle.installed(),
            List.of("--wal-segsize=1"),
            "autovacuum = off",
            "checkpoint_timeout = 1d",
            "wal_recycle = off",
            "min_wal_size = 2MB")) {
      server.startAgain();
      server.psql("create table t (id int)");
      server.psql("insert into t select generate_series(1, 1000)");
      tear(server);
      Engines engines = new Engines(SETTINGS);
      try (StorageEngine engine = engines.start(server.data())) {
        engine.shutdown();
      }
      assertThat(engines.log).anyMatch(line -> line.startsWith("LOG: redo done at "));
      server.startAgain();
      assertThat(server.psql("select count(*) from t")).isEqualTo("1000\n");
      String dump = dump(server);
      assertThat(dump).contains("OVERWRITE_CONTRECORD");
      // And what we have overwritten the real server passes over, too.
      server.psql("insert into t select generate_series(1, 10)");
      server.stop("immediate");
      server.startAgain();
      assertThat(server.psql("select count(*) from t")).isEqualTo("1010\n");
    }
  }

  private static String dump(OracleServer server) throws IOException {
    String control = server.run("pg_controldata", server.data().toString());
    assertThat(control).contains("in production");
    try (Stream<Path> files = Files.list(server.data().resolve("pg_wal"))) {
      StringBuilder text = new StringBuilder();
      for (Path file : files.filter(f -> f.getFileName().toString().length() == 24).toList()) {
        text.append(
            server.run("bash", "-c", "pg_waldump -r XLOG '" + file + "' 2>/dev/null || true"));
      }
      return text.toString();
    }
  }

  /// Stops the server hard in the middle of a record, whose end is lost.
  private static void tear(OracleServer server) throws IOException {
    server.psql("checkpoint");
    server.psql("select pg_switch_wal()");
    server.psql("select pg_logical_emit_message(false, 'filler', repeat('f', 1000000))");
    String last = server.psql("select pg_walfile_name(pg_current_wal_insert_lsn())").strip();
    server.psql("select pg_logical_emit_message(false, 'torn', repeat('t', 200000), true)");
    server.stop("immediate");
    try (Stream<Path> files = Files.list(server.data().resolve("pg_wal"))) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.length() == 24 && name.compareTo(last) > 0) {
          Files.delete(file);
        }
      }
    }
  }

  @Test
  void preparedTransactionsOutliveCrashesAndShutdowns() throws IOException {
    try (OracleServer server =
        OracleServer.start("max_prepared_transactions = 10", "autovacuum = off")) {
      HandMadeTable table = HandMadeTable.create(server, "t");
      server.psql("begin; insert into t values (1, 'before'); prepare transaction 'one'");
      server.psql("checkpoint");
      server.psql("begin; insert into t values (2, 'after'); prepare transaction 'two'");
      server.psql("begin; insert into t values (3, 'gone'); prepare transaction 'three'");
      server.psql("commit prepared 'three'");
      // So much that nothing of what was prepared is in the reader's buffers any more.
      server.psql(
          "create table other as select g, repeat('o', 100) from generate_series(1, 5000) g");
      server.stop("immediate");
      Engines engines = new Engines(SETTINGS);
      try (StorageEngine engine = engines.start(server.data())) {
        try (StorageProcess process = Engines.process(engine, table.database())) {
          assertThat(engine.storage().twoPhase().rows(process.proc())).hasSize(2);
          process.begin();
          table.insert(process, 4, 1, "ours");
          process.transaction().commit();
        }
        engine.shutdown();
      }
      assertThat(engines.log)
          .anyMatch(line -> line.startsWith("LOG: recovering prepared transaction "));
      server.startAgain();
      assertThat(server.psql("select gid from pg_prepared_xacts order by gid"))
          .isEqualTo("one\ntwo\n");
      assertThat(server.psql("select id from t order by id")).isEqualTo("3\n4\n");
      server.psql("commit prepared 'one'");
      server.psql("rollback prepared 'two'");
      assertThat(server.psql("select id from t order by id")).isEqualTo("1\n3\n4\n");
    }
  }

  @Test
  void unloggedRelationsAreEmptyAfterACrash() throws IOException {
    try (OracleServer server = OracleServer.start("autovacuum = off")) {
      server.psql("create unlogged table u (id int primary key, t text)");
      server.psql("insert into u select g, g::text from generate_series(1, 1000) g");
      server.psql("checkpoint");
      server.psql("create unlogged table later (id int primary key)");
      server.psql("insert into later select generate_series(1, 1000)");
      server.stop("immediate");
      try (StorageEngine engine = new Engines(SETTINGS).start(server.data())) {
        engine.shutdown();
      }
      server.startAgain();
      assertThat(server.psql("select count(*) from u")).isEqualTo("0\n");
      assertThat(server.psql("select count(*) from later")).isEqualTo("0\n");
      server.psql("insert into u select g, g::text from generate_series(1, 1000) g");
      server.psql("insert into later select generate_series(1, 1000)");
      server.psql("create extension amcheck");
      server.psql("select bt_index_check('u_pkey', true), bt_index_check('later_pkey', true)");
    }
  }

  @Test
  void leftoversAreRemoved() throws IOException {
    try (OracleServer server = OracleServer.start("autovacuum = off");
        Psql session = server.session()) {
      session.run("create temp table tt as select generate_series(1, 100) id;");
      String file = session.run("select pg_relation_filepath('tt');").strip();
      server.stop("immediate");
      Path data = server.data();
      assertThat(data.resolve(file)).exists();
      Path sorted = data.resolve("base/pgsql_tmp/pgsql_tmp1.0");
      Files.createDirectories(sorted.getParent());
      Files.writeString(sorted, "x");
      Path cache = data.resolve("global/pg_internal.init");
      assertThat(cache).exists();
      try (StorageEngine engine = new Engines(SETTINGS).start(data)) {
        assertThat(data.resolve(file)).doesNotExist();
        assertThat(sorted).doesNotExist();
        assertThat(cache).doesNotExist();
        engine.shutdown();
      }
    }
  }

  @Test
  void ourCrashIsRecoveredByBoth() throws IOException {
    try (OracleServer server = OracleServer.start("autovacuum = off")) {
      HandMadeTable table = HandMadeTable.create(server, "t");
      server.stop();
      try (StorageEngine engine = new Engines(SETTINGS).start(server.data());
          StorageProcess process = Engines.process(engine, table.database())) {
        process.begin();
        table.insert(process, 1, 5000, "written and lost from memory");
        process.transaction().commit();
        process.begin();
        table.insert(process, 5001, 10, "never committed");
        process.storage().wal().flush(process.storage().wal().endPosition(), process.proc());
        process.transaction().abort();
      }
      CrashRecoveryTest.compare(server);
      server.startAgain();
      assertThat(server.psql("select count(*), max(id) from t")).isEqualTo("5000|5000\n");
      server.psql("create extension amcheck");
      assertThat(server.psql("select * from verify_heapam('t')")).isEmpty();
    }
  }
}
