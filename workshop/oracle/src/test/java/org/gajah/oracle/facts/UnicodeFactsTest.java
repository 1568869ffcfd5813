package org.gajah.oracle.facts;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.StringJoiner;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.Test;

/// The builtin provider's idea of Unicode: classes as ranges, cases as mappings, each line a name
/// and hexadecimal code points.
class UnicodeFactsTest {
  private static final String CHARACTERS =
      "(select i, chr(i) collate pg_c_utf8 c from generate_series(1, 1114111) i"
          + " where i not between 55296 and 57343) s";

  @Test
  void classesAndCasesOfEveryCharacter() throws IOException, SQLException {
    StringBuilder lines = new StringBuilder();
    try (OracleServer server = OracleServer.unicode();
        Connection connection = server.connect("postgres");
        Statement statement = connection.createStatement()) {
      for (String kind :
          List.of(
              "alnum", "alpha", "digit", "lower", "upper", "punct", "space", "print", "graph")) {
        String sql =
            "select to_hex(min(i)) || '-' || to_hex(max(i)) from (select i, i - row_number() over"
                + " (order by i) g from "
                + CHARACTERS
                + " where c ~ '[[:"
                + kind
                + ":]]') r group by g order by min(i)";
        lines.append(kind).append(' ').append(list(statement, sql)).append('\n');
      }
      for (String kind : List.of("lower", "upper", "initcap")) {
        String sql =
            "select to_hex(i) || '-' || to_hex(ascii("
                + kind
                + "(c))) from "
                + CHARACTERS
                + " where "
                + kind
                + "(c) <> c order by i";
        lines.append("to-").append(kind).append(' ').append(list(statement, sql)).append('\n');
      }
      String assigned =
          "select to_hex(min(i)) || '-' || to_hex(max(i)) from (select i, i - row_number() over"
              + " (order by i) g from "
              + CHARACTERS
              + " where unicode_assigned(c)) r group by g order by min(i)";
      lines.append("assigned ").append(list(statement, assigned)).append('\n');
    }
    Facts.check(
        "ground/text/src/main/resources/org/gajah/text/collation/unicode.facts", lines.toString());
  }

  private static String list(Statement statement, String sql) throws SQLException {
    StringJoiner words = new StringJoiner(" ");
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        words.add(rows.getString(1));
      }
    }
    return words.toString();
  }
}
