package org.gajah.page.index;

import java.lang.foreign.MemorySegment;
import org.gajah.base.id.BlockNumber;
import org.gajah.page.Bytes;
import org.gajah.page.PageHeader;
import org.gajah.page.heap.HeapTuple;

/// Pages of a BRIN index: the metapage, the range map behind it, and pages with summaries. Mirrors
/// `access/brin_page.h` and `access/brin_tuple.h`.
///
/// Special space (`BrinSpecialSpace`), 8 bytes at the end of the page:
///
/// | offset | size | field | meaning |
/// |---:|---:|---|---|
/// | 4 | 2 | flags | [#EVACUATE] |
/// | 6 | 2 | type | [#META], [#REVMAP] or [#REGULAR] |
///
/// Metapage (`BrinMetaPageData`), block 0, behind the page header:
///
/// | offset | size | field | meaning |
/// |---:|---:|---|---|
/// | 24 | 4 | brinMagic | [#MAGIC] |
/// | 28 | 4 | brinVersion | [#VERSION] |
/// | 32 | 4 | pagesPerRange | heap pages in a range |
/// | 36 | 4 | lastRevmapPage | last block of the range map, 0 while there is none |
///
/// The range map is an array of tids, 6 bytes each, from offset 24 of its pages on, block 1 and
/// those behind it: where the summary of each range lies, invalid for none.
///
/// A summary (`BrinTuple`):
///
/// | offset | size | field | meaning |
/// |---:|---:|---|---|
/// | 0 | 4 | bt_blkno | first heap page of the range |
/// | 4 | 1 | bt_info | where the values start (5 bits), [#EMPTY_RANGE], [#PLACEHOLDER], [#HAS_NULLS] |
/// | 5 | - | | with nulls: two bits for each column, first all "all null", then all "has nulls" |
/// | | - | | values, from an aligned position on |
public final class BrinPage {
  public static final int MAGIC = 0xA8109CFA;
  public static final int VERSION = 1;
  public static final int METAPAGE = 0;

  /// Kinds of pages.
  public static final int META = 0xF091;

  public static final int REVMAP = 0xF092;
  public static final int REGULAR = 0xF093;

  /// In flags: the page is about to become one of the range map.
  public static final int EVACUATE = 0x0001;

  public static final int FLAGS = 4;
  public static final int TYPE = 6;

  /// Size of the special space.
  public static final int SPECIAL_SIZE = 8;

  public static final int META_MAGIC = 24;
  public static final int META_VERSION = 28;
  public static final int META_PAGES_PER_RANGE = 32;
  public static final int META_LAST_REVMAP_PAGE = 36;

  /// Where the metapage's contents end (pd_lower).
  public static final int META_END = 40;

  /// Where the tids of a page of the range map start.
  public static final int TIDS = PageHeader.SIZE;

  /// How many ranges a page of the range map has.
  public static final int RANGES_PER_PAGE =
      (PageHeader.PAGE_SIZE - PageHeader.SIZE - SPECIAL_SIZE) / 6;

  public static final int TUPLE_BLOCK = 0;
  public static final int TUPLE_INFO = 4;

  /// Size of the fixed part of a summary.
  public static final int TUPLE_HEADER = 5;

  /// In bt_info: where the values start.
  public static final int OFFSET_MASK = 0x1F;

  public static final int EMPTY_RANGE = 0x20;
  public static final int PLACEHOLDER = 0x40;
  public static final int HAS_NULLS = 0x80;

  private static final int SPECIAL = PageHeader.PAGE_SIZE - SPECIAL_SIZE;

  private BrinPage() {}

  public static int type(MemorySegment page) {
    return Bytes.unsignedShort(page, SPECIAL + TYPE);
  }

  public static int flags(MemorySegment page) {
    return Bytes.unsignedShort(page, SPECIAL + FLAGS);
  }

  public static boolean isRegular(MemorySegment page) {
    return type(page) == REGULAR;
  }

  public static int metaPagesPerRange(MemorySegment page) {
    return Bytes.intAt(page, META_PAGES_PER_RANGE);
  }

  public static int metaLastRevmapPage(MemorySegment page) {
    return Bytes.intAt(page, META_LAST_REVMAP_PAGE);
  }

  /// The block of the range map with the range of a heap page.
  public static int revmapBlock(int pagesPerRange, int heapBlock) {
    return 1 + (int) (range(pagesPerRange, heapBlock) / RANGES_PER_PAGE);
  }

  /// The position of the range of a heap page on its page of the range map.
  public static int revmapIndex(int pagesPerRange, int heapBlock) {
    return (int) (range(pagesPerRange, heapBlock) % RANGES_PER_PAGE);
  }

  private static long range(int pagesPerRange, int heapBlock) {
    return BlockNumber.toLong(heapBlock) / BlockNumber.toLong(pagesPerRange);
  }

  /// Where the summary lies of a range of a page of the range map; its offset number is 0 for none.
  public static long revmapTid(MemorySegment page, int index) {
    return HeapTuple.itemPointer(page, TIDS + 6L * index);
  }

  /// First heap page of the summary at `at`.
  public static int tupleBlock(MemorySegment page, int at) {
    return Bytes.intAt(page, at + TUPLE_BLOCK);
  }

  /// The bt_info of the summary at `at`.
  public static int tupleInfo(MemorySegment page, int at) {
    return Bytes.unsignedByte(page, at + (long) TUPLE_INFO);
  }

  /// Where the values of a summary start, from its start.
  public static int tupleDataOffset(MemorySegment page, int at) {
    return tupleInfo(page, at) & OFFSET_MASK;
  }

  /// Whether a column, counted from 0, is null in all rows of the range.
  public static boolean allNulls(MemorySegment page, int at, int column) {
    return nullBit(page, at, column);
  }

  /// Whether a column is null in some rows of the range; means nothing where it is null in all.
  ///
  /// @param columns how many columns the index has
  public static boolean hasNulls(MemorySegment page, int at, int column, int columns) {
    return nullBit(page, at, columns + column);
  }

  /// Other than in heap tuples, a bit is set for what is null.
  private static boolean nullBit(MemorySegment page, int at, int bit) {
    return (tupleInfo(page, at) & HAS_NULLS) != 0
        && (Bytes.byteAt(page, at + (long) TUPLE_HEADER + (bit >> 3)) & 1 << (bit & 7)) != 0;
  }
}
