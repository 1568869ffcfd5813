package org.gajah.base.seam.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.Disk.OpenMode;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.FileStatus;
import org.junit.jupiter.api.Test;

/// What every disk does.
abstract class DiskContract {
  /// A disk.
  abstract Disk disk();

  /// An empty directory on it.
  abstract Path home();

  static MemorySegment bytes(String text) {
    return MemorySegment.ofArray(text.getBytes(StandardCharsets.US_ASCII));
  }

  static String read(Disk disk, Path path) throws IOException {
    try (DiskFile file = disk.open(path, OpenMode.READ)) {
      byte[] content = new byte[(int) file.size()];
      assertThat(file.read(MemorySegment.ofArray(content), 0)).isEqualTo(content.length);
      return new String(content, StandardCharsets.US_ASCII);
    }
  }

  static void write(Disk disk, Path path, String text) throws IOException {
    try (DiskFile file = disk.open(path, OpenMode.CREATE)) {
      file.write(bytes(text), 0);
    }
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Path path = home().resolve("a");
    write(disk(), path, "hello");
    assertThat(read(disk(), path)).isEqualTo("hello");
    assertThat(disk().status(path)).extracting(FileStatus::size).isEqualTo(5L);
    assertThat(disk().status(home().resolve("b"))).isNull();
    assertThat(disk().exists(path)).isTrue();
  }

  @Test
  void opensAsTheModeSays() throws IOException {
    Path path = home().resolve("a");
    assertThatThrownBy(() -> disk().open(path, OpenMode.READ))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> disk().open(path, OpenMode.READ_WRITE))
        .isInstanceOf(NoSuchFileException.class);
    disk().open(path, OpenMode.CREATE_NEW).close();
    assertThatThrownBy(() -> disk().open(path, OpenMode.CREATE_NEW))
        .isInstanceOf(FileAlreadyExistsException.class);
    disk().open(path, OpenMode.CREATE).close();
    try (DiskFile file = disk().open(path, OpenMode.READ)) {
      assertThatThrownBy(() -> file.write(bytes("x"), 0)).isInstanceOf(Exception.class);
      assertThat(file.size()).isZero();
    }
  }

  @Test
  void readsEndWhereTheFileEnds() throws IOException {
    Path path = home().resolve("a");
    try (DiskFile file = disk().open(path, OpenMode.CREATE)) {
      file.write(bytes("abc"), 10_000);
      assertThat(file.size()).isEqualTo(10_003);
      byte[] read = new byte[8];
      Arrays.fill(read, (byte) 'x');
      assertThat(file.read(MemorySegment.ofArray(read), 9_998)).isEqualTo(5);
      assertThat(new String(read, StandardCharsets.US_ASCII)).isEqualTo("\0\0abcxxx");
      assertThat(file.read(MemorySegment.ofArray(read), 20_000)).isZero();
    }
  }

  @Test
  void truncatesAndGrowsAgainWithZeros() throws IOException {
    Path path = home().resolve("a");
    try (DiskFile file = disk().open(path, OpenMode.CREATE)) {
      file.write(bytes("abcdef"), 0);
      file.truncate(3);
      assertThat(file.size()).isEqualTo(3);
      file.truncate(100);
      assertThat(file.size()).isEqualTo(3);
      file.write(bytes("g"), 6);
    }
    assertThat(read(disk(), path)).isEqualTo("abc\0\0\0g");
  }

  @Test
  void renamesReplaceFiles() throws IOException {
    write(disk(), home().resolve("a"), "one");
    write(disk(), home().resolve("b"), "two");
    disk().rename(home().resolve("a"), home().resolve("b"));
    assertThat(read(disk(), home().resolve("b"))).isEqualTo("one");
    assertThat(disk().list(home())).containsExactly("b");
    assertThatThrownBy(() -> disk().rename(home().resolve("a"), home().resolve("c")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void anOpenFileOutlivesItsName() throws IOException {
    Path path = home().resolve("a");
    write(disk(), path, "one");
    try (DiskFile file = disk().open(path, OpenMode.READ_WRITE)) {
      disk().delete(path);
      assertThat(disk().exists(path)).isFalse();
      file.write(bytes("two"), 0);
      assertThat(file.size()).isEqualTo(3);
      write(disk(), path, "other");
    }
    assertThat(read(disk(), path)).isEqualTo("other");
  }

  @Test
  void directoriesAreMadeAndRemoved() throws IOException {
    Path folder = home().resolve("d");
    disk().createDirectory(folder);
    assertThatThrownBy(() -> disk().createDirectory(folder))
        .isInstanceOf(FileAlreadyExistsException.class);
    write(disk(), folder.resolve("a"), "x");
    disk().syncDirectory(folder);
    assertThatThrownBy(() -> disk().delete(folder)).isInstanceOf(DirectoryNotEmptyException.class);
    disk().rename(folder, home().resolve("e"));
    assertThat(read(disk(), home().resolve("e").resolve("a"))).isEqualTo("x");
    disk().delete(home().resolve("e").resolve("a"));
    disk().delete(home().resolve("e"));
    assertThat(disk().list(home())).isEmpty();
    assertThatThrownBy(() -> disk().list(folder)).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> disk().delete(folder)).isInstanceOf(NoSuchFileException.class);
    write(disk(), folder, "a file now");
    assertThatThrownBy(() -> disk().list(folder)).isInstanceOf(NotDirectoryException.class);
  }

  @Test
  void symbolicLinksAreFollowedButNotByTheirOwnStatus() throws IOException {
    disk().createDirectory(home().resolve("far"));
    disk().createSymbolicLink(home().resolve("near"), home().resolve("far"));
    write(disk(), home().resolve("near").resolve("a"), "x");
    assertThat(read(disk(), home().resolve("far").resolve("a"))).isEqualTo("x");
    assertThat(disk().status(home().resolve("near")))
        .extracting(FileStatus::kind)
        .isEqualTo(FileStatus.Kind.SYMBOLIC_LINK);
    assertThat(disk().readSymbolicLink(home().resolve("near"))).isEqualTo(home().resolve("far"));
    disk().delete(home().resolve("near"));
    assertThat(disk().list(home().resolve("far"))).containsExactly("a");
  }

  @Test
  void randomWritesEndUpWhereAnArrayHasThem() throws IOException {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    byte[] model = new byte[100_000];
    int size = 0;
    try (DiskFile file = disk().open(home().resolve("a"), OpenMode.CREATE)) {
      for (int round = 0; round < 300; round++) {
        int from = random.nextInt(90_000);
        if (random.nextInt(10) == 0) {
          file.truncate(from);
          if (from < size) {
            Arrays.fill(model, from, size, (byte) 0);
            size = from;
          }
          continue;
        }
        byte[] some = new byte[1 + random.nextInt(10_000)];
        if (random.nextInt(3) != 0) {
          random.nextBytes(some);
        }
        file.write(MemorySegment.ofArray(some), from);
        System.arraycopy(some, 0, model, from, some.length);
        size = Math.max(size, from + some.length);
      }
      file.sync();
      MemorySegment all = MemorySegment.ofArray(new byte[100_000]);
      assertThat(file.size()).as("seed %d", seed).isEqualTo(size);
      assertThat(file.read(all, 0)).isEqualTo(size);
      assertThat(all.toArray(ValueLayout.JAVA_BYTE)).as("seed %d", seed).isEqualTo(model);
    }
  }
}
