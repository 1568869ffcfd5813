package org.gajah.initdb;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.DiskFullException;
import org.gajah.base.seam.ForwardingDisk;
import org.gajah.base.seam.ForwardingFile;

/// A disk with room for so many bytes, or that changes nothing any more after so many of its
/// operations. It always lets go of files.
final class FaultyDisk extends ForwardingDisk {
  private final long room;
  private final long operations;
  private final long syncs;
  private long written;
  private long done;
  private long synced;

  private FaultyDisk(Disk disk, long room, long operations, long syncs) {
    super(disk);
    this.room = room;
    this.operations = operations;
    this.syncs = syncs;
  }

  static FaultyDisk sound(Disk disk) {
    return new FaultyDisk(disk, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
  }

  static FaultyDisk full(Disk disk, long bytes) {
    return new FaultyDisk(disk, bytes, Long.MAX_VALUE, Long.MAX_VALUE);
  }

  static FaultyDisk readOnly(Disk disk, long operations) {
    return new FaultyDisk(disk, Long.MAX_VALUE, operations, Long.MAX_VALUE);
  }

  static FaultyDisk unsynced(Disk disk, long syncs) {
    return new FaultyDisk(disk, Long.MAX_VALUE, Long.MAX_VALUE, syncs);
  }

  long written() {
    return written;
  }

  long done() {
    return done;
  }

  long synced() {
    return synced;
  }

  private void change(Path path) throws IOException {
    if (++done > operations) {
      throw new FileSystemException(path.toString(), null, "Read-only file system");
    }
  }

  private void sync(Path path) throws IOException {
    if (++synced > syncs) {
      throw new FileSystemException(path.toString(), null, "Input/output error");
    }
  }

  @Override
  public DiskFile open(Path path, OpenMode mode) throws IOException {
    if (mode != OpenMode.READ) {
      change(path);
    }
    return new FaultyFile(super.open(path, mode), path);
  }

  @Override
  public void createDirectory(Path path) throws IOException {
    change(path);
    super.createDirectory(path);
  }

  @Override
  public void claimDirectory(Path directory) throws IOException {
    change(directory);
    super.claimDirectory(directory);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    change(from);
    super.rename(from, to);
  }

  @Override
  public void createSymbolicLink(Path link, Path target) throws IOException {
    change(link);
    super.createSymbolicLink(link, target);
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    sync(directory);
    super.syncDirectory(directory);
  }

  private final class FaultyFile extends ForwardingFile {
    private final Path path;

    FaultyFile(DiskFile file, Path path) {
      super(file);
      this.path = path;
    }

    @Override
    public void write(MemorySegment from, long position) throws IOException {
      change(path);
      written += from.byteSize();
      if (written > room) {
        throw new DiskFullException(path.toString());
      }
      super.write(from, position);
    }

    @Override
    public void sync() throws IOException {
      FaultyDisk.this.sync(path);
      super.sync();
    }
  }
}
