package org.gajah.wal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.gajah.activity.WaitEvent;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Threads;
import org.gajah.locks.Proc;
import org.gajah.locks.ProcTable;
import org.junit.jupiter.api.Test;

class WriteGateTest {
  private final ProcTable procs =
      new ProcTable(8, Threads.platform(), Clock.system(), (proc, cause) -> {});
  private final WriteGate gate = new WriteGate();
  private final AtomicInteger woken = new AtomicInteger();

  private Threads.Strand startFlusher(long upto) {
    Proc proc = procs.enter();
    Threads.Strand strand =
        Threads.platform()
            .start(
                "flusher",
                () -> {
                  assertThat(gate.enterOrWait(upto, proc)).isFalse();
                  woken.incrementAndGet();
                });
    awaitWait(proc);
    return strand;
  }

  private static void awaitWait(Proc proc) {
    while (proc.waitEvent() != WaitEvent.LW_LOCK_WAL_WRITE) {
      Thread.onSpinWait();
    }
  }

  /// Who flushes may wait for the insertion of one who needs room: the latter must not wait for the
  /// former to come back.
  @Test
  void whoNeedsRoomDoesNotWaitForWhoFlushes() {
    assertThat(gate.enterOrWait(1, procs.enter())).isTrue();
    Threads.Strand flusher = startFlusher(5);
    Proc inserter = procs.enter();
    Threads.Strand needsRoom = Threads.platform().start("inserter", () -> gate.enter(inserter));
    awaitWait(inserter);
    gate.leave(1);
    assertThat(needsRoom.join(60_000)).isTrue();
    assertThat(flusher.join(60_000)).isTrue();
  }

  @Test
  void wakesThoseThatAreServedAndTheOneThatWantsLeast() {
    assertThat(gate.enterOrWait(1, procs.enter())).isTrue();
    Threads.Strand far = startFlusher(9);
    Threads.Strand near = startFlusher(7);
    Threads.Strand served = startFlusher(3);
    gate.leave(4);
    assertThat(near.join(60_000)).isTrue();
    assertThat(served.join(60_000)).isTrue();
    assertThat(far.isAlive()).isTrue();
    assertThat(gate.enterOrWait(9, procs.enter())).isTrue();
    gate.leave(8);
    assertThat(far.join(60_000)).isTrue();
    assertThat(woken.get()).isEqualTo(3);
  }
}
