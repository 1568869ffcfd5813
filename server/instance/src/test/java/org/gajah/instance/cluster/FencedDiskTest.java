package org.gajah.instance.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gajah.base.seam.AppendFile;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.Disk.OpenMode;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.ForwardingDisk;
import org.gajah.base.seam.ForwardingFile;
import org.gajah.base.seam.Threads;
import org.gajah.base.seam.memory.MemoryDisk;
import org.junit.jupiter.api.Test;

class FencedDiskTest {
  private static final Path FOLDER = Path.of("/cluster");
  private static final Path FILE = FOLDER.resolve("file");

  private final MemoryDisk real = new MemoryDisk(Clock.system());

  private static MemorySegment bytes(String text) {
    return MemorySegment.ofArray(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void onceFencedNothingIsChangedThroughItButEverythingCanBeRead() throws Exception {
    FencedDisk disk = new FencedDisk(real);
    disk.createDirectory(FOLDER);
    DiskFile file = disk.open(FILE, OpenMode.CREATE);
    AppendFile lines = disk.append(FOLDER.resolve("lines"), 0600);
    file.write(bytes("old"), 0);
    lines.write(new byte[1]);
    disk.fence();
    List<ThrowingCallable> changes =
        List.of(
            () -> file.write(bytes("new"), 0),
            file::sync,
            () -> file.truncate(0),
            () -> lines.write(new byte[1]),
            lines::truncate,
            () -> disk.open(FILE, OpenMode.READ_WRITE),
            () -> disk.open(FOLDER.resolve("other"), OpenMode.CREATE),
            () -> disk.append(FOLDER.resolve("other"), 0600),
            () -> disk.createDirectory(FOLDER.resolve("folder")),
            () -> disk.createSymbolicLink(FOLDER.resolve("link"), FILE),
            () -> disk.rename(FILE, FOLDER.resolve("other")),
            () -> disk.delete(FILE),
            () -> disk.syncDirectory(FOLDER));
    for (ThrowingCallable change : changes) {
      assertThatThrownBy(change).isInstanceOf(IOException.class).hasMessageContaining("closed");
    }
    byte[] found = new byte[3];
    assertThat(file.read(MemorySegment.ofArray(found), 0)).isEqualTo(3);
    assertThat(found).isEqualTo(new byte[] {'o', 'l', 'd'});
    assertThat(disk.open(FILE, OpenMode.READ).size()).isEqualTo(3);
    assertThat(lines.size()).isEqualTo(1);
    assertThat(real.list(FOLDER)).containsExactlyInAnyOrder("file", "lines");
    file.close();
    FencedDisk next = new FencedDisk(real);
    next.delete(FILE);
    assertThat(real.exists(FILE)).isFalse();
  }

  @Test
  void theFenceWaitsForChangesUnderWay() throws Exception {
    real.createDirectory(FOLDER);
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Disk slow =
        new ForwardingDisk(real) {
          @Override
          public DiskFile open(Path path, OpenMode mode) throws IOException {
            return new ForwardingFile(disk.open(path, mode)) {
              @Override
              public void write(MemorySegment from, long position) throws IOException {
                writing.countDown();
                try {
                  go.await();
                } catch (InterruptedException e) {
                  throw new IOException(e);
                }
                super.write(from, position);
              }
            };
          }
        };
    FencedDisk disk = new FencedDisk(slow);
    DiskFile file = disk.open(FILE, OpenMode.CREATE);
    Threads.Strand writer =
        Threads.platform()
            .start(
                "writer",
                () -> {
                  try {
                    file.write(bytes("late"), 0);
                  } catch (IOException e) {
                    throw new AssertionError(e);
                  }
                });
    writing.await();
    Threads.Strand fencing = Threads.platform().start("fencing", disk::fence);
    assertThat(fencing.join(300)).isFalse();
    go.countDown();
    assertThat(fencing.join(60_000)).isTrue();
    assertThat(real.open(FILE, OpenMode.READ).size()).isEqualTo(4);
    assertThat(writer.join(60_000)).isTrue();
  }
}
