package org.gajah.page.index;

import java.lang.foreign.MemorySegment;
import org.gajah.page.Bytes;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;

/// Pages of an SP-GiST index. Mirrors `access/spgist_private.h`.
///
/// Special space (`SpGistPageOpaqueData`), 8 bytes at the end of the page:
///
/// | offset | size | field | meaning |
/// |---:|---:|---|---|
/// | 0 | 2 | flags | [#LEAF] and so on |
/// | 2 | 2 | nRedirection | how many tuples are redirections |
/// | 4 | 2 | nPlaceholder | how many are placeholders |
/// | 6 | 2 | spgist_page_id | [#PAGE_ID] |
///
/// Metapage (`SpGistMetaPageData`), block 0, behind the page header:
///
/// | offset | size | field | meaning |
/// |---:|---:|---|---|
/// | 24 | 4 | magicNumber | [#MAGIC] |
/// | 28 | 8 each | lastUsedPages | for 8 kinds of pages: block with room (4), free bytes (4); a hint that is not logged |
///
/// Block 1 is the root of the tree of values, block 2 that of the tree of nulls. Tuples are
/// described in [SpGistTuple].
public final class SpGistPage {
  public static final int METAPAGE = 0;
  public static final int ROOT = 1;
  public static final int NULL_ROOT = 2;
  public static final int MAGIC = 0xBA0BABEE;
  public static final int PAGE_ID = 0xFF82;

  public static final int FLAGS = 0;
  public static final int REDIRECTIONS = 2;
  public static final int PLACEHOLDERS = 4;
  public static final int PAGE_ID_AT = 6;

  /// Size of the special space.
  public static final int SPECIAL_SIZE = 8;

  public static final int META = 0x0001;
  public static final int DELETED = 0x0002;
  public static final int LEAF = 0x0004;

  /// The page belongs to the tree of nulls.
  public static final int NULLS = 0x0008;

  public static final int META_MAGIC = 24;
  public static final int META_LAST_USED = 28;
  public static final int LAST_USED_PAGES = 8;

  /// Where the metapage's contents end (pd_lower).
  public static final int META_END = 92;

  /// Usable bytes of a page.
  public static final int CAPACITY = PageHeader.PAGE_SIZE - PageHeader.SIZE - SPECIAL_SIZE & ~7;

  private static final int SPECIAL = PageHeader.PAGE_SIZE - SPECIAL_SIZE;

  private SpGistPage() {}

  public static int flags(MemorySegment page) {
    return Bytes.unsignedShort(page, SPECIAL + FLAGS);
  }

  public static boolean hasFlag(MemorySegment page, int flag) {
    return (flags(page) & flag) != 0;
  }

  public static boolean isLeaf(MemorySegment page) {
    return hasFlag(page, LEAF);
  }

  public static int redirections(MemorySegment page) {
    return Bytes.unsignedShort(page, SPECIAL + REDIRECTIONS);
  }

  public static int placeholders(MemorySegment page) {
    return Bytes.unsignedShort(page, SPECIAL + PLACEHOLDERS);
  }

  public static int pageId(MemorySegment page) {
    return Bytes.unsignedShort(page, SPECIAL + PAGE_ID_AT);
  }

  public static boolean isRoot(int block) {
    return block == ROOT || block == NULL_ROOT;
  }

  /// Free bytes when up to `tuples` placeholders may be replaced.
  public static int freeSpace(MemorySegment page, int tuples) {
    return PageHeader.exactFreeSpace(page)
        + Math.min(placeholders(page), tuples) * (SpGistTuple.DEAD_SIZE + LinePointer.SIZE);
  }

  /// The block of an entry of the metapage's list of pages with room.
  public static int lastUsedBlock(MemorySegment page, int index) {
    return Bytes.intAt(page, META_LAST_USED + 8L * index);
  }

  /// The free bytes of an entry of that list.
  public static int lastUsedFree(MemorySegment page, int index) {
    return Bytes.intAt(page, META_LAST_USED + 8L * index + 4);
  }
}
