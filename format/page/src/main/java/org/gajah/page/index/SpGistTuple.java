package org.gajah.page.index;

import java.lang.foreign.MemorySegment;
import org.gajah.page.Bytes;
import org.gajah.page.heap.HeapTuple;

/// Tuples of SP-GiST indexes, read where they lie. Mirrors `access/spgist_private.h`.
///
/// The lowest two bits of every tuple tell its state: [#LIVE], [#REDIRECT], [#DEAD] or
/// [#PLACEHOLDER].
///
/// An inner tuple (`SpGistInnerTupleData`):
///
/// | offset | size | field | meaning |
/// |---:|---:|---|---|
/// | 0 | 4 | | state (2 bits), allTheSame (1), number of nodes (13), size of the prefix (16) |
/// | 4 | 2 | size | length of the tuple |
/// | 8 | - | | prefix, then the nodes |
///
/// A node is an index tuple whose t_tid leads to a tuple below (offset 0 for none), with a label as
/// its attribute.
///
/// A leaf tuple (`SpGistLeafTupleData`):
///
/// | offset | size | field | meaning |
/// |---:|---:|---|---|
/// | 0 | 4 | | state (2 bits), length of the tuple (30) |
/// | 4 | 2 | t_info | offset number of the next tuple of the chain (14 bits), 0 for none; 0x8000: with null bits |
/// | 6 | 6 | heapPtr | the heap tuple |
/// | 12 | 4 | | with null bits: a bit for each column |
/// | 16 | - | | values |
///
/// A tuple that is not alive (`SpGistDeadTupleData`) has the same head:
///
/// | offset | size | field | meaning |
/// |---:|---:|---|---|
/// | 6 | 6 | pointer | redirection: where the chain went |
/// | 12 | 4 | xid | redirection: who moved it, so that it may go when nobody is on the way any more |
public final class SpGistTuple {
  public static final int LIVE = 0;
  public static final int REDIRECT = 1;
  public static final int DEAD = 2;
  public static final int PLACEHOLDER = 3;

  public static final int INNER_SIZE = 4;

  /// Size of an inner tuple's head.
  public static final int INNER_HEADER = 8;

  public static final int LEAF_INFO = 4;
  public static final int LEAF_HEAP_TID = 6;

  /// Size of a leaf tuple's head, with or without null bits.
  public static final int LEAF_HEADER = 16;

  public static final int DEAD_POINTER = 6;
  public static final int DEAD_XID = 12;

  /// Size of a tuple that is not alive.
  public static final int DEAD_SIZE = 16;

  static final int NEXT_MASK = 0x3FFF;
  static final int HAS_NULL_BITS = 0x8000;

  private SpGistTuple() {}

  public static int state(MemorySegment page, int at) {
    return Bytes.intAt(page, at) & 3;
  }

  /// Whether all nodes of an inner tuple count as the same one.
  public static boolean allTheSame(MemorySegment page, int at) {
    return (Bytes.intAt(page, at) & 4) != 0;
  }

  public static int nodeCount(MemorySegment page, int at) {
    return Bytes.intAt(page, at) >>> 3 & 0x1FFF;
  }

  public static int prefixSize(MemorySegment page, int at) {
    return Bytes.intAt(page, at) >>> 16;
  }

  /// Length of an inner tuple.
  public static int innerSize(MemorySegment page, int at) {
    return Bytes.unsignedShort(page, at + (long) INNER_SIZE);
  }

  /// Where a node of an inner tuple starts in the page.
  ///
  /// @param index counted from 0
  public static int nodeAt(MemorySegment page, int at, int index) {
    int node = at + INNER_HEADER + prefixSize(page, at);
    for (int i = 0; i < index; i++) {
      node += IndexTuple.size(page, node);
    }
    return node;
  }

  /// Length of a leaf tuple, alive or not.
  public static int leafSize(MemorySegment page, int at) {
    return Bytes.intAt(page, at) >>> 2;
  }

  /// The next tuple of a leaf's chain, 0 for none.
  public static int nextOffset(MemorySegment page, int at) {
    return Bytes.unsignedShort(page, at + (long) LEAF_INFO) & NEXT_MASK;
  }

  public static boolean hasNullBits(MemorySegment page, int at) {
    return (Bytes.unsignedShort(page, at + (long) LEAF_INFO) & HAS_NULL_BITS) != 0;
  }

  public static long heapTid(MemorySegment page, int at) {
    return HeapTuple.itemPointer(page, at + (long) LEAF_HEAP_TID);
  }

  /// Where a redirection leads.
  public static long redirection(MemorySegment page, int at) {
    return HeapTuple.itemPointer(page, at + (long) DEAD_POINTER);
  }

  /// Who made a redirection.
  public static int redirectionXid(MemorySegment page, int at) {
    return Bytes.intAt(page, at + (long) DEAD_XID);
  }
}
