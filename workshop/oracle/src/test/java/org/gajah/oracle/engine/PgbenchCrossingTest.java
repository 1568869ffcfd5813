package org.gajah.oracle.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.Test;

/// pgbench runs on `bin/postgres` in all three query modes, over a cluster that the real server
/// made and takes back.
class PgbenchCrossingTest {
  private static final List<String> MODES = List.of("simple", "extended", "prepared");

  @Test
  void theRealServerTakesBackWhatPgbenchDid() throws IOException {
    try (OracleServer server =
        OracleServer.initialise(Oracle.installed(), List.of("--data-checksums"))) {
      server.startAgain();
      server.psql("create extension amcheck");
      pgbench(server, "-i", "-s", "1", "-q");
      server.stop();
      Path log = server.directory().resolve("gajah.log");
      GajahServer gajah = GajahServer.start(server.data(), server.port(), server.directory(), log);
      try {
        for (String mode : MODES) {
          String told = pgbench(server, "-n", "-M", mode, "-c", "4", "-t", "50");
          assertThat(told).contains("number of transactions actually processed: 200/200");
          assertThat(told).contains("number of failed transactions: 0");
        }
        assertThat(server.psql("select count(*) from pgbench_history").strip()).isEqualTo("600");
      } finally {
        gajah.stop();
      }
      assertThat(Files.readString(log))
          .contains("database system is shut down")
          .doesNotContain("XX000");
      server.startAgain();
      judge(server);
      server.stop();
      assertThat(server.run("pg_checksums", "--check", "-D", server.data().toString()))
          .contains("Bad checksums:  0");
    }
  }

  private static void judge(OracleServer server) {
    assertThat(server.psql("select count(*) from pgbench_history").strip()).isEqualTo("600");
    String balanced =
        "select (select sum(abalance) from pgbench_accounts) = h and (select sum(bbalance) from"
            + " pgbench_branches) = h and (select sum(tbalance) from pgbench_tellers) = h from"
            + " (select sum(delta) as h from pgbench_history) s";
    assertThat(server.psql(balanced).strip()).isEqualTo("t");
    String told =
        server.run(
            "pg_amcheck",
            "--heapallindexed",
            "--rootdescend",
            "--verbose",
            "-h",
            server.directory().toString(),
            "-p",
            Integer.toString(server.port()),
            "-U",
            "postgres",
            "-d",
            "postgres");
    assertThat(told).contains("pgbench_accounts_pkey").doesNotContain("skipping");
  }

  private static String pgbench(OracleServer server, String... options) {
    List<String> arguments =
        new java.util.ArrayList<>(
            List.of(
                "-h",
                server.directory().toString(),
                "-p",
                Integer.toString(server.port()),
                "-U",
                "postgres"));
    arguments.addAll(List.of(options));
    arguments.add("postgres");
    return server.run("pgbench", arguments.toArray(String[]::new));
  }
}
