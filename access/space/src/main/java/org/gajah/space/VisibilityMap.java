package org.gajah.space;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.redo.RedoContext;
import org.gajah.accessapi.relation.RelationDescriptor;
import org.gajah.base.error.PgException;
import org.gajah.base.id.BlockNumber;
import org.gajah.base.id.ForkNumber;
import org.gajah.base.id.RelFileLocator;
import org.gajah.buffer.BufferAccess;
import org.gajah.page.Bytes;
import org.gajah.page.PageHeader;
import org.gajah.page.heap.VisibilityMapPage;

/// Which pages of a table hold nothing but rows that everybody sees, and which of those nothing but
/// frozen ones. Mirrors `access/heap/visibilitymap.c`.
///
/// Whoever works with bits keeps a page of the map pinned, in a variable of its own that is handed
/// to [#pin] again and again and finally to [#release].
public final class VisibilityMap {
  private final MapPages pages;

  /// The map of a table, for one process.
  public VisibilityMap(StorageContext context, RelationDescriptor table) {
    this.pages = new MapPages(context, table, ForkNumber.VISIBILITY_MAP);
  }

  /// The map of a table in redo.
  public VisibilityMap(RedoContext context, RelFileLocator locator) {
    this.pages = new MapPages(context, context.fork(locator, ForkNumber.VISIBILITY_MAP));
  }

  /// Pins the page of the map that covers a heap block, making it where it is not there.
  ///
  /// @param held the buffer that the caller holds, or none; released where it is another
  /// @return the buffer
  public int pin(int heapBlock, int held) {
    if (covers(held, heapBlock)) {
      return held;
    }
    release(held);
    return pages.read(VisibilityMapPage.mapBlock(heapBlock), true);
  }

  /// Whether a buffer, perhaps none, holds the page that covers a heap block.
  public boolean covers(int buffer, int heapBlock) {
    return buffer != BufferAccess.NONE
        && pages.buffers().block(buffer) == VisibilityMapPage.mapBlock(heapBlock);
  }

  /// Releases a pin, if there is one.
  public void release(int held) {
    if (held != BufferAccess.NONE) {
      pages.buffers().release(held);
    }
  }

  /// Pins the page that covers a heap block, if there is one.
  ///
  /// @return the buffer, or none
  public int pinForReading(int heapBlock, int held) {
    if (covers(held, heapBlock)) {
      return held;
    }
    release(held);
    return pages.read(VisibilityMapPage.mapBlock(heapBlock), false);
  }

  /// The bits of a heap block, as of a moment ago: without the heap page's lock they may be
  /// changing right now. Nobody's lock is taken.
  ///
  /// @param buffer what [#pinForReading] or [#pin] returned
  public int bits(int heapBlock, int buffer) {
    return buffer == BufferAccess.NONE
        ? 0
        : VisibilityMapPage.bits(pages.buffers().page(buffer), heapBlock);
  }

  /// Clears bits of a heap block that nobody logs: what a page is found to say wrongly, or what a
  /// record of an older minor version says.
  ///
  /// @param buffer its page of the map, pinned
  /// @param bits which; never all-visible alone
  public void clear(int heapBlock, int buffer, int bits) {
    BufferAccess buffers = pages.buffers();
    buffers.lockExclusive(buffer);
    if ((VisibilityMapPage.bits(buffers.page(buffer), heapBlock) & bits) != 0) {
      clearLocked(heapBlock, buffer, bits);
    }
    buffers.unlock(buffer);
  }

  /// Clears bits of a heap block. Called within the critical section that changes the heap page,
  /// whose record refers to the map's page, too.
  ///
  /// @param buffer its page of the map, locked exclusively
  /// @param bits which; never all-visible alone
  public void clearLocked(int heapBlock, int buffer, int bits) {
    if (!covers(buffer, heapBlock)) {
      throw PgException.internal("wrong buffer passed to visibilitymap_clear");
    }
    VisibilityMapPage.clearBits(pages.buffers().page(buffer), heapBlock, bits);
    pages.buffers().markDirty(buffer);
  }

  /// Clears all bits of a heap block in redo.
  public void redoClear(int heapBlock, int bits) {
    int buffer = pin(heapBlock, BufferAccess.NONE);
    clear(heapBlock, buffer, bits);
    release(buffer);
  }

  /// How many pages have all of `bits` set.
  public int count(int bits) {
    if (!pages.exists()) {
      return 0;
    }
    int total = 0;
    int blocks = pages.fork().blocks();
    for (int block = 0; block < blocks; block++) {
      int buffer = pages.read(block, false);
      total += VisibilityMapPage.count(pages.buffers().page(buffer), bits);
      pages.buffers().release(buffer);
    }
    return total;
  }

  /// Forgets the heap blocks from `blocks` on, as far as that is done on pages that stay.
  ///
  /// @return to how many blocks the map's file can be cut; [BlockNumber#INVALID] when there is
  ///   nothing to cut
  int prepareTruncation(int blocks) {
    if (!pages.exists()) {
      return BlockNumber.INVALID;
    }
    int kept = VisibilityMapPage.mapBlock(blocks);
    if (BlockNumber.toLong(blocks) % VisibilityMapPage.HEAP_BLOCKS_PER_PAGE != 0) {
      int buffer = pages.read(kept, false);
      if (buffer == BufferAccess.NONE) {
        return BlockNumber.INVALID;
      }
      pages.truncate(buffer, page -> clearFrom(page, blocks));
      kept++;
    }
    return Integer.compareUnsigned(pages.fork().blocks(), kept) <= 0 ? BlockNumber.INVALID : kept;
  }

  private static void clearFrom(MemorySegment page, int heapBlock) {
    int inPage = (int) (BlockNumber.toLong(heapBlock) % VisibilityMapPage.HEAP_BLOCKS_PER_PAGE);
    int at = PageHeader.SIZE + inPage / VisibilityMapPage.HEAP_BLOCKS_PER_BYTE;
    int shift = 2 * (inPage % VisibilityMapPage.HEAP_BLOCKS_PER_BYTE);
    Bytes.setByte(page, at, Bytes.byteAt(page, at) & (1 << shift) - 1);
    Bytes.zero(page, at + 1, PageHeader.PAGE_SIZE - at - 1);
  }
}
