package org.gajah.oracle.bootstrap;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.facts.Facts;
import org.junit.jupiter.api.Test;

/// What PostgreSQL says of itself in the tables of `information_schema`.
class InformationSchemaFactsTest {
  private static final String FILE =
      "catalog/bootstrap/src/main/resources/org/gajah/bootstrap/sql/information-schema-rows.sql";

  private static final String HEAD =
      """
      -- What PostgreSQL says of itself: which features of the standard it has, its limits and names.
      -- Facts: InformationSchemaFactsTest writes this file.
      """;

  @Test
  void rows() throws IOException, SQLException {
    StringBuilder out = new StringBuilder(HEAD);
    try (OracleServer server = OracleServer.start();
        Connection connection = server.connect("template1");
        Statement statement = connection.createStatement()) {
      for (String table :
          List.of("sql_features", "sql_parts", "sql_implementation_info", "sql_sizing")) {
        out.append("\ninsert into information_schema.").append(table).append(" values\n");
        try (ResultSet rows = statement.executeQuery("table information_schema." + table)) {
          out.append(String.join(",\n", lines(rows))).append(";\n");
        }
      }
    }
    Facts.check(FILE, out.toString());
  }

  private static List<String> lines(ResultSet rows) throws SQLException {
    List<String> lines = new ArrayList<>();
    while (rows.next()) {
      List<String> values = new ArrayList<>();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        values.add(literal(rows.getString(i), rows.getMetaData().getColumnType(i)));
      }
      lines.add("  (" + String.join(", ", values) + ")");
    }
    return lines;
  }

  @SuppressWarnings("ConstantValue") // The driver's null.
  private static String literal(String value, int type) {
    if (value == null) {
      return "null";
    }
    return type == Types.INTEGER ? value : "'" + plain(value).replace("'", "''") + "'";
  }

  /// The version of a server without a packager's name, of which initdb keeps what it ends with: a
  /// parenthesis.
  static String plain(String value) {
    return value.replaceAll("(17\\.\\d+\\.\\d{4})\\)", "$1");
  }
}
