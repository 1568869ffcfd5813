package org.gajah.oracle.facts;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.Test;

/// `references.tsv`, the references between catalogs, is made from the oracle's
/// `pg_get_catalog_foreign_keys()`, in its order.
class CatalogReferencesFactsTest {
  @Test
  void everyReferenceOfTheOracleAndNoOther() throws IOException, SQLException {
    StringBuilder lines = new StringBuilder();
    try (OracleServer server = OracleServer.start();
        Connection connection = server.connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select concat_ws(E'\\t', fktable, array_to_string(fkcols, ','), pktable,"
                    + " array_to_string(pkcols, ','), is_array, is_opt)"
                    + " from pg_get_catalog_foreign_keys() with ordinality order by ordinality")) {
      while (rows.next()) {
        lines.append(rows.getString(1)).append('\n');
      }
    }
    Facts.check(
        "server/engine/src/main/resources/org/gajah/engine/view/references.tsv", lines.toString());
  }
}
