package org.gajah.page.index;

import java.lang.foreign.MemorySegment;
import org.gajah.base.id.FullXid;
import org.gajah.page.Bytes;
import org.gajah.page.PageHeader;

/// Pages of a B-tree: the special space of every page and the contents of the metapage. Mirrors
/// `access/nbtree.h`.
///
/// Special space (`BTPageOpaqueData`), 16 bytes at the end of the page:
///
/// | offset | size | field | meaning |
/// |---:|---:|---|---|
/// | 0 | 4 | btpo_prev | left sibling, 0 for none |
/// | 4 | 4 | btpo_next | right sibling, 0 for none |
/// | 8 | 4 | btpo_level | 0 for leaves |
/// | 12 | 2 | btpo_flags | [#LEAF] and so on |
/// | 14 | 2 | btpo_cycleid | vacuum cycle of the last split, 0 for none |
///
/// Metapage (`BTMetaPageData`), block 0, behind the page header:
///
/// | offset | size | field | meaning |
/// |---:|---:|---|---|
/// | 24 | 4 | btm_magic | [#MAGIC] |
/// | 28 | 4 | btm_version | [#VERSION] |
/// | 32 | 4 | btm_root | root, 0 for none |
/// | 36 | 4 | btm_level | level of the root |
/// | 40 | 4 | btm_fastroot | lowest page that is alone on its level |
/// | 44 | 4 | btm_fastlevel | its level |
/// | 48 | 4 | btm_last_cleanup_num_delpages | deleted pages the last cleanup left for later |
/// | 56 | 8 | btm_last_cleanup_num_heap_tuples | no longer used, -1 |
/// | 64 | 1 | btm_allequalimage | whether equal keys have equal bytes, so that deduplication is safe |
///
/// A deleted page has no tuples; behind its header stands the full transaction id (8 bytes at 24)
/// after which nobody can be on the way to it any more. A half-dead leaf has its high key only,
/// which leads to the topmost page that is going to be deleted with it ([BTreeTuple#topParent]).
///
/// The high key is the first tuple of every page that has a right sibling. Pivot tuples (all tuples
/// of inner pages and high keys) keep their downlink in the block of t_tid and, with
/// [IndexTuple#AM_RESERVED] set, the number of their attributes and [#PIVOT_HEAP_TID] in its
/// offset; posting tuples keep the number of tids there with [#IS_POSTING], and in the block where
/// the sorted list of tids starts.
public final class BTreePage {
  public static final int MAGIC = 0x053162;
  public static final int VERSION = 4;

  /// The oldest version that can be read.
  public static final int MIN_VERSION = 2;

  /// The last version in which heap tids did not take part in the order of tuples.
  public static final int NO_HEAP_TID_VERSION = 3;

  public static final int METAPAGE = 0;

  /// No block, in links and in the metapage.
  public static final int NONE = 0;

  public static final int PREVIOUS = 0;
  public static final int NEXT = 4;
  public static final int LEVEL = 8;
  public static final int FLAGS = 12;
  public static final int CYCLE_ID = 14;

  /// Size of the special space.
  public static final int SPECIAL_SIZE = 16;

  public static final int LEAF = 0x0001;
  public static final int ROOT = 0x0002;
  public static final int DELETED = 0x0004;
  public static final int META = 0x0008;
  public static final int HALF_DEAD = 0x0010;
  public static final int SPLIT_END = 0x0020;

  /// A hint: some line pointers are dead.
  public static final int HAS_GARBAGE = 0x0040;

  /// The right sibling has no downlink yet.
  public static final int INCOMPLETE_SPLIT = 0x0080;

  /// A deleted page carries a full transaction id behind its header.
  public static final int HAS_FULL_XID = 0x0100;

  /// In the offset of t_tid: the tuple is a posting list.
  public static final int IS_POSTING = 0x2000;

  /// In the offset of t_tid: the pivot tuple ends with a heap tid.
  public static final int PIVOT_HEAP_TID = 0x1000;

  public static final int OFFSET_MASK = 0x0FFF;

  public static final int META_MAGIC = 24;
  public static final int META_VERSION = 28;
  public static final int META_ROOT = 32;
  public static final int META_LEVEL = 36;
  public static final int META_FAST_ROOT = 40;
  public static final int META_FAST_LEVEL = 44;
  public static final int META_DELETED_PAGES = 48;
  public static final int META_HEAP_TUPLES = 56;
  public static final int META_ALL_EQUAL_IMAGE = 64;

  /// Where the metapage's contents end (pd_lower).
  public static final int META_END = 72;

  private static final int SPECIAL = PageHeader.PAGE_SIZE - SPECIAL_SIZE;

  private BTreePage() {}

  public static int previous(MemorySegment page) {
    return Bytes.intAt(page, SPECIAL + PREVIOUS);
  }

  public static int next(MemorySegment page) {
    return Bytes.intAt(page, SPECIAL + NEXT);
  }

  public static int level(MemorySegment page) {
    return Bytes.intAt(page, SPECIAL + LEVEL);
  }

  public static int flags(MemorySegment page) {
    return Bytes.unsignedShort(page, SPECIAL + FLAGS);
  }

  public static boolean hasFlag(MemorySegment page, int flag) {
    return (flags(page) & flag) != 0;
  }

  public static int cycleId(MemorySegment page) {
    return Bytes.unsignedShort(page, SPECIAL + CYCLE_ID);
  }

  public static boolean isLeaf(MemorySegment page) {
    return hasFlag(page, LEAF);
  }

  /// Whether the page is deleted or about to be: scans step over it.
  public static boolean isIgnorable(MemorySegment page) {
    return hasFlag(page, DELETED | HALF_DEAD);
  }

  public static boolean isRightmost(MemorySegment page) {
    return next(page) == 0;
  }

  public static boolean isLeftmost(MemorySegment page) {
    return previous(page) == 0;
  }

  /// Offset number of the first tuple that is data: behind the high key where there is one.
  public static int firstDataOffset(MemorySegment page) {
    return isRightmost(page) ? 1 : 2;
  }

  public static boolean isDeleted(MemorySegment page) {
    return hasFlag(page, DELETED);
  }

  public static boolean isHalfDead(MemorySegment page) {
    return hasFlag(page, HALF_DEAD);
  }

  /// The full transaction id of a deleted page; [FullXid#FIRST_NORMAL] for pages that servers
  /// before 14 deleted, which had no full id.
  public static long deletedXid(MemorySegment page) {
    return hasFlag(page, HAS_FULL_XID) ? Bytes.longAt(page, PageHeader.SIZE) : FullXid.FIRST_NORMAL;
  }

  public static int metaVersion(MemorySegment page) {
    return Bytes.intAt(page, META_VERSION);
  }
}
