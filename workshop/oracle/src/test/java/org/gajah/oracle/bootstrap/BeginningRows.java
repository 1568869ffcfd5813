package org.gajah.oracle.bootstrap;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gajah.catalog.source.CatalogColumn;
import org.gajah.catalog.source.CatalogTable;

/// The rows of catalogs that no SQL command has made, which are those with an OID below 12,000, as
/// lines of text. What later commands of initdb did to these rows (privileges, bodies and defaults
/// of functions, statistics) is taken back.
final class BeginningRows {
  private static final int REGPROC = 24;
  private static final int ACL_ITEM_ARRAY = 1034;

  /// The column that says what a row belongs to, where rows have no OID of their own.
  private static final Map<String, String> OWNERS =
      Map.of(
          "pg_aggregate", "aggfnoid",
          "pg_attribute", "attrelid",
          "pg_index", "indexrelid",
          "pg_range", "rngtypid",
          "pg_ts_config_map", "mapcfg");

  /// What columns hold before initdb's SQL, or what the bootstrap itself fills in.
  private static final Map<String, String> BEFORE =
      Map.ofEntries(
          Map.entry("relpages", "0"),
          Map.entry("reltuples", "-1"),
          Map.entry("relallvisible", "0"),
          Map.entry("relfrozenxid", "case when relkind in ('r', 't') then 3 else 0 end"),
          Map.entry("relminmxid", "case when relkind in ('r', 't') then 1 else 0 end"),
          Map.entry("proargdefaults", "null"),
          Map.entry("prosqlbody", "null"),
          Map.entry("pronargdefaults", "0"),
          Map.entry("collversion", "null"),
          Map.entry("rolpassword", "null"),
          Map.entry("datfrozenxid", "3"),
          Map.entry("datminmxid", "1"),
          Map.entry("datcollversion", "null"));

  private BeginningRows() {}

  static String header(CatalogTable<?> table) {
    return table.columns().stream().map(CatalogColumn::name).collect(Collectors.joining("\t"))
        + "\n";
  }

  static String of(Connection connection, CatalogTable<?> table) throws SQLException {
    List<CatalogColumn> columns = table.columns();
    String owner =
        columns.getFirst().name().equals("oid") ? "oid" : OWNERS.getOrDefault(table.name(), "");
    if (owner.isEmpty()) {
      return "";
    }
    String condition =
        owner
            + "::oid < 12000"
            + (table.name().equals("pg_database") ? " and datname = 'template1'" : "");
    String order = "t." + owner + (table.name().equals("pg_attribute") ? ", t.attnum" : "");
    String query =
        "select %s from %s t where %s order by %s"
            .formatted(
                columns.stream().map(BeginningRows::selected).collect(Collectors.joining(", ")),
                table.name(),
                condition,
                order);
    StringBuilder out = new StringBuilder();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        for (int i = 1; i <= columns.size(); i++) {
          out.append(escaped(rows.getString(i))).append(i < columns.size() ? '\t' : '\n');
        }
      }
    }
    return out.toString();
  }

  private static String selected(CatalogColumn column) {
    if (column.type() == ACL_ITEM_ARRAY) {
      return "null::text";
    }
    String before = BEFORE.get(column.name());
    if (before != null) {
      return "cast(" + before + " as text)";
    }
    return column.name() + (column.type() == REGPROC ? "::oid::text" : "::text");
  }

  /// As COPY writes it.
  @SuppressWarnings("ConstantValue") // The driver's null.
  static String escaped(String value) {
    return value == null
        ? "\\N"
        : value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
  }
}
