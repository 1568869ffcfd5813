package org.gajah.transaction;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.gajah.activity.WaitEvent;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Lsn;
import org.gajah.base.id.Xid;
import org.gajah.base.memory.SharedMemory;
import org.gajah.base.seam.Disk.OpenMode;
import org.gajah.base.seam.DiskFile;
import org.gajah.disk.ClusterFiles;
import org.gajah.disk.FileFault;
import org.gajah.locks.LockRank;
import org.gajah.locks.LwLock;
import org.gajah.locks.Proc;
import org.gajah.wal.Wal;

/// A simple cache of pages for the logs about transactions: arrays of small entries, indexed by
/// transaction id or the like, that grow at one end and are cut off at the other. Mirrors
/// `access/transam/slru.c`.
///
/// Files of 32 pages lie in a folder of their own and are named by their number in hexadecimal.
/// Pages have neither header nor checksum. In memory they are kept in banks of [#BANK] slots; a
/// page has its bank, and a bank its lock.
///
/// Whoever calls [#page] holds the bank's lock ([#lock]) and uses the page only as long as it does.
public final class Slru {
  public static final int PAGE_SIZE = 8192;

  /// Slots of a bank.
  public static final int BANK = 16;

  /// Pages of a file.
  public static final int PAGES_PER_SEGMENT = 32;

  private static final int FREE = -1;

  private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

  /// What the log of a kind of page is called and how its pages follow each other.
  public interface Kind {
    /// The folder, for example `pg_xact`.
    String folder();

    /// Whether a page lies before another, on the circle that pages form.
    boolean precedes(long page, long other);

    /// What a process that waits for a bank is seen to wait for.
    WaitEvent lockWait();
  }

  /// What is counted, for `pg_stat_slru`.
  public static final class Counters {
    final LongAdder zeroed = new LongAdder();
    final LongAdder hit = new LongAdder();
    final LongAdder read = new LongAdder();
    final LongAdder written = new LongAdder();
    final LongAdder flushed = new LongAdder();
    final LongAdder truncated = new LongAdder();

    public long zeroed() {
      return zeroed.sum();
    }

    public long hit() {
      return hit.sum();
    }

    public long read() {
      return read.sum();
    }

    public long written() {
      return written.sum();
    }

    public long flushed() {
      return flushed.sum();
    }

    public long truncated() {
      return truncated.sum();
    }
  }

  private final Kind kind;
  private final ClusterFiles cluster;
  private final Wal wal;
  private final Reporter log;
  private final boolean longNames;
  private final int banks;
  private final int lsnGroups;
  private final MemorySegment[] slots;
  private final long[] pages;
  private final boolean[] dirty;
  private final long[] usedAt;
  private final long[] groupLsns;
  private final LwLock[] locks;
  private final long[] clock;
  private final Set<Long> unsyncedSegments = new HashSet<>();
  private final Counters counters = new Counters();
  private volatile long latestPage;

  /// @param slotCount how many pages are kept in memory, rounded up to whole banks
  /// @param lsnGroups into how many groups the entries of a page fall, each with an LSN up to which
  ///   the WAL is to be flushed before the page is written; 0 for none
  /// @param longNames whether files have names of fifteen digits instead of four
  public Slru(
      Kind kind,
      int slotCount,
      int lsnGroups,
      boolean longNames,
      ClusterFiles cluster,
      Wal wal,
      SharedMemory memory,
      Reporter log) {
    this.kind = kind;
    this.cluster = cluster;
    this.wal = wal;
    this.log = log;
    this.longNames = longNames;
    this.lsnGroups = lsnGroups;
    this.banks = Math.max(1, (slotCount + BANK - 1) / BANK);
    int count = banks * BANK;
    MemorySegment buffers = memory.allocate(kind.folder(), (long) count * PAGE_SIZE);
    slots = new MemorySegment[count];
    pages = new long[count];
    dirty = new boolean[count];
    usedAt = new long[count];
    groupLsns = new long[count * lsnGroups];
    locks = new LwLock[banks];
    clock = new long[banks];
    for (int i = 0; i < count; i++) {
      slots[i] = buffers.asSlice((long) i * PAGE_SIZE, PAGE_SIZE);
      pages[i] = FREE;
    }
    for (int i = 0; i < banks; i++) {
      locks[i] = new LwLock(LockRank.SLRU_BANK, kind.lockWait());
    }
  }

  public Counters counters() {
    return counters;
  }

  boolean inRecovery() {
    return wal.isRecovering();
  }

  /// The lock of the bank that a page belongs to.
  public LwLock lock(long page) {
    return locks[bank(page)];
  }

  private int bank(long page) {
    return (int) Long.remainderUnsigned(page, banks);
  }

  /// The newest page, which is never thrown out of memory.
  public long latestPage() {
    return latestPage;
  }

  /// Says which page is the newest, at the start of the instance.
  public void latestPage(long page) {
    latestPage = page;
  }

  /// Makes a page anew, all zero, in memory only. The caller holds its bank's lock exclusively.
  ///
  /// @return the slot
  public int zeroPage(long page, Proc proc) {
    int slot = slotFor(page, proc);
    slots[slot].fill((byte) 0);
    clearLsns(slot);
    pages[slot] = page;
    dirty[slot] = true;
    touch(slot, page);
    latestPage = page;
    counters.zeroed.increment();
    return slot;
  }

  /// Finds a page in memory, or reads it. The caller holds its bank's lock exclusively.
  ///
  /// @param subject the transaction that is asked about, which errors name
  /// @return the slot
  /// @throws PgException when the file is too short, or missing, unless the instance is recovering:
  ///   then a missing one is zero
  public int page(long page, int subject, Proc proc) {
    int slot = find(page);
    if (slot >= 0) {
      counters.hit.increment();
      touch(slot, page);
      return slot;
    }
    slot = slotFor(page, proc);
    read(page, subject, slots[slot], proc);
    clearLsns(slot);
    pages[slot] = page;
    dirty[slot] = false;
    touch(slot, page);
    counters.read.increment();
    return slot;
  }

  /// Finds a page in memory. The caller holds its bank's lock, shared will do.
  ///
  /// @return the slot, or -1 when the page has to be read
  public int find(long page) {
    int first = bank(page) * BANK;
    for (int slot = first; slot < first + BANK; slot++) {
      if (pages[slot] == page) {
        return slot;
      }
    }
    return -1;
  }

  public MemorySegment content(int slot) {
    return slots[slot];
  }

  /// Notes that a page which was found in memory is in use.
  void noteUse(int slot, long page) {
    counters.hit.increment();
    touch(slot, page); // under the shared lock some marks get lost, which does no harm
  }

  /// The bank's lock is held, in shared mode too.
  public void markDirty(int slot) {
    dirty[slot] = true;
  }

  /// Notes that the page must not be written before the WAL is flushed up to `lsn`.
  public void raiseLsn(int slot, int group, long lsn) {
    int at = slot * lsnGroups + group;
    long known = (long) LONGS.getVolatile(groupLsns, at);
    while (Lsn.before(known, lsn) && !LONGS.compareAndSet(groupLsns, at, known, lsn)) {
      known = (long) LONGS.getVolatile(groupLsns, at);
    }
  }

  /// Up to where the WAL must be flushed before what a group says may be believed to last.
  public long lsn(int slot, int group) {
    return (long) LONGS.getVolatile(groupLsns, slot * lsnGroups + group);
  }

  private void clearLsns(int slot) {
    Arrays.fill(groupLsns, slot * lsnGroups, (slot + 1) * lsnGroups, Lsn.INVALID);
  }

  private void touch(int slot, long page) {
    usedAt[slot] = ++clock[bank(page)];
  }

  /// A slot to read a page into: a free one, or the one used longest ago, written out if need be.
  private int slotFor(long page, Proc proc) {
    int present = find(page);
    if (present >= 0) {
      return present;
    }
    int first = bank(page) * BANK;
    int best = -1;
    for (int slot = first; slot < first + BANK; slot++) {
      if (pages[slot] == FREE) {
        return slot;
      }
      if (pages[slot] != latestPage && (best < 0 || usedAt[slot] < usedAt[best])) {
        best = slot;
      }
    }
    if (dirty[best]) {
      write(best, proc);
    }
    pages[best] = FREE;
    return best;
  }

  private void read(long page, int subject, MemorySegment into, Proc proc) {
    String name = display(segment(page));
    proc.startWait(WaitEvent.IO_SLRU_READ);
    try (DiskFile file = cluster.disk().open(path(segment(page)), OpenMode.READ)) {
      if (file.read(into, offset(page)) < PAGE_SIZE) {
        throw new PgException(SqlState.INTERNAL_ERROR, inaccessible(subject))
            .detail(
                "Could not read from file \"%s\" at offset %d: read too few bytes."
                    .formatted(name, offset(page)));
      }
    } catch (NoSuchFileException missing) {
      if (!wal.isRecovering()) {
        throw fault(subject, "Could not open file \"" + name + "\"", missing);
      }
      into.fill((byte) 0);
    } catch (IOException e) {
      throw fault(
          subject, "Could not read from file \"%s\" at offset %d".formatted(name, offset(page)), e);
    } finally {
      proc.endWait();
    }
  }

  private static String inaccessible(int subject) {
    return "could not access status of transaction " + Integer.toUnsignedString(subject);
  }

  private static PgException fault(int subject, String what, IOException cause) {
    return new PgException(Severity.ERROR, FileFault.sqlState(cause), inaccessible(subject), cause)
        .detail(what + ": " + FileFault.reason(cause) + ".");
  }

  private void write(int slot, Proc proc) {
    long upto = Lsn.INVALID;
    for (int group = 0; group < lsnGroups; group++) {
      upto = Lsn.max(upto, lsn(slot, group));
    }
    wal.flush(upto, proc);
    long segment = segment(pages[slot]);
    proc.startWait(WaitEvent.IO_SLRU_WRITE);
    try (DiskFile file = cluster.disk().open(path(segment), OpenMode.CREATE)) {
      file.write(slots[slot], offset(pages[slot]));
    } catch (IOException e) {
      throw fault(
          Xid.INVALID,
          "Could not write to file \"%s\" at offset %d"
              .formatted(display(segment), offset(pages[slot])),
          e);
    } finally {
      proc.endWait();
      requestSync(segment);
    }
    dirty[slot] = false;
    counters.written.increment();
  }

  /// Behind the write, even one that failed, and before the page counts as clean: a checkpoint that
  /// syncs the file during the write must not take the request away.
  private void requestSync(long segment) {
    synchronized (unsyncedSegments) {
      unsyncedSegments.add(segment);
    }
  }

  /// Writes all dirty pages and syncs the files that were written to: the log's part of a
  /// checkpoint.
  public void flush(Proc proc) {
    for (int bank = 0; bank < banks; bank++) {
      locks[bank].acquireExclusive(proc);
      try {
        for (int slot = bank * BANK; slot < (bank + 1) * BANK; slot++) {
          if (dirty[slot]) {
            write(slot, proc);
          }
        }
      } finally {
        locks[bank].releaseExclusive(proc);
      }
    }
    counters.flushed.increment();
    sync(proc);
  }

  /// Writes one page if it is dirty; its bank's lock is held exclusively.
  public void writePage(int slot, Proc proc) {
    if (dirty[slot]) {
      write(slot, proc);
    }
  }

  private void sync(Proc proc) {
    Set<Long> segments;
    synchronized (unsyncedSegments) {
      segments = new HashSet<>(unsyncedSegments);
      unsyncedSegments.clear();
    }
    if (segments.isEmpty()) {
      return;
    }
    proc.startWait(WaitEvent.IO_SLRU_FLUSH_SYNC);
    try {
      for (long segment : segments) {
        syncSegment(segment);
      }
      syncFolder();
    } finally {
      proc.endWait();
    }
  }

  private void syncSegment(long segment) {
    try (DiskFile file = cluster.disk().open(path(segment), OpenMode.READ_WRITE)) {
      file.sync();
    } catch (NoSuchFileException gone) {
      // cut off meanwhile
    } catch (IOException e) {
      throw fault(Xid.INVALID, "Could not fsync file \"" + display(segment) + "\"", e)
          .raise(Severity.PANIC);
    }
  }

  private void syncFolder() {
    try {
      cluster.disk().syncDirectory(cluster.resolve(kind.folder()));
    } catch (IOException e) {
      throw FileFault.of(Severity.PANIC, "could not fsync file \"" + kind.folder() + "\"", e);
    }
  }

  /// Removes all files whose pages lie before `cutoff`. The caller has logged that.
  ///
  /// @param cutoff the oldest page that is still needed
  public void truncate(long cutoff, Proc proc) {
    if (kind.precedes(latestPage, cutoff)) {
      log.log("could not truncate directory \"%s\": apparent wraparound".formatted(kind.folder()));
      return;
    }
    forgetBefore(cutoff, proc);
    counters.truncated.increment();
    for (long segment : segments()) {
      if (isBefore(segment, cutoff)) {
        delete(segment);
      }
    }
  }

  /// Whether all pages of a segment lie before a page.
  boolean isBefore(long segment, long cutoff) {
    long firstPage = segment * PAGES_PER_SEGMENT;
    return kind.precedes(firstPage, cutoff)
        && kind.precedes(firstPage + PAGES_PER_SEGMENT - 1, cutoff);
  }

  /// Removes one file, whether its pages are still in memory or not.
  public void deleteSegment(long segment, Proc proc) {
    for (int bank = 0; bank < banks; bank++) {
      locks[bank].acquireExclusive(proc);
      for (int slot = bank * BANK; slot < (bank + 1) * BANK; slot++) {
        if (pages[slot] != FREE && segment(pages[slot]) == segment) {
          pages[slot] = FREE;
          dirty[slot] = false;
        }
      }
      locks[bank].releaseExclusive(proc);
    }
    delete(segment);
  }

  private void delete(long segment) {
    synchronized (unsyncedSegments) {
      unsyncedSegments.remove(segment);
    }
    try {
      cluster.disk().delete(path(segment));
    } catch (NoSuchFileException gone) {
      // as it should be
    } catch (IOException e) {
      throw FileFault.of("could not remove file \"" + display(segment) + "\"", e);
    }
  }

  private void forgetBefore(long cutoff, Proc proc) {
    for (int bank = 0; bank < banks; bank++) {
      locks[bank].acquireExclusive(proc);
      for (int slot = bank * BANK; slot < (bank + 1) * BANK; slot++) {
        if (pages[slot] != FREE && kind.precedes(pages[slot], cutoff)) {
          // Its file may stay for the sake of later pages: then it is written as it should be.
          if (dirty[slot] && !isBefore(segment(pages[slot]), cutoff)) {
            write(slot, proc);
          }
          dirty[slot] = false;
          pages[slot] = FREE;
        }
      }
      locks[bank].releaseExclusive(proc);
    }
  }

  /// Removes all files, as with logs that do not outlive the instance.
  public void removeAll() {
    segments().forEach(this::delete);
  }

  /// Whether a page is on disk.
  public boolean existsOnDisk(long page) {
    try {
      var status = cluster.disk().status(path(segment(page)));
      return status != null && status.size() >= offset(page) + PAGE_SIZE;
    } catch (IOException e) {
      throw FileFault.of("could not stat file \"" + display(segment(page)) + "\"", e);
    }
  }

  /// The numbers of the segments that have files, in no particular order.
  public List<Long> segments() {
    List<Long> found = new ArrayList<>();
    try {
      for (String name : cluster.list(kind.folder())) {
        if (isSegmentName(name)) {
          found.add(Long.parseLong(name, 16));
        }
      }
    } catch (IOException e) {
      throw FileFault.of("could not open directory \"" + kind.folder() + "\"", e);
    }
    return found;
  }

  private boolean isSegmentName(String name) {
    boolean length = longNames ? name.length() == 15 : name.length() >= 4 && name.length() <= 6;
    return length && name.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'A' && c <= 'F');
  }

  static long segment(long page) {
    return page / PAGES_PER_SEGMENT;
  }

  private static long offset(long page) {
    return page % PAGES_PER_SEGMENT * PAGE_SIZE;
  }

  private String display(long segment) {
    return kind.folder() + "/" + String.format(Locale.ROOT, longNames ? "%015X" : "%04X", segment);
  }

  private Path path(long segment) {
    return cluster.resolve(display(segment));
  }
}
