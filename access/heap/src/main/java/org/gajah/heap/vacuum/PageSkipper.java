package org.gajah.heap.vacuum;

import org.gajah.buffer.BufferAccess;
import org.gajah.page.heap.VisibilityMapPage;
import org.gajah.space.VisibilityMap;

/// Which pages a vacuum looks at: those that the visibility map does not excuse, the last one in
/// any case, for it may be cut off, and short stretches between, for reading on is faster than
/// skipping. Mirrors `heap_vac_scan_next_block`.
final class PageSkipper {
  /// Shorter stretches are not skipped. Mirrors `SKIP_PAGES_THRESHOLD`.
  private static final int SHORT = 32;

  private final VisibilityMap map;
  private final long blocks;
  private final boolean aggressive;
  private final boolean skips;
  private int mapBuffer = BufferAccess.NONE;
  private long next;
  private long unskippable = -1;
  private boolean unskippableVisible;
  private boolean skippedVisible;
  private boolean allVisible;

  PageSkipper(VisibilityMap map, long blocks, boolean aggressive, boolean skips) {
    this.map = map;
    this.blocks = blocks;
    this.aggressive = aggressive;
    this.skips = skips;
  }

  /// The next block to look at, or -1 at the end.
  long next() {
    if (next >= blocks) {
      release();
      return -1;
    }
    if (next > unskippable) {
      boolean visibleOnly = findUnskippable();
      if (unskippable - next >= SHORT) {
        next = unskippable;
        skippedVisible |= visibleOnly;
      }
    }
    allVisible = next < unskippable || unskippableVisible;
    return next++;
  }

  /// Finds the next block that cannot be skipped.
  ///
  /// @return whether a block before it is all-visible and not all-frozen
  private boolean findUnskippable() {
    boolean visibleOnly = false;
    for (unskippable = next; ; unskippable++) {
      int bits = bits((int) unskippable);
      unskippableVisible = (bits & VisibilityMapPage.ALL_VISIBLE) != 0;
      if (!unskippableVisible || unskippable == blocks - 1 || !skips) {
        return visibleOnly;
      }
      if ((bits & VisibilityMapPage.ALL_FROZEN) == 0) {
        if (aggressive) {
          return visibleOnly;
        }
        visibleOnly = true;
      }
    }
  }

  private int bits(int block) {
    mapBuffer = map.pinForReading(block, mapBuffer);
    return map.bits(block, mapBuffer);
  }

  /// Whether the map says of the present block that it is all-visible.
  boolean isAllVisible() {
    return allVisible;
  }

  /// Whether blocks were skipped in which something may be left to freeze.
  boolean skippedVisible() {
    return skippedVisible;
  }

  void release() {
    map.release(mapBuffer);
    mapBuffer = BufferAccess.NONE;
  }
}
