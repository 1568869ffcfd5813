package org.gajah.page.index;

import java.lang.foreign.MemorySegment;
import org.gajah.base.id.BlockNumber;
import org.gajah.page.Bytes;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;

/// Changes to pages of a hash index beyond their tuples. Called only while a WAL record is applied.
public final class HashPageWriter {
  private static final int SPECIAL = PageHeader.PAGE_SIZE - HashPage.SPECIAL_SIZE;

  private HashPageWriter() {}

  /// Makes an empty page of any kind.
  public static void init(MemorySegment page, int previous, int next, int bucket, int flags) {
    PageWriter.init(page, HashPage.SPECIAL_SIZE);
    setPrevious(page, previous);
    setNext(page, next);
    setBucket(page, bucket);
    setFlags(page, flags);
    Bytes.setShort(page, SPECIAL + HashPage.PAGE_ID_AT, HashPage.PAGE_ID);
  }

  /// Makes the first page of a bucket.
  ///
  /// @param maxBucket the greatest bucket that there is
  public static void initBucket(MemorySegment page, int maxBucket, int bucket, int flags) {
    init(page, maxBucket, BlockNumber.INVALID, bucket, flags);
  }

  /// Makes a bitmap page on which every overflow page is in use.
  public static void initBitmap(MemorySegment page, int bitmapSize) {
    init(
        page,
        BlockNumber.INVALID,
        BlockNumber.INVALID,
        HashPage.INVALID_BUCKET,
        HashPage.BITMAP_PAGE);
    page.asSlice(HashPage.BITMAP, bitmapSize).fill((byte) 0xFF);
    PageWriter.setLower(page, HashPage.BITMAP + bitmapSize);
  }

  /// Makes the metapage of an index without a tuple.
  ///
  /// @param expectedTuples decides how many buckets there are at first
  public static void initMeta(
      MemorySegment page, double expectedTuples, int function, int fillFactor) {
    int buckets = firstBuckets(expectedTuples / fillFactor);
    int point = HashPage.splitPointOf(buckets);
    int usable = PageHeader.PAGE_SIZE - PageHeader.SIZE - HashPage.SPECIAL_SIZE;
    int bitmapSize = Integer.highestOneBit(usable);
    int highMask = (Integer.highestOneBit(buckets) << 1) - 1;
    init(
        page,
        BlockNumber.INVALID,
        BlockNumber.INVALID,
        HashPage.INVALID_BUCKET,
        HashPage.META_PAGE);
    Bytes.setInt(page, HashPage.META_MAGIC, HashPage.MAGIC);
    Bytes.setInt(page, HashPage.META_VERSION, HashPage.VERSION);
    Bytes.setShort(page, HashPage.META_FILL_FACTOR, fillFactor);
    Bytes.setShort(page, HashPage.META_PAGE_SIZE, usable);
    Bytes.setShort(page, HashPage.META_BITMAP_SIZE, bitmapSize);
    Bytes.setShort(page, HashPage.META_BITMAP_SHIFT, Integer.numberOfTrailingZeros(bitmapSize) + 3);
    Bytes.setInt(page, HashPage.META_MAX_BUCKET, buckets - 1);
    Bytes.setInt(page, HashPage.META_HIGH_MASK, highMask);
    Bytes.setInt(page, HashPage.META_LOW_MASK, highMask >> 1);
    Bytes.setInt(page, HashPage.META_OVERFLOW_POINT, point);
    Bytes.setInt(page, HashPage.META_FUNCTION, function);
    setMetaSpares(page, point, 1);
    PageWriter.setLower(page, HashPage.META_END);
  }

  private static int firstBuckets(double wanted) {
    if (wanted <= 2.0) {
      return 2;
    }
    return wanted >= 0x4000_0000
        ? 0x4000_0000
        : HashPage.bucketsAt(HashPage.splitPointOf((int) wanted));
  }

  public static void setPrevious(MemorySegment page, int block) {
    Bytes.setInt(page, SPECIAL + HashPage.PREVIOUS, block);
  }

  public static void setNext(MemorySegment page, int block) {
    Bytes.setInt(page, SPECIAL + HashPage.NEXT, block);
  }

  public static void setBucket(MemorySegment page, int bucket) {
    Bytes.setInt(page, SPECIAL + HashPage.BUCKET, bucket);
  }

  public static void setFlags(MemorySegment page, int flags) {
    Bytes.setShort(page, SPECIAL + HashPage.FLAGS, flags);
  }

  public static void addFlag(MemorySegment page, int flag) {
    setFlags(page, HashPage.flags(page) | flag);
  }

  public static void clearFlag(MemorySegment page, int flag) {
    setFlags(page, HashPage.flags(page) & ~flag);
  }

  public static void setMetaTuples(MemorySegment page, double tuples) {
    Bytes.setLong(page, HashPage.META_TUPLES, Double.doubleToRawLongBits(tuples));
  }

  /// Sets the greatest bucket, and with it the masks where it starts a new doubling.
  public static void setMetaBuckets(MemorySegment page, int maxBucket, int highMask, int lowMask) {
    Bytes.setInt(page, HashPage.META_MAX_BUCKET, maxBucket);
    Bytes.setInt(page, HashPage.META_HIGH_MASK, highMask);
    Bytes.setInt(page, HashPage.META_LOW_MASK, lowMask);
  }

  public static void setMetaOverflowPoint(MemorySegment page, int point) {
    Bytes.setInt(page, HashPage.META_OVERFLOW_POINT, point);
  }

  public static void setMetaFirstFree(MemorySegment page, int bit) {
    Bytes.setInt(page, HashPage.META_FIRST_FREE, bit);
  }

  public static void setMetaSpares(MemorySegment page, int splitPoint, int pages) {
    Bytes.setInt(page, HashPage.META_SPARES + 4L * splitPoint, pages);
  }

  /// Adds a bitmap page to the list.
  public static void addMetaMap(MemorySegment page, int block) {
    int maps = HashPage.metaMaps(page);
    Bytes.setInt(page, HashPage.META_MAP_BLOCKS + 4L * maps, block);
    Bytes.setInt(page, HashPage.META_MAPS, maps + 1);
  }

  /// Sets or clears a bit of a bitmap page.
  public static void setBit(MemorySegment page, int bit, boolean on) {
    long at = HashPage.BITMAP + (long) (bit >>> 5) * 4;
    int mask = 1 << (bit & 31);
    int word = Bytes.intAt(page, at);
    Bytes.setInt(page, at, on ? word | mask : word & ~mask);
  }
}
