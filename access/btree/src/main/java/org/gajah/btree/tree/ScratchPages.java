package org.gajah.btree.tree;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import org.gajah.base.memory.SharedMemory;
import org.gajah.page.PageHeader;

/// Pages of memory that scans of one process borrow. They are given back to this, and by it to
/// nobody: there are as many as were ever needed at once.
public final class ScratchPages {
  private final SharedMemory memory;
  private final ArrayDeque<MemorySegment> free = new ArrayDeque<>();

  public ScratchPages(SharedMemory memory) {
    this.memory = memory;
  }

  public MemorySegment take() {
    MemorySegment page = free.pollLast();
    return page != null ? page : memory.allocate("BTree Scratch Pages", PageHeader.PAGE_SIZE);
  }

  public void giveBack(MemorySegment page) {
    free.addLast(page);
  }
}
