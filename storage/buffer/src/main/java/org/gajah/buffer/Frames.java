package org.gajah.buffer;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.gajah.activity.WaitEvent;
import org.gajah.base.error.PgException;
import org.gajah.base.memory.SharedMemory;
import org.gajah.disk.RelationFork;
import org.gajah.locks.LockRank;
import org.gajah.locks.LwLock;
import org.gajah.locks.Proc;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.jspecify.annotations.Nullable;

/// The frames of a pool: memory, states, content locks, and who waits for a frame. What a frame
/// holds is in its state ([FrameState]), its file, and the table's tag.
final class Frames {
  private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);

  private final MemorySegment blocks;
  // A frame gets these two when it gets its first page: most instances never use all frames.
  private final @Nullable MemorySegment[] pages;
  private final @Nullable LwLock[] contentLocks;
  private final int[] states;
  private final @Nullable RelationFork[] files;
  private final WaitingRoom waitingRoom = new WaitingRoom();

  Frames(int size, SharedMemory memory) {
    this.pages = new MemorySegment[size];
    this.states = new int[size];
    this.files = new RelationFork[size];
    this.contentLocks = new LwLock[size];
    this.blocks = memory.allocate("Buffer Blocks", (long) size * PageHeader.PAGE_SIZE);
  }

  int size() {
    return states.length;
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

  /// The fork of a frame's page as of now, null where it has none.
  @Nullable RelationFork fileIfAny(int frame) {
    return files[frame];
  }

  /// Gives a frame a page of a fork; which one, the table says.
  void give(int frame, RelationFork file) {
    if (pages[frame] == null) {
      pages[frame] = blocks.asSlice((long) frame * PageHeader.PAGE_SIZE, PageHeader.PAGE_SIZE);
      contentLocks[frame] = new LwLock(LockRank.BUFFER_CONTENT);
    }
    files[frame] = file;
  }

  /// Takes a frame's page away.
  void take(int frame) {
    files[frame] = null;
  }

  // States

  int state(int frame) {
    return (int) INTS.getVolatile(states, frame);
  }

  boolean change(int frame, int from, int to) {
    return INTS.compareAndSet(states, frame, from, to);
  }

  /// @return the state before
  int setFlags(int frame, int flags) {
    return (int) INTS.getAndBitwiseOr(states, frame, flags);
  }

  void clearFlags(int frame, int flags) {
    INTS.getAndBitwiseAnd(states, frame, ~flags);
  }

  boolean isDirty(int frame) {
    return FrameState.has(state(frame), FrameState.DIRTY);
  }

  boolean isPermanent(int frame) {
    return FrameState.has(state(frame), FrameState.PERMANENT);
  }

  // Pins

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
  void pinQuietly(int frame) {
    INTS.getAndAdd(states, frame, FrameState.PIN);
  }

  /// Removes a pin.
  void unpin(int frame) {
    int before = (int) INTS.getAndAdd(states, frame, -FrameState.PIN);
    if (FrameState.has(before, FrameState.CLEANUP_WAITER) && FrameState.pins(before) <= 2) {
      waitingRoom.wake(frame);
    }
  }

  // Transfers

  /// Ends the transfer that filled a frame, for better or worse, and wakes those who wait for it.
  void finishRead(int frame, boolean valid) {
    while (true) {
      int state = state(frame);
      int done = (valid ? state | FrameState.VALID : state) & ~FrameState.IO_IN_PROGRESS;
      if (change(frame, state, done)) {
        wake(frame);
        return;
      }
    }
  }

  /// Starts writing a frame's page if it is dirty, when nobody else transfers it any more. Who
  /// changes it from now on leaves it dirty.
  ///
  /// @return whether the caller has to write it, and to call [#finishWrite]
  boolean startWrite(int frame, Proc proc) {
    while (true) {
      int state = state(frame);
      if (!FrameState.has(state, FrameState.DIRTY)) {
        return false;
      }
      if (FrameState.has(state, FrameState.IO_IN_PROGRESS)) {
        awaitTransfer(frame, proc);
      } else if (change(
          frame, state, (state | FrameState.IO_IN_PROGRESS) & ~FrameState.JUST_DIRTIED)) {
        return true;
      }
    }
  }

  /// Ends writing a frame's page, for better or worse.
  void finishWrite(int frame, boolean written) {
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
        wake(frame);
        return;
      }
    }
  }

  /// Marks a page as changed by a hint, of which an image ends at `lsn` in the log, and stamps it
  /// if it was clean. Nobody writes it between the two: the stamp is what makes a writer flush the
  /// image before a write that may tear. A dirty page keeps its stamp, for somebody may be writing
  /// it, having flushed the log up to there.
  ///
  /// @return whether it was clean before
  boolean markHinted(int frame, long lsn) {
    while (true) {
      int state = state(frame);
      int dirty = state | FrameState.DIRTY | FrameState.JUST_DIRTIED;
      if (FrameState.has(state, FrameState.DIRTY)) {
        if (change(frame, state, dirty)) {
          return false;
        }
      } else if (change(frame, state, dirty | FrameState.IO_IN_PROGRESS)) {
        PageWriter.setLsn(page(frame), lsn);
        clearFlags(frame, FrameState.IO_IN_PROGRESS);
        wake(frame);
        return true;
      }
    }
  }

  /// Waits until nobody reads or writes a frame's page any more.
  void awaitTransfer(int frame, Proc proc) {
    waitingRoom.await(
        frame,
        proc,
        WaitEvent.IPC_BUFFER_IO,
        false,
        () -> !FrameState.has(state(frame), FrameState.IO_IN_PROGRESS));
  }

  /// Wakes those who wait for a frame, whose state has changed.
  void wake(int frame) {
    waitingRoom.wake(frame);
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
}
