package org.gajah.btree.tree;

import java.lang.foreign.MemorySegment;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.id.Tid;
import org.gajah.btree.change.BTreeChanges;
import org.gajah.buffer.BufferAccess;
import org.gajah.locks.Proc;
import org.gajah.page.Bytes;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.index.BTreePage;
import org.gajah.page.index.BTreeTuple;
import org.gajah.page.index.BTreeWriter;
import org.gajah.page.index.IndexTuple;
import org.gajah.page.value.BTreeTupleFormer;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.index.BTreeInsert;
import org.gajah.walformat.index.BTreeMetadata;
import org.gajah.walformat.index.BTreeNewRoot;
import org.gajah.walformat.index.BTreeRecord;
import org.gajah.walformat.index.BTreeSplit;
import org.jspecify.annotations.Nullable;

/// Puts tuples on pages and splits pages, up to the root. Mirrors the second half of
/// `access/nbtree/nbtinsert.c`.
public final class PageInserter implements Descent.Repairs {
  private static final int STANDARD = RecordBuilder.STANDARD;
  private static final Slice NOTHING = new Slice(new byte[0], 0, 0);

  private final Tree tree;
  private final KeyCompare compare;
  private final Metapage metapage;
  private final Descent descent;
  private final BTreeChanges changes;
  private final VacuumCycles cycles;
  private final SplitPoint splitPoint;

  /// What is inserted: a row, or on inner pages the next downlink.
  private final NewTuple tuple;

  /// The page that is split as it was, but with the new tid in its posting list.
  private final MemorySegment original;

  /// The new tuple that came out of a posting list in exchange for another.
  private final MemorySegment swapped;

  private final ByteSink highKey = new ByteSink(256);
  private final ByteSink rightTuples = new ByteSink(PageHeader.PAGE_SIZE);
  private final Path lostPath = new Path();

  PageInserter(
      TreeWriter writer,
      VacuumCycles cycles,
      MemorySegment scratchPage,
      MemorySegment otherScratchPage) {
    this.tree = writer.tree();
    this.compare = writer.compare();
    this.metapage = writer.metapage();
    this.descent = writer.descent();
    this.tuple = writer.tuple();
    this.changes = writer.changes();
    this.cycles = cycles;
    this.original = scratchPage;
    this.swapped = otherScratchPage;
    this.splitPoint = new SplitPoint(tree.index(), compare, scratchPage);
  }

  // Inserting

  /// Inserts the tuple into a leaf, splitting that when there is no room.
  ///
  /// @param leaf held exclusively; given back
  /// @param path to the leaf
  /// @param offset the offset number of the tuple that the new one goes before
  /// @param postingOffset where in the posting list at `offset` the new tid belongs; 0 for none
  void insertIntoLeaf(int leaf, Path path, int offset, int postingOffset) {
    int place = offset;
    if (postingOffset != 0) {
      checkPosting(leaf, offset, postingOffset);
      place++;
    }
    insert(leaf, BufferAccess.NONE, path, path.depth(), place, postingOffset, false);
  }

  private void checkPosting(int leaf, int offset, int postingOffset) {
    MemorySegment page = tree.page(leaf);
    int pointer = LinePointer.at(page, offset);
    int at = LinePointer.offset(pointer);
    if (LinePointer.isDead(pointer) || !BTreeTuple.isPosting(page, at)) {
      long tid = BTreeTuple.heapTid(tuple.memory(), 0);
      throw Tree.corrupted(
          "table tid from new index tuple (%s,%d) overlaps with invalid duplicate tuple at offset %d of block %s in index \"%s\""
              .formatted(
                  Integer.toUnsignedString(Tid.block(tid)),
                  Tid.offset(tid),
                  offset,
                  Integer.toUnsignedString(tree.block(leaf)),
                  tree.index().name()));
    }
    int count = BTreeTuple.postingCount(page, at);
    if (postingOffset >= count) {
      throw PgException.internal(
          "posting list tuple with %d items cannot be split at offset %d"
              .formatted(count, postingOffset));
    }
  }

  /// Inserts the tuple.
  ///
  /// @param buffer the page, held exclusively; given back
  /// @param child on an inner page the left child whose split this completes, held exclusively;
  ///   given back
  /// @param level how many entries of the path lead to the page's parent
  /// @param offset the offset number that the tuple gets
  /// @param fromOnlyPage whether the child was alone on its level before
  private void insert(
      int buffer,
      int child,
      Path path,
      int level,
      int offset,
      int postingOffset,
      boolean fromOnlyPage) {
    MemorySegment page = tree.page(buffer);
    if (BTreePage.hasFlag(page, BTreePage.INCOMPLETE_SPLIT)) {
      throw PgException.internal(
          "cannot insert to incompletely split page "
              + Integer.toUnsignedString(tree.block(buffer)));
    }
    if (PageHeader.freeSpace(page) < tuple.size()) {
      boolean isRoot = BTreePage.hasFlag(page, BTreePage.ROOT);
      boolean isOnly = BTreePage.isLeftmost(page) && BTreePage.isRightmost(page);
      int right = split(buffer, child, offset, postingOffset);
      insertDownlink(buffer, right, path, level, isRoot, isOnly);
      return;
    }
    int meta = fromOnlyPage ? holdMetapageToChange(BTreePage.level(page)) : BufferAccess.NONE;
    add(buffer, child, meta, offset, postingOffset);
    tree.release(meta);
    tree.release(child);
    tree.release(buffer);
  }

  /// Holds the metapage exclusively when its fast root lies below a level; none otherwise.
  private int holdMetapageToChange(int level) {
    int meta = tree.hold(BTreePage.METAPAGE, true);
    if (metapage.read(meta).fastLevel() < level) {
      return meta;
    }
    tree.release(meta);
    return BufferAccess.NONE;
  }

  private void add(int buffer, int child, int meta, int offset, int postingOffset) {
    MemorySegment page = tree.page(buffer);
    BTreeMetadata metadata =
        meta == BufferAccess.NONE
            ? null
            : Metapage.withFastRoot(metapage.read(meta), tree.block(buffer), BTreePage.level(page));
    BTreeInsert record =
        new BTreeInsert(
            insertKind(page, postingOffset, metadata),
            offset,
            postingOffset,
            new Slice(tuple.array(), 0, tuple.size()),
            metadata);
    Proc proc = tree.proc();
    proc.startCritical();
    try {
      changes.insert(record, page);
      tree.buffers().markDirty(buffer);
      if (child != BufferAccess.NONE) {
        changes.completeSplit(tree.page(child));
        tree.buffers().markDirty(child);
      }
      if (metadata != null) {
        changes.metadata(metadata, tree.page(meta));
        tree.buffers().markDirty(meta);
      }
      if (tree.needsWal()) {
        log(record, buffer, child, meta);
      }
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      proc.endCritical();
    }
    if (metadata != null) {
      metapage.forget();
    }
  }

  private static int insertKind(
      MemorySegment page, int postingOffset, @Nullable BTreeMetadata metadata) {
    if (metadata != null) {
      return BTreeRecord.INSERT_META;
    }
    if (!BTreePage.isLeaf(page)) {
      return BTreeRecord.INSERT_UPPER;
    }
    return postingOffset != 0 ? BTreeRecord.INSERT_POST : BTreeRecord.INSERT_LEAF;
  }

  private void log(BTreeInsert record, int buffer, int child, int meta) {
    RecordBuilder builder = tree.beginRecord();
    tree.register(builder, 0, buffer, STANDARD);
    if (child != BufferAccess.NONE) {
      tree.register(builder, 1, child, STANDARD);
    }
    if (meta != BufferAccess.NONE) {
      tree.register(builder, 2, meta, RecordBuilder.WILL_INIT | STANDARD);
    }
    long lsn = tree.log(record);
    tree.stamp(buffer, lsn);
    stampIfAny(child, lsn);
    stampIfAny(meta, lsn);
  }

  private void stampIfAny(int buffer, long lsn) {
    if (buffer != BufferAccess.NONE) {
      tree.stamp(buffer, lsn);
    }
  }

  // Splitting

  /// Splits a page and inserts the tuple into one of the halves.
  ///
  /// @return the new right page, held exclusively like the left one; the child is given back
  private int split(int buffer, int child, int offset, int postingOffset) {
    MemorySegment page = tree.page(buffer);
    Bytes.copy(page, 0, original, 0, PageHeader.PAGE_SIZE);
    MemorySegment added = tuple.memory();
    if (postingOffset != 0) {
      added = swapTids(offset, postingOffset);
    }
    splitPoint.choose(original, offset, added, tuple.size());
    int firstRight = splitPoint.firstRight();
    boolean onLeft = splitPoint.onLeft();
    formHighKey(added, offset, firstRight, onLeft);
    formRightTuples(added, offset, firstRight, onLeft);

    int right = tree.allocate();
    int next = BTreePage.next(page);
    int sibling = BufferAccess.NONE;
    if (next != BTreePage.NONE) {
      sibling = tree.hold(next, true);
      checkLeftLink(sibling, next, tree.block(buffer));
    }
    boolean postingLeft = postingOffset != 0 && offset - 1 < firstRight;
    BTreeSplit record =
        new BTreeSplit(
            onLeft,
            BTreePage.level(page),
            firstRight,
            offset,
            postingLeft ? postingOffset : 0,
            newItem(onLeft, postingLeft),
            new Slice(highKey.array(), 0, highKey.length()),
            new Slice(rightTuples.array(), 0, rightTuples.length()));
    apply(record, buffer, right, sibling, child);
    tree.release(sibling);
    tree.release(child);
    return right;
  }

  private MemorySegment swapTids(int offset, int postingOffset) {
    Bytes.copy(tuple.memory(), 0, swapped, 0, tuple.size());
    int postingAt = LinePointer.tupleAt(original, offset - 1);
    long tid = BTreeTuple.heapTid(swapped, 0);
    long last = BTreeWriter.swapPosting(original, postingAt, postingOffset, tid);
    BTreeWriter.setTid(swapped, 0, last);
    return swapped;
  }

  /// The new tuple as the record has it: before it got the tid of the posting list where redo will
  /// exchange tids, too; nothing where the right page has it.
  private Slice newItem(boolean onLeft, boolean postingLeft) {
    return onLeft || postingLeft ? new Slice(tuple.array(), 0, tuple.size()) : NOTHING;
  }

  private void checkLeftLink(int sibling, int siblingBlock, int expected) {
    int link = BTreePage.previous(tree.page(sibling));
    if (link != expected) {
      throw Tree.corrupted(
          "right sibling's left-link doesn't match: block %s links to %s instead of expected %s in index \"%s\""
              .formatted(
                  Integer.toUnsignedString(siblingBlock),
                  Integer.toUnsignedString(link),
                  Integer.toUnsignedString(expected),
                  tree.index().name()));
    }
  }

  /// Makes the left page's new high key out of its last tuple and the right page's first.
  private void formHighKey(MemorySegment added, int offset, int firstRight, boolean onLeft) {
    boolean newIsFirst = !onLeft && offset == firstRight;
    MemorySegment rightPage = newIsFirst ? added : original;
    int rightAt = newIsFirst ? 0 : LinePointer.tupleAt(original, firstRight);
    highKey.clear();
    if (!BTreePage.isLeaf(original)) {
      highKey.putSegment(rightPage, rightAt, IndexTuple.size(rightPage, rightAt));
      return;
    }
    boolean newIsLast = onLeft && offset == firstRight;
    MemorySegment leftPage = newIsLast ? added : original;
    int leftAt = newIsLast ? 0 : LinePointer.tupleAt(original, firstRight - 1);
    formPivot(leftPage, leftAt, rightPage, rightAt, highKey);
  }

  /// Appends a pivot tuple between two neighbours of a leaf.
  private void formPivot(
      MemorySegment leftPage, int leftAt, MemorySegment rightPage, int rightAt, ByteSink out) {
    KeyColumns columns = compare.columns();
    int keyCount = columns.keyCount();
    int needed =
        Metapage.ordersHeapTids(metapage.recent())
            ? compare.distinguishing(leftPage, leftAt, rightPage, rightAt)
            : keyCount;
    long tid = needed > keyCount ? BTreeTuple.maxHeapTid(leftPage, leftAt) : Tid.INVALID;
    BTreeTupleFormer.pivot(
        columns.layout(), rightPage, rightAt, Math.min(needed, keyCount), tid, out);
  }

  /// Collects what goes to the right page, last tuple first, as it will lie there.
  private void formRightTuples(MemorySegment added, int offset, int firstRight, boolean onLeft) {
    rightTuples.clear();
    boolean inner = !BTreePage.isLeaf(original);
    int maxOffset = PageHeader.maxOffset(original);
    if (!onLeft && offset > maxOffset) {
      appendRight(added, 0, inner && offset == firstRight);
    }
    for (int i = maxOffset; i >= firstRight; i--) {
      boolean newComesFirst = !onLeft && offset == i;
      boolean isFirst = i == firstRight && !newComesFirst;
      appendRight(original, LinePointer.tupleAt(original, i), inner && isFirst);
      if (newComesFirst) {
        appendRight(added, 0, inner && i == firstRight);
      }
    }
    if (!BTreePage.isRightmost(original)) {
      appendRight(original, LinePointer.tupleAt(original, 1), false);
    }
  }

  /// @param minusInfinity whether only the downlink stays
  private void appendRight(MemorySegment page, int at, boolean minusInfinity) {
    if (minusInfinity) {
      BTreeTupleFormer.minusInfinity(BTreeTuple.downlink(page, at), rightTuples);
    } else {
      int size = IndexTuple.size(page, at);
      rightTuples.putSegment(page, at, size);
      rightTuples.putZeros(Bytes.maxAlign(size) - size);
    }
  }

  private void apply(BTreeSplit record, int left, int right, int sibling, int child) {
    MemorySegment leftPage = tree.page(left);
    MemorySegment rightPage = tree.page(right);
    int leftBlock = tree.block(left);
    int rightBlock = tree.block(right);
    int next = BTreePage.next(leftPage);
    int cycle = cycles.current(tree.index());
    boolean splitEnd =
        sibling != BufferAccess.NONE && BTreePage.cycleId(tree.page(sibling)) != cycle;
    Proc proc = tree.proc();
    proc.startCritical();
    try {
      changes.splitLeft(record, leftPage, rightBlock, cycle);
      changes.splitRight(record, rightPage, leftBlock, next, cycle, splitEnd);
      tree.buffers().markDirty(left);
      tree.buffers().markDirty(right);
      if (sibling != BufferAccess.NONE) {
        changes.relinkLeft(tree.page(sibling), rightBlock);
        tree.buffers().markDirty(sibling);
      }
      if (child != BufferAccess.NONE) {
        changes.completeSplit(tree.page(child));
        tree.buffers().markDirty(child);
      }
      if (tree.needsWal()) {
        log(record, left, right, sibling, child);
      }
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      proc.endCritical();
    }
  }

  private void log(BTreeSplit record, int left, int right, int sibling, int child) {
    RecordBuilder builder = tree.beginRecord();
    tree.register(builder, 0, left, STANDARD);
    tree.register(builder, 1, right, RecordBuilder.WILL_INIT);
    if (sibling != BufferAccess.NONE) {
      tree.register(builder, 2, sibling, STANDARD);
    }
    if (child != BufferAccess.NONE) {
      tree.register(builder, 3, child, STANDARD);
    }
    long lsn = tree.log(record);
    tree.stamp(left, lsn);
    tree.stamp(right, lsn);
    stampIfAny(sibling, lsn);
    stampIfAny(child, lsn);
  }

  // Parents

  /// Gives the right half of a split its downlink.
  ///
  /// @param left held exclusively like the right one; both are given back
  /// @param level how many entries of the path lead to the parent; where there are none, the parent
  ///   came to be since the descent, or the page was the root
  private void insertDownlink(
      int left, int right, Path path, int level, boolean wasRoot, boolean wasOnly) {
    if (wasRoot) {
      makeNewRoot(left, right);
      return;
    }
    Path known = path;
    int parentEntry = level - 1;
    if (level == 0) {
      int above = descent.endOfLevel(BTreePage.level(tree.page(left)) + 1, false);
      lostPath.reset(tree.block(above), 0);
      tree.release(above);
      known = lostPath;
      parentEntry = 0;
    }
    int leftBlock = tree.block(left);
    int rightBlock = tree.block(right);
    MemorySegment leftPage = tree.page(left);
    BTreeTupleFormer.downlink(
        leftPage, LinePointer.tupleAt(leftPage, 1), rightBlock, tuple.start());
    tuple.settle();
    int parent = findParent(known, parentEntry, leftBlock);
    tree.release(right);
    if (parent == BufferAccess.NONE) {
      throw Tree.corrupted(
          "failed to re-find parent key in index \"%s\" for split pages %s/%s"
              .formatted(
                  tree.index().name(),
                  Integer.toUnsignedString(leftBlock),
                  Integer.toUnsignedString(rightBlock)));
    }
    insert(parent, left, known, parentEntry, known.offset(parentEntry) + 1, 0, wasOnly);
  }

  /// Holds the page that has the downlink to a child, exclusively. The path says where it was.
  ///
  /// @param entry of the path; it says where the downlink is afterwards
  /// @return none when it cannot be found
  public int findParent(Path path, int entry, int child) {
    int block = path.block(entry);
    int start = path.offset(entry);
    while (true) {
      int buffer = tree.hold(block, true);
      MemorySegment page = tree.page(buffer);
      if (BTreePage.hasFlag(page, BTreePage.INCOMPLETE_SPLIT)) {
        finishSplit(buffer, path, entry);
        continue;
      }
      if (!BTreePage.isIgnorable(page)) {
        int offset = findDownlink(page, start, child);
        if (offset != 0) {
          path.set(entry, block, offset);
          return buffer;
        }
      }
      int next = BTreePage.next(page);
      tree.release(buffer);
      if (next == BTreePage.NONE) {
        return BufferAccess.NONE;
      }
      block = next;
      start = 0;
    }
  }

  /// Looks from `start` to the right, then to the left.
  private static int findDownlink(MemorySegment page, int start, int child) {
    int first = BTreePage.firstDataOffset(page);
    int last = PageHeader.maxOffset(page);
    int from = Math.min(Math.max(start, first), last + 1);
    for (int offset = from; offset <= last; offset++) {
      if (BTreeTuple.downlink(page, LinePointer.tupleAt(page, offset)) == child) {
        return offset;
      }
    }
    for (int offset = from - 1; offset >= first; offset--) {
      if (BTreeTuple.downlink(page, LinePointer.tupleAt(page, offset)) == child) {
        return offset;
      }
    }
    return 0;
  }

  @Override
  public void finishSplit(int buffer, Path path, int level) {
    MemorySegment page = tree.page(buffer);
    int right = tree.hold(BTreePage.next(page), true);
    boolean wasRoot = level == 0 && isRoot(tree.block(buffer));
    boolean wasOnly = BTreePage.isLeftmost(page) && BTreePage.isRightmost(tree.page(right));
    byte[] pending = tuple.save();
    insertDownlink(buffer, right, path, level, wasRoot, wasOnly);
    tuple.restore(pending);
  }

  private boolean isRoot(int block) {
    return metapage.refresh().root() == block;
  }

  // Roots

  /// Makes a root over the two halves of the old one, which are given back.
  private void makeNewRoot(int left, int right) {
    int root = tree.allocate();
    int meta = tree.hold(BTreePage.METAPAGE, true);
    MemorySegment leftPage = tree.page(left);
    int level = BTreePage.level(leftPage) + 1;
    rightTuples.clear();
    // As the tuples lie on the page: the last one first
    BTreeTupleFormer.downlink(
        leftPage, LinePointer.tupleAt(leftPage, 1), tree.block(right), rightTuples);
    BTreeTupleFormer.minusInfinity(tree.block(left), rightTuples);
    BTreeMetadata metadata = Metapage.withRoot(metapage.read(meta), tree.block(root), level);
    applyRoot(
        new BTreeNewRoot(
            tree.block(root),
            level,
            new Slice(rightTuples.array(), 0, rightTuples.length()),
            metadata),
        root,
        left,
        meta);
    tree.release(meta);
    tree.release(root);
    tree.release(right);
    tree.release(left);
  }

  private void applyRoot(BTreeNewRoot record, int root, int left, int meta) {
    Proc proc = tree.proc();
    proc.startCritical();
    try {
      changes.newRoot(record, tree.page(root));
      changes.metadata(record.metadata(), tree.page(meta));
      tree.buffers().markDirty(root);
      tree.buffers().markDirty(meta);
      if (left != BufferAccess.NONE) {
        changes.completeSplit(tree.page(left));
        tree.buffers().markDirty(left);
      }
      if (tree.needsWal()) {
        RecordBuilder builder = tree.beginRecord();
        tree.register(builder, 0, root, RecordBuilder.WILL_INIT);
        if (left != BufferAccess.NONE) {
          tree.register(builder, 1, left, STANDARD);
        }
        tree.register(builder, 2, meta, RecordBuilder.WILL_INIT | STANDARD);
        long lsn = tree.log(record);
        tree.stamp(root, lsn);
        tree.stamp(meta, lsn);
        stampIfAny(left, lsn);
      }
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      proc.endCritical();
    }
    metapage.forget();
  }

  @Override
  public int makeRoot() {
    int meta = tree.hold(BTreePage.METAPAGE, true);
    BTreeMetadata now = metapage.read(meta);
    if (now.root() != BTreePage.NONE) {
      tree.release(meta);
      return BufferAccess.NONE;
    }
    int root = tree.allocate();
    int block = tree.block(root);
    BTreeMetadata metadata = Metapage.withRoot(now, block, 0);
    applyRoot(new BTreeNewRoot(block, 0, NOTHING, metadata), root, BufferAccess.NONE, meta);
    tree.release(meta);
    tree.unlock(root);
    tree.lock(root, false);
    return root;
  }
}
