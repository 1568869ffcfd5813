package org.gajah.oracle.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.Test;

/// Sessions that cancel and end others, with and without the right to.
class SignalsTest {
  @Test
  void bothServersLetTheSamePeopleDoIt() throws Exception {
    try (Twins twins = Twins.start()) {
      assertThat(tell(twins.ours())).isEqualTo(tell(twins.real()));
    }
  }

  private static List<String> tell(OracleServer server) throws Exception {
    List<String> told = new ArrayList<>();
    try (Connection boss = connect(server, "postgres");
        Connection writer = connect(server, "writer");
        Connection another = connect(server, "writer")) {
      int bossPid = pid(boss);
      int writerPid = pid(writer);
      told.add(value(writer, "select pg_cancel_backend(" + bossPid + ")"));
      told.add(value(writer, "select pg_terminate_backend(" + bossPid + ")"));
      int sleeperPid = pid(another);
      CompletableFuture<String> sleeper =
          CompletableFuture.supplyAsync(() -> value(another, "select pg_sleep(60)"));
      // The request is lost when it comes before the statement.
      while (!sleeper.isDone()) {
        assertThat(value(writer, "select pg_cancel_backend(" + sleeperPid + ")")).isEqualTo("t");
      }
      told.add(sleeper.get());
      told.add(value(another, "select 1"));
      told.add(value(boss, "select pg_terminate_backend(" + writerPid + ", 10000)"));
      told.add(value(writer, "select 1"));
      told.add(value(boss, "select pg_terminate_backend(" + writerPid + ", 10)"));
      told.add(value(boss, "select pg_cancel_backend(pg_backend_pid())"));
      told.add(value(boss, "select 2"));
    }
    return told.stream().map(line -> line.replaceAll("PID \\d+", "PID n")).toList();
  }

  private static Connection connect(OracleServer server, String user) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres?user=" + user);
  }

  private static int pid(Connection connection) {
    return Integer.parseInt(value(connection, "select pg_backend_pid()"));
  }

  /// The value that a statement answers, with warnings, or what is wrong.
  private static String value(Connection connection, String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      String warning =
          statement.getWarnings() == null ? "" : " " + statement.getWarnings().getMessage();
      return rows.getString(1) + warning;
    } catch (SQLException e) {
      return e.getSQLState() + " " + e.getMessage();
    }
  }
}
