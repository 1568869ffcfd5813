package org.gajah.instance.postmaster;

import org.gajah.activity.BackendActivity;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.seam.Threads;
import org.gajah.locks.Interrupts;
import org.gajah.recovery.StorageEngine;
import org.gajah.recovery.cluster.StorageProcess;
import org.jspecify.annotations.Nullable;

/// A background process of an instance: a thread with a place among the processes.
abstract class Background {
  private static final long PAUSE_NANOS = 1_000_000_000L;

  private final String type;
  private final String title;
  private volatile int processId;
  private volatile @Nullable LogLines log;
  private volatile @Nullable StorageProcess process;
  private volatile boolean stopping;
  private Threads.@Nullable Strand thread;

  /// @param type as `pg_stat_activity` calls it
  /// @param title as the postmaster's log calls it
  Background(String type, String title) {
    this.type = type;
    this.title = title;
  }

  final String type() {
    return type;
  }

  final String title() {
    return title;
  }

  /// Starts the thread.
  ///
  /// @param postmaster whose log it shares
  final void start(Threads threads, StorageEngine engine, LogLines postmaster, Ending ending) {
    thread = threads.start(type, () -> body(engine, postmaster, ending));
  }

  /// Who is told when the thread ends.
  @FunctionalInterface
  interface Ending {
    void ended(Background process, @Nullable Throwable failure);
  }

  private void body(StorageEngine engine, LogLines postmaster, Ending ending) {
    Throwable failure = null;
    log = postmaster;
    try {
      // Left open where it fails: then nobody can trust what it holds, and all start anew.
      StorageProcess own = engine.openProcess(this::report);
      process = own;
      processId = own.proc().pid();
      long now = own.proc().clock().timestamp();
      own.proc().activity().who(new BackendActivity.Who(type, 0, 0, now, null, 0));
      log = postmaster.of(processId, type);
      work(own);
      process = null;
      own.close();
    } catch (Throwable e) {
      failure = e;
    } finally {
      process = null;
      ending.ended(this, failure);
    }
  }

  /// Goes on after an error, as the real ones do.
  private void work(StorageProcess own) {
    boolean going = true;
    while (going) {
      try {
        run(own);
        going = false;
      } catch (PgException e) {
        if (e.severity() != Severity.ERROR) {
          throw e;
        }
        if (isLeaving()) {
          throw e.raise(Severity.FATAL);
        }
        report(e);
        own.proc().parker().park(PAUSE_NANOS); // the fault may last; the log must not fill with it
      }
    }
  }

  /// Whether an error ends it: nobody will try again.
  boolean isLeaving() {
    return stopping;
  }

  /// Logs a message as this process's.
  final void report(PgException message) {
    LogLines known = log;
    if (known != null) {
      known.report(message);
    }
  }

  /// The work; returns soon after [#stop].
  abstract void run(StorageProcess own);

  /// Tells it to end.
  void stop() {
    stopping = true;
    wake();
  }

  /// Tells it to leave as it is.
  final void abandon() {
    stop();
    StorageProcess own = process;
    if (own != null) {
      own.proc().interrupts().raise(Interrupts.CRASH_SHUTDOWN);
    }
  }

  final boolean isStopping() {
    return stopping;
  }

  final void wake() {
    StorageProcess own = process;
    if (own != null) {
      own.proc().latch().set();
    }
  }

  /// Its number, after its end too; 0 before it has one.
  final int processId() {
    return processId;
  }

  /// Waits until it has ended.
  ///
  /// @param millis 0 for as long as it takes
  final boolean join(long millis) {
    Threads.Strand running = thread;
    return running == null || running.join(millis);
  }
}
