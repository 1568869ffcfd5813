package org.gajah.heap.change;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.redo.RedoContext;
import org.gajah.accessapi.redo.RedoContext.Action;
import org.gajah.accessapi.redo.RedoHandler;
import org.gajah.base.id.ForkNumber;
import org.gajah.page.PageHeader;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.heap.VisibilityMapPage;
import org.gajah.space.FreeSpaceMap;
import org.gajah.space.VisibilityMap;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.RecordView.BlockView;
import org.gajah.walformat.record.HeapConfirm;
import org.gajah.walformat.record.HeapDelete;
import org.gajah.walformat.record.HeapInplace;
import org.gajah.walformat.record.HeapInsert;
import org.gajah.walformat.record.HeapLock;
import org.gajah.walformat.record.HeapRecord;
import org.gajah.walformat.record.HeapTruncate;
import org.gajah.walformat.record.HeapUpdate;

/// Redo of the resource manager Heap. Mirrors `heap_redo`.
///
/// The visibility map is brought into step whether the heap page needs the record or not: the two
/// come to disk at different times.
public final class HeapRedo implements RedoHandler {
  /// A page with less room than this gets its entry in the free space map corrected.
  private static final int LITTLE_ROOM = PageHeader.PAGE_SIZE / 5;

  @Override
  public void mask(MemorySegment page, int block) {
    HeapMask.mask(page, block);
  }

  @Override
  public void redo(RecordView view, RedoContext context) {
    switch (HeapRecord.decode(view)) {
      case HeapInsert insert -> insert(insert, view, context);
      case HeapDelete delete -> delete(delete, view, context);
      case HeapUpdate update -> update(update, view, context);
      case HeapLock lock -> lock(lock, view, context);
      case HeapConfirm confirm -> confirm(confirm, view, context);
      case HeapInplace inplace -> overwrite(inplace, view, context);
      case HeapTruncate truncate -> {} // for logical decoding only
    }
  }

  /// Clears bits of the heap block that a block reference names: on the page of the visibility map
  /// that the record refers to, or, in a log of an older minor version, on one that it does not
  /// mention.
  static void clearVisible(RecordView view, int index, int bits, RedoContext context) {
    BlockView block = view.block(index);
    int map = mapReference(view, block);
    if (map < 0) {
      new VisibilityMap(context, block.locator()).redoClear(block.block(), bits);
      return;
    }
    Action action = context.page(view, map);
    if (action == Action.NOT_FOUND) {
      return;
    }
    // Where the bits of two heap pages are on one page of the map, the second finds the page done.
    if (action == Action.APPLY
        || action == Action.DONE && PageHeader.lsn(context.content(map)) == view.end()) {
      VisibilityMapPage.clearBits(context.content(map), block.block(), bits);
      context.applied(view, map);
    }
    context.release(map);
  }

  private static int mapReference(RecordView view, BlockView heapBlock) {
    int mapBlock = VisibilityMapPage.mapBlock(heapBlock.block());
    for (int index = 1; index < view.blockCount(); index++) {
      BlockView block = view.block(index);
      if (view.hasBlock(index)
          && block.fork() == ForkNumber.VISIBILITY_MAP
          && block.block() == mapBlock) {
        return index;
      }
    }
    return -1;
  }

  /// Corrects the free space map where a page that a record was applied to has become rather full.
  static void noteRoom(int room, RecordView view, int index, RedoContext context) {
    if (room < LITTLE_ROOM) {
      BlockView block = view.block(index);
      new FreeSpaceMap(context, block.locator()).record(block.block(), room);
    }
  }

  private static void insert(HeapInsert record, RecordView view, RedoContext context) {
    if ((record.flags() & HeapInsert.ALL_VISIBLE_CLEARED) != 0) {
      clearVisible(view, 0, VisibilityMapPage.VALID_BITS, context);
    }
    Action action = record.initPage() ? context.pageToInit(view, 0) : context.page(view, 0);
    int room = PageHeader.PAGE_SIZE;
    if (action == Action.APPLY) {
      Insertions.insert(
          context.content(0), view.block(0).block(), view.xid(), record, RunTimeExtras.REDO);
      room = HeapTuple.freeSpace(context.content(0));
      context.applied(view, 0);
    }
    context.release(0);
    noteRoom(room, view, 0, context);
  }

  private static void delete(HeapDelete record, RecordView view, RedoContext context) {
    if ((record.flags() & HeapDelete.ALL_VISIBLE_CLEARED) != 0) {
      clearVisible(view, 0, VisibilityMapPage.VALID_BITS, context);
    }
    if (context.page(view, 0) == Action.APPLY) {
      TupleChanges.delete(
          context.content(0), view.block(0).block(), view.xid(), record, RunTimeExtras.REDO);
      context.applied(view, 0);
    }
    context.release(0);
  }

  private static void update(HeapUpdate record, RecordView view, RedoContext context) {
    int newBlock = view.block(0).block();
    boolean samePage = !view.hasBlock(1);
    int oldIndex = samePage ? 0 : 1;
    if ((record.flags() & HeapUpdate.OLD_ALL_VISIBLE_CLEARED) != 0) {
      clearVisible(view, oldIndex, VisibilityMapPage.VALID_BITS, context);
    }
    if ((record.flags() & HeapUpdate.NEW_ALL_VISIBLE_CLEARED) != 0) {
      clearVisible(view, 0, VisibilityMapPage.VALID_BITS, context);
    }
    Action oldAction = context.page(view, oldIndex);
    if (oldAction == Action.APPLY) {
      TupleChanges.replace(
          context.content(oldIndex), newBlock, view.xid(), record, RunTimeExtras.REDO);
    }
    Action newAction = oldAction;
    if (!samePage) {
      newAction = record.initPage() ? context.pageToInit(view, 0) : context.page(view, 0);
    }
    int room = PageHeader.PAGE_SIZE;
    if (newAction == Action.APPLY) {
      // What both versions have in common is left out only where they are on one page.
      Insertions.insertVersion(
          context.content(0), newBlock, context.content(0), view.xid(), record, RunTimeExtras.REDO);
      room = HeapTuple.freeSpace(context.content(0));
      context.applied(view, 0);
    }
    if (oldAction == Action.APPLY && !samePage) {
      context.applied(view, oldIndex);
    }
    context.release(0);
    if (!samePage) {
      context.release(oldIndex);
    }
    if (!record.hot()) {
      noteRoom(room, view, 0, context);
    }
  }

  private static void lock(HeapLock record, RecordView view, RedoContext context) {
    if ((record.flags() & HeapLock.ALL_FROZEN_CLEARED) != 0) {
      clearVisible(view, 0, VisibilityMapPage.ALL_FROZEN, context);
    }
    if (context.page(view, 0) == Action.APPLY) {
      TupleChanges.lock(context.content(0), view.block(0).block(), record, RunTimeExtras.REDO);
      context.applied(view, 0);
    }
    context.release(0);
  }

  private static void confirm(HeapConfirm record, RecordView view, RedoContext context) {
    if (context.page(view, 0) == Action.APPLY) {
      TupleChanges.confirm(context.content(0), view.block(0).block(), record);
      context.applied(view, 0);
    }
    context.release(0);
  }

  private static void overwrite(HeapInplace record, RecordView view, RedoContext context) {
    if (context.page(view, 0) == Action.APPLY) {
      TupleChanges.overwrite(context.content(0), record);
      context.applied(view, 0);
    }
    context.release(0);
  }
}
