package org.gajah.instance.cluster;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.SystemError;
import org.gajah.base.seam.WholeFile;

/// A file that says who uses a data directory or a socket. Mirrors `CreateLockFile` of
/// `utils/init/miscinit.c`.
///
/// | line | content |
/// |-----:|---------|
/// | 1 | process id; negative in single-user mode |
/// | 2 | data directory |
/// | 3 | start time, in seconds since 1970 |
/// | 4 | port |
/// | 5 | first socket directory; for a socket's file the last line |
/// | 6 | first listening address |
/// | 7 | key and id of a shared memory segment: Gajah has none |
/// | 8 | status, padded to eight characters |
public final class LockFile {
  /// The name of the data directory's.
  public static final String NAME = "postmaster.pid";

  private static final int SOCKET_DIRECTORY = 5;
  private static final int LISTEN_ADDRESS = 6;
  private static final int SEGMENT = 7;
  private static final int STATUS = 8;
  private static final int ATTEMPTS = 100;

  private final Disk disk;
  private final Path path;
  private final Path directory;
  private final HostProcesses host;
  private final boolean forSocket;

  /// What a server is doing, as `pg_ctl` reads it.
  public enum Status {
    STARTING("starting"),
    STOPPING("stopping"),
    READY("ready   "),
    STANDBY("standby ");

    private final String text;

    Status(String text) {
      this.text = text;
    }
  }

  private LockFile(Disk disk, Path path, Path directory, HostProcesses host, boolean forSocket) {
    this.disk = disk;
    this.path = path;
    this.directory = directory;
    this.host = host;
    this.forSocket = forSocket;
  }

  /// Takes a data directory.
  ///
  /// @param alone whether the server is one process without clients; its number is negative then
  /// @throws PgException FATAL F0001 when somebody has it
  public static LockFile ofDirectory(
      Disk disk,
      Path directory,
      HostProcesses host,
      long startSeconds,
      int port,
      boolean alone) {
    LockFile file = new LockFile(disk, directory.resolve(NAME), directory, host, false);
    file.take((alone ? "-" : "") + facts(host, directory, startSeconds, port) + "\n");
    return file;
  }

  /// Takes a socket.
  ///
  /// @throws PgException FATAL F0001 when somebody has it
  public static LockFile ofSocket(
      Disk disk, Path socket, Path directory, HostProcesses host, long startSeconds, int port) {
    Path path = socket.resolveSibling(socket.getFileName() + ".lock");
    LockFile file = new LockFile(disk, path, directory, host, true);
    file.take(facts(host, directory, startSeconds, port) + socket.getParent() + "\n");
    return file;
  }

  /// The lines that both kinds begin with.
  private static String facts(HostProcesses host, Path directory, long startSeconds, int port) {
    return host.pid() + "\n" + directory + "\n" + startSeconds + "\n" + port + "\n";
  }

  private void take(String content) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try (DiskFile file = disk.open(path, Disk.OpenMode.CREATE_NEW)) {
        write(file, content);
        return;
      } catch (FileAlreadyExistsException taken) {
        removeIfStale();
      } catch (IOException e) {
        throw fault("could not create lock file \"%s\": %s", e);
      }
    }
    throw PgException.fatal(
        SqlState.LOCK_FILE_EXISTS, "could not create lock file \"" + shown() + "\"");
  }

  private PgException fault(String words, IOException e) {
    return PgException.fatal(
        SystemError.sqlState(e), words.formatted(shown(), SystemError.text(e)));
  }

  private static void write(DiskFile file, String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    file.write(MemorySegment.ofArray(bytes), 0);
    file.sync();
  }

  private void removeIfStale() {
    String content;
    try {
      content = new String(WholeFile.read(disk, path), StandardCharsets.UTF_8);
    } catch (NoSuchFileException gone) {
      return;
    } catch (IOException e) {
      throw fault("could not read lock file \"%s\": %s", e);
    }
    checkStale(content);
    try {
      disk.delete(path);
    } catch (NoSuchFileException gone) {
      // Somebody else saw the same.
    } catch (IOException e) {
      throw fault("could not remove old lock file \"%s\": %s", e)
          .hint(
              "The file seems accidentally left over, but it could not be removed. Please remove"
                  + " the file by hand and try again.");
    }
  }

  private void checkStale(String content) {
    if (content.isEmpty()) {
      throw PgException.fatal(SqlState.LOCK_FILE_EXISTS, "lock file \"" + shown() + "\" is empty")
          .hint(
              "Either another server is starting, or the lock file is the remnant of a previous"
                  + " server startup crash.");
    }
    String[] lines = content.split("\n", -1);
    int written = number(lines[0].strip());
    int pid = Math.abs(written);
    if (pid == 0) {
      throw PgException.fatal(
          SqlState.INTERNAL_ERROR,
          "bogus data in lock file \"%s\": \"%s\"".formatted(shown(), content));
    }
    if (!host.isOwnFamily(pid) && host.isAlive(pid)) {
      throw exists(pid, written < 0);
    }
    if (!forSocket && lines.length >= SEGMENT) {
      checkSegment(lines[SEGMENT - 1].strip());
    }
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private PgException exists(int pid, boolean standalone) {
    String program = standalone ? "postgres" : "postmaster";
    return PgException.fatal(
            SqlState.LOCK_FILE_EXISTS, "lock file \"" + shown() + "\" already exists")
        .hint(
            forSocket
                ? "Is another %s (PID %d) using socket file \"%s\"?"
                    .formatted(program, pid, socketName())
                : "Is another %s (PID %d) running in data directory \"%s\"?"
                    .formatted(program, pid, directory));
  }

  /// As messages name it: the real server works inside its data directory.
  private String shown() {
    return forSocket ? path.toString() : path.getFileName().toString();
  }

  private String socketName() {
    String name = path.toString();
    return name.substring(0, name.length() - ".lock".length());
  }

  /// Whoever is still attached to the old server's memory may be writing.
  private void checkSegment(String line) {
    String[] words = line.split(" +");
    if (words.length != 2) {
      return;
    }
    try {
      long key = Long.parseLong(words[0]);
      long id = Long.parseLong(words[1]);
      if (host.isSegmentInUse(key, id)) {
        throw PgException.fatal(
                SqlState.LOCK_FILE_EXISTS,
                "pre-existing shared memory block (key %d, ID %d) is still in use"
                    .formatted(key, id))
            .hint(
                "Terminate any old server processes associated with data directory \"%s\"."
                    .formatted(directory));
      }
    } catch (NumberFormatException e) {
      // Then it names no segment.
    }
  }

  // Later lines.

  public void socketDirectory(Path socketDirectory) {
    line(SOCKET_DIRECTORY, socketDirectory.toString());
  }

  public void listenAddress(String address) {
    line(LISTEN_ADDRESS, address);
  }

  public void status(Status status) {
    line(STATUS, status.text);
  }

  private void line(int number, String text) {
    try {
      String content = new String(WholeFile.read(disk, path), StandardCharsets.UTF_8);
      List<String> lines = new ArrayList<>(List.of(content.split("\n", -1)));
      lines.removeLast();
      while (lines.size() < number) {
        lines.add("");
      }
      lines.set(number - 1, text);
      try (DiskFile file = disk.open(path, Disk.OpenMode.READ_WRITE)) {
        write(file, String.join("\n", lines) + "\n");
      }
    } catch (IOException e) {
      // The file is for others to read; without it they know less, and we go on.
    }
  }

  /// Whether the file is still there and still ours.
  public boolean isOurs() {
    try {
      String content = new String(WholeFile.read(disk, path), StandardCharsets.UTF_8);
      return Math.abs(number(content.lines().findFirst().orElse("").strip())) == host.pid();
    } catch (NoSuchFileException gone) {
      return false;
    } catch (IOException e) {
      return true; // It may be a passing fault.
    }
  }

  /// Removes the file.
  public void release() {
    try {
      disk.delete(path);
    } catch (IOException e) {
      // Whoever finds it finds nobody with the number in it.
    }
  }
}
