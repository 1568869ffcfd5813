package org.gajah.buffer;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.gajah.activity.WaitEvent;
import org.gajah.activity.statistics.IoCounts;
import org.gajah.base.memory.SharedMemory;
import org.gajah.disk.RelationFork;
import org.gajah.locks.Proc;
import org.gajah.page.PageChecksum;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.gajah.wal.Wal;

/// Writes pages to their files: one, those of a relation, or all that a checkpoint has to. The log
/// goes first, a copy gets the checksum, and who changes the page meanwhile leaves it dirty.
final class FrameWriter {
  private final Frames frames;
  private final BufferTable table;
  private final ScratchPages scratchPages;
  private final Wal wal;
  private final boolean checksums;
  private final BufferPool.Counters counters;

  FrameWriter(
      Frames frames,
      BufferTable table,
      Wal wal,
      boolean checksums,
      BufferPool.Counters counters,
      SharedMemory memory) {
    this.frames = frames;
    this.table = table;
    this.wal = wal;
    this.checksums = checksums;
    this.counters = counters;
    this.scratchPages = new ScratchPages(memory);
  }

  // One page

  /// Writes a page to its file if it is dirty. The caller has a pin and holds the content lock at
  /// least shared.
  ///
  /// @param context what it counts as
  void write(int frame, IoCounts.Context context, Proc proc) {
    if (!frames.startWrite(frame, proc)) {
      return;
    }
    boolean written = false;
    try {
      transferOut(frame, proc);
      proc.io().relation(context, IoCounts.Operation.WRITE);
      written = true;
    } finally {
      frames.finishWrite(frame, written);
    }
  }

  private void transferOut(int frame, Proc proc) {
    MemorySegment page = frames.page(frame);
    if (frames.isPermanent(frame)) {
      wal.flush(PageHeader.lsn(page), proc);
    }
    MemorySegment copy = scratchPages.take();
    try {
      MemorySegment.copy(page, 0, copy, 0, PageHeader.PAGE_SIZE);
      int block = table.blockOf(frame);
      if (checksums && !PageHeader.isNew(copy)) {
        PageWriter.setChecksum(copy, PageChecksum.compute(copy, block));
      }
      proc.startWait(WaitEvent.IO_DATA_FILE_WRITE);
      frames.file(frame).write(block, copy);
      counters.written.increment();
    } finally {
      proc.endWait();
      scratchPages.giveBack(copy);
    }
  }

  private void writeLocked(int frame, WriteBack writeBack, Proc proc) {
    frames.contentLock(frame).acquireShared(proc);
    try {
      write(frame, IoCounts.Context.NORMAL, proc);
    } finally {
      frames.contentLock(frame).releaseShared(proc);
    }
    writeBack.written(frames.file(frame), table.blockOf(frame));
  }

  /// Writes one frame's page if it is dirty and nobody has used it lately; the background writer's
  /// unit of work.
  ///
  /// @return whether a page was written
  boolean writeIfUnused(int frame, WriteBack writeBack, Proc proc) {
    int state = frames.state(frame);
    if (FrameState.pins(state) != 0
        || FrameState.usage(state) != 0
        || !FrameState.has(state, FrameState.DIRTY)
        || !FrameState.has(state, FrameState.VALID)
        || !frames.change(frame, state, state + FrameState.PIN)) {
      return false;
    }
    try {
      writeLocked(frame, writeBack, proc);
    } finally {
      frames.unpin(frame);
    }
    return true;
  }

  // Many pages

  /// Writes all dirty pages that match, as before a relation's file is copied or its database
  /// dropped.
  void flush(BufferPool.PageFilter filter, Proc proc) {
    WriteBack none = WriteBack.none();
    for (int frame = 0; frame < frames.size(); frame++) {
      RelationFork file = frames.fileIfAny(frame);
      if (file == null || !frames.isDirty(frame) || !filter.matches(file, table.blockOf(frame))) {
        continue;
      }
      frames.pinQuietly(frame);
      RelationFork pinned = frames.fileIfAny(frame);
      if (pinned != null && filter.matches(pinned, table.blockOf(frame))) {
        writeLocked(frame, none, proc);
      }
      frames.unpin(frame);
    }
  }

  /// Writes all pages that are dirty now, in the order of their files.
  ///
  /// @param unloggedToo whether pages of unlogged relations are written as well, as at shutdown
  /// @return how many were written
  int checkpoint(boolean unloggedToo, BufferPool.Pace pace, WriteBack writeBack, Proc proc) {
    List<DirtyPage> pages = markForCheckpoint(unloggedToo);
    int done = 0;
    int written = 0;
    for (DirtyPage page : pages) {
      frames.pinQuietly(page.frame);
      try {
        if (FrameState.has(frames.state(page.frame), FrameState.CHECKPOINT_NEEDED)) {
          writeLocked(page.frame, writeBack, proc);
          counters.checkpointed.increment();
          written++;
        }
      } finally {
        frames.unpin(page.frame);
      }
      pace.pageDone(++done, pages.size());
    }
    writeBack.issue();
    return written;
  }

  private record DirtyPage(long tag, int frame) {}

  private List<DirtyPage> markForCheckpoint(boolean unloggedToo) {
    List<DirtyPage> pages = new ArrayList<>();
    for (int frame = 0; frame < frames.size(); frame++) {
      int state = frames.state(frame);
      while (FrameState.has(state, FrameState.DIRTY)
          && (unloggedToo || FrameState.has(state, FrameState.PERMANENT))) {
        if (frames.change(frame, state, state | FrameState.CHECKPOINT_NEEDED)) {
          pages.add(new DirtyPage(table.tagOf(frame), frame));
          break;
        }
        state = frames.state(frame);
      }
    }
    pages.sort((a, b) -> Long.compareUnsigned(a.tag, b.tag));
    return pages;
  }
}
