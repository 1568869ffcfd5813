package org.gajah.oracle.facts;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.Test;

/// The key words that `quote_ident` puts quotes around.
class KeywordFactsTest {
  @Test
  void keyWordsThatAreNoNames() throws IOException, SQLException {
    StringBuilder words = new StringBuilder();
    String sql =
        "select word from pg_get_keywords() where catcode <> 'U' order by word collate \"C\"";
    try (OracleServer server = OracleServer.unicode();
        Connection connection = server.connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        words.append(rows.getString(1)).append('\n');
      }
    }
    Facts.check(
        "format/strings/src/main/resources/org/gajah/strings/keywords.facts", words.toString());
  }
}
