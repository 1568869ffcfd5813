package org.gajah.session.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Threads;

/// Alarm clocks of an instance: one thread watches over the deadlines of all sessions.
///
/// Arming is cheap where deadlines only move away, as with a timeout for each statement: the thread
/// is told only of a deadline earlier than the one it already looks out for.
public final class Timers implements AutoCloseable {
  private static final long NEVER = Long.MAX_VALUE;
  private static final long FIRED = Long.MIN_VALUE;

  private final Clock clock;
  private final Threads.Parker parker;
  private final Threads.Strand thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final PriorityQueue<Wake> wakes = new PriorityQueue<>();
  private volatile boolean closed;

  private record Wake(long at, Timer timer) implements Comparable<Wake> {
    @Override
    public int compareTo(Wake other) {
      return Long.compare(at, other.at);
    }
  }

  public Timers(Threads threads, Clock clock) {
    this.clock = clock;
    this.parker = threads.newParker();
    this.thread = threads.start("timers", this::run);
  }

  /// A new timer, which is not armed.
  ///
  /// @param due called on the timers' thread when its time has come; must be quick
  public Timer timer(Runnable due) {
    return new Timer(due);
  }

  private void run() {
    List<Timer> due = new ArrayList<>();
    while (!closed) {
      long wait = collect(due);
      for (Timer timer : due) {
        timer.due.run();
      }
      boolean idle = due.isEmpty();
      due.clear();
      if (idle) {
        parker.park(wait);
      }
    }
  }

  /// Takes the timers whose time has come.
  ///
  /// @return nanoseconds until the next
  private long collect(List<Timer> due) {
    lock.lock();
    try {
      while (true) {
        Wake next = wakes.peek();
        long now = clock.nanos();
        if (next == null) {
          return -1;
        }
        if (next.at > now) {
          return next.at - now;
        }
        wakes.remove();
        Timer timer = next.timer;
        if (timer.watched == next.at) {
          timer.watched = NEVER;
          timer.look(now, due);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void watch(Timer timer, long at) {
    lock.lock();
    try {
      if (timer.watched > at) {
        timer.watched = at;
        wakes.add(new Wake(at, timer));
      }
    } finally {
      lock.unlock();
    }
    parker.unpark();
  }

  @Override
  public void close() {
    closed = true;
    parker.unpark();
    thread.join(0);
  }

  /// One deadline. Armed and disarmed by its owner.
  public final class Timer {
    private final Runnable due;
    private final AtomicLong deadline = new AtomicLong(NEVER);
    // When the thread is going to look at this timer; changed under the lock.
    private volatile long watched = NEVER;

    private Timer(Runnable due) {
      this.due = due;
    }

    /// Sets the deadline.
    public void arm(long millisFromNow) {
      long at = clock.nanos() + millisFromNow * 1_000_000L;
      deadline.set(at);
      if (watched > at) {
        watch(this, at);
      }
    }

    public void disarm() {
      deadline.set(NEVER);
    }

    public boolean isArmed() {
      return deadline.get() != NEVER;
    }

    /// Whether the time has come since it was armed last.
    public boolean hasFired() {
      return deadline.get() == FIRED;
    }

    private void look(long now, List<Timer> toFire) {
      long at = deadline.get();
      if (at == NEVER || at == FIRED) {
        return;
      }
      if (at > now) {
        watched = at;
        wakes.add(new Wake(at, this));
      } else if (deadline.compareAndSet(at, FIRED)) {
        toFire.add(this);
      } else {
        look(now, toFire);
      }
    }
  }
}
