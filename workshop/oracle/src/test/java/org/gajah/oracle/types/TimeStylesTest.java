package org.gajah.oracle.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.Seeds;
import org.gajah.text.collation.Collations;
import org.gajah.types.contract.DateOrder;
import org.gajah.types.contract.DateStyle;
import org.gajah.types.contract.IntervalStyle;
import org.junit.jupiter.api.Test;

/// Dates, times and numbers read and shown under every style, in several time zones.
class TimeStylesTest {
  @Test
  void everyStyleReadsAndShowsAsTheOracleDoes() throws SQLException {
    long seed = Seeds.seed();
    List<String> differences = new ArrayList<>();
    try (OracleServer server = OracleServer.unicode()) {
      String[] zones = {"America/New_York", "Europe/Berlin", "Asia/Kolkata", "Australia/Sydney"};
      int turn = 0;
      for (DateStyle style :
          List.of(DateStyle.ISO, DateStyle.SQL, DateStyle.POSTGRES, DateStyle.GERMAN)) {
        for (DateOrder order : DateOrder.values()) {
          IntervalStyle intervals = IntervalStyle.values()[turn % 4];
          String zone = zones[turn % zones.length];
          int digits = turn % 3 == 0 ? -3 : turn % 3 == 1 ? 0 : 1;
          FixedContext context =
              FixedContext.with(style, order, intervals, zone, digits, turn % 2 == 0);
          try (Connection connection = server.connect("postgres")) {
            Differential differential =
                new Differential(connection, Collations.C_UTF8, seed, context);
            differential.run(
                Pattern.compile(
                    "(date|time|timetz|timestamp|timestamptz|interval|byte|float[48])_?(in|out)"),
                300);
            differences.addAll(differential.differences());
          }
          turn++;
        }
      }
    }
    assertThat(differences).as("differences with seed %d", seed).isEmpty();
  }
}
