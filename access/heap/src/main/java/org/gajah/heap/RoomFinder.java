package org.gajah.heap;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.table.TableWriter.InsertOptions;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.BlockNumber;
import org.gajah.buffer.BufferAccess;
import org.gajah.buffer.BufferRing;
import org.gajah.buffer.ReadMode;
import org.gajah.disk.RelationFork;
import org.gajah.locks.table.LockMode;
import org.gajah.locks.table.LockTag;
import org.gajah.page.Bytes;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.gajah.page.heap.HeapTuple;
import org.gajah.space.FreeSpaceMap;
import org.jspecify.annotations.Nullable;

/// Finds pages with room for new tuples. Mirrors `access/heap/hio.c`.
///
/// The page where room was found last is tried first, then what the free space map knows, then the
/// last page of the table; if all are full, the table grows. Writers of many rows fill the pages by
/// which it grew one after the other.
///
/// The page that is found is locked exclusively; where it is all-visible, or another page is that
/// is to be locked with it, their pages of the visibility map are pinned.
final class RoomFinder {
  /// The most blocks by which a table grows at once.
  private static final int MAX_GROWTH = 64;

  /// A page with that much room counts as empty, line pointers or not.
  private static final int NEARLY_EMPTY =
      HeapTuple.MAX_SIZE - HeapTuple.MAX_PER_PAGE / 8 * LinePointer.SIZE;

  private final StorageContext context;
  private final TableDescriptor table;
  private final BufferAccess buffers;
  private final RelationFork main;
  private final InsertOptions options;
  private final FreeSpaceMap freeSpaceMap;
  private final @Nullable BufferRing ring;
  private final int keptFree;

  // Of a writer of many rows: its page, which stays pinned, the pages it has in stock, and by how
  // many it has grown the table.
  private int bulkBuffer = BufferAccess.NONE;
  private int nextOwn;
  private int ownEnd;
  private int grownBy;

  // Of the present search.
  private int other = BufferAccess.NONE;
  private @Nullable MapPin otherPin;

  RoomFinder(StorageContext context, TableDescriptor table, InsertOptions options) {
    this.context = context;
    this.table = table;
    this.buffers = context.buffers();
    this.main = table.main();
    this.options = options;
    this.freeSpaceMap = new FreeSpaceMap(context, table);
    this.ring =
        options.bulk() && !table.isTemporary()
            ? new BufferRing(BufferRing.Kind.BULK_WRITE, buffers.pool().size())
            : null;
    this.keptFree = PageHeader.PAGE_SIZE * (100 - table.options().fillFactor()) / 100;
  }

  /// Bytes that inserts leave free on each page, for updates.
  int keptFree() {
    return keptFree;
  }

  /// Finds a page for a tuple.
  ///
  /// @param length of the tuple
  /// @param pages how many pages the caller is going to fill
  /// @param pin for the page's own page of the visibility map
  /// @return the buffer, pinned and locked exclusively
  /// @throws PgException 54000 when no page has room for so long a tuple
  int find(int length, int pages, MapPin pin) {
    return find(length, pages, pin, BufferAccess.NONE, null);
  }

  /// The same for the new version of a tuple on another page, which is pinned and gets locked as
  /// well. The page that is found may be the same.
  int findBeside(int length, MapPin pin, int otherBuffer, MapPin pinOfOther) {
    return find(length, 1, pin, otherBuffer, pinOfOther);
  }

  private int find(
      int length, int pages, MapPin pin, int otherBuffer, @Nullable MapPin pinOfOther) {
    other = otherBuffer;
    otherPin = pinOfOther;
    int size = Bytes.maxAlign(length);
    if (size > HeapTuple.MAX_SIZE) {
      throw new PgException(
          SqlState.PROGRAM_LIMIT_EXCEEDED,
          "row is too big: size " + size + ", maximum size " + HeapTuple.MAX_SIZE);
    }
    int wanted = size + keptFree > NEARLY_EMPTY ? Math.max(size, NEARLY_EMPTY) : size + keptFree;
    int block = firstTarget(wanted);
    while (true) {
      while (BlockNumber.isValid(block)) {
        int buffer = lockTarget(block, pin);
        int free = HeapTuple.freeSpace(buffers.page(buffer));
        if (wanted <= free) {
          return use(buffer, block);
        }
        unlockTarget(buffer);
        block = nextTarget(block, free, wanted);
      }
      int buffer = grow(pages, pin, size);
      if (buffer != BufferAccess.NONE) {
        return use(buffer, buffers.block(buffer));
      }
      block = firstTarget(wanted); // somebody was faster and filled the new page
    }
  }

  private int use(int buffer, int block) {
    main.targetBlock(context.proc().number(), block);
    if (options.bulk() && other == BufferAccess.NONE && buffer != bulkBuffer) {
      releaseBulk();
      bulkBuffer = buffer;
      buffers.addPin(buffer);
    }
    return buffer;
  }

  // Candidates

  private int firstTarget(int wanted) {
    int block =
        bulkBuffer != BufferAccess.NONE
            ? buffers.block(bulkBuffer)
            : main.targetBlock(context.proc().number());
    int blocks = main.blocks();
    if (BlockNumber.isValid(block) && Integer.compareUnsigned(block, blocks) >= 0) {
      block = BlockNumber.INVALID;
    }
    if (!BlockNumber.isValid(block) && !options.skipFreeSpaceMap()) {
      block = freeSpaceMap.search(wanted);
    }
    return BlockNumber.isValid(block) || blocks == 0 ? block : blocks - 1;
  }

  private int nextTarget(int block, int free, int wanted) {
    if (nextOwn != ownEnd) {
      if (!options.skipFreeSpaceMap()) {
        freeSpaceMap.record(block, free);
      }
      return nextOwn++;
    }
    return options.skipFreeSpaceMap()
        ? BlockNumber.INVALID
        : freeSpaceMap.recordAndSearch(block, free, wanted);
  }

  // Locking

  private int lockTarget(int block, MapPin pin) {
    int buffer;
    if (other != BufferAccess.NONE && buffers.block(other) == block) {
      buffer = other;
      pinIfVisible(buffer, block, pin);
      buffers.lockExclusive(buffer);
    } else {
      buffer = read(block);
      pinIfVisible(buffer, block, pin);
      if (options.frozen() && PageHeader.maxOffset(buffers.page(buffer)) == 0) {
        pin.pin(block);
      }
      lockInOrder(buffer, block);
    }
    pinWhatHasBecomeVisible(buffer, block, pin);
    MemorySegment page = buffers.page(buffer);
    if (PageHeader.isNew(page)) {
      PageWriter.init(page, 0);
      buffers.markDirty(buffer);
    }
    return buffer;
  }

  private int read(int block) {
    if (bulkBuffer != BufferAccess.NONE) {
      if (buffers.block(bulkBuffer) == block) {
        buffers.addPin(bulkBuffer);
        return bulkBuffer;
      }
      releaseBulk();
    }
    return buffers.read(main, block, ReadMode.NORMAL, ring);
  }

  private void pinIfVisible(int buffer, int block, MapPin pin) {
    if (PageHeader.hasFlag(buffers.page(buffer), PageHeader.ALL_VISIBLE)) {
      pin.pin(block);
    }
  }

  private void lockInOrder(int buffer, int block) {
    if (other == BufferAccess.NONE || buffer == other) {
      buffers.lockExclusive(buffer);
    } else if (Integer.compareUnsigned(buffers.block(other), block) < 0) {
      buffers.lockExclusive(other);
      buffers.lockExclusive(buffer);
    } else {
      buffers.lockExclusive(buffer);
      buffers.lockExclusive(other);
    }
  }

  private void unlockTarget(int buffer) {
    buffers.unlock(buffer);
    if (buffer == other) {
      return;
    }
    if (other != BufferAccess.NONE) {
      buffers.unlock(other);
    }
    buffers.release(buffer);
  }

  /// A page may have become all-visible while it was not locked, and its page of the map is not
  /// pinned then. Pinning may mean reading, so the locks are given up for it and taken again.
  ///
  /// @return whether that happened
  private boolean pinWhatHasBecomeVisible(int buffer, int block, MapPin pin) {
    boolean unlocked = false;
    while (true) {
      boolean needed = lacksPin(buffer, block, pin);
      MapPin beside = otherPin;
      boolean neededBeside =
          beside != null && buffer != other && lacksPin(other, buffers.block(other), beside);
      if (!needed && !neededBeside) {
        return unlocked;
      }
      unlocked = true;
      buffers.unlock(buffer);
      if (other != BufferAccess.NONE && buffer != other) {
        buffers.unlock(other);
      }
      if (needed) {
        pin.pin(block);
      }
      if (neededBeside && beside != null) {
        beside.pin(buffers.block(other));
      }
      lockInOrder(buffer, block);
    }
  }

  private boolean lacksPin(int buffer, int block, MapPin pin) {
    return PageHeader.hasFlag(buffers.page(buffer), PageHeader.ALL_VISIBLE) && !pin.covers(block);
  }

  // Growth

  /// Adds pages to the table.
  ///
  /// @return the first of them, empty, pinned and locked; none when it was filled by somebody else
  ///   in a moment in which it was not locked
  private int grow(int pages, MapPin pin, int size) {
    int buffer = extend(pages);
    int block = buffers.block(buffer);
    MemorySegment page = buffers.page(buffer);
    if (!PageHeader.isNew(page)) {
      buffers.unlockAndRelease(buffer);
      throw PgException.internal(
          "page %s of relation \"%s\" should be empty but is not"
              .formatted(Integer.toUnsignedString(block), table.name()));
    }
    PageWriter.init(page, 0);
    buffers.markDirty(buffer);
    boolean unlocked = false;
    if (options.frozen() && !pin.covers(block)) {
      buffers.unlock(buffer);
      pin.pin(block);
      buffers.lockExclusive(buffer);
      unlocked = true;
    }
    if (other != BufferAccess.NONE) {
      // The other page comes first in order. It is most likely free; if not, the order is kept.
      if (!buffers.tryLockExclusive(other)) {
        buffers.unlock(buffer);
        buffers.lockExclusive(other);
        buffers.lockExclusive(buffer);
        unlocked = true;
      }
    }
    unlocked |= pinWhatHasBecomeVisible(buffer, block, pin);
    if (size <= HeapTuple.freeSpace(page)) {
      return buffer;
    }
    if (!unlocked) {
      throw PgException.panic(SqlState.INTERNAL_ERROR, "tuple is too big: size " + size);
    }
    unlockTarget(buffer);
    return BufferAccess.NONE;
  }

  private int extend(int pages) {
    if (table.isTemporary()) {
      return extendLocked(growth(pages, 0));
    }
    LockTag tag = LockTag.extension(table.lockDatabase(), table.oid());
    context.locks().acquire(tag, LockMode.EXCLUSIVE);
    try {
      int waiting = context.locks().requests(tag) - 1;
      return extendLocked(growth(pages, waiting));
    } finally {
      context.locks().release(tag, LockMode.EXCLUSIVE);
    }
  }

  /// By how many blocks to grow: for those who wait as well, and ever more for a writer of many
  /// rows.
  private int growth(int pages, int waiting) {
    int count = pages + pages * Math.max(0, waiting);
    if (options.bulk()) {
      count = Math.max(count, grownBy);
    }
    return Math.min(count, MAX_GROWTH);
  }

  private int extendLocked(int count) {
    int buffer = buffers.extend(main, count, ring);
    int first = buffers.block(buffer);
    if (options.bulk()) {
      grownBy += count;
      nextOwn = first + 1;
      ownEnd = first + count;
    } else if (count > 1) {
      offer(first + 1, first + count);
    }
    return buffer;
  }

  /// Tells everybody about empty pages.
  private void offer(int from, int end) {
    if (options.skipFreeSpaceMap()) {
      return;
    }
    for (int block = from; block != end; block++) {
      freeSpaceMap.record(block, PageHeader.PAGE_SIZE - PageHeader.SIZE);
    }
    freeSpaceMap.vacuum(from, end);
  }

  private void releaseBulk() {
    if (bulkBuffer != BufferAccess.NONE) {
      buffers.release(bulkBuffer);
      bulkBuffer = BufferAccess.NONE;
    }
  }

  /// Gives pins and unused pages back.
  void close() {
    releaseBulk();
    if (nextOwn != ownEnd) {
      offer(nextOwn, ownEnd);
      nextOwn = ownEnd;
    }
  }
}
