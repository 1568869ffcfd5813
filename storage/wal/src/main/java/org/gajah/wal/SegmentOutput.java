package org.gajah.wal;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.LongAdder;
import org.gajah.activity.WaitEvent;
import org.gajah.base.error.Severity;
import org.gajah.base.seam.DiskFile;
import org.gajah.disk.FileFault;
import org.gajah.locks.Proc;
import org.gajah.walformat.WalSegmentSize;
import org.jspecify.annotations.Nullable;

/// The segment file that is being written to. Only used inside the [WriteGate].
///
/// Whatever fails here is a PANIC.
final class SegmentOutput {
  private static final long NONE = -1;

  private final WalFiles files;
  private final WalSegmentSize segmentSize;
  private final WalCounters counters;
  private int timeline;
  private @Nullable DiskFile open;
  private long openNumber = NONE;
  private volatile boolean timed;

  SegmentOutput(WalFiles files, WalCounters counters, int timeline) {
    this.files = files;
    this.segmentSize = files.segmentSize();
    this.counters = counters;
    this.timeline = timeline;
  }

  void timeline(int newTimeline) {
    timeline = newTimeline;
  }

  void timed(boolean on) {
    timed = on;
  }

  private String name(long segment) {
    return segmentSize.fileName(timeline, segment);
  }

  void write(long segment, int offset, MemorySegment bytes, Proc proc) {
    DiskFile file = file(segment);
    proc.startWait(WaitEvent.IO_WAL_WRITE);
    try {
      long start = start(proc);
      file.write(bytes, offset);
      counters.writes.increment();
      count(counters.writeNanos, start, proc);
    } catch (IOException e) {
      throw FileFault.of(
          Severity.PANIC,
          "could not write to log file \"%s\" at offset %d, length %d"
              .formatted(name(segment), offset, bytes.byteSize()),
          e);
    } finally {
      proc.endWait();
    }
  }

  void sync(long segment, Proc proc) {
    DiskFile file = file(segment);
    proc.startWait(WaitEvent.IO_WAL_SYNC);
    try {
      long start = start(proc);
      file.sync();
      counters.syncs.increment();
      count(counters.syncNanos, start, proc);
    } catch (IOException e) {
      throw FileFault.of(Severity.PANIC, "could not fsync file \"" + name(segment) + "\"", e);
    } finally {
      proc.endWait();
    }
  }

  private long start(Proc proc) {
    return timed ? proc.clock().nanos() : NONE;
  }

  private static void count(LongAdder sum, long start, Proc proc) {
    if (start != NONE) {
      sum.add(proc.clock().nanos() - start);
    }
  }

  private DiskFile file(long segment) {
    DiskFile file = open;
    if (file == null || openNumber != segment) {
      close();
      file = files.openForWriting(timeline, segment);
      open = file;
      openNumber = segment;
    }
    return file;
  }

  /// Closes the file, in which nothing is left that was not synced.
  void close() {
    DiskFile file = open;
    open = null;
    if (file != null) {
      try {
        file.close();
      } catch (IOException e) {
        throw FileFault.of(Severity.PANIC, "could not close file \"" + name(openNumber) + "\"", e);
      }
    }
  }
}
