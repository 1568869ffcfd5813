package org.gajah.recovery.checkpoint;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.gajah.activity.WaitEvent;
import org.gajah.base.id.Lsn;
import org.gajah.buffer.BufferPool;
import org.gajah.buffer.WriteBack;
import org.gajah.locks.Proc;
import org.gajah.recovery.cluster.Storage;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.walformat.WalLevel;
import org.jspecify.annotations.Nullable;

/// The background writer's work: it writes pages ahead of the clock's hand, so that backends find
/// clean frames, and tells standbys now and then which transactions run. Mirrors
/// `postmaster/bgwriter.c` and `BgBufferSync` of `storage/buffer/bufmgr.c`.
///
/// How many frames will be wanted until the next round is guessed from how many were wanted lately;
/// how many frames must be looked at to find so many is guessed from how it went before.
///
/// [#run] belongs to one thread, which `instance` starts: its class of the same name is that
/// process, this one is the work.
public final class BackgroundWriter {
  /// @param delayMillis `bgwriter_delay`
  /// @param maxPages `bgwriter_lru_maxpages`
  /// @param multiplier `bgwriter_lru_multiplier`
  /// @param flushAfterPages `bgwriter_flush_after`, 0 when nothing is synced at all
  public record Settings(int delayMillis, int maxPages, double multiplier, int flushAfterPages) {
    public static final Settings DEFAULT = new Settings(200, 100, 2.0, 64);
  }

  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final long SNAPSHOT_NANOS = 15_000 * NANOS_PER_MILLI;
  private static final int HIBERNATE_FACTOR = 50;
  private static final double SMOOTHING = 16;

  /// In so many milliseconds the whole pool is looked at, even when nobody wants a frame.
  private static final double WHOLE_POOL_MILLIS = 120_000;

  private final Storage storage;
  private final BufferPool pool;
  private final LongAdder cleaned = new LongAdder();
  private final LongAdder stoppedEarly = new LongAdder();
  private final WriteBack writeBack = new WriteBack(() -> settings().flushAfterPages());
  private volatile Supplier<Settings> settings;
  private volatile @Nullable Proc owner;
  private volatile boolean stopping;

  // Where cleaning is, in frames passed by the clock's hand.
  private boolean started;
  private int next;
  private int lastHand;
  private long lastAllocated;
  private double smoothedAllocations;
  private double smoothedDensity = 10.0;

  private long snapshotNanos;
  private long snapshotLsn;

  public BackgroundWriter(Storage storage, Settings settings) {
    this.storage = storage;
    this.pool = storage.buffers();
    this.settings = () -> settings;
  }

  private Settings settings() {
    return settings.get();
  }

  /// Takes over changed settings.
  public void settings(Settings newSettings) {
    settings = () -> newSettings;
  }

  /// Asks for the settings in each round.
  public void settings(Supplier<Settings> newSettings) {
    settings = newSettings;
  }

  /// Pages written (`buffers_clean`).
  public long cleaned() {
    return cleaned.sum();
  }

  /// How often a round ended because it had written enough (`maxwritten_clean`).
  public long stoppedEarly() {
    return stoppedEarly.sum();
  }

  /// All that is counted for `pg_stat_bgwriter`, in the order of `PgStat_BgWriterStats`.
  public long[] counts() {
    return new long[] {cleaned(), stoppedEarly(), pool.counters().allocated()};
  }

  /// Works until told to end.
  public void run(StorageProcess process) {
    Proc proc = process.proc();
    owner = proc;
    snapshotNanos = proc.clock().nanos();
    boolean idle = false;
    while (!stopping) {
      proc.resetLatch();
      boolean nothingToDo = clean(proc);
      tellStandbys(process);
      process.statistics().report(proc.clock().nanos());
      long delay = settings.get().delayMillis() * NANOS_PER_MILLI;
      boolean woken = proc.waitLatch(WaitEvent.ACTIVITY_BGWRITER_MAIN, delay);
      if (!woken && nothingToDo && idle && !stopping) {
        pool.wakeAtAllocation(proc);
        proc.waitLatch(WaitEvent.ACTIVITY_BGWRITER_HIBERNATE, delay * HIBERNATE_FACTOR);
        pool.wakeAtAllocation(null);
      }
      idle = nothingToDo;
    }
    owner = null;
  }

  /// Ends [#run].
  public void stop() {
    stopping = true;
    Proc known = owner;
    if (known != null) {
      known.latch().set();
    }
  }

  /// Does one round.
  ///
  /// @return whether all frames are looked after and nobody wants any
  boolean clean(Proc proc) {
    Settings now = settings.get();
    int hand = pool.clockPosition();
    long allocated = pool.counters().allocated();
    double recent = allocated - lastAllocated;
    int moved = started ? hand - lastHand : 0;
    lastAllocated = allocated;
    lastHand = hand;
    if (now.maxPages() <= 0) {
      started = false;
      return true;
    }
    int toLap = framesUntilLapped(hand);
    learnDensity(moved, recent);
    int reusable = (int) ((pool.size() - toLap) / smoothedDensity);
    int wanted = Math.max(expectedAllocations(recent, now), leastScan(now) + reusable);
    scan(toLap, reusable, wanted, now, proc);
    return toLap == 0 && recent == 0;
  }

  /// How many frames may be looked at until cleaning has gone once around ahead of the hand.
  private int framesUntilLapped(int hand) {
    int ahead = next - hand;
    if (!started || ahead < 0) {
      started = true;
      next = hand;
      ahead = 0;
    }
    return Math.max(0, pool.size() - ahead);
  }

  private void learnDensity(double scanned, double found) {
    if (scanned > 0 && found > 0) {
      smoothedDensity += (scanned / found - smoothedDensity) / SMOOTHING;
    }
  }

  /// Rises at once, and falls slowly.
  private int expectedAllocations(double recent, Settings now) {
    if (smoothedAllocations <= recent) {
      smoothedAllocations = recent;
    } else {
      smoothedAllocations += (recent - smoothedAllocations) / SMOOTHING;
    }
    int expected = (int) (smoothedAllocations * now.multiplier());
    if (expected == 0) {
      smoothedAllocations = 0;
    }
    return expected;
  }

  private int leastScan(Settings now) {
    return (int) (pool.size() / (WHOLE_POOL_MILLIS / now.delayMillis()));
  }

  private void scan(int toLap, int alreadyReusable, int wanted, Settings now, Proc proc) {
    int reusable = alreadyReusable;
    int left = toLap;
    int written = 0;
    while (left > 0 && reusable < wanted) {
      int frame = Integer.remainderUnsigned(next, pool.size());
      next++;
      left--;
      if (pool.writeIfUnused(frame, writeBack, proc)) {
        reusable++;
        written++;
        if (written >= now.maxPages()) {
          stoppedEarly.increment();
          break;
        }
      } else if (pool.isReusable(frame)) {
        reusable++;
      }
    }
    cleaned.add(written);
    learnDensity(toLap - left, reusable - alreadyReusable);
  }

  private void tellStandbys(StorageProcess process) {
    long now = process.proc().clock().nanos();
    if (storage.settings().logging().level() == WalLevel.MINIMAL
        || !storage.wal().isStarted()
        || now - snapshotNanos < SNAPSHOT_NANOS
        || Lsn.before(storage.wal().lastImportant(), snapshotLsn)) {
      return;
    }
    snapshotLsn = StandbySnapshots.log(process);
    snapshotNanos = now;
  }
}
