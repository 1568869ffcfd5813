package org.gajah.oracle.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.gajah.base.seam.Threads;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.Test;

/// The four strengths of row locks, taken, raised and rolled back by sessions that also change keys
/// and other columns: games that are played alike on both servers, and crowds on ours that hold
/// each other to the rules. In the end the real server finds the same rows and nothing broken.
class RowLocksTest {
  private static final String SETUP =
      """
      drop table if exists t;
      create table t (id int primary key, k int unique, v int not null, filler text);
      insert into t select g, g, 0, repeat('x', 500) from generate_series(1, %d) g
      """
          .formatted(RowLockCrowd.ROWS);

  private static final int GAMES = 6;
  private static final int STEPS = 40;
  private static final int CROWD = 6;
  private static final int TRANSACTIONS = 250;

  private final long seed = Long.getLong("gajah.seed", System.nanoTime());

  @Test
  void sessionsLockAlikeAndKeepToTheRules() throws Exception {
    System.out.println("seed " + seed);
    try (OracleServer server =
        OracleServer.initialise(
            Oracle.installed(),
            List.of("--data-checksums"),
            "synchronous_commit = off",
            "deadlock_timeout = 100ms")) {
      server.startAgain();
      server.psql("create extension amcheck");
      List<String> expected = play(server);
      server.stop();
      Path log = server.directory().resolve("gajah.log");
      GajahServer gajah = GajahServer.start(server.data(), server.port(), server.directory(), log);
      String rows;
      try {
        assertThat(play(server)).as("seed %d", seed).containsExactlyElementsOf(expected);
        server.psql(SETUP);
        RowLockCrowd crowd = new RowLockCrowd();
        List<Threads.Strand> strands = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed);
        for (int number = 0; number < CROWD; number++) {
          strands.add(crowd.start(number, server, TRANSACTIONS, random.split()));
        }
        strands.forEach(strand -> strand.join(0));
        assertThat(crowd.faults()).as("seed %d", seed).isEmpty();
        assertThat(server.psql("select v from t order by id").lines())
            .as("seed %d", seed)
            .containsExactlyElementsOf(crowd.values());
        rows = server.psql("select ctid, id, k, v from t order by ctid");
      } finally {
        gajah.stop();
      }
      assertThat(Files.readString(log)).doesNotContain("XX000");
      server.startAgain();
      assertThat(server.psql("select ctid, id, k, v from t order by ctid")).isEqualTo(rows);
      String told =
          server.client("pg_amcheck", "--heapallindexed", "--rootdescend", "--verbose", "postgres");
      assertThat(told).contains("t_k_key").doesNotContain("skipping");
      server.psql("vacuum (freeze) t");
      assertThat(server.psql("select count(*) from t where v >= 0").strip())
          .isEqualTo(Integer.toString(RowLockCrowd.ROWS));
    }
  }

  private List<String> play(OracleServer server) throws SQLException {
    List<String> transcript = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(seed);
    for (int game = 0; game < GAMES; game++) {
      server.psql(SETUP);
      try (RowLockGame players = new RowLockGame(server, random.split(), transcript)) {
        for (int step = 0; step < STEPS; step++) {
          players.step();
        }
      }
      transcript.add(server.psql("select id, k, v from t order by id"));
    }
    return transcript;
  }
}
