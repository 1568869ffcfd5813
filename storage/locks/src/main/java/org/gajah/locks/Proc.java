package org.gajah.locks;

import org.gajah.activity.BackendActivity;
import org.gajah.activity.WaitEvent;
import org.gajah.activity.statistics.IoCounts;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Threads;
import org.jspecify.annotations.Nullable;

/// One process of the instance: a thread with a number, something like a pid, a place to sleep and
/// interrupts to serve. Mirrors `PGPROC` of `storage/proc.h`, without what other modules keep in
/// arrays of their own under [#number].
public final class Proc {
  /// For [#delayCheckpoint]: between a WAL record and the effect that a checkpoint must not miss.
  public static final int DELAY_START = 1;

  /// For [#delayCheckpoint]: between a change of a file and its WAL record.
  public static final int DELAY_COMPLETE = 2;

  /// Delays of checkpoints are counted above their flags.
  private static final int DELAY_FLAG_BITS = 2;

  private final int number;
  private final int pid;
  private final Clock clock;
  private final Threads.Parker parker;
  private final Latch latch;
  private final Interrupts interrupts;
  private final LockOrder lockOrder = new LockOrder();
  private final PanicHandler panicHandler;
  private final BackendActivity activity = new BackendActivity();
  private final IoCounts io = new IoCounts(() -> activity.who().type());
  private volatile @Nullable WaitEvent waitEvent;
  private volatile int delayCheckpoint;
  private int criticalDepth;
  private int lightweightLocks;

  /// Whom to tell when nothing can be saved: the supervisor, which makes the instance reset itself.
  @FunctionalInterface
  public interface PanicHandler {
    void panic(Proc proc, Throwable cause);
  }

  Proc(int number, int pid, Threads threads, Clock clock, PanicHandler panicHandler) {
    this.number = number;
    this.pid = pid;
    this.clock = clock;
    this.panicHandler = panicHandler;
    this.parker = threads.newParker();
    this.latch = new Latch(parker);
    this.interrupts = new Interrupts(latch);
  }

  /// The index of this process in all arrays that have an entry for each process.
  public int number() {
    return number;
  }

  /// What users see as the process id. It is above every pid of the operating system, so that
  /// `kill` cannot hit anybody by mistake.
  public int pid() {
    return pid;
  }

  public Clock clock() {
    return clock;
  }

  public Latch latch() {
    return latch;
  }

  public Interrupts interrupts() {
    return interrupts;
  }

  /// For waits that end early for nothing else: whoever is waited for may have crashed.
  ///
  /// @throws CrashShutdown when everybody must leave
  public void checkCrash() {
    if (interrupts.isPending(Interrupts.CRASH_SHUTDOWN)) {
      throw new CrashShutdown();
    }
  }

  /// Serves pending interrupts; every loop that may run long calls this.
  public void checkInterrupts() {
    interrupts.check();
  }

  /// What this process does, for others to see.
  public BackendActivity activity() {
    return activity;
  }

  /// What this process does with pages; only its own thread counts.
  public IoCounts io() {
    return io;
  }

  /// What this process waits for now, or null.
  public @Nullable WaitEvent waitEvent() {
    return waitEvent;
  }

  public void startWait(WaitEvent event) {
    waitEvent = event;
  }

  public void endWait() {
    waitEvent = null;
  }

  /// Forgets that the latch was set. Only the owner calls this, before it looks for work.
  public void resetLatch() {
    latch.reset();
  }

  /// Sleeps until the latch is set, at most so many nanoseconds (without limit where negative).
  ///
  /// @return whether the latch is set; false when the time is up, or for no reason
  public boolean waitLatch(WaitEvent event, long nanos) {
    startWait(event);
    try {
      return latch.await(nanos);
    } finally {
      endWait();
    }
  }

  /// Sleeps a moment while another process, which needs nothing from this one, finishes what it is
  /// about: with short waits where a handover would cost more than it saves.
  ///
  /// @throws CrashShutdown when everybody must leave
  public void pause(int attempt) {
    if (attempt < 64) {
      parker.spin();
    } else {
      checkCrash();
      parker.park(Math.min(1_000_000L, 10_000L << Math.min(attempt - 64 >> 2, 7)));
    }
  }

  /// The place where this process sleeps in waits that are not for its latch.
  public Threads.Parker parker() {
    return parker;
  }

  /// Starts a stretch in which nothing may fail.
  public void startCritical() {
    criticalDepth++;
    interrupts.hold();
  }

  public void endCritical() {
    interrupts.resume();
    criticalDepth--;
  }

  public boolean isCritical() {
    return criticalDepth > 0;
  }

  /// Turns whatever was thrown in a critical section into a PANIC: tells the supervisor and returns
  /// what to throw.
  public PgException panic(Throwable cause) {
    PgException fault =
        cause instanceof PgException known
            ? known.raise(Severity.PANIC)
            : new PgException(
                Severity.PANIC,
                SqlState.INTERNAL_ERROR,
                "failure in a critical section: " + cause,
                cause);
    panicHandler.panic(this, fault);
    return fault;
  }

  /// Keeps checkpoints from choosing their redo point ([#DELAY_START]) or from completing
  /// ([#DELAY_COMPLETE]) while this process is between two steps that must lie on the same side of
  /// it.
  public void delayCheckpoint(int flags) {
    assert (delayCheckpoint & flags) == 0 : "delays of checkpoints do not nest";
    delayCheckpoint =
        (delayCheckpoint | flags) + (1 << DELAY_FLAG_BITS); // only the owner writes this
  }

  public void allowCheckpoint(int flags) {
    delayCheckpoint &= ~flags;
  }

  /// What a checkpoint remembers before it waits with [#stillDelays].
  public int checkpointDelay() {
    return delayCheckpoint;
  }

  /// Whether this process holds checkpoints up with one of `flags`, as it has since a moment ago. A
  /// delay that started later need not be waited for; who commits without a pause starts one after
  /// the other.
  ///
  /// @param then what [#checkpointDelay] said at that moment
  public boolean stillDelays(int then, int flags) {
    int now = delayCheckpoint;
    return (now & flags) != 0 && now >>> DELAY_FLAG_BITS == then >>> DELAY_FLAG_BITS;
  }

  /// How many lightweight locks this process holds; 0 between statements, or something leaked.
  public int lightweightLocks() {
    return lightweightLocks;
  }

  void beforeAcquire(LockRank rank) {
    assert lockOrder.mayAcquire(rank) : rank + " taken while holding " + lockOrder;
  }

  /// Interrupts are held off while a lightweight lock is held: nobody expects an exception there.
  void acquired(LockRank rank) {
    lightweightLocks++;
    interrupts.hold();
    assert lockOrder.acquired(rank);
  }

  void released(LockRank rank) {
    lightweightLocks--;
    interrupts.resume();
    assert lockOrder.released(rank);
  }
}
