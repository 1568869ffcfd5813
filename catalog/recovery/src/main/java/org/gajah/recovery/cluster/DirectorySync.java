package org.gajah.recovery.cluster;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.gajah.base.error.Severity;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.FileStatus;
import org.gajah.base.seam.WholeFile;
import org.gajah.disk.ClusterFiles;
import org.gajah.disk.FileFault;

/// Makes everything in a data directory durable before recovery starts from it: what the last run
/// wrote may still be on its way to the disk. Mirrors `SyncDataDirectory` of `storage/file/fd.c`.
/// Faults are reported and passed over, for files may lie there that are none of ours.
public final class DirectorySync {
  private final ClusterFiles cluster;
  private final Disk disk;
  private final Environment environment;
  private final StartupProgress progress;

  public DirectorySync(ClusterFiles cluster, Environment environment, StartupProgress progress) {
    this.cluster = cluster;
    this.disk = cluster.disk();
    this.environment = environment;
    this.progress = progress;
  }

  public void run() {
    progress.begin("syncing data directory (fsync)");
    Path root = cluster.root();
    walk(root, false);
    // Symbolic links are followed in two places only.
    Path log = root.resolve("pg_wal");
    if (isLink(log)) {
      walk(log, false);
    }
    walk(root.resolve("pg_tblspc"), true);
  }

  private boolean isLink(Path path) {
    try {
      FileStatus status = disk.status(path);
      return status != null && status.kind() == FileStatus.Kind.SYMBOLIC_LINK;
    } catch (IOException e) {
      report(path, e);
      return false;
    }
  }

  private void walk(Path folder, boolean followsLinks) {
    try {
      for (String name : disk.list(folder)) {
        entry(folder.resolve(name), followsLinks);
      }
      disk.syncDirectory(folder);
    } catch (NoSuchFileException missing) {
      // gone meanwhile
    } catch (IOException e) {
      report(folder, e);
    }
  }

  private void entry(Path path, boolean followsLinks) {
    try {
      FileStatus status = followsLinks ? WholeFile.status(disk, path) : disk.status(path);
      if (status == null) {
        return;
      }
      if (status.isDirectory()) {
        walk(path, false);
      } else if (status.isFile()) {
        progress.report("current path: " + cluster.display(path));
        try (DiskFile file = disk.open(path, Disk.OpenMode.READ_WRITE)) {
          file.sync();
        }
      }
    } catch (NoSuchFileException missing) {
      // gone meanwhile
    } catch (IOException e) {
      report(path, e);
    }
  }

  private void report(Path path, IOException e) {
    environment
        .reporter()
        .report(
            FileFault.of(
                Severity.LOG, "could not fsync file \"" + cluster.display(path) + "\"", e));
  }
}
