package org.gajah.oracle.session;

import java.io.IOException;
import java.nio.file.Path;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.ForwardingDisk;
import org.gajah.base.seam.ForwardingFile;
import org.jspecify.annotations.Nullable;

/// A disk that fails to sync a file, or is late, once, when it is told to.
final class FaultyDisk extends ForwardingDisk {
  private volatile @Nullable String failing;
  private volatile @Nullable String delayed;
  private volatile Runnable late = () -> {};
  private volatile Runnable before = () -> {};

  FaultyDisk(Disk disk) {
    super(disk);
  }

  /// The next sync of such a file comes after something else.
  ///
  /// @param files what their paths contain
  void delaySync(String files, Runnable first) {
    late = first;
    delayed = files;
  }

  /// The next sync of such a file fails.
  ///
  /// @param files what their paths contain
  /// @param first what is done before; what it throws is thrown
  void failSync(String files, Runnable first) {
    before = first;
    failing = files;
  }

  @Override
  public DiskFile open(Path path, OpenMode mode) throws IOException {
    return new ForwardingFile(disk.open(path, mode)) {
      @Override
      public void sync() throws IOException {
        if (takeFault(path)) {
          before.run();
          throw new IOException("Input/output error");
        }
        if (takeDelay(path)) {
          late.run();
        }
        super.sync();
      }
    };
  }

  private synchronized boolean takeDelay(Path path) {
    boolean due = isOf(delayed, path);
    if (due) {
      delayed = null;
    }
    return due;
  }

  private synchronized boolean takeFault(Path path) {
    boolean due = isOf(failing, path);
    if (due) {
      failing = null;
    }
    return due;
  }

  private static boolean isOf(@Nullable String files, Path path) {
    return files != null && path.toString().contains(files);
  }
}
