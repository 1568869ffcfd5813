package org.gajah.oracle.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.engine.GajahServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Gajah is killed while it makes a database, and after it has made, moved and dropped databases
/// and tablespaces. Gajah or the real server replays the log: what was committed is there, whole;
/// of what was not, the catalogs know nothing.
class DatabasesCrashTest {
  private static final int ROWS = 20_000;
  private static final String PSQL = Oracle.installed().program("psql").toString();

  private static OracleServer cluster() {
    OracleServer server = OracleServer.initialise(Oracle.installed(), List.of("--data-checksums"));
    server.startAgain();
    server.psql("create extension amcheck");
    server.stop();
    return server;
  }

  private static GajahServer gajah(OracleServer server) throws IOException {
    Path log = server.directory().resolve("gajah.log");
    Files.deleteIfExists(server.data().resolve("postmaster.pid"));
    return GajahServer.start(server.data(), server.port(), server.directory(), log);
  }

  private static void kill(GajahServer gajah) throws IOException {
    gajah.process().destroyForcibly();
    try {
      gajah.process().waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String psql(OracleServer server, String database, String... commands) {
    StringBuilder shell = new StringBuilder("exec %s -X -A -t -q".formatted(PSQL));
    shell.append(
        " -h %s -p %d -U postgres -d %s".formatted(server.directory(), server.port(), database));
    for (String command : commands) {
      shell.append(" -c \"").append(command).append('"');
    }
    return Shell.run(shell.append(" 2>&1").toString()).strip();
  }

  @ParameterizedTest
  @CsvSource({"wal_log,gajah", "wal_log,real", "file_copy,gajah", "file_copy,real"})
  void aDatabaseThatIsHalfMadeIsForgotten(String strategy, String recoverer) throws IOException {
    try (OracleServer server = cluster()) {
      GajahServer gajah = gajah(server);
      try {
        assertThat(
                psql(
                    server,
                    "postgres",
                    "create database template_of_mine",
                    "create database whole template template_of_mine strategy " + strategy))
            .isEmpty();
        assertThat(
                psql(
                    server,
                    "template_of_mine",
                    "create table kept (id int primary key, v text)",
                    "insert into kept select g, 'row ' || g::text from generate_series(1, "
                        + ROWS
                        + ") g"))
            .isEmpty();
        SortedSet<String> before = folders(server);
        List<String> psql = new ArrayList<>(List.of(PSQL, "-X"));
        psql.addAll(server.address());
        psql.addAll(
            List.of("-c", "create database half template template_of_mine strategy " + strategy));
        Process making = new ProcessBuilder(psql).redirectErrorStream(true).start();
        awaitHalf(server, before);
        kill(gajah);
        String told = new String(making.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(told).doesNotContain("CREATE DATABASE");
      } finally {
        kill(gajah);
      }
      if (recoverer.equals("gajah")) {
        GajahServer again = gajah(server);
        assertThat(
                psql(server, "postgres", "select count(*) from pg_database where datname = 'half'"))
            .isEqualTo("0");
        assertThat(psql(server, "template_of_mine", "select count(*) from kept"))
            .isEqualTo(Integer.toString(ROWS));
        assertThat(
                psql(
                    server,
                    "postgres",
                    "create database half template template_of_mine strategy " + strategy))
            .isEmpty();
        kill(again);
      }
      Files.deleteIfExists(server.data().resolve("postmaster.pid"));
      server.startAgain();
      if (recoverer.equals("real")) {
        assertThat(server.psql("select count(*) from pg_database where datname = 'half'").strip())
            .isEqualTo("0");
        server.psql("create database half template template_of_mine strategy " + strategy);
      }
      assertThat(psql(server, "half", "select count(*), max(v) from kept"))
          .isEqualTo(ROWS + "|row 9999");
      judge(server);
      server.stop();
    }
  }

  private static SortedSet<String> folders(OracleServer server) throws IOException {
    try (Stream<Path> found = Files.list(server.data().resolve("base"))) {
      return found
          .map(each -> each.getFileName().toString())
          .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
    }
  }

  /// Waits until some, but not all, files of a new database are there.
  private static void awaitHalf(OracleServer server, Set<String> before) throws IOException {
    long end = System.nanoTime() + 60_000_000_000L;
    while (System.nanoTime() < end) {
      SortedSet<String> now = folders(server);
      now.removeAll(before);
      if (!now.isEmpty()) {
        try (Stream<Path> files = Files.list(server.data().resolve("base/" + now.getFirst()))) {
          if (files.count() >= 30) {
            return;
          }
        }
      }
    }
    throw new IllegalStateException("no database was being made");
  }

  /// All databases are sound, and databases and tablespaces have the folders that the catalogs say.
  private static void judge(OracleServer server) {
    for (String database :
        server.psql("select datname from pg_database where datallowconn").strip().split("\n")) {
      assertThat(
              psql(
                  server,
                  database,
                  "set client_min_messages = error; create extension if not exists amcheck"))
          .isEmpty();
      assertThat(server.client("pg_amcheck", "--heapallindexed", "-d", database)).isEmpty();
    }
    assertThat(
            server.psql(
                "select datname from pg_database where dattablespace = 1663"
                    + " and oid::text not in (select pg_ls_dir('base'))"))
        .isEmpty();
    assertThat(
            server.psql("select pg_ls_dir('pg_tblspc') except select oid::text from pg_tablespace"))
        .isEmpty();
  }

  @Test
  void theRealServerReplaysDatabasesAndTablespaces() throws IOException {
    try (OracleServer server = cluster()) {
      Path space = server.directory().resolve("space");
      server.run("mkdir", space.toString());
      GajahServer gajah = gajah(server);
      try {
        work(server, space);
      } finally {
        kill(gajah);
      }
      Files.deleteIfExists(server.data().resolve("postmaster.pid"));
      server.startAgain();
      assertThat(server.psql("select datname from pg_database order by 1").lines())
          .containsExactly(
              "by_files", "by_log", "in_space", "moved", "postgres", "template0", "template1");
      assertThat(server.psql("select spcname from pg_tablespace order by 1").lines())
          .containsExactly("inside", "outside", "pg_default", "pg_global");
      for (String database : List.of("by_files", "by_log", "in_space", "moved")) {
        assertThat(psql(server, database, "select count(*), max(v) from kept"))
            .isEqualTo("500|row 99");
      }
      assertThat(psql(server, "postgres", "select count(*), max(v) from travels"))
          .isEqualTo("500|row 99");
      assertThat(
              psql(
                  server,
                  "postgres",
                  "select spcname from pg_class c join pg_tablespace s on s.oid = reltablespace"
                      + " where relname = 'travels'"))
          .isEqualTo("outside");
      assertThat(psql(server, "postgres", "select count(*) from fleeting")).isEqualTo("0");
      assertThat(
              psql(
                  server,
                  "postgres",
                  "select pg_tablespace_location(oid) from pg_tablespace where spcname ="
                      + " 'outside'"))
          .isEqualTo(space.toString());
      judge(server);
      server.psql("drop database in_space");
      server.psql("drop table travels, fleeting");
      server.psql("drop tablespace outside");
      try (Stream<Path> left = Files.list(space)) {
        assertThat(left).isEmpty();
      }
      server.stop();
    }
  }

  private static void work(OracleServer server, Path space) {
    String fill =
        "create table kept (id int primary key, v text);"
            + "insert into kept select g, 'row ' || g::text from generate_series(1, 500) g";
    assertThat(
            psql(
                server,
                "postgres",
                "create tablespace outside location '" + space + "'",
                "set allow_in_place_tablespaces = on",
                "create tablespace inside location ''",
                "create tablespace gone location ''",
                "create database by_log",
                "create database dropped strategy file_copy",
                "create database in_space tablespace outside",
                "checkpoint"))
        .isEmpty();
    assertThat(psql(server, "by_log", fill)).isEmpty();
    assertThat(psql(server, "in_space", fill)).isEmpty();
    assertThat(psql(server, "dropped", fill)).isEmpty();
    assertThat(
            psql(
                server,
                "postgres",
                "create database by_files template by_log strategy file_copy",
                "create database moved template by_log",
                "alter database moved set tablespace gone",
                "alter database moved set tablespace inside",
                "drop database dropped",
                "create table travels (id int primary key, v text) tablespace gone",
                "insert into travels select g, 'row ' || g::text from generate_series(1, 500) g",
                "create unlogged table fleeting (a int primary key) tablespace gone",
                "insert into fleeting values (1)",
                "alter table travels set tablespace outside",
                "alter table fleeting set tablespace outside",
                "alter index travels_pkey set tablespace inside",
                "alter index fleeting_pkey set tablespace inside",
                "drop tablespace gone"))
        .isEmpty();
  }
}
