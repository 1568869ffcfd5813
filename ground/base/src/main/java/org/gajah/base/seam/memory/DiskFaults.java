package org.gajah.base.seam.memory;

import java.io.IOException;
import java.nio.file.Path;

/// Decides which operations of a [SimulatedDisk] fail.
@FunctionalInterface
public interface DiskFaults {
  /// What is done to the disk.
  enum Operation {
    OPEN,
    READ,
    WRITE,
    SYNC,
    TRUNCATE,
    CREATE,
    RENAME,
    DELETE,
    LIST,
    STATUS,
    SYNC_DIRECTORY
  }

  /// Everything works.
  DiskFaults NONE = (operation, path, position) -> {};

  /// Called before each operation, one at a time; what it throws is what the operation fails with,
  /// without any effect but for SYNC: see [SimulatedDisk].
  ///
  /// @param position in the file for reads and writes, the new size for truncations, 0 otherwise
  void before(Operation operation, Path path, long position) throws IOException;
}
