package org.gajah.page.index;

import java.lang.foreign.MemorySegment;
import org.gajah.base.id.Tid;
import org.gajah.page.Bytes;
import org.gajah.page.heap.HeapTuple;

/// What GIN makes of index tuples on leaves of its entry tree, read where they lie. Mirrors
/// `access/ginblock.h`.
///
/// | t_tid | meaning |
/// |---|---|
/// | offset 0xFFFF | the block is the root of a posting tree |
/// | other offset n | n tids follow within the tuple; the block tells where they start (31 bits), and its highest bit that they are a [GinPostingList] |
///
/// ```
///  | t_tid | t_info | [column number] | key | [category] | posting list |
/// ```
///
/// An index on several columns has the column's number (2 bytes) in front of the key. A key that is
/// no ordinary value is null, and a byte behind the place of the number tells its category.
public final class GinTuple {
  /// Offset of t_tid: the tids are in a posting tree.
  public static final int POSTING_TREE = 0xFFFF;

  /// In the block of t_tid: the tids are compressed.
  public static final int COMPRESSED = 0x8000_0000;

  public static final int NORMAL_KEY = 0;
  public static final int NULL_KEY = 1;

  /// The value had no key at all.
  public static final int EMPTY_ITEM = 2;

  /// The value itself was null.
  public static final int NULL_ITEM = 3;

  private GinTuple() {}

  public static boolean isPostingTree(MemorySegment page, int at) {
    return Bytes.unsignedShort(page, at + 4L) == POSTING_TREE;
  }

  /// The root of the posting tree.
  public static int postingTree(MemorySegment page, int at) {
    return Tid.block(IndexTuple.tid(page, at));
  }

  /// How many tids the tuple itself holds.
  public static int postingCount(MemorySegment page, int at) {
    return Bytes.unsignedShort(page, at + 4L);
  }

  /// Where they start, from the start of the tuple.
  public static int postingOffset(MemorySegment page, int at) {
    return postingTree(page, at) & ~COMPRESSED;
  }

  public static boolean isCompressed(MemorySegment page, int at) {
    return (postingTree(page, at) & COMPRESSED) != 0;
  }

  /// Reads the tids of a tuple that is not a posting tree's.
  ///
  /// @param into has room for [#postingCount]
  public static void tids(MemorySegment page, int at, long[] into) {
    int count = postingCount(page, at);
    if (count == 0) {
      return;
    }
    int start = at + postingOffset(page, at);
    if (isCompressed(page, at)) {
      GinPostingList.decode(page, start, into, 0);
      return;
    }
    for (int i = 0; i < count; i++) {
      into[i] = HeapTuple.itemPointer(page, start + 6L * i);
    }
  }

  /// The category of the key: one of the constants.
  ///
  /// @param oneColumn whether the index has one column only
  public static int category(MemorySegment page, int at, boolean oneColumn) {
    int info = IndexTuple.info(page, at);
    if ((info & IndexTuple.HAS_NULLS) == 0) {
      return NORMAL_KEY;
    }
    return Bytes.byteAt(page, at + IndexTuple.dataOffset(info) + (oneColumn ? 0L : 2L));
  }
}
