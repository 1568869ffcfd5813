package org.gajah.session.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Threads;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimersTest {
  private static final long LONG_AWAY = 1_000_000;

  private final AtomicLong nanos = new AtomicLong();
  private final Timers timers = new Timers(Threads.platform(), new HandClock(nanos));
  private final BlockingQueue<String> fired = new ArrayBlockingQueue<>(1000);

  @AfterEach
  void stop() {
    timers.close();
  }

  /// A clock that is set by hand; the timers' thread looks at it as often as it would wake up.
  private record HandClock(AtomicLong now) implements Clock {
    @Override
    public long nanos() {
      return now.get();
    }

    @Override
    public long timestamp() {
      return now.get() / 1000;
    }
  }

  private void pass(long millis) {
    nanos.addAndGet(millis * 1_000_000);
  }

  private Timers.Timer timer(String name) {
    return timers.timer(() -> fired.add(name));
  }

  private String next() throws InterruptedException {
    String name = fired.poll(30, TimeUnit.SECONDS);
    return name == null ? "nothing" : name;
  }

  @Test
  void theEarlierOneComesFirst() throws InterruptedException {
    Timers.Timer late = timer("late");
    Timers.Timer early = timer("early");
    late.arm(6);
    early.arm(5);
    pass(5);
    assertThat(next()).isEqualTo("early");
    pass(1);
    assertThat(next()).isEqualTo("late");
    assertThat(late.hasFired()).isTrue();
  }

  @Test
  void aDeadlineMayMoveBothWays() throws InterruptedException {
    Timers.Timer moved = timer("moved");
    moved.arm(LONG_AWAY);
    moved.arm(5);
    pass(5);
    assertThat(next()).isEqualTo("moved");
    moved.arm(5);
    moved.arm(LONG_AWAY);
    timer("other").arm(6);
    pass(6);
    assertThat(next()).isEqualTo("other");
    assertThat(moved.hasFired()).isFalse();
    assertThat(moved.isArmed()).isTrue();
  }

  @Test
  void aDisarmedTimerStaysSilentAndCanBeArmedAgain() throws InterruptedException {
    Timers.Timer silent = timer("silent");
    silent.arm(5);
    silent.disarm();
    timer("other").arm(6);
    pass(6);
    assertThat(next()).isEqualTo("other");
    silent.arm(1);
    pass(1);
    assertThat(next()).isEqualTo("silent");
  }

  @Test
  void aTimerThatHasFiredSaysSoUntilItIsDisarmed() throws InterruptedException {
    Timers.Timer timer = timer("once");
    timer.arm(1);
    pass(1);
    assertThat(next()).isEqualTo("once");
    assertThat(timer.hasFired()).isTrue();
    timer.disarm();
    assertThat(timer.hasFired()).isFalse();
    assertThat(timer.isArmed()).isFalse();
  }

  @Test
  void manyTimersAllFireOnce() throws InterruptedException {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      timer("t" + i).arm(i * 7 % 50);
      expected.add("t" + i);
    }
    pass(50);
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      seen.add(next());
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(expected);
  }
}
