package org.gajah.gist;

import java.lang.foreign.MemorySegment;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.id.BlockNumber;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.gajah.page.index.GistPage;
import org.gajah.page.index.GistPageWriter;
import org.gajah.page.index.IndexTuple;
import org.gajah.walformat.index.GistRecord.Delete;
import org.gajah.walformat.index.GistRecord.PageSplit;
import org.gajah.walformat.index.GistRecord.PageUpdate;

/// What records of GiST indexes do to each of their pages.
final class GistChanges {
  private GistChanges() {}

  static void update(PageUpdate record, MemorySegment page) {
    if (record.deletedCount() == 1 && record.insertedCount() == 1) {
      Slice tuple = record.tuples();
      int length = length(tuple.array(), tuple.from());
      if (!PageWriter.overwriteIndexItem(
          page, record.deleted()[0], tuple.array(), tuple.from(), length)) {
        throw PgException.internal("failed to add item to GiST index page, size " + length);
      }
      return;
    }
    if (record.deletedCount() > 0) {
      PageWriter.deleteIndexItems(page, record.deleted(), record.deletedCount());
      if (GistPage.isLeaf(page)) {
        GistPageWriter.addFlag(page, GistPage.TUPLES_DELETED);
      }
    }
    append(page, record.tuples());
  }

  private static int length(byte[] tuple, int at) {
    return LittleEndian.unsignedShort(tuple, at + IndexTuple.INFO) & IndexTuple.SIZE_MASK;
  }

  private static void append(MemorySegment page, Slice tuples) {
    int at = tuples.from();
    int end = at + tuples.length();
    while (at < end) {
      int length = length(tuples.array(), at);
      int next = PageHeader.maxOffset(page) + 1;
      if (PageWriter.insertIndexItem(page, tuples.array(), at, length, next)
          == PageWriter.NO_ROOM) {
        throw PgException.internal("failed to add item to GiST index page, size " + length);
      }
      at += length;
    }
  }

  static void delete(Delete record, MemorySegment page) {
    PageWriter.deleteIndexItems(page, record.offsetNumbers(), record.offsetNumbers().length);
    GistPageWriter.clearFlag(page, GistPage.HAS_GARBAGE);
    GistPageWriter.addFlag(page, GistPage.TUPLES_DELETED);
  }

  /// Fills one of the pages of a split.
  ///
  /// @param block its number
  /// @param right the part to its right, or the page that was to the right of the whole
  /// @param incomplete whether the parent does not know of the part to its right yet
  static void part(
      PageSplit record,
      PageSplit.Part part,
      int block,
      int right,
      boolean incomplete,
      MemorySegment page) {
    boolean root = block == GistPage.ROOT;
    GistPageWriter.init(page, record.leaf() && !root ? GistPage.LEAF : 0);
    append(page, part.tuples());
    GistPageWriter.setRight(page, root ? BlockNumber.INVALID : right);
    GistPageWriter.setNsn(page, record.originalNsn());
    if (incomplete) {
      GistPageWriter.addFlag(page, GistPage.FOLLOW_RIGHT);
    }
  }
}
