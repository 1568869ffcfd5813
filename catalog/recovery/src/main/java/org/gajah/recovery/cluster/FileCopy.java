package org.gajah.recovery.cluster;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.Disk.OpenMode;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.FileStatus;

/// Copies files and folders, and makes the copies durable. Mirrors `storage/file/copydir.c`.
public final class FileCopy {
  private static final int CHUNK = 64 * 1024;

  private final Disk disk;

  public FileCopy(Disk disk) {
    this.disk = disk;
  }

  /// Copies the files of a folder to a new one. Folders in it are left out, as temporary files'
  /// are.
  public void copyFolder(Path from, Path to) throws IOException {
    disk.createDirectory(to);
    for (String name : disk.list(from)) {
      FileStatus status = disk.status(from.resolve(name));
      if (status != null && status.isFile()) {
        copyFile(from.resolve(name), to.resolve(name));
      }
    }
    disk.syncDirectory(to);
    Path parent = to.getParent();
    if (parent != null) {
      disk.syncDirectory(parent);
    }
  }

  /// Copies a file over whatever is there.
  public void copyFile(Path from, Path to) throws IOException {
    try (Arena arena = Arena.ofConfined();
        DiskFile source = disk.open(from, OpenMode.READ);
        DiskFile target = disk.open(to, OpenMode.CREATE)) {
      MemorySegment chunk = arena.allocate(CHUNK, 4096);
      target.truncate(0);
      long at = 0;
      int count = source.read(chunk, at);
      while (count > 0) {
        target.write(chunk.asSlice(0, count), at);
        at += count;
        count = source.read(chunk, at);
      }
      target.sync();
    }
  }
}
