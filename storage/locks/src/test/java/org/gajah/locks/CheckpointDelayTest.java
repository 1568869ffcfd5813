package org.gajah.locks;

import static org.assertj.core.api.Assertions.assertThat;

import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Threads;
import org.junit.jupiter.api.Test;

class CheckpointDelayTest {
  private final Proc proc =
      new ProcTable(1, Threads.platform(), Clock.system(), (who, cause) -> {}).enter();

  @Test
  void aCheckpointWaitsForTheDelayThatItFinds() {
    proc.delayCheckpoint(Proc.DELAY_START);
    int then = proc.checkpointDelay();
    assertThat(proc.stillDelays(then, Proc.DELAY_START)).isTrue();
    assertThat(proc.stillDelays(then, Proc.DELAY_COMPLETE)).isFalse();
    proc.allowCheckpoint(Proc.DELAY_START);
    assertThat(proc.stillDelays(then, Proc.DELAY_START)).isFalse();
  }

  @Test
  void laterDelaysAreNotWaitedFor() {
    proc.delayCheckpoint(Proc.DELAY_START | Proc.DELAY_COMPLETE);
    int then = proc.checkpointDelay();
    proc.allowCheckpoint(Proc.DELAY_START | Proc.DELAY_COMPLETE);
    proc.delayCheckpoint(Proc.DELAY_START);
    assertThat(proc.stillDelays(then, Proc.DELAY_START)).isFalse();
    assertThat(proc.stillDelays(proc.checkpointDelay(), Proc.DELAY_START)).isTrue();
  }
}
