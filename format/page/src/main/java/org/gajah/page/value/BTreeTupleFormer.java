package org.gajah.page.value;

import java.lang.foreign.MemorySegment;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.id.Tid;
import org.gajah.page.Bytes;
import org.gajah.page.index.BTreePage;
import org.gajah.page.index.BTreeTuple;
import org.gajah.page.index.IndexTuple;

/// Makes tuples of a B-tree out of others, appending them to a [ByteSink]: posting lists, plain
/// tuples out of posting lists, and pivot tuples. [BTreeTuple] shows what they look like.
public final class BTreeTupleFormer {
  private BTreeTupleFormer() {}

  /// Appends a tuple with the key of another and these tids: a posting list, or a plain tuple for a
  /// single tid.
  ///
  /// @param at where the tuple lies whose key it gets: a leaf's
  /// @param tids ascending
  /// @return its length
  public static int withTids(
      MemorySegment page, int at, long[] tids, int from, int count, ByteSink out) {
    int keySize = BTreeTuple.keySize(page, at);
    int start = out.length();
    out.putSegment(page, at, keySize);
    int flags = IndexTuple.info(page, at) & ~(IndexTuple.SIZE_MASK | IndexTuple.AM_RESERVED);
    if (count == 1) {
      out.setShort(start + IndexTuple.INFO, flags | keySize);
      TupleFormer.setItemPointer(out, start, tids[from]);
      return keySize;
    }
    int size = postingSize(keySize, count);
    int tidsAt = out.reserve(size - keySize);
    for (int i = 0; i < count; i++) {
      TupleFormer.setItemPointer(out, tidsAt + i * BTreeTuple.TID_SIZE, tids[from + i]);
    }
    for (int padding = keySize + count * BTreeTuple.TID_SIZE; padding < size; padding++) {
      out.setByte(start + padding, 0);
    }
    out.setShort(start + IndexTuple.INFO, flags | IndexTuple.AM_RESERVED | size);
    TupleFormer.setItemPointer(out, start, Tid.of(keySize, count | BTreePage.IS_POSTING));
    return size;
  }

  /// Length of a posting list.
  public static int postingSize(int keySize, int count) {
    return Bytes.maxAlign(keySize + count * BTreeTuple.TID_SIZE);
  }

  /// Appends a pivot tuple that separates two neighbours of a leaf: the first attributes of the
  /// right one, and with `tid` a heap tid behind them.
  ///
  /// @param at where the right neighbour lies
  /// @param attributes how many attributes it keeps
  /// @param tid breaks the tie between equal keys; [Tid#INVALID] for none
  /// @return its length
  public static int pivot(
      TupleLayout layout, MemorySegment page, int at, int attributes, long tid, ByteSink out) {
    int start = out.length();
    if (attributes == layout.attributeCount()) {
      out.putSegment(page, at, BTreeTuple.keySize(page, at));
    } else {
      truncate(layout, page, at, attributes, out);
    }
    int flags = attributes;
    if (Tid.isValid(tid)) {
      flags |= BTreePage.PIVOT_HEAP_TID;
      out.putShort(0);
      TupleFormer.setItemPointer(out, out.reserve(BTreeTuple.TID_SIZE), tid);
    }
    int size = out.length() - start;
    int kept = info(out, start) & (IndexTuple.HAS_NULLS | IndexTuple.HAS_VARWIDTH);
    out.setShort(start + IndexTuple.INFO, kept | IndexTuple.AM_RESERVED | size);
    // The block means nothing in a high key; the right neighbour's stays there.
    int block = Tid.block(IndexTuple.tid(page, at));
    TupleFormer.setItemPointer(out, start, Tid.of(block, flags));
    return size;
  }

  private static int info(ByteSink out, int start) {
    byte[] bytes = out.array();
    return bytes[start + IndexTuple.INFO] & 0xFF | (bytes[start + IndexTuple.INFO + 1] & 0xFF) << 8;
  }

  /// Appends the first attributes of a tuple with a header of their own.
  private static void truncate(
      TupleLayout layout, MemorySegment page, int at, int attributes, ByteSink out) {
    int info = IndexTuple.info(page, at);
    int bits = (info & IndexTuple.HAS_NULLS) == 0 ? -1 : at + IndexTuple.HEADER_SIZE;
    int dataAt = at + IndexTuple.dataOffset(info);
    int flags = 0;
    int end = 0;
    for (int i = 0; i < attributes; i++) {
      if (bits >= 0 && (Bytes.unsignedByte(page, bits + (i >> 3)) & 1 << (i & 7)) == 0) {
        flags |= IndexTuple.HAS_NULLS;
        continue;
      }
      TupleLayout.Attribute attribute = layout.attribute(i);
      flags |= attribute.length() < 0 ? IndexTuple.HAS_VARWIDTH : 0;
      int from = TupleWalk.start(page, dataAt, end, attribute);
      end = from + TupleWalk.size(page, dataAt + from, attribute);
    }
    int start = out.length();
    out.putZeros(IndexTuple.dataOffset(flags));
    out.setShort(start + IndexTuple.INFO, flags);
    if ((flags & IndexTuple.HAS_NULLS) != 0) {
      for (int first = 0; first < attributes; first += 8) {
        int mask = (1 << Math.min(8, attributes - first)) - 1;
        int byteAt = first >> 3;
        out.setByte(
            start + IndexTuple.HEADER_SIZE + byteAt,
            Bytes.unsignedByte(page, bits + byteAt) & mask);
      }
    }
    out.putSegment(page, dataAt, end);
    int length = out.length() - start;
    out.putZeros(Bytes.maxAlign(length) - length);
  }

  /// Appends a pivot tuple of an inner page: the key of a high key, leading to `child`.
  ///
  /// @return its length
  public static int downlink(MemorySegment page, int highKeyAt, int child, ByteSink out) {
    int start = out.length();
    int size = IndexTuple.size(page, highKeyAt);
    out.putSegment(page, highKeyAt, size);
    out.setShort(start, child >>> 16);
    out.setShort(start + 2, child);
    return size;
  }

  /// Appends the first tuple of an inner page, which has no attributes and stands for minus
  /// infinity.
  ///
  /// @return its length
  public static int minusInfinity(int child, ByteSink out) {
    int start = out.reserve(IndexTuple.HEADER_SIZE);
    TupleFormer.setItemPointer(out, start, Tid.of(child, 0));
    out.setShort(start + IndexTuple.INFO, IndexTuple.AM_RESERVED | IndexTuple.HEADER_SIZE);
    return IndexTuple.HEADER_SIZE;
  }
}
