package org.gajah.oracle.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.Test;

/// What does not fit into memory goes where `temp_tablespaces` says, under both servers.
class TemporaryTablespacesTest {
  private static final Pattern FILE = Pattern.compile("temporary file: path \"([^\"]*)/pgsql_tmp/");

  private static final String SQL =
      """
      create tablespace sa location 'DIRECTORY/sa';
      create tablespace sb location 'DIRECTORY/sb';
      create role r login;
      set work_mem = '64kB';
      set log_temp_files = 0;
      \\echo default
      select i from generate_series(1, 100000) i order by -i limit 1 offset 50000;
      set temp_tablespaces = sa, nosuch;
      set temp_tablespaces = sa, sb;
      \\echo both
      select i from generate_series(1, 100000) i order by -i limit 1 offset 50000;
      set temp_file_limit = '100kB';
      select i from generate_series(1, 100000) i order by -i limit 1 offset 50000;
      reset temp_file_limit;
      \\echo one
      begin;
      set local temp_tablespaces = sb;
      select i from generate_series(1, 100000) i order by -i limit 1 offset 50000;
      rollback;
      \\echo own
      set temp_tablespaces = '';
      select i from generate_series(1, 100000) i order by -i limit 1 offset 50000;
      set role r;
      set temp_tablespaces = sb;
      reset role;
      set temp_tablespaces = sb;
      set role r;
      \\echo not allowed any more
      select i from generate_series(1, 100000) i order by -i limit 1 offset 50000;
      reset role;
      checkpoint;
      drop tablespace sa;
      create database other tablespace sb;
      reset temp_tablespaces;
      \\c other
      set client_min_messages = log;
      set work_mem = '64kB';
      set log_temp_files = 0;
      \\echo own tablespace of the database
      select i from generate_series(1, 100000) i order by -i limit 1 offset 50000;
      """;

  @Test
  void filesGoWhereTheyAreWanted() throws IOException {
    try (OracleServer server =
        OracleServer.initialise(Oracle.installed(), List.of(), "autovacuum = off")) {
      Path copy = server.directory().resolve("copy");
      Path log = server.directory().resolve("gajah.log");
      server.copyData(copy);
      server.startAgain();
      final String expected = work(server);
      server.stop();
      shell(server, "rm -rf data sa sb; mv copy data");
      GajahServer gajah = GajahServer.start(server.data(), server.port(), server.directory(), log);
      assertThat(work(server)).isEqualTo(expected);
      gajah.process().destroyForcibly().onExit().join();
      assertThat(expected).contains("temp_file_limit", "nosuch", "permission denied");
      assertThat(expected).contains("[base]", "[pg_tblspc/");
      Path left = leaveFile(server);
      GajahServer again = GajahServer.start(server.data(), server.port(), server.directory(), log);
      assertThat(left).doesNotExist();
      again.stop();
    }
  }

  /// A temporary file of a server that has crashed.
  private static Path leaveFile(OracleServer server) throws IOException {
    Path folder = server.directory().resolve("sb/PG_17_202406281/pgsql_tmp");
    assertThat(folder).isDirectory();
    return Files.writeString(folder.resolve("pgsql_tmp999.0"), "x");
  }

  private static String work(OracleServer server) throws IOException {
    shell(server, "mkdir -m 700 sa sb");
    Path script = server.directory().resolve("script.sql");
    Files.writeString(script, SQL.replace("DIRECTORY", server.directory().toString()));
    String log = "set client_min_messages = log";
    return summary(
        server.client(
            "psql", "-XAt", "-v", "VERBOSITY=verbose", "-c", log, "-f", script.toString()));
  }

  /// The answers, with the folders of temporary files behind each group of them: how many files one
  /// makes is its own affair.
  private static String summary(String said) {
    return Stream.of(said.split("(?m)^(?=default|both|one|own|not allowed)"))
        .map(TemporaryTablespacesTest::group)
        .collect(Collectors.joining("\n"));
  }

  private static String group(String said) {
    TreeSet<String> folders =
        FILE.matcher(said)
            .results()
            .map((MatchResult found) -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    String answers =
        said.lines()
            .filter(line -> !line.contains("temporary file:") && !line.startsWith("LOCATION:"))
            .collect(Collectors.joining("\n"));
    return answers + "\n" + folders;
  }

  private static void shell(OracleServer server, String commands) {
    server.run("bash", "-c", "cd " + server.directory() + " && " + commands);
  }
}
