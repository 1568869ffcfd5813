package org.gajah.wal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Threads;
import org.gajah.base.seam.memory.DiskFaults.Operation;
import org.gajah.base.seam.memory.SimulatedDisk;
import org.gajah.locks.Proc;
import org.junit.jupiter.api.Test;

/// Processes that commit all the time share their syncs, and none of them starves.
class FlushFairnessTest {
  private static final int PROCESSES = 8;
  private static final int COMMITS = 2000;

  @Test
  void nobodyStarves() throws IOException {
    SimulatedDisk disk = new SimulatedDisk(Clock.system(), 1);
    AtomicInteger syncs = new AtomicInteger();
    disk.faults((operation, path, position) -> {
      if (operation == Operation.SYNC) {
        syncs.incrementAndGet();
        // As long as a disk takes, so that the others queue up.
        LockSupport.parkNanos(100_000);
      }
    });
    AtomicIntegerArray commits = new AtomicIntegerArray(PROCESSES);
    int[] whenTheFirstWasDone = new int[PROCESSES];
    try (WalStage stage = new WalStage(disk, 16).started()) {
      List<Threads.Strand> strands = new ArrayList<>();
      AtomicInteger done = new AtomicInteger();
      for (int number = 0; number < PROCESSES; number++) {
        WalInserter inserter = stage.newInserter();
        Proc proc = stage.newProc();
        int own = number;
        strands.add(
            Threads.platform()
                .start(
                    "committer",
                    () -> {
                      for (int i = 0; i < COMMITS; i++) {
                        stage.wal.flush(WalStage.insert(inserter, new byte[100]), proc);
                        commits.incrementAndGet(own);
                      }
                      if (done.incrementAndGet() == 1) {
                        for (int i = 0; i < PROCESSES; i++) {
                          whenTheFirstWasDone[i] = commits.get(i);
                        }
                      }
                    }));
      }
      strands.forEach(strand -> strand.join(0));
      assertThat(stage.panics).isEmpty();
      assertThat(Arrays.stream(whenTheFirstWasDone).min().orElse(0)).isGreaterThan(COMMITS / 50);
      assertThat(syncs.get()).isLessThan(PROCESSES * COMMITS / 2);
    }
  }
}
