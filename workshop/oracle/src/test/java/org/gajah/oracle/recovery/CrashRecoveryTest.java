package org.gajah.oracle.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gajah.oracle.OracleServer;
import org.gajah.recovery.StorageEngine;
import org.gajah.recovery.cluster.StorageSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The real server is killed; what we recover from its directory is what it would have recovered
/// itself.
final class CrashRecoveryTest {

  private static Engines engines() {
    return new Engines(
        StorageSettings.DEFAULT.recovery(new StorageSettings.Recovery(10_000, false, false, true)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"on", "off"})
  void afterPgbench(String fullPageWrites) throws IOException {
    try (OracleServer server =
        OracleServer.start(
            "autovacuum = off",
            "full_page_writes = " + fullPageWrites,
            "checkpoint_timeout = 1d",
            "max_wal_size = 10GB")) {
      bench(server, "-i", "-s", "2");
      server.psql("checkpoint");
      bench(server, "-c", "4", "-t", "500");
      server.stop("immediate");
      compare(server);
      server.run("rm", "-rf", server.data().toString());
      server.run("mv", server.directory().resolve("ours").toString(), server.data().toString());
      server.startAgain();
      server.psql("create extension amcheck");
      assertThat(
              server.psql(
                  "select count(bt_index_parent_check(indexrelid, true, true)) > 100"
                      + " from pg_index i join pg_class c on c.oid = indexrelid"
                      + " where relam = 403 and relpersistence = 'p'"))
          .isEqualTo("t\n");
      assertThat(
              server.psql(
                  "select relname, v.* from pg_class c, verify_heapam(c.oid) v where relkind in"
                      + " ('r', 't')"))
          .isEmpty();
      String sum = server.psql("select sum(abalance) from pgbench_accounts");
      assertThat(server.psql("select sum(bbalance) from pgbench_branches")).isEqualTo(sum);
      assertThat(server.psql("select sum(delta) from pgbench_history")).isEqualTo(sum);
    }
  }

  static void bench(OracleServer server, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("postgres");
    server.client("pgbench", all.toArray(String[]::new));
  }

  /// Recovers a copy of the directory with our engine and the directory itself with the real
  /// server, and compares; then the real server starts on ours.
  static void compare(OracleServer server) throws IOException {
    Path ours = server.directory().resolve("ours");
    server.copyData(ours);
    Engines engines = engines();
    try (StorageEngine engine = engines.start(ours)) {
      engine.shutdown();
    }
    server.startAgain();
    server.stop();
    DirectoryComparison comparison = new DirectoryComparison(ours, server.data()).run();
    System.out.println(comparison.compared);
    assertThat(comparison.differences).isEmpty();
  }
}
