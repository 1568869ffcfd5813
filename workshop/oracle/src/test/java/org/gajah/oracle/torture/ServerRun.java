package org.gajah.oracle.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.gajah.oracle.OracleServer;

/// One run of a server on the cluster's directory, from its start to its end, whatever that is. Its
/// log is a file of its own.
final class ServerRun {
  static final String READY = "database system is ready to accept connections";
  private static final String DOWN = "database system is shut down";
  static final String REDO = "redo starts at";

  /// PostgreSQL 17.11 mislays prepared transactions whose state a checkpoint has written that did
  /// not end, when other transactions began between the checkpoint before and them: it looks for
  /// the file to remove under the epoch before, then leaves the transaction out because the file is
  /// there. Started once more it finds them.
  private static final String MISLAID = "could not remove file \"pg_twophase/FFFFFFFF";

  private static final long PATIENCE_SECONDS = 120;

  final Side side;
  private final Process process;
  private final Path log;
  private final Path collected;

  private ServerRun(Side side, Process process, Path log, Path collected) {
    this.side = side;
    this.process = process;
    this.log = log;
    this.collected = collected;
  }

  /// Starts a server and does not wait for it.
  ///
  /// @param collects whether a logger is to write its log, to files that it changes
  static ServerRun launch(Side side, OracleServer cluster, Path log, boolean collects)
      throws IOException {
    Path collected = Path.of(log + ".files");
    Files.createDirectory(collected);
    Files.setPosixFilePermissions(collected, PosixFilePermissions.fromString("rwxrwxrwx"));
    List<String> more =
        collects
            ? List.of("-c", "logging_collector=on", "-c", "log_directory=" + collected)
            : List.of();
    Process process =
        new ProcessBuilder(side.command(cluster, more))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    process.getOutputStream().close();
    return new ServerRun(side, process, log, collected);
  }

  String log() {
    try (Stream<Path> files = Files.list(collected)) {
      StringBuilder text = new StringBuilder(Files.readString(log));
      for (Path file : files.sorted().toList()) {
        text.append(Files.readString(file));
      }
      return text.toString();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean hasMislaidPrepared() {
    return side == Side.REAL && log().contains(MISLAID);
  }

  boolean isReady() {
    return log().contains(READY);
  }

  void awaitReady() {
    await(this::isReady);
  }

  /// Waits for something that this server is to do while it lives.
  void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000;
    while (!condition.getAsBoolean()) {
      if (ends(1)) {
        throw new IllegalStateException(side + " ended: " + log());
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(side + " hangs: " + log());
      }
    }
  }

  /// Whether it ends by itself in that time.
  boolean ends(long millis) {
    return ends(millis, TimeUnit.MILLISECONDS);
  }

  boolean ends(long time, TimeUnit unit) {
    try {
      return process.waitFor(time, unit);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Whether its log says that a checkpoint has begun and not that it is done.
  boolean isInCheckpoint() {
    String text = log();
    return text.lastIndexOf(" checkpoint starting:") > text.lastIndexOf(" checkpoint complete:");
  }

  /// Stops all its processes where they are.
  void freeze() {
    signal(Signals.STOP, List.of(process.pid()));
    signal(Signals.STOP, children());
  }

  void thaw() {
    signal(Signals.CONTINUE, children());
    signal(Signals.CONTINUE, List.of(process.pid()));
  }

  /// `kill -9` of all its processes, the first one held still so that it cannot tell the others.
  void kill() {
    signal(Signals.STOP, List.of(process.pid()));
    List<Long> children = children();
    List<Long> all = new ArrayList<>(children);
    all.add(process.pid());
    signal(Signals.KILL, all);
    if (!ends(PATIENCE_SECONDS * 1000)) {
      throw new IllegalStateException("survived kill -9");
    }
    for (long child : children) {
      while (isAlive(child)) {
        Thread.onSpinWait();
      }
    }
  }

  /// Stops it as `pg_ctl -m fast` does.
  void stop() {
    stop(Signals.INTERRUPT);
    // A logger may write when all others have gone.
    long deadline = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000;
    while (!log().contains(DOWN) && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(log()).contains(DOWN);
  }

  /// Has it stop, and waits until it has.
  void stop(int signal) {
    signal(signal, List.of(process.pid()));
    if (!ends(PATIENCE_SECONDS * 1000)) {
      kill();
      throw new IllegalStateException(side + " did not stop: " + log());
    }
  }

  boolean isRunning() {
    return process.isAlive();
  }

  private List<Long> children() {
    return process.toHandle().descendants().map(ProcessHandle::pid).toList();
  }

  private static void signal(int number, List<Long> processes) {
    processes.forEach(process -> Signals.send(process, number));
  }

  /// Whether a process still has memory and files; a zombie has not.
  private static boolean isAlive(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return !stat.substring(stat.lastIndexOf(')') + 2).startsWith("Z");
    } catch (IOException gone) {
      return false;
    }
  }
}
