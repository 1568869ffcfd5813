package org.gajah.oracle.wal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gajah.walformat.InvalidWalException;
import org.gajah.walformat.WalPageSource;
import org.gajah.walformat.WalReader;
import org.gajah.walformat.WalSegmentSize;

/// The log of one timeline in a folder of segments.
public final class SegmentFiles implements WalPageSource {
  private final Path folder;
  private final WalSegmentSize segments;
  private final int timeline;
  private final long end;
  private long segment = -1;
  private byte[] bytes = {};

  /// @param end where the log ends
  public SegmentFiles(Path folder, WalSegmentSize segments, int timeline, long end) {
    this.folder = folder;
    this.segments = segments;
    this.timeline = timeline;
    this.end = end;
  }

  public WalReader reader() {
    return new WalReader(this, segments, 0);
  }

  @Override
  public int read(long position, int required, long record, byte[] into)
      throws InvalidWalException {
    if (position + required > end) {
      return END;
    }
    if (segment != segments.segment(position)) {
      segment = segments.segment(position);
      String name = segments.fileName(timeline, segment);
      try {
        bytes = Files.readAllBytes(folder.resolve(name));
      } catch (IOException e) {
        throw new InvalidWalException("could not open file \"" + name + "\"");
      }
    }
    int from = segments.offset(position);
    int count = Math.min(into.length, bytes.length - from);
    System.arraycopy(bytes, from, into, 0, count);
    return count;
  }

  @Override
  public int timeline() {
    return timeline;
  }
}
