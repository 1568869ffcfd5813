package org.gajah.oracle.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
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
        StorageSettings.DEFAULT.recovery(new StorageSettings.Recovery(10_000, false, false)));
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
    }
  }

  private static void bench(OracleServer server, String... arguments) {
    String[] all = new String[arguments.length + 7];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    String[] connection = {
      "-h", server.directory().toString(), "-p", "" + server.port(), "-U", "postgres", "postgres"
    };
    System.arraycopy(connection, 0, all, arguments.length, connection.length);
    server.run("pgbench", all);
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
    System.out.println(String.join("\n", engines.log));
    server.startAgain();
    server.stop();
    System.out.println(
        server
            .log()
            .lines()
            .skip(Math.max(0, server.log().lines().count() - 14))
            .collect(java.util.stream.Collectors.joining("\n")));
    DirectoryComparison comparison = new DirectoryComparison(ours, server.data()).run();
    System.out.println(comparison.compared);
    assertThat(comparison.differences).isEmpty();
  }
}
