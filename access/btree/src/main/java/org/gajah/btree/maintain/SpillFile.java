package org.gajah.btree.maintain;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.gajah.accessapi.StorageContext;
import org.gajah.base.error.PgException;
import org.gajah.base.seam.Disk.OpenMode;
import org.gajah.base.seam.DiskFile;
import org.gajah.disk.ClusterFiles;
import org.gajah.disk.FileFault;

/// A temporary file that lasts as long as this object. It lies where PostgreSQL puts such files,
/// and removes them when it starts.
final class SpillFile implements AutoCloseable {
  private static final String FOLDER = "base/pgsql_tmp";

  private final ClusterFiles cluster;
  private final Path path;
  private final DiskFile file;
  private long size;

  /// @param number tells files of one process apart
  SpillFile(StorageContext context, long number) {
    cluster = context.files().cluster();
    path = cluster.resolve(FOLDER + "/pgsql_tmp" + context.proc().pid() + "." + number);
    try {
      cluster.createFolders(cluster.resolve(FOLDER));
      file = cluster.disk().open(path, OpenMode.CREATE);
      file.truncate(0);
    } catch (IOException e) {
      throw FileFault.of("could not create temporary file \"" + name() + "\"", e);
    }
  }

  private String name() {
    return cluster.display(path);
  }

  /// How long the file is.
  long size() {
    return size;
  }

  /// Writes at the end.
  void append(MemorySegment bytes) {
    try {
      file.write(bytes, size);
      size += bytes.byteSize();
    } catch (IOException e) {
      throw FileFault.of("could not write to file \"" + name() + "\"", e);
    }
  }

  /// Reads as much as there is room for.
  void read(long position, MemorySegment into) {
    try {
      int got = file.read(into, position);
      if (got != into.byteSize()) {
        throw PgException.internal(
            "could not read file \"%s\": read only %d of %d bytes"
                .formatted(name(), got, into.byteSize()));
      }
    } catch (IOException e) {
      throw FileFault.of("could not read file \"" + name() + "\"", e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
      cluster.disk().delete(path);
    } catch (IOException e) {
      throw FileFault.of("could not remove file \"" + name() + "\"", e);
    }
  }
}
