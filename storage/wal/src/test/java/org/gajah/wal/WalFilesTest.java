package org.gajah.wal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.memory.SharedMemory;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Disk.OpenMode;
import org.gajah.base.seam.memory.SimulatedDisk;
import org.gajah.disk.ClusterFiles;
import org.gajah.wal.WalFiles.Cleanup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WalFilesTest {
  private static final Path FOLDER = WalStage.ROOT.resolve("pg_wal");

  private final SimulatedDisk disk = new SimulatedDisk(Clock.system(), 1);
  private final SharedMemory memory = new SharedMemory();
  private final ClusterFiles cluster = new ClusterFiles(disk, WalStage.ROOT);
  private final WalFiles files = new WalFiles(cluster, WalStage.SMALL, memory);

  @BeforeEach
  void makeFolder() throws IOException {
    cluster.createFolders(FOLDER);
    disk.syncDirectory(Path.of("/"));
    disk.syncDirectory(WalStage.ROOT);
  }

  @AfterEach
  void giveBack() {
    memory.close();
  }

  private static String name(int segment) {
    return WalStage.SMALL.fileName(1, segment);
  }

  private List<String> segments() throws IOException {
    return disk.list(FOLDER).stream().filter(name -> name.startsWith("0000")).toList();
  }

  @Test
  void aSegmentIsCompleteWhenItHasItsName() throws IOException {
    assertThat(files.preallocate(1, 7)).isTrue();
    assertThat(files.preallocate(1, 7)).isFalse();
    assertThat(disk.list(FOLDER)).containsExactly(name(7));
    SimulatedDisk left = disk.withSyncedOnly();
    assertThat(left.status(FOLDER.resolve(name(7))))
        .matches(status -> status.size() == WalStage.SMALL.bytes());
    for (long operation = disk.operations(); ; operation++) {
      SimulatedDisk cut = left.afterKill();
      cut.cutPowerAt(operation - disk.operations());
      WalFiles other = new WalFiles(new ClusterFiles(cut, WalStage.ROOT), WalStage.SMALL, memory);
      boolean made;
      try {
        made = other.preallocate(1, 8);
      } catch (PgException e) {
        made = false;
      }
      var status = cut.afterPowerCut(operation).status(FOLDER.resolve(name(8)));
      assertThat(status == null || status.size() == WalStage.SMALL.bytes()).isTrue();
      if (made) {
        assertThat(status).isNotNull();
        return;
      }
    }
  }

  @Test
  void oldSegmentsAreReusedAsFarAsTheyAreWanted() throws IOException {
    for (int segment = 1; segment <= 8; segment++) {
      files.preallocate(1, segment);
    }
    cluster.createFolders(FOLDER.resolve("archive_status"));
    disk.open(FOLDER.resolve("archive_status/" + name(2) + ".done"), OpenMode.CREATE).close();
    disk.open(FOLDER.resolve(name(3) + ".partial"), OpenMode.CREATE).close();
    Cleanup cleanup = files.removeOld(1, 6, 9, 10, name -> !name.equals(name(4)));
    assertThat(cleanup).isEqualTo(new Cleanup(3, 2));
    assertThat(segments()).containsExactly(name(4), name(6), name(7), name(8), name(9), name(10));
    assertThat(disk.list(FOLDER.resolve("archive_status"))).isEmpty();
    assertThat(disk.withSyncedOnly().list(FOLDER)).contains(name(9), name(10));
  }

  @Test
  void leftoversOfTheMakingGo() throws IOException {
    disk.open(FOLDER.resolve("xlogtemp.1"), OpenMode.CREATE).close();
    files.removeTemporaries();
    assertThat(disk.list(FOLDER)).isEmpty();
  }

  @Test
  void missingFoldersAreMadeButNotTheLogItself() throws IOException {
    List<String> log = new ArrayList<>();
    files.check(message -> log.add(message.primaryMessage()));
    assertThat(log)
        .containsExactly(
            "creating missing WAL directory \"pg_wal/archive_status\"",
            "creating missing WAL directory \"pg_wal/summaries\"");
    cluster.deleteTree(FOLDER);
    assertThatThrownBy(() -> files.check(message -> {}))
        .isInstanceOf(PgException.class)
        .hasMessage("required WAL directory \"pg_wal\" does not exist");
  }
}
