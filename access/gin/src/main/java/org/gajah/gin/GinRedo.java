package org.gajah.gin;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.redo.PageChange;
import org.gajah.accessapi.redo.PageMask;
import org.gajah.accessapi.redo.RedoContext;
import org.gajah.accessapi.redo.RedoContext.Action;
import org.gajah.accessapi.redo.RedoHandler;
import org.gajah.base.error.PgException;
import org.gajah.base.id.BlockNumber;
import org.gajah.page.PageHeader;
import org.gajah.page.index.GinPage;
import org.gajah.page.index.GinPageWriter;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.index.GinRecord;

/// Redo of GIN indexes. Mirrors `access/gin/ginxlog.c`.
public final class GinRedo implements RedoHandler {
  @Override
  public void redo(RecordView view, RedoContext context) {
    switch (GinRecord.decode(view)) {
      case GinRecord.CreatePostingTree create ->
          PageChange.initialise(view, 0, context, page -> GinChanges.postingTree(create, page));
      case GinRecord.Insert insert -> insert(insert, view, context);
      case GinRecord.Split split -> split(split, view, context);
      case GinRecord.VacuumPage _ -> {
        restored(view, 0, context, "replay of gin entry tree page vacuum did not restore the page");
        context.release(0);
      }
      case GinRecord.VacuumDataLeafPage vacuum ->
          PageChange.redo(
              view,
              0,
              context,
              page -> {
                if (vacuum.change() != null) {
                  LeafRecompression.apply(vacuum.change(), page);
                }
              });
      case GinRecord.DeletePage delete -> deletePage(delete, view, context);
      case GinRecord.UpdateMetaPage update -> updateMeta(update, view, context);
      case GinRecord.InsertListPage insert ->
          PageChange.initialise(view, 0, context, page -> GinChanges.listPage(insert, page));
      case GinRecord.DeleteListPages delete -> deleteListPages(delete, view, context);
    }
  }

  private static void restored(RecordView view, int index, RedoContext context, String fault) {
    if (context.page(view, index) != Action.RESTORED) {
      throw PgException.internal(fault);
    }
  }

  private static void completeSplit(RecordView view, int index, RedoContext context) {
    PageChange.redo(
        view, index, context, page -> GinPageWriter.clearFlag(page, GinPage.INCOMPLETE_SPLIT));
  }

  private static void insert(GinRecord.Insert insert, RecordView view, RedoContext context) {
    int rightChild = BlockNumber.INVALID;
    if (!insert.leaf()) {
      rightChild = insert.rightChild();
      completeSplit(view, 1, context);
    }
    int child = rightChild;
    PageChange.redo(
        view,
        0,
        context,
        page -> {
          if (insert.change() == null) {
            throw PgException.internal("GIN insertion without data");
          }
          GinChanges.insert(insert.change(), child, page);
        });
  }

  private static void split(GinRecord.Split split, RecordView view, RedoContext context) {
    if ((split.flags() & GinRecord.Insert.IS_LEAF) == 0) {
      completeSplit(view, 3, context);
    }
    String fault = "GIN split record did not contain a full-page image of ";
    restored(view, 0, context, fault + "left page");
    restored(view, 1, context, fault + "right page");
    boolean root = (split.flags() & GinRecord.Split.SPLIT_ROOT) != 0;
    if (root) {
      restored(view, 2, context, fault + "root page");
      context.release(2);
    }
    context.release(1);
    context.release(0);
  }

  /// Pages are locked as a scan goes along them: the left sibling first.
  private static void deletePage(
      GinRecord.DeletePage delete, RecordView view, RedoContext context) {
    if (context.page(view, 2) == Action.APPLY) {
      GinPageWriter.setRight(context.content(2), delete.right());
      context.applied(view, 2);
    }
    if (context.page(view, 0) == Action.APPLY) {
      GinPageWriter.setDeleted(context.content(0), delete.deleteXid());
      context.applied(view, 0);
    }
    PageChange.redo(
        view, 1, context, page -> GinPageWriter.deletePostingItem(page, delete.parentOffset()));
    context.release(2);
    context.release(0);
  }

  private static void updateMeta(
      GinRecord.UpdateMetaPage update, RecordView view, RedoContext context) {
    PageChange.initialiseLocked(
        view, 0, context, page -> GinChanges.metadata(update.metadata(), page));
    if (update.tupleCount() > 0) {
      PageChange.redo(view, 1, context, page -> GinChanges.addToTail(update, page));
    } else if (BlockNumber.isValid(update.previousTail())) {
      PageChange.redo(view, 1, context, page -> GinPageWriter.setRight(page, update.newRight()));
    }
    context.release(0);
  }

  private static void deleteListPages(
      GinRecord.DeleteListPages delete, RecordView view, RedoContext context) {
    PageChange.initialiseLocked(
        view, 0, context, page -> GinChanges.metadata(delete.metadata(), page));
    for (int index = 1; index <= delete.count(); index++) {
      PageChange.initialise(
          view, index, context, page -> GinPageWriter.init(page, GinPage.DELETED));
    }
    context.release(0);
  }

  @Override
  public void mask(MemorySegment page, int block) {
    PageMask.head(page);
    PageMask.hints(page);
    if (GinPage.hasFlag(page, GinPage.DELETED)) {
      PageMask.content(page);
    } else if (PageHeader.lower(page) > PageHeader.SIZE) {
      PageMask.unusedSpace(page);
    }
  }
}
