package org.gajah.oracle.engine;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.gajah.oracle.OracleServer;

/// Two sessions that meet over the same rows. A scenario's steps are `session sql`; `A!` does not
/// wait for the statement, whose outcome comes at the next step of that session. Statements are
/// prepared.
final class TwoSessions {
  private TwoSessions() {}

  /// A session and its thread.
  private static final class Session implements AutoCloseable {
    private final Connection connection;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    Session(OracleServer server) throws SQLException {
      connection =
          DriverManager.getConnection(
              "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres?prepareThreshold=1",
              "postgres",
              "");
    }

    Future<String> start(String sql) {
      return thread.submit(() -> run(sql));
    }

    private String run(String sql) throws SQLException {
      try {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
          statement = connection.prepareStatement(sql);
          statements.put(sql, statement);
        }
        return statement.execute()
            ? rows(statement.getResultSet())
            : statement.getUpdateCount() + "";
      } catch (SQLException e) {
        return e.getSQLState()
            + " "
            + Objects.requireNonNull(e.getMessage())
                .replaceAll("\\(0,\\d+\\)", "(0,n)")
                .replaceAll("([Pp]rocess|transaction) \\d+", "$1 n");
      }
    }

    private static String rows(ResultSet rows) throws SQLException {
      StringBuilder result = new StringBuilder();
      while (rows.next()) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          result
              .append(rows.getString(i))
              .append(i == rows.getMetaData().getColumnCount() ? "\n" : "|");
        }
      }
      return result.toString();
    }

    @Override
    public void close() throws SQLException {
      thread.shutdown();
      connection.close();
    }
  }

  /// Plays a scenario.
  ///
  /// @param transcript gets what each step came to
  static void play(OracleServer server, List<String> scenario, List<String> transcript)
      throws Exception {
    try (Session a = new Session(server);
        Session b = new Session(server)) {
      Map<Character, Future<String>> waiting = new HashMap<>();
      for (String step : scenario) {
        char name = step.charAt(0);
        Session session = name == 'A' ? a : b;
        String sql = step.substring(step.indexOf(' ') + 1);
        Future<String> before = waiting.remove(name);
        if (before != null) {
          transcript.add(name + " then: " + before.get(30, TimeUnit.SECONDS));
        }
        Future<String> outcome = session.start(sql);
        if (step.charAt(1) == '!') {
          waiting.put(name, outcome);
          giveTime(outcome);
        } else {
          transcript.add(step + ": " + outcome.get(30, TimeUnit.SECONDS));
        }
      }
      for (Map.Entry<Character, Future<String>> left : waiting.entrySet()) {
        transcript.add(left.getKey() + " at last: " + left.getValue().get(30, TimeUnit.SECONDS));
      }
    }
  }

  /// Lets a statement come to where it waits. Should it not get there in time, both servers give
  /// the outcome of statements that came one after the other.
  private static void giveTime(Future<String> outcome)
      throws InterruptedException, ExecutionException {
    try {
      outcome.get(300, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return;
    }
  }
}
