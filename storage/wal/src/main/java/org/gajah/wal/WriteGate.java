package org.gajah.wal;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.gajah.activity.WaitEvent;
import org.gajah.base.id.Lsn;
import org.gajah.locks.Proc;
import org.jspecify.annotations.Nullable;

/// Lets one process at a time write the log. Those who come meanwhile wait; when the writer leaves,
/// it wakes those whose records it has flushed and one of the others, who writes for all that are
/// waiting then. Mirrors what LWLockAcquireOrWait does for WALWriteLock.
final class WriteGate {
  private static final class Waiter {
    final Proc proc;
    final long upto;
    volatile boolean released;

    Waiter(Proc proc, long upto) {
      this.proc = proc;
      this.upto = upto;
    }
  }

  private final List<Waiter> waiters = new ArrayList<>();
  private @Nullable Proc writer;

  /// Enters, or waits until the present writer has left.
  ///
  /// @param upto how far the caller wants the log flushed
  /// @return whether the caller is the writer now; false when it waited and should look how far the
  ///   log is flushed
  boolean enterOrWait(long upto, Proc proc) {
    Waiter waiter;
    synchronized (waiters) {
      if (writer == null) {
        writer = proc;
        return true;
      }
      waiter = new Waiter(proc, upto);
      waiters.add(waiter);
    }
    proc.startWait(WaitEvent.LW_LOCK_WAL_WRITE);
    while (!waiter.released) {
      proc.parker().park(-1);
    }
    proc.endWait();
    return false;
  }

  /// Enters, however long that takes.
  void enter(Proc proc) {
    while (!enterOrWait(Long.MAX_VALUE, proc)) {
      // somebody else wrote meanwhile
    }
  }

  /// Enters unless somebody is in.
  boolean tryEnter(Proc proc) {
    synchronized (waiters) {
      if (writer != null) {
        return false;
      }
      writer = proc;
      return true;
    }
  }

  /// Leaves.
  ///
  /// @param flushed how far the log is flushed now
  void leave(long flushed) {
    synchronized (waiters) {
      writer = null;
      boolean successor = false;
      for (Iterator<Waiter> each = waiters.iterator(); each.hasNext(); ) {
        Waiter waiter = each.next();
        boolean served = Lsn.compare(waiter.upto, flushed) <= 0;
        if (served || !successor) {
          successor |= !served;
          each.remove();
          waiter.released = true;
          waiter.proc.parker().unpark();
        }
      }
    }
  }
}
