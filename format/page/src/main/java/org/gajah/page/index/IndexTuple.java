package org.gajah.page.index;

import java.lang.foreign.MemorySegment;
import org.gajah.page.Bytes;
import org.gajah.page.heap.HeapTuple;

/// Index tuples, read where they lie. Mirrors `IndexTupleData` of `access/itup.h`.
///
/// | offset | size | field | meaning |
/// |---:|---:|---|---|
/// | 0 | 6 | t_tid | the heap tuple, or what the kind of index puts there |
/// | 6 | 2 | t_info | size (13 bits), [#AM_RESERVED], [#HAS_VARWIDTH], [#HAS_NULLS] |
/// | 8 | 4 | bits | with nulls: a bit for each of 32 attributes, set when not null; then padding to 16 |
/// | 8 or 16 | - | data | attributes, laid out as in heap tuples |
public final class IndexTuple {
  public static final int INFO = 6;
  public static final int HEADER_SIZE = 8;
  public static final int SIZE_MASK = 0x1FFF;
  public static final int AM_RESERVED = 0x2000;
  public static final int HAS_VARWIDTH = 0x4000;
  public static final int HAS_NULLS = 0x8000;
  public static final int MAX_KEYS = 32;

  /// The most index tuples that fit on a page.
  public static final int MAX_PER_PAGE = 408;

  private static final int BITS_SIZE = (MAX_KEYS + 7) / 8;

  private IndexTuple() {}

  public static long tid(MemorySegment page, int at) {
    return HeapTuple.itemPointer(page, at);
  }

  public static int info(MemorySegment page, int at) {
    return Bytes.unsignedShort(page, at + INFO);
  }

  public static int size(MemorySegment page, int at) {
    return info(page, at) & SIZE_MASK;
  }

  public static boolean hasNulls(MemorySegment page, int at) {
    return (info(page, at) & HAS_NULLS) != 0;
  }

  /// Where the attributes start, from the start of the tuple.
  public static int dataOffset(int info) {
    return (info & HAS_NULLS) == 0 ? HEADER_SIZE : Bytes.maxAlign(HEADER_SIZE + BITS_SIZE);
  }
}
