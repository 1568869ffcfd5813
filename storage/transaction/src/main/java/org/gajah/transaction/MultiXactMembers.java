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
import org.gajah.transaction.MultiXactAccess.Members;
import org.gajah.transaction.MultiXactAccess.Status;
import org.gajah.wal.Wal;

/// The members of all multixacts one after the other, in `pg_multixact/members`. Offsets count
/// members on a circle of 2^32; 0 is never the start of a multixact.
final class MultiXactMembers {
  static final int PER_PAGE = MultiXactPages.MEMBERS_PER_PAGE;
  static final long PER_SEGMENT = (long) PER_PAGE * Slru.PAGES_PER_SEGMENT;
  static final long LAST_SEGMENT = 0xFFFF_FFFFL / PER_SEGMENT;

  private final Slru slru;

  MultiXactMembers(int slots, ClusterFiles cluster, Wal wal, SharedMemory memory, Reporter log) {
    slru = new Slru(new Pages(), slots, 0, false, cluster, wal, memory, log);
  }

  private static final class Pages implements Slru.Kind {
    @Override
    public String folder() {
      return "pg_multixact/members";
    }

    @Override
    public boolean precedes(long page, long other) {
      int first = (int) (page * PER_PAGE);
      int second = (int) (other * PER_PAGE);
      return MultiXactId.offsetPrecedes(first, second)
          && MultiXactId.offsetPrecedes(first, second + PER_PAGE - 1);
    }

    @Override
    public WaitEvent lockWait() {
      return WaitEvent.LW_LOCK_MULTI_XACT_MEMBER_SLRU;
    }
  }

  Slru slru() {
    return slru;
  }

  static long page(int offset) {
    return MultiXactPages.memberPageOf(offset);
  }

  static long segment(int offset) {
    return Integer.toUnsignedLong(offset) / PER_SEGMENT;
  }

  private static int inPage(int offset) {
    return Integer.remainderUnsigned(offset, PER_PAGE);
  }

  /// How many of `count` members from `offset` on lie on the same page.
  private static int onPage(int offset, int count) {
    int toPageEnd = PER_PAGE - inPage(offset);
    long toWrap = (1L << 32) - Integer.toUnsignedLong(offset);
    return (int) Math.min(count, Math.min(toPageEnd, toWrap));
  }

  /// Told which pages have to be made.
  interface NewPage {
    void make(long page);
  }

  /// Finds out which pages a stretch of members starts.
  static void newPages(int offset, int count, NewPage newPage) {
    int at = offset;
    int left = count;
    while (left > 0) {
      if (inPage(at) == 0) {
        newPage.make(page(at));
      }
      int here = onPage(at, left);
      at += here;
      left -= here;
    }
  }

  /// Writes the members of a multixact.
  ///
  /// @param members see [MultiXactCache#pack]
  void write(int offset, long[] members, int multi, Proc proc) {
    int done = 0;
    while (done < members.length) {
      int at = offset + done;
      int here = onPage(at, members.length - done);
      LwLock lock = slru.lock(page(at));
      lock.acquireExclusive(proc);
      try {
        int slot = slru.page(page(at), multi, proc);
        for (int i = 0; i < here; i++) {
          put(slru.content(slot), at + i, members[done + i]);
        }
        slru.markDirty(slot);
      } finally {
        lock.releaseExclusive(proc);
      }
      done += here;
    }
  }

  private static void put(MemorySegment content, int offset, long member) {
    MultiXactPages.setMember(
        content, offset, MultiXactCache.xid(member), MultiXactCache.status(member).number());
  }

  /// Adds `count` members from `offset` on; the slot 0, which wrapping around leaves empty, is
  /// passed over.
  void read(int offset, int count, int multi, Members into, Proc proc) {
    int done = 0;
    while (done < count) {
      int at = offset + done;
      int here = onPage(at, count - done);
      LwLock lock = slru.lock(page(at));
      lock.acquireExclusive(proc);
      try {
        MemorySegment content = slru.content(slru.page(page(at), multi, proc));
        for (int i = 0; i < here; i++) {
          add(content, at + i, into);
        }
      } finally {
        lock.releaseExclusive(proc);
      }
      done += here;
    }
  }

  private static void add(MemorySegment content, int offset, Members into) {
    int xid = MultiXactPages.memberXid(content, offset);
    if (xid != 0) {
      into.add(xid, Status.of(MultiXactPages.memberStatus(content, offset)));
    }
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

  /// Ends the log: what stands behind the next member on its page was never logged.
  void trim(int nextOffset, Proc proc) {
    long page = page(nextOffset);
    slru.latestPage(page);
    if (inPage(nextOffset) == 0) {
      return;
    }
    LwLock lock = slru.lock(page);
    lock.acquireExclusive(proc);
    try {
      int slot = slru.page(page, nextOffset, proc);
      MultiXactPages.clearMembersFrom(slru.content(slot), nextOffset);
      slru.markDirty(slot);
    } finally {
      lock.releaseExclusive(proc);
    }
  }

  /// Removes the files that hold only members from `from` on and before `to`.
  void truncate(int from, int to, Proc proc) {
    long end = segment(to);
    for (long at = segment(from); at != end; at = at == LAST_SEGMENT ? 0 : at + 1) {
      slru.deleteSegment(at, proc);
    }
  }
}
