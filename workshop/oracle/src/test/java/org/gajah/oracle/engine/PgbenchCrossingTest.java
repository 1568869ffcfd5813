package org.gajah.oracle.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// pgbench runs on `bin/postgres` in all three query modes, over a cluster that the real server
/// made and takes back: all rows are those that Gajah saw, and nothing is wrong with any relation
/// of any database.
class PgbenchCrossingTest {
  private static final List<String> MODES = List.of("simple", "extended", "prepared");
  private static final List<String> DATABASES = List.of("postgres", "template1", "template0");
  private static final List<String> TABLES =
      List.of("pgbench_accounts", "pgbench_branches", "pgbench_tellers", "pgbench_history");

  /// A fresh database has more tables and indexes than this.
  private static final int RELATIONS = 150;

  @Test
  void theRealServerTakesBackWhatPgbenchDid() throws IOException {
    int scale = Integer.getInteger("gajah.pgbench.scale", 10);
    int transactions = Integer.getInteger("gajah.pgbench.transactions", 50);
    try (OracleServer server =
        OracleServer.initialise(
            Oracle.installed(), List.of("--data-checksums"), "synchronize_seqscans = off")) {
      prepare(server, scale);
      Path log = server.directory().resolve("gajah.log");
      List<String> rows;
      GajahServer gajah = GajahServer.start(server.data(), server.port(), server.directory(), log);
      try {
        for (String mode : MODES) {
          String count = Integer.toString(transactions);
          String told = pgbench(server, "-n", "-M", mode, "-c", "4", "-t", count);
          int all = 4 * transactions;
          assertThat(told)
              .contains("number of transactions actually processed: %d/%d".formatted(all, all));
          assertThat(told).contains("number of failed transactions: 0");
        }
        rows = rows(server);
      } finally {
        gajah.stop();
      }
      assertThat(Files.readString(log))
          .contains("database system is shut down")
          .doesNotContain("XX000");
      server.startAgain();
      assertThat(rows(server)).isEqualTo(rows);
      judge(server, 4 * transactions * MODES.size());
      server.stop();
      assertThat(server.run("pg_checksums", "--check", "-D", server.data().toString()))
          .contains("Bad checksums:  0");
    }
  }

  private static void prepare(OracleServer server, int scale) {
    server.startAgain();
    server.psql("alter database template0 allow_connections true");
    for (String database : DATABASES) {
      client(server, "psql", database, "-X", "-c", "create extension amcheck");
    }
    pgbench(server, "-i", "-s", Integer.toString(scale), "-q");
    server.stop();
  }

  /// A digest of all rows of each table, in the order in which they are stored.
  private static List<String> rows(OracleServer server) throws IOException {
    List<String> digests = new ArrayList<>();
    Path file = server.directory().resolve("rows");
    for (String table : TABLES) {
      String select = "select * from " + table;
      client(server, "psql", "postgres", "-X", "-A", "-t", "-o", file.toString(), "-c", select);
      digests.add(server.run("sha256sum", file.toString()).substring(0, 64));
      server.run("rm", file.toString());
    }
    return digests;
  }

  private static void judge(OracleServer server, int transactions) {
    assertThat(server.psql("select count(*) from pgbench_history").strip())
        .isEqualTo(Integer.toString(transactions));
    String balanced =
        "select (select sum(abalance) from pgbench_accounts) = h and (select sum(bbalance) from"
            + " pgbench_branches) = h and (select sum(tbalance) from pgbench_tellers) = h from"
            + " (select sum(delta) as h from pgbench_history) s";
    assertThat(server.psql(balanced).strip()).isEqualTo("t");
    String told =
        client(
            server, "pg_amcheck", null, "--all", "--heapallindexed", "--rootdescend", "--verbose");
    assertThat(told).contains("pgbench_accounts_pkey").doesNotContain("skipping");
    for (String database : DATABASES) {
      String checked = "checking (heap table|btree index) \"" + database + "\\.";
      long count = told.lines().filter(line -> line.matches(".*" + checked + ".*")).count();
      assertThat(count).as(database).isGreaterThan(RELATIONS);
    }
  }

  private static String pgbench(OracleServer server, String... options) {
    return client(server, "pgbench", "postgres", options);
  }

  private static String client(
      OracleServer server, String program, @Nullable String database, String... options) {
    List<String> arguments = new ArrayList<>(List.of(options));
    if (database != null) {
      arguments.add(database);
    }
    return server.client(program, arguments.toArray(String[]::new));
  }
}
