package org.gajah.wal;

import org.gajah.locks.Proc;
import org.jspecify.annotations.Nullable;

/// How the WAL writer hears of transactions that commit without waiting for the log. While it is
/// awake it looks by itself every `wal_writer_delay`, so it is called only when there is much to
/// flush; when it hibernates, every one calls it.
public final class WalWriterCall {
  private volatile @Nullable Proc writer;
  private volatile boolean hibernating;
  private volatile int flushAfterPages = Integer.MAX_VALUE;

  WalWriterCall() {}

  /// Says who the WAL writer is now.
  ///
  /// @param process null when there is none any more
  public void writer(@Nullable Proc process) {
    writer = process;
  }

  /// Says whether it will sleep long. It looks at the log once more afterwards, so that nobody is
  /// missed who came just before.
  public void hibernating(boolean will) {
    hibernating = will;
  }

  /// Says what is much.
  ///
  /// @param pages `wal_writer_flush_after`
  public void flushAfter(int pages) {
    flushAfterPages = pages;
  }

  /// Somebody has committed.
  ///
  /// @param unflushedPages how many pages of the log up to there are not durable
  void committed(long unflushedPages) {
    Proc known = writer;
    if (known != null && (hibernating || unflushedPages >= flushAfterPages)) {
      known.latch().set();
    }
  }
}
