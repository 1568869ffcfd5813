package org.gajah.transaction;

import java.lang.foreign.MemorySegment;
import org.gajah.activity.WaitEvent;
import org.gajah.base.error.Reporter;
import org.gajah.base.id.MultiXactId;
import org.gajah.base.memory.SharedMemory;
import org.gajah.disk.ClusterFiles;
import org.gajah.locks.LwLock;
import org.gajah.locks.Proc;
import org.gajah.page.slru.MultiXactPages;
import org.gajah.wal.Wal;

/// Where the members of each multixact start, four bytes for each, in `pg_multixact/offsets`. They
/// end where those of the next multixact start, so whoever writes one entry writes the next too.
final class MultiXactOffsets {
  static final int PER_PAGE = MultiXactPages.OFFSETS_PER_PAGE;

  /// What an entry holds that was never written: no multixact starts there.
  static final int NONE = 0;

  private final Slru slru;

  MultiXactOffsets(int slots, ClusterFiles cluster, Wal wal, SharedMemory memory, Reporter log) {
    slru = new Slru(new Pages(), slots, 0, false, cluster, wal, memory, log);
  }

  private static final class Pages implements Slru.Kind {
    @Override
    public String folder() {
      return "pg_multixact/offsets";
    }

    @Override
    public boolean precedes(long page, long other) {
      int first = (int) (page * PER_PAGE) + MultiXactId.FIRST + 1;
      int second = (int) (other * PER_PAGE) + MultiXactId.FIRST + 1;
      return MultiXactId.precedes(first, second)
          && MultiXactId.precedes(first, second + PER_PAGE - 1);
    }

    @Override
    public WaitEvent lockWait() {
      return WaitEvent.LW_LOCK_MULTI_XACT_OFFSET_SLRU;
    }
  }

  Slru slru() {
    return slru;
  }

  static long page(int multi) {
    return MultiXactPages.offsetPageOf(multi);
  }

  /// The first multixact of a page.
  static int first(long page) {
    int multi = (int) (page * PER_PAGE);
    return MultiXactId.isValid(multi) ? multi : MultiXactId.FIRST;
  }

  /// Where the members of a multixact start, [#NONE] when nobody has said yet.
  int get(int multi, Proc proc) {
    LwLock lock = slru.lock(page(multi));
    lock.acquireExclusive(proc);
    try {
      return MultiXactPages.offset(slru.content(slru.page(page(multi), multi, proc)), multi);
    } finally {
      lock.releaseExclusive(proc);
    }
  }

  /// Says where the members of a multixact start.
  void set(int multi, int offset, Proc proc) {
    LwLock lock = slru.lock(page(multi));
    lock.acquireExclusive(proc);
    try {
      int slot = slru.page(page(multi), multi, proc);
      MemorySegment content = slru.content(slot);
      if (MultiXactPages.offset(content, multi) != offset) {
        MultiXactPages.setOffset(content, multi, offset);
        slru.markDirty(slot);
      }
    } finally {
      lock.releaseExclusive(proc);
    }
  }

  /// Whether a multixact is the first on its page, so that the page has to be made for it.
  static boolean startsPage(int multi) {
    return Integer.remainderUnsigned(multi, PER_PAGE) == 0 || multi == MultiXactId.FIRST;
  }

  /// Makes a page anew.
  ///
  /// @param writeNow whether it is written at once, as in redo
  void zero(long page, boolean writeNow, Proc proc) {
    LwLock lock = slru.lock(page);
    lock.acquireExclusive(proc);
    try {
      int slot = slru.zeroPage(page, proc);
      if (writeNow) {
        slru.writePage(slot, proc);
      }
    } finally {
      lock.releaseExclusive(proc);
    }
  }

  /// Whether a page is there, in memory or on disk.
  boolean exists(long page, Proc proc) {
    LwLock lock = slru.lock(page);
    lock.acquireShared(proc);
    try {
      return slru.find(page) >= 0 || slru.existsOnDisk(page);
    } finally {
      lock.releaseShared(proc);
    }
  }

  /// Ends the log at the next multixact: it gets its start, and what stands behind it, which was
  /// never logged, goes.
  void trim(int next, int offset, Proc proc) {
    long page = page(next);
    slru.latestPage(page);
    if (!exists(page, proc)) {
      zero(page, false, proc);
    }
    LwLock lock = slru.lock(page);
    lock.acquireExclusive(proc);
    try {
      int slot = slru.page(page, next, proc);
      MultiXactPages.clearOffsetsFrom(slru.content(slot), next);
      MultiXactPages.setOffset(slru.content(slot), next, offset);
      slru.markDirty(slot);
    } finally {
      lock.releaseExclusive(proc);
    }
  }

  /// The oldest multixact that has a place on disk, -1 when there is no file.
  long oldestOnDisk() {
    long oldest = -1;
    for (long segment : slru.segments()) {
      long page = segment * Slru.PAGES_PER_SEGMENT;
      if (oldest < 0 || new Pages().precedes(page, oldest)) {
        oldest = page;
      }
    }
    return oldest < 0 ? -1 : Integer.toUnsignedLong(first(oldest));
  }
}
