package org.gajah.btree.change;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.redo.RedoContext;
import org.gajah.accessapi.redo.RedoContext.Action;
import org.gajah.accessapi.redo.RedoHandler;
import org.gajah.page.index.BTreePage;
import org.gajah.page.index.BTreeWriter;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.index.BTreeDedup;
import org.gajah.walformat.index.BTreeDelete;
import org.gajah.walformat.index.BTreeDeletion;
import org.gajah.walformat.index.BTreeInsert;
import org.gajah.walformat.index.BTreeMarkHalfDead;
import org.gajah.walformat.index.BTreeMetaCleanup;
import org.gajah.walformat.index.BTreeMetadata;
import org.gajah.walformat.index.BTreeNewRoot;
import org.gajah.walformat.index.BTreeRecord;
import org.gajah.walformat.index.BTreeReusePage;
import org.gajah.walformat.index.BTreeSplit;
import org.gajah.walformat.index.BTreeUnlinkPage;
import org.gajah.walformat.index.BTreeVacuum;

/// Redo of B-trees. Mirrors `access/nbtree/nbtxlog.c`.
///
/// A standby reads the tree while it is replayed: pages of a record that its readers must see
/// change together stay locked until all have changed, left ones first. A reader copes with a
/// parent that does not know of a split yet, so levels are not locked together.
public final class BTreeRedo implements RedoHandler {
  private final BTreeChanges changes;

  public BTreeRedo(MemorySegment scratchPage) {
    this.changes = new BTreeChanges(scratchPage);
  }

  @Override
  public void redo(RecordView view, RedoContext context) {
    switch (BTreeRecord.decode(view)) {
      case BTreeInsert insert -> insert(insert, view, context);
      case BTreeSplit split -> split(split, view, context);
      case BTreeDedup dedup -> deduplicate(dedup, view, context);
      case BTreeDelete delete -> delete(delete, view, context);
      case BTreeVacuum vacuum -> remove(vacuum.deletion(), view, context, true);
      case BTreeMarkHalfDead halfDead -> markHalfDead(halfDead, view, context);
      case BTreeUnlinkPage unlink -> unlink(unlink, view, context);
      case BTreeNewRoot newRoot -> newRoot(newRoot, view, context);
      case BTreeMetaCleanup cleanup -> metadata(cleanup.metadata(), 0, view, context);
      case BTreeReusePage reuse ->
          context
              .conflicts()
              .resolveFull(reuse.conflictHorizon(), reuse.catalogRelation(), reuse.locator());
    }
  }

  @Override
  public void mask(MemorySegment page, int block) {
    BTreeWriter.mask(page);
  }

  private void insert(BTreeInsert record, RecordView view, RedoContext context) {
    if (view.hasBlock(1)) {
      completeSplit(1, view, context);
    }
    if (context.page(view, 0) == Action.APPLY) {
      changes.insert(record, context.content(0));
      context.applied(view, 0);
    }
    context.release(0);
    if (record.metadata() != null) {
      metadata(record.metadata(), 2, view, context);
    }
  }

  private void completeSplit(int block, RecordView view, RedoContext context) {
    if (context.page(view, block) == Action.APPLY) {
      changes.completeSplit(context.content(block));
      context.applied(view, block);
    }
    context.release(block);
  }

  private void metadata(BTreeMetadata record, int block, RecordView view, RedoContext context) {
    if (context.pageToInit(view, block) == Action.APPLY) {
      changes.metadata(record, context.content(block));
      context.applied(view, block);
    }
    context.release(block);
  }

  private void split(BTreeSplit record, RecordView view, RedoContext context) {
    if (view.hasBlock(3)) {
      completeSplit(3, view, context);
    }
    int left = view.block(0).block();
    int right = view.block(1).block();
    int next = view.hasBlock(2) ? view.block(2).block() : BTreePage.NONE;
    if (context.pageToInit(view, 1) == Action.APPLY) {
      changes.splitRight(record, context.content(1), left, next, 0, false);
      context.applied(view, 1);
    }
    if (context.page(view, 0) == Action.APPLY) {
      changes.splitLeft(record, context.content(0), right, 0);
      context.applied(view, 0);
    }
    if (next != BTreePage.NONE) {
      relinkLeft(right, 2, view, context);
      context.release(2);
    }
    context.release(1);
    context.release(0);
  }

  private void relinkLeft(int left, int block, RecordView view, RedoContext context) {
    if (context.page(view, block) == Action.APPLY) {
      changes.relinkLeft(context.content(block), left);
      context.applied(view, block);
    }
  }

  private void deduplicate(BTreeDedup record, RecordView view, RedoContext context) {
    if (context.page(view, 0) == Action.APPLY) {
      changes.deduplicate(record, context.content(0));
      context.applied(view, 0);
    }
    context.release(0);
  }

  private void delete(BTreeDelete record, RecordView view, RedoContext context) {
    context
        .conflicts()
        .resolve(record.conflictHorizon(), record.catalogRelation(), view.block(0).locator());
    remove(record.deletion(), view, context, false);
  }

  private void remove(BTreeDeletion record, RecordView view, RedoContext context, boolean cleanup) {
    Action action = cleanup ? context.pageForCleanup(view, 0) : context.page(view, 0);
    if (action == Action.APPLY) {
      changes.remove(record, context.content(0));
      context.applied(view, 0);
    }
    context.release(0);
  }

  private void markHalfDead(BTreeMarkHalfDead record, RecordView view, RedoContext context) {
    if (context.page(view, 1) == Action.APPLY) {
      changes.removeDownlink(record, context.content(1));
      context.applied(view, 1);
    }
    context.release(1);
    if (context.pageToInit(view, 0) == Action.APPLY) {
      changes.halfDead(record, context.content(0));
      context.applied(view, 0);
    }
    context.release(0);
  }

  private void unlink(BTreeUnlinkPage record, RecordView view, RedoContext context) {
    if (view.hasBlock(1)) {
      if (context.page(view, 1) == Action.APPLY) {
        changes.relinkRight(context.content(1), record.right());
        context.applied(view, 1);
      }
    }
    if (context.pageToInit(view, 0) == Action.APPLY) {
      changes.delete(record, context.content(0));
      context.applied(view, 0);
    }
    relinkLeft(record.left(), 2, view, context);
    if (view.hasBlock(1)) {
      context.release(1);
    }
    context.release(2);
    context.release(0);
    if (view.hasBlock(3)) {
      if (context.pageToInit(view, 3) == Action.APPLY) {
        changes.halfDead(record, context.content(3));
        context.applied(view, 3);
      }
      context.release(3);
    }
    if (record.metadata() != null) {
      metadata(record.metadata(), 4, view, context);
    }
  }

  private void newRoot(BTreeNewRoot record, RecordView view, RedoContext context) {
    if (context.pageToInit(view, 0) == Action.APPLY) {
      changes.newRoot(record, context.content(0));
      context.applied(view, 0);
    }
    context.release(0);
    if (view.hasBlock(1)) {
      completeSplit(1, view, context);
    }
    metadata(record.metadata(), 2, view, context);
  }
}
