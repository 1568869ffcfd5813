package org.gajah.heap;

import org.gajah.buffer.BufferAccess;
import org.gajah.page.heap.VisibilityMapPage;
import org.gajah.space.VisibilityMap;

/// A page of a table's visibility map, kept pinned from one use to the next.
public final class MapPin {
  private final VisibilityMap map;
  private int buffer = BufferAccess.NONE;

  public MapPin(VisibilityMap map) {
    this.map = map;
  }

  /// Pins the page that covers a heap block; makes it where it is not there.
  public void pin(int heapBlock) {
    buffer = map.pin(heapBlock, buffer);
  }

  /// Whether it is the page that covers a heap block.
  public boolean covers(int heapBlock) {
    return map.covers(buffer, heapBlock);
  }

  public int buffer() {
    return buffer;
  }

  /// The bits of a heap block; the page is pinned if it is there.
  public int bits(int heapBlock) {
    buffer = map.pinForReading(heapBlock, buffer);
    return map.bits(heapBlock, buffer);
  }

  /// Clears both bits of a heap block, in a critical section. The page is locked exclusively.
  void clear(int heapBlock) {
    map.clearLocked(heapBlock, buffer, VisibilityMapPage.VALID_BITS);
  }

  /// Clears the all-frozen bit of a heap block, in a critical section. The page is locked
  /// exclusively.
  void clearFrozen(int heapBlock) {
    map.clearLocked(heapBlock, buffer, VisibilityMapPage.ALL_FROZEN);
  }

  /// Gives the pin back.
  public void release() {
    map.release(buffer);
    buffer = BufferAccess.NONE;
  }
}
