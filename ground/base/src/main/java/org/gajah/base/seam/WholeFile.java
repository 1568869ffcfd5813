package org.gajah.base.seam;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.gajah.base.seam.Disk.OpenMode;
import org.jspecify.annotations.Nullable;

/// Small files, read and replaced as a whole: configuration, certificates.
public final class WholeFile {
  private static final int MOST_LINKS = 40;

  private WholeFile() {}

  /// The content of a file.
  ///
  /// @throws NoSuchFileException when there is none
  public static byte[] read(Disk disk, Path path) throws IOException {
    try (DiskFile file = disk.open(path, OpenMode.READ)) {
      byte[] content = new byte[Math.toIntExact(file.size())];
      int count = file.read(MemorySegment.ofArray(content), 0);
      return count == content.length ? content : Arrays.copyOf(content, count);
    }
  }

  /// Replaces a file in one step, or makes it: whoever reads it, even after a crash, finds the old
  /// content or the new one.
  ///
  /// @param temporary a name in the same directory that nobody uses
  public static void replace(Disk disk, Path path, Path temporary, byte[] content)
      throws IOException {
    if (disk.exists(temporary)) {
      disk.delete(temporary);
    }
    try (DiskFile file = disk.open(temporary, OpenMode.CREATE_NEW)) {
      file.write(MemorySegment.ofArray(content), 0);
      file.sync();
    }
    disk.rename(temporary, path);
    Path directory = path.getParent();
    if (directory != null) {
      disk.syncDirectory(directory);
    }
  }

  /// What is at `path`, or where the symbolic links there lead; null when there is nothing.
  public static @Nullable FileStatus status(Disk disk, Path path) throws IOException {
    Path at = path;
    for (int i = 0; i < MOST_LINKS; i++) {
      FileStatus status = disk.status(at);
      if (status == null || status.kind() != FileStatus.Kind.SYMBOLIC_LINK) {
        return status;
      }
      at = at.resolveSibling(disk.readSymbolicLink(at));
    }
    return null;
  }
}
