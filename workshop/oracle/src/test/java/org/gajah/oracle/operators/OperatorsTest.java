package org.gajah.oracle.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Each operator in each configuration gives what the real server gives; with little memory, it
/// uses temporary files, and none is left.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorsTest {
  private static final List<String> CONFIGURATIONS =
      List.of(
          "set work_mem = '4MB'",
          "set work_mem = '64kB'; set hash_mem_multiplier = 1",
          "set enable_hashjoin = off; set enable_hashagg = off",
          "set work_mem = '64kB'; set hash_mem_multiplier = 1; set enable_hashjoin = off;"
              + " set enable_nestloop = off; set enable_hashagg = off",
          "set enable_seqscan = off; set enable_indexscan = off; set enable_indexonlyscan = off",
          "set work_mem = '64kB'; set enable_seqscan = off; set enable_indexscan = off;"
              + " set enable_indexonlyscan = off");

  private TwoServers servers;

  @BeforeAll
  void start() throws IOException {
    servers = TwoServers.start(resource("load.sql"));
  }

  @AfterAll
  void stop() throws IOException {
    servers.close();
  }

  private static String resource(String name) throws IOException {
    try (var in = OperatorsTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<String> queries(String name) throws IOException {
    return Arrays.stream(resource(name).split(";\\s*\n"))
        .map(query -> query.replaceAll("(?m)^--.*\n", "").strip())
        .filter(query -> !query.isEmpty())
        .toList();
  }

  private static void set(Connection connection, String settings) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String setting : settings.split(";")) {
        statement.execute(setting);
      }
    }
  }

  private Comparison compare(String script, List<String> configurations)
      throws IOException, SQLException {
    Comparison comparison = new Comparison();
    for (String configuration : configurations) {
      try (Connection real = servers.real();
          Connection ours = servers.ours()) {
        set(real, configuration);
        set(ours, configuration);
        set(real, "set statement_timeout = '60s'");
        for (String query : queries(script)) {
          comparison.ask(real, ours, configuration, query);
        }
      }
    }
    return comparison;
  }

  @Test
  void sortsJoinsAndGroupsAreThoseOfTheRealServer() throws IOException, SQLException {
    Comparison comparison = compare("memory.sql", CONFIGURATIONS.subList(0, 4));
    assertThat(comparison.differences()).as(comparison.toString()).isEmpty();
    assertThat(comparison.asked()).isGreaterThan(100);
    assertThat(temporaryFiles()).isEmpty();
  }

  @Test
  void windowFunctionsAreThoseOfTheRealServer() throws IOException, SQLException {
    Comparison comparison = compare("windows.sql", CONFIGURATIONS.subList(0, 2));
    assertThat(comparison.differences()).as(comparison.toString()).isEmpty();
    assertThat(comparison.asked()).isGreaterThan(60);
    assertThat(temporaryFiles()).isEmpty();
  }

  @Test
  void groupingSetsAreThoseOfTheRealServer() throws IOException, SQLException {
    Comparison comparison = compare("sets.sql", CONFIGURATIONS.subList(0, 2));
    assertThat(comparison.differences()).as(comparison.toString()).isEmpty();
    assertThat(comparison.asked()).isGreaterThan(35);
    assertThat(temporaryFiles()).isEmpty();
  }

  @Test
  void joinsOfAllKindsAreThoseOfTheRealServer() throws IOException, SQLException {
    List<String> configurations =
        List.of(
            CONFIGURATIONS.getFirst(),
            "set enable_hashjoin = off; set enable_nestloop = off",
            "set work_mem = '64kB'; set enable_hashjoin = off; set enable_nestloop = off",
            "set work_mem = '64kB'; set enable_mergejoin = off; set enable_nestloop = off");
    Comparison comparison = compare("joins.sql", configurations);
    assertThat(comparison.differences()).as(comparison.toString()).isEmpty();
    assertThat(comparison.asked()).isGreaterThan(100);
    assertThat(temporaryFiles()).isEmpty();
  }

  @Test
  void bitmapsLeadToTheRowsOfTheRealServer() throws IOException, SQLException {
    List<String> configurations =
        List.of(CONFIGURATIONS.getFirst(), CONFIGURATIONS.get(4), CONFIGURATIONS.get(5));
    Comparison comparison = compare("bitmaps.sql", configurations);
    assertThat(comparison.differences()).as(comparison.toString()).isEmpty();
    assertThat(comparison.asked()).isGreaterThan(50);
  }

  @Test
  void thePlannerTakesTheWaysThatAreCompared() throws SQLException {
    try (Connection ours = servers.ours()) {
      set(ours, "set enable_hashjoin = off; set enable_nestloop = off");
      assertThat(plan(ours, "select count(*) from big b join mid m on b.k = m.k"))
          .contains("Merge Join");
      set(ours, CONFIGURATIONS.get(4));
      assertThat(plan(ours, "select * from big where k between 10 and 60 and g = 7"))
          .contains("BitmapAnd");
      assertThat(plan(ours, "select * from big where k between 3 and 9 or g = 5 and k < 100"))
          .contains("BitmapOr");
    }
  }

  private static String plan(Connection connection, String query) throws SQLException {
    return String.join("\n", Comparison.rows(connection, "explain " + query, true));
  }

  @Test
  void littleMemoryMeansTemporaryFiles() throws IOException, SQLException {
    List<String> queries = queries("spilling.sql");
    assertThat(queries).hasSizeGreaterThan(8);
    try (Connection ours = servers.ours()) {
      set(ours, "set log_temp_files = 0; set work_mem = '64kB'; set hash_mem_multiplier = 1");
      for (String query : queries) {
        int before = servers.ourLog().length();
        List<String> rows = Comparison.rows(ours, query, false);
        assertThat(rows).as(query).noneMatch(row -> row.startsWith("error"));
        assertThat(servers.ourLog().substring(before)).as(query).contains("temporary file: path");
        assertThat(temporaryFiles()).as(query).isEmpty();
      }
      set(ours, "set work_mem = '512MB'");
      for (String query : queries) {
        int before = servers.ourLog().length();
        Comparison.rows(ours, query, false);
        assertThat(servers.ourLog().substring(before)).as(query).doesNotContain("temporary file");
      }
    }
  }

  @Test
  void temporaryFilesAreLimited() throws IOException, SQLException {
    String settings = "set work_mem = '64kB'; set temp_file_limit = '300kB'";
    Comparison comparison = new Comparison();
    try (Connection real = servers.real();
        Connection ours = servers.ours()) {
      set(real, settings);
      set(ours, settings);
      String query = "select id, t from big order by t desc, id";
      comparison.ask(real, ours, settings, query);
      assertThat(Comparison.rows(ours, query, true)).singleElement().asString().contains("53400");
      comparison.ask(real, ours, settings, "select 1");
    }
    assertThat(comparison.differences()).as(comparison.toString()).isEmpty();
    assertThat(temporaryFiles()).isEmpty();
  }

  @Test
  void aStatementBeyondItsBudgetFailsAlone() throws IOException, SQLException {
    List<String> greedy = queries("greedy.sql");
    try (Connection ours = servers.ours();
        Connection other = servers.ours()) {
      set(ours, "set work_mem = '1000GB'");
      for (String query : greedy) {
        assertThat(Comparison.rows(ours, query, false))
            .as(query)
            .singleElement()
            .asString()
            .startsWith("error 53200");
        assertThat(Comparison.rows(other, "select count(*) from big", false))
            .containsExactly("40000|");
        assertThat(Comparison.rows(ours, "select 1", false)).containsExactly("1|");
      }
    }
    assertThat(servers.ourLog()).doesNotContain("PANIC");
  }

  @Test
  void aCrashLeavesNoTemporaryFiles() throws IOException, SQLException {
    Path folder = servers.ourData().resolve("base/pgsql_tmp");
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("pgsql_tmp123.0"), "left");
    servers.crash();
    assertThat(temporaryFiles()).isEmpty();
  }

  private List<String> temporaryFiles() throws IOException {
    Path folder = servers.ourData().resolve("base/pgsql_tmp");
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(Path::toString).toList();
    }
  }
}
