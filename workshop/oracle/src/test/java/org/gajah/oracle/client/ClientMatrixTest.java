package org.gajah.oracle.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Real client programs do the same work on both servers, by each way of connecting, with a
/// password (SCRAM): the outcome is the same. `workshop/oracle/install-clients` brings those that
/// the real server does not bring.
class ClientMatrixTest {
  private static final String USER = "locked";
  private static final String PASSWORD = "secret";
  private static final Pattern VERSION = Pattern.compile("(?m)^version (.*)\\n");

  private static Twins twins;
  private static Path scripts;

  /// Ways of connecting.
  enum Way {
    SOCKET,
    TCP,
    TLS;

    String host(OracleServer server) {
      return this == SOCKET ? server.directory().toString() : "127.0.0.1";
    }

    String sslMode() {
      return this == TLS ? "require" : "disable";
    }

    String connectionString(OracleServer server) {
      return "host=%s port=%d user=%s password=%s dbname=postgres sslmode=%s connect_timeout=30"
          .formatted(host(server), server.port(), USER, PASSWORD, sslMode());
    }
  }

  @BeforeAll
  static void start() throws IOException {
    twins = Twins.secured();
    scripts = twins.real().directory();
    for (String name : List.of("client.py", "client.js", "client.sql")) {
      Files.writeString(scripts.resolve(name), Twins.resource(name));
    }
  }

  @AfterAll
  static void stop() throws IOException {
    twins.close();
  }

  private interface Client {
    String run(OracleServer server, Way way) throws Exception;
  }

  /// Compares what a client tells, and prints its version.
  private static void compare(Way way, Client client) throws Exception {
    String expected = client.run(twins.real(), way);
    String actual = client.run(twins.ours(), way);
    Matcher version = VERSION.matcher(expected);
    if (version.find()) {
      System.out.println(version.group(1) + " by " + way);
    }
    assertThat(plain(actual, twins.ours())).isEqualTo(plain(expected, twins.real()));
  }

  private static String plain(String told, OracleServer server) {
    return told.replace(scripts.toString(), "DIRECTORY")
        .replace(server.directory().toString(), "DIRECTORY")
        .replace(Integer.toString(server.port()), "PORT");
  }

  private static String good(Programs.Outcome outcome) {
    assertThat(outcome.status()).as(outcome.text()).isZero();
    return outcome.text();
  }

  @ParameterizedTest
  @EnumSource
  void psycopg2(Way way) throws Exception {
    compare(
        way,
        (server, by) ->
            good(
                Programs.run(
                    List.of(
                        "/usr/bin/python3",
                        scripts.resolve("client.py").toString(),
                        by.connectionString(server)),
                    Map.of("PYTHONIOENCODING", "utf-8"))));
  }

  @ParameterizedTest
  @EnumSource
  void nodePostgres(Way way) throws Exception {
    String folder = System.getenv().getOrDefault("GAJAH_CLIENTS", "/opt/gajah-clients");
    assertThat(Path.of(folder, "node_modules", "pg"))
        .as("run workshop/oracle/install-clients")
        .exists();
    compare(
        way,
        (server, by) ->
            good(
                Programs.run(
                    List.of(
                        "node",
                        scripts.resolve("client.js").toString(),
                        by.host(server),
                        "" + server.port(),
                        USER,
                        PASSWORD,
                        by == Way.TLS ? "tls" : "plain"),
                    Map.of("NODE_PATH", folder + "/node_modules"))));
  }

  @ParameterizedTest
  @EnumSource
  void psql(Way way) throws Exception {
    String psql = Oracle.installed().program("psql").toString();
    compare(
        way,
        (server, by) ->
            "version "
                + good(Programs.run(List.of(psql, "--version"), Map.of()))
                + good(
                    Programs.run(
                        List.of(
                            psql,
                            "-X",
                            "-a",
                            "-f",
                            scripts.resolve("client.sql").toString(),
                            by.connectionString(server)),
                        Map.of())));
  }

  @ParameterizedTest
  @EnumSource
  void wrongPasswordsAndNames(Way way) throws Exception {
    String psql = Oracle.installed().program("psql").toString();
    compare(
        way,
        (server, by) -> {
          StringBuilder told = new StringBuilder();
          String good = by.connectionString(server);
          for (String string :
              List.of(
                  good.replace("password=secret", "password=wrong"),
                  good.replace("password=secret", ""),
                  good.replace("user=locked", "user=nobody"),
                  good.replace("dbname=postgres", "dbname=nowhere"),
                  good.replace("user=locked", "user=boss"),
                  good.replace("dbname=postgres", "dbname=template0"))) {
            Programs.Outcome outcome =
                Programs.run(List.of(psql, "-X", "-w", "-c", "select 1", string), Map.of());
            assertThat(outcome.status()).as(string).isEqualTo(2);
            told.append(outcome.text());
          }
          return told.toString();
        });
  }

  @ParameterizedTest
  @EnumSource
  void pgbench(Way way) throws Exception {
    Path script = scripts.resolve("bench.sql");
    Files.writeString(
        script,
        "\\set n random(1, 1000)\nbegin;\ninsert into shop.receipt (amount) values (:n);\n"
            + "select count(*) from shop.receipt where amount = :n;\ncommit;\n");
    String pgbench = Oracle.installed().program("pgbench").toString();
    for (String mode : List.of("simple", "extended", "prepared")) {
      compare(
          way,
          (server, by) -> {
            String told =
                good(
                    Programs.run(
                        List.of(
                            pgbench,
                            "-n",
                            "-M",
                            mode,
                            "-c",
                            "3",
                            "-t",
                            "40",
                            "-f",
                            script.toString(),
                            by.connectionString(server)),
                        Map.of()));
            StringBuilder kept = new StringBuilder();
            told.lines()
                .filter(line -> line.startsWith("number of") || line.startsWith("query mode"))
                .forEach(line -> kept.append(line).append('\n'));
            return kept.toString();
          });
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Way.class,
      names = {"TCP", "TLS"})
  void pgjdbc(Way way) throws Exception {
    compare(
        way,
        (server, by) -> {
          StringBuilder told = new StringBuilder();
          for (String binary : List.of("false", "true")) {
            Properties properties = new Properties();
            properties.setProperty("user", USER);
            properties.setProperty("password", PASSWORD);
            properties.setProperty("sslmode", by.sslMode());
            properties.setProperty("binaryTransfer", binary);
            properties.setProperty("prepareThreshold", binary.equals("true") ? "-1" : "5");
            try (Connection connection =
                DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres", properties)) {
              if (told.isEmpty()) {
                told.append("version pgjdbc ");
                told.append(connection.getMetaData().getDriverVersion()).append('\n');
              }
              work(connection, told);
            }
          }
          return told.toString();
        });
  }

  private static void work(Connection connection, StringBuilder told) throws Exception {
    long sum = 0;
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select ?::int + 1, ?::text, ?::numeric, ?::timestamp, ?::float8, ?::bytea, ?::bool")) {
      for (int i = 0; i < 1000; i++) {
        statement.setInt(1, i);
        statement.setString(2, "text " + i);
        statement.setBigDecimal(3, new BigDecimal(i + ".125"));
        statement.setTimestamp(4, new Timestamp(1_700_000_000_000L + i));
        statement.setDouble(5, i / 3.0);
        statement.setBytes(6, new byte[] {0, (byte) i});
        statement.setBoolean(7, i % 2 == 0);
        try (ResultSet rows = statement.executeQuery()) {
          rows.next();
          sum += rows.getInt(1);
          assertThat(rows.getString(2)).isEqualTo("text " + i);
          assertThat(rows.getDouble(5)).isEqualTo(i / 3.0);
          assertThat(rows.getBytes(6)).isEqualTo(new byte[] {0, (byte) i});
          if (i == 999) {
            told.append(rows.getBigDecimal(3))
                .append(' ')
                .append(rows.getTimestamp(4))
                .append('\n');
          }
        }
      }
    }
    told.append("sum ").append(sum).append('\n');
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      told.append(Answers.of(connection, "insert into shop.receipt (amount) values (1)"))
          .append('\n');
      var savepoint = connection.setSavepoint();
      told.append(Answers.of(connection, "select 1 / 0")).append('\n');
      told.append(Answers.of(connection, "select 1")).append('\n');
      connection.rollback(savepoint);
      told.append(Answers.of(connection, "select 2 as two")).append('\n');
      connection.rollback();
      statement.setFetchSize(7);
      long squares = 0;
      try (ResultSet rows = statement.executeQuery("select g * g from generate_series(1, 50) g")) {
        while (rows.next()) {
          squares += rows.getLong(1);
        }
      }
      told.append("squares ").append(squares).append('\n');
      connection.commit();
      batch(connection, told);
    }
    connection.setAutoCommit(true);
    cancel(connection, told);
    told.append(alive(connection)).append('\n');
    var copies = connection.unwrap(org.postgresql.PGConnection.class).getCopyAPI();
    StringWriter out = new StringWriter();
    copies.copyOut("copy (select 1, 'a' union all select 2, null) to stdout", out);
    told.append(out);
    connection.setAutoCommit(false);
    told.append(
        copies.copyIn("copy shop.scratch from stdin", new StringReader("2001\ta\n2002\tb\n")));
    told.append(Answers.of(connection, "select a, b from shop.scratch where a > 2000 order by a"));
    connection.rollback();
    for (String sql :
        List.of(
            "create table shop.made (a int primary key, b text)",
            "insert into shop.made values (1, 'x')",
            "select * from shop.made",
            "drop table shop.made")) {
      told.append(Answers.of(connection, sql)).append('\n');
    }
    connection.commit();
  }

  /// A request is lost when it comes before the statement, and the driver sends one for a
  /// statement: so statements are tried until one is hit.
  private static void cancel(Connection connection, StringBuilder told) throws Exception {
    String answer = "slept";
    while (answer.equals("slept")) {
      try (Statement statement = connection.createStatement()) {
        CompletableFuture<String> sleeper = CompletableFuture.supplyAsync(() -> sleep(statement));
        while (!sleeper.isDone()) {
          statement.cancel();
        }
        answer = sleeper.get();
      }
    }
    told.append(answer).append('\n');
  }

  private static void batch(Connection connection, StringBuilder told) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into shop.receipt (amount) values (?)")) {
      for (int i = 0; i < 20; i++) {
        insert.setInt(1, i);
        insert.addBatch();
      }
      told.append(insert.executeBatch().length).append('\n');
    }
    connection.rollback();
  }

  private static String sleep(Statement statement) {
    try {
      statement.execute("select pg_sleep(2)");
      return "slept";
    } catch (SQLException e) {
      return Answers.error(e);
    }
  }

  /// A cancellation may still come for the next statement.
  private static String alive(Connection connection) {
    String told = Answers.of(connection, "select 'alive' as a");
    return told.startsWith("57014") ? Answers.of(connection, "select 'alive' as a") : told;
  }
}
