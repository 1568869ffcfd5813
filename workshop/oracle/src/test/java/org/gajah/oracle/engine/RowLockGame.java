package org.gajah.oracle.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.gajah.oracle.OracleServer;

/// Three sessions that lock and change rows in turn and skip what they would wait for, and one who
/// looks after each step which rows could be locked how. A version that is being replaced may be
/// waited for all the same: not for long.
final class RowLockGame implements AutoCloseable {
  static final List<String> STRENGTHS = List.of("key share", "share", "no key update", "update");
  private static final int PLAYERS = 3;
  private static final String FAILED = "failed: ";

  private static final class Player {
    final Connection connection;
    int depth; // 0 outside of a transaction, 1 in one, one more for each savepoint

    Player(Connection connection) {
      this.connection = connection;
    }
  }

  private final List<Player> players = new ArrayList<>();
  private final Connection observer;
  private final SplittableRandom random;
  private final List<String> transcript;
  private int fresh = 1000;

  RowLockGame(OracleServer server, SplittableRandom random, List<String> transcript)
      throws SQLException {
    this.random = random;
    this.transcript = transcript;
    for (int i = 0; i < PLAYERS; i++) {
      players.add(new Player(connect(server)));
    }
    observer = connect(server);
  }

  private static Connection connect(OracleServer server) throws SQLException {
    Connection connection = server.connect("postgres");
    run(connection, "set lock_timeout = 50");
    return connection;
  }

  void step() {
    int number = random.nextInt(PLAYERS);
    Player player = players.get(number);
    int row = random.nextInt(1, 4);
    switch (player.depth == 0 ? 0 : random.nextInt(1, 12)) {
      case 0 -> {
        tell(number, player, "begin");
        player.depth = 1;
      }
      case 1 -> end(number, player, "commit");
      case 2 -> end(number, player, "rollback");
      case 3, 4 -> tell(number, player, "savepoint s" + player.depth++);
      case 5 -> {
        if (player.depth > 1) {
          tell(number, player, "rollback to s" + --player.depth);
        }
      }
      case 6 -> {
        if (player.depth > 1) {
          tell(number, player, "release s" + --player.depth);
        }
      }
      case 7 -> change(number, player, row, "no key update", "v = v + 1");
      case 8 -> change(number, player, row, "update", "k = " + fresh++);
      default -> lock(number, player, row, STRENGTHS.get(random.nextInt(STRENGTHS.size())));
    }
    observe();
  }

  private void end(int number, Player player, String how) {
    tell(number, player, how);
    player.depth = 0;
  }

  private String lock(int number, Player player, int row, String strength) {
    String lock =
        "select id, k, v from t where id = %d for %s skip locked".formatted(row, strength);
    return tell(number, player, lock);
  }

  private void change(int number, Player player, int row, String strength, String what) {
    String locked = lock(number, player, row, strength);
    if (!locked.isEmpty() && !locked.startsWith(FAILED)) {
      tell(number, player, "update t set %s where id = %d returning id, k, v".formatted(what, row));
    }
  }

  private String tell(int number, Player player, String sql) {
    String answer = run(player.connection, sql);
    transcript.add(number + " " + sql + ": " + answer);
    return answer;
  }

  private void observe() {
    for (String strength : STRENGTHS) {
      String sql = "select id, v from t where id < 4 order by id for " + strength + " skip locked";
      transcript.add("  " + strength + ": " + run(observer, sql));
    }
  }

  private static String run(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      StringBuilder rows = new StringBuilder();
      ResultSet result = statement.getResultSet();
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        for (int column = 1; column <= columns; column++) {
          rows.append(result.getString(column)).append(column < columns ? ' ' : ';');
        }
      }
      return rows.toString();
    } catch (SQLException e) {
      return FAILED + e.getSQLState();
    }
  }

  @Override
  public void close() throws SQLException {
    for (Player player : players) {
      player.connection.close();
    }
    observer.close();
  }
}
