package org.gajah.instance.postmaster;

import org.gajah.activity.WaitEvent;
import org.gajah.base.id.Lsn;
import org.gajah.base.settings.SettingReader;
import org.gajah.base.settings.Settings;
import org.gajah.buffer.BufferPool;
import org.gajah.locks.Proc;
import org.gajah.recovery.checkpoint.StandbySnapshots;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.wal.Wal;
import org.gajah.walformat.WalLevel;

/// Writes dirty pages that nobody has used lately, just ahead of the clock's hand, so that backends
/// find clean frames; and tells standbys now and then which transactions run. Mirrors
/// `postmaster/bgwriter.c` and `BgBufferSync` of `storage/buffer/bufmgr.c`.
final class BackgroundWriter extends Background {
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final long SNAPSHOT_INTERVAL_NANOS = 15_000 * NANOS_PER_MILLI;
  private static final int HIBERNATION_FACTOR = 50;
  private static final double SMOOTHING = 16;

  private final SettingReader settings;
  private int cleanedUpTo;
  private int lastHand;
  private double allocationsPerRound;
  private long lastAllocated;
  private long lastSnapshotNanos;
  private long lastSnapshotLsn;

  BackgroundWriter(SettingReader settings) {
    super("background writer", "background writer process");
    this.settings = settings;
  }

  @Override
  void run(StorageProcess own) {
    Proc proc = own.proc();
    lastSnapshotNanos = proc.clock().nanos();
    while (!isStopping()) {
      proc.resetLatch();
      boolean busy = clean(own.storage().buffers(), proc);
      tellStandbys(own);
      if (!isStopping()) {
        long delay = settings.intValue(Settings.BGWRITER_DELAY) * NANOS_PER_MILLI;
        proc.waitLatch(
            busy ? WaitEvent.ACTIVITY_BGWRITER_MAIN : WaitEvent.ACTIVITY_BGWRITER_HIBERNATE,
            busy ? delay : delay * HIBERNATION_FACTOR);
      }
    }
  }

  /// Looks at the frames that will be wanted until the next round.
  ///
  /// @return whether anybody wanted frames since the last round
  private boolean clean(BufferPool pool, Proc proc) {
    int most = settings.intValue(Settings.BGWRITER_LRU_MAXPAGES);
    int hand = pool.clockPosition();
    long allocated = pool.counters().allocated();
    long recent = allocated - lastAllocated;
    lastAllocated = allocated;
    if (recent >= allocationsPerRound) {
      allocationsPerRound = recent;
    } else {
      allocationsPerRound += (recent - allocationsPerRound) / SMOOTHING;
    }
    int wanted = (int) (allocationsPerRound * settings.realValue(Settings.BGWRITER_LRU_MULTIPLIER));
    if (most > 0) {
      lookAhead(pool, hand, wanted, most, proc);
    }
    boolean moved = hand != lastHand;
    lastHand = hand;
    return recent > 0 || moved;
  }

  private void lookAhead(BufferPool pool, int hand, int wanted, int most, Proc proc) {
    // Positions count frames passed since the start and may wrap; differences do not mind.
    if (cleanedUpTo - hand < 0) {
      cleanedUpTo = hand;
    }
    int written = 0;
    int reusable = 0;
    for (int position = hand;
        position - hand < pool.size() && reusable < wanted && written < most;
        position++) {
      int frame = Integer.remainderUnsigned(position, pool.size());
      if (pool.isReusable(frame)) {
        reusable++;
      } else if (position - cleanedUpTo >= 0 && pool.writeIfUnused(frame, proc)) {
        reusable++;
        written++;
      }
      if (position - cleanedUpTo > 0) {
        cleanedUpTo = position;
      }
    }
  }

  private void tellStandbys(StorageProcess own) {
    if (own.storage().settings().logging().level() == WalLevel.MINIMAL) {
      return;
    }
    Wal wal = own.storage().wal();
    long now = own.proc().clock().nanos();
    if (!wal.isStarted()
        || wal.isRecovering()
        || now - lastSnapshotNanos < SNAPSHOT_INTERVAL_NANOS
        || !Lsn.before(lastSnapshotLsn, wal.lastImportant())) {
      return;
    }
    lastSnapshotLsn = StandbySnapshots.log(own);
    lastSnapshotNanos = now;
  }
}
