package org.gajah.base.seam.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.Disk.OpenMode;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.Threads;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MemoryDiskTest extends DiskContract {
  private final MemoryDisk disk = new MemoryDisk(Clock.system());

  @Override
  Disk disk() {
    return disk;
  }

  @Override
  Path home() {
    return Path.of("/");
  }

  @Test
  void forksGoTheirOwnWays() throws IOException {
    Path path = home().resolve("a");
    write(disk, path, "one");
    try (DiskFile open = disk.open(path, OpenMode.READ_WRITE)) {
      MemoryDisk fork = disk.fork();
      open.write(bytes("two"), 0);
      assertThat(read(fork, path)).isEqualTo("one");
      write(fork, path, "fork");
      write(fork, home().resolve("b"), "new");
      assertThat(read(disk, path)).isEqualTo("two");
      assertThat(disk.list(home())).containsExactly("a");
      MemoryDisk second = fork.fork();
      fork.delete(path);
      assertThat(read(second, path)).isEqualTo("fork");
    }
  }

  /// A writer writes the same number to two files, first to one, then to the other; a fork may see
  /// it in the first only, but never in the second only.
  @Test
  void aForkIsOfOneMoment() throws IOException {
    AtomicBoolean stop = new AtomicBoolean();
    AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
    write(disk, home().resolve("first"), "0".repeat(8));
    write(disk, home().resolve("second"), "0".repeat(8));
    Threads.Strand writer = Threads.platform().start("writer", () -> writeNumbers(stop, fault));
    try {
      for (int round = 0; round < 2000; round++) {
        MemoryDisk fork = disk.fork();
        int first = Integer.parseInt(read(fork, home().resolve("first")));
        int second = Integer.parseInt(read(fork, home().resolve("second")));
        assertThat(first - second).isBetween(0, 1);
      }
    } finally {
      stop.set(true);
      writer.join(0);
    }
    assertThat(fault.get()).isNull();
  }

  private void writeNumbers(AtomicBoolean stop, AtomicReference<@Nullable Throwable> fault) {
    try (DiskFile first = disk.open(home().resolve("first"), OpenMode.READ_WRITE);
        DiskFile second = disk.open(home().resolve("second"), OpenMode.READ_WRITE)) {
      for (int number = 1; !stop.get(); number++) {
        MemorySegment text = bytes("%08d".formatted(number));
        first.write(text, 0);
        second.write(text, 0);
      }
    } catch (IOException e) {
      fault.set(e);
    }
  }
}
