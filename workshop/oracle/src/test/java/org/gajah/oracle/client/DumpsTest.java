package org.gajah.oracle.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The real tools against both servers: what one has dumped the other restores, and dumps again to
/// the same text.
class DumpsTest {
  /// Both clusters have this database, and `dumps.sql` in it.
  private static final String DATABASE = "template1";

  private static final String EMPTY =
      "drop schema if exists shop cascade; drop sequence if exists owned;";

  private static Twins twins;

  @BeforeAll
  static void start() throws IOException {
    twins = Twins.start("autovacuum = off");
    String script = Twins.resource("dumps.sql");
    assertThat(Twins.psql(twins.ours(), script, "-d", DATABASE))
        .isEqualTo(Twins.psql(twins.real(), script, "-d", DATABASE));
    assertThat(dump(twins.ours(), DATABASE)).isEqualTo(dump(twins.real(), DATABASE));
  }

  @AfterAll
  static void stop() throws IOException {
    String log = twins.log();
    twins.close();
    assertThat(log).doesNotContain("XX000", "internal error");
  }

  private static Programs.Outcome tool(OracleServer server, String name, String... arguments) {
    List<String> command = new ArrayList<>(List.of(Oracle.installed().program(name).toString()));
    command.addAll(server.address());
    command.addAll(List.of(arguments));
    return Programs.run(command, Map.of());
  }

  private static String dump(OracleServer server, String database, String... options) {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of("-d", database));
    return text(tool(server, "pg_dump", arguments.toArray(String[]::new)));
  }

  /// What a tool wrote, but for its random words and those of whoever packaged the server.
  private static String text(Programs.Outcome outcome) {
    assertThat(outcome.status()).as(outcome.text()).isZero();
    return outcome
        .text()
        .replaceAll("(?m)^(-- Dumped from database version|\\\\(un)?restrict) .*\n", "");
  }

  @Test
  void definitionsOfARealDatabase() {
    assertThat(dump(twins.ours(), "postgres", "--schema-only"))
        .isEqualTo(dump(twins.real(), "postgres", "--schema-only"));
    for (OracleServer server : twins.both()) {
      tool(server, "psql", "-d", "postgres", "-c", "alter role clerk connection limit 5");
    }
    assertThat(text(tool(twins.ours(), "pg_dumpall", "-g")))
        .isEqualTo(text(tool(twins.real(), "pg_dumpall", "-g")))
        .contains("ALTER ROLE clerk WITH", "CONNECTION LIMIT 5");
  }

  /// @param way what goes over: a script, a file or a folder for pg_restore
  @ParameterizedTest
  @CsvSource({
    "plain, real, ours",
    "custom, real, ours",
    "directory, ours, real",
    "plain, ours, real",
    "inserts, ours, ours"
  })
  void dumpsAreRestored(String way, String from, String to) {
    OracleServer source = from.equals("real") ? twins.real() : twins.ours();
    OracleServer target = to.equals("real") ? twins.real() : twins.ours();
    String before = dump(source, DATABASE);
    Path file = twins.real().directory().resolve(String.join("-", "dump", way, from, to));
    String format = way.equals("inserts") ? "--inserts" : "--format=" + way;
    dump(source, DATABASE, format, "-f", file.toString());
    tool(target, "psql", "-q", "-d", DATABASE, "-c", EMPTY);
    boolean script = way.equals("plain") || way.equals("inserts");
    Programs.Outcome restored =
        script
            ? tool(
                target,
                "psql",
                "-X",
                "-q",
                "-v",
                "ON_ERROR_STOP=1",
                "-d",
                DATABASE,
                "-f",
                "" + file)
            : tool(target, "pg_restore", "--exit-on-error", "-d", DATABASE, file.toString());
    assertThat(restored.status()).as(restored.text()).isZero();
    assertThat(restored.text()).doesNotContain("ERROR", "WARNING");
    assertThat(dump(target, DATABASE)).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "vacuumdb, --analyze",
    "vacuumdb, --freeze -t shop.customer",
    "vacuumdb, --analyze-only --schema shop",
    "vacuumdb, -t shop.nowhere",
    "vacuumdb, --min-xid-age=1 --analyze",
    "reindexdb, -t shop.customer",
    "reindexdb, -i shop.customer_born",
    "reindexdb, -t shop.nowhere"
  })
  void databaseTools(String name, String options) {
    List<String> arguments = new ArrayList<>(List.of(options.split(" ")));
    arguments.addAll(List.of("-d", DATABASE));
    String[] all = arguments.toArray(String[]::new);
    Programs.Outcome expected = tool(twins.real(), name, all);
    Programs.Outcome actual = tool(twins.ours(), name, all);
    assertThat(actual).isEqualTo(expected);
  }

  @Test
  void clusteringIsNotBuilt() {
    assertThat(tool(twins.ours(), "clusterdb", "-d", DATABASE, "-t", "shop.customer").text())
        .contains("CLUSTER is not supported by Gajah yet");
  }
}
