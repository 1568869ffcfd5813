package org.gajah.recovery.checkpoint;

import org.gajah.walformat.WalSegmentSize;

/// Settings of checkpoints, which may change while the instance runs.
///
/// @param timeoutSeconds `checkpoint_timeout`
/// @param warningSeconds `checkpoint_warning`
/// @param completionTarget `checkpoint_completion_target`
/// @param logged `log_checkpoints`
/// @param flushAfterPages `checkpoint_flush_after`, 0 when nothing is synced at all
/// @param retention how much of the log is kept
public record CheckpointSettings(
    int timeoutSeconds,
    int warningSeconds,
    double completionTarget,
    boolean logged,
    int flushAfterPages,
    Retention retention) {
  /// How much of the log is kept, in megabytes.
  ///
  /// @param most `max_wal_size`
  /// @param least `min_wal_size`
  /// @param keep `wal_keep_size`
  /// @param mostForSlots `max_slot_wal_keep_size`, -1 for no limit
  /// @param recycle `wal_recycle`
  /// @param summarized whether `summarize_wal` is on
  public record Retention(
      int most, int least, int keep, int mostForSlots, boolean recycle, boolean summarized) {
    public static final Retention DEFAULT = new Retention(1024, 80, 0, -1, true, false);
  }

  public static final CheckpointSettings DEFAULT =
      new CheckpointSettings(300, 30, 0.9, true, 32, Retention.DEFAULT);

  public CheckpointSettings timeoutSeconds(int seconds) {
    return new CheckpointSettings(
        seconds, warningSeconds, completionTarget, logged, flushAfterPages, retention);
  }

  public CheckpointSettings retention(Retention newRetention) {
    return new CheckpointSettings(
        timeoutSeconds, warningSeconds, completionTarget, logged, flushAfterPages, newRetention);
  }

  /// So many megabytes in segments.
  static long segments(int megabytes, WalSegmentSize size) {
    return (long) megabytes * (1024 * 1024) / size.bytes();
  }

  /// After how many segments of log a checkpoint is due, so that the log stays within
  /// `max_wal_size` although the last checkpoint's log is there still.
  int segmentsBetween(WalSegmentSize size) {
    double target = segments(retention.most(), size) / (1.0 + completionTarget);
    return Math.max(1, (int) target);
  }
}
