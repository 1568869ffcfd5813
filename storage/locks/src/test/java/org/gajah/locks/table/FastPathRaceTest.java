package org.gajah.locks.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.gajah.base.seam.Threads;
import org.junit.jupiter.api.Test;

/// Two threads that do one step of the fast path's protocol each, at the same time, very often:
/// what a model checker cannot see is the reordering of real processors.
class FastPathRaceTest {
  private static final int ROUNDS = 100_000;
  private static final int RELATION = 7;
  private static final int BIT = LockMode.ACCESS_SHARE.bit();

  private final FastPath fastPath = new FastPath();
  private final StrongCounts counts = new StrongCounts();
  private final AtomicInteger started = new AtomicInteger();
  private final AtomicInteger finished = new AtomicInteger();
  private boolean taken;

  private void play() {
    for (int round = 1; round <= ROUNDS; round++) {
      await(started, round);
      taken = fastPath.take(counts, RELATION, BIT, 0);
      finished.set(round);
    }
  }

  private static void await(AtomicInteger flag, int round) {
    while (flag.get() < round) {
      Thread.onSpinWait();
    }
  }

  @Test
  void oneOfThemSeesTheOther() {
    Threads.Strand owner = Threads.platform().start("owner", this::play);
    int refused = 0;
    int moved = 0;
    for (int round = 1; round <= ROUNDS; round++) {
      started.set(round);
      // The owner needs a moment to notice.
      for (int i = round & 127; i > 0; i--) {
        Thread.onSpinWait();
      }
      counts.raise(0);
      int stolen = fastPath.steal(RELATION);
      await(finished, round);
      assertThat(taken).as("round %d, stolen %d", round, stolen).isEqualTo(stolen != 0);
      moved += stolen != 0 ? 1 : 0;
      refused += taken ? 0 : 1;
      assertThat(fastPath.modesOf(RELATION)).isZero();
      counts.lower(0);
    }
    owner.join(0);
    System.out.println("FastPathRaceTest: " + moved + " moved, " + refused + " refused");
    assertThat(moved).isPositive();
    assertThat(refused).isPositive();
  }
}
