package org.gajah.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.ForwardingDisk;
import org.gajah.base.seam.ForwardingFile;
import org.gajah.base.seam.memory.MemoryDisk;
import org.junit.jupiter.api.Test;

class WriteBackTest {
  private final List<String> asked = new ArrayList<>();

  /// A disk that notes what the system is asked to write.
  private Disk disk() {
    return new ForwardingDisk(new MemoryDisk(Clock.system())) {
      @Override
      public DiskFile open(Path path, OpenMode mode) throws IOException {
        return new ForwardingFile(disk.open(path, mode)) {
          @Override
          public void startWriteBack(long position, long length) {
            asked.add(path.getFileName() + ":" + position / 8192 + "+" + length / 8192);
          }
        };
      }
    };
  }

  @Test
  void checkpointsAskForNeighboursTogetherWhenThereAreEnough() {
    AtomicInteger limit = new AtomicInteger(4);
    WriteBack writeBack = new WriteBack(limit::get);
    try (PoolStage stage = new PoolStage(disk(), 64, false);
        PoolStage.User user = stage.user()) {
      user.make(1, 10);
      user.make(2, 2);
      stage.pool.checkpoint(true, (done, total) -> {}, writeBack, user.proc);
      assertThat(asked).containsExactly("1:0+4", "1:4+4", "1:8+2", "2:0+2");
      asked.clear();
      user.read(stage.fork(1), 1, 7);
      limit.set(0);
      user.make(3, 10);
      stage.pool.checkpoint(true, (done, total) -> {}, writeBack, user.proc);
      assertThat(asked).isEmpty();
    }
  }

  @Test
  void whatIsWrittenAheadWaitsUntilThereIsEnough() {
    WriteBack writeBack = new WriteBack(() -> 6);
    try (PoolStage stage = new PoolStage(disk(), 8, false);
        PoolStage.User user = stage.user()) {
      user.make(1, 8);
      int written = 0;
      // The clock's hand takes the usage counts down; then two pages can be cleaned.
      user.make(2, 1);
      for (int frame = 0; frame < 8 && written < 5; frame++) {
        written += stage.pool.writeIfUnused(frame, writeBack, user.proc) ? 1 : 0;
      }
      assertThat(written).isEqualTo(5);
      assertThat(asked).isEmpty();
      writeBack.issue();
      assertThat(asked).hasSize(1);
    }
  }
}
