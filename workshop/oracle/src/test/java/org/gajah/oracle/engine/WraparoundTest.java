package org.gajah.oracle.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.Test;

/// Clusters that have nearly run out of transaction ids or of multixacts: both servers warn and
/// refuse alike, and name the same database.
///
/// The real server runs in the mode of `pg_upgrade` (-b), in which no autovacuum comes to its help.
class WraparoundTest {
  /// So many ids before the wrap-around warnings begin.
  private static final long WARN = 40_000_000;

  /// So many before it nobody gets any more.
  private static final long STOP = 3_000_000;

  private static final String XIDS =
      """
      insert into t values (6);
      select count(*) from t;
      begin;
      select pg_current_xact_id() is not null;
      savepoint a;
      insert into t values (7);
      commit;
      update t set a = 11 where a = 2;
      delete from t where a = 3;
      select count(*) from t;
      """;

  private static final String MULTIXACTS =
      """
      begin;
      select a from t where a = 1 for key share;
      savepoint s;
      update t set b = 2 where a = 1;
      commit;
      begin;
      select a from t where a = 2 for share;
      savepoint s;
      select a from t where a = 2 for update;
      commit;
      select a, b from t order by a;
      """;

  @Test
  void transactionIds() throws IOException {
    try (OracleServer server = cluster()) {
      for (long left : new long[] {WARN + 1, STOP + 2}) {
        compare(server, XIDS, left, true);
      }
    }
  }

  @Test
  void multiXacts() throws IOException {
    try (OracleServer server = cluster()) {
      for (long left : new long[] {WARN + 1, STOP + 1}) {
        compare(server, MULTIXACTS, left, false);
      }
    }
  }

  private static OracleServer cluster() {
    OracleServer server =
        OracleServer.initialise(Oracle.installed(), List.of(), "autovacuum = off");
    server.startAgain();
    server.psql(
        "create table t (a int primary key, b int);"
            + " insert into t select i, 0 from generate_series(1, 5) i");
    server.stop();
    return server;
  }

  private static void compare(OracleServer server, String script, long left, boolean xids)
      throws IOException {
    Path original = server.directory().resolve("original");
    Path file = server.directory().resolve("script.sql");
    Path log = server.directory().resolve("run.log");
    String data = original.toString();
    Files.writeString(file, script);
    copy(server, server.data(), original);
    advance(server, original, left, xids);
    Path ours = server.directory().resolve("ours");
    copy(server, original, ours);
    String options = "-b -p " + server.port() + " -k " + server.directory();
    server.run("pg_ctl", "-D", data, "-o", options, "-l", log.toString(), "-w", "start");
    final String expected = psql(server, file);
    server.run("pg_ctl", "-D", data, "-w", "stop");
    final List<String> expectedLog = warnings(log);
    Files.delete(log);
    GajahServer gajah = GajahServer.start(ours, server.port(), server.directory(), log);
    String answer = psql(server, file);
    gajah.stop();
    assertThat(answer).as("with %d left", left).isEqualTo(expected);
    assertThat(warnings(log)).as("the log's with %d left", left).isEqualTo(expectedLog);
    assertThat(expected).containsAnyOf("WARNING", "54000").contains("HINT");
    assertThat(expected).contains(xids ? "\"template1\"" : "with OID 0");
    Files.delete(log);
    server.run("rm", "-rf", data, ours.toString());
  }

  private static void copy(OracleServer server, Path from, Path to) {
    server.run("cp", "-a", from.toString(), to.toString());
  }

  /// Has the next id be so many before the wrap-around.
  private static void advance(OracleServer server, Path data, long left, boolean xids) {
    long oldest = control(server, data, xids ? "oldestXID" : "oldestMultiXid");
    long next = oldest + Integer.MAX_VALUE - left;
    long perSegment = xids ? 32L * 8192 * 4 : 32L * 8192 / 4;
    Path folder = data.resolve(xids ? "pg_xact" : "pg_multixact/offsets");
    // No log can know of the leap: its page has to be there.
    Path segment = folder.resolve("%04X".formatted(next / perSegment));
    server.run("truncate", "-s", Integer.toString(32 * 8192), segment.toString());
    String value = xids ? Long.toString(next) : next + "," + oldest;
    server.run("pg_resetwal", "-D", data.toString(), xids ? "-x" : "-m", value);
  }

  private static long control(OracleServer server, Path data, String what) {
    String prefix = "Latest checkpoint's " + what + ":";
    return server
        .run("pg_controldata", data.toString())
        .lines()
        .filter(line -> line.startsWith(prefix))
        .mapToLong(line -> Long.parseLong(line.substring(prefix.length()).strip()))
        .findFirst()
        .orElseThrow();
  }

  /// What a start says in the log.
  private static List<String> warnings(Path log) throws IOException {
    List<String> found = new ArrayList<>();
    boolean inside = false;
    for (String line : Files.readAllLines(log)) {
      boolean more = line.startsWith("\t") || line.contains("HINT:");
      inside = inside && more || line.contains("WARNING:  database with OID");
      if (inside) {
        found.add(line.replaceAll("^.*\\] ", ""));
      }
    }
    return found;
  }

  private static String psql(OracleServer server, Path script) throws IOException {
    String said =
        server.client("psql", "-XaAt", "-v", "VERBOSITY=verbose", "-f", script.toString());
    return said.replaceAll("(?m)^LOCATION:.*\n", "");
  }
}
