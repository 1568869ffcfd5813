package org.gajah.gist;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.redo.PageChange;
import org.gajah.accessapi.redo.PageMask;
import org.gajah.accessapi.redo.RedoContext;
import org.gajah.accessapi.redo.RedoHandler;
import org.gajah.page.PageWriter;
import org.gajah.page.index.GistPage;
import org.gajah.page.index.GistPageWriter;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.index.GistRecord;

/// Redo of GiST indexes. Mirrors `access/gist/gistxlog.c`.
public final class GistRedo implements RedoHandler {
  @Override
  public void redo(RecordView view, RedoContext context) {
    switch (GistRecord.decode(view)) {
      case GistRecord.PageUpdate update -> {
        PageChange.redoLocked(view, 0, context, page -> GistChanges.update(update, page));
        if (view.hasBlock(1)) {
          completeSplit(view, 1, context);
        }
        context.release(0);
      }
      case GistRecord.Delete delete -> {
        context
            .conflicts()
            .resolve(delete.conflictHorizon(), delete.catalogRelation(), view.block(0).locator());
        PageChange.redo(view, 0, context, page -> GistChanges.delete(delete, page));
      }
      case GistRecord.PageSplit split -> split(split, view, context);
      case GistRecord.PageDelete delete -> {
        PageChange.redoLocked(
            view, 0, context, page -> GistPageWriter.setDeleted(page, delete.deleteXid()));
        PageChange.redo(
            view, 1, context, page -> PageWriter.deleteIndexItem(page, delete.downlinkOffset()));
        context.release(0);
      }
      case GistRecord.PageReuse reuse ->
          context
              .conflicts()
              .resolveFull(reuse.conflictHorizon(), reuse.catalogRelation(), reuse.locator());
      case GistRecord.AssignLsn _ -> {}
    }
  }

  /// The parent knows of both parts now. The image of the child does not have this, for its NSN is
  /// the record's own position.
  private static void completeSplit(RecordView view, int index, RedoContext context) {
    PageChange.redoAlways(
        view,
        index,
        context,
        page -> {
          GistPageWriter.setNsn(page, view.end());
          GistPageWriter.clearFlag(page, GistPage.FOLLOW_RIGHT);
        });
    context.release(index);
  }

  /// The first page stays locked until the others are there: a reader comes from it.
  private static void split(GistRecord.PageSplit split, RecordView view, RedoContext context) {
    int count = split.parts().size();
    boolean rootSplit = view.block(1).block() == GistPage.ROOT;
    for (int i = 0; i < count; i++) {
      int index = i + 1;
      boolean last = i == count - 1;
      int block = view.block(index).block();
      int right = last ? split.originalRight() : view.block(index + 1).block();
      boolean incomplete = !last && !rootSplit && split.markFollowRight() && block != GistPage.ROOT;
      GistRecord.PageSplit.Part part = split.parts().get(i);
      PageChange.initialiseLocked(
          view,
          index,
          context,
          page -> GistChanges.part(split, part, block, right, incomplete, page));
      if (i > 0) {
        context.release(index);
      }
    }
    if (view.hasBlock(0)) {
      completeSplit(view, 0, context);
    }
    context.release(1);
  }

  @Override
  public void mask(MemorySegment page, int block) {
    PageMask.head(page);
    PageMask.hints(page);
    PageMask.unusedSpace(page);
    GistPageWriter.setNsn(page, 0);
    GistPageWriter.addFlag(page, GistPage.FOLLOW_RIGHT);
    if (GistPage.isLeaf(page)) {
      PageMask.lineFlags(page);
    }
    GistPageWriter.clearFlag(page, GistPage.HAS_GARBAGE);
  }
}
