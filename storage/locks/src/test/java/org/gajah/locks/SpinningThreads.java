package org.gajah.locks;

import org.gajah.base.seam.Threads;

/// Threads for the model checker, which knows only threads that are made with `new`, and takes a
/// parked one for one that may wake up at any time: here it turns in a loop until it is woken. A
/// wake-up that is lost is a loop that never ends, and the model checker finds that.
public enum SpinningThreads implements Threads {
  INSTANCE;

  @Override
  public Strand start(String name, Runnable body) {
    Thread thread = new Thread(body, name);
    thread.start();
    return new SpinningStrand(thread);
  }

  @Override
  public Parker newParker() {
    return new SpinningParker();
  }

  private record SpinningStrand(Thread thread) implements Strand {
    @Override
    public String name() {
      return thread.getName();
    }

    @Override
    public boolean isAlive() {
      return thread.isAlive();
    }

    @Override
    public boolean join(long millis) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      return true;
    }
  }

  private static final class SpinningParker implements Parker {
    private volatile boolean permit;

    @Override
    public void park(long nanos) {
      while (!permit) {
        Thread.onSpinWait();
      }
      permit = false;
    }

    @Override
    public void unpark() {
      permit = true;
    }

    @Override
    public void spin() {
      Thread.onSpinWait();
    }
  }
}
