package org.gajah.walformat;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// A log in memory: records are laid out in pages and segments, and may be read and spoilt.
final class MemoryLog implements WalPageSource {
  static final long SYSTEM_ID = 0x1234_5678_9ABC_DEF0L;

  final WalSegmentSize segments;
  final byte[] bytes;
  final long base;
  final List<Long> starts = new ArrayList<>();
  int timeline = 1;
  long end;
  private long bytePosition;
  private long previous;

  /// @param capacity bytes, a multiple of the size of a segment
  MemoryLog(WalSegmentSize segments, long firstSegment, int capacity) {
    this.segments = segments;
    this.bytes = new byte[capacity];
    this.base = segments.start(firstSegment);
    this.bytePosition = segments.toBytePosition(base);
    this.end = base + capacity;
  }

  /// Where the next record goes.
  long insertLsn() {
    return segments.toLsn(bytePosition);
  }

  /// Appends a finished record of which only the place is still open.
  long append(RecordAssembler record) {
    long start = segments.toLsn(bytePosition);
    record.finish(previous);
    write(record.bytes(), record.length());
    previous = start;
    starts.add(start);
    return start;
  }

  private void write(byte[] record, int length) {
    int done = 0;
    while (done < length) {
      long at = segments.toLsn(bytePosition);
      long page = at & -WalFormat.PAGE_SIZE;
      startPage(page, done == 0 ? 0 : length - done);
      int room = WalFormat.PAGE_SIZE - (int) (at - page);
      int count = Math.min(room, length - done);
      System.arraycopy(record, done, bytes, (int) (at - base), count);
      done += count;
      bytePosition += count;
    }
    bytePosition = bytePosition + 7 & ~7L;
  }

  private void startPage(long page, int remaining) {
    int at = (int) (page - base);
    if (bytes[at] != 0) {
      return;
    }
    boolean first = segments.offset(page) == 0;
    int info =
        (first ? WalPageHeader.LONG_HEADER : 0)
            | (remaining > 0 ? WalPageHeader.FIRST_IS_CONTRECORD : 0);
    MemorySegment buffer = MemorySegment.ofArray(bytes);
    WalPageHeader.write(buffer, at, info, timeline, page, remaining);
    if (first) {
      WalPageHeader.writeLongPart(buffer, at, SYSTEM_ID, segments.bytes());
    }
  }

  WalReader reader() {
    return new WalReader(this, segments, SYSTEM_ID);
  }

  @Override
  public int read(long position, int required, long record, byte[] into) {
    if (position + required > end) {
      return END;
    }
    long segmentEnd = segments.start(segments.segment(position) + 1);
    int count = (int) Math.min(into.length, Math.min(end, segmentEnd) - position);
    System.arraycopy(bytes, (int) (position - base), into, 0, count);
    return count;
  }

  @Override
  public int timeline() {
    return timeline;
  }
}
