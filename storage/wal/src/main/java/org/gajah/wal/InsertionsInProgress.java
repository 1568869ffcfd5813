package org.gajah.wal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.gajah.activity.WaitEvent;
import org.gajah.locks.Proc;

/// For each process the position at which it is inserting a record, or that it is not.
final class InsertionsInProgress {
  /// What an idle process has: behind every position.
  private static final long IDLE = Long.MAX_VALUE;

  /// Entries lie a cache line apart.
  private static final int STRIDE = 8;

  private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

  private final long[] positions;
  private final long[] important;

  InsertionsInProgress(int processes) {
    positions = new long[processes * STRIDE];
    important = new long[processes * STRIDE];
    Arrays.fill(positions, IDLE);
  }

  /// Says that a process inserts at `lsn` or behind it: nothing before is its business any more.
  void set(Proc proc, long lsn) {
    LONGS.setVolatile(positions, proc.number() * STRIDE, lsn);
  }

  /// Says that a process is done.
  void done(Proc proc) {
    LONGS.setRelease(positions, proc.number() * STRIDE, IDLE);
  }

  /// Notes that a process has inserted a record that a checkpoint must not pass over as idleness.
  /// Called before [#done], so that whoever finds the insertion complete finds this, too.
  void noteImportant(Proc proc, long lsn) {
    LONGS.setRelease(important, proc.number() * STRIDE, lsn);
  }

  /// Where the last important record starts.
  long lastImportant() {
    long last = 0;
    for (int i = 0; i < important.length; i += STRIDE) {
      last = Math.max(last, (long) LONGS.getAcquire(important, i));
    }
    return last;
  }

  /// Waits until nobody inserts before `upto`.
  ///
  /// @param end the end of the log as it was before this call, `upto` or behind it
  /// @return how far the log is complete: `upto` or more
  long await(long upto, long end, Proc proc) {
    long complete = end;
    for (int i = 0; i < positions.length; i += STRIDE) {
      long position = (long) LONGS.getVolatile(positions, i);
      if (position < upto) {
        position = awaitEntry(i, upto, proc);
      }
      complete = Math.min(complete, position);
    }
    return complete;
  }

  private long awaitEntry(int index, long upto, Proc proc) {
    proc.startWait(WaitEvent.LW_LOCK_WAL_INSERT);
    long position = (long) LONGS.getVolatile(positions, index);
    for (int attempt = 0; position < upto; attempt++) {
      proc.pause(attempt);
      position = (long) LONGS.getVolatile(positions, index);
    }
    proc.endWait();
    return position;
  }
}
