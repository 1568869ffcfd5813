package org.gajah.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.ForkNumber;
import org.gajah.base.id.RelFileLocator;
import org.gajah.base.memory.SharedMemory;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.memory.DiskFaults;
import org.gajah.base.seam.memory.MemoryDisk;
import org.gajah.base.seam.memory.SimulatedDisk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelationForkTest {
  private static final Path ROOT = Path.of("/data");
  private static final RelationKey RELATION = new RelationKey(new RelFileLocator(1663, 5, 16384));
  private static final int LIMIT = 8;
  private static final int BLOCK = RelationFork.BLOCK_SIZE;

  private final SharedMemory memory = new SharedMemory();
  private final Arena arena = Arena.ofConfined();
  private final MemorySegment page = arena.allocate(BLOCK, 4096);

  @AfterEach
  void giveBack() {
    memory.close();
    arena.close();
  }

  private RelationFiles files(Disk disk) throws IOException {
    ClusterFiles cluster = new ClusterFiles(disk, ROOT, LIMIT, message -> {});
    cluster.createFolders(ROOT.resolve("base/5"));
    disk.syncDirectory(Path.of("/"));
    disk.syncDirectory(ROOT);
    disk.syncDirectory(ROOT.resolve("base"));
    return new RelationFiles(cluster, new SyncRequests(cluster), memory);
  }

  private void fill(int value) {
    for (int at = 0; at < BLOCK; at += 8) {
      page.set(ValueLayout.JAVA_LONG_UNALIGNED, at, value);
    }
  }

  private long valueOf(RelationFork fork, int block) {
    fork.read(block, page);
    return page.get(ValueLayout.JAVA_LONG_UNALIGNED, 0);
  }

  @Test
  void blocksAreReadAsTheyWereWritten() throws IOException {
    RelationFiles files = files(new MemoryDisk(Clock.system()));
    RelationFork fork = files.fork(RELATION, ForkNumber.MAIN);
    assertThat(fork.exists()).isFalse();
    fork.create(false);
    assertThat(fork.blocks()).isZero();
    assertThat(fork.extend(10, first -> assertThat(fork.blocks()).isZero())).isZero();
    assertThat(fork.extend(100, first -> {})).isEqualTo(10);
    fill(7);
    fork.write(50, page);
    assertThat(valueOf(fork, 50)).isEqualTo(7);
    assertThat(valueOf(fork, 51)).isZero();
    fork.truncate(51);
    assertThat(fork.blocks()).isEqualTo(51);
    assertThatThrownBy(() -> fork.read(51, page))
        .isInstanceOf(PgException.class)
        .hasMessage(
            "could not read blocks 51..51 in file \"base/5/16384\": read only 0 of 8192 bytes");
  }

  @Test
  void goesOnInTheNextSegment() throws IOException {
    MemoryDisk disk = new MemoryDisk(Clock.system());
    RelationFork fork = files(disk).fork(RELATION, ForkNumber.MAIN);
    fork.create(false);
    fork.extend(RelationFork.SEGMENT_BLOCKS - 3, first -> {});
    fork.extend(10, first -> {});
    fill(9);
    fork.write(RelationFork.SEGMENT_BLOCKS, page);
    assertThat(disk.list(ROOT.resolve("base/5"))).containsExactlyInAnyOrder("16384", "16384.1");

    RelationFiles again = files(disk);
    RelationFork seen = again.fork(RELATION, ForkNumber.MAIN);
    assertThat(seen.blocks()).isEqualTo(RelationFork.SEGMENT_BLOCKS + 7);
    assertThat(valueOf(seen, RelationFork.SEGMENT_BLOCKS)).isEqualTo(9);
    seen.truncate(5);
    assertThat(seen.blocks()).isEqualTo(5);
    again.delete(RELATION, true);
    assertThat(disk.list(ROOT.resolve("base/5"))).containsExactly("16384");
    again.syncRequests().checkpointStarts();
    again.syncRequests().checkpointDone(message -> {});
    assertThat(disk.list(ROOT.resolve("base/5"))).isEmpty();
  }

  @Test
  void deletionsWaitForTheNextCheckpointThatStarts() throws IOException {
    MemoryDisk disk = new MemoryDisk(Clock.system());
    RelationFiles files = files(disk);
    files.fork(RELATION, ForkNumber.MAIN).create(false);
    files.syncRequests().checkpointStarts();
    files.delete(RELATION, true);
    files.syncRequests().checkpointDone(message -> {});
    assertThat(disk.list(ROOT.resolve("base/5"))).containsExactly("16384");
    files.syncRequests().checkpointStarts();
    files.syncRequests().checkpointDone(message -> {});
    assertThat(disk.list(ROOT.resolve("base/5"))).isEmpty();
  }

  @Test
  void aDroppedDatabaseTakesItsPendingDeletionsAlong() throws IOException {
    MemoryDisk disk = new MemoryDisk(Clock.system());
    RelationFiles files = files(disk);
    files.fork(RELATION, ForkNumber.MAIN).create(false);
    files.delete(RELATION, true);
    files.forgetDatabase(5, 0);
    files.syncRequests().checkpointStarts();
    files.syncRequests().checkpointDone(message -> {});
    assertThat(disk.list(ROOT.resolve("base/5"))).containsExactly("16384");
  }

  @Test
  void aDeletionThatFailsIsOnlyWarnedOf() throws IOException {
    SimulatedDisk disk = new SimulatedDisk(Clock.system(), 1);
    RelationFiles files = files(disk);
    files.fork(RELATION, ForkNumber.MAIN).create(false);
    files.delete(RELATION, true);
    files.syncRequests().checkpointStarts();
    disk.faults((operation, path, position) -> {
      if (operation == DiskFaults.Operation.DELETE) {
        throw new IOException("Input/output error");
      }
    });
    List<PgException> warnings = new ArrayList<>();
    files.syncRequests().checkpointDone(warnings::add);
    assertThat(warnings)
        .singleElement()
        .satisfies(warning -> {
          assertThat(warning.severity()).isEqualTo(Severity.WARNING);
          assertThat(warning)
              .hasMessage("could not remove file \"base/5/16384\": Input/output error");
        });
  }

  @Test
  void aFullDiskShowsWhenTheRelationGrows() throws IOException {
    SimulatedDisk disk = new SimulatedDisk(Clock.system(), 1);
    RelationFork fork = files(disk).fork(RELATION, ForkNumber.MAIN);
    fork.create(false);
    fork.extend(4, first -> {});
    disk.capacity(6 * BLOCK + 100);
    assertThatThrownBy(() -> fork.extend(10, first -> {}))
        .isInstanceOf(PgException.class)
        .hasMessage("could not extend file \"base/5/16384\": No space left on device")
        .extracting(fault -> ((PgException) fault).sqlState())
        .isEqualTo(SqlState.DISK_FULL);
    assertThat(disk.used()).isEqualTo(4 * BLOCK); // what did not suffice is given back
    assertThat(fork.blocks()).isEqualTo(4);
    assertThat(fork.extend(2, first -> {})).isEqualTo(4);
  }

  @Test
  void whatACheckpointSyncedSurvivesWithItsName() throws IOException {
    SimulatedDisk disk = new SimulatedDisk(Clock.system(), 1);
    RelationFiles files = files(disk);
    RelationFork fork = files.fork(RELATION, ForkNumber.MAIN);
    fork.create(false);
    fork.extend(3, first -> {});
    fill(1);
    fork.write(2, page);
    assertThat(files.syncRequests().sync(Clock.system()).files()).isEqualTo(1);
    fill(2);
    fork.write(2, page);
    RelationFork left = files(disk.withSyncedOnly()).fork(RELATION, ForkNumber.MAIN);
    assertThat(left.blocks()).isEqualTo(3);
    assertThat(valueOf(left, 2)).isEqualTo(1);
    fork.syncNow();
    assertThat(valueOf(files(disk.withSyncedOnly()).fork(RELATION, ForkNumber.MAIN), 2))
        .isEqualTo(2);
  }

  @Test
  void afterAFailedSyncNoCheckpointEndsWell() throws IOException {
    SimulatedDisk disk = new SimulatedDisk(Clock.system(), 1);
    RelationFiles files = files(disk);
    RelationFork fork = files.fork(RELATION, ForkNumber.MAIN);
    fork.create(false);
    fork.extend(3, first -> {});
    disk.faults((operation, path, position) -> {
      if (operation == DiskFaults.Operation.SYNC) {
        throw new IOException("Input/output error");
      }
    });
    String message = "could not fsync file \"base/5/16384\": Input/output error";
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(() -> files.syncRequests().sync(Clock.system()))
          .isInstanceOf(PgException.class)
          .hasMessage(message)
          .extracting(fault -> ((PgException) fault).severity())
          .isEqualTo(Severity.PANIC);
      disk.faults(DiskFaults.NONE);
    }
  }

  @Test
  void aRelationMayBeDroppedWhileItIsSynced() throws IOException {
    SimulatedDisk disk = new SimulatedDisk(Clock.system(), 1);
    RelationFiles files = files(disk);
    RelationFork fork = files.fork(RELATION, ForkNumber.MAIN);
    fork.create(false);
    fork.extend(3, first -> {});
    disk.faults((operation, path, position) -> {
      if (operation == DiskFaults.Operation.SYNC) {
        disk.faults(DiskFaults.NONE);
        files.delete(RELATION, false);
      }
    });
    files.syncRequests().sync(Clock.system());
    assertThat(disk.list(ROOT.resolve("base/5"))).isEmpty();
    assertThat(files.openFileCount()).isZero();
  }

  @Test
  void filesThatNobodyUsesAreClosed() throws IOException {
    RelationFiles files = files(new MemoryDisk(Clock.system()));
    for (int number = 0; number < 100; number++) {
      RelationFork fork =
          files.fork(new RelationKey(new RelFileLocator(1663, 5, 20000 + number)), ForkNumber.MAIN);
      fork.create(false);
      fork.extend(1, first -> {});
      if (number % 7 == 0) {
        files.syncRequests().sync(Clock.system());
      }
    }
    files.syncRequests().sync(Clock.system());
    RelationFork last = files.fork(RELATION, ForkNumber.MAIN);
    last.create(false);
    assertThat(files.openFileCount()).isLessThanOrEqualTo(LIMIT);
    for (int number = 0; number < 100; number++) {
      RelationFork fork =
          files.fork(new RelationKey(new RelFileLocator(1663, 5, 20000 + number)), ForkNumber.MAIN);
      assertThat(valueOf(fork, 0)).isZero();
    }
    assertThat(files.openFileCount()).isLessThanOrEqualTo(LIMIT);
  }

  private RelationFork written(RelationFiles files, int number) {
    RelationFork fork =
        files.fork(new RelationKey(new RelFileLocator(1663, 5, 20000 + number)), ForkNumber.MAIN);
    fork.create(false);
    fork.extend(1, first -> {});
    fill(number);
    fork.write(0, page);
    return fork;
  }

  @Test
  void filesThatWaitForASyncAreClosedAndSyncedAllTheSame() throws IOException {
    SimulatedDisk disk = new SimulatedDisk(Clock.system(), 1);
    RelationFiles files = files(disk);
    for (int number = 0; number < 100; number++) {
      written(files, number);
      assertThat(files.openFileCount()).isLessThanOrEqualTo(LIMIT);
    }
    assertThat(files.syncRequests().sync(Clock.system()).files()).isEqualTo(100);
    assertThat(files.openFileCount()).isLessThanOrEqualTo(LIMIT);
    RelationFiles left = files(disk.withSyncedOnly());
    for (int number = 0; number < 100; number++) {
      RelationKey relation = new RelationKey(new RelFileLocator(1663, 5, 20000 + number));
      assertThat(valueOf(left.fork(relation, ForkNumber.MAIN), 0)).isEqualTo(number);
    }
  }

  @Test
  void aSyncThatFailsIsAPanicForAFileThatWasClosed() throws IOException {
    SimulatedDisk disk = new SimulatedDisk(Clock.system(), 1);
    RelationFiles files = files(disk);
    for (int number = 0; number < 3 * LIMIT; number++) {
      written(files, number);
    }
    disk.faults((operation, path, position) -> {
      if (operation == DiskFaults.Operation.SYNC && path.endsWith("20000")) {
        throw new IOException("Input/output error");
      }
    });
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(() -> files.syncRequests().sync(Clock.system()))
          .isInstanceOfSatisfying(
              PgException.class, fault -> assertThat(fault.severity()).isEqualTo(Severity.PANIC))
          .hasMessageStartingWith("could not fsync file \"base/5/20000\": ");
      disk.faults(DiskFaults.NONE);
    }
  }

  @Test
  void aFileWithWritesThatFailIsNotClosed() throws IOException {
    SimulatedDisk disk = new SimulatedDisk(Clock.system(), 1);
    RelationFiles files = files(disk);
    RelationFork first = written(files, 0);
    disk.faults((operation, path, position) -> {
      if (operation == DiskFaults.Operation.SYNC) {
        throw new IOException("Input/output error");
      }
    });
    assertThatThrownBy(
            () -> {
              for (int number = 1; number <= 3 * LIMIT; number++) {
                written(files, number);
              }
            })
        .isInstanceOfSatisfying(
            PgException.class, fault -> assertThat(fault.severity()).isEqualTo(Severity.PANIC))
        .hasMessageContaining("could not fsync file");
    disk.faults(DiskFaults.NONE);
    assertThat(first.exists()).isTrue();
    assertThatThrownBy(() -> files.syncRequests().sync(Clock.system()))
        .as("the system has told it once, but nobody forgets")
        .isInstanceOfSatisfying(
            PgException.class, fault -> assertThat(fault.severity()).isEqualTo(Severity.PANIC));
  }

  @Test
  void filesThatWereClosedAndDeletedNeedNoSync() throws IOException {
    RelationFiles files = files(new MemoryDisk(Clock.system()));
    for (int number = 0; number < 3 * LIMIT; number++) {
      files.delete(written(files, number).relation(), false);
    }
    RelationFork lost = written(files, 3 * LIMIT);
    for (int number = 0; number < 2 * LIMIT; number++) {
      written(files, 4 * LIMIT + number);
    }
    files.cluster().disk().delete(files.cluster().resolve(lost.displayName()));
    assertThatThrownBy(() -> files.syncRequests().sync(Clock.system()))
        .as("nobody has said that this one goes")
        .hasMessage("could not fsync file \"base/5/20024\": No such file or directory");
  }

  @Test
  void whereTheSystemOpensNoMoreOneIsClosed() throws IOException {
    TightDisk disk = new TightDisk(5);
    List<String> told = new ArrayList<>();
    ClusterFiles cluster =
        new ClusterFiles(disk, ROOT, 1000, message -> told.add(message.primaryMessage()));
    cluster.createFolders(ROOT.resolve("base/5"));
    RelationFiles files = new RelationFiles(cluster, new SyncRequests(cluster), memory);
    for (int number = 0; number < 20; number++) {
      written(files, number);
    }
    assertThat(files.syncRequests().sync(Clock.system()).files()).isEqualTo(20);
    assertThat(files.openFileCount()).isLessThanOrEqualTo(5);
    assertThat(told)
        .isNotEmpty()
        .containsOnly("out of file descriptors: Too many open files; release and retry");
    TemporaryFiles temporary = new TemporaryFiles(cluster, 1, message -> {});
    List<TemporaryFile> spilled = new ArrayList<>();
    for (int number = 0; number < 20; number++) {
      TemporaryFile file = temporary.create();
      fill(number);
      file.append(page);
      spilled.add(file);
    }
    for (int number = 0; number < 20; number++) {
      spilled.get(number).read(0, page);
      assertThat(page.get(ValueLayout.JAVA_LONG_UNALIGNED, 0)).isEqualTo(number);
    }
    temporary.closeAll();
    assertThat(disk.list(ROOT.resolve("base/pgsql_tmp"))).isEmpty();
  }

  @Test
  void filesThatWereDeletedAreForgotten() throws IOException {
    RelationFiles files = files(new MemoryDisk(Clock.system()));
    for (int number = 0; number < 2000; number++) {
      RelationKey relation = new RelationKey(new RelFileLocator(1663, 5, 20000 + number));
      files.fork(relation, ForkNumber.MAIN).create(false);
      files.delete(relation, false);
    }
    assertThat(files.openFileCount()).isZero();
    assertThat(files.openFiles().remembered()).isLessThan(200);
  }
}
