package org.gajah.wal;

import java.util.ArrayList;
import java.util.List;
import org.gajah.activity.WaitEvent;
import org.gajah.base.id.Lsn;
import org.gajah.locks.Proc;
import org.jspecify.annotations.Nullable;

/// Lets one process at a time write the log. Those who come meanwhile wait. Mirrors what
/// LWLockAcquireOrWait does for WALWriteLock.
///
/// When the writer leaves, it wakes
/// - all whose records it has flushed,
/// - of the others who want to flush, the one that wants least: it writes for all that are waiting
///   then,
/// - and one of those who need room in the buffers. It must not wait for one who flushes, for that
///   one may wait for its insertion.
final class WriteGate {
  /// How long a crash may go unnoticed.
  private static final long NAP_NANOS = 500_000_000L;

  private static final class Waiter {
    final Proc proc;
    final long upto;
    final boolean needsRoom;
    volatile boolean released;

    Waiter(Proc proc, long upto, boolean needsRoom) {
      this.proc = proc;
      this.upto = upto;
      this.needsRoom = needsRoom;
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
    return enterOrWait(upto, false, proc);
  }

  /// Enters, however long that takes.
  void enter(Proc proc) {
    while (!enterOrWait(0, true, proc)) {
      // somebody else wrote meanwhile
    }
  }

  private boolean enterOrWait(long upto, boolean needsRoom, Proc proc) {
    Waiter waiter;
    synchronized (waiters) {
      if (writer == null) {
        writer = proc;
        return true;
      }
      waiter = new Waiter(proc, upto, needsRoom);
      waiters.add(waiter);
    }
    proc.startWait(WaitEvent.LW_LOCK_WAL_WRITE);
    while (!waiter.released) {
      proc.parker().park(NAP_NANOS);
      if (!waiter.released) {
        proc.checkCrash();
      }
    }
    proc.endWait();
    return false;
  }

  /// Leaves.
  ///
  /// @param flushed how far the log is flushed now
  void leave(long flushed) {
    synchronized (waiters) {
      writer = null;
      Waiter least = null;
      Waiter firstForRoom = null;
      int kept = 0;
      for (int i = 0; i < waiters.size(); i++) {
        Waiter waiter = waiters.get(i);
        if (waiter.needsRoom) {
          firstForRoom = firstForRoom == null ? waiter : firstForRoom;
        } else if (Lsn.compare(waiter.upto, flushed) <= 0) {
          release(waiter);
          continue;
        } else if (least == null || Lsn.before(waiter.upto, least.upto)) {
          least = waiter;
        }
        waiters.set(kept++, waiter);
      }
      waiters.subList(kept, waiters.size()).clear();
      releaseAndRemove(firstForRoom);
      releaseAndRemove(least);
    }
  }

  private void releaseAndRemove(@Nullable Waiter waiter) {
    if (waiter != null) {
      waiters.remove(waiter);
      release(waiter);
    }
  }

  private static void release(Waiter waiter) {
    waiter.released = true;
    waiter.proc.parker().unpark();
  }
}
