package org.gajah.page.index;

import java.lang.foreign.MemorySegment;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.id.BlockNumber;
import org.gajah.base.id.Tid;
import org.gajah.base.id.Xid;
import org.gajah.page.Bytes;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.gajah.page.heap.HeapTupleWriter;

/// Changes to pages of an SP-GiST index and to the heads of their tuples. Called only while a WAL
/// record is applied; the list of pages with room is the exception, for it is a hint.
public final class SpGistPageWriter {
  private static final int SPECIAL = PageHeader.PAGE_SIZE - SpGistPage.SPECIAL_SIZE;

  private SpGistPageWriter() {}

  /// Makes an empty page.
  public static void init(MemorySegment page, int flags) {
    PageWriter.init(page, SpGistPage.SPECIAL_SIZE);
    Bytes.setShort(page, SPECIAL + SpGistPage.FLAGS, flags);
    Bytes.setShort(page, SPECIAL + SpGistPage.PAGE_ID_AT, SpGistPage.PAGE_ID);
  }

  /// Makes a metapage.
  public static void initMeta(MemorySegment page) {
    init(page, SpGistPage.META);
    Bytes.setInt(page, SpGistPage.META_MAGIC, SpGistPage.MAGIC);
    for (int i = 0; i < SpGistPage.LAST_USED_PAGES; i++) {
      setLastUsed(page, i, BlockNumber.INVALID, 0);
    }
    PageWriter.setLower(page, SpGistPage.META_END);
  }

  /// Notes in the metapage which page of a kind has room.
  public static void setLastUsed(MemorySegment page, int index, int block, int free) {
    Bytes.setInt(page, SpGistPage.META_LAST_USED + 8L * index, block);
    Bytes.setInt(page, SpGistPage.META_LAST_USED + 8L * index + 4, free);
  }

  public static void setRedirections(MemorySegment page, int count) {
    Bytes.setShort(page, SPECIAL + SpGistPage.REDIRECTIONS, count);
  }

  public static void setPlaceholders(MemorySegment page, int count) {
    Bytes.setShort(page, SPECIAL + SpGistPage.PLACEHOLDERS, count);
  }

  /// Links a leaf tuple to the next one of its chain.
  public static void setNextOffset(MemorySegment page, int at, int offsetNumber) {
    long info = at + (long) SpGistTuple.LEAF_INFO;
    int kept = Bytes.unsignedShort(page, info) & ~SpGistTuple.NEXT_MASK;
    Bytes.setShort(page, info, kept | offsetNumber & SpGistTuple.NEXT_MASK);
  }

  /// Makes a node of an inner tuple lead elsewhere.
  ///
  /// @param nodeAt where the node starts, see [SpGistTuple#nodeAt]
  public static void setDownlink(MemorySegment page, int nodeAt, int block, int offsetNumber) {
    HeapTupleWriter.setItemPointer(page, nodeAt, Tid.of(block, offsetNumber));
  }

  /// Makes a placeholder of a redirection.
  public static void makePlaceholder(MemorySegment page, int at) {
    Bytes.setInt(page, at, Bytes.intAt(page, at) & ~3 | SpGistTuple.PLACEHOLDER);
    HeapTupleWriter.setItemPointer(page, at + (long) SpGistTuple.DEAD_POINTER, Tid.INVALID);
  }

  /// A tuple that is not alive.
  ///
  /// @param state [SpGistTuple#REDIRECT], [SpGistTuple#DEAD] or [SpGistTuple#PLACEHOLDER]
  /// @param target where a redirection leads
  /// @param xid who makes a redirection
  public static byte[] deadTuple(int state, long target, int xid) {
    byte[] tuple = new byte[SpGistTuple.DEAD_SIZE];
    boolean redirect = state == SpGistTuple.REDIRECT;
    LittleEndian.setInt(tuple, 0, state | SpGistTuple.DEAD_SIZE << 2);
    HeapTupleWriter.setItemPointer(
        MemorySegment.ofArray(tuple), SpGistTuple.DEAD_POINTER, redirect ? target : Tid.INVALID);
    LittleEndian.setInt(tuple, SpGistTuple.DEAD_XID, redirect ? xid : Xid.INVALID);
    return tuple;
  }
}
