package org.gajah.recovery.checkpoint;

import java.util.Locale;
import org.gajah.base.id.Lsn;
import org.gajah.disk.SyncRequests;

/// What one checkpoint did, for its line in the log. Filled while it goes on.
final class CheckpointReport {
  private static final long NANOS_PER_MILLI = 1_000_000;

  final long startNanos;
  long writeStart;
  long syncStart;
  long syncEnd;
  long end;
  int buffers;
  int segmentsAdded;
  int segmentsRemoved;
  int segmentsRecycled;
  SyncRequests.Outcome synced = new SyncRequests.Outcome(0, 0, 0);

  CheckpointReport(long startNanos) {
    this.startNanos = startNanos;
    writeStart = startNanos;
    syncStart = startNanos;
    syncEnd = startNanos;
    end = startNanos;
  }

  long writeMillis() {
    return millis(syncStart - writeStart);
  }

  long syncMillis() {
    return millis(syncEnd - syncStart);
  }

  /// The line of `log_checkpoints`.
  ///
  /// @param distance bytes of log since the redo point before, and what is expected of the next
  /// @param lsn the checkpoint's record
  String line(boolean restartPoint, int poolSize, LogDistance distance, long lsn, long redo) {
    long average = synced.files() == 0 ? 0 : synced.totalNanos() / synced.files();
    return String.format(
        Locale.ROOT,
        "%s complete: wrote %d buffers (%.1f%%); %d WAL file(s) added, %d removed, %d recycled;"
            + " write=%s, sync=%s, total=%s; sync files=%d, longest=%s, average=%s;"
            + " distance=%d kB, estimate=%d kB; lsn=%s, redo lsn=%s",
        restartPoint ? "restartpoint" : "checkpoint",
        buffers,
        buffers * 100.0 / poolSize,
        segmentsAdded,
        segmentsRemoved,
        segmentsRecycled,
        seconds(writeMillis()),
        seconds(syncMillis()),
        seconds(millis(end - startNanos)),
        synced.files(),
        seconds(millis(synced.longestNanos())),
        seconds(millis(average)),
        (long) distance.last() / 1024,
        (long) distance.estimate() / 1024,
        Lsn.toString(lsn),
        Lsn.toString(redo));
  }

  /// Whole milliseconds, begun ones counting, as PostgreSQL rounds time differences.
  private static long millis(long nanos) {
    return (Math.max(0, nanos) + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI;
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%d.%03d s", millis / 1000, millis % 1000);
  }
}
