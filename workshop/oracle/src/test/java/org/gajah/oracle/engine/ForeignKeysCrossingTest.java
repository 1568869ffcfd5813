package org.gajah.oracle.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.Test;

/// A cluster whose foreign keys the real server made is worked on by several sessions of Gajah,
/// which is killed in the middle. Whoever recovers it, and works on, finds no row that points to
/// nothing.
class ForeignKeysCrossingTest {
  private static final String SETUP =
      """
      create extension amcheck;
      create table owners (id int primary key, v int default 0);
      create table pets (id serial, owner int references owners on delete cascade on update cascade,
        friend int references owners on delete set null,
        later int references owners deferrable initially deferred);
      create index on pets (owner);
      create table late (id int primary key deferrable initially deferred, v int);
      insert into owners select generate_series(1, 50);
      insert into late select g, g from generate_series(1, 20) g;
      """;

  /// Rows come and go at both ends. A row that may be missing by then is looked for and held first.
  private static final String WORK =
      """
      \\set p random(1, 50)
      \\set q random(1, 50)
      insert into pets (owner, friend, later) select o.id, o.id, o.id from owners o where id = :p for key share;
      delete from pets where later = :q;
      begin;
      delete from owners o where id = :q and not exists (select from pets where later = o.id);
      insert into owners values (:q) on conflict do nothing;
      end;
      update owners set v = v + 1 where id = :p;
      update late set id = 21 - id where id in (:p % 20 + 1, 20 - :p % 20);
      """;

  private static final String DANGLING =
      "select count(*) from pets p where exists (select from unnest(array[owner, friend, later]) u"
          + " where u is not null and not exists (select from owners o where o.id = u))";

  @Test
  void noRowPointsToNothing() throws IOException, InterruptedException {
    try (OracleServer server =
        OracleServer.initialise(Oracle.installed(), List.of("--data-checksums"))) {
      server.startAgain();
      server.psql(SETUP);
      Path script = Files.writeString(server.directory().resolve("work.sql"), WORK);
      server.client("pgbench", "-i", "--foreign-keys", "-q", "postgres");
      server.stop();
      GajahServer gajah = start(server);
      assertThat(work(server, script, 200)).contains("failed transactions: 0 ");
      assertThat(
              server.client("pgbench", "-n", "-M", "prepared", "-c", "4", "-t", "50", "postgres"))
          .contains("failed transactions: 0 ");
      judge(server);
      Thread busy = Thread.ofPlatform().start(() -> workUntilItEnds(server, script));
      awaitWork(server);
      gajah.process().destroyForcibly().waitFor();
      busy.join();
      Files.deleteIfExists(server.data().resolve("postmaster.pid"));
      server.startAgain();
      judge(server);
      assertThat(server.client("pg_amcheck", "--heapallindexed", "--parent-check", "postgres"))
          .doesNotContain("skipping");
      assertThat(work(server, script, 50)).contains("failed transactions: 0 ");
      server.stop();
      gajah = start(server);
      judge(server);
      assertThat(work(server, script, 50)).contains("failed transactions: 0 ");
      gajah.stop();
    }
  }

  private static GajahServer start(OracleServer server) throws IOException {
    Path log = server.directory().resolve("gajah.log");
    return GajahServer.start(server.data(), server.port(), server.directory(), log);
  }

  private static String work(OracleServer server, Path script, int times) {
    return server.client(
        "pgbench",
        "-n",
        "-f",
        script.toString(),
        "-c",
        "4",
        "-t",
        Integer.toString(times),
        "--max-tries=100",
        "postgres");
  }

  private static void workUntilItEnds(OracleServer server, Path script) {
    try {
      work(server, script, 1_000_000);
    } catch (IllegalStateException e) {
      assertThat(e).hasMessageContaining("pgbench");
    }
  }

  /// Waits until the sessions have done something since.
  private static void awaitWork(OracleServer server) {
    long before = highest(server);
    while (highest(server) < before + 200) {
      Thread.onSpinWait();
    }
  }

  private static long highest(OracleServer server) {
    return Long.parseLong(server.psql("select last_value from pets_id_seq").strip());
  }

  /// Both ends fit, and a foreign key that is added anew finds no fault.
  private static void judge(OracleServer server) {
    assertThat(server.psql(DANGLING).strip()).isEqualTo("0");
    assertThat(server.psql("select count(*), count(distinct id), sum(id) from late").strip())
        .isEqualTo("20|20|210");
    server.psql(
        "begin; alter table pets add foreign key (owner) references owners, add foreign key (later)"
            + " references owners; alter table pgbench_history add foreign key (aid) references"
            + " pgbench_accounts; rollback");
  }
}
