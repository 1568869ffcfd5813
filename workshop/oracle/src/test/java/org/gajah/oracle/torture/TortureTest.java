package org.gajah.oracle.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.bootstrap.OwnCluster;
import org.gajah.oracle.torture.Torture.Ending;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Servers are killed under load; what was acknowledged is there, and nothing that failed.
final class TortureTest {
  private static final int CYCLES_OF_A_CLUSTER = 25;
  private static final List<Ending> STOPS = List.of(Ending.IMMEDIATE, Ending.FAST, Ending.SMART);
  private static final int CYCLES_OF_A_JUDGEMENT = 5;

  private final long seed = Long.getLong("gajah.torture.seed", System.nanoTime());

  @Test
  void someKills() throws IOException {
    Tally tally = run(6, 3);
    assertThat(tally.ends).isEqualTo(6);
    assertThat(tally.endsOfGajah).isEqualTo(4);
    assertThat(tally.kills).isGreaterThanOrEqualTo(3);
    assertThat(tally.splitsReplayed).isPositive();
  }

  /// `./build torture [cycles]`
  @Test
  @Tag("long")
  void manyKills() throws IOException {
    int cycles = Integer.getInteger("gajah.torture.cycles", 200);
    Tally tally = run(cycles, CYCLES_OF_A_JUDGEMENT);
    assertThat(tally.ends).isEqualTo(cycles);
    assertThat(tally.kills).isGreaterThan(cycles / 2);
    for (int stops : List.of(tally.immediate, tally.fast, tally.smart)) {
      assertThat(stops).isGreaterThan(cycles / 40);
    }
    assertThat(tally.reloads.get()).isGreaterThan(cycles);
    assertThat(tally.rotations.get()).isGreaterThan(cycles);
    assertThat(tally.inCheckpoint).isGreaterThan(cycles / 8);
    assertThat(tally.insideSplit).isGreaterThan(cycles / 20);
    assertThat(tally.inRecovery).isGreaterThan(cycles / 8);
    assertThat(tally.inRecoveryOfGajah).isGreaterThan(cycles / 20);
  }

  private Tally run(int cycles, int judgements) throws IOException {
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    Tally tally = new Tally();
    for (int first = 0; first < cycles; first += CYCLES_OF_A_CLUSTER) {
      int count = Math.min(CYCLES_OF_A_CLUSTER, cycles - first);
      cluster(random.split(), tally, first, count, judgements);
    }
    System.out.println(tally);
    return tally;
  }

  /// Leaves a copy of the directory in `-Dgajah.torture.keep=FOLDER`.
  private static void keep(OracleServer cluster) {
    String folder = System.getProperty("gajah.torture.keep");
    if (folder != null) {
      cluster.run("cp", "-a", cluster.directory().toString(), folder);
    }
  }

  private static void cluster(
      SplittableRandom random, Tally tally, int first, int cycles, int judgements)
      throws IOException {
    try (OracleServer cluster =
        OwnCluster.initialise(List.of("--wal-segsize=1", "--data-checksums"))) {
      Torture torture = new Torture(cluster, random, tally);
      try {
        for (int cycle = first; cycle < first + cycles; cycle++) {
          // Gajah dies and the real server recovers, Gajah and Gajah, the real server and Gajah.
          Side victim = cycle % 3 == 2 ? Side.REAL : Side.GAJAH;
          Side recoverer = cycle % 3 == 0 ? Side.REAL : Side.GAJAH;
          boolean kills = cycle % 2 == 0 || random.nextInt(3) == 0;
          Ending ending = kills ? Ending.KILL : STOPS.get(random.nextInt(STOPS.size()));
          torture.cycle(victim, ending, recoverer);
          System.out.printf(
              "cycle %d: %s of %s, recovered by %s; %s%n", cycle, ending, victim, recoverer, tally);
          if (cycle % judgements == judgements - 1) {
            torture.judge();
          }
        }
        torture.judge();
        System.out.println(torture.books());
      } catch (Throwable fault) {
        torture.end();
        keep(cluster);
        throw fault;
      }
      torture.end();
    }
  }
}
