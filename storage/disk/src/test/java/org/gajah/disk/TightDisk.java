package org.gajah.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.ForwardingDisk;
import org.gajah.base.seam.ForwardingFile;
import org.gajah.base.seam.OutOfDescriptorsException;
import org.gajah.base.seam.memory.MemoryDisk;

/// A disk of which only so many files may be open at once.
final class TightDisk extends ForwardingDisk {
  private final AtomicInteger open = new AtomicInteger();
  private final int limit;

  TightDisk(int limit) {
    super(new MemoryDisk(Clock.system()));
    this.limit = limit;
  }

  @Override
  public DiskFile open(Path path, OpenMode mode) throws IOException {
    if (open.get() >= limit) {
      throw new OutOfDescriptorsException(path.toString(), "Too many open files");
    }
    DiskFile file = disk.open(path, mode);
    open.incrementAndGet();
    return new Counted(file);
  }

  private final class Counted extends ForwardingFile {
    Counted(DiskFile file) {
      super(file);
    }

    @Override
    public void close() throws IOException {
      open.decrementAndGet();
      super.close();
    }
  }
}
