package org.gajah.locks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.gajah.activity.WaitEvent;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Threads;
import org.jetbrains.lincheck.Lincheck;
import org.junit.jupiter.api.Test;

/// Latches and interrupts under a model checker: however the steps interleave, nobody sleeps past
/// what he was woken for.
class WakeUpModelTest {
  private static final WaitEvent EVENT = WaitEvent.ACTIVITY_BGWRITER_MAIN;
  private static final int INTERLEAVINGS = 400;

  private static Proc newProc() {
    return new ProcTable(1, SpinningThreads.INSTANCE, Clock.system(), (proc, cause) -> {}).enter();
  }

  private static Threads.Strand start(Runnable body) {
    return SpinningThreads.INSTANCE.start("other", body);
  }

  @Test
  void nothingIsMissedBetweenTwoThatMakeWorkAndOneThatDoesIt() {
    Lincheck.runConcurrentTest(
        INTERLEAVINGS,
        () -> {
          Proc proc = newProc();
          AtomicInteger work = new AtomicInteger();
          Runnable make =
              () -> {
                work.incrementAndGet();
                proc.latch().set();
              };
          Threads.Strand one = start(make);
          Threads.Strand two = start(make);
          int done = 0;
          while (done < 2) {
            proc.resetLatch();
            done += work.getAndSet(0);
            if (done < 2) {
              proc.waitLatch(EVENT, -1);
            }
          }
          one.join(0);
          two.join(0);
        });
  }

  @Test
  void interruptsThatAreRaisedAreServed() {
    int all = Interrupts.QUERY_CANCEL | Interrupts.NOTIFY;
    Lincheck.runConcurrentTest(
        INTERLEAVINGS,
        () -> {
          Proc proc = newProc();
          int[] served = {0};
          proc.interrupts().handler(interrupts -> served[0] |= interrupts.take(all));
          Threads.Strand one = start(() -> proc.interrupts().raise(Interrupts.QUERY_CANCEL));
          Threads.Strand two = start(() -> proc.interrupts().raise(Interrupts.NOTIFY));
          while (served[0] != all) {
            proc.resetLatch();
            proc.checkInterrupts();
            if (served[0] != all) {
              proc.waitLatch(EVENT, -1);
            }
          }
          one.join(0);
          two.join(0);
        });
  }

  @Test
  void interruptsWaitUntilLightweightLocksAreReleased() {
    Proc proc = newProc();
    int[] served = {0};
    proc.interrupts().handler(it -> served[0] = it.take(Interrupts.QUERY_CANCEL));
    LwLock lock = new LwLock(LockRank.PROC_ARRAY);
    lock.acquireShared(proc);
    proc.interrupts().raise(Interrupts.QUERY_CANCEL);
    proc.checkInterrupts();
    assertThat(served[0]).isZero();
    lock.releaseShared(proc);
    proc.checkInterrupts();
    assertThat(served[0]).isEqualTo(Interrupts.QUERY_CANCEL);
  }
}
