package org.gajah.buffer;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.gajah.activity.statistics.IoCounts;
import org.gajah.activity.statistics.RelationCounts;
import org.gajah.activity.statistics.SessionStatistics;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.id.Lsn;
import org.gajah.disk.RelationFork;
import org.gajah.locks.LwLock;
import org.gajah.locks.Proc;
import org.gajah.page.PageHeader;
import org.gajah.wal.WalInserter;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.record.XlogRecord;
import org.jspecify.annotations.Nullable;

/// One process's way to pages. A buffer is an `int`: 0 for none, positive for a frame of the shared
/// pool, negative for one of the session's own pool; it is good as long as its pin lasts. Nothing
/// is allocated for a page that is in memory.
///
/// ```
/// int buffer = buffers.read(fork, block);
/// buffers.lockShared(buffer);
/// ... look at buffers.page(buffer) ...
/// buffers.unlockAndRelease(buffer);
/// ```
///
/// Whoever pins releases in a `finally`; [#pins] is 0 between statements, or something leaked.
public final class BufferAccess implements AutoCloseable {
  /// No buffer.
  public static final int NONE = 0;

  private final BufferPool pool;
  private final WalInserter wal;
  private final Proc proc;
  private final int localSize;
  private final boolean logHints;
  private final BufferUsage usage = new BufferUsage();
  private final Reporter reporter;
  private @Nullable LocalBuffers local;
  private int pins;

  // Whose counts a page's relation has: places by the number of the fork.
  private static final int PLACES = 64;
  private final int[] countedForks = new int[PLACES];
  private final @Nullable RelationCounts[] countedRelations = new RelationCounts[PLACES];
  private SessionStatistics statistics = SessionStatistics.unseen();
  private boolean zeroesDamaged;
  private boolean ignoresChecksums;

  /// @param localSize pages of the session's own pool (`temp_buffers`), taken when it is first
  ///   needed
  /// @param logHints whether the first hint on a page after a checkpoint is logged although there
  ///   are no checksums (`wal_log_hints`)
  public BufferAccess(
      BufferPool pool, WalInserter wal, Proc proc, int localSize, boolean logHints) {
    this(pool, wal, proc, localSize, logHints, message -> {});
  }

  /// @param reporter where warnings about damaged pages go
  public BufferAccess(
      BufferPool pool,
      WalInserter wal,
      Proc proc,
      int localSize,
      boolean logHints,
      Reporter reporter) {
    this.reporter = reporter;
    this.pool = pool;
    this.wal = wal;
    this.proc = proc;
    this.localSize = localSize;
    this.logHints = logHints || pool.checksums();
  }

  /// Whether damaged pages that are read are made empty, with a warning (`zero_damaged_pages`);
  /// otherwise they are refused.
  public void zeroDamaged(boolean on) {
    zeroesDamaged = on;
  }

  /// Whether pages with wrong checksums are taken, with a warning (`ignore_checksum_failure`).
  public void ignoreChecksums(boolean on) {
    ignoresChecksums = on;
  }

  public BufferPool pool() {
    return pool;
  }

  public BufferUsage usage() {
    return usage;
  }

  /// What the process counts.
  public SessionStatistics statistics() {
    return statistics;
  }

  /// Says what it counts with.
  public void statistics(SessionStatistics counting) {
    statistics = counting;
    Arrays.fill(countedRelations, null);
  }

  /// Counts that a page of a relation was asked for.
  private void count(RelationFork file, boolean hit) {
    int place = file.id() & PLACES - 1;
    RelationCounts counts = countedRelations[place];
    if (counts == null || countedForks[place] != file.id()) {
      counts = counts(file, place);
    }
    if (counts != null) {
      counts.block(hit);
    }
  }

  private @Nullable RelationCounts counts(RelationFork file, int place) {
    if (file.owner() == 0) {
      return null;
    }
    RelationCounts counts = statistics.relation(file.relation().locator().database(), file.owner());
    countedForks[place] = file.id();
    countedRelations[place] = counts;
    return counts;
  }

  /// How many pins this process holds.
  public int pins() {
    return pins;
  }

  // Bringing pages in

  /// Pins a page, reading it where it is not in memory.
  public int read(RelationFork file, int block) {
    return read(file, block, ReadMode.NORMAL, null);
  }

  /// Pins a page.
  ///
  /// @param mode how it is read; modes with a lock return it locked
  /// @param ring the frames to use for pages that are not in memory, or null for any
  public int read(RelationFork file, int block, ReadMode mode, @Nullable BufferRing ring) {
    int buffer =
        file.relation().isTemporary()
            ? pinLocal(file, block, mode)
            : pinShared(file, block, mode, ring);
    pins++;
    if (mode == ReadMode.ZERO_AND_LOCK) {
      lockExclusive(buffer);
    } else if (mode == ReadMode.ZERO_AND_CLEANUP_LOCK) {
      lockForCleanup(buffer);
    }
    return buffer;
  }

  private int pinLocal(RelationFork file, int block, ReadMode mode) {
    boolean zero = mode == ReadMode.ZERO_AND_LOCK || mode == ReadMode.ZERO_AND_CLEANUP_LOCK;
    long hits = usage.localHit;
    int buffer = -1 - local().pin(file, block, zero);
    count(file, usage.localHit != hits);
    return buffer;
  }

  private int pinShared(RelationFork file, int block, ReadMode mode, @Nullable BufferRing ring) {
    int found = pool.pinOrAllocate(file, block, ring, proc);
    int frame = found >= 0 ? found : -1 - found;
    if (found >= 0 && pool.awaitRead(frame, proc)) {
      usage.sharedHit++;
      proc.io().relation(BufferRing.context(ring), IoCounts.Operation.HIT);
      count(file, true);
      return frame + 1;
    }
    try {
      pool.fill(frame, mode, proc, zeroesDamaged, ignoresChecksums, reporter);
    } catch (Throwable fault) {
      pool.unpin(frame);
      throw fault;
    }
    usage.sharedRead++;
    if (mode != ReadMode.ZERO_AND_LOCK && mode != ReadMode.ZERO_AND_CLEANUP_LOCK) {
      proc.io().relation(BufferRing.context(ring), IoCounts.Operation.READ);
    }
    count(file, false);
    return frame + 1;
  }

  /// Adds an all-zero page to the end of a fork and returns it pinned and locked exclusively.
  /// Nobody else has seen it.
  ///
  /// @param count how many pages to add; those after the first are on disk only
  public int extend(RelationFork file, int count, @Nullable BufferRing ring) {
    int[] buffer = {NONE};
    if (file.relation().isTemporary()) {
      proc.io().temporary(IoCounts.Operation.EXTEND, count);
    } else {
      proc.io().relation(BufferRing.context(ring), IoCounts.Operation.EXTEND, count);
    }
    file.extend(count, first -> buffer[0] = read(file, first, ReadMode.ZERO_AND_LOCK, ring));
    return buffer[0];
  }

  private LocalBuffers local() {
    LocalBuffers known = local;
    if (known == null) {
      known = new LocalBuffers(localSize, pool.checksums(), usage, proc.io(), reporter);
      local = known;
    }
    return known;
  }

  // What a buffer holds

  public MemorySegment page(int buffer) {
    return buffer > 0 ? pool.page(buffer - 1) : local().page(-1 - buffer);
  }

  public int block(int buffer) {
    return buffer > 0 ? pool.block(buffer - 1) : local().block(-1 - buffer);
  }

  public RelationFork file(int buffer) {
    return buffer > 0 ? pool.file(buffer - 1) : local().file(-1 - buffer);
  }

  /// Adds a pin to a buffer that is pinned already.
  public void addPin(int buffer) {
    if (buffer > 0) {
      pool.pin(buffer - 1, false);
    } else {
      local().addPin(-1 - buffer);
    }
    pins++;
  }

  public void release(int buffer) {
    pins--;
    if (buffer > 0) {
      pool.unpin(buffer - 1);
    } else {
      local().unpin(-1 - buffer);
    }
  }

  public void unlockAndRelease(int buffer) {
    unlock(buffer);
    release(buffer);
  }

  // Content locks

  public void lockShared(int buffer) {
    if (buffer > 0) {
      pool.contentLock(buffer - 1).acquireShared(proc);
    }
  }

  public void lockExclusive(int buffer) {
    if (buffer > 0) {
      pool.contentLock(buffer - 1).acquireExclusive(proc);
    }
  }

  /// Takes the content lock exclusively unless somebody has it.
  public boolean tryLockExclusive(int buffer) {
    return buffer < 0 || pool.contentLock(buffer - 1).tryAcquireExclusive(proc);
  }

  /// Releases the content lock, in whichever mode the caller has it.
  public void unlock(int buffer) {
    if (buffer > 0) {
      LwLock lock = pool.contentLock(buffer - 1);
      if (lock.isHeldExclusively()) {
        lock.releaseExclusive(proc);
      } else {
        lock.releaseShared(proc);
      }
    }
  }

  /// Takes the exclusive lock when the caller's is the only pin, waiting for the others to go.
  public void lockForCleanup(int buffer) {
    if (buffer > 0) {
      pool.lockForCleanup(buffer - 1, proc);
    }
  }

  /// Takes the cleanup lock if that is possible at once.
  public boolean tryLockForCleanup(int buffer) {
    return buffer > 0 ? pool.tryLockForCleanup(buffer - 1, proc) : local().pins(-1 - buffer) == 1;
  }

  /// Whether the caller, who holds the exclusive lock, has the only pin and so a cleanup lock.
  public boolean hasCleanupLock(int buffer) {
    return buffer > 0
        ? FrameState.pins(pool.state(buffer - 1)) == 1
        : local().pins(-1 - buffer) == 1;
  }

  // Changes

  /// Says that the page is about to be changed, or has been: before the WAL record of the change is
  /// inserted, under the exclusive lock.
  public void markDirty(int buffer) {
    if (buffer < 0) {
      local().markDirty(-1 - buffer);
    } else if (pool.markDirty(buffer - 1)) {
      usage.sharedDirtied++;
    }
  }

  /// Says that a hint was set on the page, which holds the content lock at least shared. With
  /// checksums, the first hint after a checkpoint puts an image of the page into the log, for a
  /// torn page would otherwise look damaged.
  ///
  /// @param standard whether the page has the usual layout, with nothing between pd_lower and
  ///   pd_upper
  public void markDirtyHint(int buffer, boolean standard) {
    if (buffer < 0) {
      local().markDirty(-1 - buffer);
      return;
    }
    int frame = buffer - 1;
    int state = pool.state(frame);
    if (FrameState.has(state, FrameState.DIRTY) && FrameState.has(state, FrameState.JUST_DIRTIED)) {
      return;
    }
    if (!logHints || !pool.isPermanent(frame)) {
      countDirtied(pool.markDirty(frame));
      return;
    }
    if (!wal.wal().isStarted()) {
      return; // in recovery the hint stays in memory only
    }
    proc.delayCheckpoint(Proc.DELAY_START);
    try {
      long lsn = logHint(buffer, standard);
      countDirtied(Lsn.isValid(lsn) ? pool.markHinted(frame, lsn) : pool.markDirty(frame));
    } finally {
      proc.allowCheckpoint(Proc.DELAY_START);
    }
  }

  /// Whether the first hint on a page after a checkpoint is logged, and so has to be what else
  /// changes pages without a record: a torn write of them would look like damage.
  public boolean logsHints() {
    return logHints;
  }

  /// Whether changes of the page are in the log.
  public boolean isPermanent(int buffer) {
    return buffer > 0 && pool.isPermanent(buffer - 1);
  }

  private void countDirtied(boolean wasClean) {
    if (wasClean) {
      usage.sharedDirtied++;
    }
  }

  private long logHint(int buffer, boolean standard) {
    MemorySegment page = page(buffer);
    if (Lsn.before(wal.wal().redoPointer(), PageHeader.lsn(page)) || !wal.wal().fullPageWrites()) {
      return Lsn.INVALID;
    }
    RecordBuilder builder = wal.begin();
    int flags = RecordBuilder.FORCE_IMAGE | (standard ? RecordBuilder.STANDARD : 0);
    register(builder, 0, buffer, flags);
    return wal.insert(new XlogRecord.FullPageImages(true));
  }

  /// Registers the page of a buffer as a block of the record that is being built.
  ///
  /// @param flags of [RecordBuilder]
  public void register(RecordBuilder builder, int index, int buffer, int flags) {
    RelationFork file = file(buffer);
    builder.registerBlock(
        index, file.relation().locator(), file.fork(), block(buffer), page(buffer), flags);
  }

  // Whole relations

  /// Forgets pages without writing them; their relation is dropped or cut off.
  public void drop(boolean temporary, BufferPool.PageFilter filter) {
    if (!temporary) {
      pool.drop(filter, proc);
    } else if (local != null) {
      local().drop(filter);
    }
  }

  /// Writes dirty pages.
  public void flush(boolean temporary, BufferPool.PageFilter filter) {
    if (!temporary) {
      pool.flush(filter, proc);
    } else if (local != null) {
      local().flush(filter);
    }
  }

  /// Gives the session's own pool back.
  @Override
  public void close() {
    LocalBuffers known = local;
    if (known != null) {
      if (known.totalPins() != 0) {
        throw PgException.internal("local buffers are still pinned");
      }
      known.close();
      local = null;
    }
  }
}
