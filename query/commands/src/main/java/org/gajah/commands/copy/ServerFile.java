package org.gajah.commands.copy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.FileStatus;
import org.gajah.disk.FileFault;

/// Files of the server's machine as sources and targets of COPY.
final class ServerFile {
  private static final int PIECE = 65536;

  private ServerFile() {}

  private static boolean isAbsenceOrDenial(IOException e) {
    return e instanceof NoSuchFileException || e instanceof AccessDeniedException;
  }

  /// Opens a file to copy from.
  ///
  /// @param root of the data directory, where relative names start
  static CopySource source(Disk disk, Path root, String name) {
    Path path = root.resolve(name);
    try {
      refuseDirectory(disk, path, name);
      return new Reading(disk.open(path, Disk.OpenMode.READ));
    } catch (IOException e) {
      PgException fault = FileFault.of("could not open file \"" + name + "\" for reading", e);
      throw isAbsenceOrDenial(e)
          ? fault.hint(
              "COPY FROM instructs the PostgreSQL server process to read a file. You may want a"
                  + " client-side facility such as psql's \\copy.")
          : fault;
    }
  }

  /// Makes or empties a file to copy to.
  static CopyTarget target(Disk disk, String name) {
    Path path = Path.of(name);
    if (!path.isAbsolute()) {
      throw new PgException(SqlState.INVALID_NAME, "relative path not allowed for COPY to file");
    }
    try {
      FileStatus status = disk.status(path);
      if (status != null && status.isDirectory()) {
        throw new PgException(
            SqlState.WRONG_OBJECT_TYPE,
            "could not open file \"" + name + "\" for writing: Is a directory");
      }
      DiskFile file = disk.open(path, Disk.OpenMode.CREATE);
      if (status == null) {
        disk.letAllRead(path); // who asks for a file of this kind wants others to have it
      }
      file.truncate(0);
      return new Writing(file);
    } catch (IOException e) {
      PgException fault = FileFault.of("could not open file \"" + name + "\" for writing", e);
      throw isAbsenceOrDenial(e)
          ? fault.hint(
              "COPY TO instructs the PostgreSQL server process to write a file. You may want a"
                  + " client-side facility such as psql's \\copy.")
          : fault;
    }
  }

  private static void refuseDirectory(Disk disk, Path path, String name) throws IOException {
    FileStatus status = disk.status(path);
    if (status != null && status.isDirectory()) {
      throw new PgException(SqlState.WRONG_OBJECT_TYPE, "\"" + name + "\" is a directory");
    }
  }

  /// A file that is read from its start to its end.
  private static final class Reading implements CopySource {
    private final DiskFile file;
    private long position;

    Reading(DiskFile file) {
      this.file = file;
    }

    @Override
    public boolean read(ByteSink into) {
      int at = into.reserve(PIECE);
      try {
        int got = file.read(MemorySegment.ofArray(into.array()).asSlice(at, PIECE), position);
        into.truncate(at + got);
        position += got;
        return got > 0;
      } catch (IOException e) {
        throw FileFault.of("could not read from COPY file", e);
      }
    }

    @Override
    public void drain() {}

    @Override
    public void close() {
      closeQuietly(file);
    }
  }

  private static void closeQuietly(DiskFile file) {
    try {
      file.close();
    } catch (IOException e) {
      throw FileFault.of("could not close file", e);
    }
  }

  /// A file that is written from its start.
  private static final class Writing extends PiecewiseTarget {
    private final DiskFile file;
    private long position;

    Writing(DiskFile file) {
      this.file = file;
    }

    @Override
    void flush() {
      try {
        file.write(MemorySegment.ofArray(pending.array()).asSlice(0, pending.length()), position);
      } catch (IOException e) {
        throw FileFault.of("could not write to COPY file", e);
      }
      position += pending.length();
      pending.clear();
    }

    @Override
    public void done() {
      if (pending.length() > 0) {
        flush();
      }
    }

    @Override
    public void close() {
      closeQuietly(file);
    }
  }
}
