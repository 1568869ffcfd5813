package org.gajah.wal;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.NoSuchFileException;
import org.gajah.base.id.Lsn;
import org.gajah.base.seam.DiskFile;
import org.gajah.disk.FileFault;
import org.gajah.walformat.InvalidWalException;
import org.gajah.walformat.WalFormat;
import org.gajah.walformat.WalPageSource;
import org.gajah.walformat.WalSegmentSize;
import org.jspecify.annotations.Nullable;

/// Gives a [org.gajah.walformat.WalReader] the log from the segment files. Belongs to one thread.
public final class WalFileSource implements WalPageSource, AutoCloseable {
  /// Says on which timeline a segment is to be looked for.
  @FunctionalInterface
  public interface TimelineOf {
    int timeline(long segment);
  }

  private static final long NONE = -1;

  private final WalFiles files;
  private final WalSegmentSize segmentSize;
  private final TimelineOf timelines;
  private final long limit;
  private @Nullable DiskFile open;
  private long openNumber = NONE;
  private int openTimeline;

  /// @param limit where the log ends for this reader: what lies behind may still change. Files that
  ///   nobody writes to need none ([Long#MAX_VALUE])
  public WalFileSource(WalFiles files, TimelineOf timelines, long limit) {
    this.files = files;
    this.segmentSize = files.segmentSize();
    this.timelines = timelines;
    this.limit = limit;
  }

  @Override
  public int read(long position, int required, long record, byte[] into)
      throws InvalidWalException {
    if (Long.compareUnsigned(position + required, limit) > 0) {
      return END;
    }
    long segment = segmentSize.segment(position);
    DiskFile file = file(segment);
    if (file == null) {
      return END;
    }
    long wanted = Math.min(into.length, segmentSize.start(segment + 1) - position);
    if (Long.compareUnsigned(position + wanted, limit) > 0) {
      wanted = limit - position;
    }
    try {
      int offset = segmentSize.offset(position);
      int count = file.read(MemorySegment.ofArray(into).asSlice(0, wanted), offset);
      if (count < Math.min(required, WalFormat.PAGE_SIZE)) {
        throw new InvalidWalException(
            "could not read from WAL segment %s, LSN %s, offset %d: read %d of %d"
                .formatted(
                    segmentSize.fileName(openTimeline, segment),
                    Lsn.toString(position),
                    offset,
                    count,
                    WalFormat.PAGE_SIZE));
      }
      return count;
    } catch (IOException e) {
      throw FileFault.of(
          "could not read from WAL segment " + segmentSize.fileName(openTimeline, segment), e);
    }
  }

  private @Nullable DiskFile file(long segment) {
    int timeline = timelines.timeline(segment);
    if (open != null && openNumber == segment && openTimeline == timeline) {
      return open;
    }
    close();
    String name = segmentSize.fileName(timeline, segment);
    try {
      open = files.openForReading(name);
      openNumber = segment;
      openTimeline = timeline;
      return open;
    } catch (NoSuchFileException missing) {
      return null;
    } catch (IOException e) {
      throw FileFault.of("could not open file \"" + WalFiles.FOLDER + "/" + name + "\"", e);
    }
  }

  @Override
  public int timeline() {
    return openTimeline;
  }

  @Override
  public void close() {
    DiskFile closing = open;
    open = null;
    if (closing != null) {
      try {
        closing.close();
      } catch (IOException e) {
        throw FileFault.of("could not close a WAL segment", e);
      }
    }
  }
}
