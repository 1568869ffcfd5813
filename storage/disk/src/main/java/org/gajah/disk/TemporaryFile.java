package org.gajah.disk;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.seam.Disk.OpenMode;
import org.gajah.base.seam.DiskFile;

/// A file that lasts as long as this object, open or not.
public final class TemporaryFile implements AutoCloseable {
  private final TemporaryFiles owner;
  private final ClusterFiles cluster;
  private final Path path;
  private final SegmentFile file;
  private long size;
  private boolean closed;

  TemporaryFile(TemporaryFiles owner, ClusterFiles cluster, String name) {
    this.owner = owner;
    this.cluster = cluster;
    path = cluster.resolve(name);
    file = new SegmentFile(cluster.disk(), path, cluster.openFiles(), Severity.ERROR);
    try {
      Path folder = path.getParent();
      if (folder != null && !cluster.disk().exists(folder)) {
        cluster.disk().createDirectory(folder); // not the tablespace's: that must be there
      }
      DiskFile acquired = file.acquire(OpenMode.CREATE);
      try {
        acquired.truncate(0);
      } finally {
        file.release();
      }
    } catch (IOException e) {
      throw FileFault.of("could not create temporary file \"" + name + "\"", e);
    }
  }

  /// Its path in the data directory.
  public String name() {
    return cluster.display(path);
  }

  /// How long the file is.
  public long size() {
    return size;
  }

  /// Writes at the end.
  ///
  /// @throws PgException 53400 beyond `temp_file_limit`
  public void append(MemorySegment bytes) {
    owner.grow(bytes.byteSize());
    try {
      DiskFile acquired = file.acquire(OpenMode.READ_WRITE);
      try {
        acquired.write(bytes, size);
      } finally {
        file.release();
      }
    } catch (IOException e) {
      throw FileFault.of("could not write to file \"" + name() + "\"", e);
    } finally {
      size += bytes.byteSize();
    }
  }

  /// Reads as much as there is room for.
  public void read(long position, MemorySegment into) {
    try {
      int got;
      DiskFile acquired = file.acquire(OpenMode.READ_WRITE);
      try {
        got = acquired.read(into, position);
      } finally {
        file.release();
      }
      if (got != into.byteSize()) {
        throw PgException.internal(
            "could not read file \"%s\": read only %d of %d bytes"
                .formatted(name(), got, into.byteSize()));
      }
    } catch (IOException e) {
      throw FileFault.of("could not read file \"" + name() + "\"", e);
    }
  }

  /// Removes the file; once is enough. What cannot be removed is reported and stays until the next
  /// start.
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    owner.closed(this);
    try {
      file.abandon();
      cluster.disk().delete(path);
    } catch (IOException e) {
      owner.report(
          FileFault.of(Severity.LOG, "could not unlink temporary file \"" + name() + "\"", e));
    }
  }
}
