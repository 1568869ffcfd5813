package org.gajah.page.heap;

import java.lang.foreign.MemorySegment;
import org.gajah.page.Bytes;
import org.gajah.page.PageHeader;

/// Pages of the free space map: a binary tree of one byte per node, in which each inner node holds
/// the greater of its children. Mirrors `storage/fsm_internals.h` and `freespace/fsmpage.c`.
///
/// | offset | size | field | meaning |
/// |---:|---:|---|---|
/// | 24 | 4 | fp_next_slot | where the next search starts, so that writers spread over the file |
/// | 28 | 4095 | | inner nodes, the root first |
/// | 4123 | 4069 | | leaves: the slots |
///
/// A slot of a page at the bottom holds the category of a block's free space; one of a page above
/// holds the root of a page below. The tree is a hint: nothing here is logged, pages may be torn or
/// out of date, and whoever finds a contradiction mends it.
public final class FreeSpaceMapPage {
  /// Slots of a page.
  public static final int SLOTS = 4069;

  /// Nodes that are not slots.
  static final int INNER = PageHeader.PAGE_SIZE / 2 - 1;

  static final int NODES = INNER + SLOTS;

  private static final int NEXT_SLOT = PageHeader.SIZE;
  private static final int TREE = PageHeader.SIZE + 4;

  /// What a search answers when no slot has enough.
  public static final int NONE = -1;

  /// What a search answers when inner nodes promise what no slot keeps.
  public static final int BROKEN = -2;

  /// Bytes of free space between one category and the next.
  private static final int STEP = PageHeader.PAGE_SIZE / 256;

  private static final int MAX_CATEGORY = 255;

  private FreeSpaceMapPage() {}

  // Categories

  /// The category of a block with `available` free bytes: how much there is at least.
  public static int categoryOf(int available) {
    return available >= HeapTuple.MAX_SIZE
        ? MAX_CATEGORY
        : Math.min(available / STEP, MAX_CATEGORY - 1);
  }

  /// The lowest category of blocks that surely have `needed` free bytes.
  public static int categoryFor(int needed) {
    return needed == 0 ? 1 : Math.min((needed + STEP - 1) / STEP, MAX_CATEGORY);
  }

  /// Free bytes that a category stands for.
  public static int available(int category) {
    return category == MAX_CATEGORY ? HeapTuple.MAX_SIZE : category * STEP;
  }

  // The tree

  private static int node(MemorySegment page, int node) {
    return Bytes.unsignedByte(page, TREE + node);
  }

  private static void setNode(MemorySegment page, int node, int value) {
    Bytes.setByte(page, TREE + node, value);
  }

  /// The value of a slot.
  public static int slot(MemorySegment page, int slot) {
    return node(page, INNER + slot);
  }

  /// The greatest value of all slots.
  public static int root(MemorySegment page) {
    return node(page, 0);
  }

  /// Sets a slot and what follows from it.
  ///
  /// @return whether the page changed
  public static boolean set(MemorySegment page, int slot, int value) {
    int node = INNER + slot;
    if (node(page, node) == value && value <= root(page)) {
      return false;
    }
    setNode(page, node, value);
    while (node > 0) {
      node = parent(node);
      int greater = greaterChild(page, node);
      if (node(page, node) == greater) {
        break;
      }
      setNode(page, node, greater);
    }
    if (value > root(page)) {
      rebuild(page);
    }
    return true;
  }

  private static int parent(int node) {
    return (node - 1) / 2;
  }

  private static int greaterChild(MemorySegment page, int node) {
    int left = 2 * node + 1;
    if (left >= NODES) {
      return 0;
    }
    int right = left + 1;
    int value = node(page, left);
    return right < NODES ? Math.max(value, node(page, right)) : value;
  }

  /// Looks for a slot with at least `atLeast`: from the place where the last search ended to the
  /// right, climbing until some subtree has enough and then going down in it, leftmost first.
  ///
  /// @param advance whether the next search starts behind what is found, otherwise at it
  /// @return the slot, [#NONE] or [#BROKEN]
  public static int search(MemorySegment page, int atLeast, boolean advance) {
    if (root(page) < atLeast) {
      return NONE;
    }
    int start = Bytes.intAt(page, NEXT_SLOT);
    int node = INNER + (start < 0 || start >= SLOTS ? 0 : start);
    while (node > 0 && node(page, node) < atLeast) {
      node = parent(rightNeighbour(node));
    }
    while (node < INNER) {
      int child = 2 * node + 1;
      if (child < NODES && node(page, child) >= atLeast) {
        node = child;
      } else if (child + 1 < NODES && node(page, child + 1) >= atLeast) {
        node = child + 1;
      } else {
        return BROKEN;
      }
    }
    int slot = node - INNER;
    // Several may search at once under a shared lock: whichever of them is the last to write this,
    // it is a place to start at.
    Bytes.setInt(page, NEXT_SLOT, slot + (advance ? 1 : 0));
    return slot;
  }

  /// The node to the right on the same level, the first of the level after the last.
  private static int rightNeighbour(int node) {
    int next = node + 1;
    boolean firstOfNextLevel = (next & next + 1) == 0;
    return firstOfNextLevel ? parent(next) : next;
  }

  /// Computes all inner nodes anew.
  ///
  /// @return whether one was wrong
  public static boolean rebuild(MemorySegment page) {
    boolean changed = false;
    for (int node = INNER - 1; node >= 0; node--) {
      int greater = greaterChild(page, node);
      if (node(page, node) != greater) {
        setNode(page, node, greater);
        changed = true;
      }
    }
    return changed;
  }

  /// Lets the next search start at the first slot.
  public static void resetSearch(MemorySegment page) {
    Bytes.setInt(page, NEXT_SLOT, 0);
  }

  /// Empties the slots from `slots` on.
  ///
  /// @return whether the page changed
  public static boolean truncate(MemorySegment page, int slots) {
    boolean changed = false;
    for (int node = INNER + slots; node < NODES; node++) {
      if (node(page, node) != 0) {
        setNode(page, node, 0);
        changed = true;
      }
    }
    if (changed) {
      rebuild(page);
    }
    return changed;
  }
}
