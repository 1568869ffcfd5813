package org.gajah.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import org.gajah.base.id.ForkNumber;
import org.gajah.base.id.RelFileLocator;
import org.gajah.base.memory.SharedMemory;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Threads;
import org.gajah.base.seam.memory.SimulatedDisk;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// While several threads write, checkpoints sync: whatever had been written when a checkpoint began
/// to sync must survive a power cut after it.
class CheckpointSyncTest {
  private static final Path ROOT = Path.of("/data");
  private static final int BLOCKS = 64;
  private static final int CHECKPOINTS = 300;

  private final AtomicIntegerArray versions = new AtomicIntegerArray(BLOCKS);
  private final AtomicBoolean stop = new AtomicBoolean();
  private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();

  @Test
  void whatWasWrittenBeforeTheSyncSurvives() throws IOException {
    SimulatedDisk disk = new SimulatedDisk(Clock.system(), 1);
    try (SharedMemory memory = new SharedMemory()) {
      ClusterFiles cluster = new ClusterFiles(disk, ROOT, 4, message -> {});
      cluster.createFolders(ROOT.resolve("base/5"));
      disk.syncDirectory(Path.of("/"));
      disk.syncDirectory(ROOT);
      disk.syncDirectory(ROOT.resolve("base"));
      SyncRequests requests = new SyncRequests(cluster);
      RelationFiles files = new RelationFiles(cluster, requests, memory);
      RelationFork fork =
          files.fork(new RelationKey(new RelFileLocator(1663, 5, 16384)), ForkNumber.MAIN);
      fork.create(false);
      fork.extend(BLOCKS, first -> {});
      List<Threads.Strand> writers = new ArrayList<>();
      for (int writer = 0; writer < 4; writer++) {
        int number = writer;
        writers.add(Threads.platform().start("writer " + writer, () -> write(fork, number)));
      }
      for (int checkpoint = 0; checkpoint < CHECKPOINTS; checkpoint++) {
        int[] before = new int[BLOCKS];
        for (int block = 0; block < BLOCKS; block++) {
          before[block] = versions.get(block);
        }
        requests.sync(Clock.system());
        check(disk.withSyncedOnly(), before, memory);
      }
      stop.set(true);
      writers.forEach(writer -> writer.join(0));
      assertThat(fault.get()).isNull();
    }
  }

  private void write(RelationFork fork, int writer) {
    SplittableRandom random = new SplittableRandom(writer);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment page = arena.allocate(RelationFork.BLOCK_SIZE);
      for (int version = 1; !stop.get(); version++) {
        int block = writer + 4 * random.nextInt(BLOCKS / 4);
        page.set(ValueLayout.JAVA_INT, 0, version);
        fork.write(block, page);
        versions.set(block, version);
      }
    } catch (Throwable e) {
      fault.set(e);
    }
  }

  private static void check(SimulatedDisk left, int[] before, SharedMemory memory) {
    ClusterFiles cluster = new ClusterFiles(left, ROOT);
    RelationFork fork =
        new RelationFiles(cluster, new SyncRequests(cluster), memory)
            .fork(new RelationKey(new RelFileLocator(1663, 5, 16384)), ForkNumber.MAIN);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment page = arena.allocate(RelationFork.BLOCK_SIZE);
      for (int block = 0; block < before.length; block++) {
        fork.read(block, page);
        assertThat(page.get(ValueLayout.JAVA_INT, 0))
            .as("version of block %d", block)
            .isGreaterThanOrEqualTo(before[block]);
      }
    }
  }
}
