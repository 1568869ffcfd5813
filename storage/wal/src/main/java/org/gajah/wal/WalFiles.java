package org.gajah.wal;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.memory.SharedMemory;
import org.gajah.base.seam.Disk.OpenMode;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.FileStatus;
import org.gajah.disk.ClusterFiles;
import org.gajah.disk.FileFault;
import org.gajah.walformat.WalFormat;
import org.gajah.walformat.WalSegmentSize;

/// The segment files in `pg_wal`: made, reused and removed. Mirrors the part of
/// `access/transam/xlog.c` that is about files.
///
/// A segment gets its name only when it is complete: filled with zeros and synced under another
/// name, then renamed.
public final class WalFiles {
  public static final String FOLDER = "pg_wal";

  private static final int ZERO_BYTES = 256 * 1024;

  private final ClusterFiles cluster;
  private final WalSegmentSize segmentSize;
  private final MemorySegment zeros;
  private int temporaries;

  public WalFiles(ClusterFiles cluster, WalSegmentSize segmentSize, SharedMemory memory) {
    this.cluster = cluster;
    this.segmentSize = segmentSize;
    this.zeros = memory.allocate("WAL Zero Bytes", ZERO_BYTES);
  }

  public WalSegmentSize segmentSize() {
    return segmentSize;
  }

  private Path folder() {
    return cluster.resolve(FOLDER);
  }

  private static String display(String name) {
    return FOLDER + "/" + name;
  }

  /// Opens a segment for writing; makes it when it is missing.
  DiskFile openForWriting(int timeline, long segment) {
    String name = segmentSize.fileName(timeline, segment);
    preallocate(timeline, segment);
    try {
      return cluster.disk().open(folder().resolve(name), OpenMode.READ_WRITE);
    } catch (IOException e) {
      throw FileFault.of(Severity.PANIC, "could not open file \"" + display(name) + "\"", e);
    }
  }

  /// Makes a segment in advance unless it is there.
  ///
  /// @return whether it was made
  public boolean preallocate(int timeline, long segment) {
    String name = segmentSize.fileName(timeline, segment);
    try {
      if (cluster.disk().exists(folder().resolve(name))) {
        return false;
      }
    } catch (IOException e) {
      throw FileFault.of("could not stat file \"" + display(name) + "\"", e);
    }
    String temporary = "xlogtemp." + nextTemporary();
    try {
      removeIfThere(folder().resolve(temporary));
      fill(temporary);
      install(folder().resolve(temporary), folder().resolve(name));
      return true;
    } catch (IOException e) {
      giveBack(temporary, e);
      throw FileFault.of("could not create file \"" + display(temporary) + "\"", e);
    }
  }

  private void fill(String temporary) throws IOException {
    try (DiskFile file = cluster.disk().open(folder().resolve(temporary), OpenMode.CREATE_NEW)) {
      try {
        for (long at = 0; at < segmentSize.bytes(); at += ZERO_BYTES) {
          file.write(zeros, at);
        }
      } catch (IOException e) {
        giveBack(temporary, e);
        throw FileFault.of("could not write to file \"" + display(temporary) + "\"", e);
      }
      try {
        file.sync();
      } catch (IOException e) {
        giveBack(temporary, e);
        throw FileFault.of("could not fsync file \"" + display(temporary) + "\"", e);
      }
    }
  }

  /// Gives the space of a file that was not finished back; what went wrong first is reported.
  private void giveBack(String temporary, IOException fault) {
    try {
      removeIfThere(folder().resolve(temporary));
    } catch (IOException second) {
      fault.addSuppressed(second);
    }
  }

  private synchronized int nextTemporary() {
    return ++temporaries;
  }

  private void removeIfThere(Path path) throws IOException {
    if (cluster.disk().exists(path)) {
      cluster.disk().delete(path);
    }
  }

  private synchronized void install(Path from, Path to) throws IOException {
    if (cluster.disk().exists(to)) {
      cluster.disk().delete(from); // somebody was faster
      return;
    }
    cluster.disk().rename(from, to);
    cluster.disk().syncDirectory(folder());
  }

  /// What became of old segments.
  ///
  /// @param removed how many files were deleted
  /// @param recycled how many became segments of the future
  public record Cleanup(int removed, int recycled) {}

  /// Says whether a segment may go: it was archived, or need not be.
  @FunctionalInterface
  public interface ArchiveCheck {
    boolean mayRemove(String name);
  }

  /// Removes segments that nobody needs any more, or renames them into segments to come.
  ///
  /// @param timeline timeline of the segments to come
  /// @param keepFrom the first segment to keep
  /// @param nextSegment the first segment that does not exist yet
  /// @param recycleUpTo segments of the future are wanted up to this one
  public Cleanup removeOld(
      int timeline, long keepFrom, long nextSegment, long recycleUpTo, ArchiveCheck archive) {
    int removed = 0;
    int recycled = 0;
    long future = nextSegment;
    try {
      for (String name : oldNames()) {
        if (segmentSize.segmentOf(name) >= keepFrom || !archive.mayRemove(name)) {
          continue;
        }
        Path path = folder().resolve(name);
        future = firstMissing(timeline, future, recycleUpTo);
        if (future <= recycleUpTo && WalSegmentSize.isFileName(name) && isReusable(path)) {
          install(path, folder().resolve(segmentSize.fileName(timeline, future)));
          recycled++;
        } else {
          cluster.disk().delete(path);
          removed++;
        }
        removeStatus(name);
      }
      if (removed + recycled > 0) {
        cluster.disk().syncDirectory(folder());
      }
    } catch (IOException e) {
      throw FileFault.of("could not remove old files of \"" + FOLDER + "\"", e);
    }
    return new Cleanup(removed, recycled);
  }

  private long firstMissing(int timeline, long from, long upTo) throws IOException {
    long segment = from;
    while (segment <= upTo
        && cluster.disk().exists(folder().resolve(segmentSize.fileName(timeline, segment)))) {
      segment++;
    }
    return segment;
  }

  private boolean isReusable(Path path) throws IOException {
    FileStatus status = cluster.disk().status(path);
    return status != null && status.isFile() && status.size() == segmentSize.bytes();
  }

  private void removeStatus(String name) throws IOException {
    for (String suffix : List.of(".ready", ".done")) {
      removeIfThere(folder().resolve("archive_status").resolve(name + suffix));
    }
  }

  private List<String> oldNames() throws IOException {
    return cluster.disk().list(folder()).stream()
        .filter(name -> WalSegmentSize.isFileName(name) || WalSegmentSize.isPartialFileName(name))
        .sorted()
        .toList();
  }

  /// Removes files that were being made when the instance went down.
  public void removeTemporaries() {
    try {
      for (String name : cluster.disk().list(folder())) {
        if (name.startsWith("xlogtemp.")) {
          cluster.disk().delete(folder().resolve(name));
        }
      }
    } catch (IOException e) {
      throw FileFault.of("could not remove temporary files of \"" + FOLDER + "\"", e);
    }
  }

  DiskFile openForReading(String name) throws IOException {
    return cluster.disk().open(folder().resolve(name), OpenMode.READ);
  }

  /// Reads a page of the log from its file.
  ///
  /// @param into 8192 bytes
  /// @return how many bytes were there
  public int readPage(int timeline, long pageStart, MemorySegment into) {
    String name = segmentSize.fileName(timeline, segmentSize.segment(pageStart));
    try (DiskFile file = openForReading(name)) {
      return file.read(into.asSlice(0, WalFormat.PAGE_SIZE), segmentSize.offset(pageStart));
    } catch (IOException e) {
      throw FileFault.of("could not open file \"" + display(name) + "\"", e);
    }
  }

  /// Makes sure that the folder is there, and what belongs into it.
  ///
  /// @throws PgException FATAL when it is not
  public void check(Reporter reporter) {
    try {
      if (!cluster.disk().exists(folder())) {
        throw PgException.fatal(
            SqlState.UNDEFINED_FILE, "required WAL directory \"" + FOLDER + "\" does not exist");
      }
      for (String name : List.of("archive_status", "summaries")) {
        Path inner = folder().resolve(name);
        if (!cluster.disk().exists(inner)) {
          reporter.log("creating missing WAL directory \"" + display(name) + "\"");
          cluster.disk().createDirectory(inner);
          cluster.disk().syncDirectory(folder());
        }
      }
    } catch (IOException e) {
      throw FileFault.of(
          Severity.FATAL, "could not create missing directory \"" + FOLDER + "\"", e);
    }
  }
}
