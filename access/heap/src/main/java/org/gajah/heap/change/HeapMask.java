package org.gajah.heap.change;

import java.lang.foreign.MemorySegment;
import org.gajah.base.id.Tid;
import org.gajah.page.Bytes;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.heap.HeapTupleWriter;
import org.gajah.page.heap.Infomask;

/// Makes a copy of a heap page the same as any other that the same records have led to, whatever
/// hints either has: what `wal_consistency_checking` compares. Mirrors `heap_mask` and
/// `access/common/bufmask.c`.
public final class HeapMask {
  private static final byte MARKER = 0;

  private HeapMask() {}

  /// Masks a page.
  public static void mask(MemorySegment page, int block) {
    maskHead(page);
    int maxOffset = PageHeader.maxOffset(page);
    for (int offsetNumber = 1; offsetNumber <= maxOffset; offsetNumber++) {
      int pointer = LinePointer.at(page, offsetNumber);
      if (LinePointer.isNormal(pointer)) {
        maskTuple(page, LinePointer.offset(pointer), block, offsetNumber);
      }
      if (LinePointer.hasStorage(pointer)) {
        int length = LinePointer.length(pointer);
        int end = LinePointer.offset(pointer) + length;
        page.asSlice(end, Bytes.maxAlign(length) - length).fill(MARKER);
      }
    }
  }

  /// Masks what is a hint, or differs in any case, in the head of a page of whatever kind.
  public static void maskHead(MemorySegment page) {
    PageWriter.setLsn(page, MARKER);
    PageWriter.setChecksum(page, MARKER);
    PageWriter.setPruneXid(page, MARKER);
    PageWriter.clearFlag(page, PageHeader.PAGE_FULL | PageHeader.HAS_FREE_LINES);
    // Redo sets the flag with the map's bit, and does not always clear it when run time does.
    PageWriter.clearFlag(page, PageHeader.ALL_VISIBLE);
    int lower = PageHeader.lower(page);
    int upper = PageHeader.upper(page);
    if (lower < upper) {
      page.asSlice(lower, upper - lower).fill(MARKER);
    }
  }

  private static void maskTuple(MemorySegment page, int at, int block, int offsetNumber) {
    int mask = HeapTuple.infomask(page, at);
    int hints =
        Infomask.xminFrozen(mask)
            ? Infomask.XMAX_INVALID | Infomask.XMAX_COMMITTED
            : Infomask.XACT_MASK;
    HeapTupleWriter.setInfomask(page, at, mask & ~hints);
    HeapTupleWriter.setCommandId(page, at, MARKER);
    if (HeapTuple.isSpeculative(page, at)) {
      HeapTupleWriter.setCtid(page, at, Tid.of(block, offsetNumber));
    }
  }
}
