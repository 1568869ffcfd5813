package org.gajah.gin;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.id.Tid;
import org.gajah.page.Bytes;
import org.gajah.page.PageHeader;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.index.GinPage;
import org.gajah.page.index.GinPageWriter;
import org.gajah.page.index.GinPostingList;
import org.gajah.walformat.index.GinRecord.DataLeaf;

/// Changes posting lists of a leaf of a posting tree as a record says: the lists of the page and
/// the actions are walked together, and what comes out replaces the lists. Mirrors
/// `ginRedoRecompress`.
final class LeafRecompression {
  private static final int TID_SIZE = 6;

  private final MemorySegment page;
  private final ByteSink out = new ByteSink(PageHeader.PAGE_SIZE);
  private long at;
  private final long end;
  private int segment;

  private LeafRecompression(MemorySegment page) {
    this.page = page;
    this.at = GinPage.CONTENTS;
    this.end = GinPage.CONTENTS + (long) GinPage.contentsSize(page);
  }

  static void apply(DataLeaf change, MemorySegment page) {
    if (!GinPage.hasFlag(page, GinPage.COMPRESSED)) {
      compress(page);
    }
    new LeafRecompression(page).run(change);
  }

  /// Brings a page of a server before 9.4 into the present form.
  private static void compress(MemorySegment page) {
    int count = GinPage.maxOffset(page);
    byte[] list = {};
    if (count > 0) {
      long[] tids = new long[count];
      for (int i = 0; i < count; i++) {
        tids[i] = HeapTuple.itemPointer(page, GinPage.CONTENTS + (long) TID_SIZE * i);
      }
      list = encode(tids, count);
    }
    GinPageWriter.setPostingLists(page, list, 0, list.length);
    GinPageWriter.addFlag(page, GinPage.COMPRESSED);
    GinPageWriter.setMaxOffset(page, 0);
  }

  private static byte[] encode(long[] tids, int count) {
    byte[] list = new byte[PageHeader.PAGE_SIZE];
    int written = GinPostingList.encode(tids, 0, count, PageHeader.PAGE_SIZE, list, 0);
    if (written != count) {
      throw PgException.internal("posting list does not fit on a page");
    }
    return Arrays.copyOf(list, GinPostingList.size(MemorySegment.ofArray(list), 0));
  }

  private void run(DataLeaf change) {
    int action = change.first();
    for (int i = 0; i < change.count(); i++, action = change.next(action)) {
      copyUpTo(change.segment(action));
      Slice content = change.content(action);
      switch (change.type(action)) {
        case DataLeaf.DELETE -> pass();
        case DataLeaf.INSERT -> putList(content);
        case DataLeaf.REPLACE -> {
          putList(content);
          pass();
        }
        case DataLeaf.ADD_ITEMS -> {
          out.putBytes(encodeMerged(content));
          pass();
        }
        default -> throw PgException.internal("unexpected GIN leaf action: " + change.type(action));
      }
    }
    copy(end);
    GinPageWriter.setPostingLists(page, out.array(), 0, out.length());
  }

  /// A list in a record has its padding, too, though its length does not count it.
  private void putList(Slice list) {
    out.putSlice(list);
    if ((list.length() & 1) != 0) {
      out.putByte(0);
    }
  }

  private void copyUpTo(int wanted) {
    long from = at;
    while (segment < wanted) {
      from += GinPostingList.size(page, from);
      segment++;
    }
    copy(from);
  }

  private void copy(long upTo) {
    byte[] bytes = new byte[(int) (upTo - at)];
    Bytes.copyOut(page, at, bytes, 0, bytes.length);
    out.putBytes(bytes);
    at = upTo;
  }

  private void pass() {
    at += GinPostingList.size(page, at);
    segment++;
  }

  /// The tids of the present list and new ones, each once, as a new list.
  private byte[] encodeMerged(Slice added) {
    int addedCount = added.length() / TID_SIZE;
    long[] tids = new long[GinPostingList.count(page, at) + addedCount];
    int count = GinPostingList.decode(page, at, tids, 0);
    MemorySegment items = MemorySegment.ofArray(added.array());
    for (int i = 0; i < addedCount; i++) {
      tids[count++] = HeapTuple.itemPointer(items, added.from() + (long) TID_SIZE * i);
    }
    sort(tids);
    int distinct = 0;
    for (long tid : tids) {
      if (distinct == 0 || tids[distinct - 1] != tid) {
        tids[distinct++] = tid;
      }
    }
    return encode(tids, distinct);
  }

  /// Sorts by block, unsigned, and offset.
  private static void sort(long[] tids) {
    for (int i = 0; i < tids.length; i++) {
      tids[i] = Integer.toUnsignedLong(Tid.block(tids[i])) << 16 | Tid.offset(tids[i]);
    }
    Arrays.sort(tids);
    for (int i = 0; i < tids.length; i++) {
      tids[i] = Tid.of((int) (tids[i] >>> 16), (int) tids[i] & 0xFFFF);
    }
  }
}
