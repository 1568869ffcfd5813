package org.gajah.recovery.checkpoint;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.gajah.activity.WaitEvent;
import org.gajah.base.seam.Clock;
import org.gajah.buffer.BufferPool;
import org.gajah.locks.Proc;
import org.gajah.wal.Wal;

/// Spreads the writes of a checkpoint over the time until the next one is due. Mirrors
/// `CheckpointWriteDelay` and `IsCheckpointOnSchedule` of `postmaster/checkpointer.c`.
final class CheckpointPace implements BufferPool.Pace {
  private static final long NAP_NANOS = 100_000_000;
  private static final double NANOS_PER_SECOND = 1e9;

  private final Wal wal;
  private final Clock clock;
  private final Proc proc;
  private final Supplier<CheckpointSettings> settings;
  private final BooleanSupplier hurry;
  private final long startNanos;
  private final long startLsn;
  private double knownElapsed;

  /// @param settings asked again and again, for they may change meanwhile
  /// @param hurry whether somebody is waiting for it now, or the instance shuts down
  CheckpointPace(Wal wal, Supplier<CheckpointSettings> settings, BooleanSupplier hurry, Proc proc) {
    this.wal = wal;
    this.proc = proc;
    this.clock = proc.clock();
    this.settings = settings;
    this.hurry = hurry;
    this.startNanos = clock.nanos();
    this.startLsn = wal.insertPosition();
  }

  @Override
  public void pageDone(int done, int total) {
    if (!hurry.getAsBoolean() && isAhead((double) done / total)) {
      proc.resetLatch();
      if (!hurry.getAsBoolean()) {
        proc.waitLatch(WaitEvent.TIMEOUT_CHECKPOINT_WRITE_DELAY, NAP_NANOS);
      }
    }
  }

  private boolean isAhead(double progress) {
    CheckpointSettings now = settings.get();
    double done = progress * now.completionTarget();
    if (done < knownElapsed) {
      return false;
    }
    double segments = (double) (wal.insertPosition() - startLsn) / wal.segmentSize().bytes();
    double byLog = segments / now.segmentsBetween(wal.segmentSize());
    double seconds = (clock.nanos() - startNanos) / NANOS_PER_SECOND;
    double byTime = seconds / now.timeoutSeconds();
    double elapsed = done < byLog ? byLog : byTime;
    if (done < elapsed) {
      knownElapsed = elapsed;
      return false;
    }
    return true;
  }
}
