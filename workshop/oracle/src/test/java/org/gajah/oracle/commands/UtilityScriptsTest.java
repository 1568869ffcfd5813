package org.gajah.oracle.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.query.BothServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// psql runs the same scripts against the real server and ours, and prints the same.
class UtilityScriptsTest {
  private static final List<String> LOCALE = List.of("--locale=C", "--locale-provider=libc");

  private static BothServers servers;
  private static OracleServer real;

  @BeforeAll
  static void start() throws IOException {
    real =
        OracleServer.initialise(
            Oracle.installed(), LOCALE, "autovacuum = off", "max_prepared_transactions = 5");
    real.startAgain();
    real.psql("postgres", script("setup"));
    real.stop();
    servers = BothServers.startOn(real);
  }

  @AfterAll
  static void stop() throws IOException {
    servers.close();
  }

  private static Path script(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(
                  UtilityScriptsTest.class.getResource(
                      "/org/gajah/oracle/commands/utility-" + name + ".sql"))
              .toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String run(String name, int port) {
    try {
      Path output = Files.createTempFile("gajah-script-", ".txt");
      Process psql =
          new ProcessBuilder(
                  Oracle.installed().program("psql").toString(),
                  "-X",
                  "-a",
                  "-h",
                  "127.0.0.1",
                  "-p",
                  Integer.toString(port),
                  "-U",
                  "postgres",
                  "-f",
                  script(name).toString())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      psql.waitFor();
      String text = Files.readString(output);
      Files.delete(output);
      return text.replaceAll("server process with PID \\d+", "server process with PID n")
          .replaceAll("psql:.*\\.sql:", "psql:");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void same(String name) {
    String expected = run(name, servers.realPort());
    assertThat(expected).isNotEmpty();
    List<String> theirs = expected.lines().toList();
    List<String> ours = run(name, servers.ourPort()).lines().toList();
    for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
      int from = Math.max(0, i - 8);
      assertThat(ours.get(i)).as("after %s", theirs.subList(from, i)).isEqualTo(theirs.get(i));
    }
    assertThat(ours).hasSameSizeAs(theirs);
  }

  @Test
  void preparedStatements() {
    same("prepared-statements");
  }

  @Test
  void cursors() {
    same("cursors");
  }

  @Test
  void rowsThatCursorsAreOn() {
    same("current-of");
  }

  @Test
  void settingsAndNotifications() {
    same("session");
  }

  @Test
  void plansInWords() {
    same("explain");
  }
}
