package org.gajah.base.seam;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Platform threads of the JVM.
enum PlatformThreads implements Threads {
  INSTANCE;

  /// Enough for what the limits on nesting allow while code is still interpreted; memory is taken
  /// only as it is used.
  private static final long STACK_SIZE = 16L << 20;

  @Override
  public Strand start(String name, Runnable body) {
    Thread thread = new Thread(null, body, name, STACK_SIZE);
    thread.setDaemon(true);
    thread.start();
    return new PlatformStrand(thread);
  }

  @Override
  public Parker newParker() {
    return new PlatformParker();
  }

  private record PlatformStrand(Thread thread) implements Strand {
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
      boolean interrupted = false;
      try {
        thread.join(millis);
      } catch (InterruptedException e) {
        interrupted = true;
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      return !thread.isAlive();
    }
  }

  /// One permit in a flag, and the thread that waits for it. The flag is what counts; parking is
  /// only the wait.
  private static final class PlatformParker implements Parker {
    private static final VarHandle PERMIT;
    private static final VarHandle WAITER;

    static {
      try {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        PERMIT = lookup.findVarHandle(PlatformParker.class, "permit", boolean.class);
        WAITER = lookup.findVarHandle(PlatformParker.class, "waiter", Thread.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    @SuppressWarnings("UnusedVariable") // through PERMIT
    private boolean permit;

    @SuppressWarnings("UnusedVariable") // through WAITER
    private @Nullable Thread waiter;

    @Override
    public void park(long nanos) {
      if (takePermit()) {
        return;
      }
      WAITER.setVolatile(this, Thread.currentThread());
      try {
        if (!takePermit()) {
          if (nanos < 0) {
            LockSupport.park(this);
          } else {
            LockSupport.parkNanos(this, nanos);
          }
          takePermit();
        }
      } finally {
        WAITER.setVolatile(this, (Thread) null);
      }
    }

    @Override
    public void spin() {
      Thread.onSpinWait();
    }

    private boolean takePermit() {
      return (boolean) PERMIT.getVolatile(this) && (boolean) PERMIT.getAndSet(this, false);
    }

    @Override
    public void unpark() {
      PERMIT.setVolatile(this, true);
      Thread waiting = (Thread) WAITER.getVolatile(this);
      if (waiting != null) {
        LockSupport.unpark(waiting);
      }
    }
  }
}
