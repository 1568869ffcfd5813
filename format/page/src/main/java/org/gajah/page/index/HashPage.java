package org.gajah.page.index;

import java.lang.foreign.MemorySegment;
import org.gajah.base.id.BlockNumber;
import org.gajah.page.Bytes;
import org.gajah.page.PageHeader;

/// Pages of a hash index: buckets, their overflow pages, bitmaps of free overflow pages, and the
/// metapage. Mirrors `access/hash.h`.
///
/// Special space (`HashPageOpaqueData`), 16 bytes at the end of the page:
///
/// | offset | size | field | meaning |
/// |---:|---:|---|---|
/// | 0 | 4 | hasho_prevblkno | page before in the bucket; on its first page the greatest bucket at the last split |
/// | 4 | 4 | hasho_nextblkno | page behind, invalid for none |
/// | 8 | 4 | hasho_bucket | bucket |
/// | 12 | 2 | hasho_flag | kind of page, [#BEING_SPLIT] and so on |
/// | 14 | 2 | hasho_page_id | [#PAGE_ID] |
///
/// Metapage (`HashMetaPageData`), block 0, behind the page header:
///
/// | offset | size | field | meaning |
/// |---:|---:|---|---|
/// | 24 | 4 | hashm_magic | [#MAGIC] |
/// | 28 | 4 | hashm_version | [#VERSION] |
/// | 32 | 8 | hashm_ntuples | tuples, a double |
/// | 40 | 2 | hashm_ffactor | tuples wanted for each bucket |
/// | 42 | 2 | hashm_bsize | usable bytes of a page |
/// | 44 | 2 | hashm_bmsize | bytes of a bitmap, a power of two |
/// | 46 | 2 | hashm_bmshift | binary logarithm of its bits |
/// | 48 | 4 | hashm_maxbucket | greatest bucket |
/// | 52 | 4 | hashm_highmask | mask for all buckets that this doubling will have |
/// | 56 | 4 | hashm_lowmask | mask for those before this doubling |
/// | 60 | 4 | hashm_ovflpoint | split point that is being filled |
/// | 64 | 4 | hashm_firstfree | bit from which to look for a free overflow page |
/// | 68 | 4 | hashm_nmaps | bitmap pages |
/// | 72 | 4 | hashm_procid | hash function |
/// | 76 | 4 each | hashm_spares | overflow pages allotted before each split point, 98 of them |
/// | 468 | 4 each | hashm_mapp | blocks of the bitmap pages, 1024 of them |
///
/// A bitmap page has its bits behind the page header: set for an overflow page in use.
///
/// Tuples are index tuples with the hash value as their one attribute, sorted by it; in a bucket
/// that is being filled by a split, those that it brought carry [#MOVED_BY_SPLIT].
public final class HashPage {
  public static final int MAGIC = 0x6440640;
  public static final int VERSION = 4;
  public static final int METAPAGE = 0;
  public static final int PAGE_ID = 0xFF80;

  public static final int PREVIOUS = 0;
  public static final int NEXT = 4;
  public static final int BUCKET = 8;
  public static final int FLAGS = 12;
  public static final int PAGE_ID_AT = 14;

  /// Size of the special space.
  public static final int SPECIAL_SIZE = 16;

  public static final int UNUSED_PAGE = 0;
  public static final int OVERFLOW_PAGE = 0x0001;
  public static final int BUCKET_PAGE = 0x0002;
  public static final int BITMAP_PAGE = 0x0004;
  public static final int META_PAGE = 0x0008;
  public static final int BEING_POPULATED = 0x0010;
  public static final int BEING_SPLIT = 0x0020;
  public static final int NEEDS_SPLIT_CLEANUP = 0x0040;
  public static final int HAS_DEAD_TUPLES = 0x0080;

  /// The flags that tell the kind of page.
  public static final int KIND_MASK = 0x000F;

  /// In t_info of a tuple: a split that is not complete brought it.
  public static final int MOVED_BY_SPLIT = IndexTuple.AM_RESERVED;

  public static final int META_MAGIC = 24;
  public static final int META_VERSION = 28;
  public static final int META_TUPLES = 32;
  public static final int META_FILL_FACTOR = 40;
  public static final int META_PAGE_SIZE = 42;
  public static final int META_BITMAP_SIZE = 44;
  public static final int META_BITMAP_SHIFT = 46;
  public static final int META_MAX_BUCKET = 48;
  public static final int META_HIGH_MASK = 52;
  public static final int META_LOW_MASK = 56;
  public static final int META_OVERFLOW_POINT = 60;
  public static final int META_FIRST_FREE = 64;
  public static final int META_MAPS = 68;
  public static final int META_FUNCTION = 72;
  public static final int META_SPARES = 76;
  public static final int META_MAP_BLOCKS = 468;

  /// Where the metapage's contents end (pd_lower).
  public static final int META_END = 4568;

  public static final int MAX_SPLIT_POINTS = 98;
  public static final int MAX_BITMAPS = 1024;

  /// Where the bits of a bitmap page start.
  public static final int BITMAP = PageHeader.SIZE;

  /// No bucket.
  public static final int INVALID_BUCKET = 0xFFFF_FFFF;

  private static final int PHASE_BITS = 2;
  private static final int PHASE_MASK = 3;
  private static final int ONE_PHASE_GROUPS = 10;
  private static final int SPECIAL = PageHeader.PAGE_SIZE - SPECIAL_SIZE;

  private HashPage() {}

  public static int previous(MemorySegment page) {
    return Bytes.intAt(page, SPECIAL + PREVIOUS);
  }

  public static int next(MemorySegment page) {
    return Bytes.intAt(page, SPECIAL + NEXT);
  }

  public static int bucket(MemorySegment page) {
    return Bytes.intAt(page, SPECIAL + BUCKET);
  }

  public static int flags(MemorySegment page) {
    return Bytes.unsignedShort(page, SPECIAL + FLAGS);
  }

  public static boolean hasFlag(MemorySegment page, int flag) {
    return (flags(page) & flag) != 0;
  }

  public static int pageId(MemorySegment page) {
    return Bytes.unsignedShort(page, SPECIAL + PAGE_ID_AT);
  }

  /// The hash value of the tuple at `at`.
  public static int hashOf(MemorySegment page, int at) {
    return Bytes.intAt(page, at + (long) IndexTuple.HEADER_SIZE);
  }

  public static double metaTuples(MemorySegment page) {
    return Double.longBitsToDouble(Bytes.longAt(page, META_TUPLES));
  }

  public static int metaMaxBucket(MemorySegment page) {
    return Bytes.intAt(page, META_MAX_BUCKET);
  }

  public static int metaHighMask(MemorySegment page) {
    return Bytes.intAt(page, META_HIGH_MASK);
  }

  public static int metaLowMask(MemorySegment page) {
    return Bytes.intAt(page, META_LOW_MASK);
  }

  public static int metaOverflowPoint(MemorySegment page) {
    return Bytes.intAt(page, META_OVERFLOW_POINT);
  }

  public static int metaFirstFree(MemorySegment page) {
    return Bytes.intAt(page, META_FIRST_FREE);
  }

  public static int metaBitmapSize(MemorySegment page) {
    return Bytes.unsignedShort(page, META_BITMAP_SIZE);
  }

  public static int metaBitmapShift(MemorySegment page) {
    return Bytes.unsignedShort(page, META_BITMAP_SHIFT);
  }

  public static int metaFillFactor(MemorySegment page) {
    return Bytes.unsignedShort(page, META_FILL_FACTOR);
  }

  public static int metaFunction(MemorySegment page) {
    return Bytes.intAt(page, META_FUNCTION);
  }

  public static int metaMaps(MemorySegment page) {
    return Bytes.intAt(page, META_MAPS);
  }

  /// Overflow pages allotted before a split point.
  public static int metaSpares(MemorySegment page, int splitPoint) {
    return Bytes.intAt(page, META_SPARES + 4L * splitPoint);
  }

  /// Block of a bitmap page, counted from 0.
  public static int metaMapBlock(MemorySegment page, int map) {
    return Bytes.intAt(page, META_MAP_BLOCKS + 4L * map);
  }

  /// Whether a bit of a bitmap page is set.
  public static boolean isSet(MemorySegment page, int bit) {
    return (Bytes.intAt(page, BITMAP + (long) (bit >>> 5) * 4) & 1 << (bit & 31)) != 0;
  }

  /// The bucket of a hash value.
  public static int bucketOf(int hash, int maxBucket, int highMask, int lowMask) {
    int bucket = hash & highMask;
    return Integer.compareUnsigned(bucket, maxBucket) > 0 ? bucket & lowMask : bucket;
  }

  /// The split point at which so many buckets exist: buckets come in groups that double their
  /// number, and all but the first ten groups in four steps.
  public static int splitPointOf(int bucketCount) {
    int group = bucketCount == 1 ? 0 : 32 - Integer.numberOfLeadingZeros(bucketCount - 1);
    if (group < ONE_PHASE_GROUPS) {
      return group;
    }
    int steps = ONE_PHASE_GROUPS + (group - ONE_PHASE_GROUPS << PHASE_BITS);
    return steps + (bucketCount - 1 >>> group - (PHASE_BITS + 1) & PHASE_MASK);
  }

  /// How many buckets there are once a split point is filled.
  public static int bucketsAt(int splitPoint) {
    if (splitPoint < ONE_PHASE_GROUPS) {
      return 1 << splitPoint;
    }
    int group = ONE_PHASE_GROUPS + (splitPoint - ONE_PHASE_GROUPS >> PHASE_BITS);
    int steps = (splitPoint - ONE_PHASE_GROUPS & PHASE_MASK) + 1;
    int half = 1 << group - 1;
    return half + (half >>> PHASE_BITS) * steps;
  }

  /// The first block of a bucket.
  public static int blockOf(MemorySegment metapage, int bucket) {
    int spares = bucket == 0 ? 0 : metaSpares(metapage, splitPointOf(bucket + 1) - 1);
    return bucket + spares + 1;
  }

  /// The block of an overflow page, by its bit in all bitmaps together.
  public static int overflowBlock(MemorySegment metapage, int bit) {
    int number = bit + 1;
    int point = 1;
    int last = metaOverflowPoint(metapage);
    while (point < last && Integer.compareUnsigned(number, metaSpares(metapage, point)) > 0) {
      point++;
    }
    return bucketsAt(point) + number;
  }

  /// The bit of an overflow page; -1 when the block is no overflow page.
  public static int overflowBit(MemorySegment metapage, int block) {
    int last = metaOverflowPoint(metapage);
    for (int point = 1; point <= last; point++) {
      if (BlockNumber.compare(block, bucketsAt(point)) <= 0) {
        break;
      }
      int number = block - bucketsAt(point);
      if (Integer.compareUnsigned(number, metaSpares(metapage, point - 1)) > 0
          && Integer.compareUnsigned(number, metaSpares(metapage, point)) <= 0) {
        return number - 1;
      }
    }
    return -1;
  }
}
