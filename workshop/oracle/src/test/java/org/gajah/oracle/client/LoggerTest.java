package org.gajah.oracle.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The log of both servers after the same dialogue, in all three formats, and what makes new files.
class LoggerTest {
  private static final String DIALOGUE =
      """
      select 1;
      select 1/0;
      select "a,b""c" from nope;
      set application_name = 'x"y,z';
      begin;
      select pg_current_xact_id() > '0'::xid8;
      select 'two
      lines', 1/0;
      rollback;
      \\bind 5
      select $1::int + 1;
      \\bind 'it''s' ''
      select $1::text || $2 \\g
      \\bind 0
      select 1 / $1::int \\g
      \\bind x
      select 1 / $1::int \\g
      create table logged (a int primary key);
      insert into logged values (1);
      insert into logged values (1);
      select * from logged where a = 'x';
      prepare p(int) as select $1 + 2;
      execute p(7);
      select E'tab\\there \\\\ "quoted" \\u0001';
      select * from (values (1, 2)) as v(x, y) where x = z;
      set log_error_verbosity = terse;
      insert into logged values (1);
      set log_min_error_statement = panic;
      select 1/0;
      reset log_min_error_statement;
      reset log_error_verbosity;
      set log_statement = ddl;
      select 2;
      drop table logged;
      set log_duration = off;
      set log_min_duration_statement = 0;
      select 3;
      execute p(8);
      \\bind 9
      select $1::int \\g
      set log_min_duration_statement = -1;
      set log_min_duration_sample = 0;
      set log_statement_sample_rate = 0;
      select 4;
      set log_statement_sample_rate = 1;
      select 5;
      set log_min_duration_sample = -1;
      set log_transaction_sample_rate = 1;
      select 6;
      set log_transaction_sample_rate = 0;
      set log_parameter_max_length = 3;
      set log_parameter_max_length_on_error = 4;
      set log_statement = 'all';
      \\bind 'longer' 0
      select $1::text, 1 / $2::int \\g
      set log_min_messages = 'fatal';
      select 1/0;
      reset log_min_messages;
      """;

  private static Twins twins;

  @BeforeAll
  static void start() throws IOException {
    twins =
        Twins.start(
            "logging_collector = on",
            "log_destination = 'stderr, csvlog, JSONLOG'",
            "log_filename = 'pg.log'",
            "log_rotation_age = 0",
            "log_connections = on",
            "log_disconnections = on",
            "log_statement = 'all'",
            "log_duration = on",
            "log_checkpoints = off",
            "autovacuum = off",
            "log_timezone = 'Asia/Jakarta'",
            "log_line_prefix = '%m [%p] %t %q<%a|%-10u|%12d|%r|%h|%b|%P|%i|%e|%c|%l|%s|%v|%x|%Q|%%> '");
  }

  @AfterAll
  static void stop() throws IOException {
    twins.close();
  }

  private static void configure(String name, String value) throws IOException {
    for (OracleServer server : twins.both()) {
      server.append("postgresql.conf", name + " = '" + value + "'");
    }
    twins.real().reload();
    twins.server().signal("HUP");
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      return "";
    }
  }

  /// Has both servers log into a fresh folder.
  private static void into(String directory) throws IOException {
    configure("log_directory", directory);
    for (OracleServer server : twins.both()) {
      await(() ->
          read(server.data().resolve("current_logfiles"))
              .equals(
                  "stderr D/pg.log\ncsvlog D/pg.csv\njsonlog D/pg.json\n".replace("D", directory)));
    }
  }

  private static List<String> logs(String directory, int sessions) {
    for (OracleServer server : twins.both()) {
      for (String name : List.of("pg.log", "pg.csv", "pg.json")) {
        Path file = server.data().resolve(directory).resolve(name);
        await(() -> read(file).split("disconnection: ", -1).length > sessions);
      }
    }
    return twins.both().stream()
        .map(server ->
            Stream.of("pg.log", "pg.csv", "pg.json")
                .map(name -> read(server.data().resolve(directory).resolve(name)))
                .reduce("", String::concat)
                .replace(server.directory().toString(), "DIRECTORY"))
        .map(LoggerTest::masked)
        .toList();
  }

  private static String masked(String text) {
    return text.replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d{3})? WIB", "TIME$1")
        .replaceAll("TIME\\.\\d{3}", "TIME.000")
        // When a reload is heard of is chance.
        .replaceAll("(?m)^.*(received SIGHUP|parameter \\W*log_).*\\n", "")
        .replaceAll("\\[\\d+]", "[PID]")
        .replaceAll("\\b[0-9a-f]{8}\\.[0-9a-f]+\\b", "SESSION")
        .replaceAll("duration: \\d+\\.\\d{3} ms", "duration: N ms")
        .replaceAll("session time: \\d:\\d\\d:\\d\\d\\.\\d{3}", "session time: N")
        .replaceAll("\"pid\":\\d+", "\"pid\":PID")
        .replaceAll("(\"postgres\",\"postgres\"|TIME\\.000,,),\\d+,", "$1,PID,")
        .replaceAll("\\|\\d+/0\\|", "|N/0|")
        .replaceAll("\\|\\d+/[1-9]\\d*\\|", "|N/N|")
        .replaceAll("\\|[1-9]\\d*\\|0\\|%>", "|XID|0|%>")
        .replaceAll("([,\"])\\d+/0([,\"])", "$1N/0$2")
        .replaceAll("([,\"])\\d+/[1-9]\\d*([,\"])", "$1N/N$2")
        .replaceAll("(N/\\w,|\"txid\":)[1-9]\\d*,", "$1XID,")
        // A block that has failed has forgotten its transaction here.
        .replaceAll("(?m)^(.*\\(aborted\\).*(?:N/0[|,]|\"txid\":))XID", "$1" + 0)
        // Who logs in is in a transaction there.
        .replaceAll("(?m)^(.*\\bauthentication\\b.*N)/0", "$1/N")
        .replaceAll("127\\.0\\.0\\.1([:(])\\d+", "127.0.0.1$1PORT")
        .replaceAll("port=\\d+", "port=PORT")
        .replaceAll("\"remote_port\":\\d+", "\"remote_port\":PORT");
  }

  @Test
  void sameDialogueSameLog() throws IOException {
    into("dialogue");
    twins.both().forEach(server -> Twins.psql(server, DIALOGUE));
    List<String> logs = logs("dialogue", 1);
    assertThat(logs.getLast()).isEqualTo(logs.getFirst());
  }

  @Test
  void namedStatementsAndPortals() throws Exception {
    into("extended");
    for (OracleServer server : twins.both()) {
      talk(server);
    }
    List<String> logs = logs("extended", 1);
    assertThat(logs.getLast()).isEqualTo(logs.getFirst());
  }

  private static void talk(OracleServer server) throws SQLException {
    String options =
        "user=postgres&prepareThreshold=1&ApplicationName=driver&assumeMinServerVersion=17";
    try (Connection connection =
        DriverManager.getConnection(
            "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres?" + options)) {
      connection.setAutoCommit(false);
      try (PreparedStatement rows =
          connection.prepareStatement("select g, ? from generate_series(1, 5) g")) {
        rows.setFetchSize(2);
        rows.setInt(1, 42);
        try (ResultSet result = rows.executeQuery()) {
          while (result.next()) {
            assertThat(result.getInt(2)).isEqualTo(42);
          }
        }
      }
      connection.commit();
    }
  }

  @Test
  void functionsTellTheFiles() throws IOException {
    into("functions");
    String asked =
        """
        select pg_current_logfile(), pg_current_logfile('csvlog'), pg_current_logfile('jsonlog');
        select pg_current_logfile(null), pg_current_logfile('stderr');
        select pg_current_logfile('eventlog');
        set role writer;
        select pg_current_logfile();
        select pg_rotate_logfile();
        """;
    assertThat(Twins.psql(twins.ours(), asked)).isEqualTo(Twins.psql(twins.real(), asked));
  }

  @Test
  void rotationOnDemand() throws IOException {
    into("rotation");
    for (OracleServer server : twins.both()) {
      Path file = server.data().resolve("rotation/pg.log");
      Files.move(file, file.resolveSibling("old"));
      assertThat(server.psql("select pg_rotate_logfile()")).isEqualTo("t\n");
      await(() -> Files.exists(file));
      Files.delete(file);
      if (server == twins.real()) {
        server.run("pg_ctl", "-D", server.data().toString(), "logrotate");
      } else {
        // The real pg_ctl is run by a user who may not send this process a signal.
        server.append("logrotate");
        twins.server().signal("USR1");
      }
      await(() -> Files.exists(file));
      await(() -> Files.notExists(server.data().resolve("logrotate")));
    }
  }

  @Test
  void rotationBySizeAndAge() throws IOException {
    into("size");
    configure("log_filename", "pg-%s%H%M%S-%N.log");
    for (OracleServer server : twins.both()) {
      await(() -> read(server.data().resolve("current_logfiles")).contains("size/pg-s"));
    }
    configure("log_filename", "pg.log");
    configure("log_rotation_size", "10kB");
    for (OracleServer server : twins.both()) {
      Path file = server.data().resolve("size/pg.log");
      await(() -> read(server.data().resolve("current_logfiles")).contains("size/pg.log"));
      Files.move(file, file.resolveSibling("full"));
      for (int i = 0; i < 40; i++) {
        server.psql("select '" + "x".repeat(300) + "'");
      }
      await(() -> Files.exists(file));
      assertThat(Files.size(file.resolveSibling("full"))).isBetween(10_240L, 20_000L);
    }
    configure("log_rotation_size", "10MB");
  }

  @Test
  void aFolderThatCannotBeUsedIsReportedAndTheOldOneServes() throws IOException {
    into("good");
    for (OracleServer server : twins.both()) {
      Files.write(server.data().resolve("nofolder"), "x".getBytes(StandardCharsets.UTF_8));
    }
    configure("log_directory", "nofolder");
    for (OracleServer server : twins.both()) {
      Path file = server.data().resolve("good/pg.log");
      await(() -> read(file).contains("disabling automatic rotation"));
      assertThat(read(file))
          .contains("LOG:  could not open log file \"nofolder/pg.log\": Not a directory\n")
          .contains("LOG:  disabling automatic rotation (use SIGHUP to re-enable)\n");
    }
    into("better");
  }
}
