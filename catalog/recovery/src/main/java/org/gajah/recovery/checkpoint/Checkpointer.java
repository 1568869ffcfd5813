package org.gajah.recovery.checkpoint;

import org.gajah.activity.WaitEvent;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.locks.Proc;
import org.gajah.recovery.cluster.Storage;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.recovery.statistics.StatisticsFile;
import org.gajah.wal.Wal;
import org.gajah.wal.WalListener;
import org.jspecify.annotations.Nullable;

/// The checkpointer's work: a checkpoint whenever somebody asks for one, so much time has passed,
/// or so much log has been written. Mirrors `CheckpointerMain` of `postmaster/checkpointer.c`.
///
/// [#run] belongs to one thread, which `instance` starts; it ends with [#stop], or with the
/// shutdown checkpoint that [#shutDown] asks for.
public final class Checkpointer {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final Storage storage;
  private final Checkpoints checkpoints;
  private final CheckpointRequests requests = new CheckpointRequests();
  private volatile @Nullable Proc owner;
  private volatile boolean stopping;
  private volatile boolean shuttingDown;
  private volatile boolean logAsks;
  private volatile @Nullable Boolean fullPageWrites;
  private boolean failed;
  private long lastNanos;
  private long lastStartNanos;

  public Checkpointer(Storage storage, Checkpoints checkpoints) {
    this.storage = storage;
    this.checkpoints = checkpoints;
    this.lastNanos = storage.environment().clock().nanos();
    this.lastStartNanos = lastNanos;
    storage.walEvents().add(logListener());
  }

  /// Where others ask for checkpoints.
  public CheckpointRequests requests() {
    return requests;
  }

  private WalListener logListener() {
    return new WalListener() {
      @Override
      public void segmentCompleted(long segment) {
        Wal wal = storage.wal();
        long redo = wal.segmentSize().segment(wal.redoPointer());
        int between = checkpoints.settings().segmentsBetween(wal.segmentSize());
        if (segment >= redo + between - 1 && !logAsks) {
          logAsks = true;
          wake();
        }
      }
    };
  }

  /// Says what `full_page_writes` is now; the checkpointer tells the log.
  public void fullPageWrites(boolean on) {
    fullPageWrites = on;
    wake();
  }

  /// Makes it look at the settings and the clock again.
  public void wake() {
    Proc known = owner;
    if (known != null) {
      known.latch().set();
    }
  }

  /// Works until told to end.
  public void run(StorageProcess process) {
    owner = process.proc();
    requests.served(process.proc());
    while (!stopping && !shuttingDown) {
      process.proc().resetLatch();
      long nap = step(process);
      process.statistics().report(process.proc().clock().nanos());
      if (!stopping && !shuttingDown && nap > 0) {
        process.proc().waitLatch(WaitEvent.ACTIVITY_CHECKPOINTER_MAIN, nap);
      }
    }
    owner = null;
    if (shuttingDown) {
      shutdownCheckpoint(process);
    }
  }

  /// Ends [#run] at once, without a checkpoint.
  public void stop() {
    stopping = true;
    wake();
  }

  /// Ends [#run] with the shutdown checkpoint. All other processes have left.
  public void shutDown() {
    shuttingDown = true;
    wake();
  }

  /// Writes the shutdown checkpoint and closes the log for good.
  public void shutdownCheckpoint(StorageProcess process) {
    process.reporter().condition("shutting down");
    int flags = CheckpointFlags.SHUTDOWN | CheckpointFlags.IMMEDIATE;
    checkpoints.perform(flags, () -> true, process);
    storage.wal().stop();
    process.statistics().flush(process.proc().clock().nanos());
    new StatisticsFile(storage.files(), process.reporter()).write(storage.statistics());
  }

  /// Makes a checkpoint if one is due.
  ///
  /// @return how long to sleep, in nanoseconds, unless somebody wakes us
  long step(StorageProcess process) {
    obeySettings(process);
    long timeout = checkpoints.settings().timeoutSeconds() * NANOS_PER_SECOND;
    long now = process.proc().clock().nanos();
    boolean timeIsUp = now - lastNanos >= timeout;
    boolean asked = requests.isPending();
    boolean forLog = logAsks;
    if (timeIsUp || asked || forLog) {
      checkpoint(timeIsUp, asked, forLog, process);
      now = process.proc().clock().nanos();
    }
    if (requests.isPending() || logAsks) {
      return 0;
    }
    // After a failure it comes again, but not at once.
    return Math.max(failed ? NANOS_PER_SECOND : 1, lastNanos + timeout - now);
  }

  private void checkpoint(boolean timeIsUp, boolean asked, boolean forLog, StorageProcess process) {
    int flags = requests.start();
    logAsks = false;
    if (asked || forLog) {
      checkpoints.counters().requested.increment();
    }
    if (timeIsUp) {
      flags |= CheckpointFlags.CAUSE_TIME;
      if (!asked && !forLog) {
        checkpoints.counters().timed.increment();
      }
    }
    if (forLog) {
      flags |= CheckpointFlags.CAUSE_LOG | CheckpointFlags.REQUESTED;
      warnOfFrequency(process);
    }
    failed = true;
    lastStartNanos = process.proc().clock().nanos();
    try {
      checkpoints.perform(flags, () -> isUrgent(process), process);
      failed = false;
      lastNanos = lastStartNanos;
    } catch (PgException fault) {
      if (fault.severity().atLeast(Severity.FATAL)) {
        throw fault;
      }
      process.reporter().report(fault);
    }
    // After a fault that ends this process there is no answer: who waits for it will end, too.
    requests.finish(!failed);
  }

  /// Asked between writes, which is when a checkpoint that takes its time looks around.
  private boolean isUrgent(StorageProcess process) {
    obeySettings(process);
    return shuttingDown || stopping || requests.isUrgent();
  }

  private void obeySettings(StorageProcess process) {
    Boolean wanted = fullPageWrites;
    if (wanted != null && storage.wal().isStarted()) {
      FullPageWrites.change(wanted, process);
    }
  }

  private void warnOfFrequency(StorageProcess process) {
    long elapsed = (process.proc().clock().nanos() - lastStartNanos) / NANOS_PER_SECOND;
    if (elapsed < checkpoints.settings().warningSeconds()) {
      String unit = elapsed == 1 ? "second" : "seconds";
      process
          .reporter()
          .report(
              new PgException(
                      Severity.LOG,
                      SqlState.SUCCESSFUL_COMPLETION,
                      "checkpoints are occurring too frequently (%d %s apart)"
                          .formatted(elapsed, unit),
                      null)
                  .hint("Consider increasing the configuration parameter \"max_wal_size\"."));
    }
  }
}
