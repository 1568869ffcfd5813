package org.gajah.oracle.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.Test;

/// Two sessions change the same rows: what each of them sees, waits for and is told is the same on
/// both servers. Statements are prepared, and most are run more than once.
class ConcurrentStatementsTest {
  private static final String SETUP =
      """
      drop table if exists t, u;
      create table t (id int primary key, v int not null, w text);
      create table u (id int primary key, w int);
      create index t_v on t (v);
      insert into t select g, g * 10, g::text from generate_series(1, 5) g;
      insert into u select g, g * 100 from generate_series(1, 5) g
      """;

  /// Steps as `session sql`; `A!` does not wait for the statement, whose outcome comes at the next
  /// step of that session.
  private static final List<List<String>> SCENARIOS =
      List.of(
          List.of(
              "B update t set v = v * 10 where id = 1",
              "A begin",
              "A update t set v = v + 1 where id = 1",
              "B! update t set v = v * 10 where id = 1",
              "A commit"),
          List.of(
              "A begin",
              "A update t set v = 7 where id = 1",
              "B! update t set w = 'seen' where v = 10",
              "A commit",
              "B update t set w = 'seen' where v = 7"),
          List.of(
              "A begin",
              "A delete from t where id = 1",
              "B! update t set w = 'seen' where id = 1",
              "A commit"),
          List.of(
              "A begin",
              "A update t set v = 7 where id = 1",
              "B! update t set v = v + 1 where id = 1 returning *",
              "A rollback"),
          List.of(
              "A begin",
              "A update t set v = v + 5 where id <= 3",
              "B! update t set v = t.v + u.w from u where u.id = t.id and t.id < 3 returning t.id, t.v, u.w",
              "A commit"),
          List.of(
              "A begin",
              "A update u set w = 0 where id = 1",
              "A update t set v = v + 5 where id = 1",
              "B! update t set v = t.v + u.w from u where u.id = t.id and t.id < 3 returning t.id, t.v, u.w",
              "A commit"),
          List.of(
              "A begin",
              "A update t set v = v + 5 where id = 2",
              "B! delete from t where v > 15 and id < 4 returning *",
              "A commit"),
          List.of(
              "A begin",
              "A update t set v = 1 where id = 2",
              "B! select * from t where v >= 20 order by id for update",
              "A commit"),
          List.of(
              "A begin",
              "A update t set w = 'new' where id = 2",
              "B! select * from t where v >= 20 order by id limit 2 for no key update",
              "A commit"),
          List.of(
              "A begin",
              "A select * from t where id = 2 for update",
              "B select id from t order by id for update skip locked",
              "B select id from t order by id for update nowait",
              "B select id from t where id = 2 for key share skip locked",
              "A commit"),
          List.of(
              "A begin",
              "A update t set v = v + 1 where id = 1",
              "A update u set w = 5000 where id = 5",
              "B! update t set v = v + (select max(w) from u) where id = 1 returning v",
              "A commit"),
          List.of(
              "B begin isolation level repeatable read",
              "B select count(*) from t",
              "A update t set v = 1 where id = 1",
              "B select v from t where id = 1",
              "B update t set v = v + 1 where id = 1",
              "B rollback"),
          List.of(
              "B begin isolation level repeatable read",
              "B select count(*) from t",
              "A begin",
              "A delete from t where id = 1",
              "B! update t set v = v + 1 where id = 1",
              "A commit",
              "B rollback"),
          List.of(
              "A begin",
              "A update t set id = 11 where id = 1",
              "B! update t set v = 0 where id = 1",
              "A commit"),
          List.of(
              "A begin",
              "A insert into t values (6, 6, 'a')",
              "B! insert into t values (6, 60, 'b')",
              "A commit"),
          List.of(
              "A begin",
              "A insert into t values (6, 6, 'a')",
              "B! insert into t values (6, 60, 'b')",
              "A rollback"),
          List.of(
              "A begin",
              "A insert into t values (6, 6, 'a')",
              "B! insert into t values (6, 60, 'b') on conflict (id) do update set v = t.v + excluded.v returning *",
              "A commit"),
          List.of(
              "A begin",
              "A insert into t values (6, 6, 'a')",
              "B! insert into t values (6, 60, 'b'), (7, 70, 'c') on conflict do nothing",
              "A commit"),
          List.of(
              "A begin",
              "A delete from t where id = 5",
              "B! insert into t values (5, 60, 'b')",
              "A rollback"),
          List.of(
              "A begin",
              "A update t set v = v + 1",
              "A update t set v = v + 1",
              "B! update t set v = v * 2 where v between 20 and 41",
              "A commit",
              "B update t set v = v * 2 where v between 20 and 41"),
          List.of(
              "A begin",
              "A savepoint s",
              "A update t set v = 0 where id = 3",
              "A rollback to s",
              "B update t set v = v + 1 where id = 3 returning v",
              "A commit"),
          List.of(
              "A begin",
              "A select v from t where id = 4 for share",
              "B begin",
              "B select v from t where id = 4 for share",
              "B! update t set v = v + 1 where id = 4 returning v",
              "A commit",
              "B commit"),
          List.of(
              "B set lock_timeout = '100ms'",
              "A begin",
              "A update t set v = 1 where id = 1",
              "B update t set v = 2 where id = 1",
              "A commit",
              "B set lock_timeout = 0",
              "B update t set v = v + 2 where id = 1 returning v"));

  @Test
  void bothServersLetSessionsMeetAlike() throws Exception {
    try (OracleServer server = OracleServer.initialise(Oracle.installed(), List.of())) {
      server.startAgain();
      List<String> expected = play(server, server::psql);
      server.psql(SETUP);
      server.stop();
      Path log = server.directory().resolve("gajah.log");
      GajahServer gajah = GajahServer.start(server.data(), server.port(), server.directory(), log);
      try {
        assertThat(play(server, _ -> reset(server))).containsExactlyElementsOf(expected);
      } finally {
        gajah.stop();
      }
    }
  }

  private static void reset(OracleServer server) {
    server.psql("delete from t");
    server.psql("delete from u");
    server.psql("insert into t select g, g * 10, g::text from generate_series(1, 5) g");
    server.psql("insert into u select g, g * 100 from generate_series(1, 5) g");
  }

  private interface Reset {
    void run(String setup) throws IOException;
  }

  private static List<String> play(OracleServer server, Reset reset) throws Exception {
    List<String> transcript = new ArrayList<>();
    for (List<String> scenario : SCENARIOS) {
      reset.run(SETUP);
      TwoSessions.play(server, scenario, transcript);
      transcript.add(server.psql("select * from t order by id"));
    }
    return transcript;
  }
}
