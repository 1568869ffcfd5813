package org.gajah.oracle.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.Test;

/// Two sessions at the two ends of a foreign key, or at one key that is checked late: who waits for
/// whom, who fails and with what words is the same on both servers.
class ConcurrentForeignKeysTest {
  private static final String SETUP =
      """
      drop table if exists late, act, fk, pk;
      create table pk (id int primary key, v int);
      create table fk (id int primary key, a int references pk, d int constraint fk_late references pk deferrable initially deferred);
      create table act (a int references pk on delete cascade on update cascade);
      create table late (id int primary key deferrable initially deferred, v int);
      insert into pk select g, g * 10 from generate_series(1, 5) g;
      insert into fk values (1, 1, null);
      insert into act values (4), (4);
      insert into late values (1, 1)
      """;

  private static final List<List<String>> SCENARIOS =
      List.of(
          // a row that is pointed to goes, a row that points to it comes
          List.of(
              "A begin",
              "A delete from pk where id = 2",
              "B! insert into fk values (2, 2)",
              "A commit"),
          List.of(
              "A begin",
              "A delete from pk where id = 2",
              "B! insert into fk values (2, 2)",
              "A rollback"),
          List.of(
              "A begin",
              "A insert into fk values (2, 2)",
              "B! delete from pk where id = 2",
              "A commit"),
          List.of(
              "A begin",
              "A insert into fk values (2, 2)",
              "B! delete from pk where id = 2",
              "A rollback"),
          List.of(
              "A begin",
              "A insert into fk values (2, 2)",
              "B! update pk set id = 20 where id = 2",
              "A commit"),
          List.of(
              "A begin",
              "A update pk set id = 20 where id = 2",
              "B! insert into fk values (2, 2)",
              "A commit"),
          List.of(
              "A begin",
              "A update pk set id = 20 where id = 2",
              "B! insert into fk values (2, 20)",
              "A commit"),
          // what does not touch the key is in nobody's way
          List.of(
              "A begin",
              "A insert into fk values (2, 2)",
              "B update pk set v = 0 where id = 2",
              "A commit"),
          List.of(
              "A begin",
              "A update pk set v = 0 where id = 2",
              "B insert into fk values (2, 2)",
              "A commit"),
          List.of(
              "A begin",
              "A insert into fk values (2, 2)",
              "B insert into fk values (3, 2)",
              "B delete from fk where id = 1",
              "A commit"),
          List.of(
              "A begin",
              "A select * from pk where id = 2 for update",
              "B! insert into fk values (2, 2)",
              "A update pk set v = 1 where id = 2",
              "A commit"),
          // the row that is pointed to comes too late, or in time
          List.of(
              "A begin",
              "A insert into pk values (9, 9)",
              "B insert into fk values (2, 9)",
              "A commit",
              "B insert into fk values (2, 9)"),
          List.of(
              "B begin",
              "B insert into fk values (2, null, 9)",
              "A insert into pk values (9, 9)",
              "B commit"),
          List.of(
              "B begin",
              "B insert into fk values (2, null, 2)",
              "A delete from pk where id = 2",
              "B commit"),
          List.of(
              "B begin",
              "B insert into fk values (2, null, 2)",
              "B set constraints all immediate",
              "A! delete from pk where id = 2",
              "B commit"),
          List.of(
              "A begin",
              "A delete from pk where id = 2",
              "A insert into pk values (2, 2)",
              "B! insert into fk values (2, 2)",
              "A commit",
              "B select * from fk order by 1"),
          // repeatable read
          List.of(
              "B begin isolation level repeatable read",
              "B select count(*) from pk",
              "A insert into pk values (9, 9)",
              "B insert into fk values (2, 9)",
              "B rollback"),
          List.of(
              "B begin isolation level repeatable read",
              "B select count(*) from pk",
              "A delete from pk where id = 2",
              "B insert into fk values (2, 2)",
              "B rollback"),
          List.of(
              "B begin isolation level repeatable read",
              "B select count(*) from pk",
              "A update pk set v = 5 where id = 2",
              "B insert into fk values (2, 2)",
              "B commit"),
          List.of(
              "B begin isolation level repeatable read",
              "B select count(*) from pk",
              "A insert into fk values (2, 2)",
              "B delete from pk where id = 2",
              "B rollback"),
          List.of(
              "B begin isolation level repeatable read",
              "B select count(*) from pk",
              "A insert into act values (2)",
              "B delete from pk where id = 2",
              "B rollback"),
          List.of(
              "B begin isolation level repeatable read",
              "B select count(*) from pk",
              "A insert into act values (2)",
              "B update pk set id = 20 where id = 2",
              "B rollback"),
          List.of(
              "B begin isolation level repeatable read",
              "B select count(*) from pk",
              "A delete from fk where id = 1",
              "B delete from pk where id = 1",
              "B commit"),
          List.of(
              "B begin isolation level serializable",
              "B select count(*) from pk",
              "A insert into act values (2)",
              "B delete from pk where id = 2",
              "B rollback"),
          // actions
          List.of(
              "A begin",
              "A insert into act values (2)",
              "B! delete from pk where id = 2",
              "A commit",
              "B select * from act order by 1"),
          List.of(
              "A begin",
              "A delete from pk where id = 4",
              "B! delete from act where a = 4",
              "A commit"),
          List.of(
              "A begin",
              "A delete from act where a = 4",
              "B! delete from pk where id = 4",
              "A commit"),
          List.of(
              "A begin",
              "A update act set a = 3 where a = 4",
              "B! delete from pk where id = 4",
              "A commit",
              "B select * from act order by 1"),
          List.of(
              "A begin",
              "A update pk set id = 40 where id = 4",
              "B! insert into act values (40)",
              "A commit",
              "B select * from act order by 1"),
          List.of(
              "B begin",
              "A begin",
              "A insert into fk values (2, 2)",
              "B insert into fk values (3, 3)",
              "A! delete from pk where id = 3",
              "B! delete from pk where id = 2",
              "A rollback",
              "B rollback"),
          List.of(
              "B set lock_timeout = '100ms'",
              "A begin",
              "A delete from pk where id = 2",
              "B insert into fk values (2, 2)",
              "A commit"),
          List.of(
              "B set lock_timeout = '100ms'",
              "A begin",
              "A insert into act values (2)",
              "B delete from pk where id = 2",
              "A commit"),
          // a key that is checked late
          twins("A commit", "B commit"),
          twins("B! commit", "A commit"),
          twins("B! commit", "A rollback"),
          List.of(
              "A begin",
              "A update late set id = 2",
              "B begin",
              "B insert into late values (1, 3)",
              "B! set constraints all immediate",
              "A commit",
              "B commit"),
          List.of(
              "A begin",
              "A insert into late values (1, 3)",
              "B delete from late where v = 1",
              "A commit"),
          List.of(
              "A begin",
              "A insert into late values (1, 3)",
              "A delete from late where v = 3",
              "A commit"));

  /// Two sessions insert the same key, which is checked late; then there are these steps.
  private static List<String> twins(String... then) {
    List<String> steps =
        new ArrayList<>(
            List.of(
                "A begin",
                "A insert into late values (2, 2)",
                "B begin",
                "B insert into late values (2, 3)"));
    steps.addAll(List.of(then));
    return steps;
  }

  @Test
  void bothServersLetSessionsMeetAlike() throws Exception {
    try (OracleServer server = OracleServer.initialise(Oracle.installed(), List.of())) {
      server.startAgain();
      List<String> expected = play(server);
      server.stop();
      Path log = server.directory().resolve("gajah.log");
      GajahServer gajah = GajahServer.start(server.data(), server.port(), server.directory(), log);
      try {
        assertThat(play(server)).containsExactlyElementsOf(expected);
      } finally {
        gajah.stop();
      }
    }
  }

  private static List<String> play(OracleServer server) throws Exception {
    List<String> transcript = new ArrayList<>();
    for (List<String> scenario : SCENARIOS) {
      server.psql(SETUP);
      TwoSessions.play(server, scenario, transcript);
      for (String table : List.of("pk", "fk", "act", "late")) {
        transcript.add(server.psql("select * from " + table + " order by 1"));
      }
    }
    return transcript;
  }
}
