package org.gajah.buffer;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.gajah.activity.WaitEvent;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.ForkNumber;
import org.gajah.base.memory.SharedMemory;
import org.gajah.disk.RelationFork;
import org.gajah.locks.LockRank;
import org.gajah.locks.LwLock;
import org.gajah.locks.Proc;
import org.gajah.page.PageChecksum;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.gajah.wal.Wal;
import org.jspecify.annotations.Nullable;

/// The shared buffers of an instance: frames, the table that finds them, and the clock that chooses
/// which to give up. Mirrors `storage/buffer/bufmgr.c` and `freelist.c`.
///
/// This class works on frames (0 to [#size] - 1); [BufferAccess] is what the floors above use.
public final class BufferPool {
  private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);

  /// What a pool counts, for `pg_stat_bgwriter` and `pg_stat_io`.
  public static final class Counters {
    final LongAdder allocated = new LongAdder();
    final LongAdder read = new LongAdder();
    final LongAdder written = new LongAdder();
    final LongAdder evicted = new LongAdder();

    /// Frames given to new pages (`buffers_alloc`).
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
  }

  private final int size;
  private final MemorySegment blocks;
  // A frame gets these two when it gets its first page: most instances never use all frames.
  private final @Nullable MemorySegment[] pages;
  private final int[] states;
  private final @Nullable RelationFork[] files;
  private final @Nullable LwLock[] contentLocks;
  private final BufferTable table;
  private final AtomicInteger hand = new AtomicInteger();
  private final WaitingRoom waitingRoom = new WaitingRoom();
  private final ScratchPages scratchPages;
  private final Wal wal;
  private final boolean checksums;
  private final Counters counters = new Counters();

  /// @param size how many pages
  /// @param checksums whether the cluster has page checksums
  public BufferPool(int size, boolean checksums, Wal wal, SharedMemory memory) {
    this.size = size;
    this.checksums = checksums;
    this.wal = wal;
    this.pages = new MemorySegment[size];
    this.states = new int[size];
    this.files = new RelationFork[size];
    this.contentLocks = new LwLock[size];
    this.table = new BufferTable(size);
    this.scratchPages = new ScratchPages(memory);
    this.blocks = memory.allocate("Buffer Blocks", (long) size * PageHeader.PAGE_SIZE);
  }

  /// How many frames there are.
  public int size() {
    return size;
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

  /// The page in a frame that has been given one.
  MemorySegment page(int frame) {
    return Objects.requireNonNull(pages[frame]);
  }

  LwLock contentLock(int frame) {
    return Objects.requireNonNull(contentLocks[frame]);
  }

  /// The fork of a pinned frame's page.
  RelationFork file(int frame) {
    RelationFork file = files[frame];
    if (file == null) {
      throw PgException.internal("buffer " + frame + " holds no page");
    }
    return file;
  }

  /// The block of a pinned frame's page.
  int block(int frame) {
    return (int) table.tagOf(frame);
  }

  int state(int frame) {
    return (int) INTS.getVolatile(states, frame);
  }

  private boolean change(int frame, int from, int to) {
    return INTS.compareAndSet(states, frame, from, to);
  }

  private void setFlags(int frame, int flags) {
    INTS.getAndBitwiseOr(states, frame, flags);
  }

  private void clearFlags(int frame, int flags) {
    INTS.getAndBitwiseAnd(states, frame, ~flags);
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
    while (true) {
      int state = state(frame);
      int pinned = state + FrameState.PIN;
      if (raiseUsage
          ? FrameState.usage(state) < FrameState.MAX_USAGE
          : FrameState.usage(state) == 0) {
        pinned += FrameState.USAGE;
      }
      if (change(frame, state, pinned)) {
        return;
      }
    }
  }

  /// Adds a pin that says nothing about how much the page is used: for who only writes it.
  private void pinQuietly(int frame) {
    INTS.getAndAdd(states, frame, FrameState.PIN);
  }

  /// Removes a pin.
  void unpin(int frame) {
    int before = (int) INTS.getAndAdd(states, frame, -FrameState.PIN);
    if (FrameState.has(before, FrameState.CLEANUP_WAITER) && FrameState.pins(before) <= 2) {
      waitingRoom.wake(frame);
    }
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
      int victim = takeVictim(ring, proc);
      LwLock lock = table.lock(tag);
      lock.acquireExclusive(proc);
      if (table.findLocked(tag) != BufferTable.NONE) {
        lock.releaseExclusive(proc); // somebody was faster: give the victim back and take theirs
        unpin(victim);
        continue;
      }
      adopt(victim, tag, file);
      lock.releaseExclusive(proc);
      counters.allocated.increment();
      return -1 - victim;
    }
  }

  private void adopt(int frame, long tag, RelationFork file) {
    if (pages[frame] == null) {
      pages[frame] = blocks.asSlice((long) frame * PageHeader.PAGE_SIZE, PageHeader.PAGE_SIZE);
      contentLocks[frame] = new LwLock(LockRank.BUFFER_CONTENT);
    }
    files[frame] = file;
    table.insert(tag, frame);
    int flags = FrameState.TAGGED | FrameState.IO_IN_PROGRESS | FrameState.USAGE;
    if (isPermanent(file)) {
      flags |= FrameState.PERMANENT;
    }
    setFlags(frame, flags);
  }

  private boolean isPermanent(RelationFork file) {
    return !file.isUnlogged() || file.fork() == ForkNumber.INIT;
  }

  /// Reads a frame's page from its file and verifies it, on behalf of whoever got the frame from
  /// [#pinOrAllocate].
  ///
  /// @param reporter where warnings about the page go
  /// @throws PgException XX001 when the page is damaged; the frame is given up then, but the pin is
  ///   the caller's
  void fill(int frame, ReadMode mode, Proc proc, Reporter reporter) {
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
            page, file, block(frame), checksums, mode == ReadMode.ZERO_ON_ERROR, reporter);
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
    if (valid) {
      setFlags(frame, FrameState.VALID);
    }
    clearFlags(frame, FrameState.IO_IN_PROGRESS);
    waitingRoom.wake(frame);
  }

  /// Waits until a pinned frame's page has been read. When whoever read it failed, the caller
  /// becomes the reader.
  ///
  /// @return whether the page is there; false when the caller has to fill it
  boolean awaitRead(int frame, Proc proc) {
    while (true) {
      int state = state(frame);
      if (FrameState.has(state, FrameState.VALID)) {
        return true;
      }
      if (!FrameState.has(state, FrameState.IO_IN_PROGRESS)) {
        if (change(frame, state, state | FrameState.IO_IN_PROGRESS)) {
          return false;
        }
        continue;
      }
      awaitTransfer(frame, proc);
    }
  }

  private void awaitTransfer(int frame, Proc proc) {
    waitingRoom.await(
        frame,
        proc,
        WaitEvent.IPC_BUFFER_IO,
        false,
        () -> !FrameState.has(state(frame), FrameState.IO_IN_PROGRESS));
  }

  // Giving pages up

  /// Chooses a frame, writes its page if need be and takes it out of the table. The frame has one
  /// pin, the caller's, and belongs to no page.
  private int takeVictim(@Nullable BufferRing ring, Proc proc) {
    boolean rejected = false;
    while (true) {
      int frame = ring == null || rejected ? BufferRing.EMPTY : pinFromRing(ring);
      boolean fromRing = frame != BufferRing.EMPTY;
      if (!fromRing) {
        frame = pinFromClock();
      }
      if (evict(frame, fromRing && ring != null && ring.rejectsDirty(), proc)) {
        if (ring != null) {
          ring.put(frame);
        }
        return frame;
      }
      unpin(frame);
      if (fromRing && ring != null) {
        ring.put(BufferRing.EMPTY);
        rejected = true; // its place in the ring gets a frame of the pool
      }
    }
  }

  private int pinFromRing(BufferRing ring) {
    int frame = ring.advance();
    if (frame == BufferRing.EMPTY) {
      return BufferRing.EMPTY;
    }
    int state = state(frame);
    boolean ours = FrameState.pins(state) == 0 && FrameState.usage(state) <= 1;
    return ours && change(frame, state, state + FrameState.PIN) ? frame : BufferRing.EMPTY;
  }

  /// Sweeps the clock's hand over the frames, taking usage counts down, until it finds one that
  /// nobody uses.
  private int pinFromClock() {
    int left = size;
    while (true) {
      int frame = Integer.remainderUnsigned(hand.getAndIncrement(), size);
      int state = state(frame);
      if (FrameState.pins(state) == 0) {
        if (FrameState.usage(state) == 0) {
          if (change(frame, state, state + FrameState.PIN)) {
            return frame;
          }
        } else {
          change(frame, state, state - FrameState.USAGE);
          left = size + 1; // this one may be free when the hand comes round again
        }
      }
      if (--left == 0) {
        throw new PgException(SqlState.INSUFFICIENT_RESOURCES, "no unpinned buffers available");
      }
    }
  }

  /// Empties a frame on which the caller has the only pin.
  ///
  /// @param rejectUnflushed whether to refuse when the WAL would have to be flushed first
  /// @return whether it is empty now; false when somebody else got interested in the page, or it
  ///   was rejected
  private boolean evict(int frame, boolean rejectUnflushed, Proc proc) {
    int state = state(frame);
    if (FrameState.has(state, FrameState.DIRTY)) {
      LwLock content = contentLock(frame);
      if (!content.tryAcquireShared(proc)) {
        return false;
      }
      boolean rejected =
          rejectUnflushed
              && FrameState.has(state, FrameState.PERMANENT)
              && wal.needsFlush(PageHeader.lsn(page(frame)));
      if (!rejected) {
        try {
          write(frame, proc);
        } catch (Throwable fault) {
          content.releaseShared(proc);
          unpin(frame);
          throw fault;
        }
      }
      content.releaseShared(proc);
      if (rejected) {
        return false;
      }
    }
    return !FrameState.has(state(frame), FrameState.TAGGED) || detach(frame, proc);
  }

  /// Takes a clean frame with a single pin out of the table.
  private boolean detach(int frame, Proc proc) {
    long tag = table.tagOf(frame);
    LwLock lock = table.lock(tag);
    lock.acquireExclusive(proc);
    int state = state(frame);
    boolean free =
        FrameState.pins(state) == 1
            && !FrameState.has(state, FrameState.DIRTY)
            && change(frame, state, FrameState.PIN);
    if (free) {
      table.remove(tag, frame);
      files[frame] = null;
      counters.evicted.increment();
    }
    lock.releaseExclusive(proc);
    return free;
  }

  // Writing pages

  /// Marks a page as changed. The caller holds its content lock exclusively, or shared when it set
  /// a hint.
  ///
  /// @return whether it was clean before
  boolean markDirty(int frame) {
    int dirty = FrameState.DIRTY | FrameState.JUST_DIRTIED;
    int before = state(frame);
    if ((before & dirty) == dirty) {
      return false;
    }
    before = (int) INTS.getAndBitwiseOr(states, frame, dirty);
    return !FrameState.has(before, FrameState.DIRTY);
  }

  boolean isDirty(int frame) {
    return FrameState.has(state(frame), FrameState.DIRTY);
  }

  boolean isPermanent(int frame) {
    return FrameState.has(state(frame), FrameState.PERMANENT);
  }

  /// Writes a page to its file if it is dirty. The caller has a pin and holds the content lock at
  /// least shared.
  void write(int frame, Proc proc) {
    while (true) {
      int state = state(frame);
      if (!FrameState.has(state, FrameState.DIRTY)) {
        return;
      }
      if (FrameState.has(state, FrameState.IO_IN_PROGRESS)) {
        awaitTransfer(frame, proc);
      } else if (change(
          frame, state, (state | FrameState.IO_IN_PROGRESS) & ~FrameState.JUST_DIRTIED)) {
        break;
      }
    }
    boolean written = false;
    try {
      transferOut(frame, proc);
      written = true;
    } finally {
      finishWrite(frame, written);
    }
  }

  private void transferOut(int frame, Proc proc) {
    MemorySegment page = page(frame);
    if (isPermanent(frame)) {
      wal.flush(PageHeader.lsn(page), proc);
    }
    MemorySegment copy = scratchPages.take();
    try {
      MemorySegment.copy(page, 0, copy, 0, PageHeader.PAGE_SIZE);
      int block = block(frame);
      if (checksums && !PageHeader.isNew(copy)) {
        PageWriter.setChecksum(copy, PageChecksum.compute(copy, block));
      }
      proc.startWait(WaitEvent.IO_DATA_FILE_WRITE);
      file(frame).write(block, copy);
      counters.written.increment();
    } finally {
      proc.endWait();
      scratchPages.giveBack(copy);
    }
  }

  private void finishWrite(int frame, boolean written) {
    while (true) {
      int state = state(frame);
      int done = state & ~FrameState.IO_IN_PROGRESS;
      if (written) {
        done &= ~FrameState.CHECKPOINT_NEEDED;
        if (!FrameState.has(state, FrameState.JUST_DIRTIED)) {
          done &= ~FrameState.DIRTY;
        }
      }
      if (change(frame, state, done)) {
        waitingRoom.wake(frame);
        return;
      }
    }
  }

  // Cleanup locks

  /// Takes the exclusive content lock at a moment when the caller's pin is the only one.
  void lockForCleanup(int frame, Proc proc) {
    while (true) {
      contentLock(frame).acquireExclusive(proc);
      if (FrameState.pins(state(frame)) == 1) {
        return;
      }
      setFlags(frame, FrameState.CLEANUP_WAITER);
      contentLock(frame).releaseExclusive(proc);
      try {
        waitingRoom.await(
            frame,
            proc,
            WaitEvent.BUFFER_PIN_BUFFER_PIN,
            true,
            () -> FrameState.pins(state(frame)) == 1);
      } finally {
        clearFlags(frame, FrameState.CLEANUP_WAITER);
      }
    }
  }

  /// Takes the cleanup lock if that is possible at once.
  boolean tryLockForCleanup(int frame, Proc proc) {
    if (FrameState.pins(state(frame)) != 1 || !contentLock(frame).tryAcquireExclusive(proc)) {
      return false;
    }
    if (FrameState.pins(state(frame)) == 1) {
      return true;
    }
    contentLock(frame).releaseExclusive(proc);
    return false;
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
    for (int frame = 0; frame < size; frame++) {
      RelationFork file = files[frame];
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
      RelationFork file = files[frame];
      if (table.tagOf(frame) != tag || file == null || !filter.matches(file, (int) tag)) {
        lock.releaseExclusive(proc);
        if (file == null || table.tagOf(frame) == tag) {
          return;
        }
        continue;
      }
      int state = state(frame);
      // The pin keeps the clock away until the frame is out of the table.
      if (FrameState.pins(state) == 0 && change(frame, state, FrameState.PIN)) {
        table.remove(tag, frame);
        files[frame] = null;
        unpin(frame);
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
    for (int frame = 0; frame < size; frame++) {
      RelationFork file = files[frame];
      if (file == null || !isDirty(frame) || !filter.matches(file, block(frame))) {
        continue;
      }
      pinQuietly(frame);
      RelationFork pinned = files[frame];
      if (pinned != null && filter.matches(pinned, block(frame))) {
        writeLocked(frame, proc);
      }
      unpin(frame);
    }
  }

  private void writeLocked(int frame, Proc proc) {
    contentLock(frame).acquireShared(proc);
    try {
      write(frame, proc);
    } finally {
      contentLock(frame).releaseShared(proc);
    }
  }

  /// Says how fast a checkpoint goes: called after each page it has written.
  @FunctionalInterface
  public interface Pace {
    /// May wait.
    ///
    /// @param written how many pages have been written
    /// @param total how many there are to write
    void pageWritten(int written, int total);
  }

  /// Writes all pages that are dirty now, in the order of their files.
  ///
  /// @param unloggedToo whether pages of unlogged relations are written as well, as at shutdown
  /// @return how many were written
  public int checkpoint(boolean unloggedToo, Pace pace, Proc proc) {
    List<DirtyPage> pages = markForCheckpoint(unloggedToo);
    int written = 0;
    for (DirtyPage page : pages) {
      pinQuietly(page.frame);
      try {
        if (FrameState.has(state(page.frame), FrameState.CHECKPOINT_NEEDED)) {
          writeLocked(page.frame, proc);
          written++;
        }
      } finally {
        unpin(page.frame);
      }
      pace.pageWritten(written, pages.size());
    }
    return written;
  }

  private record DirtyPage(long tag, int frame) {}

  private List<DirtyPage> markForCheckpoint(boolean unloggedToo) {
    List<DirtyPage> pages = new ArrayList<>();
    for (int frame = 0; frame < size; frame++) {
      int state = state(frame);
      while (FrameState.has(state, FrameState.DIRTY)
          && (unloggedToo || FrameState.has(state, FrameState.PERMANENT))) {
        if (change(frame, state, state | FrameState.CHECKPOINT_NEEDED)) {
          pages.add(new DirtyPage(table.tagOf(frame), frame));
          break;
        }
        state = state(frame);
      }
    }
    pages.sort((a, b) -> Long.compareUnsigned(a.tag, b.tag));
    return pages;
  }

  // What others want to see

  /// The clock's hand, as a number of frames passed since the start.
  public int clockPosition() {
    return hand.get();
  }

  /// Writes one frame's page if it is dirty and nobody has used it lately; the background writer's
  /// unit of work.
  ///
  /// @return whether a page was written
  public boolean writeIfUnused(int frame, Proc proc) {
    int state = state(frame);
    if (FrameState.pins(state) != 0
        || FrameState.usage(state) != 0
        || !FrameState.has(state, FrameState.DIRTY)
        || !FrameState.has(state, FrameState.VALID)
        || !change(frame, state, state + FrameState.PIN)) {
      return false;
    }
    try {
      writeLocked(frame, proc);
    } finally {
      unpin(frame);
    }
    return true;
  }

  /// Whether the frame could be reused right away: unpinned, unused and clean.
  public boolean isReusable(int frame) {
    int state = state(frame);
    return FrameState.pins(state) == 0
        && FrameState.usage(state) == 0
        && !FrameState.has(state, FrameState.DIRTY);
  }

  /// The sum of all pins: 0 when nobody does anything, or something leaked.
  public int pins() {
    int sum = 0;
    for (int frame = 0; frame < size; frame++) {
      sum += FrameState.pins(state(frame));
    }
    return sum;
  }
}
