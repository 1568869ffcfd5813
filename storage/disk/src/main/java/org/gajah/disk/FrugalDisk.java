package org.gajah.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.Severity;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.FileStatus;
import org.gajah.base.seam.OutOfDescriptorsException;
import org.jspecify.annotations.Nullable;

/// A disk that, when the system opens no more files, closes one that nobody uses and tries again.
/// Mirrors `BasicOpenFile` and `AllocateDir` of `storage/file/fd.c`.
final class FrugalDisk implements Disk {
  private final Disk disk;
  private final OpenFiles openFiles;
  private final Reporter log;

  private interface Opening<T> {
    T open() throws IOException;
  }

  /// @param log hears of each try
  FrugalDisk(Disk disk, OpenFiles openFiles, Reporter log) {
    this.disk = disk;
    this.openFiles = openFiles;
    this.log = log;
  }

  private <T> T opening(Opening<T> opening) throws IOException {
    while (true) {
      try {
        return opening.open();
      } catch (OutOfDescriptorsException e) {
        log.report(
            Severity.LOG,
            FileFault.sqlState(e),
            "out of file descriptors: " + FileFault.reason(e) + "; release and retry");
        if (!openFiles.closeOne()) {
          throw e;
        }
      }
    }
  }

  @Override
  public DiskFile open(Path path, OpenMode mode) throws IOException {
    return opening(() -> disk.open(path, mode));
  }

  @Override
  public List<String> list(Path directory) throws IOException {
    return opening(() -> disk.list(directory));
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    // Only the opening can fail that way, so nothing was synced yet when it is tried again.
    opening(() -> {
      disk.syncDirectory(directory);
      return directory;
    });
  }

  @Override
  public @Nullable FileStatus status(Path path) throws IOException {
    return disk.status(path);
  }

  @Override
  public void createDirectory(Path path) throws IOException {
    disk.createDirectory(path);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    disk.rename(from, to);
  }

  @Override
  public void delete(Path path) throws IOException {
    disk.delete(path);
  }

  @Override
  public void createSymbolicLink(Path link, Path target) throws IOException {
    disk.createSymbolicLink(link, target);
  }

  @Override
  public Path readSymbolicLink(Path link) throws IOException {
    return disk.readSymbolicLink(link);
  }

  @Override
  public void claimDirectory(Path directory) throws IOException {
    disk.claimDirectory(directory);
  }

  @Override
  public void letAllRead(Path file) throws IOException {
    disk.letAllRead(file);
  }

  @Override
  public void giveOwner(Path path, boolean withGroup) throws IOException {
    disk.giveOwner(path, withGroup);
  }

  @Override
  public boolean exists(Path path) throws IOException {
    return disk.exists(path);
  }
}
