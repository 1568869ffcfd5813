package org.gajah.spgist;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.redo.PageChange;
import org.gajah.accessapi.redo.PageMask;
import org.gajah.accessapi.redo.RedoContext;
import org.gajah.accessapi.redo.RedoContext.Action;
import org.gajah.accessapi.redo.RedoHandler;
import org.gajah.base.id.Tid;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.gajah.page.index.SpGistPage;
import org.gajah.page.index.SpGistPageWriter;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.index.SpGistRecord;

/// Redo of SP-GiST indexes. Mirrors `access/spgist/spgxlog.c`.
///
/// What a link or a redirection leads to is put down before the link.
public final class SpGistRedo implements RedoHandler {
  @Override
  public void redo(RecordView view, RedoContext context) {
    switch (SpGistRecord.decode(view)) {
      case SpGistRecord.AddLeaf add -> addLeaf(add, view, context);
      case SpGistRecord.MoveLeafs move -> moveLeafs(move, view, context);
      case SpGistRecord.AddNode add -> addNode(add, view, context);
      case SpGistRecord.SplitTuple split -> splitTuple(split, view, context);
      case SpGistRecord.PickSplit split -> new PickSplitRedo(split, view, context).run();
      case SpGistRecord.VacuumLeaf vacuum ->
          PageChange.redo(view, 0, context, page -> SpGistChanges.vacuumLeaf(vacuum, page));
      case SpGistRecord.VacuumRoot vacuum ->
          PageChange.redo(
              view,
              0,
              context,
              page -> PageWriter.deleteIndexItems(page, vacuum.deleted(), vacuum.deleted().length));
      case SpGistRecord.VacuumRedirect vacuum -> {
        context
            .conflicts()
            .resolve(vacuum.conflictHorizon(), vacuum.catalogRelation(), view.block(0).locator());
        PageChange.redo(view, 0, context, page -> SpGistChanges.vacuumRedirects(vacuum, page));
      }
    }
  }

  static int leafFlags(boolean nulls) {
    return SpGistPage.LEAF | (nulls ? SpGistPage.NULLS : 0);
  }

  /// Changes a page that may have to be made anew first; it stays locked.
  static void redoOrInitialise(
      boolean anew, int flags, RecordView view, int index, RedoContext context, PageChange change) {
    if (anew) {
      PageChange.initialiseLocked(
          view,
          index,
          context,
          page -> {
            SpGistPageWriter.init(page, flags);
            change.apply(page);
          });
    } else {
      PageChange.redoLocked(view, index, context, change);
    }
  }

  private static void addLeaf(SpGistRecord.AddLeaf add, RecordView view, RedoContext context) {
    redoOrInitialise(
        add.newPage(), leafFlags(add.nulls()), view, 0, context, page -> addLeaf(add, page));
    context.release(0);
    if (add.parentOffset() != 0) {
      int block = view.block(0).block();
      PageChange.redo(
          view,
          1,
          context,
          page ->
              SpGistChanges.linkNode(
                  page, add.parentOffset(), add.node(), block, add.leafOffset()));
    }
  }

  private static void addLeaf(SpGistRecord.AddLeaf add, MemorySegment page) {
    byte[] tuple = add.tuple().array();
    int from = add.tuple().from();
    int length = SpGistChanges.leafLength(tuple, from);
    if (add.leafOffset() == add.headOffset()) {
      SpGistChanges.replace(page, tuple, from, length, add.leafOffset()); // a dead one
      return;
    }
    SpGistChanges.addOrReplace(page, tuple, from, length, add.leafOffset());
    if (add.headOffset() != 0) {
      SpGistPageWriter.setNextOffset(
          page, LinePointer.tupleAt(page, add.headOffset()), add.leafOffset());
    }
  }

  private static void moveLeafs(SpGistRecord.MoveLeafs move, RecordView view, RedoContext context) {
    redoOrInitialise(
        move.newPage(), leafFlags(move.nulls()), view, 1, context, page -> putDown(move, page));
    context.release(1);
    int target = view.block(1).block();
    int head = move.inserted()[move.inserted().length - 1];
    PageChange.redo(
        view,
        0,
        context,
        page -> SpGistChanges.moveAway(page, move.deleted(), move.state(), Tid.of(target, head)));
    PageChange.redo(
        view,
        2,
        context,
        page -> SpGistChanges.linkNode(page, move.parentOffset(), move.node(), target, head));
  }

  private static void putDown(SpGistRecord.MoveLeafs move, MemorySegment page) {
    byte[] bytes = move.tuples().array();
    int at = move.tuples().from();
    for (int offset : move.inserted()) {
      int length = SpGistChanges.leafLength(bytes, at);
      SpGistChanges.addOrReplace(page, bytes, at, length, offset);
      at += length;
    }
  }

  private static void addNode(SpGistRecord.AddNode add, RecordView view, RedoContext context) {
    byte[] tuple = add.tuple().array();
    int from = add.tuple().from();
    int length = SpGistChanges.innerLength(tuple, from);
    if (!view.hasBlock(1)) {
      PageChange.redo(
          view, 0, context, page -> SpGistChanges.replace(page, tuple, from, length, add.offset()));
      return;
    }
    int target = view.block(1).block();
    redoOrInitialise(
        add.newPage(),
        0,
        view,
        1,
        context,
        page -> {
          SpGistChanges.addOrReplace(page, tuple, from, length, add.newOffset());
          linkParent(add, 1, target, page);
        });
    context.release(1);
    PageChange.redo(
        view,
        0,
        context,
        page -> {
          SpGistChanges.moveInner(page, add.offset(), add.state(), Tid.of(target, add.newOffset()));
          linkParent(add, 0, target, page);
        });
    if (add.parentBlock() == 2) {
      PageChange.redo(view, 2, context, page -> linkParent(add, 2, target, page));
    }
  }

  /// Makes the parent lead to the new place, where it is on this page.
  private static void linkParent(
      SpGistRecord.AddNode add, int index, int target, MemorySegment page) {
    if (add.parentBlock() == index) {
      SpGistChanges.linkNode(page, add.parentOffset(), add.node(), target, add.newOffset());
    }
  }

  private static void splitTuple(
      SpGistRecord.SplitTuple split, RecordView view, RedoContext context) {
    byte[] bytes = split.tuples().array();
    int prefix = split.tuples().from();
    int prefixLength = SpGistChanges.innerLength(bytes, prefix);
    int postfix = prefix + prefixLength;
    int postfixLength = SpGistChanges.innerLength(bytes, postfix);
    PageChange addPostfix =
        page ->
            SpGistChanges.addOrReplace(page, bytes, postfix, postfixLength, split.postfixOffset());
    if (!split.samePage()) {
      redoOrInitialise(split.newPage(), 0, view, 1, context, addPostfix);
      context.release(1);
    }
    PageChange.redo(
        view,
        0,
        context,
        page -> {
          SpGistChanges.replace(page, bytes, prefix, prefixLength, split.prefixOffset());
          if (split.samePage()) {
            addPostfix.apply(page);
          }
        });
  }

  /// Redo of a pick-split: leaf tuples are distributed over two pages and an inner tuple leads to
  /// them. The page that the chain leaves stays locked until that is there, for its redirection
  /// leads to it.
  private static final class PickSplitRedo {
    private final SpGistRecord.PickSplit split;
    private final RecordView view;
    private final RedoContext context;

    PickSplitRedo(SpGistRecord.PickSplit split, RecordView view, RedoContext context) {
      this.split = split;
      this.view = view;
      this.context = context;
    }

    void run() {
      boolean source = !split.rootSplit() && openSource();
      boolean destination = view.hasBlock(1) && open(1, split.initDestination());
      putDown(source, destination);
      if (source) {
        context.applied(view, 0);
      }
      if (destination) {
        context.applied(view, 1);
      }
      int inner = view.block(2).block();
      redoOrInitialise(
          split.initInner(),
          split.nulls() ? SpGistPage.NULLS : 0,
          view,
          2,
          context,
          page -> addInner(inner, page));
      context.release(2);
      if (!split.rootSplit()) {
        context.release(0);
      }
      if (view.hasBlock(1)) {
        context.release(1);
      }
      if (view.hasBlock(3)) {
        PageChange.redo(view, 3, context, page -> linkParent(inner, page));
      }
    }

    /// Rids the page that the chain leaves of it.
    private boolean openSource() {
      boolean needed = open(0, split.initSource());
      if (needed && !split.initSource()) {
        long target = Tid.of(view.block(2).block(), split.innerOffset());
        SpGistChanges.moveAway(context.content(0), split.deleted(), split.state(), target);
      }
      return needed;
    }

    /// @return whether the page needs the record
    private boolean open(int index, boolean anew) {
      if (!anew) {
        return context.page(view, index) == Action.APPLY;
      }
      boolean needed = context.pageToInit(view, index) == Action.APPLY;
      if (needed) {
        SpGistPageWriter.init(context.content(index), leafFlags(split.nulls()));
      }
      return needed;
    }

    private void putDown(boolean source, boolean destination) {
      byte[] bytes = split.tuples().array();
      int at = split.tuples().from();
      at += SpGistChanges.innerLength(bytes, at);
      for (int i = 0; i < split.inserted().length; i++) {
        int length = SpGistChanges.leafLength(bytes, at);
        int index = split.pages().byteAt(i) == 0 ? 0 : 1;
        if (index == 0 ? source : destination) {
          SpGistChanges.addOrReplace(
              context.content(index), bytes, at, length, split.inserted()[i]);
        }
        at += length;
      }
    }

    private void addInner(int block, MemorySegment page) {
      byte[] bytes = split.tuples().array();
      int at = split.tuples().from();
      SpGistChanges.addOrReplace(
          page, bytes, at, SpGistChanges.innerLength(bytes, at), split.innerOffset());
      if (split.innerIsParent()) {
        linkParent(block, page);
      }
    }

    private void linkParent(int block, MemorySegment page) {
      SpGistChanges.linkNode(page, split.parentOffset(), split.node(), block, split.innerOffset());
    }
  }

  @Override
  public void mask(MemorySegment page, int block) {
    PageMask.head(page);
    PageMask.hints(page);
    if (PageHeader.lower(page) >= PageHeader.SIZE) {
      PageMask.unusedSpace(page);
    }
  }
}
