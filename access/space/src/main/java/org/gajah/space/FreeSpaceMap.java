package org.gajah.space;

import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.redo.RedoContext;
import org.gajah.accessapi.relation.RelationDescriptor;
import org.gajah.base.id.BlockNumber;
import org.gajah.base.id.ForkNumber;
import org.gajah.base.id.RelFileLocator;
import org.gajah.buffer.BufferAccess;
import org.gajah.disk.RelationFork;
import org.gajah.page.PageHeader;
import org.gajah.page.heap.FreeSpaceMapPage;
import org.gajah.page.heap.FreeSpaceMapWriter;

/// Where a relation has free space: a tree of pages, three levels high, whose slots at the bottom
/// say of each block how much room it has, in steps of 32 bytes. Mirrors
/// `storage/freespace/freespace.c` and `indexfsm.c`.
///
/// A page of the tree is known by its level (0 at the bottom) and its number on that level. In the
/// file each page comes before its first child, and that subtree as a whole before the second:
///
/// ```
///  0: root    1: level 1, page 0    2: level 0, page 0    3: level 0, page 1   ...
/// ```
public final class FreeSpaceMap {
  private static final int ROOT_LEVEL = 2;
  private static final int MAX_RESTARTS = 10_000;

  /// Free space of an index page that can be used for anything.
  private static final int WHOLE_PAGE = PageHeader.PAGE_SIZE - 1;

  private static final int HALF_PAGE = PageHeader.PAGE_SIZE / 2;

  private final MapPages pages;
  private final RelationFork main;

  /// The greatest value of the page in which [#searchPage] found nothing.
  private int greatestMissed;

  /// The map of a relation, for one process.
  public FreeSpaceMap(StorageContext context, RelationDescriptor relation) {
    this.pages = new MapPages(context, relation, ForkNumber.FREE_SPACE_MAP);
    this.main = relation.main();
  }

  /// The map of a relation in redo.
  public FreeSpaceMap(RedoContext context, RelFileLocator locator) {
    this.pages = new MapPages(context, context.fork(locator, ForkNumber.FREE_SPACE_MAP));
    this.main = context.fork(locator, ForkNumber.MAIN);
  }

  // Addresses: level in the upper half of a long, number in the lower one

  private static long address(int level, long number) {
    return (long) level << 32 | number;
  }

  private static int level(long address) {
    return (int) (address >>> 32);
  }

  private static long number(long address) {
    return address & 0xFFFF_FFFFL;
  }

  private static final long ROOT = address(ROOT_LEVEL, 0);

  private static long bottom(int block) {
    return address(0, BlockNumber.toLong(block) / FreeSpaceMapPage.SLOTS);
  }

  private static int bottomSlot(int block) {
    return (int) (BlockNumber.toLong(block) % FreeSpaceMapPage.SLOTS);
  }

  private static int heapBlock(long address, int slot) {
    return (int) (number(address) * FreeSpaceMapPage.SLOTS + slot);
  }

  private static long parent(long address) {
    return address(level(address) + 1, number(address) / FreeSpaceMapPage.SLOTS);
  }

  private static int slotInParent(long address) {
    return (int) (number(address) % FreeSpaceMapPage.SLOTS);
  }

  private static long child(long address, int slot) {
    return address(level(address) - 1, number(address) * FreeSpaceMapPage.SLOTS + slot);
  }

  /// Where a page of the tree is in the file.
  private static int blockOf(long address) {
    long leaf = number(address);
    for (int level = level(address); level > 0; level--) {
      leaf *= FreeSpaceMapPage.SLOTS;
    }
    long pages = 0;
    for (int level = 0; level <= ROOT_LEVEL; level++) {
      pages += leaf + 1;
      leaf /= FreeSpaceMapPage.SLOTS;
    }
    return (int) (pages - level(address) - 1);
  }

  private int read(long address, boolean extend) {
    return pages.read(blockOf(address), extend);
  }

  // What the floors above ask for

  /// Finds a block with at least `needed` free bytes.
  ///
  /// @return the block, or [BlockNumber#INVALID]
  public int search(int needed) {
    return searchFromRoot(org.gajah.page.heap.FreeSpaceMap.categoryFor(needed));
  }

  /// Notes how much room a block has.
  public void record(int block, int available) {
    setAndSearch(
        bottom(block),
        bottomSlot(block),
        org.gajah.page.heap.FreeSpaceMap.categoryOf(available),
        0);
  }

  /// Notes how much room a block has that turned out to be too small, and finds another, if
  /// possible one near by.
  public int recordAndSearch(int block, int available, int needed) {
    int category = org.gajah.page.heap.FreeSpaceMap.categoryFor(needed);
    int slot =
        setAndSearch(
            bottom(block),
            bottomSlot(block),
            org.gajah.page.heap.FreeSpaceMap.categoryOf(available),
            category);
    if (slot >= 0) {
      int found = heapBlock(bottom(block), slot);
      if (isThere(found)) {
        return found;
      }
    }
    return searchFromRoot(category);
  }

  /// How much room a block has at least, as far as the map knows.
  public int recorded(int block) {
    int buffer = read(bottom(block), false);
    if (buffer == BufferAccess.NONE) {
      return 0;
    }
    int category = FreeSpaceMapPage.available(pages.buffers().page(buffer), bottomSlot(block));
    pages.buffers().release(buffer);
    return org.gajah.page.heap.FreeSpaceMap.bytesOf(category);
  }

  /// Notes that a page of an index is free altogether.
  public void recordFreePage(int block) {
    record(block, WHOLE_PAGE);
  }

  /// Finds a free page of an index and takes it out of the map. The caller makes sure that it is
  /// free indeed.
  ///
  /// @return the block, or [BlockNumber#INVALID]
  public int takeFreePage() {
    int block = search(HALF_PAGE);
    if (BlockNumber.isValid(block)) {
      record(block, 0);
    }
    return block;
  }

  /// Brings the upper levels into step with what was recorded.
  public void vacuum() {
    vacuum(0, BlockNumber.INVALID);
  }

  /// The same for the blocks from `from` on and before `end` only.
  public void vacuum(int from, int end) {
    if (Integer.compareUnsigned(end, from) > 0) {
      vacuumPage(ROOT, from, end);
    }
  }

  // Searching

  private boolean isThere(int block) {
    return Integer.compareUnsigned(block, main.blocks()) < 0;
  }

  private int searchFromRoot(int category) {
    long address = ROOT;
    int restarts = 0;
    while (true) {
      int slot = searchPage(address, category);
      if (slot >= 0 && level(address) > 0) {
        address = child(address, slot);
        continue;
      }
      if (slot >= 0) {
        int block = heapBlock(address, slot);
        if (isThere(block)) {
          return block;
        }
        setAndSearch(address, slot, 0, 0); // the relation has become shorter since
      } else if (level(address) == ROOT_LEVEL) {
        return BlockNumber.INVALID;
      } else {
        setAndSearch(parent(address), slotInParent(address), greatestMissed, 0);
      }
      if (restarts++ > MAX_RESTARTS) {
        return BlockNumber.INVALID;
      }
      address = ROOT;
    }
  }

  private int searchPage(long address, int category) {
    greatestMissed = 0;
    int buffer = read(address, false);
    if (buffer == BufferAccess.NONE) {
      return FreeSpaceMapPage.NONE;
    }
    BufferAccess buffers = pages.buffers();
    buffers.lockShared(buffer);
    int slot = FreeSpaceMapWriter.search(buffers.page(buffer), category, level(address) == 0);
    if (slot == FreeSpaceMapWriter.BROKEN) {
      buffers.unlock(buffer);
      buffers.lockExclusive(buffer);
      slot = searchMending(buffer, address, category);
    }
    if (slot < 0) {
      greatestMissed = FreeSpaceMapPage.maxAvailable(buffers.page(buffer));
    }
    buffers.unlockAndRelease(buffer);
    return slot;
  }

  /// Searches a page that is locked exclusively, and makes its tree right where it is not.
  private int searchMending(int buffer, long address, int category) {
    BufferAccess buffers = pages.buffers();
    int slot;
    do {
      slot = FreeSpaceMapWriter.search(buffers.page(buffer), category, level(address) == 0);
      if (slot == FreeSpaceMapWriter.BROKEN) {
        FreeSpaceMapWriter.rebuild(buffers.page(buffer));
        buffers.markDirtyHint(buffer, false);
      }
    } while (slot == FreeSpaceMapWriter.BROKEN);
    return slot;
  }

  /// Sets a slot, then looks for another on the same page.
  ///
  /// @param category what it must have; 0 for no search
  private int setAndSearch(long address, int slot, int value, int category) {
    int buffer = read(address, true);
    BufferAccess buffers = pages.buffers();
    buffers.lockExclusive(buffer);
    if (FreeSpaceMapWriter.setAvailable(buffers.page(buffer), slot, value)) {
      buffers.markDirtyHint(buffer, false);
    }
    int found = category == 0 ? FreeSpaceMapPage.NONE : searchMending(buffer, address, category);
    buffers.unlockAndRelease(buffer);
    return found;
  }

  // Vacuum

  /// Brings a page into step with those below it.
  ///
  /// @return its greatest value, or -1 when the page is not there
  private int vacuumPage(long address, int from, int end) {
    int buffer = read(address, false);
    if (buffer == BufferAccess.NONE) {
      return -1;
    }
    BufferAccess buffers = pages.buffers();
    try {
      if (level(address) > 0) {
        vacuumChildren(buffer, address, from, end);
      }
      FreeSpaceMapWriter.resetSearch(buffers.page(buffer));
      return FreeSpaceMapPage.maxAvailable(buffers.page(buffer));
    } finally {
      buffers.release(buffer);
    }
  }

  private void vacuumChildren(int buffer, long address, int from, int end) {
    BufferAccess buffers = pages.buffers();
    int first = slotTowards(address, from);
    int last = slotTowards(address, end - 1);
    boolean there = true;
    for (int slot = first; slot <= last; slot++) {
      int value = there ? vacuumPage(child(address, slot), from, end) : -1;
      there = value >= 0;
      value = Math.max(value, 0);
      if (FreeSpaceMapPage.available(buffers.page(buffer), slot) != value) {
        buffers.lockExclusive(buffer);
        FreeSpaceMapWriter.setAvailable(buffers.page(buffer), slot, value);
        buffers.markDirtyHint(buffer, false);
        buffers.unlock(buffer);
      }
    }
  }

  /// The slot of a page under which a block is found: the first where the block lies before what
  /// the page covers, the last where it lies behind.
  private static int slotTowards(long address, int block) {
    long below = bottom(block);
    int slot = bottomSlot(block);
    while (level(below) < level(address)) {
      slot = slotInParent(below);
      below = parent(below);
    }
    if (number(below) == number(address)) {
      return slot;
    }
    return number(below) < number(address) ? 0 : FreeSpaceMapPage.SLOTS - 1;
  }

  // Truncation

  /// Forgets the blocks from `blocks` on, as far as that is done on pages that stay. The map's file
  /// is cut afterwards, in the same critical section as the relation.
  ///
  /// @return to how many blocks the map's file can be cut; [BlockNumber#INVALID] when there is
  ///   nothing to cut
  int prepareTruncation(int blocks) {
    if (!pages.exists()) {
      return BlockNumber.INVALID;
    }
    long first = bottom(blocks);
    int slot = bottomSlot(blocks);
    if (slot == 0) {
      int kept = blockOf(first);
      return Integer.compareUnsigned(pages.fork().blocks(), kept) <= 0 ? BlockNumber.INVALID : kept;
    }
    int buffer = read(first, false);
    if (buffer == BufferAccess.NONE) {
      return BlockNumber.INVALID;
    }
    pages.truncate(buffer, page -> FreeSpaceMapWriter.truncate(page, slot));
    return blockOf(first) + 1;
  }
}
