package org.gajah.oracle.heap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.memory.DiskFaults;
import org.gajah.base.seam.memory.DiskFaults.Operation;
import org.gajah.base.seam.memory.SimulatedDisk;
import org.gajah.oracle.heap.RowStore.Row;
import org.gajah.oracle.recovery.SimulatedCluster;
import org.gajah.recovery.cluster.Environment;
import org.gajah.recovery.cluster.StorageSettings;

/// One life of a cluster on a simulated disk: random work until something goes wrong that the seed
/// chose, a recovery that may be cut off too, and a look at all rows.
final class PowerCutRun {
  /// What goes wrong.
  enum Trouble {
    /// The power is cut: unsynced writes are there, or not, or torn, in any order.
    CUT,
    /// The process is gone; the system still has all its writes.
    KILL,
    /// The disk is full for a while.
    FULL,
    /// A sync fails, and what it should have made durable is perhaps lost.
    SYNC
  }

  /// What the runs of one test have in common.
  ///
  /// @param base the disk that each starts from
  /// @param rows of the table on it
  record Setting(
      SimulatedDisk base, Map<Integer, Row> rows, List<RealTable> tables, RealTable table) {
    RealCluster open(SimulatedDisk disk, AtomicBoolean panicked) {
      Environment environment =
          Environment.system(disk, message -> {}, (proc, cause) -> panicked.set(true));
      return new RealCluster(SimulatedCluster.ROOT, environment, TINY, tables);
    }

    RandomWork work(RealCluster cluster, long seed) {
      RandomWork work = new RandomWork(cluster, table, table.locator().database(), seed);
      work.vacuumEvery = 60;
      work.checkpointEvery = 40;
      return work;
    }
  }

  /// So few buffers that pages come and go all the time.
  static final StorageSettings TINY =
      StorageSettings.DEFAULT.memory(StorageSettings.Memory.DEFAULT.shared(48));

  private static final int STEPS = 200;

  private final Setting setting;
  private final SplittableRandom random;
  private final AtomicBoolean panicked = new AtomicBoolean();
  final Trouble trouble;
  boolean inCheckpoint;
  int cutInRecovery;

  /// Whether what was to go wrong did, and how many errors came of it.
  boolean happened;

  int errors;

  PowerCutRun(Setting setting, SplittableRandom random) {
    this.setting = setting;
    this.random = random;
    int dice = random.nextInt(20);
    trouble =
        dice < 11
            ? Trouble.CUT
            : dice < 13 ? Trouble.KILL : dice < 16 ? Trouble.FULL : Trouble.SYNC;
  }

  boolean hasPanicked() {
    return panicked.get();
  }

  /// What is left on the disk in the end, recovered, and the rows that are there.
  record Left(SimulatedDisk disk, Map<Integer, Row> rows) {}

  Left run() {
    SimulatedDisk disk = setting.base.afterKill();
    List<Map<Integer, Row>> possible = work(disk);
    SimulatedDisk left =
        trouble == Trouble.KILL ? disk.afterKill() : disk.afterPowerCut(random.nextLong());
    for (int cuts = random.nextInt(3); cuts > 0; cuts--) {
      left = recoverAndCut(left);
    }
    return recover(left, possible);
  }

  // Working

  private List<Map<Integer, Row>> work(SimulatedDisk disk) {
    try (RealCluster cluster = setting.open(disk, panicked)) {
      RandomWork work = setting.work(cluster, random.nextLong());
      work.startFrom(setting.rows);
      arm(disk);
      boolean alive = true;
      for (int i = 0; i < STEPS && alive; i++) {
        if (trouble == Trouble.FULL && random.nextInt(20) == 0) {
          disk.capacity(Long.MAX_VALUE);
        }
        alive = step(work, disk);
      }
      inCheckpoint = work.isInCheckpoint();
      happened |= disk.isPowerCut();
      return work.possible();
    }
  }

  private void arm(SimulatedDisk disk) {
    switch (trouble) {
      case CUT, KILL -> disk.cutPowerAt(disk.operations() + 5 + random.nextInt(500));
      case FULL -> disk.capacity(disk.used() + random.nextInt(250_000));
      case SYNC -> disk.faults(new FailingSync(random.nextInt(50)));
    }
  }

  /// @return whether the instance lives
  private boolean step(RandomWork work, SimulatedDisk disk) {
    boolean before = happened;
    try {
      work.step();
      // A sync that failed must not go by unnoticed.
      assertThat(happened && !before && !panicked.get()).as("silent failure of a sync").isFalse();
      return !panicked.get();
    } catch (PgException e) {
      errors++;
      if (e.severity() == Severity.PANIC) {
        panicked.set(true);
      }
      if (disk.isPowerCut() || panicked.get()) {
        return false;
      }
      assertThat(trouble).as("%s", e).isIn(Trouble.FULL, Trouble.SYNC);
      if (trouble == Trouble.FULL) {
        happened = true;
        assertThat(e.sqlState()).as("%s", e).isEqualTo(SqlState.DISK_FULL);
      }
      assertThat(e.severity()).isEqualTo(Severity.ERROR);
      work.abortFailed();
      return true;
    }
  }

  /// Lets the n-th sync of a file fail.
  private final class FailingSync implements DiskFaults {
    private int left;

    FailingSync(int left) {
      this.left = left;
    }

    @Override
    public void before(Operation operation, Path path, long position) throws IOException {
      if (operation == Operation.SYNC && left-- == 0) {
        happened = true;
        throw new IOException("Input/output error");
      }
    }
  }

  // Recovering

  private SimulatedDisk recoverAndCut(SimulatedDisk left) {
    SimulatedDisk fork = left.afterKill();
    fork.cutPowerAt(fork.operations() + 1 + random.nextInt(400));
    try (RealCluster cluster = setting.open(fork, new AtomicBoolean())) {
      cluster.engine.shutdown();
    } catch (PgException | IllegalStateException cut) {
      if (!fork.isPowerCut()) {
        throw cut;
      }
    }
    if (!fork.isPowerCut()) {
      return fork;
    }
    cutInRecovery++;
    return fork.afterPowerCut(random.nextLong());
  }

  private Left recover(SimulatedDisk left, List<Map<Integer, Row>> possible) {
    AtomicBoolean again = new AtomicBoolean();
    SimulatedDisk untouched = left.afterKill();
    try (RealCluster cluster = setting.open(left, again)) {
      RandomWork reader = setting.work(cluster, random.nextLong());
      Map<Integer, Row> rows = reader.readAll();
      assertThat(possible).contains(rows);
      reader.startFrom(rows);
      // Life goes on.
      reader.run(random.nextInt(30));
      reader.checkAll();
      reader.close();
      cluster.engine.shutdown();
      assertThat(again).isFalse();
      return random.nextBoolean()
          ? new Left(untouched, rows)
          : new Left(left.withSyncedOnly(), reader.committed);
    }
  }
}
