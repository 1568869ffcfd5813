package org.gajah.oracle.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.Test;

/// A server that may open few files: far fewer than wait for the next checkpoint, and so few that
/// it cannot work.
class FewDescriptorsTest {
  private static final int TABLES = 300;
  private static final int LIMIT = 200;

  @Test
  void filesThatWaitForACheckpointDoNotHaveToStayOpen() throws IOException, SQLException {
    try (OracleServer server = cluster()) {
      Path log = server.directory().resolve("gajah.log");
      GajahServer gajah = start(server, log);
      try (Connection connection = server.connect("postgres");
          Statement statement = connection.createStatement()) {
        for (int number = 0; number < TABLES; number++) {
          statement.execute("create table t%1$d (a int primary key, b text)".formatted(number));
          statement.execute("insert into t%1$d values (%1$d, 'x')".formatted(number));
        }
        assertThat(gajah.descriptors()).isLessThan(LIMIT);
        statement.execute("checkpoint");
        statement.execute("update t7 set b = 'after'");
      }
      gajah.process().destroyForcibly().onExit().join();
      GajahServer again = start(server, log);
      try (Connection connection = server.connect("postgres");
          Statement statement = connection.createStatement()) {
        assertThat(sum(statement)).isEqualTo(TABLES * (TABLES - 1) / 2);
        assertThat(again.descriptors()).isLessThan(LIMIT);
      }
      again.stop();
      assertThat(Files.readString(log)).doesNotContain("PANIC", "Too many open files");
    }
  }

  /// All tables in one statement, which keeps none of them from being closed.
  private static int sum(Statement statement) throws SQLException {
    List<String> parts = new ArrayList<>();
    for (int number = 0; number < TABLES; number++) {
      parts.add("select a from t" + number);
    }
    try (ResultSet rows =
        statement.executeQuery(
            "select sum(a) from (" + String.join(" union all ", parts) + ") s")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static GajahServer start(OracleServer server, Path log) throws IOException {
    return GajahServer.start(
        log, limited(LIMIT, GajahServer.command(server.data(), server.port(), server.directory())));
  }

  private static List<String> limited(int descriptors, List<String> command) {
    List<String> words =
        new ArrayList<>(List.of("bash", "-c", "ulimit -n " + descriptors + "; exec \"$@\"", "-"));
    words.addAll(command);
    return words;
  }

  private static OracleServer cluster() {
    return OracleServer.initialise(
        Oracle.installed(), List.of(), "autovacuum = off", "max_connections = 20");
  }

  @Test
  void tooFewToWorkWithAreRefusedAsTheRealServerDoes() throws IOException {
    try (OracleServer server = cluster()) {
      String data = server.data().toString();
      List<String> real =
          Oracle.installed()
              .asPostgres("postgres", "-D", data, "-k", server.directory().toString());
      List<String> ours = GajahServer.command(server.data(), server.port(), server.directory());
      assertThat(refusal(limited(100, ours))).isEqualTo(refusal(limited(50, real)));
    }
  }

  private static List<String> refusal(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    assertThat(process.exitValue()).isEqualTo(1);
    List<String> lines =
        said.lines()
            .filter(line -> line.contains("FATAL:") || line.contains("DETAIL:"))
            .map(line -> line.replaceAll("^.*\\] ", "").replaceAll("allows \\d+", "allows N"))
            .toList();
    assertThat(lines).hasSize(2);
    return lines;
  }
}
