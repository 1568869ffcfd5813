package org.gajah.page.heap;

import java.lang.foreign.MemorySegment;
import org.gajah.base.id.Tid;
import org.gajah.base.id.Xid;
import org.gajah.page.Bytes;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;

/// Heap tuples, read where they lie: `at` is where the tuple starts in the page. Mirrors
/// `HeapTupleHeaderData` of `access/htup_details.h`.
///
/// | offset | size | field | meaning |
/// |---:|---:|---|---|
/// | 0 | 4 | t_xmin | who inserted it |
/// | 4 | 4 | t_xmax | who deleted or locked it, 0 for nobody; a multixact when the mask says so |
/// | 8 | 4 | t_cid | inserting or deleting command, or both combined, of a transaction that still runs |
/// | 12 | 6 | t_ctid | block (upper half first) and offset number of the next version, its own for the last |
/// | 18 | 2 | t_infomask2 | number of attributes, flags |
/// | 20 | 2 | t_infomask | flags |
/// | 22 | 1 | t_hoff | where the attributes start, a multiple of 8 |
/// | 23 | - | t_bits | a bit for each attribute, set when it is not null; only with [Infomask#HAS_NULL] |
///
/// A tuple that is being inserted speculatively has the offset number [#SPECULATIVE_TOKEN] in its
/// t_ctid and the token in place of the block.
public final class HeapTuple {
  public static final int XMIN = 0;
  public static final int XMAX = 4;
  public static final int CID = 8;
  public static final int CTID = 12;
  public static final int INFOMASK2 = 18;
  public static final int INFOMASK = 20;
  public static final int HOFF = 22;
  public static final int BITS = 23;

  /// Size of the fixed part of the header.
  public static final int HEADER_SIZE = 23;

  /// The most attributes of a tuple, with those that were dropped.
  public static final int MAX_ATTRIBUTES = 1664;

  /// The most line pointers of a heap page.
  public static final int MAX_PER_PAGE = 291;

  /// The longest tuple that fits on a page.
  public static final int MAX_SIZE = 8160;

  /// Offset number in t_ctid of a tuple that was moved to another partition.
  public static final int MOVED_PARTITIONS = 0xFFFD;

  /// Offset number in t_ctid of a tuple whose insertion is speculative.
  public static final int SPECULATIVE_TOKEN = 0xFFFE;

  private HeapTuple() {}

  /// The raw field; [#xmin] knows about frozen tuples.
  public static int rawXmin(MemorySegment page, int at) {
    return Bytes.intAt(page, at + XMIN);
  }

  /// Who inserted the tuple; [Xid#FROZEN] when that is long forgotten.
  public static int xmin(MemorySegment page, int at) {
    return Infomask.xminFrozen(infomask(page, at)) ? Xid.FROZEN : rawXmin(page, at);
  }

  public static int rawXmax(MemorySegment page, int at) {
    return Bytes.intAt(page, at + XMAX);
  }

  /// The raw command id, perhaps a combined one.
  public static int rawCommandId(MemorySegment page, int at) {
    return Bytes.intAt(page, at + CID);
  }

  public static int infomask(MemorySegment page, int at) {
    return Bytes.unsignedShort(page, at + INFOMASK);
  }

  public static int infomask2(MemorySegment page, int at) {
    return Bytes.unsignedShort(page, at + INFOMASK2);
  }

  public static int attributeCount(MemorySegment page, int at) {
    return infomask2(page, at) & Infomask.NATTS_MASK;
  }

  /// Where the attributes start, from the start of the tuple.
  public static int headerSize(MemorySegment page, int at) {
    return Bytes.unsignedByte(page, at + HOFF);
  }

  /// The tid of the next version.
  public static long ctid(MemorySegment page, int at) {
    return itemPointer(page, at + CTID);
  }

  /// A tid as `storage/itemptr.h` lays it out: block in two halves, upper first, then the offset
  /// number.
  public static long itemPointer(MemorySegment page, long at) {
    int block = Bytes.unsignedShort(page, at) << 16 | Bytes.unsignedShort(page, at + 2);
    return Tid.of(block, Bytes.unsignedShort(page, at + 4));
  }

  public static boolean isSpeculative(MemorySegment page, int at) {
    return Bytes.unsignedShort(page, at + CTID + 4) == SPECULATIVE_TOKEN;
  }

  /// The token of a speculative insertion.
  public static int speculativeToken(MemorySegment page, int at) {
    return Tid.block(ctid(page, at));
  }

  public static boolean isMovedToAnotherPartition(MemorySegment page, int at) {
    return Bytes.unsignedShort(page, at + CTID + 4) == MOVED_PARTITIONS;
  }

  public static boolean isHeapOnly(MemorySegment page, int at) {
    return (infomask2(page, at) & Infomask.ONLY_TUPLE) != 0;
  }

  /// Whether the next version of the tuple is a heap-only tuple on the same page.
  public static boolean isHotUpdated(MemorySegment page, int at) {
    int mask = infomask(page, at);
    return (infomask2(page, at) & Infomask.HOT_UPDATED) != 0
        && (mask & Infomask.XMAX_INVALID) == 0
        && !Infomask.xminInvalid(mask);
  }

  public static boolean hasNulls(MemorySegment page, int at) {
    return (infomask(page, at) & Infomask.HAS_NULL) != 0;
  }

  /// Whether an attribute, counted from 0, is null. Attributes beyond [#attributeCount] are not to
  /// be asked.
  public static boolean isNull(MemorySegment page, int at, int attribute) {
    return hasNulls(page, at)
        && (Bytes.byteAt(page, at + BITS + (attribute >> 3)) & 1 << (attribute & 7)) == 0;
  }

  /// Whether xmax is a multixact.
  public static boolean xmaxIsMulti(MemorySegment page, int at) {
    return (infomask(page, at) & Infomask.XMAX_IS_MULTI) != 0;
  }

  /// Free bytes on a heap page for one more tuple; 0 when it may have no more line pointers.
  public static int freeSpace(MemorySegment page) {
    int space = PageHeader.freeSpace(page);
    int lines = PageHeader.maxOffset(page);
    if (space == 0 || lines < MAX_PER_PAGE) {
      return space;
    }
    if (PageHeader.hasFlag(page, PageHeader.HAS_FREE_LINES)) {
      for (int offsetNumber = 1; offsetNumber <= lines; offsetNumber++) {
        if (!LinePointer.isUsed(LinePointer.at(page, offsetNumber))) {
          return space;
        }
      }
    }
    return 0;
  }

  public static boolean hasExternal(MemorySegment page, int at) {
    return (infomask(page, at) & Infomask.HAS_EXTERNAL) != 0;
  }
}
