package org.gajah.hash;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.redo.PageChange;
import org.gajah.accessapi.redo.PageMask;
import org.gajah.accessapi.redo.RedoContext;
import org.gajah.accessapi.redo.RedoContext.Action;
import org.gajah.accessapi.redo.RedoHandler;
import org.gajah.base.error.PgException;
import org.gajah.base.id.BlockNumber;
import org.gajah.buffer.ReadMode;
import org.gajah.page.index.HashPage;
import org.gajah.page.index.HashPageWriter;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.index.HashRecord;

/// Redo of hash indexes. Mirrors `access/hash/hash_xlog.c`.
///
/// The first page of a bucket is locked for cleanup wherever tuples move within the bucket: a scan
/// that is in it must not miss any.
public final class HashRedo implements RedoHandler {
  @Override
  public void redo(RecordView view, RedoContext context) {
    switch (HashRecord.decode(view)) {
      case HashRecord.InitMetaPage init -> initMeta(init, view, context);
      case HashRecord.InitBitmapPage init -> initBitmap(init, view, context);
      case HashRecord.Insert insert -> {
        PageChange.redo(view, 0, context, page -> HashChanges.insert(insert, page));
        PageChange.redo(view, 1, context, page -> HashChanges.count(page, 1));
      }
      case HashRecord.AddOverflowPage add -> addOverflow(add, view, context);
      case HashRecord.SplitAllocatePage split -> splitAllocate(split, view, context);
      case HashRecord.SplitPage _ -> splitPage(view, context);
      case HashRecord.SplitComplete split -> {
        PageChange.redoAlways(
            view, 0, context, page -> HashPageWriter.setFlags(page, split.oldBucketFlags()));
        PageChange.redoAlways(
            view, 1, context, page -> HashPageWriter.setFlags(page, split.newBucketFlags()));
        context.release(0);
        context.release(1);
      }
      case HashRecord.MovePageContents move -> move(move, view, context);
      case HashRecord.SqueezePage squeeze -> squeeze(squeeze, view, context);
      case HashRecord.Delete delete -> delete(delete, view, context);
      case HashRecord.SplitCleanup _ ->
          PageChange.redo(
              view,
              0,
              context,
              page -> HashPageWriter.clearFlag(page, HashPage.NEEDS_SPLIT_CLEANUP));
      case HashRecord.UpdateMetaPage update ->
          PageChange.redo(
              view, 0, context, page -> HashPageWriter.setMetaTuples(page, update.tuples()));
      case HashRecord.VacuumOnePage vacuum -> vacuumOnePage(vacuum, view, context);
    }
  }

  private static void initMeta(HashRecord.InitMetaPage init, RecordView view, RedoContext context) {
    PageChange.initialiseLocked(
        view,
        0,
        context,
        page -> HashPageWriter.initMeta(page, init.tuples(), init.function(), init.fillFactor()));
    context.release(0);
  }

  private static void initBitmap(
      HashRecord.InitBitmapPage init, RecordView view, RedoContext context) {
    PageChange.initialiseLocked(
        view, 0, context, page -> HashPageWriter.initBitmap(page, init.bitmapSize()));
    context.release(0);
    PageChange.redo(view, 1, context, HashChanges::addBitmap);
  }

  private static void addOverflow(
      HashRecord.AddOverflowPage add, RecordView view, RedoContext context) {
    int left = view.block(1).block();
    int right = view.block(0).block();
    PageChange.initialiseLocked(
        view, 0, context, page -> HashChanges.overflowPage(add, page, left));
    PageChange.redo(view, 1, context, page -> HashPageWriter.setNext(page, right));
    context.release(0);
    if (view.hasBlock(2)) {
      PageChange.redo(view, 2, context, page -> HashPageWriter.setBit(page, add.bitmapBit(), true));
    }
    int newMap = BlockNumber.INVALID;
    if (view.hasBlock(3)) {
      newMap = view.block(3).block();
      PageChange.initialiseLocked(
          view, 3, context, page -> HashPageWriter.initBitmap(page, add.bitmapSize()));
      context.release(3);
    }
    int map = newMap;
    PageChange.redo(view, 4, context, page -> HashChanges.overflowMeta(add, page, map));
  }

  private static void splitAllocate(
      HashRecord.SplitAllocatePage split, RecordView view, RedoContext context) {
    Action old = context.pageForCleanup(view, 0);
    if (old == Action.APPLY || old == Action.RESTORED) {
      HashPageWriter.setFlags(context.content(0), split.oldBucketFlags());
      HashPageWriter.setPrevious(context.content(0), split.newBucket());
      context.applied(view, 0);
    }
    Action fresh = context.page(view, 1, ReadMode.ZERO_AND_CLEANUP_LOCK, true);
    if (fresh == Action.APPLY) {
      HashPageWriter.initBucket(
          context.content(1), split.newBucket(), split.newBucket(), split.newBucketFlags());
      context.applied(view, 1);
    }
    context.release(0);
    context.release(1);
    PageChange.redo(view, 2, context, page -> HashChanges.splitMeta(split, page));
  }

  private static void splitPage(RecordView view, RedoContext context) {
    if (context.page(view, 0) != Action.RESTORED) {
      throw PgException.internal("Hash split record did not contain a full-page image");
    }
    context.release(0);
  }

  /// Locks the first page of a bucket, which may be the page with the tuples itself.
  ///
  /// @return what is to be done with block 1
  private static Action lockBucket(
      boolean first, boolean needed, RecordView view, RedoContext context) {
    if (first) {
      return context.pageForCleanup(view, 1);
    }
    context.pageForCleanup(view, 0);
    return needed && view.hasBlock(1) ? context.page(view, 1) : Action.NOT_FOUND;
  }

  private static void releaseBucket(boolean first, RedoContext context) {
    if (!first) {
      context.release(0);
    }
  }

  private static void move(HashRecord.MovePageContents move, RecordView view, RedoContext context) {
    if (lockBucket(move.toFirstPage(), true, view, context) == Action.APPLY) {
      HashChanges.addAll(context.content(1), move.offsetNumbers(), move.tuples());
      context.applied(view, 1);
    }
    PageChange.redo(view, 2, context, page -> HashChanges.remove(page, move.deleted()));
    context.release(1);
    releaseBucket(move.toFirstPage(), context);
  }

  private static void squeeze(HashRecord.SqueezePage record, RecordView view, RedoContext context) {
    boolean changes = record.count() > 0 || record.toPreviousPage();
    Action action = lockBucket(record.toFirstPage(), changes, view, context);
    if (action == Action.APPLY && changes) {
      HashChanges.squeezeInto(record, context.content(1));
      context.applied(view, 1);
    }
    PageChange.redoLocked(view, 2, context, HashChanges::free);
    if (!record.toPreviousPage()) {
      PageChange.redo(view, 3, context, page -> HashPageWriter.setNext(page, record.next()));
    }
    if (view.hasBlock(4)) {
      PageChange.redo(
          view, 4, context, page -> HashPageWriter.setPrevious(page, record.previous()));
    }
    if (record.toFirstPage() || changes && view.hasBlock(1)) {
      context.release(1);
    }
    context.release(2);
    releaseBucket(record.toFirstPage(), context);
    PageChange.redo(
        view, 5, context, page -> HashPageWriter.setBit(page, record.bitmapBit(), false));
    if (view.hasBlock(6)) {
      PageChange.redo(
          view, 6, context, page -> HashPageWriter.setMetaFirstFree(page, record.firstFree()));
    }
  }

  private static void delete(HashRecord.Delete delete, RecordView view, RedoContext context) {
    if (lockBucket(delete.firstPage(), true, view, context) == Action.APPLY) {
      HashChanges.delete(delete, context.content(1));
      context.applied(view, 1);
    }
    context.release(1);
    releaseBucket(delete.firstPage(), context);
  }

  private static void vacuumOnePage(
      HashRecord.VacuumOnePage vacuum, RecordView view, RedoContext context) {
    context
        .conflicts()
        .resolve(vacuum.conflictHorizon(), vacuum.catalogRelation(), view.block(0).locator());
    if (context.pageForCleanup(view, 0) == Action.APPLY) {
      HashChanges.remove(context.content(0), vacuum.offsetNumbers());
      HashPageWriter.clearFlag(context.content(0), HashPage.HAS_DEAD_TUPLES);
      context.applied(view, 0);
    }
    context.release(0);
    PageChange.redo(
        view, 1, context, page -> HashChanges.count(page, -vacuum.offsetNumbers().length));
  }

  @Override
  public void mask(MemorySegment page, int block) {
    PageMask.head(page);
    PageMask.hints(page);
    PageMask.unusedSpace(page);
    switch (HashPage.flags(page) & HashPage.KIND_MASK) {
      case HashPage.UNUSED_PAGE -> PageMask.content(page);
      case HashPage.BUCKET_PAGE, HashPage.OVERFLOW_PAGE -> PageMask.lineFlags(page);
      default -> {}
    }
    HashPageWriter.clearFlag(page, HashPage.HAS_DEAD_TUPLES);
  }
}
