package org.gajah.cli.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.RealDisk;
import org.gajah.base.seam.SystemError;
import org.gajah.base.seam.WholeFile;
import org.gajah.cli.terminal.Complaint;
import org.gajah.cli.terminal.Surroundings;
import org.jspecify.annotations.Nullable;

/// The file that a server in the background writes its log into, and what stands there since this
/// was made.
final class ServerLogFile {
  private static final int SHOWN = 10;

  private final Disk disk;
  private final Path path;
  private final int before;

  private ServerLogFile(Disk disk, Path path, int before) {
    this.disk = disk;
    this.path = path;
    this.before = before;
  }

  /// Makes the file unless it is there.
  ///
  /// @param named null for the usual one, in the data directory
  static ServerLogFile open(
      Surroundings surroundings, ClusterFolder folder, @Nullable String named) {
    Path path = folder.path().resolve("log/gajah.log");
    try {
      Disk disk = RealDisk.owning(folder.path());
      if (named == null) {
        Path parent = folder.path().resolve("log");
        if (WholeFile.status(disk, parent) == null) {
          disk.createDirectory(parent);
        }
      } else {
        path = surroundings.path(named);
      }
      disk.open(path, Disk.OpenMode.CREATE).close();
      return new ServerLogFile(disk, path, WholeFile.read(disk, path).length);
    } catch (IOException e) {
      throw Complaint.of("could not write the log \"%s\": %s".formatted(path, SystemError.text(e)));
    }
  }

  Path path() {
    return path;
  }

  /// What was written since, at most the last lines.
  List<String> news() {
    try {
      byte[] content = WholeFile.read(disk, path);
      String text =
          new String(
              Arrays.copyOfRange(content, Math.min(before, content.length), content.length), UTF_8);
      List<String> lines = text.lines().toList();
      return lines.subList(Math.max(0, lines.size() - SHOWN), lines.size());
    } catch (IOException e) {
      return List.of("could not read \"%s\": %s".formatted(path, SystemError.text(e)));
    }
  }
}
