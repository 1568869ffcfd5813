package org.gajah.base.seam.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.Disk.OpenMode;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.DiskFullException;
import org.gajah.base.seam.memory.DiskFaults.Operation;
import org.junit.jupiter.api.Test;

class SimulatedDiskTest extends DiskContract {
  private static final Path A = Path.of("/a");
  private static final int SEEDS = 400;

  private final SimulatedDisk disk = new SimulatedDisk(Clock.system(), 1);

  @Override
  Disk disk() {
    return disk;
  }

  @Override
  Path home() {
    return Path.of("/");
  }

  private static byte[] content(Disk disk, Path path) throws IOException {
    try (DiskFile file = disk.open(path, OpenMode.READ)) {
      MemorySegment all = MemorySegment.ofArray(new byte[(int) file.size()]);
      file.read(all, 0);
      return all.toArray(ValueLayout.JAVA_BYTE);
    }
  }

  private static MemorySegment filled(int size, int value) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) value);
    return MemorySegment.ofArray(bytes);
  }

  @Test
  void whatWasSyncedSurvivesEveryPowerCut() throws IOException {
    try (DiskFile file = disk.open(A, OpenMode.CREATE)) {
      file.write(filled(8192, 1), 0);
      file.sync();
      disk.syncDirectory(home());
      file.write(filled(8192, 2), 8192);
    }
    for (int seed = 0; seed < SEEDS; seed++) {
      byte[] left = content(disk.afterPowerCut(seed), A);
      assertThat(left.length).as("seed %d", seed).isBetween(8192, 16384);
      assertThat(Arrays.copyOf(left, 8192)).containsOnly(1);
    }
    assertThat(content(disk.withSyncedOnly(), A)).hasSize(8192).containsOnly(1);
    assertThat(content(disk.afterKill(), A)).hasSize(16384);
  }

  @Test
  void whatWasNotSyncedIsThereOrNotOrTorn() throws IOException {
    try (DiskFile file = disk.open(A, OpenMode.CREATE)) {
      file.write(filled(1024, 1), 0);
      file.sync();
      disk.syncDirectory(home());
      file.write(filled(1024, 2), 0);
      file.write(filled(1024, 3), 0);
    }
    Set<String> seen = new TreeSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      byte[] left = content(disk.afterPowerCut(seed), A);
      for (int sector = 0; sector < 2; sector++) {
        byte first = left[sector * 512];
        assertThat(Arrays.copyOfRange(left, sector * 512, sector * 512 + 512)).containsOnly(first);
      }
      seen.add(left[0] + "" + left[512]);
    }
    assertThat(seen).containsExactly("11", "12", "13", "21", "22", "23", "31", "32", "33");
  }

  @Test
  void namesSurviveInTheOrderTheyWereGiven() throws IOException {
    write(disk, home().resolve("a"), "");
    write(disk, home().resolve("b"), "");
    disk.rename(home().resolve("b"), home().resolve("c"));
    disk.delete(home().resolve("a"));
    Set<String> seen = new TreeSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      seen.add(String.join("", disk.afterPowerCut(seed).list(home())));
    }
    assertThat(seen).containsExactly("", "a", "ab", "ac", "c");
    disk.syncDirectory(home());
    assertThat(disk.withSyncedOnly().list(home())).containsExactly("c");
  }

  @Test
  void aRenameIsOneChange() throws IOException {
    write(disk, A, "old");
    write(disk, home().resolve("new"), "new");
    try (DiskFile file = disk.open(A, OpenMode.READ)) {
      file.sync();
    }
    try (DiskFile file = disk.open(home().resolve("new"), OpenMode.READ)) {
      file.sync();
    }
    disk.syncDirectory(home());
    disk.rename(home().resolve("new"), A);
    Set<String> seen = new TreeSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      SimulatedDisk left = disk.afterPowerCut(seed);
      seen.add(left.list(home()) + read(left, A));
    }
    assertThat(seen).containsExactly("[a, new]old", "[a]new");
  }

  @Test
  void aFailedSyncLosesWhatItWasFor() throws IOException {
    try (DiskFile file = disk.open(A, OpenMode.CREATE)) {
      disk.syncDirectory(home());
      file.write(filled(512, 1), 0);
      disk.faults((operation, path, position) -> {
        if (operation == Operation.SYNC) {
          throw new IOException("Input/output error");
        }
      });
      assertThatThrownBy(file::sync).hasMessage("Input/output error");
      disk.faults(DiskFaults.NONE);
      file.write(filled(512, 2), 512);
      file.sync();
      assertThat(content(disk, A)).startsWith(1).endsWith(2).hasSize(1024);
    }
    boolean lost = false;
    for (int seed = 0; seed < 50; seed++) {
      SimulatedDisk other = new SimulatedDisk(Clock.system(), seed);
      try (DiskFile file = other.open(A, OpenMode.CREATE)) {
        other.syncDirectory(home());
        file.write(filled(512, 1), 0);
        other.faults((operation, path, position) -> {
          if (operation == Operation.SYNC) {
            throw new IOException("Input/output error");
          }
        });
        assertThatThrownBy(file::sync).isInstanceOf(IOException.class);
        other.faults(DiskFaults.NONE);
        file.sync();
      }
      lost |= content(other.withSyncedOnly(), A).length == 0;
    }
    assertThat(lost).isTrue();
  }

  @Test
  void aFullDiskTakesAPart() throws IOException {
    disk.capacity(1000);
    try (DiskFile file = disk.open(A, OpenMode.CREATE)) {
      file.write(filled(600, 1), 0);
      assertThatThrownBy(() -> file.write(filled(600, 2), 600))
          .isInstanceOf(DiskFullException.class);
      assertThat(file.size()).isEqualTo(1000);
      file.write(filled(1000, 3), 0);
      file.truncate(100);
      file.write(filled(900, 4), 100);
    }
    assertThat(disk.used()).isEqualTo(1000);
    disk.delete(A);
    assertThat(disk.used()).isZero();
  }

  @Test
  void afterThePowerCutNothingWorks() throws IOException {
    disk.cutPowerAt(2);
    try (DiskFile file = disk.open(A, OpenMode.CREATE)) {
      file.write(bytes("a"), 0);
      assertThat(disk.isPowerCut()).isTrue();
      assertThatThrownBy(() -> file.write(bytes("b"), 0)).isInstanceOf(PowerCutException.class);
      assertThatThrownBy(() -> disk.list(home())).isInstanceOf(PowerCutException.class);
    }
    assertThat(disk.withSyncedOnly().list(home())).isEmpty();
    assertThat(read(disk.afterKill(), A)).isEqualTo("a");
  }

  @Test
  void theSameSeedLeavesTheSame() throws IOException {
    for (int number = 0; number < 20; number++) {
      write(disk, home().resolve("f" + number), "x".repeat(2000));
    }
    for (int seed = 0; seed < 20; seed++) {
      SimulatedDisk one = disk.afterPowerCut(seed);
      SimulatedDisk two = disk.afterPowerCut(seed);
      assertThat(one.list(home())).isEqualTo(two.list(home()));
      for (String name : one.list(home())) {
        assertThat(content(one, home().resolve(name)))
            .isEqualTo(content(two, home().resolve(name)));
      }
    }
  }

  @Test
  void copiesItselfToAnotherDisk() throws IOException {
    disk.createDirectory(home().resolve("d"));
    write(disk, home().resolve("d/a"), "hello");
    disk.createSymbolicLink(home().resolve("l"), home().resolve("d"));
    MemoryDisk other = new MemoryDisk(Clock.system());
    other.createDirectory(Path.of("/there"));
    disk.copyTo(home(), other, Path.of("/there"));
    assertThat(read(other, Path.of("/there/d/a"))).isEqualTo("hello");
    assertThat(other.readSymbolicLink(Path.of("/there/l"))).isEqualTo(Path.of("/d"));
  }
}
