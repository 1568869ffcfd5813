package org.gajah.hash;

import java.lang.foreign.MemorySegment;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.id.BlockNumber;
import org.gajah.page.Bytes;
import org.gajah.page.PageWriter;
import org.gajah.page.index.HashPage;
import org.gajah.page.index.HashPageWriter;
import org.gajah.page.index.IndexTuple;
import org.gajah.walformat.index.HashRecord.AddOverflowPage;
import org.gajah.walformat.index.HashRecord.Delete;
import org.gajah.walformat.index.HashRecord.Insert;
import org.gajah.walformat.index.HashRecord.SplitAllocatePage;
import org.gajah.walformat.index.HashRecord.SqueezePage;

/// What records of hash indexes do to each of their pages.
final class HashChanges {
  private HashChanges() {}

  static void addBitmap(MemorySegment metapage) {
    HashPageWriter.addMetaMap(metapage, HashPage.metaMaxBucket(metapage) + 2);
  }

  static void insert(Insert record, MemorySegment page) {
    Slice tuple = record.tuple();
    add(page, tuple.array(), tuple.from(), tuple.length(), record.offsetNumber());
  }

  static void count(MemorySegment metapage, int change) {
    HashPageWriter.setMetaTuples(metapage, HashPage.metaTuples(metapage) + change);
  }

  static void overflowPage(AddOverflowPage record, MemorySegment page, int left) {
    HashPageWriter.init(page, left, BlockNumber.INVALID, record.bucket(), HashPage.OVERFLOW_PAGE);
  }

  /// @param newMap block of a new bitmap page, or [BlockNumber#INVALID]
  static void overflowMeta(AddOverflowPage record, MemorySegment metapage, int newMap) {
    HashPageWriter.setMetaFirstFree(metapage, record.firstFree());
    if (record.bitmapPageFound()) {
      return;
    }
    int point = HashPage.metaOverflowPoint(metapage);
    int added = 1;
    if (BlockNumber.isValid(newMap)) {
      HashPageWriter.addMetaMap(metapage, newMap);
      added = 2;
    }
    HashPageWriter.setMetaSpares(metapage, point, HashPage.metaSpares(metapage, point) + added);
  }

  static void splitMeta(SplitAllocatePage record, MemorySegment metapage) {
    int[] numbers = record.metadata();
    int at = 0;
    int low = HashPage.metaLowMask(metapage);
    int high = HashPage.metaHighMask(metapage);
    if ((record.flags() & SplitAllocatePage.MASKS) != 0) {
      low = numbers[at++];
      high = numbers[at++];
    }
    HashPageWriter.setMetaBuckets(metapage, record.newBucket(), high, low);
    if ((record.flags() & SplitAllocatePage.SPLITPOINT) != 0) {
      HashPageWriter.setMetaSpares(metapage, numbers[at], numbers[at + 1]);
      HashPageWriter.setMetaOverflowPoint(metapage, numbers[at]);
    }
  }

  /// Adds tuples at the offset numbers that they come with.
  static void addAll(MemorySegment page, int[] offsetNumbers, Slice tuples) {
    byte[] bytes = tuples.array();
    int at = tuples.from();
    for (int offsetNumber : offsetNumbers) {
      int info = LittleEndian.unsignedShort(bytes, at + IndexTuple.INFO);
      int length = Bytes.maxAlign(info & IndexTuple.SIZE_MASK);
      add(page, bytes, at, length, offsetNumber);
      at += length;
    }
  }

  private static void add(MemorySegment page, byte[] tuple, int from, int length, int number) {
    if (PageWriter.insertIndexItem(page, tuple, from, length, number) == PageWriter.NO_ROOM) {
      throw PgException.internal("failed to add item to hash index page");
    }
  }

  /// @param firstPage the page, where it is the one before the page that goes
  static void squeezeInto(SqueezePage record, MemorySegment firstPage) {
    if (record.offsetNumbers().length > 0) {
      addAll(firstPage, record.offsetNumbers(), record.tuples());
    }
    if (record.toPreviousPage()) {
      HashPageWriter.setNext(firstPage, record.next());
    }
  }

  static void free(MemorySegment page) {
    HashPageWriter.init(
        page,
        BlockNumber.INVALID,
        BlockNumber.INVALID,
        HashPage.INVALID_BUCKET,
        HashPage.UNUSED_PAGE);
  }

  static void delete(Delete record, MemorySegment page) {
    remove(page, record.offsetNumbers());
    if (record.clearDeadMarking()) {
      HashPageWriter.clearFlag(page, HashPage.HAS_DEAD_TUPLES);
    }
  }

  static void remove(MemorySegment page, int[] offsetNumbers) {
    if (offsetNumbers.length > 0) {
      PageWriter.deleteIndexItems(page, offsetNumbers, offsetNumbers.length);
    }
  }
}
