package org.gajah.initdb.cluster;

import java.io.IOException;
import java.nio.file.Path;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.ForwardingDisk;
import org.gajah.base.seam.ForwardingFile;

/// A disk that syncs nothing: while a cluster is made that comes at the end, for everything.
final class ForgetfulDisk extends ForwardingDisk {
  ForgetfulDisk(Disk disk) {
    super(disk);
  }

  @Override
  public void syncDirectory(Path directory) {}

  @Override
  public DiskFile open(Path path, OpenMode mode) throws IOException {
    return new ForgetfulFile(super.open(path, mode));
  }

  private static final class ForgetfulFile extends ForwardingFile {
    ForgetfulFile(DiskFile file) {
      super(file);
    }

    @Override
    public void sync() {}
  }
}
