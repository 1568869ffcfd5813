package org.gajah.page;

import java.lang.foreign.MemorySegment;

/// The head of every page, and what can be read from it. Mirrors `PageHeaderData` of
/// `storage/bufpage.h`.
///
/// | offset | size | field | meaning |
/// |---:|---:|---|---|
/// | 0 | 8 | pd_lsn | end of the last WAL record that changed the page; upper half first |
/// | 8 | 2 | pd_checksum | checksum, or 0 |
/// | 10 | 2 | pd_flags | [#HAS_FREE_LINES], [#PAGE_FULL], [#ALL_VISIBLE] |
/// | 12 | 2 | pd_lower | where the line pointers end and free space starts |
/// | 14 | 2 | pd_upper | where free space ends and tuples start |
/// | 16 | 2 | pd_special | where the special space of an index page starts |
/// | 18 | 2 | pd_pagesize_version | page size, or-ed with the layout version 4 |
/// | 20 | 4 | pd_prune_xid | oldest xid that may have left something to prune, or 0 |
/// | 24 | 4 each | pd_linp | line pointers |
///
/// ```
///  +--------+-----+-----+-----+--- ... ---+------+------+---------+
///  | header | lp1 | lp2 | lp3 |   free    | tup3 | tup2 |  tup1   | special
///  +--------+-----+-----+-----+--- ... ---+------+------+---------+
///                             ^lower      ^upper                  ^special
/// ```
public final class PageHeader {
  public static final int PAGE_SIZE = 8192;
  public static final int LAYOUT_VERSION = 4;

  public static final int LSN = 0;
  public static final int CHECKSUM = 8;
  public static final int FLAGS = 10;
  public static final int LOWER = 12;
  public static final int UPPER = 14;
  public static final int SPECIAL = 16;
  public static final int PAGE_SIZE_VERSION = 18;
  public static final int PRUNE_XID = 20;

  /// Size of the header, where the line pointers start.
  public static final int SIZE = 24;

  /// There may be unused line pointers. A hint.
  public static final int HAS_FREE_LINES = 0x0001;

  /// An update found no room for a new version. A hint.
  public static final int PAGE_FULL = 0x0002;

  /// Every tuple is visible to everybody.
  public static final int ALL_VISIBLE = 0x0004;

  public static final int VALID_FLAGS = 0x0007;

  private PageHeader() {}

  public static long lsn(MemorySegment page) {
    return Long.rotateLeft(Bytes.longAt(page, LSN), 32);
  }

  public static int checksum(MemorySegment page) {
    return Bytes.unsignedShort(page, CHECKSUM);
  }

  public static int flags(MemorySegment page) {
    return Bytes.unsignedShort(page, FLAGS);
  }

  public static boolean hasFlag(MemorySegment page, int flag) {
    return (flags(page) & flag) != 0;
  }

  public static int lower(MemorySegment page) {
    return Bytes.unsignedShort(page, LOWER);
  }

  public static int upper(MemorySegment page) {
    return Bytes.unsignedShort(page, UPPER);
  }

  public static int special(MemorySegment page) {
    return Bytes.unsignedShort(page, SPECIAL);
  }

  /// Size of the special space at the end of the page.
  public static int specialSize(MemorySegment page) {
    return PAGE_SIZE - special(page);
  }

  public static int pruneXid(MemorySegment page) {
    return Bytes.intAt(page, PRUNE_XID);
  }

  /// Whether the page was never initialised: a page that was added to the file and not used yet.
  public static boolean isNew(MemorySegment page) {
    return upper(page) == 0;
  }

  /// Whether there is no line pointer (nor could one be read from a new page).
  public static boolean isEmpty(MemorySegment page) {
    return lower(page) <= SIZE;
  }

  /// The greatest offset number in use; 0 when there is none.
  public static int maxOffset(MemorySegment page) {
    int lower = lower(page);
    return lower <= SIZE ? 0 : (lower - SIZE) / LinePointer.SIZE;
  }

  /// Free bytes between line pointers and tuples, less the line pointer that a new tuple would
  /// take; 0 when there is not even room for that.
  public static int freeSpace(MemorySegment page) {
    int space = exactFreeSpace(page);
    return space < LinePointer.SIZE ? 0 : space - LinePointer.SIZE;
  }

  /// Free bytes when `tuples` new line pointers are needed.
  public static int freeSpaceForTuples(MemorySegment page, int tuples) {
    int space = exactFreeSpace(page);
    return Math.max(0, space - tuples * LinePointer.SIZE);
  }

  /// Free bytes between line pointers and tuples.
  public static int exactFreeSpace(MemorySegment page) {
    return Math.max(0, upper(page) - lower(page));
  }

  /// Whether the header makes sense: sizes and positions in order, no unknown flag. New pages do
  /// not pass.
  public static boolean isSane(MemorySegment page) {
    int lower = lower(page);
    int upper = upper(page);
    int special = special(page);
    return (flags(page) & ~VALID_FLAGS) == 0
        && lower >= SIZE
        && lower <= upper
        && upper <= special
        && special <= PAGE_SIZE
        && special == Bytes.maxAlign(special);
  }

  /// Whether all 8192 bytes are zero.
  public static boolean isAllZero(MemorySegment page) {
    for (int at = 0; at < PAGE_SIZE; at += Long.BYTES) {
      if (Bytes.longAt(page, at) != 0) {
        return false;
      }
    }
    return true;
  }
}
