package org.gajah.oracle.facts;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.Test;

/// `WaitEvent.java` is made from the oracle's `pg_wait_events`.
class WaitEventFactsTest {
  private static final String HEAD =
      """
      package org.gajah.activity;

      /// What a process waits for, with PostgreSQL 17's names as `pg_wait_events` lists them. Generated:
      /// see `WaitEventFactsTest`.
      public enum WaitEvent {
      """;
  private static final String TAIL =
      """
      ;

        private final String type;
        private final String label;

        WaitEvent(String type, String label) {
          this.type = type;
          this.label = label;
        }

        /// `wait_event_type` of `pg_stat_activity`.
        public String type() {
          return type;
        }

        /// `wait_event` of `pg_stat_activity`.
        public String label() {
          return label;
        }
      }
      """;

  @Test
  void everyWaitEventOfTheOracleAndNoOther() throws IOException, SQLException {
    List<String> events = new ArrayList<>();
    try (OracleServer server = OracleServer.start();
        Connection connection = server.connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select type, name from pg_wait_events order by type collate \"C\", name collate"
                    + " \"C\"")) {
      while (rows.next()) {
        String type = rows.getString(1);
        String name = rows.getString(2);
        events.add("  %s_%s(\"%s\", \"%s\")".formatted(constant(type), constant(name), type, name));
      }
    }
    Facts.check(
        "storage/activity/src/main/java/org/gajah/activity/WaitEvent.java",
        HEAD + String.join(",\n", events) + TAIL);
  }

  /// `DSMRegistryHash` as `DSM_REGISTRY_HASH`.
  private static String constant(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replaceAll("([A-Z]{2,})([A-Z][a-z])", "$1_$2")
        .toUpperCase(Locale.ROOT);
  }
}
