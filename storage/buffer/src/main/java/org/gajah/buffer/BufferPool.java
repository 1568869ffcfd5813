package org.gajah.buffer;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.LongAdder;
import org.gajah.activity.WaitEvent;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.id.ForkNumber;
import org.gajah.base.memory.SharedMemory;
import org.gajah.disk.RelationFork;
import org.gajah.locks.LwLock;
import org.gajah.locks.Proc;
import org.gajah.wal.Wal;
import org.jspecify.annotations.Nullable;

/// The shared buffers of an instance: frames, the table that finds them, and the clock that chooses
/// which to give up. Mirrors `storage/buffer/bufmgr.c`.
///
/// This class works on frames (0 to [#size] - 1); [BufferAccess] is what the floors above use.
public final class BufferPool {
  /// What a pool counts, for `pg_stat_bgwriter` and `pg_stat_io`.
  public static final class Counters {
    final LongAdder allocated = new LongAdder();
    final LongAdder read = new LongAdder();
    final LongAdder written = new LongAdder();
    final LongAdder evicted = new LongAdder();
    final LongAdder checkpointed = new LongAdder();

    /// Frames that the clock was asked for (`buffers_alloc`); who has one in a ring does not ask.
    public long allocated() {
      return allocated.sum();
    }

    public long read() {
      return read.sum();
    }

    public long written() {
      return written.sum();
    }

    public long evicted() {
      return evicted.sum();
    }

    /// Pages written by checkpoints (`buffers_written` of `pg_stat_checkpointer`).
    public long checkpointed() {
      return checkpointed.sum();
    }
  }

  private final Frames frames;
  private final BufferTable table;
  private final FrameWriter writer;
  private final Eviction eviction;
  private final Wal wal;
  private final boolean checksums;
  private final Counters counters = new Counters();

  /// @param size how many pages
  /// @param checksums whether the cluster has page checksums
  public BufferPool(int size, boolean checksums, Wal wal, SharedMemory memory) {
    this.checksums = checksums;
    this.wal = wal;
    this.frames = new Frames(size, memory);
    this.table = new BufferTable(size);
    this.writer = new FrameWriter(frames, table, wal, checksums, counters, memory);
    this.eviction = new Eviction(frames, table, writer, counters, wal);
  }

  /// How many frames there are.
  public int size() {
    return frames.size();
  }

  public Counters counters() {
    return counters;
  }

  public boolean checksums() {
    return checksums;
  }

  Wal wal() {
    return wal;
  }

  MemorySegment page(int frame) {
    return frames.page(frame);
  }

  LwLock contentLock(int frame) {
    return frames.contentLock(frame);
  }

  /// The fork of a pinned frame's page.
  RelationFork file(int frame) {
    return frames.file(frame);
  }

  /// The block of a pinned frame's page.
  int block(int frame) {
    return table.blockOf(frame);
  }

  int state(int frame) {
    return frames.state(frame);
  }

  // Pins

  /// Pins the frame that holds a page, if one does.
  ///
  /// @return the frame, or -1 when the page is not in memory
  int pinIfPresent(long tag, Proc proc, boolean raiseUsage) {
    int frame = table.find(tag);
    if (frame != BufferTable.NONE) {
      pin(frame, raiseUsage);
      // A frame that was on its way out when the pin came has lost its flags, though perhaps not
      // its tag yet; when it has flags again, it has its new tag too. So flags are looked at first.
      if (FrameState.has(state(frame), FrameState.TAGGED) && table.tagOf(frame) == tag) {
        return frame;
      }
      unpin(frame);
    }
    LwLock lock = table.lock(tag);
    lock.acquireShared(proc);
    frame = table.findLocked(tag);
    if (frame != BufferTable.NONE) {
      pin(frame, raiseUsage);
    }
    lock.releaseShared(proc);
    return frame;
  }

  /// Adds a pin. Without a pin of the caller's or the partition's lock, the frame may have changed
  /// hands before.
  void pin(int frame, boolean raiseUsage) {
    frames.pin(frame, raiseUsage);
  }

  /// Removes a pin.
  void unpin(int frame) {
    frames.unpin(frame);
  }

  // Bringing pages in

  /// Finds a page's frame or gives it one, and pins it. A frame that was just given is marked as
  /// being read: the caller fills it and calls [#finishRead].
  ///
  /// @return the frame where the page is there (perhaps still being read by somebody), or -1 -
  ///   frame where the caller has to fill it
  int pinOrAllocate(RelationFork file, int block, @Nullable BufferRing ring, Proc proc) {
    long tag = BufferTable.tag(file.id(), block);
    while (true) {
      int present = pinIfPresent(tag, proc, ring == null);
      if (present != BufferTable.NONE) {
        return present;
      }
      int victim = eviction.takeVictim(ring, proc);
      LwLock lock = table.lock(tag);
      lock.acquireExclusive(proc);
      if (table.findLocked(tag) != BufferTable.NONE) {
        lock.releaseExclusive(proc); // somebody was faster: give the victim back and take theirs
        frames.unpin(victim);
        continue;
      }
      adopt(victim, tag, file);
      lock.releaseExclusive(proc);
      return -1 - victim;
    }
  }

  /// Says who shall be woken, once, when the clock is next asked for a frame.
  ///
  /// @param process null for nobody any more
  public void wakeAtAllocation(@Nullable Proc process) {
    eviction.wakeAtAllocation(process);
  }

  private void adopt(int frame, long tag, RelationFork file) {
    frames.give(frame, file);
    table.insert(tag, frame);
    int flags = FrameState.TAGGED | FrameState.IO_IN_PROGRESS | FrameState.USAGE;
    if (isPermanent(file)) {
      flags |= FrameState.PERMANENT;
    }
    frames.setFlags(frame, flags);
  }

  private boolean isPermanent(RelationFork file) {
    return !file.isUnlogged() || file.fork() == ForkNumber.INIT;
  }

  /// Reads a frame's page from its file and verifies it, on behalf of whoever got the frame from
  /// [#pinOrAllocate].
  ///
  /// @param zeroes whether any damaged page is made empty
  /// @param trusts whether checksums may be wrong
  /// @param reporter where warnings about the page go
  /// @throws PgException XX001 when the page is damaged; the frame is given up then, but the pin is
  ///   the caller's
  void fill(
      int frame, ReadMode mode, Proc proc, boolean zeroes, boolean trusts, Reporter reporter) {
    RelationFork file = file(frame);
    MemorySegment page = page(frame);
    boolean read = false;
    try {
      if (mode == ReadMode.ZERO_AND_LOCK || mode == ReadMode.ZERO_AND_CLEANUP_LOCK) {
        page.fill((byte) 0);
      } else {
        transferIn(file, block(frame), page, proc);
        counters.read.increment();
        PageVerifier.verify(
            page,
            file,
            block(frame),
            checksums,
            zeroes || mode == ReadMode.ZERO_ON_ERROR,
            trusts,
            reporter);
      }
      read = true;
    } finally {
      finishRead(frame, read);
    }
  }

  private static void transferIn(RelationFork file, int block, MemorySegment page, Proc proc) {
    proc.startWait(WaitEvent.IO_DATA_FILE_READ);
    try {
      file.read(block, page);
    } finally {
      proc.endWait();
    }
  }

  /// Ends the transfer that filled a frame, for better or worse, and wakes those who wait for it.
  void finishRead(int frame, boolean valid) {
    frames.finishRead(frame, valid);
  }

  /// Waits until a pinned frame's page has been read. When whoever read it failed, the caller
  /// becomes the reader.
  ///
  /// @return whether the page is there; false when the caller has to fill it
  boolean awaitRead(int frame, Proc proc) {
    while (true) {
      int state = frames.state(frame);
      if (FrameState.has(state, FrameState.VALID)) {
        return true;
      }
      if (!FrameState.has(state, FrameState.IO_IN_PROGRESS)) {
        if (frames.change(frame, state, state | FrameState.IO_IN_PROGRESS)) {
          return false;
        }
        continue;
      }
      frames.awaitTransfer(frame, proc);
    }
  }

  /// Marks a page as changed. The caller holds its content lock exclusively, or shared when it set
  /// a hint.
  ///
  /// @return whether it was clean before
  boolean markDirty(int frame) {
    int dirty = FrameState.DIRTY | FrameState.JUST_DIRTIED;
    int before = frames.state(frame);
    if ((before & dirty) == dirty) {
      return false;
    }
    before = frames.setFlags(frame, dirty);
    return !FrameState.has(before, FrameState.DIRTY);
  }

  /// Marks a page as changed by a hint that was logged up to `lsn`, with which the page is stamped
  /// unless it was dirty.
  ///
  /// @return whether it was clean before
  boolean markHinted(int frame, long lsn) {
    return frames.markHinted(frame, lsn);
  }

  boolean isDirty(int frame) {
    return frames.isDirty(frame);
  }

  boolean isPermanent(int frame) {
    return frames.isPermanent(frame);
  }

  // Cleanup locks

  /// Takes the exclusive content lock at a moment when the caller's pin is the only one.
  void lockForCleanup(int frame, Proc proc) {
    frames.lockForCleanup(frame, proc);
  }

  /// Takes the cleanup lock if that is possible at once.
  boolean tryLockForCleanup(int frame, Proc proc) {
    return frames.tryLockForCleanup(frame, proc);
  }

  // Whole relations

  /// Which pages an operation on many of them means.
  @FunctionalInterface
  public interface PageFilter {
    boolean matches(RelationFork file, int block);
  }

  /// Forgets pages without writing them: their relation is dropped or cut off. Nobody may use them
  /// any more.
  public void drop(PageFilter filter, Proc proc) {
    for (int frame = 0; frame < frames.size(); frame++) {
      RelationFork file = frames.fileIfAny(frame);
      if (file != null && filter.matches(file, block(frame))) {
        dropFrame(frame, filter, proc);
      }
    }
  }

  private void dropFrame(int frame, PageFilter filter, Proc proc) {
    for (int attempt = 0; ; attempt++) {
      long tag = table.tagOf(frame);
      LwLock lock = table.lock(tag);
      lock.acquireExclusive(proc);
      RelationFork file = frames.fileIfAny(frame);
      if (table.tagOf(frame) != tag || file == null || !filter.matches(file, (int) tag)) {
        lock.releaseExclusive(proc);
        if (file == null || table.tagOf(frame) == tag) {
          return;
        }
        continue;
      }
      int state = frames.state(frame);
      // The pin keeps the clock away until the frame is out of the table.
      if (FrameState.pins(state) == 0 && frames.change(frame, state, FrameState.PIN)) {
        table.remove(tag, frame);
        frames.take(frame);
        frames.unpin(frame);
        lock.releaseExclusive(proc);
        return;
      }
      lock.releaseExclusive(proc);
      proc.pause(attempt); // the checkpointer or background writer is about to let go of it
    }
  }

  /// Writes all dirty pages that match, as before a relation's file is copied or its database
  /// dropped.
  public void flush(PageFilter filter, Proc proc) {
    writer.flush(filter, proc);
  }

  /// Says how fast a checkpoint goes: called after each page that it has looked after.
  @FunctionalInterface
  public interface Pace {
    /// May wait.
    ///
    /// @param done how many pages are clean now, whoever wrote them
    /// @param total how many were dirty when the checkpoint started
    void pageDone(int done, int total);
  }

  /// Writes all pages that are dirty now, in the order of their files.
  ///
  /// @param unloggedToo whether pages of unlogged relations are written as well, as at shutdown
  /// @return how many were written
  public int checkpoint(boolean unloggedToo, Pace pace, WriteBack writeBack, Proc proc) {
    return writer.checkpoint(unloggedToo, pace, writeBack, proc);
  }

  // What others want to see

  /// The clock's hand, as a number of frames passed since the start.
  public int clockPosition() {
    return eviction.clockPosition();
  }

  /// Writes one frame's page if it is dirty and nobody has used it lately; the background writer's
  /// unit of work.
  ///
  /// @return whether a page was written
  public boolean writeIfUnused(int frame, WriteBack writeBack, Proc proc) {
    return writer.writeIfUnused(frame, writeBack, proc);
  }

  /// Whether the frame could be reused right away: unpinned, unused and clean.
  public boolean isReusable(int frame) {
    int state = frames.state(frame);
    return FrameState.pins(state) == 0
        && FrameState.usage(state) == 0
        && !FrameState.has(state, FrameState.DIRTY);
  }

  /// The sum of all pins: 0 when nobody does anything, or something leaked.
  public int pins() {
    int sum = 0;
    for (int frame = 0; frame < frames.size(); frame++) {
      sum += FrameState.pins(frames.state(frame));
    }
    return sum;
  }
}
