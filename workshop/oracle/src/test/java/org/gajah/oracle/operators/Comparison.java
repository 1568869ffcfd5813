package org.gajah.oracle.operators;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// Asks both servers and notes what they answer differently.
final class Comparison {
  private final List<String> differences = new ArrayList<>();
  private int asked;

  /// Asks both for one query; its rows are compared in their order only where it ends in ORDER BY.
  void ask(Connection real, Connection ours, String configuration, String query)
      throws SQLException {
    boolean ordered = query.toLowerCase(Locale.ROOT).matches("(?s).*order by [^()]*");
    List<String> expected = rows(real, query, ordered);
    List<String> actual = rows(ours, query, ordered);
    asked++;
    if (!expected.equals(actual)) {
      List<String> missing = new ArrayList<>(expected);
      actual.forEach(missing::remove);
      List<String> excess = new ArrayList<>(actual);
      expected.forEach(excess::remove);
      differences.add(
          "%s: %s%n  rows %d, ours %d%n  - %s%n  + %s"
              .formatted(
                  configuration,
                  query,
                  expected.size(),
                  actual.size(),
                  missing.stream().limit(3).toList(),
                  excess.stream().limit(3).toList()));
    }
  }

  /// The rows of a query, or its error.
  static List<String> rows(Connection connection, String query, boolean ordered)
      throws SQLException {
    List<String> result = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
          row.append(rows.getString(i)).append('|');
        }
        result.add(row.toString());
      }
    } catch (SQLException e) {
      result.add("error " + e.getSQLState() + " " + e.getMessage());
    }
    if (!ordered) {
      Collections.sort(result);
    }
    return result;
  }

  int asked() {
    return asked;
  }

  List<String> differences() {
    return differences;
  }

  @Override
  public String toString() {
    return differences.size() + " of " + asked + ":\n" + String.join("\n", differences);
  }
}
