package org.gajah.locks.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.locks.Interrupts;
import org.gajah.locks.Proc;
import org.gajah.locks.table.DeadlockDetector.Finding;
import org.gajah.locks.table.Holder.WaitStatus;
import org.jspecify.annotations.Nullable;

/// One wait of a process for a lock in whose queue it stands. Mirrors ProcSleep of
/// `storage/lmgr/proc.c`.
///
/// It ends when somebody grants the lock, or with an exception: of whoever serves an interrupt, or
/// because of a deadlock. After an exception nothing of the request is left.
final class LockWait {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final LockTable table;
  private final Holder me;
  private final Proc proc;
  private final LockSession session;
  private final ProcLock procLock;
  private final LockMode mode;
  private final LockTag tag;
  private final Partition partition;
  private final long start;

  private boolean checked;
  private boolean timedOut;
  private Finding finding = Finding.NO_DEADLOCK;
  private List<DeadlockStep> circle = List.of();

  LockWait(
      LockTable table,
      Holder me,
      Proc proc,
      LockSession session,
      ProcLock procLock,
      LockMode mode) {
    this.table = table;
    this.me = me;
    this.proc = proc;
    this.session = session;
    this.procLock = procLock;
    this.mode = mode;
    this.tag = procLock.lock.tag();
    this.partition = table.partition(procLock.lock.hash);
    this.start = proc.clock().nanos();
  }

  /// Waits until the lock is granted.
  void await() {
    boolean granted = false;
    try {
      while (me.isWaiting()) {
        proc.checkInterrupts();
        session.await(proc, tag.type().waitEvent(), nanosToNextTimeout());
        proc.resetLatch();
        serveTimeouts();
      }
      if (session.logsLockWaits() && checked) {
        logEnd();
      }
      if (me.waitStatus == WaitStatus.FAILED) {
        proc.activity().deadlockFound();
        throw deadlock(circle, session);
      }
      granted = true;
    } finally {
      if (granted) {
        forgetTimeout();
      } else {
        giveUp();
      }
    }
  }

  private long nanosToNextTimeout() {
    long next = -1;
    if (!checked) {
      next = left(session.deadlockTimeoutMillis());
    }
    if (!timedOut && session.lockTimeoutMillis() > 0) {
      long left = left(session.lockTimeoutMillis());
      next = next < 0 ? left : Math.min(next, left);
    }
    return next;
  }

  private long left(long millis) {
    return Math.max(0, millis * NANOS_PER_MILLI - (proc.clock().nanos() - start));
  }

  private void serveTimeouts() {
    if (!checked && left(session.deadlockTimeoutMillis()) == 0) {
      checked = true;
      checkForDeadlock();
    }
    if (!timedOut && session.lockTimeoutMillis() > 0 && left(session.lockTimeoutMillis()) == 0) {
      timedOut = true;
      if (me.isWaiting()) {
        proc.interrupts().raise(Interrupts.LOCK_TIMEOUT);
      }
    }
  }

  /// A timeout that came while interrupts were held off is void when the lock was granted.
  private void forgetTimeout() {
    if (timedOut) {
      proc.interrupts().take(Interrupts.LOCK_TIMEOUT);
    }
  }

  private void checkForDeadlock() {
    DeadlockDetector detector = new DeadlockDetector(me);
    table.enterAll(proc);
    try {
      if (!me.isWaiting()) {
        return;
      }
      finding = detector.check();
      if (finding == Finding.HARD_DEADLOCK) {
        circle = detector.circle();
        partition.dequeue(me, WaitStatus.FAILED);
      }
    } finally {
      table.leaveAll(proc);
    }
    if (finding == Finding.BLOCKED_BY_AUTOVACUUM) {
      cancel(detector.autovacuum());
    }
    if (session.logsLockWaits()) {
      logCheck();
    }
  }

  private void cancel(@Nullable Holder autovacuum) {
    if (autovacuum == null || autovacuum.proc == null || !autovacuum.yieldsToWaiters) {
      return;
    }
    session
        .reporter()
        .report(
            message(
                    Severity.DEBUG1,
                    "sending cancel to blocking autovacuum PID " + autovacuum.pid())
                .logDetail(
                    "Process "
                        + proc.pid()
                        + " waits for "
                        + mode.label()
                        + " on "
                        + tag.describe()
                        + "."));
    autovacuum.proc.interrupts().raise(Interrupts.QUERY_CANCEL);
  }

  /// Takes back what is left of the request.
  private void giveUp() {
    partition.enter(proc);
    try {
      if (me.isWaiting()) {
        partition.dequeue(me, WaitStatus.NONE);
      } else if (me.waitStatus == WaitStatus.NONE) {
        partition.release(procLock, mode);
      }
      me.waitStatus = WaitStatus.NONE;
    } finally {
      partition.leave(proc);
    }
  }

  private void logCheck() {
    if (finding == Finding.SOFT_DEADLOCK) {
      log("process %d avoided deadlock for %s on %s by rearranging queue order after %s ms", true);
    } else if (finding == Finding.HARD_DEADLOCK) {
      log("process %d detected deadlock while waiting for %s on %s after %s ms", true);
    }
    if (me.isWaiting()) {
      log("process %d still waiting for %s on %s after %s ms", true);
    }
  }

  private void logEnd() {
    if (me.waitStatus == WaitStatus.NONE) {
      log("process %d acquired %s on %s after %s ms", false);
    } else if (finding != Finding.HARD_DEADLOCK) {
      log("process %d failed to acquire %s on %s after %s ms", true);
    }
  }

  private void log(String format, boolean withHolders) {
    long micros = (proc.clock().nanos() - start) / 1000;
    String after = String.format(Locale.ROOT, "%d.%03d", micros / 1000, micros % 1000);
    PgException line =
        message(
            Severity.LOG,
            String.format(Locale.ROOT, format, proc.pid(), mode.label(), tag.describe(), after));
    session.reporter().report(withHolders ? line.logDetail(holdersAndWaiters()) : line);
  }

  private static PgException message(Severity severity, String text) {
    return new PgException(severity, SqlState.SUCCESSFUL_COMPLETION, text, null);
  }

  private String holdersAndWaiters() {
    List<Integer> holders = new ArrayList<>();
    List<Integer> waiters = new ArrayList<>();
    partition.enter(proc);
    try {
      Lock lock = partition.find(tag.key1(), tag.key2(), LockTag.hash(tag.key1(), tag.key2()));
      ProcLock entry = lock == null ? null : lock.firstProcLock;
      for (; entry != null; entry = entry.next) {
        (entry.holder.awaited == entry ? waiters : holders).add(entry.holder.pid());
      }
    } finally {
      partition.leave(proc);
    }
    String noun = holders.size() == 1 ? "Process" : "Processes";
    return noun + " holding the lock: " + list(holders) + ". Wait queue: " + list(waiters) + ".";
  }

  private static String list(List<Integer> pids) {
    return pids.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /// The error of whoever closes a circle of waits; the server's log also learns what each of them
  /// was doing.
  static PgException deadlock(List<DeadlockStep> circle, LockSession session) {
    session.deadlockDetected();
    StringBuilder detail = new StringBuilder();
    StringBuilder activity = new StringBuilder();
    for (int i = 0; i < circle.size(); i++) {
      DeadlockStep step = circle.get(i);
      detail
          .append(i == 0 ? "" : "\n")
          .append("Process ")
          .append(step.pid())
          .append(" waits for ")
          .append(step.mode().label())
          .append(" on ")
          .append(step.tag().describe())
          .append("; blocked by process ")
          .append(circle.get((i + 1) % circle.size()).pid())
          .append('.');
      activity
          .append("\nProcess ")
          .append(step.pid())
          .append(": ")
          .append(session.activityOf(step.pid()));
    }
    return new PgException(SqlState.T_R_DEADLOCK_DETECTED, "deadlock detected")
        .detail(detail.toString())
        .logDetail(detail.append(activity).toString())
        .hint("See server log for query details.");
  }
}
