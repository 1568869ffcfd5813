package org.gajah.instance.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.assertj.core.api.AbstractThrowableAssert;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.WholeFile;
import org.gajah.base.seam.memory.MemoryDisk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LockFileTest {
  private static final Path DATA = Path.of("/data");
  private static final Path LOCK = DATA.resolve("postmaster.pid");

  private final Disk disk = new MemoryDisk(Clock.system());
  private final HostProcesses host = new Machine(100, Set.of(1, 100, 200), 77);

  /// A machine with a few processes and a shared memory segment that somebody uses.
  private record Machine(int pid, Set<Integer> alive, long segment) implements HostProcesses {
    @Override
    public boolean isOwnFamily(int other) {
      return other == pid || other == 1;
    }

    @Override
    public boolean isAlive(int other) {
      return alive.contains(other);
    }

    @Override
    public boolean isSegmentInUse(long key, long id) {
      return id == segment;
    }
  }

  @BeforeEach
  void make() throws IOException {
    disk.createDirectory(DATA);
  }

  private LockFile take() {
    return LockFile.ofDirectory(disk, DATA, host, 1234567890, 5432, false);
  }

  private void write(String content) throws IOException {
    try (DiskFile file = disk.open(LOCK, Disk.OpenMode.CREATE)) {
      file.truncate(0);
      file.write(MemorySegment.ofArray(content.getBytes(StandardCharsets.UTF_8)), 0);
    }
  }

  private String content() throws IOException {
    return new String(WholeFile.read(disk, LOCK), StandardCharsets.UTF_8);
  }

  private AbstractThrowableAssert<?, ?> refused() {
    return assertThatThrownBy(this::take).isInstanceOf(PgException.class);
  }

  @Test
  void linesAreFilledInAsTheyBecomeKnown() throws IOException {
    LockFile lock = take();
    assertThat(content()).isEqualTo("100\n/data\n1234567890\n5432\n\n");
    lock.socketDirectory(Path.of("/tmp"));
    lock.listenAddress("localhost");
    lock.status(LockFile.Status.STARTING);
    lock.status(LockFile.Status.READY);
    assertThat(content()).isEqualTo("100\n/data\n1234567890\n5432\n/tmp\nlocalhost\n\nready   \n");
    assertThat(lock.isOurs()).isTrue();
    lock.release();
    assertThat(disk.exists(LOCK)).isFalse();
    assertThat(lock.isOurs()).isFalse();
  }

  @Test
  void whoeverIsGoneGivesWay() throws IOException {
    write("300\n/data\n1\n5432\n\n\n");
    take();
    assertThat(content()).startsWith("100\n");
  }

  @Test
  void aNumberOfTheOwnFamilyIsLeftFromBefore() throws IOException {
    write("1\n/data\n1\n5432\n\n\n");
    take();
    assertThat(content()).startsWith("100\n");
  }

  @Test
  void whoeverIsAliveKeepsTheDirectory() throws IOException {
    write("200\n/data\n1\n5432\n\n\n");
    refused()
        .hasMessage("lock file \"postmaster.pid\" already exists")
        .extracting(fault -> ((PgException) fault).field(ErrorField.HINT))
        .isEqualTo("Is another postmaster (PID 200) running in data directory \"/data\"?");
    assertThat(content()).startsWith("200\n");
  }

  @Test
  void aStandaloneServerIsCalledPostgres() throws IOException {
    write("-200\n/data\n1\n5432\n\n\n");
    refused()
        .extracting(fault -> ((PgException) fault).field(ErrorField.HINT))
        .isEqualTo("Is another postgres (PID 200) running in data directory \"/data\"?");
  }

  @Test
  void backendsThatLiveOnKeepTheDirectory() throws IOException {
    write("300\n/data\n1\n5432\n/tmp\nlocalhost\n  5620278        77\nready   \n");
    refused().hasMessage("pre-existing shared memory block (key 5620278, ID 77) is still in use");
    write("300\n/data\n1\n5432\n/tmp\nlocalhost\n  5620278        78\nready   \n");
    take();
  }

  @Test
  void anEmptyFileMeansThatSomebodyStarts() throws IOException {
    write("");
    refused().hasMessage("lock file \"postmaster.pid\" is empty");
  }

  @Test
  void nonsenseIsNotRemoved() throws IOException {
    write("hello\n");
    refused().hasMessage("bogus data in lock file \"postmaster.pid\": \"hello\n\"");
    assertThat(content()).isEqualTo("hello\n");
  }

  @Test
  void aSocketHasItsOwn() throws IOException {
    Path socket = DATA.resolve(".s.PGSQL.5432");
    LockFile.ofSocket(disk, socket, DATA, host, 1, 5432);
    assertThat(
            new String(
                WholeFile.read(disk, DATA.resolve(".s.PGSQL.5432.lock")), StandardCharsets.UTF_8))
        .isEqualTo("100\n/data\n1\n5432\n/data\n");
  }
}
