package org.gajah.initdb.cluster;

import java.io.IOException;
import java.nio.file.Path;
import org.gajah.base.error.PgException;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.Disk.OpenMode;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.FileStatus;
import org.gajah.base.seam.WholeFile;
import org.gajah.disk.FileFault;

/// Makes everything under a directory durable, the log too where it is elsewhere, and tablespaces.
public final class SyncTree {
  private final Disk disk;

  private SyncTree(Disk disk) {
    this.disk = disk;
  }

  /// @throws PgException when something cannot be synced
  public static void sync(Disk disk, Path directory) {
    SyncTree tree = new SyncTree(disk);
    tree.sync(directory);
    Path parent = directory.getParent();
    if (parent != null) {
      tree.syncNames(parent);
    }
  }

  private void sync(Path path) {
    try {
      FileStatus status = WholeFile.status(disk, path);
      if (status == null) {
        return;
      }
      switch (status.kind()) {
        case DIRECTORY -> {
          for (String name : disk.list(path)) {
            sync(path.resolve(name));
          }
          disk.syncDirectory(path);
        }
        case FILE -> {
          try (DiskFile file = disk.open(path, OpenMode.READ_WRITE)) {
            file.sync();
          }
        }
        default -> {}
      }
    } catch (IOException e) {
      throw FileFault.of("could not fsync file \"" + path + "\"", e);
    }
  }

  private void syncNames(Path folder) {
    try {
      disk.syncDirectory(folder);
    } catch (IOException e) {
      throw FileFault.of("could not fsync file \"" + folder + "\"", e);
    }
  }
}
