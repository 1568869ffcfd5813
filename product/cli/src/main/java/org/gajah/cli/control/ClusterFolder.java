package org.gajah.cli.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.FileStatus;
import org.gajah.base.seam.SystemError;
import org.gajah.base.seam.WholeFile;
import org.gajah.cli.terminal.Complaint;
import org.jspecify.annotations.Nullable;

/// The folder that holds a cluster, or shall hold one.
///
/// @param path absolute
record ClusterFolder(Disk disk, Path path) {
  private static final String VERSION = "17";

  /// Where its owner can be asked who runs this process.
  private static final Path SELF = Path.of("/proc/self");

  /// What is there.
  enum Kind {
    NOTHING,
    EMPTY,
    CLUSTER,
    OTHER
  }

  /// @throws Complaint when nobody could start a server on it, or make a cluster there
  Kind kind() {
    try {
      FileStatus status = WholeFile.status(disk, path);
      if (status == null) {
        return Kind.NOTHING;
      }
      if (!status.isDirectory()) {
        throw Complaint.hinted(
            "\"%s\" is not a directory".formatted(path), "Name another one with -D.");
      }
      requireOwner(status);
      List<String> names = disk.list(path);
      if (names.isEmpty()) {
        return Kind.EMPTY;
      }
      return names.contains("PG_VERSION") ? Kind.CLUSTER : Kind.OTHER;
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private void requireOwner(FileStatus status) throws IOException {
    FileStatus self = WholeFile.status(disk, SELF);
    // Root may run Gajah on anybody's cluster, whose files stay their owner's.
    if (self != null && self.owner() != 0 && self.owner() != status.owner()) {
      throw Complaint.hinted(
          "the directory \"%s\" belongs to another user".formatted(path),
          "Run gajah as its owner, or name another directory with -D.");
    }
  }

  /// @throws Complaint when the cluster is one of another version
  void requireVersion() {
    String version = text("PG_VERSION").strip();
    if (!version.equals(VERSION)) {
      throw Complaint.hinted(
          "the cluster in \"%s\" is one of PostgreSQL %s; Gajah runs those of PostgreSQL %s"
              .formatted(path, version, VERSION),
          "Bring it to %s with pg_upgrade or a dump, or name another directory with -D."
              .formatted(VERSION));
    }
  }

  /// @param exitCode the program's when there is none
  /// @throws Complaint when there is no cluster
  void requireCluster(int exitCode) {
    Kind kind;
    try {
      kind = kind();
    } catch (Complaint e) {
      throw e.withExitCode(exitCode);
    }
    if (kind != Kind.CLUSTER) {
      String hint = "Name its directory with -D";
      throw Complaint.hinted(
              "there is no cluster in \"%s\"".formatted(path),
              kind == Kind.OTHER
                  ? hint + "."
                  : hint + ", or make one: gajah start -D " + Shell.word(name()))
          .withExitCode(exitCode);
    }
  }

  /// The server that runs here, as its lock file tells; null when there is none.
  @Nullable RunningServer server() {
    String text;
    try {
      text = new String(WholeFile.read(disk, path.resolve(RunningServer.FILE)), UTF_8);
    } catch (NoSuchFileException none) {
      return null;
    } catch (IOException e) {
      throw unreadable(path.resolve(RunningServer.FILE), e);
    }
    RunningServer server = RunningServer.of(text.lines().toList());
    return server != null && server.isAlive() ? server : null;
  }

  /// Whether it is known with which options a server ran here last.
  boolean wasStarted() {
    try {
      return WholeFile.status(disk, path.resolve("postmaster.opts")) != null;
    } catch (IOException e) {
      throw unreadable(path.resolve("postmaster.opts"), e);
    }
  }

  String name() {
    return path.toString();
  }

  private String text(String file) {
    try {
      return new String(WholeFile.read(disk, path.resolve(file)), UTF_8);
    } catch (IOException e) {
      throw unreadable(path.resolve(file), e);
    }
  }

  private static Complaint unreadable(Path path, IOException e) {
    return Complaint.of("could not read \"%s\": %s".formatted(path, SystemError.text(e)));
  }
}
