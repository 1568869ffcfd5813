package org.gajah.oracle.torture;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.gajah.oracle.torture.Journal.Change;
import org.gajah.oracle.torture.Journal.Row;

/// One connection that changes its own rows of the ledger, everybody's accounts, and the history,
/// until the server is gone or it is told to leave.
///
/// The sum of an account's rows in the ledger is its balance, after each transaction.
final class Client implements Runnable {
  static final int ACCOUNTS = 50;
  private static final int MOST_ROWS = 150;
  private static final String LETTERS =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private final String url;
  private final Journal journal;
  private final AtomicLong numbers;
  private final double longKeys;
  private final SplittableRandom random;
  private final Map<Long, Row> own;
  private final BooleanSupplier stays;
  private final Queue<Throwable> faults;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  /// @param url of the database, with the options of the driver
  /// @param numbers of the transactions, for all clients
  /// @param longKeys how many of the keys are so long that few find room on a page
  /// @param own the rows that are this client's
  /// @param stays whether to begin one more transaction
  /// @param faults where to put what must not happen
  Client(
      String url,
      Journal journal,
      AtomicLong numbers,
      double longKeys,
      SplittableRandom random,
      Map<Long, Row> own,
      BooleanSupplier stays,
      Queue<Throwable> faults) {
    this.url = url;
    this.journal = journal;
    this.numbers = numbers;
    this.longKeys = longKeys;
    this.random = random;
    this.own = new TreeMap<>(own);
    this.stays = stays;
    this.faults = faults;
  }

  @Override
  public void run() {
    try (journal;
        Connection connection = DriverManager.getConnection(url, "postgres", "")) {
      connection.setAutoCommit(false);
      boolean answers = true;
      while (answers && stays.getAsBoolean()) {
        answers = transaction(connection);
      }
    } catch (SQLException gone) {
      // That is how each ends: at login too.
    } catch (RuntimeException | Error fault) {
      faults.add(fault);
    }
  }

  /// Whether the server still answers.
  private boolean transaction(Connection connection) throws SQLException {
    long id = numbers.incrementAndGet();
    journal.note('B', id);
    try {
      new Work(connection, id).run();
      return true;
    } catch (SQLException e) {
      if (isGone(e)) {
        return false;
      }
      journal.error(id, e.getSQLState());
      connection.rollback();
      return true;
    }
  }

  /// Whether a failure is that of the connection; then nobody knows what the server did.
  static boolean isGone(SQLException failure) {
    String state = failure.getSQLState();
    return state == null || state.startsWith("08") || state.startsWith("57P");
  }

  private String text(int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  static long hash(String key, String body) {
    long hash = key.length();
    for (String part : List.of(key, body)) {
      for (int i = 0; i < part.length(); i++) {
        hash = 31 * hash + part.charAt(i);
      }
    }
    return hash;
  }

  /// One transaction.
  private final class Work {
    private final Connection connection;
    private final long id;
    private final List<Change> changes = new ArrayList<>();
    private final Map<Integer, Integer> sums = new TreeMap<>();
    private int rows;

    Work(Connection connection, long id) {
      this.connection = connection;
      this.id = id;
    }

    void run() throws SQLException {
      update("insert into history (id) values (?)", id);
      int statements = 1 + random.nextInt(4);
      for (int i = 0; i < statements; i++) {
        change();
      }
      if (random.nextInt(3) == 0) {
        savepoint();
      }
      if (random.nextInt(4) == 0) {
        query("select id from accounts where id = ? for key share", random.nextInt(ACCOUNTS));
      }
      for (Map.Entry<Integer, Integer> sum : sums.entrySet()) {
        update(
            "update accounts set balance = balance + ? where id = ?", sum.getValue(), sum.getKey());
      }
      end();
    }

    private void end() throws SQLException {
      switch (random.nextInt(12)) {
        case 0 -> {
          connection.rollback();
          journal.note('R', id);
        }
        // The history has that id already: an error, and all is undone.
        case 1 -> update("insert into history (id) values (?)", id);
        case 2, 3 -> twoPhase();
        default -> {
          journal.note('C', id);
          connection.commit();
          acknowledged();
        }
      }
    }

    private void acknowledged() {
      journal.note('A', id);
      for (Change change : changes) {
        if (change.deletes()) {
          own.remove(change.row().id());
        } else {
          own.put(change.row().id(), change.row());
        }
      }
    }

    private void twoPhase() throws SQLException {
      journal.note('P', id);
      try (Statement statement = connection.createStatement()) {
        statement.execute("prepare transaction 'p" + id + "'");
        journal.note('W', id);
        connection.commit();
        connection.setAutoCommit(true);
        journal.note('C', id);
        statement.execute("commit prepared 'p" + id + "'");
        acknowledged();
        connection.setAutoCommit(false);
      }
    }

    /// Some rows that come and go with a savepoint, or stay.
    private void savepoint() throws SQLException {
      Savepoint savepoint = connection.setSavepoint();
      if (random.nextBoolean()) {
        change();
        connection.releaseSavepoint(savepoint);
        return;
      }
      String key = text(10 + random.nextInt(500));
      insert(new Row(id * 100 + rows++, 0, 1, 0), key, "not to be seen");
      if (random.nextBoolean()) {
        try {
          insert(new Row(id * 100 + rows++, 0, 1, 0), key, "the key is there already");
          throw new IllegalStateException("no unique violation");
        } catch (SQLException e) {
          if (!"23505".equals(e.getSQLState())) {
            throw e;
          }
        }
      }
      connection.rollback(savepoint);
    }

    private void change() throws SQLException {
      int choice = random.nextInt(own.size() > MOST_ROWS ? 9 : 6);
      if (own.isEmpty() || choice < 4) {
        String key = text(random.nextDouble() < longKeys ? 1200 + random.nextInt(1200) : 40);
        String body = text(random.nextInt(8) == 0 ? random.nextInt(9000) : random.nextInt(200));
        Row row = row(id * 100 + rows++, random.nextInt(ACCOUNTS), hash(key, body));
        note('I', row, row.amount());
        insert(row, key, body);
        return;
      }
      Row old = own.values().stream().skip(random.nextInt(own.size())).findFirst().orElseThrow();
      if (changes.stream().anyMatch(change -> change.row().id() == old.id())) {
        return;
      }
      if (choice < 6) {
        String key = text(30);
        String body = text(random.nextInt(6000));
        Row row = row(old.id(), old.account(), hash(key, body));
        note('U', row, row.amount() - old.amount());
        String sql = "update ledger set amount = ?, key = ?, body = ? where id = ?";
        update(sql, row.amount(), key, body, row.id());
      } else {
        note('D', old, -old.amount());
        update("delete from ledger where id = ?", old.id());
      }
    }

    private Row row(long id, int account, long hash) {
      return new Row(id, account, random.nextInt(-1000, 1000), hash);
    }

    private void note(char event, Row row, int difference) {
      journal.change(event, id, row);
      changes.add(new Change(event == 'D', row));
      sums.merge(row.account(), difference, Integer::sum);
    }

    private void insert(Row row, String key, String body) throws SQLException {
      String sql = "insert into ledger (id, account, amount, key, body) values (?, ?, ?, ?, ?)";
      update(sql, row.id(), row.account(), row.amount(), key, body);
    }

    private PreparedStatement statement(String sql, Object... values) throws SQLException {
      PreparedStatement statement = statements.get(sql);
      if (statement == null) {
        statement = connection.prepareStatement(sql);
        statements.put(sql, statement);
      }
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement;
    }

    private void update(String sql, Object... values) throws SQLException {
      int count = statement(sql, values).executeUpdate();
      if (count != 1) {
        throw new IllegalStateException(count + " rows: " + sql + " " + List.of(values));
      }
    }

    private void query(String sql, Object... values) throws SQLException {
      statement(sql, values).executeQuery().close();
    }
  }
}
