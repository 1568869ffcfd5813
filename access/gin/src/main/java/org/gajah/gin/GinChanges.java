package org.gajah.gin;

import java.lang.foreign.MemorySegment;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.id.BlockNumber;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.gajah.page.index.GinPage;
import org.gajah.page.index.GinPageWriter;
import org.gajah.page.index.IndexTuple;
import org.gajah.walformat.index.GinRecord;
import org.gajah.walformat.index.GinRecord.Change;
import org.gajah.walformat.index.GinRecord.DataInternal;
import org.gajah.walformat.index.GinRecord.DataLeaf;
import org.gajah.walformat.index.GinRecord.Entry;
import org.gajah.walformat.index.GinRecord.Metadata;

/// What records of GIN indexes do to each of their pages.
final class GinChanges {
  private GinChanges() {}

  static void postingTree(GinRecord.CreatePostingTree record, MemorySegment page) {
    GinPageWriter.init(page, GinPage.DATA | GinPage.LEAF | GinPage.COMPRESSED);
    Slice lists = record.postingLists();
    GinPageWriter.setPostingLists(page, lists.array(), lists.from(), lists.length());
  }

  /// @param rightChild above the leaves: the new child that the downlink at the place leads to now
  static void insert(Change change, int rightChild, MemorySegment page) {
    switch (change) {
      case Entry entry -> insertEntry(entry, rightChild, page);
      case DataLeaf leaf -> LeafRecompression.apply(leaf, page);
      case DataInternal inner -> {
        GinPageWriter.setPostingItemChild(page, inner.offsetNumber(), rightChild);
        GinPageWriter.insertPostingItem(page, inner.offsetNumber(), inner.child(), inner.key());
      }
    }
  }

  private static void insertEntry(Entry entry, int rightChild, MemorySegment page) {
    if (BlockNumber.isValid(rightChild)) {
      GinPageWriter.setDownlink(page, LinePointer.tupleAt(page, entry.offsetNumber()), rightChild);
    }
    if (entry.delete()) {
      PageWriter.deleteIndexItem(page, entry.offsetNumber());
    }
    Slice tuple = entry.tuple();
    add(page, tuple.array(), tuple.from(), entry.offsetNumber());
  }

  /// @return the length of the tuple
  private static int add(MemorySegment page, byte[] tuple, int from, int offsetNumber) {
    int length = LittleEndian.unsignedShort(tuple, from + IndexTuple.INFO) & IndexTuple.SIZE_MASK;
    if (PageWriter.insertIndexItem(page, tuple, from, length, offsetNumber) == PageWriter.NO_ROOM) {
      throw PgException.internal("failed to add item to GIN index page");
    }
    return length;
  }

  static void metadata(Metadata m, MemorySegment page) {
    GinPageWriter.initMeta(page);
    GinPageWriter.setMeta(
        page,
        m.head(),
        m.tail(),
        m.tailFreeSize(),
        m.pendingPages(),
        m.pendingHeapTuples(),
        m.totalPages(),
        m.entryPages(),
        m.dataPages(),
        m.entries(),
        m.version());
  }

  static void addToTail(GinRecord.UpdateMetaPage record, MemorySegment page) {
    append(page, record.tuples(), record.tupleCount());
    GinPageWriter.setMaxOffset(page, GinPage.maxOffset(page) + 1);
  }

  private static void append(MemorySegment page, Slice tuples, int count) {
    int from = tuples.from();
    for (int i = 0; i < count; i++) {
      from += add(page, tuples.array(), from, PageHeader.maxOffset(page) + 1);
    }
  }

  static void listPage(GinRecord.InsertListPage record, MemorySegment page) {
    GinPageWriter.init(page, GinPage.LIST);
    GinPageWriter.setRight(page, record.right());
    if (!BlockNumber.isValid(record.right())) {
      GinPageWriter.addFlag(page, GinPage.LIST_FULL_ROW);
      GinPageWriter.setMaxOffset(page, 1);
    }
    append(page, record.tuples(), record.tupleCount());
  }
}
