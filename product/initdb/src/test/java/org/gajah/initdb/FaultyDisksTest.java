package org.gajah.initdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.memory.MemoryDisk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Disks that fail while a cluster is made, wherever that is: the program says what failed, takes
/// away what it made and nothing else, and ends with 1.
final class FaultyDisksTest {
  private static final Path TOP = Path.of("/top");
  private static final int PLACES = 12;

  private final MemoryDisk disk = new MemoryDisk(Clock.system());
  private final long seed = System.nanoTime();
  private final SplittableRandom random = new SplittableRandom(seed);
  private String out = "";
  private String err = "";

  @BeforeEach
  void prepare() throws IOException {
    System.out.println("seed " + seed);
    disk.createDirectory(TOP);
    disk.createDirectory(TOP.resolve("old"));
  }

  private int run(Disk used, String... words) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    ByteArrayOutputStream faults = new ByteArrayOutputStream();
    int code =
        Initdb.run(
            new Initdb.World(
                Map.of("LANG", "C", "TZ", "UTC"),
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(told, false, StandardCharsets.UTF_8),
                new PrintStream(faults, false, StandardCharsets.UTF_8),
                "somebody",
                _ -> used),
            Stream.concat(Stream.of("-A", "trust", "-c", "log_timezone=UTC"), Stream.of(words))
                .toList());
    out = told.toString(StandardCharsets.UTF_8);
    err = faults.toString(StandardCharsets.UTF_8);
    return code;
  }

  /// What a whole run does.
  private FaultyDisk measured(String... words) {
    FaultyDisk sound = FaultyDisk.sound(disk.fork());
    assertThat(run(sound, words)).as(err).isZero();
    assertThat(err).isEmpty();
    return sound;
  }

  /// Moments from the first to the last, the first ones all: there each is another file.
  private List<Long> moments(long all) {
    List<Long> moments = new ArrayList<>();
    for (long at = 0; at < PLACES; at++) {
      moments.add(at);
      moments.add(random.nextLong(all));
    }
    moments.add(all - 1);
    return moments;
  }

  private void refuses(Disk used, String reason, String... words) {
    assertThat(run(used, words)).as("%s%s", out, err).isEqualTo(1);
    assertThat(err.lines().findFirst().orElse(""))
        .matches("initdb: error: could not .*: " + reason);
    assertThat(out).doesNotContain("Success");
  }

  @Test
  void aFullDiskIsLeftAsItWas() throws IOException {
    for (long room : moments(measured("-N", "/top/new").written())) {
      refuses(FaultyDisk.full(disk, room), "No space left on device", "-N", "/top/new");
      assertThat(err).endsWith("initdb: removing data directory \"/top/new\"\n");
      assertThat(disk.list(TOP)).containsExactly("old");
    }
    for (long room : moments(measured("-N", "/top/old").written())) {
      refuses(FaultyDisk.full(disk, room), "No space left on device", "-N", "/top/old");
      assertThat(err).endsWith("initdb: removing contents of data directory \"/top/old\"\n");
      assertThat(disk.list(TOP.resolve("old"))).isEmpty();
    }
  }

  @Test
  void theLogsDirectoryIsClearedToo() throws IOException {
    String[] words = {"-N", "-X", "/top/old", "/top/new"};
    for (long room : moments(measured(words).written())) {
      refuses(FaultyDisk.full(disk, room), "No space left on device", words);
      assertThat(err)
          .endsWith(
              "initdb: removing data directory \"/top/new\"\n"
                  + "initdb: removing contents of WAL directory \"/top/old\"\n");
      assertThat(disk.list(TOP)).containsExactly("old");
      assertThat(disk.list(TOP.resolve("old"))).isEmpty();
    }
  }

  @Test
  void whatIsWantedForALookStays() throws IOException {
    long all = measured("-N", "/top/new").written();
    refuses(FaultyDisk.full(disk, all / 2), "No space left on device", "-n", "-N", "/top/new");
    assertThat(out).startsWith("Running in no-clean mode.  Mistakes will not be cleaned up.\n");
    assertThat(err).endsWith("initdb: data directory \"/top/new\" not removed at user's request\n");
    assertThat(disk.list(TOP.resolve("new"))).contains("PG_VERSION", "postgresql.conf", "base");
  }

  @Test
  void aDiskThatTakesNoChangesIsNamed() throws IOException {
    for (long count : moments(measured("-N", "/top/new").done())) {
      MemoryDisk own = disk.fork();
      refuses(FaultyDisk.readOnly(own, count), "Read-only file system", "-N", "/top/new");
      assertThat(own.list(TOP)).containsExactly("old");
    }
    refuses(FaultyDisk.readOnly(disk, 0), "Read-only file system", "-N", "/top/old");
    assertThat(err)
        .contains("could not change permissions of directory \"/top/old\": Read-only file system");
  }

  @Test
  void whatCannotBeSyncedIsNoCluster() throws IOException {
    for (long count : moments(measured("/top/new").synced())) {
      refuses(FaultyDisk.unsynced(disk, count), "Input/output error", "/top/new");
      assertThat(disk.list(TOP)).containsExactly("old");
    }
  }
}
