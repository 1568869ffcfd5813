package org.gajah.oracle.facts;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gajah.oracle.Oracle;
import org.junit.jupiter.api.Test;

/// `SqlState.java` is made from the oracle's `errcodes.txt`.
class SqlStateFactsTest {
  private static final String HEAD =
      """
      package org.gajah.base.error;

      /// Every SQLSTATE of PostgreSQL 17, named as `errcodes.txt` names it.
      ///
      /// Generated: see `SqlStateFactsTest`.
      public enum SqlState {
      """;
  private static final String TAIL =
      """

        private final String code;

        SqlState(String code) {
          this.code = code;
        }

        /// The five characters that a client sees.
        public String code() {
          return code;
        }

        /// Whether this code belongs to the same class (first two characters) as `other`.
        public boolean sameClass(SqlState other) {
          return code.regionMatches(0, other.code, 0, 2);
        }
      }
      """;

  @Test
  void everySqlStateOfTheOracleAndNoOther() throws IOException {
    Map<String, String> codes = new LinkedHashMap<>();
    for (String line : Oracle.installed().shared("errcodes.txt").split("\n")) {
      String[] words = line.trim().split("\\s+");
      if (words.length >= 3 && words[0].length() == 5 && words[2].startsWith("ERRCODE_")) {
        codes.put(words[2].substring("ERRCODE_".length()), words[0]);
      }
    }
    StringBuilder source = new StringBuilder(HEAD);
    String separator = "";
    for (Map.Entry<String, String> entry : codes.entrySet()) {
      source
          .append(separator)
          .append("  ")
          .append(entry.getKey())
          .append("(\"")
          .append(entry.getValue())
          .append("\")");
      separator = ",\n";
    }
    Facts.check(
        "ground/base/src/main/java/org/gajah/base/error/SqlState.java",
        source.append(";\n").append(TAIL).toString());
  }
}
