package org.gajah.instance.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;

/// How many files this process may have open, and has already. Mirrors `set_max_safe_fds` of
/// `storage/file/fd.c`.
///
/// @param allowed the process's limit (`ulimit -n`; Java raises the soft one to the hard one)
/// @param open files, sockets and the like that are open already, and all of Java's own
public record Descriptors(int allowed, int open) {
  /// Kept back for what is open for a moment only: segments of the log, files that are copied.
  static final int RESERVED = 10;

  /// With fewer than these there is no working.
  static final int LEAST = 48;

  private static final String JAR = ".jar";
  private static final String LIMIT = "Max open files";

  /// What the system says of this process; no limit where it says nothing.
  static Descriptors ofProcess() {
    try {
      return new Descriptors(
          allowed(Files.readAllLines(Path.of("/proc/self/limits"))),
          count(Path.of("/proc/self/fd")) + jars());
    } catch (IOException noSuchSystem) {
      return new Descriptors(Integer.MAX_VALUE, 0);
    }
  }

  private static int allowed(List<String> limits) {
    for (String line : limits) {
      if (line.startsWith(LIMIT)) {
        String soft = line.substring(LIMIT.length()).strip().split("\\s+", 2)[0];
        return soft.equals("unlimited")
            ? Integer.MAX_VALUE
            : (int) Math.min(Integer.MAX_VALUE, Long.parseLong(soft));
      }
    }
    return Integer.MAX_VALUE;
  }

  private static int count(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return (int) entries.filter(entry -> !isJar(entry)).count();
    }
  }

  private static boolean isJar(Path entry) {
    try {
      return Files.readSymbolicLink(entry).toString().endsWith(JAR);
    } catch (IOException closed) {
      return true; // the one that this folder was read through
    }
  }

  /// How many jars the class path has, which Java opens one after the other and keeps open.
  private static int jars() {
    String path = System.getProperty("java.class.path", "");
    return (int) Arrays.stream(path.split(File.pathSeparator)).filter(e -> e.endsWith(JAR)).count();
  }

  /// How many files of relations may be open at once. PostgreSQL's processes have a limit each;
  /// here all sessions share one process, so a share of what is left is for their sockets.
  ///
  /// @param most `max_files_per_process`
  /// @param connections how many sockets of clients there may be
  /// @throws PgException FATAL 53000 when that is not enough to work with
  public int forRelations(int most, int connections) {
    int left = allowed - open;
    int sockets = Math.min(connections, left / 4);
    int safe = Math.min(left - sockets, most) - RESERVED;
    if (safe < LEAST) {
      throw PgException.fatal(
              SqlState.INSUFFICIENT_RESOURCES,
              "insufficient file descriptors available to start server process")
          .detail(
              "System allows %d, server needs at least %d."
                  .formatted(safe + RESERVED, LEAST + RESERVED));
    }
    return safe;
  }
}
