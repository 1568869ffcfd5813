package org.gajah.locks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Threads;
import org.junit.jupiter.api.Test;

class LwLockTest {
  private final ProcTable procs =
      new ProcTable(
          8,
          Threads.platform(),
          Clock.system(),
          (proc, cause) -> {
            throw new AssertionError(cause);
          });

  @Test
  void exclusiveHoldersCountWithoutLosingAnything() {
    LwLock lock = new LwLock(LockRank.PROC_ARRAY);
    int[] counter = {0};
    List<Threads.Strand> strands = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Proc proc = procs.enter();
      strands.add(
          Threads.platform()
              .start(
                  "counter",
                  () -> {
                    for (int n = 0; n < 50_000; n++) {
                      lock.acquireExclusive(proc);
                      counter[0]++;
                      lock.releaseExclusive(proc);
                    }
                  }));
    }
    strands.forEach(strand -> strand.join(0));
    assertThat(counter[0]).isEqualTo(200_000);
  }

  /// The holder may have crashed, and releases it never.
  @Test
  void waitingEndsWithACrash() {
    for (boolean shared : new boolean[] {true, false}) {
      LwLock lock = new LwLock(LockRank.PROC_ARRAY);
      Proc gone = procs.enter();
      Proc waiting = procs.enter();
      lock.acquireExclusive(gone);
      List<Throwable> thrown = new ArrayList<>();
      Threads.Strand strand =
          Threads.platform()
              .start(
                  "waiting",
                  () -> {
                    try {
                      if (shared) {
                        lock.acquireShared(waiting);
                      } else {
                        lock.acquireExclusive(waiting);
                      }
                    } catch (CrashShutdown e) {
                      thrown.add(e);
                    }
                  });
      while (waiting.waitEvent() == null) {
        Thread.onSpinWait();
      }
      waiting.interrupts().raise(Interrupts.TERMINATE);
      assertThat(strand.join(1200)).as("it waits through other interrupts").isFalse();
      waiting.interrupts().raise(Interrupts.CRASH_SHUTDOWN);
      assertThat(strand.join(60_000)).isTrue();
      assertThat(thrown).hasSize(1);
      assertThat(waiting.lightweightLocks()).isZero();
      assertThat(waiting.waitEvent()).isNull();
      procs.leave(waiting);
      procs.leave(gone);
    }
  }

  @Test
  void sharedHoldersKeepExclusiveOnesOut() {
    LwLock lock = new LwLock(LockRank.PROC_ARRAY);
    Proc one = procs.enter();
    Proc two = procs.enter();
    lock.acquireShared(one);
    assertThat(lock.tryAcquireShared(two)).isTrue();
    lock.releaseShared(two);
    assertThat(lock.tryAcquireExclusive(two)).isFalse();
    lock.releaseShared(one);
    assertThat(lock.tryAcquireExclusive(two)).isTrue();
    assertThat(lock.tryAcquireShared(one)).isFalse();
    lock.releaseExclusive(two);
    assertThat(one.lightweightLocks()).isZero();
    assertThat(two.lightweightLocks()).isZero();
  }

  @Test
  void takingLocksAgainstTheirOrderIsFound() {
    Proc proc = procs.enter();
    LwLock later = new LwLock(LockRank.WAL_WRITE);
    LwLock earlier = new LwLock(LockRank.XID_GEN);
    later.acquireExclusive(proc);
    assertThatThrownBy(() -> earlier.acquireShared(proc))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("XID_GEN taken while holding WAL_WRITE");
    later.releaseExclusive(proc);
  }
}
