package org.gajah.oracle.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.gajah.analyzer.deparse.Definitions;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.base.error.StackGuard;
import org.gajah.nodes.Query;
import org.gajah.nodes.text.NodeWriter;
import org.gajah.oracle.OracleServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;

/// What statements, good and bad, and the texts of views are analyzed to; and what the trees of
/// catalogs look like as SQL.
class AnalysisTest {
  private static final OracleServer SERVER = OracleServer.start();
  private static final int DEEP = 3000;

  @BeforeAll
  static void tables() throws IOException, SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements("tables.sql")) {
        statement.execute(sql);
      }
      int number = 0;
      for (String sql : statements("statements.sql")) {
        String word = sql.toLowerCase(Locale.ROOT);
        if (word.startsWith("select") || word.startsWith("values") || word.startsWith("with")) {
          makeView(statement, "corpus" + number++, sql);
        }
      }
    }
  }

  /// Not every query can be a view: two columns of one name, for example.
  private static boolean makeView(Statement statement, String name, String sql) {
    try {
      statement.execute("create view " + name + " as " + sql);
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static Connection connection() throws SQLException {
    Connection connection = SERVER.connect("postgres");
    try (Statement statement = connection.createStatement()) {
      statement.execute("set timezone = 'America/New_York'; set search_path = public");
    }
    return connection;
  }

  private static List<String> statements(String file) throws IOException {
    List<String> result = new ArrayList<>();
    try (InputStream in = AnalysisTest.class.getResourceAsStream(file)) {
      String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      for (String sql : all.split(";\\s*\n", -1)) {
        if (!sql.isBlank()) {
          result.add(sql.strip());
        }
      }
    }
    return result;
  }

  /// A difference, but for those that come of functions that are not built.
  private static boolean isKnown(String ours) {
    return ours.contains("is not supported by Gajah yet");
  }

  private static String tree(String text) {
    return text.replaceAll(":stmt_(len|location) -?\\d+", "").replaceAll("\\s+", " ").strip();
  }

  private static String attempt(Supplier<String> work) {
    try {
      return work.get();
    } catch (PgException e) {
      return "%s %s | %s | %s | %s"
          .formatted(
              e.sqlState().code(),
              e.primaryMessage(),
              e.field(ErrorField.DETAIL),
              e.field(ErrorField.HINT),
              Objects.requireNonNullElse(e.field(ErrorField.POSITION), "0"));
    }
  }

  /// @param name of a view
  /// @param query as the server writes it
  private record View(int oid, String name, String query, String prettyQuery) {}

  private static List<View> views(Connection connection) throws SQLException {
    List<View> views = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select oid::int8, oid::regclass::text, pg_get_viewdef(oid, false),"
                    + " pg_get_viewdef(oid, true) from pg_class where relkind = 'v' order by 2")) {
      while (rows.next()) {
        views.add(
            new View(
                (int) rows.getLong(1), rows.getString(2), rows.getString(3), rows.getString(4)));
      }
    }
    return views;
  }

  /// Each view is made anew of its text by both, and the trees are the same byte for byte.
  @Test
  void treesOfViews() throws SQLException {
    List<String> wrong = new ArrayList<>();
    int equal = 0;
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      AnalysisSession session = AnalysisSession.of(connection);
      for (View view : views(connection)) {
        connection.setAutoCommit(false);
        String theirs = makeView(statement, "made_anew", view.query) ? stored(statement) : null;
        connection.rollback();
        connection.setAutoCommit(true);
        if (theirs == null) {
          continue;
        }
        String ours = attempt(() -> "(" + NodeWriter.write(session.analyze(view.query)) + ")");
        if (tree(ours).equals(tree(theirs))) {
          equal++;
        } else if (!isKnown(ours)) {
          wrong.add(view.name + "\n" + ours + "\n" + theirs);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(equal).isGreaterThan(225);
  }

  private static String stored(Statement statement) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery(
            "select ev_action::text from pg_rewrite where ev_class = 'made_anew'::regclass")) {
      rows.next();
      return rows.getString(1);
    }
  }

  @Test
  void viewsAsSql() throws SQLException {
    List<String> wrong = new ArrayList<>();
    try (Connection connection = connection()) {
      Definitions definitions = new Definitions(AnalysisSession.of(connection).context());
      for (View view : views(connection)) {
        String plain = attempt(() -> definitions.view(view.oid, false));
        String pretty = attempt(() -> definitions.view(view.oid, true));
        if (!isKnown(plain) && !(plain.equals(view.query) && pretty.equals(view.prettyQuery))) {
          wrong.add(view.name + "\n" + plain + "\n" + view.query);
        }
      }
    }
    // The server's own session wrote its views in another time zone than the driver's.
    assertThat(wrong).isEmpty();
  }

  @Test
  void indexesAndConstraintsAsSql() throws SQLException {
    List<String> wrong = new ArrayList<>();
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      Definitions definitions = new Definitions(AnalysisSession.of(connection).context());
      try (ResultSet rows =
          statement.executeQuery(
              "select oid::int8, pg_get_indexdef(oid, 0, p), p, true from pg_class,"
                  + " (values (true), (false)) v(p) where relkind = 'i' union all"
                  + " select oid::int8, pg_get_constraintdef(oid, p), p, false from pg_constraint,"
                  + " (values (true), (false)) v(p)")) {
        while (rows.next()) {
          int oid = (int) rows.getLong(1);
          boolean pretty = rows.getBoolean(3);
          boolean index = rows.getBoolean(4);
          String ours =
              attempt(() ->
                  index ? definitions.index(oid, 0, pretty) : definitions.constraint(oid, pretty));
          if (!ours.equals(rows.getString(2))) {
            wrong.add(ours + "\n" + rows.getString(2));
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /// What the server says of a statement: its tree, or the error.
  private static @Nullable String told(Connection connection, String sql) throws SQLException {
    connection.setAutoCommit(false);
    String error = null;
    String tree = null;
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      try {
        statement.execute("explain " + sql);
      } catch (PSQLException e) {
        ServerErrorMessage message = Objects.requireNonNull(e.getServerErrorMessage());
        error =
            "%s %s | %s | %s | %s"
                .formatted(
                    message.getSQLState(),
                    message.getMessage(),
                    message.getDetail(),
                    message.getHint(),
                    message.getPosition());
      }
      for (SQLWarning each = statement.getWarnings(); each != null; each = each.getNextWarning()) {
        String detail =
            Objects.requireNonNull(((PSQLWarning) each).getServerErrorMessage()).getDetail();
        if (detail != null && detail.startsWith("{QUERY") && !detail.contains("TRANSACTIONSTMT")) {
          tree = detail;
        }
      }
    }
    connection.rollback();
    connection.setAutoCommit(true);
    return tree == null ? error : tree;
  }

  private static void compare(String file, int least) throws IOException, SQLException {
    List<String> wrong = new ArrayList<>();
    int equal = 0;
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      AnalysisSession session = AnalysisSession.of(connection);
      statement.execute(
          "set debug_print_parse = on; set debug_pretty_print = off;"
              + " set client_min_messages = log");
      for (String sql : statements(file)) {
        String theirs = String.valueOf(told(connection, sql));
        String ours =
            attempt(() -> {
              Query query = session.analyze("explain " + sql);
              return NodeWriter.writeWithLocations(query, new StackGuard(DEEP));
            });
        if (tree(ours).equals(tree(theirs))) {
          equal++;
        } else if (!isKnown(ours)) {
          wrong.add(sql + "\n" + ours + "\n" + theirs);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(equal).isGreaterThan(least);
  }

  @Test
  void goodStatements() throws IOException, SQLException {
    compare("statements.sql", 155);
  }

  @Test
  void badStatements() throws IOException, SQLException {
    compare("errors.sql", 225);
  }
}
