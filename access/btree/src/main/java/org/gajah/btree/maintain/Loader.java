package org.gajah.btree.maintain;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.id.Tid;
import org.gajah.btree.tree.Insertion;
import org.gajah.btree.tree.KeyCompare;
import org.gajah.btree.tree.PageLimits;
import org.gajah.btree.tree.Tree;
import org.gajah.page.Bytes;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.gajah.page.index.BTreePage;
import org.gajah.page.index.BTreeTuple;
import org.gajah.page.index.BTreeWriter;
import org.gajah.page.index.IndexTuple;
import org.gajah.page.value.BTreeTupleFormer;
import org.gajah.space.PageOutput;
import org.jspecify.annotations.Nullable;

/// Builds a tree from sorted tuples, filling the pages of all levels from left to right. Mirrors
/// `_bt_buildadd` and its neighbours of `access/nbtree/nbtsort.c`.
///
/// The high key of a page is known only when the next page gets its first tuple, so the line
/// pointer for it is left free; the last page of a level, which needs none, closes the gap in the
/// end.
final class Loader {
  /// A level that is being built: its last page.
  private static final class Level {
    final int number;
    final int fullAt;
    MemorySegment page;
    int block;
    int lastOffset = 1;

    /// What the last tuple loses when it becomes a high key: its posting list.
    int lastPosting;

    /// The key that the page's downlink gets.
    final ByteSink lowKey = new ByteSink(64);

    @Nullable Level above;

    Level(int number, int fullAt, MemorySegment page, int block) {
      this.number = number;
      this.fullAt = fullAt;
      this.page = page;
      this.block = block;
    }

    boolean isLeaf() {
      return number == 0;
    }
  }

  private final Tree tree;
  private final IndexDescriptor index;
  private final KeyCompare compare;
  private final PageOutput output;
  private final MemorySegment scratch;
  private final ByteSink formed = new ByteSink(256);
  private int blocks = BTreePage.METAPAGE + 1;
  private @Nullable Level leaves;

  /// @param scratch a page of memory
  Loader(Tree tree, KeyCompare compare, PageOutput output, MemorySegment scratch) {
    this.tree = tree;
    this.index = tree.index();
    this.compare = compare;
    this.output = output;
    this.scratch = scratch;
  }

  /// Adds the next tuple of the leaves, which is not less than those before it.
  ///
  /// @param posting how many of its bytes are a posting list
  void add(MemorySegment from, int at, int size, int posting) {
    Level level = leaves;
    if (level == null) {
      level = newLevel(0);
      leaves = level;
    }
    add(level, from, at, size, posting);
  }

  private Level newLevel(int number) {
    int fillFactor = number == 0 ? index.properties().fillFactor() : PageLimits.INNER_FILL_FACTOR;
    int fullAt = PageHeader.PAGE_SIZE * (100 - fillFactor) / 100;
    return new Level(number, fullAt, newPage(number), blocks++);
  }

  private MemorySegment newPage(int level) {
    MemorySegment page = output.page();
    PageWriter.init(page, BTreePage.SPECIAL_SIZE);
    BTreeWriter.init(page, BTreePage.NONE, BTreePage.NONE, level, level == 0 ? BTreePage.LEAF : 0);
    PageWriter.setLower(page, PageHeader.SIZE + LinePointer.SIZE); // the high key's line pointer
    return page;
  }

  private void add(Level level, MemorySegment from, int at, int size, int posting) {
    checkSize(level, from, at, size);
    int free = PageHeader.freeSpace(level.page);
    int reserve = level.isLeaf() ? BTreeTuple.PIVOT_TID_SPACE : 0;
    boolean softlyFull = free + level.lastPosting < level.fullAt && level.lastOffset > 2;
    if (free < size + reserve || softlyFull) {
      // What is being added may lie in memory that is needed on the way.
      ByteSink kept = new ByteSink(size);
      kept.putSegment(from, at, size);
      finishPage(level);
      startLowKey(level);
      append(level, kept.array(), size);
    } else {
      startLowKey(level);
      appendFrom(level, from, at, size);
    }
    level.lastPosting = posting;
  }

  private void checkSize(Level level, MemorySegment from, int at, int size) {
    if (size <= PageLimits.MAX_TUPLE
        || !level.isLeaf() && size <= PageLimits.MAX_TUPLE_WITHOUT_TID) {
      return;
    }
    if (!level.isLeaf()) {
      throw PgException.internal(
          "cannot insert oversized tuple of size %d on internal page of index \"%s\""
              .formatted(size, index.name()));
    }
    throw Insertion.tooLong(tree, index, size, IndexTuple.tid(from, at), true);
  }

  /// The first page of a level starts with minus infinity.
  private static void startLowKey(Level level) {
    if (level.lastOffset == 1) {
      level.lowKey.clear();
      BTreeTupleFormer.minusInfinity(BTreePage.NONE, level.lowKey);
    }
  }

  private void appendFrom(Level level, MemorySegment from, int at, int size) {
    level.lastOffset++;
    if (!level.isLeaf() && level.lastOffset == 2) {
      appendMinusInfinity(level, BTreeTuple.downlink(from, at));
    } else {
      BTreeWriter.append(level.page, from, at, size);
    }
  }

  private void append(Level level, byte[] tuple, int size) {
    level.lastOffset++;
    BTreeWriter.append(level.page, tuple, 0, size);
  }

  private void appendMinusInfinity(Level level, int child) {
    formed.clear();
    int size = BTreeTupleFormer.minusInfinity(child, formed);
    BTreeWriter.append(level.page, formed.array(), 0, size);
  }

  // Full pages

  /// Starts the next page of a level with the last tuple of the present one, which leaves that as
  /// its high key, and adds the downlink of the present one to the level above.
  private void finishPage(Level level) {
    MemorySegment old = level.page;
    int oldBlock = level.block;
    MemorySegment next = newPage(level.number);
    int nextBlock = blocks++;
    int last = LinePointer.at(old, level.lastOffset);
    int lastAt = LinePointer.offset(last);
    if (level.isLeaf()) {
      BTreeWriter.append(next, old, lastAt, LinePointer.length(last));
    } else {
      formed.clear();
      int size = BTreeTupleFormer.minusInfinity(BTreeTuple.downlink(old, lastAt), formed);
      BTreeWriter.append(next, formed.array(), 0, size);
    }
    PageWriter.setLinePointer(old, 1, last);
    PageWriter.setLinePointer(old, level.lastOffset, 0);
    PageWriter.setLower(old, PageHeader.lower(old) - LinePointer.SIZE);
    if (level.isLeaf()) {
      truncateHighKey(old, level.lastOffset - 1);
    }
    addDownlink(level, oldBlock);
    int highAt = LinePointer.tupleAt(old, 1);
    level.lowKey.clear();
    level.lowKey.putSegment(old, highAt, IndexTuple.size(old, highAt));
    BTreeWriter.setNext(old, nextBlock);
    BTreeWriter.setPrevious(next, oldBlock);
    output.write(oldBlock, old);
    level.page = next;
    level.block = nextBlock;
    level.lastOffset = 2;
  }

  private void truncateHighKey(MemorySegment page, int lastLeft) {
    int leftAt = LinePointer.tupleAt(page, lastLeft);
    int highAt = LinePointer.tupleAt(page, 1);
    int keyCount = compare.columns().keyCount();
    int needed = 1 + compare.equalColumns(page, leftAt, page, highAt, false);
    long tid = needed > keyCount ? BTreeTuple.maxHeapTid(page, leftAt) : Tid.INVALID;
    formed.clear();
    int size =
        BTreeTupleFormer.pivot(
            index.layout(), page, highAt, Math.min(needed, keyCount), tid, formed);
    if (!PageWriter.overwriteIndexItem(page, 1, formed.array(), 0, size)) {
      throw PgException.internal("failed to add high key to the index page");
    }
  }

  /// Adds the downlink of a page to the level above, which is made when it is first needed.
  private void addDownlink(Level level, int block) {
    Level above = level.above;
    if (above == null) {
      above = newLevel(level.number + 1);
      level.above = above;
    }
    int size = level.lowKey.length();
    Bytes.copyIn(level.lowKey.array(), 0, scratch, 0, size);
    BTreeWriter.setDownlink(scratch, 0, block);
    add(above, scratch, 0, Bytes.maxAlign(size), 0);
  }

  // The end

  /// Writes the last pages and the metapage.
  ///
  /// @param allEqualImage whether the index may be deduplicated
  void finish(boolean allEqualImage) {
    int root = BTreePage.NONE;
    int rootLevel = 0;
    for (Level level = leaves; level != null; level = level.above) {
      if (level.above == null) {
        BTreeWriter.setFlag(level.page, BTreePage.ROOT);
        root = level.block;
        rootLevel = level.number;
      } else {
        addDownlink(level, level.block);
      }
      closeGap(level.page);
      output.write(level.block, level.page);
    }
    writeMeta(output, root, rootLevel, allEqualImage);
  }

  /// Writes the metapage of a new index.
  static void writeMeta(PageOutput output, int root, int level, boolean allEqualImage) {
    MemorySegment meta = output.page();
    PageWriter.init(meta, BTreePage.SPECIAL_SIZE);
    BTreeWriter.writeMeta(meta, BTreePage.VERSION, root, level, root, level, 0, allEqualImage);
    output.write(BTreePage.METAPAGE, meta);
  }

  /// Moves the line pointers of a page without high key to the place of its line pointer.
  private static void closeGap(MemorySegment page) {
    int count = PageHeader.maxOffset(page);
    for (int offset = 2; offset <= count; offset++) {
      PageWriter.setLinePointer(page, offset - 1, LinePointer.at(page, offset));
    }
    PageWriter.setLower(page, PageHeader.lower(page) - LinePointer.SIZE);
  }
}
