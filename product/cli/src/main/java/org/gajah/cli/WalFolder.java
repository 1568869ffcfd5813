package org.gajah.cli;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.FileStatus;
import org.gajah.cli.terminal.Complaint;
import org.gajah.cli.terminal.Surroundings;
import org.gajah.walformat.WalFormat;
import org.gajah.walformat.WalPageHeader;
import org.gajah.walformat.WalSegmentSize;
import org.jspecify.annotations.Nullable;

/// Finds the folder with the segments of a log, and their size.
final class WalFolder {
  private static final String WAL = "pg_wal";

  private final Disk disk;
  private final Surroundings surroundings;
  private Path folder = Path.of("");
  private WalSegmentSize size = WalSegmentSize.DEFAULT;

  WalFolder(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.disk = surroundings.disk();
  }

  Path folder() {
    return folder;
  }

  WalSegmentSize segmentSize() {
    return size;
  }

  boolean isDirectory(Path path) {
    try {
      // A link to a directory counts, which the disk tells by its content only.
      disk.list(path);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /// Looks for the folder.
  ///
  /// @param given where somebody said that it is, it or its `pg_wal`
  /// @param name a segment that must be in it, or null for any
  void locate(@Nullable Path given, @Nullable String name) {
    if (given != null) {
      if (search(given, name) || search(given.resolve(WAL), name)) {
        return;
      }
    } else {
      String data = surroundings.environment().get("PGDATA");
      Path here = surroundings.directory();
      if (search(here, name)
          || search(here.resolve(WAL), name)
          || data != null && search(surroundings.path(data).resolve(WAL), name)) {
        return;
      }
    }
    throw Complaint.of(
        name == null
            ? "could not find any WAL file"
            : "could not locate WAL file \"" + name + "\"");
  }

  private boolean search(Path candidate, @Nullable String name) {
    try {
      String segment = name;
      if (segment == null) {
        segment =
            disk.list(candidate).stream()
                .filter(WalSegmentSize::isFileName)
                .findFirst()
                .orElse(null);
      }
      if (segment == null) {
        return false;
      }
      FileStatus status = disk.status(candidate.resolve(segment));
      if (status == null) {
        return false;
      }
      folder = candidate;
      readSegmentSize(segment);
      return true;
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  private void readSegmentSize(String name) throws IOException {
    byte[] page = new byte[WalFormat.PAGE_SIZE];
    int got;
    try (DiskFile file = disk.open(folder.resolve(name), Disk.OpenMode.READ)) {
      got = file.read(MemorySegment.ofArray(page), 0);
    }
    if (got < page.length) {
      throw Complaint.of(
          "could not read file \"" + name + "\": read " + got + " of " + page.length);
    }
    int bytes = LittleEndian.intAt(page, WalPageHeader.SEGMENT_SIZE);
    if (!WalSegmentSize.isValid(bytes)) {
      throw Complaint.of(
          "invalid WAL segment size in WAL file \"%s\" (%d %s)"
              .formatted(name, bytes, bytes == 1 ? "byte" : "bytes"),
          "The WAL segment size must be a power of two between 1 MB and 1 GB.");
    }
    size = new WalSegmentSize(bytes);
  }

  /// Complains unless a segment is there.
  void checkExists(String name) {
    try {
      if (disk.status(folder.resolve(name)) != null) {
        return;
      }
    } catch (IOException e) {
      // Not to be read is as bad as not there.
    }
    throw Complaint.of("could not open file \"" + name + "\"");
  }
}
