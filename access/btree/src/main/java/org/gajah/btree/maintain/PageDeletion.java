package org.gajah.btree.maintain;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.table.VacuumStatistics;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.BlockNumber;
import org.gajah.btree.change.BTreeChanges;
import org.gajah.btree.tree.Descent;
import org.gajah.btree.tree.Metapage;
import org.gajah.btree.tree.PageInserter;
import org.gajah.btree.tree.Path;
import org.gajah.btree.tree.SearchKey;
import org.gajah.btree.tree.Tree;
import org.gajah.btree.tree.TreeWriter;
import org.gajah.buffer.BufferAccess;
import org.gajah.locks.Proc;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.index.BTreePage;
import org.gajah.page.index.BTreeTuple;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.index.BTreeMarkHalfDead;
import org.gajah.walformat.index.BTreeMetadata;
import org.gajah.walformat.index.BTreeUnlinkPage;

/// Deletes empty pages. Mirrors `_bt_pagedel` of `access/nbtree/nbtpage.c`.
final class PageDeletion {
  /// Told of pages that were deleted.
  interface Listener {
    /// @param safeXid the page can be used anew when nobody is left who ran before it was given out
    void deleted(int block, long safeXid);
  }

  private static final int STANDARD = RecordBuilder.STANDARD;

  private final Tree tree;
  private final Metapage metapage;
  private final Descent descent;
  private final PageInserter pages;
  private final BTreeChanges changes;
  private final TreeWriter writer;
  private final SearchKey key;
  private final VacuumStatistics statistics;
  private final Listener listener;

  // The branch that goes, as [#lockParent] found it
  private int parent;
  private int parentOffset;
  private int top;
  private int topRight;

  /// Whether the right sibling of the page deleted last is empty, too.
  private boolean rightIsEmpty;

  /// The leaf while it is pinned, but not locked.
  private int pinned = BufferAccess.NONE;

  PageDeletion(TreeWriter writer, VacuumStatistics statistics, Listener listener) {
    this.writer = writer;
    this.tree = writer.tree();
    this.metapage = writer.metapage();
    this.descent = writer.descent();
    this.pages = writer.pages();
    this.changes = writer.changes();
    this.key = new SearchKey(tree.columns());
    this.statistics = statistics;
    this.listener = listener;
  }

  /// Deletes an empty leaf, and empty ones to its right, where that is possible.
  ///
  /// @param leaf held; given back
  /// @param scanned the block that vacuum is at, for its statistics
  void delete(int leaf, int scanned) {
    try {
      deleteRun(leaf, scanned);
    } catch (Throwable fault) {
      tree.releaseAll();
      if (pinned != BufferAccess.NONE) {
        tree.buffers().release(pinned);
        pinned = BufferAccess.NONE;
      }
      throw fault;
    }
  }

  private void deleteRun(int first, int scanned) {
    int leaf = first;
    boolean knowsPath = false;
    while (true) {
      MemorySegment page = tree.page(leaf);
      if (!BTreePage.isLeaf(page) || BTreePage.hasFlag(page, BTreePage.DELETED)) {
        reportOddPage(leaf, scanned);
        tree.release(leaf);
        return;
      }
      if (!isDeletable(page)) {
        tree.release(leaf);
        return;
      }
      if (!BTreePage.hasFlag(page, BTreePage.HALF_DEAD)) {
        if (!knowsPath) {
          if (!findPath(leaf)) {
            return;
          }
          knowsPath = true;
          continue; // the leaf was not locked for a while
        }
        if (!markHalfDead(leaf)) {
          tree.release(leaf);
          return;
        }
      }
      rightIsEmpty = false;
      while (BTreePage.hasFlag(tree.page(leaf), BTreePage.HALF_DEAD)) {
        if (!unlink(leaf, scanned)) {
          return;
        }
      }
      int right = BTreePage.next(tree.page(leaf));
      tree.release(leaf);
      tree.proc().checkInterrupts();
      if (!rightIsEmpty) {
        return;
      }
      // It may have been the last child of its parent, and can go now that this one is gone.
      leaf = tree.hold(right, true);
    }
  }

  private static boolean isDeletable(MemorySegment page) {
    return !BTreePage.isRightmost(page)
        && !BTreePage.hasFlag(page, BTreePage.ROOT | BTreePage.INCOMPLETE_SPLIT)
        && isEmpty(page);
  }

  private static boolean isEmpty(MemorySegment page) {
    return BTreePage.firstDataOffset(page) > PageHeader.maxOffset(page);
  }

  private void reportOddPage(int leaf, int scanned) {
    MemorySegment page = tree.page(leaf);
    if (BTreePage.hasFlag(page, BTreePage.HALF_DEAD)) {
      report(
          "index \"%s\" contains a half-dead internal page".formatted(name()),
          "This can be caused by an interrupted VACUUM in version 9.3 or older, before upgrade. Please REINDEX it.");
    }
    if (BTreePage.hasFlag(page, BTreePage.DELETED)) {
      report(
          "found deleted block %s while following right link from block %s in index \"%s\""
              .formatted(unsigned(tree.block(leaf)), unsigned(scanned), name()),
          "");
    }
  }

  private String name() {
    return tree.index().name();
  }

  private static String unsigned(int block) {
    return Integer.toUnsignedString(block);
  }

  /// Tells the log about damage that vacuum need not stop at.
  private void report(String message, String hint) {
    PgException line = new PgException(Severity.LOG, SqlState.INDEX_CORRUPTED, message, null);
    tree.context().reporter().report(hint.isEmpty() ? line : line.hint(hint));
  }

  /// Finds the way from the root to the leaf, which is not locked meanwhile.
  ///
  /// @return false when the leaf is the right half of a split that is not complete; it is given
  ///   back then
  private boolean findPath(int leaf) {
    MemorySegment page = tree.page(leaf);
    int block = tree.block(leaf);
    int left = BTreePage.previous(page);
    writer.compare().fill(key, page, LinePointer.tupleAt(page, 1));
    long tid = BTreeTuple.heapTid(page, LinePointer.tupleAt(page, 1));
    key.heapTidsOrdered(Metapage.ordersHeapTids(metapage.recent()));
    if (key.heapTidsOrdered()) {
      key.tid(tid);
    }
    key.backward(true);
    unlock(leaf);
    if (left != BTreePage.NONE && isIncompleteSplit(left, block)) {
      unpin();
      return false;
    }
    tree.release(descent.search(key));
    lock(leaf);
    return true;
  }

  private void unlock(int leaf) {
    pinned = leaf;
    tree.unlock(leaf);
  }

  private void lock(int leaf) {
    tree.lock(leaf, true);
    pinned = BufferAccess.NONE;
  }

  private void unpin() {
    tree.buffers().release(pinned);
    pinned = BufferAccess.NONE;
  }

  /// Whether the page to the left of another was split, and the other is its right half without a
  /// downlink.
  private boolean isIncompleteSplit(int left, int block) {
    int buffer = tree.hold(left, false);
    MemorySegment page = tree.page(buffer);
    boolean incomplete =
        BTreePage.next(page) == block && BTreePage.hasFlag(page, BTreePage.INCOMPLETE_SPLIT);
    tree.release(buffer);
    return incomplete;
  }

  // First step

  /// Removes the downlink of the branch that ends in the leaf.
  ///
  /// @return false when the leaf has to stay
  private boolean markHalfDead(int leaf) {
    MemorySegment page = tree.page(leaf);
    int leafBlock = tree.block(leaf);
    int right = BTreePage.next(page);
    if (isHalfDead(right)) {
      return false; // it has no downlink, by which the check below would be led astray
    }
    top = leafBlock;
    topRight = right;
    Path path = descent.path();
    if (!lockParent(leafBlock, path, path.depth() - 1)) {
      return false;
    }
    checkNextChild();
    BTreeMarkHalfDead record =
        new BTreeMarkHalfDead(
            parentOffset,
            leafBlock,
            BTreePage.previous(page),
            right,
            top == leafBlock ? BlockNumber.INVALID : top);
    Proc proc = tree.proc();
    proc.startCritical();
    try {
      changes.removeDownlink(record, tree.page(parent));
      changes.halfDead(record, page);
      tree.buffers().markDirty(parent);
      tree.buffers().markDirty(leaf);
      if (tree.needsWal()) {
        RecordBuilder builder = tree.beginRecord();
        tree.register(builder, 0, leaf, RecordBuilder.WILL_INIT);
        tree.register(builder, 1, parent, STANDARD);
        long lsn = tree.log(record);
        tree.stamp(parent, lsn);
        tree.stamp(leaf, lsn);
      }
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      proc.endCritical();
    }
    tree.release(parent);
    return true;
  }

  private boolean isHalfDead(int block) {
    int buffer = tree.hold(block, false);
    boolean halfDead = BTreePage.hasFlag(tree.page(buffer), BTreePage.HALF_DEAD);
    tree.release(buffer);
    return halfDead;
  }

  /// Finds the lowest ancestor that has other children than the branch that goes, and holds it
  /// exclusively.
  ///
  /// @param entry of the path, the parent of `child`
  /// @return false when there is none that the branch can be taken from
  private boolean lockParent(int child, Path path, int entry) {
    int buffer = entry < 0 ? BufferAccess.NONE : pages.findParent(path, entry, child);
    if (buffer == BufferAccess.NONE) {
      report(
          "failed to re-find parent key in index \"%s\" for deletion target page %s"
              .formatted(name(), unsigned(child)),
          "");
      return false;
    }
    MemorySegment page = tree.page(buffer);
    int offset = path.offset(entry);
    if (offset < PageHeader.maxOffset(page)) {
      parent = buffer;
      parentOffset = offset;
      return true;
    }
    // The rightmost child cannot go without its parent, and that only when it is the only child.
    if (offset != BTreePage.firstDataOffset(page) || BTreePage.isRightmost(page)) {
      tree.release(buffer);
      return false;
    }
    int block = tree.block(buffer);
    int left = BTreePage.previous(page);
    top = block;
    topRight = BTreePage.next(page);
    tree.release(buffer); // it cannot get other children while the leaf is locked
    if (left != BTreePage.NONE && isIncompleteSplit(left, block)) {
      return false;
    }
    return lockParent(block, path, entry - 1);
  }

  /// Looks whether the downlink behind the one that goes is that of the right sibling, which gets
  /// the key space.
  private void checkNextChild() {
    MemorySegment page = tree.page(parent);
    int next = BTreeTuple.downlink(page, LinePointer.tupleAt(page, parentOffset + 1));
    if (next != topRight) {
      throw Tree.corrupted(
          "right sibling %s of block %s is not next child %s of block %s in index \"%s\""
              .formatted(
                  unsigned(topRight),
                  unsigned(top),
                  unsigned(next),
                  unsigned(tree.block(parent)),
                  name()));
    }
  }

  // Second step

  /// Unlinks the topmost page of the branch that ends in a half-dead leaf.
  ///
  /// @param leaf held, and still so afterwards unless the answer is false
  /// @return false when that is not possible, for the index is damaged
  private boolean unlink(int leaf, int scanned) {
    MemorySegment leafPage = tree.page(leaf);
    int leafBlock = tree.block(leaf);
    int topParent = BTreeTuple.topParent(leafPage, LinePointer.tupleAt(leafPage, 1));
    int leafLeft = BTreePage.previous(leafPage);
    int leafRight = BTreePage.next(leafPage);
    unlock(leaf);
    tree.proc().checkInterrupts();

    boolean isLeaf = topParent == BlockNumber.INVALID;
    int target = isLeaf ? leafBlock : topParent;
    int left = leafLeft;
    int level = 0;
    if (!isLeaf) {
      int buffer = tree.hold(target, false);
      left = BTreePage.previous(tree.page(buffer));
      level = BTreePage.level(tree.page(buffer));
      tree.release(buffer);
      lock(leaf);
    }
    int leftBuffer = BufferAccess.NONE;
    if (left != BTreePage.NONE) {
      leftBuffer = holdLeft(left, target, leafBlock, scanned, level);
      if (leftBuffer == BufferAccess.NONE) {
        giveUp(leaf, isLeaf);
        return false;
      }
      left = tree.block(leftBuffer);
    }
    int buffer;
    if (isLeaf) {
      lock(leaf);
      buffer = leaf;
    } else {
      buffer = tree.hold(target, true);
    }
    checkTarget(buffer, left, isLeaf);
    int nextTop = isLeaf ? BlockNumber.INVALID : nextTop(buffer, leafBlock);

    int right = BTreePage.next(tree.page(buffer));
    int rightBuffer = tree.hold(right, true);
    MemorySegment rightPage = tree.page(rightBuffer);
    if (BTreePage.previous(rightPage) != target) {
      reportRight(right, target, leafBlock, scanned, BTreePage.previous(rightPage), level);
      tree.releaseAll();
      return false;
    }
    rightIsEmpty = isEmpty(rightPage);
    int meta = BufferAccess.NONE;
    BTreeMetadata metadata = null;
    if (left == BTreePage.NONE && BTreePage.isRightmost(rightPage)) {
      // The right sibling will be alone on its level, and so a candidate for the fast root.
      meta = tree.hold(BTreePage.METAPAGE, true);
      BTreeMetadata now = metapage.read(meta);
      if (now.fastLevel() > level + 1) {
        tree.release(meta);
        meta = BufferAccess.NONE;
      } else {
        metadata = Metapage.withFastRoot(now, right, level);
      }
    }
    long safeXid = tree.context().transactions().xids().next();
    BTreeUnlinkPage record =
        new BTreeUnlinkPage(left, right, level, safeXid, leafLeft, leafRight, nextTop, metadata);
    apply(record, buffer, leftBuffer, rightBuffer, isLeaf ? BufferAccess.NONE : leaf, meta);
    tree.release(meta);
    tree.release(leftBuffer);
    tree.release(rightBuffer);
    if (!isLeaf) {
      tree.release(buffer);
    }
    count(target, scanned);
    listener.deleted(target, safeXid);
    return true;
  }

  private void giveUp(int leaf, boolean isLeaf) {
    if (isLeaf) {
      unpin();
    } else {
      tree.release(leaf);
    }
  }

  /// Holds the left sibling of a page, which may have been split since its block was read.
  private int holdLeft(int left, int target, int leafBlock, int scanned, int level) {
    int block = left;
    int buffer = tree.hold(block, true);
    while (true) {
      MemorySegment page = tree.page(buffer);
      int next = BTreePage.next(page);
      if (!BTreePage.hasFlag(page, BTreePage.DELETED) && next == target) {
        return buffer;
      }
      tree.release(buffer);
      if (next == BTreePage.NONE || next == target || next == leafBlock) {
        report(
            "valid left sibling for deletion target could not be located: left sibling %s of target %s with leafblkno %s and scanblkno %s on level %d of index \"%s\""
                .formatted(
                    unsigned(block),
                    unsigned(target),
                    unsigned(leafBlock),
                    unsigned(scanned),
                    level,
                    name()),
            "");
        return BufferAccess.NONE;
      }
      block = next;
      buffer = tree.hold(block, true);
    }
  }

  private void checkTarget(int buffer, int left, boolean isLeaf) {
    MemorySegment page = tree.page(buffer);
    int block = tree.block(buffer);
    if (BTreePage.isRightmost(page)
        || BTreePage.hasFlag(page, BTreePage.ROOT | BTreePage.DELETED)) {
      throw PgException.internal(
          "target page changed status unexpectedly in block %s of index \"%s\""
              .formatted(unsigned(block), name()));
    }
    if (BTreePage.previous(page) != left) {
      throw Tree.corrupted(
          "target page left link unexpectedly changed from %s to %s in block %s of index \"%s\""
              .formatted(
                  unsigned(left), unsigned(BTreePage.previous(page)), unsigned(block), name()));
    }
    if (isLeaf) {
      if (!isEmpty(page) || !BTreePage.isLeaf(page) || !BTreePage.isIgnorable(page)) {
        throw PgException.internal(
            "target leaf page changed status unexpectedly in block %s of index \"%s\""
                .formatted(unsigned(block), name()));
      }
    } else if (BTreePage.firstDataOffset(page) != PageHeader.maxOffset(page)
        || BTreePage.isLeaf(page)) {
      throw PgException.internal(
          "target internal page on level %d changed status unexpectedly in block %s of index \"%s\""
              .formatted(BTreePage.level(page), unsigned(block), name()));
    }
  }

  /// The page below the target in the branch; none when that is the leaf.
  private int nextTop(int buffer, int leafBlock) {
    MemorySegment page = tree.page(buffer);
    int child =
        BTreeTuple.downlink(page, LinePointer.tupleAt(page, BTreePage.firstDataOffset(page)));
    return child == leafBlock ? BlockNumber.INVALID : child;
  }

  private void reportRight(int right, int target, int leafBlock, int scanned, int link, int level) {
    report(
        "right sibling's left-link doesn't match: right sibling %s of target %s with leafblkno %s and scanblkno %s spuriously links to non-target %s on level %d of index \"%s\""
            .formatted(
                unsigned(right),
                unsigned(target),
                unsigned(leafBlock),
                unsigned(scanned),
                unsigned(link),
                level,
                name()),
        "");
  }

  private void apply(BTreeUnlinkPage record, int buffer, int left, int right, int leaf, int meta) {
    Proc proc = tree.proc();
    BufferAccess buffers = tree.buffers();
    proc.startCritical();
    try {
      if (left != BufferAccess.NONE) {
        changes.relinkRight(tree.page(left), record.right());
        buffers.markDirty(left);
      }
      changes.relinkLeft(tree.page(right), record.left());
      buffers.markDirty(right);
      changes.delete(record, tree.page(buffer));
      buffers.markDirty(buffer);
      if (leaf != BufferAccess.NONE) {
        changes.halfDead(record, tree.page(leaf));
        buffers.markDirty(leaf);
      }
      if (record.metadata() != null) {
        changes.metadata(record.metadata(), tree.page(meta));
        buffers.markDirty(meta);
      }
      if (tree.needsWal()) {
        log(record, buffer, left, right, leaf, meta);
      }
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      proc.endCritical();
    }
  }

  private void log(BTreeUnlinkPage record, int buffer, int left, int right, int leaf, int meta) {
    RecordBuilder builder = tree.beginRecord();
    tree.register(builder, 0, buffer, RecordBuilder.WILL_INIT);
    if (left != BufferAccess.NONE) {
      tree.register(builder, 1, left, STANDARD);
    }
    tree.register(builder, 2, right, STANDARD);
    if (leaf != BufferAccess.NONE) {
      tree.register(builder, 3, leaf, RecordBuilder.WILL_INIT);
    }
    if (meta != BufferAccess.NONE) {
      tree.register(builder, 4, meta, RecordBuilder.WILL_INIT | STANDARD);
    }
    long lsn = tree.log(record);
    tree.stamp(buffer, lsn);
    tree.stamp(right, lsn);
    for (int other : new int[] {left, leaf, meta}) {
      if (other != BufferAccess.NONE) {
        tree.stamp(other, lsn);
      }
    }
  }

  private void count(int target, int scanned) {
    statistics.pagesNewlyDeleted++;
    // Those further on will be counted when vacuum gets there.
    if (Integer.compareUnsigned(target, scanned) <= 0) {
      statistics.pagesDeleted++;
    }
  }
}
