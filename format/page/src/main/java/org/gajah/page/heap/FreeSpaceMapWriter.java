package org.gajah.page.heap;

import java.lang.foreign.MemorySegment;
import org.gajah.page.Bytes;
import org.gajah.page.PageWriter;

/// Changes to pages of the free space map. They need no WAL record: the map is a hint, and mends
/// itself.
public final class FreeSpaceMapWriter {
  /// What [#search] answers when a node promises more than its children have.
  public static final int BROKEN = -2;

  private FreeSpaceMapWriter() {}

  private static void setNode(MemorySegment page, int node, int category) {
    Bytes.setByte(page, FreeSpaceMapPage.NODES + (long) node, category);
  }

  /// The greater of a node's children.
  private static int bestChild(MemorySegment page, int node) {
    int left = FreeSpaceMapPage.leftChild(node);
    int best = left < FreeSpaceMapPage.NODE_COUNT ? FreeSpaceMapPage.node(page, left) : 0;
    return left + 1 < FreeSpaceMapPage.NODE_COUNT
        ? Math.max(best, FreeSpaceMapPage.node(page, left + 1))
        : best;
  }

  /// Sets the category of a slot.
  ///
  /// @return whether the page changed
  public static boolean setAvailable(MemorySegment page, int slot, int category) {
    int node = FreeSpaceMapPage.INNER_NODES + slot;
    if (FreeSpaceMapPage.node(page, node) == category
        && category <= FreeSpaceMapPage.maxAvailable(page)) {
      return false;
    }
    setNode(page, node, category);
    do {
      node = FreeSpaceMapPage.parent(node);
      int best = bestChild(page, node);
      if (best == FreeSpaceMapPage.node(page, node)) {
        break;
      }
      setNode(page, node, best);
    } while (node > 0);
    if (category > FreeSpaceMapPage.maxAvailable(page)) {
      rebuild(page);
    }
    return true;
  }

  /// Finds a slot with at least a category and notes where the next search starts. Several may
  /// search at once under a shared lock: whichever note is the last, it is a place to start at.
  ///
  /// @param advance whether the next search starts behind the slot that is found
  /// @return the slot, [FreeSpaceMapPage#NONE], or [#BROKEN]: lock exclusively and use
  ///   [#searchMending]
  public static int search(MemorySegment page, int category, boolean advance) {
    int slot = FreeSpaceMapPage.find(page, category);
    if (slot >= 0) {
      Bytes.setInt(page, FreeSpaceMapPage.NEXT_SLOT, slot + (advance ? 1 : 0));
    }
    return slot;
  }

  /// Finds a slot as [#search] does, and makes the tree right where it contradicts itself.
  public static int searchMending(MemorySegment page, int category, boolean advance) {
    int slot = search(page, category, advance);
    while (slot == BROKEN) {
      rebuild(page);
      slot = search(page, category, advance);
    }
    return slot;
  }

  /// Lets the next search start at the first slot.
  public static void resetSearch(MemorySegment page) {
    Bytes.setInt(page, FreeSpaceMapPage.NEXT_SLOT, 0);
  }

  /// Sets all slots from `slots` on to 0.
  ///
  /// @return whether the page changed
  public static boolean truncate(MemorySegment page, int slots) {
    boolean changed = false;
    for (int slot = slots; slot < FreeSpaceMapPage.SLOTS; slot++) {
      if (FreeSpaceMapPage.available(page, slot) != 0) {
        setNode(page, FreeSpaceMapPage.INNER_NODES + slot, 0);
        changed = true;
      }
    }
    if (changed) {
      rebuild(page);
    }
    return changed;
  }

  /// Computes all nodes that are no leaves anew.
  ///
  /// @return whether the page changed
  public static boolean rebuild(MemorySegment page) {
    boolean changed = false;
    for (int node = FreeSpaceMapPage.INNER_NODES - 1; node >= 0; node--) {
      int best = bestChild(page, node);
      if (best != FreeSpaceMapPage.node(page, node)) {
        setNode(page, node, best);
        changed = true;
      }
    }
    return changed;
  }

  /// Makes an empty page of the map.
  public static void init(MemorySegment page) {
    PageWriter.init(page, 0);
  }
}
