package org.gajah.oracle.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.gajah.oracle.torture.Journal.Change;
import org.gajah.oracle.torture.Journal.Entry;
import org.gajah.oracle.torture.Journal.Row;

/// What must be in the tables, by the journals of all clients so far.
final class Books {
  private static final String UNDEFINED_OBJECT = "42704";

  private final List<Map<Long, Row>> rows = new ArrayList<>();
  private long committed;
  private long acknowledged;
  private long failed;
  private long inDoubt;
  private long prepared;

  Books(int clients) {
    for (int i = 0; i < clients; i++) {
      rows.add(new TreeMap<>());
    }
  }

  /// The rows of a client.
  Map<Long, Row> rows(int client) {
    return rows.get(client);
  }

  @Override
  public String toString() {
    return "%d acknowledged, %d failed, %d in doubt, %d found prepared; %d committed in all"
        .formatted(acknowledged, failed, inDoubt, prepared, committed);
  }

  long acknowledged() {
    return acknowledged;
  }

  /// Compares what is there with the journals since the last time.
  ///
  /// @param journals of each client, in their order
  /// @param since the highest number of a transaction before
  void check(Connection connection, List<List<Entry>> journals, long since) throws SQLException {
    for (List<Entry> journal : journals) {
      for (Entry entry : journal) {
        finish(connection, entry);
      }
    }
    Set<Long> present =
        numbers(connection, "select id from history where id > " + since + " order by id");
    Set<Long> expected = new TreeSet<>();
    for (int client = 0; client < journals.size(); client++) {
      for (Entry entry : journals.get(client)) {
        if (isThere(entry, present.contains(entry.id()))) {
          expected.add(entry.id());
          entry.changes().forEach(change(rows.get(client)));
        }
      }
    }
    assertThat(present).isEqualTo(expected);
    committed += present.size();
    assertThat(numbers(connection, "select count(*) from history")).containsExactly(committed);
    checkRows(connection);
  }

  private static Consumer<Change> change(Map<Long, Row> rows) {
    return change -> {
      if (change.deletes()) {
        rows.remove(change.row().id());
      } else {
        rows.put(change.row().id(), change.row());
      }
    };
  }

  /// Whether a transaction must be there, or is where it may be either way.
  private boolean isThere(Entry entry, boolean found) {
    return switch (entry.fate()) {
      case ACKNOWLEDGED -> {
        acknowledged++;
        yield true;
      }
      case PREPARED -> true;
      case MAYBE_COMMITTED, PREPARED_AND_MAYBE_COMMITTED -> {
        inDoubt++;
        yield found;
      }
      case OPEN, MAYBE_PREPARED -> false;
      case FAILED -> {
        failed++;
        yield false;
      }
    };
  }

  /// Commits what was left prepared, and rolls back what nobody knows to be prepared.
  private void finish(Connection connection, Entry entry) throws SQLException {
    String name = " prepared 'p" + entry.id() + "'";
    switch (entry.fate()) {
      case PREPARED -> {
        execute(connection, "commit" + name);
        prepared++;
      }
      case PREPARED_AND_MAYBE_COMMITTED -> executeIfThere(connection, "commit" + name);
      case MAYBE_PREPARED -> executeIfThere(connection, "rollback" + name);
      case OPEN, MAYBE_COMMITTED, ACKNOWLEDGED, FAILED -> {}
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void executeIfThere(Connection connection, String sql) throws SQLException {
    try {
      execute(connection, sql);
      prepared++;
    } catch (SQLException e) {
      if (!UNDEFINED_OBJECT.equals(e.getSQLState())) {
        throw e;
      }
    }
  }

  private static Set<Long> numbers(Connection connection, String sql) throws SQLException {
    Set<Long> result = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        assertThat(result.add(rows.getLong(1))).isTrue();
      }
    }
    return result;
  }

  private void checkRows(Connection connection) throws SQLException {
    Map<Long, Row> expected = new TreeMap<>();
    rows.forEach(expected::putAll);
    Map<Long, Row> found = new TreeMap<>();
    Map<Integer, Long> sums = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet ledger =
            statement.executeQuery("select id, account, amount, key, body from ledger")) {
      while (ledger.next()) {
        Row row =
            new Row(
                ledger.getLong(1),
                ledger.getInt(2),
                ledger.getInt(3),
                Client.hash(ledger.getString(4), ledger.getString(5)));
        assertThat(found.put(row.id(), row)).isNull();
        sums.merge(row.account(), (long) row.amount(), Long::sum);
      }
    }
    assertThat(found).isEqualTo(expected);
    try (Statement statement = connection.createStatement();
        ResultSet accounts = statement.executeQuery("select id, balance from accounts")) {
      int count = 0;
      while (accounts.next()) {
        count++;
        assertThat(accounts.getLong(2)).isEqualTo(sums.getOrDefault(accounts.getInt(1), 0L));
      }
      assertThat(count).isEqualTo(Client.ACCOUNTS);
    }
  }
}
