package org.gajah.oracle.bootstrap;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gajah.catalog.rows.SystemCatalogs;
import org.gajah.catalog.source.CatalogColumn;
import org.gajah.catalog.source.CatalogTable;

/// All rows of all catalogs of a database with names in the place of the OIDs that its commands
/// gave out, so that two databases have the same text when the same commands made them, in whatever
/// order. Files, statistics and the ages of rows are left out, and so are places in texts of SQL.
final class WholeCatalogs {
  /// The first OID that a command gets.
  static final int FIRST = 12_000;

  private static final Set<String> LEFT_OUT =
      Set.of("relfilenode", "relpages", "reltuples", "relallvisible", "relfrozenxid", "relminmxid");

  private static final Pattern PLACE =
      Pattern.compile(":(location|stmt_location|stmt_len) -?\\d+ ?");
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d{5,9}(?![\\w.])");
  private static final Pattern TOAST = Pattern.compile("(?<=pg_toast_)\\d+");

  /// Tables for long values are called after an OID: they go by the name of their table.
  private static final String TOASTS =
      """
      select t.oid, 'toast of ' || c.oid::regclass
      from pg_class c join pg_class t on t.oid = c.reltoastrelid where t.oid >= :first
      union all
      select i.indexrelid, 'index of toast of ' || c.oid::regclass
      from pg_class c join pg_index i on i.indrelid = c.reltoastrelid where i.indexrelid >= :first
      """;

  private final Statement statement;
  private final Map<String, String> names = new HashMap<>();

  private WholeCatalogs(Statement statement) {
    this.statement = statement;
  }

  /// The rows of each catalog that the database has for itself, in the order of their texts.
  static Map<String, List<String>> of(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set search_path to ''");
      WholeCatalogs catalogs = new WholeCatalogs(statement);
      List<CatalogTable<?>> tables =
          SystemCatalogs.ALL.stream()
              .filter(table -> !table.shared() && !table.name().equals("pg_statistic"))
              .toList();
      for (CatalogTable<?> table : tables) {
        catalogs.name(table);
      }
      catalogs.names(TOASTS.replace(":first", Integer.toString(FIRST)));
      Map<String, List<String>> rows = new TreeMap<>();
      for (CatalogTable<?> table : tables) {
        rows.put(table.name(), catalogs.rows(table));
      }
      return rows;
    }
  }

  /// What one has and the other has not, as `- catalog: row` and `+ catalog: row`.
  static List<String> differences(
      Map<String, List<String>> expected, Map<String, List<String>> actual) {
    List<String> differences = new ArrayList<>();
    expected.forEach((name, rows) -> {
      List<String> missing = new ArrayList<>(rows);
      List<String> added = new ArrayList<>(actual.getOrDefault(name, List.of()));
      rows.forEach(row -> {
        if (added.remove(row)) {
          missing.remove(row);
        }
      });
      missing.forEach(row -> differences.add("- " + name + ": " + row));
      added.forEach(row -> differences.add("+ " + name + ": " + row));
    });
    return differences;
  }

  private void name(CatalogTable<?> table) throws SQLException {
    if (table.columns().getFirst().name().equals("oid")) {
      names(
          "select oid, (select type || ' ' || identity from pg_identify_object(%d, oid, 0)) from %s where oid >= %d"
              .formatted(table.oid(), table.name(), FIRST));
    }
  }

  private void names(String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        names.put(rows.getString(1), rows.getString(2));
      }
    }
  }

  private List<String> rows(CatalogTable<?> table) throws SQLException {
    List<String> columns =
        table.columns().stream()
            .map(CatalogColumn::name)
            .filter(name -> !LEFT_OUT.contains(name))
            .toList();
    String query =
        columns.stream()
            .map(name -> name + (isFunction(table, name) ? "::oid" : ""))
            .collect(Collectors.joining(", ", "select ", " from " + table.name()));
    List<String> result = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= columns.size(); i++) {
          values.add(columns.get(i - 1) + "=" + common(rows.getString(i)));
        }
        result.add(String.join("|", values));
      }
    }
    Collections.sort(result);
    return result;
  }

  private static boolean isFunction(CatalogTable<?> table, String column) {
    int regproc = 24;
    return table.columns().stream()
        .anyMatch(it -> it.name().equals(column) && it.type() == regproc);
  }

  @SuppressWarnings("ConstantValue") // The driver's null.
  private String common(String value) {
    if (value == null) {
      return "null";
    }
    String text = PLACE.matcher(value).replaceAll("");
    text = TOAST.matcher(text).replaceAll("N");
    return NUMBER
        .matcher(text)
        .replaceAll(number -> quoted(names.getOrDefault(number.group(), number.group())));
  }

  private static String quoted(String name) {
    return Matcher.quoteReplacement(name);
  }
}
