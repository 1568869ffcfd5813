package org.gajah.page.index;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.id.Tid;
import org.gajah.page.Bytes;
import org.gajah.page.heap.HeapTupleWriter;

/// Makes and changes tuples of B-trees: on a page, or as bytes on their way to one. See
/// [BTreeTuple]. Mirrors functions of `access/nbtree.h` and `access/nbtree/nbtdedup.c`.
public final class BTreeTupleWriter {
  private static final int TID_SIZE = BTreeTuple.TID_SIZE;

  private BTreeTupleWriter() {}

  /// Sets the child of a tuple of an inner page.
  public static void setDownlink(MemorySegment page, int at, int block) {
    Bytes.setShort(page, at, block >>> 16);
    Bytes.setShort(page, at + 2L, block);
  }

  /// Makes a pivot of a tuple.
  ///
  /// @param attributes how many attributes it has
  /// @param heapTid whether its last 6 bytes are a heap tid
  public static void setPivot(MemorySegment page, int at, int attributes, boolean heapTid) {
    int info = IndexTuple.info(page, at);
    Bytes.setShort(page, at + (long) IndexTuple.INFO, info | IndexTuple.AM_RESERVED);
    Bytes.setShort(page, at + 4L, attributes | (heapTid ? BTreePage.PIVOT_HEAP_TID : 0));
  }

  /// Sets what the high key of a half-dead leaf leads to.
  public static void setTopParent(MemorySegment page, int at, int block) {
    setDownlink(page, at, block);
    setPivot(page, at, 0, false);
  }

  /// The tuple with the key of another one and the given tids: a posting list, or with one tid a
  /// plain tuple.
  ///
  /// @param base a plain tuple or a posting list, in an array
  /// @param tids ascending
  public static byte[] withTids(byte[] base, int baseFrom, long[] tids, int count) {
    MemorySegment segment = MemorySegment.ofArray(base);
    int keySize =
        BTreeTuple.isPosting(segment, baseFrom)
            ? BTreeTuple.postingOffset(segment, baseFrom)
            : IndexTuple.size(segment, baseFrom);
    int size = count > 1 ? Bytes.maxAlign(keySize + count * TID_SIZE) : keySize;
    byte[] tuple = new byte[size];
    System.arraycopy(base, baseFrom, tuple, 0, keySize);
    MemorySegment made = MemorySegment.ofArray(tuple);
    int info = IndexTuple.info(segment, baseFrom);
    int kept = info & ~(IndexTuple.SIZE_MASK | IndexTuple.AM_RESERVED) | size;
    if (count > 1) {
      LittleEndian.setShort(tuple, IndexTuple.INFO, kept | IndexTuple.AM_RESERVED);
      HeapTupleWriter.setItemPointer(made, 0, Tid.of(keySize, count | BTreePage.IS_POSTING));
      for (int i = 0; i < count; i++) {
        HeapTupleWriter.setItemPointer(made, keySize + (long) i * TID_SIZE, tids[i]);
      }
    } else {
      LittleEndian.setShort(tuple, IndexTuple.INFO, kept);
      HeapTupleWriter.setItemPointer(made, 0, tids[0]);
    }
    return tuple;
  }

  /// Splits a posting list around a new tuple whose tid belongs into its middle: the new tid takes
  /// its place in the list, and the new tuple gets the list's greatest one.
  ///
  /// @param posting changed in place
  /// @param index where the new tid belongs, from 1 to the number of tids less 1
  /// @param newTuple a plain tuple of the same key, changed in place
  public static void swapPosting(byte[] posting, int index, byte[] newTuple) {
    MemorySegment list = MemorySegment.ofArray(posting);
    int count = BTreeTuple.postingCount(list, 0);
    long greatest = BTreeTuple.maxHeapTid(list, 0);
    int at = BTreeTuple.postingOffset(list, 0) + index * TID_SIZE;
    System.arraycopy(posting, at, posting, at + TID_SIZE, (count - index - 1) * TID_SIZE);
    System.arraycopy(newTuple, 0, posting, at, TID_SIZE);
    HeapTupleWriter.setItemPointer(MemorySegment.ofArray(newTuple), 0, greatest);
  }

  /// A posting list without some of its tids.
  ///
  /// @param deleted positions of those that go, counted from 0, ascending
  public static byte[] withoutTids(byte[] posting, int from, int[] deleted) {
    MemorySegment list = MemorySegment.ofArray(posting);
    int count = BTreeTuple.postingCount(list, from);
    long[] kept = new long[count - deleted.length];
    int next = 0;
    for (int i = 0; i < count; i++) {
      if (Arrays.binarySearch(deleted, i) < 0) {
        kept[next++] = BTreeTuple.postingTid(list, from, i);
      }
    }
    return withTids(posting, from, kept, kept.length);
  }
}
