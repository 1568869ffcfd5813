package org.gajah.oracle.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.gajah.analyzer.deparse.CatalogDeparser;
import org.gajah.oracle.OracleServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Bodies of functions and actions of rules that the real server stored as trees, as SQL: INSERT,
/// UPDATE, DELETE, MERGE and NOTIFY among them.
class BodiesTest {
  private static final String BODIES =
      "select proname, oid::int8, pg_get_functiondef(oid), pg_get_function_sqlbody(oid)"
          + " from pg_proc where pronamespace = 'public'::regnamespace order by proname";
  private static final String RULES =
      "select rulename, oid::int8, pg_get_ruledef(oid, true), pg_get_ruledef(oid, false)"
          + " from pg_rewrite where ev_class >= 16384 order by rulename, oid";

  private final List<String> wrong = new ArrayList<>();

  @Test
  void bodiesAndRulesAreWrittenAsTheRealServerDoes() throws SQLException, IOException {
    try (OracleServer server = OracleServer.start();
        Connection connection = server.connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("set search_path = public");
      statement.execute(definitions());
      statement.execute(text("bodies.sql"));
      CatalogDeparser ours = new CatalogDeparser(AnalysisSession.of(connection).context());
      int bodies = 0;
      try (ResultSet rows = statement.executeQuery(BODIES)) {
        for (; rows.next(); bodies++) {
          int oid = (int) rows.getLong(2);
          compare(rows, 3, () -> ours.function(oid));
          compare(rows, 4, () -> ours.functionBody(oid));
        }
      }
      int rules = 0;
      try (ResultSet rows = statement.executeQuery(RULES)) {
        for (; rows.next(); rules++) {
          int oid = (int) rows.getLong(2);
          compare(rows, 3, () -> ours.rule(oid, true));
          compare(rows, 4, () -> ours.rule(oid, false));
        }
      }
      assertThat(wrong).isEmpty();
      assertThat(bodies).isGreaterThan(20);
      assertThat(rules).isGreaterThan(10);
    }
  }

  /// What that script of commands makes, which both servers run, without the questions at its end.
  private static String definitions() throws IOException {
    String script = text("/commands/bodies.sql");
    return script.substring(0, script.indexOf("select pg_get_functiondef"));
  }

  private static String text(String name) throws IOException {
    try (InputStream in = BodiesTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void compare(ResultSet row, int column, Supplier<@Nullable String> ours)
      throws SQLException {
    String theirs = row.getString(column);
    String text;
    try {
      text = ours.get();
    } catch (RuntimeException e) {
      text = e.toString();
    }
    if (!Objects.equals(text, theirs)) {
      wrong.add(row.getString(1) + "\n" + text + "\n" + theirs);
    }
  }
}
