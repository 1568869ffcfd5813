package org.gajah.cli.postgres;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.gajah.base.error.PgException;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.SystemError;
import org.jspecify.annotations.Nullable;

/// Takes the log of single-user mode: the standard error, or the file of `-r` once it is open.
final class LaterOutput implements Consumer<byte[]> {
  private final Consumer<byte[]> standard;
  private @Nullable DiskFile file;

  LaterOutput(Consumer<byte[]> standard) {
    this.standard = standard;
  }

  /// Appends to a file from now on.
  ///
  /// @throws PgException FATAL when it cannot be opened
  void open(Disk disk, Path path) {
    try {
      file = disk.open(path, Disk.OpenMode.CREATE);
    } catch (IOException e) {
      throw PgException.fatal(
          SystemError.sqlState(e),
          "could not open file \"%s\": %s".formatted(path, SystemError.text(e)));
    }
  }

  @Override
  public synchronized void accept(byte[] message) {
    DiskFile own = file;
    if (own == null) {
      standard.accept(message);
      return;
    }
    try {
      own.write(MemorySegment.ofArray(message), own.size());
    } catch (IOException e) {
      standard.accept(message);
    }
  }
}
