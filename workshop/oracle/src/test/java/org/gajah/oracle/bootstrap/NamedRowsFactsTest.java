package org.gajah.oracle.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gajah.catalog.rows.SystemCatalogs;
import org.gajah.catalog.source.CatalogTable;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.facts.Facts;
import org.junit.jupiter.api.Test;

/// The rows of objects that commands have made, with names for their OIDs, are those of the oracle.
class NamedRowsFactsTest {
  private static final String FOLDER =
      "catalog/bootstrap/src/main/resources/org/gajah/bootstrap/named/";

  /// What schemas, views, tables and functions consist of, which scripts make; and the operating
  /// system's collations.
  private static final Set<String> ELSEWHERE =
      Set.of("pg_class", "pg_collation", "pg_constraint", "pg_namespace", "pg_rewrite", "pg_type");

  @Test
  void rows() throws IOException, SQLException {
    try (OracleServer server = OracleServer.start();
        Connection connection = server.connect("template1")) {
      Map<String, String> files = NamedRowsOf.read(connection);
      for (Map.Entry<String, String> file : files.entrySet()) {
        Facts.check(FOLDER + file.getKey() + ".tsv", file.getValue());
      }
      // No catalog is forgotten.
      Set<String> found = new TreeSet<>(ELSEWHERE);
      found.addAll(files.keySet());
      assertThat(found).containsAll(catalogsWithNewRows(connection));
    }
  }

  private static Set<String> catalogsWithNewRows(Connection connection) throws SQLException {
    Set<String> names = new TreeSet<>();
    try (Statement statement = connection.createStatement()) {
      for (CatalogTable<?> table : SystemCatalogs.ALL) {
        if (!table.shared() && table.columns().getFirst().name().equals("oid")) {
          String query =
              "select 1 from %s where oid >= %d".formatted(table.name(), WholeCatalogs.FIRST);
          try (ResultSet rows = statement.executeQuery(query)) {
            if (rows.next()) {
              names.add(table.name());
            }
          }
        }
      }
    }
    return names;
  }
}
