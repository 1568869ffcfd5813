package org.gajah.oracle.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.Test;

/// Who may read what a server makes: the same work done by both leaves the same names with the same
/// rights, in clusters for their owner alone and in those that their group may read.
class FileModesTest {
  private static final String SQL =
      """
      create table t (a int primary key, b text);
      insert into t select i, 'x' from generate_series(1, 1000) i;
      copy t to 'DIRECTORY/out/new.copy';
      copy t to 'DIRECTORY/out/old.copy';
      create unlogged table u (a int);
      create tablespace s location 'DIRECTORY/space';
      create table st (a int) tablespace s;
      create database d;
      create database d2 tablespace s;
      alter system set work_mem = '5MB';
      checkpoint;
      begin;
      insert into t values (-1);
      prepare transaction 'p';
      checkpoint;
      vacuum t;
      """;

  @Test
  void forTheOwnerAlone() throws IOException {
    compare(List.of());
  }

  @Test
  void forTheGroupToo() throws IOException {
    compare(List.of("--allow-group-access"));
  }

  private static void compare(List<String> options) throws IOException {
    try (OracleServer server =
        OracleServer.initialise(
            Oracle.installed(),
            options,
            "autovacuum = off",
            "max_prepared_transactions = 5",
            "unix_socket_permissions = 0750",
            "external_pid_file = '../postgres.id'")) {
      Path copy = server.directory().resolve("copy");
      server.copyData(copy);
      server.startAgain();
      final List<String> expected = work(server);
      server.stop();
      shell(server, "rm -rf out space data; mv copy data");
      Path log = server.directory().resolve("gajah.log");
      GajahServer gajah = GajahServer.start(server.data(), server.port(), server.directory(), log);
      final List<String> found = work(server);
      gajah.stop();
      assertThat(found).isEqualTo(expected);
      assertThat(found.toString()).contains("644 f out/new.copy", "666 f out/old.copy");
      assertThat(found.toString()).contains("750 s .s.PGSQL", "644 f postgres.id");
    }
  }

  private static List<String> work(OracleServer server) throws IOException {
    Path folder = server.directory();
    shell(server, "mkdir -m 777 out && mkdir -m 700 space && echo x > out/old.copy");
    shell(server, "chmod 666 out/old.copy");
    Path script = folder.resolve("out").resolve("script.sql");
    Files.writeString(script, SQL.replace("DIRECTORY", folder.toString()));
    server.psql("postgres", script);
    Files.delete(script);
    // The real server's caches are no part of a cluster.
    return shell(server, "find . -printf '%m %y %P\\n'")
        .lines()
        .filter(line -> !line.matches(".*(pg_internal\\.init|\\.log|copy/.*| copy)"))
        .sorted()
        .toList();
  }

  private static String shell(OracleServer server, String commands) {
    return server.run("bash", "-c", "cd " + server.directory() + " && " + commands);
  }
}
