package org.gajah.locks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.gajah.activity.WaitEvent;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Threads;
import org.jetbrains.lincheck.Lincheck;
import org.junit.jupiter.api.Test;

/// Latches and interrupts under a model checker: however the steps interleave, nobody sleeps past
/// what he was woken for. A lost wake-up would be a thread that never ends.
class WakeUpModelTest {
  private static final WaitEvent EVENT = WaitEvent.ACTIVITY_BGWRITER_MAIN;

  private static Proc newProc() {
    return new ProcTable(1, Threads.platform(), Clock.system(), (proc, cause) -> {}).enter();
  }

  /// The model checker knows threads that are made in this way only.
  private static Thread start(Runnable body) {
    Thread thread = new Thread(body);
    thread.start();
    return thread;
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void nothingIsMissedBetweenTwoThatMakeWorkAndOneThatDoesIt() {
    Lincheck.runConcurrentTest(
        500,
        () -> {
          Proc proc = newProc();
          AtomicInteger work = new AtomicInteger();
          Runnable make =
              () -> {
                work.incrementAndGet();
                proc.latch().set();
              };
          Thread one = start(make);
          Thread two = start(make);
          int done = 0;
          while (done < 2) {
            proc.resetLatch();
            done += work.getAndSet(0);
            if (done < 2) {
              proc.waitLatch(EVENT, -1);
            }
          }
          join(one);
          join(two);
        });
  }

  @Test
  void interruptsThatAreRaisedAreServed() {
    Lincheck.runConcurrentTest(
        500,
        () -> {
          Proc proc = newProc();
          int[] served = {0};
          proc.interrupts()
              .handler(interrupts ->
                  served[0] |= interrupts.take(Interrupts.QUERY_CANCEL | Interrupts.NOTIFY));
          Thread one = start(() -> proc.interrupts().raise(Interrupts.QUERY_CANCEL));
          Thread two = start(() -> proc.interrupts().raise(Interrupts.NOTIFY));
          while (served[0] != (Interrupts.QUERY_CANCEL | Interrupts.NOTIFY)) {
            proc.resetLatch();
            proc.checkInterrupts();
            if (served[0] != (Interrupts.QUERY_CANCEL | Interrupts.NOTIFY)) {
              proc.waitLatch(EVENT, -1);
            }
          }
          join(one);
          join(two);
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
