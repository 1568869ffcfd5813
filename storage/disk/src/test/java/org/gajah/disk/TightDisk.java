package org.gajah.disk;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.FileStatus;
import org.gajah.base.seam.OutOfDescriptorsException;
import org.gajah.base.seam.memory.MemoryDisk;
import org.jspecify.annotations.Nullable;

/// A disk of which only so many files may be open at once.
final class TightDisk implements Disk {
  private final Disk disk = new MemoryDisk(Clock.system());
  private final AtomicInteger open = new AtomicInteger();
  private final int limit;

  TightDisk(int limit) {
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

  private final class Counted implements DiskFile {
    private final DiskFile file;

    Counted(DiskFile file) {
      this.file = file;
    }

    @Override
    public int read(MemorySegment into, long position) throws IOException {
      return file.read(into, position);
    }

    @Override
    public void write(MemorySegment from, long position) throws IOException {
      file.write(from, position);
    }

    @Override
    public void sync() throws IOException {
      file.sync();
    }

    @Override
    public void truncate(long size) throws IOException {
      file.truncate(size);
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public void close() throws IOException {
      open.decrementAndGet();
      file.close();
    }
  }

  @Override
  public @Nullable FileStatus status(Path path) throws IOException {
    return disk.status(path);
  }

  @Override
  public List<String> list(Path directory) throws IOException {
    return disk.list(directory);
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
  public void syncDirectory(Path directory) throws IOException {
    disk.syncDirectory(directory);
  }
}
