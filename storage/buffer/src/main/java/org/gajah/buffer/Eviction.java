package org.gajah.buffer;

import java.util.concurrent.atomic.AtomicInteger;
import org.gajah.activity.statistics.IoCounts;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.locks.LwLock;
import org.gajah.locks.Proc;
import org.gajah.page.PageHeader;
import org.gajah.wal.Wal;
import org.jspecify.annotations.Nullable;

/// Chooses frames that give their pages up for others: by the hand of a clock, or from the ring of
/// somebody who reads much and nothing twice. Mirrors `storage/buffer/freelist.c`.
final class Eviction {
  private final Frames frames;
  private final BufferTable table;
  private final FrameWriter writer;
  private final BufferPool.Counters counters;
  private final Wal wal;
  private final AtomicInteger hand = new AtomicInteger();
  private volatile @Nullable Proc wokenAtAllocation;

  Eviction(
      Frames frames, BufferTable table, FrameWriter writer, BufferPool.Counters counters, Wal wal) {
    this.frames = frames;
    this.table = table;
    this.writer = writer;
    this.counters = counters;
    this.wal = wal;
  }

  /// The clock's hand, as a number of frames passed since the start.
  int clockPosition() {
    return hand.get();
  }

  /// Chooses a frame, writes its page if need be and takes it out of the table. The frame has one
  /// pin, the caller's, and belongs to no page.
  int takeVictim(@Nullable BufferRing ring, Proc proc) {
    boolean rejected = false;
    while (true) {
      int frame = ring == null || rejected ? BufferRing.EMPTY : pinFromRing(ring);
      boolean fromRing = frame != BufferRing.EMPTY;
      if (!fromRing) {
        frame = pinFromClock();
      }
      IoCounts.Context context = BufferRing.context(ring);
      boolean held = FrameState.has(frames.state(frame), FrameState.VALID);
      if (evict(frame, fromRing && ring != null && ring.rejectsDirty(), context, proc)) {
        if (held) {
          proc.io()
              .relation(context, fromRing ? IoCounts.Operation.REUSE : IoCounts.Operation.EVICT);
        }
        if (ring != null) {
          ring.put(frame);
        }
        return frame;
      }
      frames.unpin(frame);
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
    int state = frames.state(frame);
    boolean ours = FrameState.pins(state) == 0 && FrameState.usage(state) <= 1;
    return ours && frames.change(frame, state, state + FrameState.PIN) ? frame : BufferRing.EMPTY;
  }

  /// Counts a wish for a frame: the background writer guesses from them.
  private void countAllocation() {
    counters.allocated.increment();
    Proc sleeper = wokenAtAllocation;
    if (sleeper != null) {
      wokenAtAllocation = null;
      sleeper.latch().set();
    }
  }

  void wakeAtAllocation(@Nullable Proc process) {
    wokenAtAllocation = process;
  }

  /// Sweeps the clock's hand over the frames, taking usage counts down, until it finds one that
  /// nobody uses.
  private int pinFromClock() {
    countAllocation();
    int left = frames.size();
    while (true) {
      int frame = Integer.remainderUnsigned(hand.getAndIncrement(), frames.size());
      int state = frames.state(frame);
      if (FrameState.pins(state) == 0) {
        if (FrameState.usage(state) == 0) {
          if (frames.change(frame, state, state + FrameState.PIN)) {
            return frame;
          }
        } else {
          frames.change(frame, state, state - FrameState.USAGE);
          left = frames.size() + 1; // this one may be free when the hand comes round again
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
  private boolean evict(int frame, boolean rejectUnflushed, IoCounts.Context context, Proc proc) {
    int state = frames.state(frame);
    if (FrameState.has(state, FrameState.DIRTY)) {
      LwLock content = frames.contentLock(frame);
      if (!content.tryAcquireShared(proc)) {
        return false;
      }
      boolean rejected =
          rejectUnflushed
              && FrameState.has(state, FrameState.PERMANENT)
              && wal.needsFlush(PageHeader.lsn(frames.page(frame)));
      if (!rejected) {
        try {
          writer.write(frame, context, proc);
        } catch (Throwable fault) {
          content.releaseShared(proc);
          frames.unpin(frame);
          throw fault;
        }
      }
      content.releaseShared(proc);
      if (rejected) {
        return false;
      }
    }
    return !FrameState.has(frames.state(frame), FrameState.TAGGED) || detach(frame, proc);
  }

  /// Takes a clean frame with a single pin out of the table.
  private boolean detach(int frame, Proc proc) {
    long tag = table.tagOf(frame);
    LwLock lock = table.lock(tag);
    lock.acquireExclusive(proc);
    int state = frames.state(frame);
    boolean free =
        FrameState.pins(state) == 1
            && !FrameState.has(state, FrameState.DIRTY)
            && frames.change(frame, state, FrameState.PIN);
    if (free) {
      table.remove(tag, frame);
      frames.take(frame);
      counters.evicted.increment();
    }
    lock.releaseExclusive(proc);
    return free;
  }
}
