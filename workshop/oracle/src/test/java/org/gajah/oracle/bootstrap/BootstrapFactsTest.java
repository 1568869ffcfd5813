package org.gajah.oracle.bootstrap;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.gajah.catalog.rows.SystemCatalogs;
import org.gajah.catalog.source.CatalogTable;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.facts.Facts;
import org.junit.jupiter.api.Test;

/// The rows that a cluster begins with are those that the oracle's catalogs begin with.
class BootstrapFactsTest {
  private static final String FOLDER =
      "catalog/bootstrap/src/main/resources/org/gajah/bootstrap/rows/";

  @Test
  void rows() throws IOException, SQLException {
    try (OracleServer server = OracleServer.start();
        Connection connection = server.connect("template1")) {
      for (CatalogTable<?> table : SystemCatalogs.ALL) {
        String rows = BeginningRows.of(connection, table);
        if (!rows.isEmpty()) {
          Facts.check(FOLDER + table.name() + ".tsv", BeginningRows.header(table) + rows);
        }
      }
    }
  }
}
