package org.gajah.oracle.client;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// What a server answers, as text that can be compared.
final class Answers {
  /// So many lines of a difference are enough to see what is wrong.
  private static final int DIFFERENT_LINES = 20;

  private Answers() {}

  /// Runs a statement: names and types of the columns, rows, warnings, or the error.
  static String of(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      String told =
          statement.execute(sql)
              ? rows(statement.getResultSet(), sql.toUpperCase(Locale.ROOT).contains("ORDER BY"))
              : "UPDATE " + statement.getUpdateCount();
      StringBuilder text = new StringBuilder(told);
      for (SQLWarning each = statement.getWarnings(); each != null; each = each.getNextWarning()) {
        text.append('\n').append(each.getSQLState()).append(' ').append(each.getMessage());
      }
      return text.toString();
    } catch (SQLException e) {
      return error(e);
    }
  }

  static String error(SQLException fault) {
    return fault.getSQLState() + " " + fault.getMessage();
  }

  /// All rows that are left, and what the columns are.
  ///
  /// @param ordered whether the order of the rows is part of the answer
  static String rows(ResultSet rows, boolean ordered) throws SQLException {
    ResultSetMetaData columns = rows.getMetaData();
    StringBuilder head = new StringBuilder();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      head.append(columns.getColumnLabel(i)).append(' ').append(columns.getColumnTypeName(i));
      head.append('(').append(columns.getPrecision(i)).append(',').append(columns.getScale(i));
      head.append(") ");
    }
    List<String> lines = new ArrayList<>();
    while (rows.next()) {
      List<String> values = new ArrayList<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        values.add(rows.getString(i));
      }
      lines.add(values.toString());
    }
    if (!ordered) {
      Collections.sort(lines);
    }
    return head + "\n" + String.join("\n", lines);
  }

  /// The first lines that only one of two texts has.
  static String difference(String what, String expected, String actual) {
    List<String> first = expected.lines().toList();
    List<String> second = actual.lines().toList();
    StringBuilder text = new StringBuilder(what);
    first.stream()
        .filter(line -> !second.contains(line))
        .limit(DIFFERENT_LINES)
        .forEach(l -> text.append("\n< ").append(l));
    second.stream()
        .filter(line -> !first.contains(line))
        .limit(DIFFERENT_LINES)
        .forEach(l -> text.append("\n> ").append(l));
    return text.toString();
  }
}
