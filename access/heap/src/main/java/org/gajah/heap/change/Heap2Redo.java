package org.gajah.heap.change;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.redo.RedoContext;
import org.gajah.accessapi.redo.RedoContext.Action;
import org.gajah.accessapi.redo.RedoHandler;
import org.gajah.base.error.PgException;
import org.gajah.buffer.BufferAccess;
import org.gajah.buffer.ReadMode;
import org.gajah.page.Compaction;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.heap.VisibilityMapPage;
import org.gajah.space.FreeSpaceMap;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.RecordView.BlockView;
import org.gajah.walformat.record.Heap2Record;
import org.gajah.walformat.record.HeapInsert;
import org.gajah.walformat.record.HeapLock;
import org.gajah.walformat.record.HeapLockUpdated;
import org.gajah.walformat.record.HeapMultiInsert;
import org.gajah.walformat.record.HeapNewCid;
import org.gajah.walformat.record.HeapPrune;
import org.gajah.walformat.record.HeapRewrite;
import org.gajah.walformat.record.HeapVisible;

/// Redo of the resource manager Heap2. Mirrors `heap2_redo`.
public final class Heap2Redo implements RedoHandler {
  private final Compaction compaction = new Compaction();

  @Override
  public void mask(MemorySegment page, int block) {
    HeapMask.mask(page, block);
  }

  @Override
  public void redo(RecordView view, RedoContext context) {
    switch (Heap2Record.decode(view)) {
      case HeapPrune prune -> prune(prune, view, context);
      case HeapVisible visible -> markVisible(visible, view, context);
      case HeapMultiInsert insert -> insertAll(insert, view, context);
      case HeapLockUpdated lock -> lockUpdated(lock, view, context);
      case HeapNewCid newCid -> {} // for logical decoding only
      case HeapRewrite rewrite ->
          throw PgException.notBuilt("replaying rewrite mappings of logical decoding");
    }
  }

  private void prune(HeapPrune record, RecordView view, RedoContext context) {
    BlockView block = view.block(0);
    if (record.hasFlag(HeapPrune.HAS_CONFLICT_HORIZON)) {
      context
          .conflicts()
          .resolve(
              record.conflictHorizon(), record.hasFlag(HeapPrune.CATALOG_REL), block.locator());
    }
    Action action = context.page(view, 0, ReadMode.NORMAL, record.hasFlag(HeapPrune.CLEANUP_LOCK));
    if (action == Action.APPLY) {
      PageChanges.prune(context.content(0), record, compaction, RunTimeExtras.REDO);
      context.applied(view, 0);
    }
    int freeing =
        HeapPrune.HAS_REDIRECTIONS | HeapPrune.HAS_DEAD_ITEMS | HeapPrune.HAS_NOW_UNUSED_ITEMS;
    boolean note = context.buffer(0) != BufferAccess.NONE && (record.flags() & freeing) != 0;
    int room = note ? HeapTuple.freeSpace(context.content(0)) : 0;
    context.release(0);
    if (note) {
      new FreeSpaceMap(context, block.locator()).record(block.block(), room);
    }
  }

  private static void markVisible(HeapVisible record, RecordView view, RedoContext context) {
    BlockView heapBlock = view.block(1);
    context
        .conflicts()
        .resolve(
            record.conflictHorizon(),
            (record.flags() & HeapVisible.CATALOG_RELATION) != 0,
            heapBlock.locator());
    BufferAccess buffers = context.buffers();
    if (context.page(view, 1) == Action.APPLY) {
      PageChanges.markVisible(context.content(1));
      if (buffers.logsHints()) {
        PageWriter.setLsn(context.content(1), view.end());
      }
      buffers.markDirty(context.buffer(1));
    }
    boolean there = context.buffer(1) != BufferAccess.NONE;
    int room = there ? PageHeader.freeSpace(context.content(1)) : 0;
    context.release(1);
    if (there && (record.flags() & VisibilityMapPage.VALID_BITS) != 0) {
      // The map of free space is not logged; vacuum has just looked at the page, so say what it
      // saw.
      new FreeSpaceMap(context, heapBlock.locator()).record(heapBlock.block(), room);
    }
    if (context.page(view, 0, ReadMode.ZERO_ON_ERROR, false) == Action.APPLY) {
      if (PageHeader.isNew(context.content(0))) {
        PageWriter.init(context.content(0), 0);
      }
      PageChanges.markVisible(context.content(0), heapBlock.block(), record);
      context.applied(view, 0);
    }
    context.release(0);
  }

  private static void insertAll(HeapMultiInsert record, RecordView view, RedoContext context) {
    if ((record.flags() & HeapInsert.ALL_VISIBLE_CLEARED) != 0) {
      HeapRedo.clearVisible(view, 0, VisibilityMapPage.VALID_BITS, context);
    }
    Action action = record.initPage() ? context.pageToInit(view, 0) : context.page(view, 0);
    int room = PageHeader.PAGE_SIZE;
    if (action == Action.APPLY) {
      Insertions.insertAll(
          context.content(0), view.block(0).block(), view.xid(), record, RunTimeExtras.REDO);
      room = HeapTuple.freeSpace(context.content(0));
      context.applied(view, 0);
    }
    context.release(0);
    HeapRedo.noteRoom(room, view, 0, context);
  }

  private static void lockUpdated(HeapLockUpdated record, RecordView view, RedoContext context) {
    if ((record.flags() & HeapLock.ALL_FROZEN_CLEARED) != 0) {
      HeapRedo.clearVisible(view, 0, VisibilityMapPage.ALL_FROZEN, context);
    }
    if (context.page(view, 0) == Action.APPLY) {
      TupleChanges.lockUpdated(context.content(0), record);
      context.applied(view, 0);
    }
    context.release(0);
  }
}
