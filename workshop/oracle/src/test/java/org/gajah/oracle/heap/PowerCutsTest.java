package org.gajah.oracle.heap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gajah.base.seam.memory.SimulatedDisk;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.heap.PowerCutRun.Left;
import org.gajah.oracle.heap.PowerCutRun.Setting;
import org.gajah.oracle.heap.PowerCutRun.Trouble;
import org.gajah.oracle.recovery.SimulatedCluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The whole storage engine on disks that fail: heap with TOAST, B-tree, savepoints, row locks,
/// vacuum, checkpoints. Whatever was acknowledged is there after recovery, and nothing else; the
/// real server recovers a share of the disks, with the same rows.
final class PowerCutsTest {
  private final long seed = Long.getLong("gajah.powercuts.seed", System.nanoTime());
  private final Map<Trouble, Integer> runs = new EnumMap<>(Trouble.class);
  private int happened;
  private int inCheckpoints;
  private int inRecovery;
  private int panics;
  private int errors;
  private int byTheServer;

  @Test
  void someTrouble() throws Exception {
    run(60, 20);
  }

  /// `./build powercuts [runs]`
  @Test
  @Tag("long")
  void muchTrouble() throws Exception {
    int count = Integer.getInteger("gajah.powercuts.runs", 10_000);
    run(count, Math.max(1, Math.min(100, count / 20)));
    assertThat(runs).containsOnlyKeys(Trouble.values());
    assertThat(happened).isGreaterThan(count / 2);
    assertThat(inCheckpoints).isGreaterThan(count / 50);
    assertThat(inRecovery).isGreaterThan(count / 10);
    assertThat(panics).isGreaterThan(count / 50);
  }

  /// @param every how many runs there are for each that the real server looks at
  private void run(int count, int every) throws Exception {
    System.out.println("seed " + seed);
    try (OracleServer server =
        OracleServer.initialise(
            Oracle.installed(),
            List.of("--wal-segsize=1", "--data-checksums"),
            "autovacuum = off")) {
      Setting setting = setting(server);
      for (int i = 0; i < count; i++) {
        one(server, setting, seed + i, i % every == every - 1);
        if ((i + 1) % 500 == 0) {
          System.out.println(summary());
        }
      }
    }
    System.out.println(summary());
  }

  private Setting setting(OracleServer server) throws Exception {
    server.startAgain();
    RandomChangesTest.Setup setup = RandomChangesTest.Setup.of(server, "work");
    server.stop();
    SimulatedDisk disk = SimulatedCluster.load(server.data(), seed);
    Setting empty = new Setting(disk, Map.of(), setup.tables(), setup.table());
    try (RealCluster cluster = empty.open(disk, new AtomicBoolean())) {
      RandomWork work = empty.work(cluster, seed);
      work.run(400);
      work.close();
      cluster.engine.shutdown();
      return new Setting(
          disk.withSyncedOnly(), new TreeMap<>(work.committed), setup.tables(), setup.table());
    }
  }

  private void one(OracleServer server, Setting setting, long number, boolean judged)
      throws Exception {
    PowerCutRun run = new PowerCutRun(setting, new SplittableRandom(number));
    try {
      Left left = run.run();
      if (judged) {
        SimulatedCluster.store(left.disk(), server);
        server.startAgain();
        RandomChangesTest.check(server, left.rows());
        server.stop();
        byTheServer++;
      }
    } catch (Exception | AssertionError e) {
      throw new AssertionError("-Dgajah.powercuts.seed=" + number + ": " + run.trouble, e);
    }
    runs.merge(run.trouble, 1, Integer::sum);
    happened += run.happened ? 1 : 0;
    inCheckpoints += run.inCheckpoint ? 1 : 0;
    inRecovery += run.cutInRecovery;
    panics += run.hasPanicked() && run.trouble == Trouble.SYNC ? 1 : 0;
    errors += run.trouble == Trouble.FULL ? run.errors : 0;
  }

  private String summary() {
    return "%s; it happened in %d; %d in checkpoints, %d more cuts in recovery, %d failed syncs stopped the instance, %d statements found the disk full; %d disks recovered by the real server"
        .formatted(runs, happened, inCheckpoints, inRecovery, panics, errors, byTheServer);
  }
}
