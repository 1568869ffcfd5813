package org.gajah.oracle.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.parser.SqlTexts;
import org.gajah.oracle.parser.Synopses;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Statements of every kind, whole and damaged, through a session: the SQLSTATE is the real
/// server's, or 0A000 for what is not built, never an internal error; and the session lives.
class StatementsTest {
  private static final int DAMAGED = Integer.getInteger("gajah.damaged", 1500);
  private static final int WALKED = Integer.getInteger("gajah.walked", 1500);
  private static final String NOT_BUILT = "0A000";

  /// Even the real server is surprised at times.
  private static final String INTERNAL = "XX000";

  /// Statements that say nothing of a server when they are run alone: COPY waits for the client,
  /// the others are meant for everybody else, or take as long as they like.
  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "(?is).*\\b(stdin|stdout|pg_sleep|program|alter\\s+system|pg_terminate_backend"
              + "|pg_reload_conf)\\b.*");

  private static Twins twins;

  @BeforeAll
  static void start() throws IOException {
    twins = Twins.start("autovacuum = off", "max_prepared_transactions = 0");
  }

  @AfterAll
  static void stop() throws IOException {
    String log = twins.log();
    twins.close();
    assertThat(log).doesNotContain("terminated by signal");
  }

  private static Connection connect(OracleServer server) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:"
            + server.port()
            + "/postgres?user=postgres&preferQueryMode=simple&options=-c%20statement_timeout=5s");
  }

  @Test
  void sqlstatesAreEqualOrSayThatItIsNotBuilt() throws Exception {
    long seed = Long.getLong("gajah.seed", 17);
    System.out.println("seed " + seed);
    List<String> different = new ArrayList<>();
    int good = 0;
    int missing = 0;
    Set<String> texts;
    try (Connection real = connect(twins.real());
        Connection ours = connect(twins.ours());
        Statement theirs = real.createStatement()) {
      texts = texts(theirs, new Random(seed));
      for (String text : texts) {
        String expected = outcome(real, text);
        String actual = outcome(ours, text);
        good += expected.isEmpty() ? 1 : 0;
        if (actual.startsWith(NOT_BUILT)) {
          missing++;
        } else if (actual.startsWith(INTERNAL)
            || !state(expected).equals(INTERNAL) && !state(actual).equals(state(expected))) {
          different.add(text + "\n  < " + expected + "\n  > " + actual);
        }
      }
      assertThat(outcome(ours, "select 1")).isEmpty();
    }
    System.out.printf("%d texts, %d good, %d not built%n", texts.size(), good, missing);
    assertThat(different).as("seed %d", seed).isEmpty();
  }

  private static Set<String> texts(Statement theirs, Random random) throws Exception {
    List<String> corpus = SqlTexts.corpus();
    List<String> pool = SqlTexts.words(theirs);
    Set<String> texts = new LinkedHashSet<>(corpus);
    for (int i = 0; i < DAMAGED; i++) {
      texts.add(SqlTexts.damaged(corpus.get(random.nextInt(corpus.size())), pool, random));
    }
    Synopses synopses = Synopses.of(twins.real(), random);
    for (int i = 0; i < WALKED; i++) {
      texts.add(synopses.next());
    }
    texts.removeIf(text -> text.indexOf('\0') >= 0 || LEFT_OUT.matcher(text).matches());
    return texts;
  }

  private static String state(String outcome) {
    return outcome.isEmpty() ? "" : outcome.substring(0, 5);
  }

  /// The error of a statement in a transaction of its own that is rolled back.
  private static String outcome(Connection connection, String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute("begin");
      try {
        statement.execute(text);
        return "";
      } catch (SQLException e) {
        return e.getSQLState()
            + " "
            + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      } finally {
        statement.execute("rollback; reset all; deallocate all");
      }
    }
  }
}
