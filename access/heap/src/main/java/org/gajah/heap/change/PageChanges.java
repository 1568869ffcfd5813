package org.gajah.heap.change;

import java.lang.foreign.MemorySegment;
import org.gajah.base.id.Xid;
import org.gajah.page.Compaction;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.gajah.page.heap.HeapTupleWriter;
import org.gajah.page.heap.VisibilityMapPage;
import org.gajah.walformat.record.HeapPrune;
import org.gajah.walformat.record.HeapVisible;

/// Changes that vacuum and pruning make to whole pages.
public final class PageChanges {
  private PageChanges() {}

  /// Prunes a page, frees dead line pointers, freezes tuples, or all of that. When tuples move, the
  /// caller has the cleanup lock, as the record says.
  ///
  /// @param compaction moves them
  public static void prune(
      MemorySegment page, HeapPrune record, Compaction compaction, RunTimeExtras extras) {
    int[] redirected = record.redirected();
    int[] dead = record.dead();
    int[] unused = record.unused();
    if (redirected.length + dead.length + unused.length > 0) {
      for (int i = 0; i < redirected.length; i += 2) {
        setLine(page, redirected[i], LinePointer.of(redirected[i + 1], LinePointer.REDIRECT, 0));
      }
      for (int offsetNumber : dead) {
        setLine(page, offsetNumber, LinePointer.of(0, LinePointer.DEAD, 0));
      }
      for (int offsetNumber : unused) {
        setLine(page, offsetNumber, LinePointer.of(0, LinePointer.UNUSED, 0));
      }
      if (record.hasFlag(HeapPrune.CLEANUP_LOCK)) {
        PageWriter.repairFragmentation(page, compaction);
      } else {
        PageWriter.truncateLinePointers(page);
      }
    }
    for (int i = 0; i < record.plans().size(); i++) {
      freeze(page, record.plans().get(i));
    }
    if (extras.kind() == RunTimeExtras.Kind.PRUNING) {
      notePruned(page, extras.pruneXid());
    }
  }

  /// Notes on a page that was looked through what is left to prune on it. A hint.
  public static void notePruned(MemorySegment page, int pruneXid) {
    PageWriter.setPruneXid(page, pruneXid);
    PageWriter.clearFlag(page, PageHeader.PAGE_FULL);
  }

  private static void setLine(MemorySegment page, int offsetNumber, int pointer) {
    PageWriter.setLinePointer(page, offsetNumber, pointer);
  }

  private static void freeze(MemorySegment page, HeapPrune.FreezePlan plan) {
    for (int offsetNumber : plan.offsetNumbers()) {
      freeze(page, TupleChanges.find(page, offsetNumber), plan);
    }
  }

  /// Freezes one tuple, wherever it lies.
  public static void freeze(MemorySegment page, int at, HeapPrune.FreezePlan plan) {
    HeapTupleWriter.setXmax(page, at, plan.xmax());
    if ((plan.flags() & HeapPrune.FreezePlan.FREEZE_XVAC) != 0) {
      HeapTupleWriter.setCommandId(page, at, Xid.FROZEN);
    }
    if ((plan.flags() & HeapPrune.FreezePlan.INVALID_XVAC) != 0) {
      HeapTupleWriter.setCommandId(page, at, Xid.INVALID);
    }
    HeapTupleWriter.setInfomask(page, at, plan.infomask());
    HeapTupleWriter.setInfomask2(page, at, plan.infomask2());
  }

  /// Notes on a heap page that everybody sees all of it.
  public static void markVisible(MemorySegment page) {
    PageWriter.setFlag(page, PageHeader.ALL_VISIBLE);
  }

  /// Notes the same on the page of the visibility map.
  public static void markVisible(MemorySegment mapPage, int heapBlock, HeapVisible record) {
    VisibilityMapPage.setBits(mapPage, heapBlock, record.flags() & VisibilityMapPage.VALID_BITS);
  }
}
