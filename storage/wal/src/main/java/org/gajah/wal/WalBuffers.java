package org.gajah.wal;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.gajah.base.memory.SharedMemory;
import org.gajah.page.Bytes;
import org.gajah.walformat.WalFormat;
import org.gajah.walformat.WalPageHeader;
import org.gajah.walformat.WalSegmentSize;

/// The pages of the log's end in memory: a ring in which the page that starts at LSN p has the
/// place p / 8192 modulo its size.
final class WalBuffers {
  static final int PAGE_SIZE = WalFormat.PAGE_SIZE;

  private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

  private final MemorySegment ring;
  private final int count;
  private final long[] starts;
  private final WalSegmentSize segmentSize;
  private final long systemId;
  private int timeline;

  WalBuffers(
      int count, WalSegmentSize segmentSize, long systemId, int timeline, SharedMemory memory) {
    this.count = count;
    this.segmentSize = segmentSize;
    this.systemId = systemId;
    this.timeline = timeline;
    this.starts = new long[count];
    this.ring = memory.allocate("XLOG Ctl", (long) count * PAGE_SIZE);
  }

  int count() {
    return count;
  }

  /// Says which timeline the heads of pages name from now on. Nobody inserts yet.
  void timeline(int newTimeline) {
    timeline = newTimeline;
  }

  private int index(long pageStart) {
    return (int) Long.remainderUnsigned(pageStart / PAGE_SIZE, count);
  }

  /// Whether the page that starts at `pageStart` is ready to be written into.
  boolean isReady(long pageStart) {
    return (long) LONGS.getAcquire(starts, index(pageStart)) == pageStart;
  }

  /// The page whose place the page that starts at `pageStart` takes: where that one starts, 0 for
  /// none.
  long occupant(long pageStart) {
    return (long) LONGS.getAcquire(starts, index(pageStart));
  }

  /// Where in [#ring] the byte at `lsn` lies.
  long offset(long lsn) {
    return (long) index(lsn & -PAGE_SIZE) * PAGE_SIZE + (lsn & PAGE_SIZE - 1);
  }

  MemorySegment ring() {
    return ring;
  }

  /// Makes a page empty but for its head. Called under the mapping lock, when what the place held
  /// has been written.
  ///
  /// @param removable whether images on this page may be left out by whoever archives: no base
  ///   backup is running
  void initialize(long pageStart, boolean removable) {
    int index = index(pageStart);
    long at = (long) index * PAGE_SIZE;
    LONGS.setRelease(starts, index, 0L);
    Bytes.zero(ring, at, PAGE_SIZE);
    boolean first = segmentSize.offset(pageStart) == 0;
    int info =
        (removable ? WalPageHeader.BACKUP_REMOVABLE : 0) | (first ? WalPageHeader.LONG_HEADER : 0);
    WalPageHeader.write(ring, at, info, timeline, pageStart, 0);
    if (first) {
      WalPageHeader.writeLongPart(ring, at, systemId, segmentSize.bytes());
    }
    LONGS.setRelease(starts, index, pageStart);
  }

  /// Takes over the page in which the log ended before this instance: the bytes before `end` are
  /// kept.
  void adopt(long end, MemorySegment page) {
    long pageStart = end & -PAGE_SIZE;
    int index = index(pageStart);
    long at = (long) index * PAGE_SIZE;
    int kept = (int) (end - pageStart);
    Bytes.zero(ring, at, PAGE_SIZE);
    Bytes.copy(page, 0, ring, at, kept);
    LONGS.setRelease(starts, index, pageStart);
  }

  /// Says on a page that it starts with the rest of a record.
  void markContinued(long pageStart, int remaining) {
    long at = offset(pageStart);
    int info = Bytes.unsignedShort(ring, at + WalPageHeader.INFO);
    Bytes.setShort(ring, at + WalPageHeader.INFO, info | WalPageHeader.FIRST_IS_CONTRECORD);
    Bytes.setInt(ring, at + WalPageHeader.REMAINING, remaining);
  }

  /// Says on a page that the record before it was broken off.
  void markOverwrite(long pageStart) {
    long at = offset(pageStart);
    int info = Bytes.unsignedShort(ring, at + WalPageHeader.INFO);
    Bytes.setShort(
        ring, at + WalPageHeader.INFO, info | WalPageHeader.FIRST_IS_OVERWRITE_CONTRECORD);
  }

  /// Makes the head of a page zero that nobody will ever write to, because the log goes on in the
  /// next segment: such pages are easy to compress.
  void clearHead(long pageStart) {
    Bytes.zero(ring, offset(pageStart), WalPageHeader.SHORT_SIZE);
  }

  int headSize(long pageStart) {
    return segmentSize.offset(pageStart) == 0 ? WalPageHeader.LONG_SIZE : WalPageHeader.SHORT_SIZE;
  }

  void copyIn(byte[] bytes, int from, long lsn, int length) {
    Bytes.copyIn(bytes, from, ring, offset(lsn), length);
  }
}
