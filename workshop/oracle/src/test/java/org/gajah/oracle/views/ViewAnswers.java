package org.gajah.oracle.views;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What one server answers, as lines that can be compared: columns and their types, then rows in
/// the order of their texts; or the error.
final class ViewAnswers {
  private ViewAnswers() {}

  /// The schema and name of each view of the system but those on cumulative statistics.
  static List<String> views(Connection connection) throws SQLException {
    List<String> views = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select nspname || '.' || relname from pg_class c"
                    + " join pg_namespace n on n.oid = c.relnamespace where relkind = 'v'"
                    + " and nspname in ('pg_catalog', 'information_schema')"
                    + " and relname !~ '^pg_stat(io)?_' order by 1")) {
      while (rows.next()) {
        views.add(rows.getString(1));
      }
    }
    return views;
  }

  static String ofView(Connection connection, String view) {
    String name = view.substring(view.indexOf('.') + 1);
    Set<String> masked = new HashSet<>();
    StringBuilder sql = new StringBuilder("select * from " + view + " where true");
    for (Mask mask : Mask.of(name)) {
      masked.addAll(mask.columns());
      sql.append(mask.rows().isEmpty() ? "" : " and not (" + mask.rows() + ")");
    }
    return of(connection, sql.toString(), masked);
  }

  static String of(Connection connection, String sql, Set<String> masked) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return text(rows, masked);
    } catch (SQLException e) {
      return "ERROR " + e.getSQLState() + ": " + e.getMessage();
    }
  }

  private static String text(ResultSet rows, Set<String> masked) throws SQLException {
    ResultSetMetaData shape = rows.getMetaData();
    StringBuilder head = new StringBuilder();
    for (int i = 1; i <= shape.getColumnCount(); i++) {
      head.append(shape.getColumnLabel(i)).append(' ').append(shape.getColumnTypeName(i));
      head.append(", ");
    }
    List<String> lines = new ArrayList<>();
    while (rows.next()) {
      StringBuilder line = new StringBuilder();
      for (int i = 1; i <= shape.getColumnCount(); i++) {
        String column = shape.getColumnLabel(i);
        boolean isMasked =
            masked.contains(column + "?") || masked.contains(column) && rows.getString(i) != null;
        line.append(isMasked ? "*" : rows.getString(i)).append(" | ");
      }
      lines.add(line.toString());
    }
    lines.sort(null);
    return head + "\n" + String.join("\n", lines);
  }
}
