package org.gajah.page.heap;

import java.lang.foreign.MemorySegment;
import org.gajah.page.Bytes;
import org.gajah.page.PageHeader;

/// Pages of the free space map: a binary tree of bytes in an array, each the greater of its two
/// children, so that the root tells the most that there is. Mirrors `storage/fsm_internals.h` and
/// `storage/freespace/fsmpage.c`.
///
/// | offset | size | field | meaning |
/// |---:|---:|---|---|
/// | 24 | 4 | fp_next_slot | leaf from which the next search starts |
/// | 28 | 8164 | fp_nodes | node 0 is the root; the children of node n are 2n+1 and 2n+2; the leaves are nodes 4095 and on |
///
/// ```
///            0                   search: from a leaf to the right and up until a node
///        1       2               has enough, then down again, left child first
///      3   4   5   6
/// ```
///
/// A page may be torn or out of date: nothing here is logged, and whoever finds a node that
/// promises more than its children have mends the page ([FreeSpaceMapWriter#rebuild]). How pages
/// make up a map is told by [FreeSpaceMap].
public final class FreeSpaceMapPage {
  public static final int NEXT_SLOT = 24;
  public static final int NODES = 28;

  /// How many nodes a page has.
  public static final int NODE_COUNT = PageHeader.PAGE_SIZE - NODES;

  /// How many of them are no leaves.
  public static final int INNER_NODES = PageHeader.PAGE_SIZE / 2 - 1;

  /// How many leaves, called slots, there are.
  public static final int SLOTS = NODE_COUNT - INNER_NODES;

  /// No slot.
  public static final int NONE = -1;

  private FreeSpaceMapPage() {}

  static int node(MemorySegment page, int node) {
    return Bytes.unsignedByte(page, NODES + (long) node);
  }

  /// The category of a slot.
  public static int available(MemorySegment page, int slot) {
    return node(page, INNER_NODES + slot);
  }

  /// The greatest category on the page.
  public static int maxAvailable(MemorySegment page) {
    return node(page, 0);
  }

  /// The slot from which the next search starts; garbage counts as 0.
  public static int nextSlot(MemorySegment page) {
    int slot = Bytes.intAt(page, NEXT_SLOT);
    return slot < 0 || slot >= SLOTS ? 0 : slot;
  }

  /// Finds a slot of at least a category without changing the page.
  ///
  /// @return the slot, [#NONE] when the root says that there is none, or
  ///   [FreeSpaceMapWriter#BROKEN] when the tree contradicts itself
  static int find(MemorySegment page, int category) {
    if (node(page, 0) < category) {
      return NONE;
    }
    int node = INNER_NODES + nextSlot(page);
    while (node > 0 && node(page, node) < category) {
      node = parent(rightNeighbour(node));
    }
    while (node < INNER_NODES) {
      int child = leftChild(node);
      if (!has(page, child, category)) {
        child++;
        if (!has(page, child, category)) {
          return FreeSpaceMapWriter.BROKEN;
        }
      }
      node = child;
    }
    return node - INNER_NODES;
  }

  private static boolean has(MemorySegment page, int node, int category) {
    return node < NODE_COUNT && node(page, node) >= category;
  }

  static int leftChild(int node) {
    return 2 * node + 1;
  }

  static int parent(int node) {
    return (node - 1) / 2;
  }

  /// The next node to the right on the same level; behind the last one the first.
  private static int rightNeighbour(int node) {
    int next = node + 1;
    // A power of two less 1 is the first node of a level: one too far.
    return (next + 1 & next) == 0 ? parent(next) : next;
  }
}
