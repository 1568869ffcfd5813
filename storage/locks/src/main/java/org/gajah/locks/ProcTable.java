package org.gajah.locks;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Threads;
import org.jspecify.annotations.Nullable;

/// The processes of one instance. Its size is fixed, so that others may keep arrays with an entry
/// for each process.
public final class ProcTable {
  /// The greatest pid that Linux gives out; ours start above.
  private static final int MAX_SYSTEM_PID = 4_194_304;

  private final AtomicReferenceArray<@Nullable Proc> procs;

  /// From here on sessions have their numbers; what is below is for background processes.
  public static final int FIRST_OF_SESSIONS = MAX_SYSTEM_PID + (1 << 20);

  private final AtomicInteger nextPid = new AtomicInteger(MAX_SYSTEM_PID + 1);
  private final Threads threads;
  private final Clock clock;
  private final Proc.PanicHandler panicHandler;

  public ProcTable(int size, Threads threads, Clock clock, Proc.PanicHandler panicHandler) {
    this.procs = new AtomicReferenceArray<>(size);
    this.threads = threads;
    this.clock = clock;
    this.panicHandler = panicHandler;
  }

  /// How many processes there may be at most.
  public int size() {
    return procs.length();
  }

  /// The process with a number, or null.
  public @Nullable Proc get(int number) {
    return procs.get(number);
  }

  /// Makes a process for the calling thread, or for one that is about to start.
  ///
  /// @throws PgException FATAL 53300 when there are too many already
  public Proc enter() {
    return enter(nextPid.getAndIncrement());
  }

  /// Makes a process with a number that it has already: of the operating system, or
  /// [#FIRST_OF_SESSIONS] or more.
  ///
  /// @throws PgException FATAL 53300 when there are too many already
  public Proc enter(int pid) {
    for (int i = 0; i < procs.length(); i++) {
      if (procs.get(i) == null) {
        Proc proc = new Proc(i, pid, threads, clock, panicHandler);
        if (procs.compareAndSet(i, null, proc)) {
          return proc;
        }
      }
    }
    throw PgException.fatal(SqlState.TOO_MANY_CONNECTIONS, "sorry, too many clients already");
  }

  /// Gives the place of a process free. Everything that it held has been released.
  public void leave(Proc proc) {
    procs.set(proc.number(), null);
  }
}
