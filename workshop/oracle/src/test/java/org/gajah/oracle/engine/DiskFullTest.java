package org.gajah.oracle.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A disk that runs full under both servers, a real one: a small file system in memory, which only
/// root may mount.
///
/// Where a relation cannot grow the statement fails with 53100 and the session goes on, and so does
/// everybody else. Where the log cannot grow the server goes down, and comes back with all that was
/// acknowledged once there is room.
@Tag("long")
class DiskFullTest {
  private static final int ROWS = 1000;

  private final OracleServer server =
      OracleServer.initialise(
          Oracle.installed(),
          List.of("--data-checksums"),
          "autovacuum = off",
          "shared_buffers = 16MB",
          "min_wal_size = 32MB",
          "restart_after_crash = off");
  private final Path small = server.directory().resolve("small");
  private final Path data = server.directory().resolve("run");
  private final Path log = server.directory().resolve("run.log");

  @BeforeEach
  void mount() throws IOException {
    assumeTrue(Oracle.isRoot(), "only root can make a small file system");
    Files.createDirectory(small);
    command("mount", "-t", "tmpfs", "-o", "size=1g,mode=777", "tmpfs", small.toString());
  }

  @AfterEach
  void unmount() {
    if (Oracle.isRoot()) {
      command("umount", small.toString());
    }
    server.close();
  }

  @Test
  void aRelationThatCannotGrowFailsTheStatementOnly() throws IOException {
    String script =
        """
        create table t (a int, b text);
        insert into t select i, repeat('x', 1000) from generate_series(1, 20000) i;
        checkpoint;
        insert into t select i, repeat('x', 1000) from generate_series(1, 90000) i;
        select count(*) from t;
        insert into t values (0, 'after');
        select count(*), sum(a) from t;
        checkpoint;
        drop table t;
        create table t (a int, b text);
        insert into t select i, repeat('x', 1000) from generate_series(1, 10000) i;
        select count(*) from t;
        """;
    Path file = server.directory().resolve("script.sql");
    Files.writeString(file, script);
    String expected = onSmallDisk(true, () -> psql("-f", file.toString()));
    assertThat(expected)
        .contains("ERROR:  53100: could not extend file")
        .contains("HINT:  Check free disk space.");
    assertThat(onSmallDisk(false, () -> psql("-f", file.toString()))).isEqualTo(expected);
    assertThat(Files.readString(log)).doesNotContain("PANIC");
  }

  private String onSmallDisk(boolean real, Supplier<String> work) throws IOException {
    place(small.resolve("data"), server.directory().resolve("wal"));
    resize("110m");
    Running running = start(real);
    String told = work.get();
    running.stop();
    clean();
    return told;
  }

  @Test
  void aLogThatCannotGrowEndsTheServerAndLosesNothing() throws IOException {
    for (boolean real : new boolean[] {true, false}) {
      place(server.directory().resolve("elsewhere"), small.resolve("wal"));
      resize("40m");
      Running running = start(real);
      assertThat(psql("-c", "create table t (a int, b text)")).isEqualTo("CREATE TABLE");
      int acknowledged = 0;
      String told = "";
      while (!told.contains("PANIC")) {
        assertThat(acknowledged).isLessThan(100);
        String insert =
            "insert into t select %d, repeat('x', 1000) from generate_series(1, %d)"
                .formatted(acknowledged + 1, ROWS);
        told = psql("-c", insert);
        acknowledged += told.contains("INSERT") ? 1 : 0;
      }
      assertThat(told.replaceAll("xlogtemp\\.\\d+", "xlogtemp.N"))
          .contains(
              "PANIC:  53100: could not write to file \"pg_wal/xlogtemp.N\": No space left on"
                  + " device");
      running.awaitEnd();
      assertThat(startFails(real)).as("there is still no room").isTrue();
      resize("200m");
      Running again = start(real);
      assertThat(psql("-At", "-c", "select max(a), count(*) from t").strip())
          .isEqualTo(acknowledged + "|" + acknowledged * ROWS);
      again.stop();
      clean();
    }
  }

  // Directories

  /// Puts a copy of the cluster somewhere, and its log elsewhere.
  private void place(Path where, Path wal) {
    resize("1g");
    command("cp", "-a", server.data().toString(), where.toString());
    command("mv", where.resolve("pg_wal").toString(), wal.toString());
    command("ln", "-s", wal.toString(), where.resolve("pg_wal").toString());
    command("ln", "-s", where.toString(), data.toString());
  }

  private void clean() {
    String folder = server.directory().toString();
    command("rm", "-rf", folder + "/run", folder + "/wal", folder + "/elsewhere");
    command("rm", "-rf", small + "/data", small + "/wal");
  }

  private void resize(String size) {
    command("mount", "-o", "remount,size=" + size, small.toString());
  }

  // Servers

  /// A server of either kind.
  private interface Running {
    void stop() throws IOException;

    void awaitEnd();
  }

  private Running start(boolean real) throws IOException {
    return real ? startReal() : startGajah();
  }

  private boolean startFails(boolean real) throws IOException {
    try {
      start(real).stop();
      return false;
    } catch (IllegalStateException refused) {
      return true;
    }
  }

  private Running startReal() {
    String options = "-p " + server.port() + " -k " + server.directory();
    String folder = data.toString();
    server.run("pg_ctl", "-D", folder, "-o", options, "-l", log.toString(), "-w", "start");
    return new Running() {
      @Override
      public void stop() {
        server.run("pg_ctl", "-D", folder, "-w", "stop");
      }

      @Override
      public void awaitEnd() {
        server.run("bash", "-c", "while pg_ctl -D '" + folder + "' status; do sleep 0.1; done");
      }
    };
  }

  private Running startGajah() throws IOException {
    GajahServer gajah = GajahServer.start(data, server.port(), server.directory(), log);
    return new Running() {
      @Override
      public void stop() throws IOException {
        gajah.stop();
      }

      @Override
      public void awaitEnd() {
        assertThat(await(gajah.process())).isNotZero();
      }
    };
  }

  // Programs

  /// What psql prints, errors and all.
  private String psql(String... arguments) {
    List<String> words =
        new ArrayList<>(List.of(Oracle.installed().program("psql").toString(), "-X"));
    words.addAll(server.address());
    words.addAll(List.of("-v", "VERBOSITY=verbose"));
    words.addAll(List.of(arguments));
    return run(words)
        .text()
        .lines()
        .filter(line -> !line.startsWith("LOCATION:"))
        .map(line -> line.replaceAll("^psql:\\S+ ", ""))
        .collect(Collectors.joining("\n"));
  }

  private static void command(String... words) {
    Told told = run(List.of(words));
    assertThat(told.status()).as("%s: %s", List.of(words), told.text()).isZero();
  }

  private record Told(int status, String text) {}

  private static Told run(List<String> words) {
    try {
      Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Told(await(process), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int await(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
