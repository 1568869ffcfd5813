package org.gajah.instance.cluster;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.concurrent.locks.StampedLock;
import org.gajah.base.seam.AppendFile;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.ForwardingDisk;
import org.gajah.base.seam.ForwardingFile;

/// The disk as one life of a cluster's storage sees it, from start to crash. Once it is fenced
/// nothing is changed through it any more, whoever still tries: a thread, unlike a process, cannot
/// be killed, and must not write into the cluster that starts anew beside it.
public final class FencedDisk extends ForwardingDisk {
  private final StampedLock changes = new StampedLock();
  private volatile boolean fenced;

  public FencedDisk(Disk disk) {
    super(disk);
  }

  /// Waits for changes under way, and lets no other begin.
  public void fence() {
    long stamp = changes.writeLock();
    fenced = true;
    changes.unlockWrite(stamp);
  }

  public boolean isFenced() {
    return fenced;
  }

  private interface Change {
    void make() throws IOException;
  }

  private void change(Change change) throws IOException {
    long stamp = changes.readLock();
    try {
      check();
      change.make();
    } finally {
      changes.unlockRead(stamp);
    }
  }

  private void check() throws IOException {
    if (fenced) {
      throw new IOException("the storage was closed");
    }
  }

  @Override
  public DiskFile open(Path path, OpenMode mode) throws IOException {
    if (mode == OpenMode.READ) {
      return disk.open(path, mode);
    }
    long stamp = changes.readLock();
    try {
      check();
      return new FencedFile(disk.open(path, mode));
    } finally {
      changes.unlockRead(stamp);
    }
  }

  @Override
  public AppendFile append(Path path, int mode) throws IOException {
    long stamp = changes.readLock();
    try {
      check();
      return new FencedAppendFile(disk.append(path, mode));
    } finally {
      changes.unlockRead(stamp);
    }
  }

  @Override
  public void createDirectory(Path path) throws IOException {
    change(() -> disk.createDirectory(path));
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    change(() -> disk.rename(from, to));
  }

  @Override
  public void delete(Path path) throws IOException {
    change(() -> disk.delete(path));
  }

  @Override
  public void createSymbolicLink(Path link, Path target) throws IOException {
    change(() -> disk.createSymbolicLink(link, target));
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    change(() -> disk.syncDirectory(directory));
  }

  private final class FencedAppendFile implements AppendFile {
    private final AppendFile file;

    FencedAppendFile(AppendFile file) {
      this.file = file;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      change(() -> file.write(bytes));
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public void truncate() throws IOException {
      change(file::truncate);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  private final class FencedFile extends ForwardingFile {
    FencedFile(DiskFile file) {
      super(file);
    }

    @Override
    public void write(MemorySegment from, long position) throws IOException {
      change(() -> file.write(from, position));
    }

    @Override
    public void sync() throws IOException {
      change(file::sync);
    }

    @Override
    public void truncate(long size) throws IOException {
      change(() -> file.truncate(size));
    }
  }
}
