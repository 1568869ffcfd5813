package org.gajah.base.seam.memory;

import java.nio.file.Path;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.RealDisk;
import org.junit.jupiter.api.io.TempDir;

class RealDiskTest extends DiskContract {
  @TempDir private Path folder = Path.of("/");

  private final RealDisk disk = new RealDisk(RealDisk.Ownership.PRIVATE);

  @Override
  Disk disk() {
    return disk;
  }

  @Override
  Path home() {
    return folder;
  }
}
