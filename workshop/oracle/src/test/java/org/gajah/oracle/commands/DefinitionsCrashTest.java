package org.gajah.oracle.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.Psql;
import org.gajah.oracle.engine.GajahServer;
import org.junit.jupiter.api.Test;

/// Gajah is killed with commands done and commands under way. The real server replays Gajah's log:
/// what was committed is there, with files; what was not has left no rows. Files that aborted
/// commands made are gone at once.
class DefinitionsCrashTest {
  @Test
  void theRealServerReplaysTheLog() throws IOException {
    try (OracleServer server =
        OracleServer.initialise(Oracle.installed(), List.of("--data-checksums"))) {
      server.startAgain();
      server.psql("create extension amcheck");
      server.stop();
      Path log = server.directory().resolve("gajah.log");
      GajahServer gajah = GajahServer.start(server.data(), server.port(), server.directory(), log);
      Psql underWay;
      try {
        work(server);
        underWay = server.session();
        underWay.run(
            "begin; create table under_way (a int primary key, b text); "
                + "alter table kept drop column w; insert into under_way values (1)");
      } finally {
        gajah.process().destroyForcibly();
      }
      await(gajah);
      assertThat(underWay).isNotNull();
      Files.deleteIfExists(server.data().resolve("postmaster.pid"));
      server.startAgain();
      judge(server);
      server.stop();
    }
  }

  private static void work(OracleServer server) throws IOException {
    server.psql(
        "create table kept (id serial primary key, v text unique, n int default 5);"
            + "insert into kept (v) select 'row ' || g::text from generate_series(1, 500) g;"
            + "create unlogged table fleeting (a int primary key); insert into fleeting values (1)");
    server.psql(
        "alter table kept add column w text default 'w'; alter table kept alter n type bigint");
    server.psql("create view seen as select id, v from kept; comment on view seen is 'seen'");
    server.psql(
        "create unlogged sequence steps; alter sequence steps restart 50; select nextval('steps')");
    server.psql("create table gone (a int primary key, b text); drop table gone");
    long before = relationFiles(server);
    String aborted =
        DefinitionsTest.psql(
            server,
            "-c",
            "begin; create table aborted (a serial primary key, b text); "
                + "create index on aborted (b); rollback");
    assertThat(aborted).doesNotContain("ERROR");
    assertThat(relationFiles(server)).isEqualTo(before);
  }

  /// Files with something in them: the first ones of what is gone stay, empty, until a checkpoint.
  private static long relationFiles(OracleServer server) throws IOException {
    try (Stream<Path> files = Files.walk(server.data().resolve("base"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("[0-9]+(_[a-z]+)?"))
          .filter(file -> file.toFile().length() > 0)
          .count();
    }
  }

  private static void await(GajahServer gajah) {
    try {
      gajah.process().waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void judge(OracleServer server) {
    assertThat(server.psql("select count(*), max(id), max(w), sum(n) from kept").strip())
        .isEqualTo("500|500|w|2500");
    assertThat(server.psql("select count(*) from fleeting").strip()).isEqualTo("0");
    assertThat(server.psql("select nextval('steps')").strip()).isEqualTo("50");
    assertThat(server.psql("select count(*) from seen where v = 'row 77'").strip()).isEqualTo("1");
    assertThat(
            server
                .psql(
                    "select count(*) from pg_class where relname in ('gone', 'aborted',"
                        + " 'under_way', 'gone_pkey')")
                .strip())
        .isEqualTo("0");
    assertThat(server.psql("insert into kept (v) values ('more') returning id > 500").strip())
        .isEqualTo("t");
    assertThat(DefinitionsTest.amcheck(server)).doesNotContain("skipping");
  }
}
