package org.gajah.oracle.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gajah.oracle.facts.Facts;

/// A `bin/postgres` in a process of its own.
public record GajahServer(Process process) {
  /// Which line of the lock file tells how far the server is.
  private static final int STATUS = 7;

  /// The name of a session's thread.
  public static final String SESSION = "client backend";

  public static GajahServer start(Path data, int port, Path sockets, Path log) throws IOException {
    return start(log, command(data, port, sockets));
  }

  /// The words that start it, to be put behind others or followed by more.
  public static List<String> command(Path data, int port, Path sockets) {
    return List.of(
        Facts.root().resolve("bin/postgres").toString(),
        "-D",
        data.toString(),
        "-p",
        Integer.toString(port),
        "-k",
        sockets.toString());
  }

  /// Starts it by a command that becomes it.
  public static GajahServer start(Path log, List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    GajahServer server = new GajahServer(process);
    server.awaitReady(log, command);
    return server;
  }

  private void awaitReady(Path log, List<String> command) throws IOException {
    Path lock = Path.of(command.get(command.indexOf("-D") + 1)).resolve("postmaster.pid");
    long deadline = System.nanoTime() + 180_000_000_000L;
    while (!Files.readString(log).contains("ready to accept connections") && !isReady(lock)) {
      if (ends(20) || System.nanoTime() > deadline) {
        throw new IllegalStateException("did not start: " + Files.readString(log));
      }
    }
  }

  /// Whether the lock file says so, for those whose log goes elsewhere.
  private boolean isReady(Path lock) {
    try {
      List<String> lines = Files.readAllLines(lock);
      return lines.size() > STATUS
          && lines.getFirst().equals(Long.toString(process.pid()))
          && lines.get(STATUS).startsWith("ready");
    } catch (IOException notYet) {
      return false;
    }
  }

  private boolean ends(long millis) {
    try {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// How many threads of that name it has.
  public long threads(String name) throws IOException {
    try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
      return tasks.filter(task -> name.equals(nameOf(task))).count();
    }
  }

  private static String nameOf(Path task) {
    try {
      return Files.readString(task.resolve("comm")).strip();
    } catch (IOException gone) {
      return "";
    }
  }

  /// How many descriptors it has open.
  public long descriptors() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
      return open.count();
    }
  }

  /// What it has in memory, in bytes; parts shared with other processes count by their share.
  public long memory() throws IOException {
    Path rollup = Path.of("/proc", Long.toString(process.pid()), "smaps_rollup");
    for (String line : Files.readAllLines(rollup)) {
      if (line.startsWith("Pss:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
      }
    }
    throw new IllegalStateException("no Pss in " + rollup);
  }

  /// Waits until no session has a thread, as it is when all have been silent for a second.
  public void awaitSilence() throws IOException {
    long deadline = System.nanoTime() + 60_000_000_000L;
    while (threads(SESSION) > 0) {
      if (ends(50) || System.nanoTime() > deadline) {
        throw new IllegalStateException(threads(SESSION) + " sessions still have threads");
      }
    }
  }

  /// Sends it a signal.
  ///
  /// @param name without its SIG
  public void signal(String name) throws IOException {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Its process id.
  public long pid() {
    return process.pid();
  }

  /// Stops it as `pg_ctl -m fast` does.
  public void stop() throws IOException {
    signal("INT");
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("did not stop");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
