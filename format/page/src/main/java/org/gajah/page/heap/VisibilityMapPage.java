package org.gajah.page.heap;

import java.lang.foreign.MemorySegment;
import org.gajah.base.id.BlockNumber;
import org.gajah.page.Bytes;
import org.gajah.page.PageHeader;

/// Pages of the visibility map: two bits for each heap block. Mirrors `access/visibilitymapdefs.h`.
///
/// After the page header (24 bytes) follow 8168 bytes; byte i holds heap blocks 4i to 4i+3 of the
/// page's stretch, the first in its lowest two bits.
public final class VisibilityMapPage {
  public static final int ALL_VISIBLE = 0x01;
  public static final int ALL_FROZEN = 0x02;
  public static final int VALID_BITS = 0x03;
  public static final int HEAP_BLOCKS_PER_BYTE = 4;
  public static final int MAP_SIZE = PageHeader.PAGE_SIZE - PageHeader.SIZE;
  public static final int HEAP_BLOCKS_PER_PAGE = MAP_SIZE * HEAP_BLOCKS_PER_BYTE;

  private VisibilityMapPage() {}

  /// The block of the map that covers a heap block.
  public static int mapBlock(int heapBlock) {
    return (int) (BlockNumber.toLong(heapBlock) / HEAP_BLOCKS_PER_PAGE);
  }

  /// The bits of a heap block on its page of the map.
  public static int bits(MemorySegment page, int heapBlock) {
    return Bytes.byteAt(page, byteOf(heapBlock)) >>> shift(heapBlock) & VALID_BITS;
  }

  /// Sets bits of a heap block; called only while a WAL record is applied.
  public static void setBits(MemorySegment page, int heapBlock, int bits) {
    int at = byteOf(heapBlock);
    Bytes.setByte(page, at, Bytes.byteAt(page, at) | bits << shift(heapBlock));
  }

  /// Clears bits of a heap block.
  public static void clearBits(MemorySegment page, int heapBlock, int bits) {
    int at = byteOf(heapBlock);
    Bytes.setByte(page, at, Bytes.byteAt(page, at) & ~(bits << shift(heapBlock)));
  }

  /// How many heap blocks of this page of the map have all the bits of `bits` set.
  public static int count(MemorySegment page, int bits) {
    int total = 0;
    for (int at = PageHeader.SIZE; at < PageHeader.PAGE_SIZE; at += Long.BYTES) {
      long map = Bytes.longAt(page, at);
      long visible = map & 0x5555_5555_5555_5555L;
      long frozen = map >>> 1 & 0x5555_5555_5555_5555L;
      total +=
          Long.bitCount(
              switch (bits) {
                case ALL_VISIBLE -> visible;
                case ALL_FROZEN -> frozen;
                default -> visible & frozen;
              });
    }
    return total;
  }

  private static int byteOf(int heapBlock) {
    long inPage = BlockNumber.toLong(heapBlock) % HEAP_BLOCKS_PER_PAGE;
    return PageHeader.SIZE + (int) (inPage / HEAP_BLOCKS_PER_BYTE);
  }

  private static int shift(int heapBlock) {
    return 2 * (heapBlock & HEAP_BLOCKS_PER_BYTE - 1);
  }
}
