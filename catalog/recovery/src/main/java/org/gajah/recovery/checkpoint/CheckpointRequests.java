package org.gajah.recovery.checkpoint;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import org.gajah.activity.WaitEvent;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.locks.Proc;
import org.jspecify.annotations.Nullable;

/// Where processes ask the checkpointer for a checkpoint and wait for it. Mirrors
/// `RequestCheckpoint` of `postmaster/checkpointer.c`.
public final class CheckpointRequests {
  private static final long AGAIN_NANOS = 1_000_000_000L;

  private final Set<Proc> waiting = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Proc checkpointer;
  private volatile @Nullable IntConsumer performer;
  private int flags;
  private volatile int started;
  private volatile int done;
  private volatile int failed;

  /// Asks for a checkpoint.
  ///
  /// @param wanted flags of [CheckpointFlags]; with [CheckpointFlags#WAIT] it is done when this
  ///   returns
  /// @throws PgException XX000 when it failed
  public void request(int wanted, Proc proc) {
    IntConsumer alone = performer;
    if (alone != null) {
      alone.accept(wanted | CheckpointFlags.IMMEDIATE);
      return;
    }
    int startedBefore;
    int failedBefore;
    synchronized (this) {
      flags |= wanted | CheckpointFlags.REQUESTED;
      startedBefore = started;
      failedBefore = failed;
    }
    wake();
    if (CheckpointFlags.has(wanted, CheckpointFlags.WAIT)) {
      waiting.add(proc);
      try {
        await(startedBefore, failedBefore, proc);
      } finally {
        waiting.remove(proc);
      }
    }
  }

  private void await(int startedBefore, int failedBefore, Proc proc) {
    while (started == startedBefore) {
      sleep(WaitEvent.IPC_CHECKPOINT_START, proc);
    }
    int ours = started;
    while (done - ours < 0) {
      sleep(WaitEvent.IPC_CHECKPOINT_DONE, proc);
    }
    if (failed != failedBefore) {
      throw new PgException(SqlState.INTERNAL_ERROR, "checkpoint request failed")
          .hint("Consult recent messages in the server log for details.");
    }
  }

  private void sleep(WaitEvent event, Proc proc) {
    proc.waitLatch(event, AGAIN_NANOS);
    proc.resetLatch();
    proc.checkInterrupts();
  }

  /// Says that no process makes them but the one that asks.
  ///
  /// @param perform makes a checkpoint with flags, at once
  public void performed(IntConsumer perform) {
    performer = perform;
  }

  /// Says which process makes the checkpoints.
  void served(Proc newCheckpointer) {
    checkpointer = newCheckpointer;
  }

  private void wake() {
    Proc known = checkpointer;
    if (known != null) {
      known.latch().set();
    }
  }

  /// Whether anybody has asked.
  synchronized boolean isPending() {
    return flags != 0;
  }

  /// Whether somebody wants one at full speed, so that the one that goes on shall hurry.
  synchronized boolean isUrgent() {
    return CheckpointFlags.has(flags, CheckpointFlags.IMMEDIATE);
  }

  /// Takes what is asked for, as a checkpoint starts.
  ///
  /// @return all flags together
  synchronized int start() {
    int taken = flags;
    flags = 0;
    started++;
    wakeWaiting();
    return taken;
  }

  /// Says that the checkpoint is over.
  synchronized void finish(boolean success) {
    if (!success) {
      failed++;
    }
    done = started;
    wakeWaiting();
  }

  private void wakeWaiting() {
    waiting.forEach(proc -> proc.latch().set());
  }
}
