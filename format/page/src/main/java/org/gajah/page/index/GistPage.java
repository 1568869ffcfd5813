package org.gajah.page.index;

import java.lang.foreign.MemorySegment;
import org.gajah.base.id.FullXid;
import org.gajah.base.id.Tid;
import org.gajah.page.Bytes;
import org.gajah.page.PageHeader;

/// Pages of a GiST index. Mirrors `access/gist.h`.
///
/// Special space (`GISTPageOpaqueData`), 16 bytes at the end of the page:
///
/// | offset | size | field | meaning |
/// |---:|---:|---|---|
/// | 0 | 8 | nsn | LSN of the last split of this page, upper half first; with it a search notices that it must follow the right link |
/// | 8 | 4 | rightlink | right sibling, invalid for none |
/// | 12 | 2 | flags | [#LEAF] and so on |
/// | 14 | 2 | gist_page_id | [#PAGE_ID] |
///
/// The root is block 0, and there is no metapage. A deleted page carries the full id of the next
/// transaction at the time (8 bytes at 24). Tuples of inner pages have [#TUPLE_VALID] as offset
/// number of their t_tid and the child as its block.
public final class GistPage {
  public static final int ROOT = 0;
  public static final int PAGE_ID = 0xFF81;

  public static final int NSN = 0;
  public static final int RIGHT_LINK = 8;
  public static final int FLAGS = 12;
  public static final int PAGE_ID_AT = 14;

  /// Size of the special space.
  public static final int SPECIAL_SIZE = 16;

  public static final int LEAF = 0x0001;
  public static final int DELETED = 0x0002;
  public static final int TUPLES_DELETED = 0x0004;

  /// The parent has no downlink to the right sibling yet.
  public static final int FOLLOW_RIGHT = 0x0008;

  /// A hint: some line pointers are dead.
  public static final int HAS_GARBAGE = 0x0010;

  /// Offset number in the t_tid of tuples of inner pages.
  public static final int TUPLE_VALID = 0xFFFF;

  /// The same, left behind by a crash of a server before 9.1.
  public static final int TUPLE_INVALID = 0xFFFE;

  /// The LSN of pages while an index is being built.
  public static final long BUILD_LSN = 1;

  private static final int SPECIAL = PageHeader.PAGE_SIZE - SPECIAL_SIZE;

  private GistPage() {}

  public static long nsn(MemorySegment page) {
    return Long.rotateLeft(Bytes.longAt(page, SPECIAL + NSN), 32);
  }

  public static int right(MemorySegment page) {
    return Bytes.intAt(page, SPECIAL + RIGHT_LINK);
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

  public static boolean isDeleted(MemorySegment page) {
    return hasFlag(page, DELETED);
  }

  public static int pageId(MemorySegment page) {
    return Bytes.unsignedShort(page, SPECIAL + PAGE_ID_AT);
  }

  /// The full transaction id of a deleted page; [FullXid#FIRST_NORMAL] for pages that servers
  /// before 12 deleted.
  public static long deleteXid(MemorySegment page) {
    return PageHeader.lower(page) >= PageHeader.SIZE + Long.BYTES
        ? Bytes.longAt(page, PageHeader.SIZE)
        : FullXid.FIRST_NORMAL;
  }

  /// The child that a tuple of an inner page leads to.
  public static int downlink(MemorySegment page, int at) {
    return Tid.block(IndexTuple.tid(page, at));
  }
}
