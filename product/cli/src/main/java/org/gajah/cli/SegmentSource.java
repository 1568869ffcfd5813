package org.gajah.cli;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.gajah.base.id.Lsn;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.DiskFile;
import org.gajah.cli.terminal.Complaint;
import org.gajah.walformat.WalPageSource;
import org.gajah.walformat.WalSegmentSize;
import org.jspecify.annotations.Nullable;

/// The log of one timeline in a folder of segments, up to some position.
final class SegmentSource implements WalPageSource, AutoCloseable {
  private final Disk disk;
  private final WalRange range;
  private final WalSegmentSize size;
  private final MemorySegment window;
  private final byte[] windowBytes;
  private @Nullable DiskFile file;
  private long segment = -1;
  private String name = "";
  private boolean atEnd;

  /// @param readAhead how much may be read at once; following a log that grows, one page
  SegmentSource(Disk disk, WalRange range, int readAhead) {
    this.disk = disk;
    this.range = range;
    this.size = range.folder().segmentSize();
    this.windowBytes = new byte[readAhead];
    this.window = MemorySegment.ofArray(windowBytes);
  }

  /// Whether the end of the range was asked for.
  boolean atEnd() {
    return atEnd;
  }

  @Override
  public int read(long position, int required, long record, byte[] into) {
    if (Lsn.isValid(range.end()) && position + required > range.end()) {
      atEnd = true;
      return END;
    }
    long segmentEnd = size.start(size.segment(position) + 1);
    long limit = Lsn.isValid(range.end()) ? Lsn.min(range.end(), segmentEnd) : segmentEnd;
    int wanted = (int) Math.min(Math.min(into.length, windowBytes.length), limit - position);
    int got = readFile(position, wanted, required);
    System.arraycopy(windowBytes, 0, into, 0, got);
    return got;
  }

  private int readFile(long position, int wanted, int required) {
    int offset = size.offset(position);
    try {
      DiskFile open = open(size.segment(position));
      int got = open.read(window.asSlice(0, wanted), offset);
      if (got < required) {
        throw Complaint.of(
            "could not read from file \"%s\", offset %d: read %d of %d"
                .formatted(name, offset, got, required));
      }
      return got;
    } catch (NoSuchFileException e) {
      throw Complaint.of("could not find file \"" + name + "\": No such file or directory");
    } catch (IOException e) {
      throw Complaint.of(
          "could not read from file \"%s\", offset %d: %s".formatted(name, offset, e.getMessage()));
    }
  }

  private DiskFile open(long wanted) throws IOException {
    if (file != null && segment == wanted) {
      return file;
    }
    close();
    name = size.fileName(range.timeline(), wanted);
    Path path = range.folder().folder().resolve(name);
    DiskFile opened = disk.open(path, Disk.OpenMode.READ);
    file = opened;
    segment = wanted;
    return opened;
  }

  @Override
  public int timeline() {
    return range.timeline();
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
      file = null;
    }
  }
}
