package org.gajah.page.index;

import java.lang.foreign.MemorySegment;
import org.gajah.base.id.Tid;
import org.gajah.page.Bytes;
import org.gajah.page.PageHeader;
import org.gajah.page.heap.HeapTuple;

/// Pages of a GIN index: the entry tree, posting trees, the pending list and the metapage. Mirrors
/// `access/ginblock.h`.
///
/// Special space (`GinPageOpaqueData`), 8 bytes at the end of the page:
///
/// | offset | size | field | meaning |
/// |---:|---:|---|---|
/// | 0 | 4 | rightlink | right sibling, or next page of the list; invalid for none |
/// | 4 | 2 | maxoff | posting tree above the leaves: how many downlinks; list: how many heap tuples |
/// | 6 | 2 | flags | [#DATA] and so on |
///
/// Metapage (`GinMetaPageData`), block 0, behind the page header:
///
/// | offset | size | field | meaning |
/// |---:|---:|---|---|
/// | 24 | 4 | head | first page of the pending list, invalid for none |
/// | 28 | 4 | tail | its last page |
/// | 32 | 4 | tailFreeSize | free bytes on the last page |
/// | 36 | 4 | nPendingPages | pages in the list |
/// | 40 | 8 | nPendingHeapTuples | heap tuples in the list |
/// | 48 | 4 | nTotalPages | pages of all kinds, for the planner |
/// | 52 | 4 | nEntryPages | |
/// | 56 | 4 | nDataPages | |
/// | 64 | 8 | nEntries | |
/// | 72 | 4 | ginVersion | [#VERSION] |
///
/// The root of the entry tree is block 1. Pages of posting trees ([#DATA]) have no line pointers:
///
/// | offset | size | meaning |
/// |---:|---:|---|
/// | 24 | 6 | right bound: the greatest tid that may stand on the page |
/// | 32 | 10 each | above the leaves: block of the child (upper half first), greatest tid below it |
/// | 32 | - | leaves, with [#COMPRESSED]: posting lists one after the other, see [GinPostingList] |
/// | 32 | 6 each | leaves of servers before 9.4: tids, maxoff of them |
///
/// pd_lower is where they end. A deleted page has the id of the transaction that deleted it as its
/// pd_prune_xid.
public final class GinPage {
  public static final int METAPAGE = 0;
  public static final int ROOT = 1;
  public static final int VERSION = 2;

  public static final int RIGHT_LINK = 0;
  public static final int MAX_OFFSET = 4;
  public static final int FLAGS = 6;

  /// Size of the special space.
  public static final int SPECIAL_SIZE = 8;

  /// A page of a posting tree.
  public static final int DATA = 0x0001;

  public static final int LEAF = 0x0002;
  public static final int DELETED = 0x0004;
  public static final int META = 0x0008;

  /// A page of the pending list.
  public static final int LIST = 0x0010;

  /// A page of the list on which no row is begun or ended elsewhere.
  public static final int LIST_FULL_ROW = 0x0020;

  public static final int INCOMPLETE_SPLIT = 0x0040;
  public static final int COMPRESSED = 0x0080;

  public static final int META_HEAD = 24;
  public static final int META_TAIL = 28;
  public static final int META_TAIL_FREE = 32;
  public static final int META_PENDING_PAGES = 36;
  public static final int META_PENDING_TUPLES = 40;
  public static final int META_TOTAL_PAGES = 48;
  public static final int META_ENTRY_PAGES = 52;
  public static final int META_DATA_PAGES = 56;
  public static final int META_ENTRIES = 64;
  public static final int META_VERSION = 72;

  /// Where the metapage's contents end (pd_lower).
  public static final int META_END = 80;

  public static final int RIGHT_BOUND = 24;

  /// Where the contents of a page of a posting tree start.
  public static final int CONTENTS = 32;

  /// The most bytes that they may take.
  public static final int MAX_CONTENTS = PageHeader.PAGE_SIZE - CONTENTS - SPECIAL_SIZE;

  /// Size of a downlink of a posting tree.
  public static final int POSTING_ITEM_SIZE = 10;

  /// Usable bytes of a page of the pending list.
  public static final int LIST_PAGE_ROOM = PageHeader.PAGE_SIZE - PageHeader.SIZE - SPECIAL_SIZE;

  private static final int SPECIAL = PageHeader.PAGE_SIZE - SPECIAL_SIZE;

  private GinPage() {}

  public static int right(MemorySegment page) {
    return Bytes.intAt(page, SPECIAL + RIGHT_LINK);
  }

  public static int maxOffset(MemorySegment page) {
    return Bytes.unsignedShort(page, SPECIAL + MAX_OFFSET);
  }

  public static int flags(MemorySegment page) {
    return Bytes.unsignedShort(page, SPECIAL + FLAGS);
  }

  public static boolean hasFlag(MemorySegment page, int flag) {
    return (flags(page) & flag) != 0;
  }

  public static boolean isLeaf(MemorySegment page) {
    return hasFlag(page, LEAF);
  }

  public static boolean isData(MemorySegment page) {
    return hasFlag(page, DATA);
  }

  public static int deleteXid(MemorySegment page) {
    return PageHeader.pruneXid(page);
  }

  /// The right bound of a page of a posting tree.
  public static long rightBound(MemorySegment page) {
    return HeapTuple.itemPointer(page, RIGHT_BOUND);
  }

  /// How many bytes of posting lists a leaf of a posting tree has.
  public static int contentsSize(MemorySegment page) {
    return PageHeader.lower(page) - CONTENTS;
  }

  /// Where a downlink of a posting tree stands.
  ///
  /// @param offset counted from 1
  public static int postingItemAt(int offset) {
    return CONTENTS + (offset - 1) * POSTING_ITEM_SIZE;
  }

  /// The child of a downlink of a posting tree.
  public static int postingItemChild(MemorySegment page, int offset) {
    long at = postingItemAt(offset);
    return Bytes.unsignedShort(page, at) << 16 | Bytes.unsignedShort(page, at + 2);
  }

  /// The greatest tid below a downlink of a posting tree.
  public static long postingItemKey(MemorySegment page, int offset) {
    return HeapTuple.itemPointer(page, postingItemAt(offset) + 4L);
  }

  /// The child that a tuple of an inner page of the entry tree leads to.
  public static int downlink(MemorySegment page, int at) {
    return Tid.block(IndexTuple.tid(page, at));
  }
}
