package org.gajah.oracle.bootstrap;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gajah.catalog.rows.PgDepend;
import org.gajah.catalog.rows.PgExtension;
import org.gajah.catalog.rows.PgLanguage;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.PgTsConfig;
import org.gajah.catalog.rows.PgTsConfigMap;
import org.gajah.catalog.rows.PgTsDict;
import org.gajah.catalog.rows.PgTsTemplate;
import org.gajah.catalog.source.CatalogColumn;
import org.gajah.catalog.source.CatalogTable;

/// The rows that a new cluster has of objects whose OIDs were given out by commands, and which no
/// script makes: the extension plpgsql, and text search with the stemmers of Snowball. Such an OID
/// is written `<catalog>:<name>`.
final class NamedRowsOf {
  private static final int OID = 26;
  private static final int REGPROC = 24;
  private static final int ACL_ITEM_ARRAY = 1034;

  /// @param name the column with its objects' names
  /// @param condition which of them are meant
  record Named(CatalogTable<?> table, String name, String condition) {}

  static final List<Named> OBJECTS =
      List.of(
          new Named(PgProc.TABLE, "proname", "pronamespace = 'pg_catalog'::regnamespace"),
          new Named(PgLanguage.TABLE, "lanname", "true"),
          new Named(PgExtension.TABLE, "extname", "true"),
          new Named(PgTsTemplate.TABLE, "tmplname", "true"),
          new Named(PgTsDict.TABLE, "dictname", "true"),
          new Named(PgTsConfig.TABLE, "cfgname", "true"));

  private final Statement statement;
  private final Map<String, String> names = new HashMap<>();

  private NamedRowsOf(Statement statement) {
    this.statement = statement;
  }

  /// The content of each catalog's file.
  static Map<String, String> read(Connection connection) throws SQLException {
    Map<String, String> files = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement()) {
      NamedRowsOf rows = new NamedRowsOf(statement);
      for (Named named : OBJECTS) {
        rows.name(named);
      }
      for (Named named : OBJECTS) {
        String chosen = "oid >= " + WholeCatalogs.FIRST + " and " + named.condition();
        files.put(named.table().name(), rows.file(named.table(), chosen));
      }
      files.put(
          PgTsConfigMap.TABLE.name(),
          rows.file(PgTsConfigMap.TABLE, "mapcfg >= " + WholeCatalogs.FIRST));
      String members = String.join(", ", rows.names.keySet());
      files.put(PgDepend.TABLE.name(), rows.file(PgDepend.TABLE, "objid in (" + members + ")"));
    }
    return files;
  }

  private void name(Named named) throws SQLException {
    String query =
        "select oid, %s from %s where oid >= %d and %s"
            .formatted(named.name(), named.table().name(), WholeCatalogs.FIRST, named.condition());
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        names.put(rows.getString(1), named.table().name() + ":" + rows.getString(2));
      }
    }
  }

  private String file(CatalogTable<?> table, String condition) throws SQLException {
    StringBuilder out = new StringBuilder(BeginningRows.header(table));
    List<CatalogColumn> columns = table.columns();
    String query =
        columns.stream()
            .map(NamedRowsOf::selected)
            .collect(
                Collectors.joining(
                    ", ", "select ", " from " + table.name() + " where " + condition));
    List<String> lines = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        StringBuilder line = new StringBuilder();
        for (int i = 1; i <= columns.size(); i++) {
          boolean oid = columns.get(i - 1).type() == OID || columns.get(i - 1).type() == REGPROC;
          String value = BeginningRows.escaped(rows.getString(i));
          line.append(oid ? names.getOrDefault(value, value) : value);
          line.append(i < columns.size() ? '\t' : '\n');
        }
        lines.add(line.toString());
      }
    }
    lines.stream().sorted().forEach(out::append);
    return out.toString();
  }

  private static String selected(CatalogColumn column) {
    if (column.type() == ACL_ITEM_ARRAY) {
      return "null::text";
    }
    return column.name() + (column.type() == REGPROC ? "::oid::text" : "::text");
  }
}
