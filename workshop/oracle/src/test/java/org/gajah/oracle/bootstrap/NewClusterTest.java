package org.gajah.oracle.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gajah.bootstrap.InitialScript;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.facts.Facts;
import org.junit.jupiter.api.Test;

/// A cluster that is ours from its first byte: made by the bootstrap, its scripts run by our own
/// server in single-user mode. The real server finds in it what its own initdb makes.
class NewClusterTest {
  private static final int SEGMENT = 16 << 20;

  /// The comments are in our own words, and collations of the host's libraries come from initdb,
  /// not from scripts.
  private static final List<String> NOT_OF_SCRIPTS = List.of("pg_description", "pg_collation");

  @Test
  void hasTheCatalogsOfARealOne() throws IOException, InterruptedException, SQLException {
    try (OracleServer untouched = OracleServer.start();
        OracleServer server = OracleServer.initialise(Oracle.installed(), List.of())) {
      BareCluster.replace(server, SEGMENT, false);
      List<InitialScript> scripts = InitialScript.all();
      for (InitialScript script : scripts) {
        single(server, script.text());
      }
      single(server, "analyze;\n\nvacuum freeze;\n\n");
      server.startAgain();
      try (Connection ours = server.connect("template1");
          Connection real = untouched.connect("template1")) {
        assertThat(WholeCatalogs.differences(catalogs(real), catalogs(ours))).isEmpty();
      }
      assertThat(server.psql("template1", OIDS)).isEqualTo("t\n");
      // Statistics are there, and no row is left to be frozen.
      assertThat(server.psql("template1", "select count(*) > 400 from pg_statistic"))
          .isEqualTo("t\n");
      assertThat(
              server.psql(
                  "template1",
                  "select count(*) from pg_class where relkind in ('r', 't') and age(relfrozenxid) > 200"))
          .isEqualTo("0\n");
      usable(server);
      server.client("pg_amcheck", "--install-missing", "--heapallindexed", "-d", "template1");
      server.stop();
      assertThat(server.log()).doesNotContain("PANIC").doesNotContain("WARNING");
    }
  }

  /// Whether every object has an OID from before the first normal one.
  private static final String OIDS =
      """
      select max(oid) < 16384 and max(oid) > 12500 from (
        select oid from pg_class union all select oid from pg_type union all select oid from pg_proc
        union all select oid from pg_rewrite union all select oid from pg_constraint) s
      """;

  private static void usable(OracleServer server) {
    assertThat(
            server.psql(
                "template1",
                "update pg_settings set setting = '7MB' where name = 'work_mem'; show work_mem"))
        .contains("7MB");
    assertThat(server.psql("template1", "select count(*) > 50 from pg_stats")).isEqualTo("t\n");
    server.psql("template1", "create table t (a information_schema.yes_or_no)");
    server.psql("template1", "insert into t values ('YES')");
    assertThat(server.psql("template1", "select lpad('x', 3), random_normal() is not null"))
        .isEqualTo("  x|t\n");
  }

  private static Map<String, List<String>> catalogs(Connection connection) throws SQLException {
    Map<String, List<String>> catalogs = WholeCatalogs.of(connection);
    return catalogs.entrySet().stream()
        .filter(each -> !NOT_OF_SCRIPTS.contains(each.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /// Runs statements with an empty line behind each.
  private static void single(OracleServer server, String statements)
      throws IOException, InterruptedException {
    Path log = server.directory().resolve("single.log");
    Path input = server.directory().resolve("single.sql");
    Files.writeString(input, statements);
    List<String> command =
        new ArrayList<>(List.of(Facts.root().resolve("bin/postgres").toString(), "--single"));
    command.addAll(List.of("-D", server.data().toString(), "-F", "-O", "-j"));
    command.addAll(List.of("-c", "search_path=pg_catalog", "-c", "exit_on_error=true"));
    command.add("template1");
    Process process =
        new ProcessBuilder(command)
            .redirectInput(input.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(log)).isZero();
    assertThat(Files.readString(log)).doesNotContain("ERROR").doesNotContain("WARNING");
  }
}
