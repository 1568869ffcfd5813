package org.gajah.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.Severity;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.ForwardingDisk;
import org.gajah.base.seam.OutOfDescriptorsException;

/// A disk that, when the system opens no more files, closes one that nobody uses and tries again.
/// Mirrors `BasicOpenFile` and `AllocateDir` of `storage/file/fd.c`.
final class FrugalDisk extends ForwardingDisk {
  private final OpenFiles openFiles;
  private final Reporter log;

  private interface Opening<T> {
    T open() throws IOException;
  }

  /// @param log hears of each try
  FrugalDisk(Disk disk, OpenFiles openFiles, Reporter log) {
    super(disk);
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
}
