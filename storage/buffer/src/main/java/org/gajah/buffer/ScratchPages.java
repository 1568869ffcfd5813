package org.gajah.buffer;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import org.gajah.base.memory.SharedMemory;
import org.gajah.page.PageHeader;

/// Pages to copy a page to before it is written, for a reader may set a hint meanwhile and so spoil
/// its checksum.
final class ScratchPages {
  private final SharedMemory memory;
  private final ArrayDeque<MemorySegment> free = new ArrayDeque<>();

  ScratchPages(SharedMemory memory) {
    this.memory = memory;
  }

  MemorySegment take() {
    synchronized (free) {
      MemorySegment page = free.pollLast();
      return page != null ? page : memory.allocate("Buffer Write Copies", PageHeader.PAGE_SIZE);
    }
  }

  void giveBack(MemorySegment page) {
    synchronized (free) {
      free.addLast(page);
    }
  }
}
