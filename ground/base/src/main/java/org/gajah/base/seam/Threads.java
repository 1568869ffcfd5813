package org.gajah.base.seam;

/// The seam for threads: starts them and lets them wait.
public interface Threads {
  /// Starts a platform thread. Its name is what `pg_stat_activity` and a thread dump show; whatever
  /// `body` lets escape ends the thread only, so a supervisor wraps it.
  Strand start(String name, Runnable body);

  /// A place for one thread to wait at.
  Parker newParker();

  /// A thread that was started.
  interface Strand {
    String name();

    boolean isAlive();

    /// Waits until the thread has ended, at most so many milliseconds (0: forever).
    ///
    /// @return whether it has ended
    boolean join(long millis);
  }

  /// Lets its one owner wait until somebody calls [#unpark]. A call that comes before the wait is
  /// remembered, once, and a wait may end for no reason: the owner checks its condition in a loop.
  /// There is no `Thread.interrupt` in this house, for it closes file channels under everybody who
  /// uses them.
  interface Parker {
    /// Waits for an unpark, at most so many nanoseconds; a negative number waits without limit.
    void park(long nanos);

    void unpark();

    /// Tells the machine that the caller is turning in a short loop.
    void spin();
  }

  /// The machine's threads.
  static Threads platform() {
    return PlatformThreads.INSTANCE;
  }
}
