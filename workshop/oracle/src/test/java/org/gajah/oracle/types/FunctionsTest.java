package org.gajah.oracle.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.Seeds;
import org.gajah.text.collation.Collations;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Every function that is built, beside the oracle's.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunctionsTest {
  private static final int CASES = 60;
  private static final int LEAST_CASES = 40_000;

  private OracleServer server;

  @BeforeAll
  void start() {
    server = OracleServer.unicode();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void functionsAnswerAsTheOracleDoes() throws SQLException {
    long seed = Seeds.seed();
    try (Connection connection = server.connect("postgres")) {
      Differential differential = new Differential(connection, Collations.C_UTF8, seed);
      differential.run(Pattern.compile(".*"), CASES);
      assertThat(differential.differences()).as("differences with seed %d", seed).isEmpty();
      assertThat(differential.cases()).isGreaterThan(LEAST_CASES);
    }
  }
}
