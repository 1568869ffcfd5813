package org.gajah.oracle.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.gajah.base.error.PgException;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.memory.SimulatedDisk;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.recovery.StorageEngine;
import org.gajah.recovery.checkpoint.CheckpointFlags;
import org.gajah.recovery.checkpoint.CheckpointSettings;
import org.gajah.recovery.cluster.Environment;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.recovery.cluster.StorageSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The power is cut at a chosen write while we work on a directory of the real server's. What is
/// left, with writes that were not synced lost or torn, is recovered by us or by the real server:
/// everything that was acknowledged is there, and nothing that was aborted.
final class PowerCutTest {
  private static final StorageSettings TINY =
      StorageSettings.DEFAULT.memory(StorageSettings.Memory.DEFAULT.shared(48));

  @Test
  void someCuts() throws IOException {
    run(System.nanoTime(), 4);
  }

  @Test
  @Tag("long")
  void manyCuts() throws IOException {
    run(System.nanoTime(), 40);
  }

  private static void run(long seed, int rounds) throws IOException {
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    try (OracleServer server =
        OracleServer.initialise(
            Oracle.installed(),
            List.of("--wal-segsize=1", "--data-checksums"),
            "autovacuum = off")) {
      server.startAgain();
      HandMadeTable table = HandMadeTable.create(server, "t");
      server.psql("create extension amcheck");
      server.stop();
      SimulatedDisk base = SimulatedCluster.load(server.data(), random.nextLong());
      int duringCheckpoint = 0;
      int duringRecovery = 0;
      for (int round = 0; round < rounds; round++) {
        Work work = new Work(base.afterKill(), table);
        work.disk.cutPowerAt(work.disk.operations() + 50 + random.nextInt(3000));
        work.run(random.split());
        assertThat(work.disk.isPowerCut()).isTrue();
        duringCheckpoint += work.inCheckpoint ? 1 : 0;
        SimulatedDisk left = work.disk.afterPowerCut(random.nextLong());
        if (random.nextBoolean()) {
          SimulatedDisk cut = cutInRecovery(left, random);
          duringRecovery += cut.equals(left) ? 0 : 1;
          left = cut;
          recover(left);
        }
        check(server, left, work);
      }
      System.out.println(
          duringCheckpoint
              + " of "
              + rounds
              + " cuts fell into checkpoints, and "
              + duringRecovery
              + " more into recovery");
    }
  }

  private static Environment environment(Disk disk) {
    return Environment.system(disk, message -> {}, (proc, cause) -> {});
  }

  private static StorageEngine open(Disk disk) {
    return StorageEngine.open(
        SimulatedCluster.ROOT, environment(disk), TINY, CheckpointSettings.DEFAULT);
  }

  private static void recover(Disk disk) {
    try (StorageEngine engine = open(disk)) {
      engine.start();
      engine.shutdown();
    }
  }

  /// Lets recovery be cut off, too, if it takes long enough.
  private static SimulatedDisk cutInRecovery(SimulatedDisk disk, SplittableRandom random) {
    SimulatedDisk fork = disk.afterKill();
    fork.cutPowerAt(fork.operations() + 5 + random.nextInt(300));
    try {
      recover(fork);
    } catch (PgException | IllegalStateException cut) {
      if (!fork.isPowerCut()) {
        throw cut;
      }
    }
    return fork.isPowerCut() ? fork.afterPowerCut(random.nextLong()) : disk;
  }

  /// Rows come and go until the power does.
  private static final class Work {
    final SimulatedDisk disk;
    final HandMadeTable table;
    final TreeSet<Integer> acknowledged = new TreeSet<>();
    final TreeSet<Integer> unknown = new TreeSet<>();
    boolean inCheckpoint;
    private int next = 1;

    Work(SimulatedDisk disk, HandMadeTable table) {
      this.disk = disk;
      this.table = table;
    }

    void run(SplittableRandom random) {
      StorageEngine engine = open(disk);
      StorageProcess process = null;
      try {
        engine.start();
        process = Engines.process(engine, table.database());
        while (!disk.isPowerCut()) {
          transaction(process, random);
          if (random.nextInt(12) == 0) {
            inCheckpoint = true;
            engine.checkpoint(CheckpointFlags.IMMEDIATE | CheckpointFlags.FORCE);
            inCheckpoint = false;
          }
        }
      } catch (PgException | IllegalStateException cut) {
        if (!disk.isPowerCut()) {
          throw cut;
        }
      }
    }

    private void transaction(StorageProcess process, SplittableRandom random) {
      int first = next;
      int count = 1 + random.nextInt(60);
      next += count;
      boolean commits = random.nextInt(4) != 0;
      process.begin();
      table.insert(process, first, count, "r".repeat(1 + random.nextInt(300)));
      if (!commits) {
        process.transaction().abort();
        return;
      }
      List<Integer> rows = new ArrayList<>();
      for (int id = first; id < next; id++) {
        rows.add(id);
      }
      unknown.addAll(rows);
      process.transaction().commit();
      unknown.removeAll(rows);
      acknowledged.addAll(rows);
    }
  }

  /// The real server starts on what is left.
  private static void check(OracleServer server, SimulatedDisk left, Work work) throws IOException {
    SimulatedCluster.store(left, server);
    server.startAgain();
    TreeSet<Integer> present = new TreeSet<>();
    server.psql("select id from t").lines().forEach(line -> present.add(Integer.valueOf(line)));
    assertThat(present).containsAll(work.acknowledged);
    present.removeAll(work.acknowledged);
    // A commit whose answer was lost is there as a whole or not at all.
    assertThat(present).isIn(new TreeSet<Integer>(), work.unknown);
    assertThat(server.psql("select * from verify_heapam('t')")).isEmpty();
    server.stop();
  }
}
