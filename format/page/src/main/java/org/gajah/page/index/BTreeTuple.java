package org.gajah.page.index;

import java.lang.foreign.MemorySegment;
import org.gajah.base.id.Tid;
import org.gajah.page.Bytes;
import org.gajah.page.heap.HeapTuple;

/// What B-trees make of the t_tid of an [IndexTuple], read where the tuple lies. Mirrors
/// `access/nbtree.h`.
///
/// | kind | t_info | block of t_tid | offset of t_tid |
/// |---|---|---|---|
/// | plain tuple of a leaf | | block of the heap tuple | its offset number |
/// | posting list of a leaf | [IndexTuple#AM_RESERVED] | where the tids start in the tuple | [BTreePage#IS_POSTING], number of tids |
/// | pivot: tuple of an inner page, high key | [IndexTuple#AM_RESERVED] | child, or 0 | [BTreePage#PIVOT_HEAP_TID], number of attributes |
///
/// A pivot tuple has as many key attributes as it takes to tell left from right; those that are cut
/// off count as less than anything. When even all are equal, a heap tid stands in its last 6 bytes.
/// Pivots made before version 4 look like plain tuples and have all attributes.
///
/// ```
///  plain    | t_tid | t_info | keys |
///  posting  | t_tid | t_info | keys | tid | tid | tid ... | padding
///  pivot    | t_tid | t_info | some keys | padding | tid |
/// ```
public final class BTreeTuple {
  /// Size of a tid in a posting list.
  public static final int TID_SIZE = 6;

  /// Where the offset of t_tid stands in a tuple.
  static final int TID_OFFSET = 4;

  /// What a heap tid adds to a pivot tuple.
  public static final int PIVOT_TID_SPACE = 8;

  private BTreeTuple() {}

  private static boolean isSpecial(MemorySegment page, int at) {
    return (IndexTuple.info(page, at) & IndexTuple.AM_RESERVED) != 0;
  }

  private static int tidOffset(MemorySegment page, int at) {
    return Bytes.unsignedShort(page, at + TID_OFFSET);
  }

  public static boolean isPosting(MemorySegment page, int at) {
    return isSpecial(page, at) && (tidOffset(page, at) & BTreePage.IS_POSTING) != 0;
  }

  /// Whether the tuple says that it is a pivot; those of old versions don't.
  public static boolean isPivot(MemorySegment page, int at) {
    return isSpecial(page, at) && (tidOffset(page, at) & BTreePage.IS_POSTING) == 0;
  }

  /// How many attributes the tuple has.
  ///
  /// @param indexAttributes how many the index has, which is what tuples that are no pivots have
  public static int attributeCount(MemorySegment page, int at, int indexAttributes) {
    return isPivot(page, at) ? tidOffset(page, at) & BTreePage.OFFSET_MASK : indexAttributes;
  }

  /// The child that a tuple of an inner page leads to.
  public static int downlink(MemorySegment page, int at) {
    return Tid.block(IndexTuple.tid(page, at));
  }

  /// In the high key of a half-dead leaf: the topmost page that goes with it, or invalid.
  public static int topParent(MemorySegment page, int at) {
    return downlink(page, at);
  }

  /// How many tids a posting list has.
  public static int postingCount(MemorySegment page, int at) {
    return tidOffset(page, at) & BTreePage.OFFSET_MASK;
  }

  /// Where the tids of a posting list start, from the start of the tuple; what comes before is a
  /// plain tuple.
  public static int postingOffset(MemorySegment page, int at) {
    return Tid.block(IndexTuple.tid(page, at));
  }

  /// A tid of a posting list, counted from 0.
  public static long postingTid(MemorySegment page, int at, int index) {
    return HeapTuple.itemPointer(page, at + postingOffset(page, at) + (long) index * TID_SIZE);
  }

  /// The lowest heap tid of a tuple; [Tid#INVALID] for a pivot that has none.
  public static long heapTid(MemorySegment page, int at) {
    if (!isSpecial(page, at)) {
      return IndexTuple.tid(page, at);
    }
    if (isPosting(page, at)) {
      return postingTid(page, at, 0);
    }
    return (tidOffset(page, at) & BTreePage.PIVOT_HEAP_TID) == 0
        ? Tid.INVALID
        : HeapTuple.itemPointer(page, at + IndexTuple.size(page, at) - (long) TID_SIZE);
  }

  /// The greatest heap tid of a tuple of a leaf.
  public static long maxHeapTid(MemorySegment page, int at) {
    return isPosting(page, at)
        ? postingTid(page, at, postingCount(page, at) - 1)
        : IndexTuple.tid(page, at);
  }

  /// How many rows a tuple of a leaf stands for.
  public static int tidCount(MemorySegment page, int at) {
    return isPosting(page, at) ? postingCount(page, at) : 1;
  }

  /// A tid of a tuple of a leaf, counted from 0.
  public static long tid(MemorySegment page, int at, int index) {
    return isPosting(page, at) ? postingTid(page, at, index) : IndexTuple.tid(page, at);
  }

  /// Where the tids of a posting list start in the page.
  public static int postingStart(MemorySegment page, int at) {
    return at + postingOffset(page, at);
  }

  /// Length of a leaf's tuple without the tids of a posting list.
  public static int keySize(MemorySegment page, int at) {
    return isPosting(page, at) ? postingOffset(page, at) : IndexTuple.size(page, at);
  }
}
