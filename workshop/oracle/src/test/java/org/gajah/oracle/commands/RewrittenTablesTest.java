package org.gajah.oracle.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.Psql;
import org.gajah.oracle.engine.GajahServer;
import org.junit.jupiter.api.Test;

/// VACUUM FULL and CLUSTER beside others who still see old rows, and killed amid their work. In the
/// end the real server replays the log, comparing each page with its image, and looks through all
/// tables.
class RewrittenTablesTest {
  private static final String SUM =
      "select count(*), sum(id), sum(n), md5(string_agg(body, ',' order by id)) from t";

  @Test
  void oldRowsStayForThoseWhoSeeThem() throws IOException {
    try (OracleServer server = prepared()) {
      Path log = server.directory().resolve("gajah.log");
      GajahServer gajah = GajahServer.start(server.data(), server.port(), server.directory(), log);
      try {
        for (String rewrite : List.of("vacuum full t", "cluster t using t_n", "cluster t")) {
          checkOldSnapshot(server, rewrite);
        }
        checkLocks(server);
      } finally {
        kill(gajah);
      }
      assertThat(Files.readString(log)).doesNotContain("XX000", "PANIC");
      judge(server);
    }
  }

  private static void checkOldSnapshot(OracleServer server, String rewrite) throws IOException {
    try (Psql old = server.session();
        Psql locker = server.session()) {
      old.run("begin isolation level repeatable read; select * from other;");
      String before = server.psql(SUM);
      // Chains across pages, rows that are gone, values that two versions share, keys that change.
      server.psql("update t set n = n + 1 where id % 3 = 0");
      server.psql("update t set n = n + 10 where id % 6 = 0; delete from t where id % 7 = 0");
      server.psql("update t set body = repeat(md5(body), 150) where id % 11 = 0");
      server.psql("insert into t select g, g, 'new ' || g from generate_series(7, 700, 7) g");
      locker.run("begin; select * from u where id < 4 for share;");
      String now = server.psql(SUM);
      server.psql("select * from u where id < 9 for key share");
      locker.run("commit;");
      server.psql(rewrite);
      // Once more, of what is new by now.
      server.psql(rewrite);
      server.psql("vacuum full u");
      assertThat(server.psql(SUM)).isEqualTo(now);
      assertThat(old.run(SUM + ";")).contains(before.strip());
      assertThat(
              old.run(
                  "set enable_seqscan = off; select count(*) from t where id between 1 and 50;"))
          .contains("50");
      long withOld = size(server);
      old.run("commit;");
      server.psql(rewrite);
      assertThat(server.psql(SUM)).isEqualTo(now);
      assertThat(size(server)).isLessThan(withOld).isPositive();
    }
  }

  private static long size(OracleServer server) {
    return Long.parseLong(server.psql("select pg_relation_size('t')").strip());
  }

  /// Who holds a lock is waited for; what somebody is inserting comes along once he has committed.
  private static void checkLocks(OracleServer server) throws IOException {
    try (Psql writer = server.session()) {
      writer.run("begin; insert into t values (100000, 1, 'late');");
      assertThat(
              DefinitionsTest.psql(
                  server, "-c", "set lock_timeout = '300ms'", "-c", "vacuum full t"))
          .contains("canceling statement due to lock timeout");
      assertThat(DefinitionsTest.psql(server, "-c", "vacuum (full, skip_locked) t"))
          .contains("skipping vacuum of \"t\" --- lock not available");
      writer.run("commit;");
      server.psql("vacuum full t");
      assertThat(server.psql("select body from t where id = 100000")).isEqualTo("late\n");
    }
  }

  @Test
  void aKillAmidItLeavesTheOldRows() throws IOException {
    try (OracleServer server = prepared()) {
      Path log = server.directory().resolve("gajah.log");
      String expected;
      GajahServer gajah = GajahServer.start(server.data(), server.port(), server.directory(), log);
      try (Psql underWay = server.session()) {
        server.psql("delete from t where id % 2 = 0; update t set n = -n where id % 5 = 0");
        server.psql("vacuum full t");
        server.psql("cluster u using u_pkey");
        server.psql("update t set n = n + 1 where id % 9 = 0");
        expected = server.psql(SUM) + server.psql("select count(*), sum(n) from u");
        underWay.run("begin; cluster t using t_n; insert into t values (-1, 0, 'not there');");
      } finally {
        kill(gajah);
      }
      // First Gajah's own recovery, which is killed as well; then the real server's.
      Files.deleteIfExists(server.data().resolve("postmaster.pid"));
      GajahServer again = GajahServer.start(server.data(), server.port(), server.directory(), log);
      try {
        assertThat(server.psql(SUM) + server.psql("select count(*), sum(n) from u"))
            .isEqualTo(expected);
        server.psql("vacuum full t");
      } finally {
        kill(again);
      }
      judge(server);
      server.startAgain();
      assertThat(server.psql(SUM) + server.psql("select count(*), sum(n) from u"))
          .isEqualTo(expected);
      server.stop();
    }
  }

  private static OracleServer prepared() {
    OracleServer server =
        OracleServer.initialise(
            Oracle.installed(),
            List.of("--data-checksums"),
            "autovacuum = off",
            "wal_consistency_checking = all");
    server.startAgain();
    server.psql("create extension amcheck; create extension pg_visibility");
    server.psql(
        "create table other (x int); insert into other values (1);"
            + "create table t (id int primary key, n int, body text);"
            + "create index t_n on t (n desc, id); create index t_lower on t (lower(body));"
            + "drop index t_lower;"
            + "insert into t select g, g * 7919 % 1000, 'row ' || g"
            + " from generate_series(1, 1000) g;"
            + "update t set body = repeat(md5(body), 200) where id % 10 = 0;"
            + "create table u (id int primary key, n int);"
            + "insert into u select g, g from generate_series(1, 100) g");
    server.stop();
    return server;
  }

  private static void kill(GajahServer gajah) {
    gajah.process().destroyForcibly();
    try {
      gajah.process().waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void judge(OracleServer server) throws IOException {
    Files.deleteIfExists(server.data().resolve("postmaster.pid"));
    server.startAgain();
    String wrong =
        "select count(*) from pg_class where relkind in ('r', 't') and ((select count(*) from"
            + " pg_check_visible(oid)) > 0 or (select count(*) from pg_check_frozen(oid)) > 0)";
    assertThat(server.psql(wrong).strip()).isEqualTo("0");
    assertThat(DefinitionsTest.amcheck(server)).doesNotContain("skipping");
    server.psql("vacuum (freeze, disable_page_skipping) t, u");
    server.psql("vacuum full t");
    server.stop();
    assertThat(server.run("pg_checksums", server.data().toString())).contains("Bad checksums:  0");
  }
}
