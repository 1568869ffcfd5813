package org.gajah.page.index;

import java.lang.foreign.MemorySegment;
import org.gajah.base.id.BlockNumber;
import org.gajah.base.id.Tid;
import org.gajah.page.Bytes;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.gajah.page.heap.HeapTupleWriter;

/// Changes to pages of a GIN index beyond their tuples. Called only while a WAL record is applied.
public final class GinPageWriter {
  private static final int SPECIAL = PageHeader.PAGE_SIZE - GinPage.SPECIAL_SIZE;

  private GinPageWriter() {}

  /// Makes an empty page without a right sibling.
  public static void init(MemorySegment page, int flags) {
    PageWriter.init(page, GinPage.SPECIAL_SIZE);
    setRight(page, BlockNumber.INVALID);
    setFlags(page, flags);
  }

  /// Makes the metapage of an index without an entry.
  public static void initMeta(MemorySegment page) {
    init(page, GinPage.META);
    setMeta(page, BlockNumber.INVALID, BlockNumber.INVALID, 0, 0, 0, 0, 0, 0, 0, GinPage.VERSION);
  }

  /// Sets everything that a metapage holds.
  public static void setMeta(
      MemorySegment page,
      int head,
      int tail,
      int tailFree,
      int pendingPages,
      long pendingTuples,
      int totalPages,
      int entryPages,
      int dataPages,
      long entries,
      int version) {
    Bytes.setInt(page, GinPage.META_HEAD, head);
    Bytes.setInt(page, GinPage.META_TAIL, tail);
    Bytes.setInt(page, GinPage.META_TAIL_FREE, tailFree);
    Bytes.setInt(page, GinPage.META_PENDING_PAGES, pendingPages);
    Bytes.setLong(page, GinPage.META_PENDING_TUPLES, pendingTuples);
    Bytes.setInt(page, GinPage.META_TOTAL_PAGES, totalPages);
    Bytes.setInt(page, GinPage.META_ENTRY_PAGES, entryPages);
    Bytes.setInt(page, GinPage.META_DATA_PAGES, dataPages);
    Bytes.setLong(page, GinPage.META_ENTRIES, entries);
    Bytes.setInt(page, GinPage.META_VERSION, version);
    PageWriter.setLower(page, GinPage.META_END);
  }

  public static void setRight(MemorySegment page, int block) {
    Bytes.setInt(page, SPECIAL + GinPage.RIGHT_LINK, block);
  }

  public static void setMaxOffset(MemorySegment page, int maxOffset) {
    Bytes.setShort(page, SPECIAL + GinPage.MAX_OFFSET, maxOffset);
  }

  public static void setFlags(MemorySegment page, int flags) {
    Bytes.setShort(page, SPECIAL + GinPage.FLAGS, flags);
  }

  public static void addFlag(MemorySegment page, int flag) {
    setFlags(page, GinPage.flags(page) | flag);
  }

  public static void clearFlag(MemorySegment page, int flag) {
    setFlags(page, GinPage.flags(page) & ~flag);
  }

  /// Marks a page of a posting tree deleted.
  public static void setDeleted(MemorySegment page, int deleteXid) {
    addFlag(page, GinPage.DELETED);
    PageWriter.setPruneXid(page, deleteXid);
  }

  public static void setRightBound(MemorySegment page, long tid) {
    HeapTupleWriter.setItemPointer(page, GinPage.RIGHT_BOUND, tid);
  }

  /// Sets how many bytes the contents of a page of a posting tree take.
  public static void setContentsSize(MemorySegment page, int size) {
    PageWriter.setLower(page, GinPage.CONTENTS + size);
  }

  /// Replaces the posting lists of a leaf of a posting tree.
  public static void setPostingLists(MemorySegment page, byte[] lists, int from, int length) {
    Bytes.copyIn(lists, from, page, GinPage.CONTENTS, length);
    setContentsSize(page, length);
  }

  /// Inserts a downlink into an inner page of a posting tree; those from `offset` on move up by
  /// one.
  ///
  /// @param offset counted from 1; at most one more than there are
  public static void insertPostingItem(MemorySegment page, int offset, int child, long key) {
    int count = GinPage.maxOffset(page);
    int at = GinPage.postingItemAt(offset);
    Bytes.copy(
        page, at, page, GinPage.postingItemAt(offset + 1), GinPage.postingItemAt(count + 1) - at);
    Bytes.setShort(page, at, child >>> 16);
    Bytes.setShort(page, at + 2L, child);
    HeapTupleWriter.setItemPointer(page, at + 4L, key);
    setPostingItemCount(page, count + 1);
  }

  /// Makes a downlink lead to another child.
  public static void setPostingItemChild(MemorySegment page, int offset, int child) {
    int at = GinPage.postingItemAt(offset);
    Bytes.setShort(page, at, child >>> 16);
    Bytes.setShort(page, at + 2L, child);
  }

  /// Deletes a downlink from an inner page of a posting tree; those behind it move down by one.
  public static void deletePostingItem(MemorySegment page, int offset) {
    int count = GinPage.maxOffset(page);
    int behind = GinPage.postingItemAt(offset + 1);
    Bytes.copy(
        page,
        behind,
        page,
        GinPage.postingItemAt(offset),
        GinPage.postingItemAt(count + 1) - behind);
    setPostingItemCount(page, count - 1);
  }

  private static void setPostingItemCount(MemorySegment page, int count) {
    setMaxOffset(page, count);
    setContentsSize(page, count * GinPage.POSTING_ITEM_SIZE);
  }

  /// Sets the child of a tuple of an inner page of the entry tree.
  public static void setDownlink(MemorySegment page, int at, int block) {
    HeapTupleWriter.setItemPointer(page, at, Tid.of(block, 0));
  }
}
