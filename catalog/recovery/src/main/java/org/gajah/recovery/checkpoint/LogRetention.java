package org.gajah.recovery.checkpoint;

import java.io.IOException;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.gajah.base.id.Lsn;
import org.gajah.disk.ClusterFiles;
import org.gajah.disk.FileFault;
import org.gajah.recovery.checkpoint.CheckpointSettings.Retention;
import org.gajah.wal.WalFiles;
import org.gajah.walformat.WalSegmentSize;

/// Decides which segments of the log may go after a checkpoint. Mirrors `KeepLogSeg`,
/// `XLOGfileslop` and `RemoveOldXlogFiles` of `access/transam/xlog.c`.
final class LogRetention {
  private static final String SUMMARIES = "pg_wal/summaries";
  private static final Pattern SUMMARY = Pattern.compile("[0-9A-F]{40}\\.summary");

  /// Above this part of a segment the next one is made in advance.
  private static final double PREALLOCATE_FROM = 0.75;

  private static final double SAFETY = 1.10;

  private final ClusterFiles cluster;
  private final WalFiles files;
  private final WalSegmentSize size;
  private final ArchiveStatus archive;
  private final LongSupplier slotsNeed;

  /// @param slotsNeed from where replication slots need the log, 0 for nowhere
  LogRetention(
      ClusterFiles cluster, WalFiles files, ArchiveStatus archive, LongSupplier slotsNeed) {
    this.cluster = cluster;
    this.files = files;
    this.size = files.segmentSize();
    this.archive = archive;
    this.slotsNeed = slotsNeed;
  }

  /// Removes or reuses segments before the one that `redo` is in, unless somebody needs them.
  ///
  /// @param end where the log ends
  /// @param distance how much log is expected until the next checkpoint, in bytes
  WalFiles.Cleanup removeOld(
      long redo, long end, int timeline, double distance, CheckpointSettings settings) {
    Retention retention = settings.retention();
    long keepFrom = Math.min(size.segment(redo), oldestNeeded(end, timeline, retention));
    long next = size.segment(end);
    long recycleUpTo = retention.recycle() ? lastWanted(redo, distance, settings) : next - 1;
    return files.removeOld(timeline, keepFrom, next, recycleUpTo, archive::isDone);
  }

  /// The first segment that somebody other than recovery needs.
  private long oldestNeeded(long end, int timeline, Retention retention) {
    long current = size.segment(end);
    long oldest = current;
    long slots = slotsNeed.getAsLong();
    if (Lsn.isValid(slots) && Lsn.before(slots, end)) {
      oldest = size.segment(slots);
      if (retention.mostForSlots() >= 0) {
        long most = CheckpointSettings.segments(retention.mostForSlots(), size);
        oldest = Math.max(oldest, current - most);
      }
    }
    if (retention.summarized()) {
      oldest = Math.min(oldest, firstUnsummarized(timeline));
    }
    if (retention.keep() > 0) {
      long keep = CheckpointSettings.segments(retention.keep(), size);
      oldest = Math.min(oldest, Math.max(1, current - keep));
    }
    return oldest;
  }

  /// The segment with the first log that is in no summary; 0 when there are none.
  private long firstUnsummarized(int timeline) {
    long end = 0;
    try {
      for (String name : cluster.list(SUMMARIES)) {
        if (SUMMARY.matcher(name).matches() && WalSegmentSize.timelineOf(name) == timeline) {
          end = Lsn.max(end, Long.parseUnsignedLong(name, 24, 40, 16));
        }
      }
    } catch (IOException e) {
      throw FileFault.of("could not open directory \"" + SUMMARIES + "\"", e);
    }
    return size.segment(end);
  }

  /// Up to which segment old ones are renamed into new ones.
  private long lastWanted(long redo, double distance, CheckpointSettings settings) {
    Retention retention = settings.retention();
    long first = size.segment(redo);
    long least = first + CheckpointSettings.segments(retention.least(), size) - 1;
    long most = first + CheckpointSettings.segments(retention.most(), size) - 1;
    double expected = (1.0 + settings.completionTarget()) * distance * SAFETY;
    long wanted = (long) Math.ceil((redo + expected) / size.bytes());
    return Math.min(Math.max(wanted, least), Math.max(most, least));
  }

  /// Makes the next segment when the present one is nearly full.
  ///
  /// @return how many were made
  int prepareNext(long end, int timeline) {
    long segment = size.previousSegment(end);
    if (size.offset(end - 1) >= PREALLOCATE_FROM * size.bytes()) {
      return files.preallocate(timeline, segment + 1) ? 1 : 0;
    }
    return 0;
  }
}
