package org.gajah.oracle.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.gajah.base.seam.Threads;
import org.gajah.oracle.OracleServer;

/// Sessions that lock and change a few rows at the same time. Each enters into a book what the
/// server gave it, and takes it out of the book before it gives it back: so whoever finds in there
/// what his lock should have kept out has found a fault. A transaction waits for its first lock,
/// and where versions are being replaced, so there are deadlocks: the server takes a victim's locks
/// before the book knows, and what was found of those counts for nothing.
final class RowLockCrowd {
  static final int ROWS = 4;

  /// By strength: which strengths of others it keeps out, a bit for each.
  private static final int[] CONFLICTS = {0b1000, 0b1100, 0b1110, 0b1111};

  private static final int NO_KEY_UPDATE = 2;
  private static final int UPDATE = 3;

  private static final String DEADLOCK = "40P01";
  private static final int NOBODY = -1;

  private record Held(int row, int strength) {}

  private record Fault(int holder, String text) {}

  /// How often a row is locked in a strength, by session.
  private final int[][][] book = new int[ROWS + 1][RowLockGame.STRENGTHS.size()][64];

  private final int[] values = new int[ROWS + 1];
  private final ConcurrentLinkedQueue<Fault> faults = new ConcurrentLinkedQueue<>();
  private int fresh = 1000;

  List<String> faults() {
    return faults.stream().map(Fault::text).toList();
  }

  private void fault(String text) {
    faults.add(new Fault(NOBODY, text));
  }

  /// What the rows should hold in the end.
  List<String> values() {
    return Arrays.stream(values).skip(1).mapToObj(Integer::toString).toList();
  }

  Threads.Strand start(
      int session, OracleServer server, int transactions, SplittableRandom random) {
    return Threads.platform()
        .start(
            "session " + session,
            () -> {
              try (Connection connection = server.connect("postgres");
                  Statement statement = connection.createStatement()) {
                Member member = new Member(session, statement, random);
                for (int i = 0; i < transactions; i++) {
                  member.transaction();
                }
              } catch (SQLException | RuntimeException e) {
                fault(session + ": " + e);
              }
            });
  }

  private synchronized void enter(int session, Held held) {
    for (int strength = 0; strength < CONFLICTS.length; strength++) {
      if ((CONFLICTS[held.strength] >>> strength & 1) == 0) {
        continue;
      }
      for (int other = 0; other < book[held.row][strength].length; other++) {
        if (other != session && book[held.row][strength][other] > 0) {
          String text =
              "%d locked row %d for %s while %d holds it for %s"
                  .formatted(
                      session,
                      held.row,
                      RowLockGame.STRENGTHS.get(held.strength),
                      other,
                      RowLockGame.STRENGTHS.get(strength));
          faults.add(new Fault(other, text));
        }
      }
    }
    book[held.row][held.strength][session]++;
  }

  private synchronized void leave(int session, Held held) {
    book[held.row][held.strength][session]--;
  }

  private synchronized void committed(int[] added) {
    for (int row = 1; row <= ROWS; row++) {
      values[row] += added[row];
    }
  }

  private synchronized int freshKey() {
    return fresh++;
  }

  private static final class Level {
    final List<Held> held = new ArrayList<>();
    final int[] added = new int[ROWS + 1];
  }

  private final class Member {
    private final int session;
    private final Statement statement;
    private final SplittableRandom random;
    private final Deque<Level> levels = new ArrayDeque<>();

    Member(int session, Statement statement, SplittableRandom random) {
      this.session = session;
      this.statement = statement;
      this.random = random;
    }

    void transaction() throws SQLException {
      try {
        lockAndChange();
      } catch (SQLException e) {
        if (!DEADLOCK.equals(e.getSQLState())) {
          throw e;
        }
        while (!levels.isEmpty()) {
          giveBack();
        }
        faults.removeIf(fault -> fault.holder == session);
        statement.execute("rollback");
      }
    }

    private void lockAndChange() throws SQLException {
      statement.execute("begin");
      levels.push(new Level());
      lock(random.nextInt(1, ROWS + 1), random.nextInt(4), "");
      for (int step = random.nextInt(8); step > 0; step--) {
        step();
      }
      while (levels.size() > 1) {
        release();
      }
      boolean commits = random.nextInt(4) > 0;
      Level all = giveBack();
      if (commits) {
        // Entered before the commit, for others may build on it at once; it cannot fail any more.
        committed(all.added);
      }
      statement.execute(commits ? "commit" : "rollback");
    }

    private void step() throws SQLException {
      int row = random.nextInt(1, ROWS + 1);
      switch (random.nextInt(7)) {
        case 0 -> {
          statement.execute("savepoint s");
          levels.push(new Level());
        }
        case 1 -> {
          if (levels.size() > 1) {
            giveBack();
            statement.execute("rollback to s");
            statement.execute("release s");
          }
        }
        case 2 -> {
          if (levels.size() > 1) {
            release();
          }
        }
        case 3, 4 -> {
          if (lock(row, NO_KEY_UPDATE, " skip locked")) {
            update("v = v + 1", row);
            levels.getFirst().added[row]++;
          }
        }
        case 5 -> {
          if (lock(row, UPDATE, " skip locked")) {
            update("k = " + freshKey(), row);
          }
        }
        default -> lock(row, random.nextInt(4), " skip locked");
      }
    }

    private void update(String set, int row) throws SQLException {
      if (statement.executeUpdate("update t set " + set + " where id = " + row) != 1) {
        fault(session + " lost row " + row);
      }
    }

    private boolean lock(int row, int strength, String mode) throws SQLException {
      String sql =
          "select id from t where id = %d for %s%s"
              .formatted(row, RowLockGame.STRENGTHS.get(strength), mode);
      boolean found;
      try (ResultSet rows = statement.executeQuery(sql)) {
        found = rows.next();
      }
      if (found) {
        Held held = new Held(row, strength);
        enter(session, held);
        levels.getFirst().held.add(held);
      } else if (mode.isEmpty()) {
        fault(session + " did not find row " + row);
      }
      return found;
    }

    private Level giveBack() {
      Level level = levels.pop();
      level.held.forEach(held -> leave(session, held));
      return level;
    }

    private void release() throws SQLException {
      statement.execute("release s");
      Level inner = levels.pop();
      Level outer = levels.getFirst();
      outer.held.addAll(inner.held);
      for (int row = 1; row <= ROWS; row++) {
        outer.added[row] += inner.added[row];
      }
    }
  }
}
