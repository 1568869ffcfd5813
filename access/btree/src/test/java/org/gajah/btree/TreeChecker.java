package org.gajah.btree;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.index.FreePages;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.id.Tid;
import org.gajah.batch.BytesVector;
import org.gajah.batch.Vector;
import org.gajah.btree.tree.KeyCompare;
import org.gajah.btree.tree.Metapage;
import org.gajah.btree.tree.SearchKey;
import org.gajah.btree.tree.Tree;
import org.gajah.page.Bytes;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.index.BTreePage;
import org.gajah.page.index.BTreeTuple;
import org.gajah.page.index.IndexTuple;
import org.gajah.page.value.CompressedValue;
import org.gajah.page.value.TupleDecoder;
import org.gajah.walformat.index.BTreeMetadata;
import org.jspecify.annotations.Nullable;

/// Looks at every page of a tree and at how they hang together, while nobody changes it.
final class TreeChecker {
  /// A row as the index has it.
  record Entry(List<Object> values, long tid) {}

  private final StorageContext context;
  private final IndexDescriptor index;
  private final TestIndex kind;
  private final Tree tree;
  private final KeyCompare compare;
  private final SearchKey key;
  private final Set<Integer> seen = new HashSet<>();
  private final List<Entry> entries = new ArrayList<>();
  private final MemorySegment copy;
  private final MemorySegment otherCopy;
  private boolean allowIncomplete;
  int levels;
  int leaves;
  int postings;
  int deleted;
  int halfDead;
  int incomplete;
  int deadTuples;

  TreeChecker(
      TestInstance instance, StorageContext context, IndexDescriptor index, TestIndex kind) {
    this.context = context;
    this.index = index;
    this.kind = kind;
    this.tree = new Tree(context, index, FreePages.NONE);
    this.compare = new KeyCompare(tree.columns());
    this.key = new SearchKey(tree.columns());
    this.copy = instance.memory.allocate("checker", PageHeader.PAGE_SIZE);
    this.otherCopy = instance.memory.allocate("checker", PageHeader.PAGE_SIZE);
  }

  /// Says that splits may be incomplete.
  TreeChecker allowIncomplete() {
    allowIncomplete = true;
    return this;
  }

  /// Checks everything.
  ///
  /// @return all rows that are not marked as dead, in the order of the index
  List<Entry> check() {
    BTreeMetadata meta = new Metapage(tree).refresh();
    seen.add(BTreePage.METAPAGE);
    if (meta.root() != BTreePage.NONE) {
      levels = meta.level() + 1;
      List<Integer> blocks = List.of(meta.root());
      List<byte @Nullable []> keys = new ArrayList<>();
      keys.add(null);
      for (int level = meta.level(); level >= 0; level--) {
        List<Integer> children = new ArrayList<>();
        List<byte @Nullable []> childKeys = new ArrayList<>();
        checkLevel(level, level == meta.level(), blocks, keys, children, childKeys);
        blocks = children;
        keys = childKeys;
      }
    }
    checkOthers();
    return entries;
  }

  private static void require(boolean condition, String what, Object... parts) {
    if (!condition) {
      throw new AssertionError(what + " " + Arrays.toString(parts));
    }
  }

  private void load(int block, MemorySegment into) {
    int buffer = tree.hold(block, false);
    Bytes.copy(tree.page(buffer), 0, into, 0, PageHeader.PAGE_SIZE);
    tree.release(buffer);
  }

  /// Walks a level from left to right.
  ///
  /// @param blocks the pages that the level above has downlinks to
  /// @param keys the keys of those downlinks; null for minus infinity
  private void checkLevel(
      int level,
      boolean top,
      List<Integer> blocks,
      List<byte @Nullable []> keys,
      List<Integer> children,
      List<byte @Nullable []> childKeys) {
    int block = blocks.getFirst();
    int previous = BTreePage.NONE;
    int linked = 0;
    byte @Nullable [] highKey = null;
    boolean leftIncomplete = false;
    // Pages left of the first downlink may be half-dead or have none yet
    block = leftmost(block);
    while (block != BTreePage.NONE) {
      load(block, copy);
      require(seen.add(block), "page met twice", block);
      require(
          BTreePage.previous(copy) == previous,
          "left link",
          block,
          BTreePage.previous(copy),
          previous);
      require(BTreePage.level(copy) == level, "level", block, BTreePage.level(copy), level);
      require(BTreePage.isLeaf(copy) == (level == 0), "leaf flag", block);
      require(!BTreePage.hasFlag(copy, BTreePage.DELETED), "deleted page in chain", block);
      checkLayout(block);
      boolean gone = BTreePage.hasFlag(copy, BTreePage.HALF_DEAD);
      boolean isIncomplete = BTreePage.hasFlag(copy, BTreePage.INCOMPLETE_SPLIT);
      require(allowIncomplete || !isIncomplete, "incomplete split", block);
      incomplete += isIncomplete ? 1 : 0;
      if (gone) {
        halfDead++;
      } else if (linked < blocks.size() && blocks.get(linked) == block) {
        byte @Nullable [] linkKey = keys.get(linked);
        if (linked > 0 || linkKey != null) {
          require(
              linkKey != null && highKey != null && sameKey(linkKey, highKey),
              "downlink's key is not the left high key",
              block);
        }
        linked++;
      } else {
        require(
            leftIncomplete || isBelowHalfDeadBranch(level), "page without downlink", block, blocks);
      }
      if (!gone) {
        checkTuples(block, level, highKey, children, childKeys);
        highKey = BTreePage.isRightmost(copy) ? null : tuple(copy, 1);
        leftIncomplete = isIncomplete;
      }
      require(
          BTreePage.hasFlag(copy, BTreePage.ROOT) == (top && blocks.getFirst() == block),
          "root flag",
          block);
      previous = block;
      block = BTreePage.next(copy);
    }
    require(linked == blocks.size(), "downlinks that were not met", level, linked, blocks.size());
  }

  private boolean isBelowHalfDeadBranch(int level) {
    return level > 0 && halfDeadExists;
  }

  /// Whether the index has half-dead leaves, whose branch above has lost its downlink.
  private boolean halfDeadExists;

  TreeChecker allowHalfDead() {
    halfDeadExists = true;
    return this;
  }

  private int leftmost(int from) {
    int block = from;
    while (true) {
      load(block, copy);
      if (BTreePage.isLeftmost(copy)) {
        return block;
      }
      block = BTreePage.previous(copy);
    }
  }

  private static byte[] tuple(MemorySegment page, int offset) {
    int at = LinePointer.tupleAt(page, offset);
    byte[] bytes = new byte[IndexTuple.size(page, at)];
    Bytes.copyOut(page, at, bytes, 0, bytes.length);
    return bytes;
  }

  /// Whether two pivot tuples differ in their downlinks only.
  private static boolean sameKey(byte[] one, byte[] other) {
    return Arrays.equals(one, 4, one.length, other, 4, other.length);
  }

  private void checkLayout(int block) {
    require(PageHeader.isSane(copy), "header", block);
    int last = PageHeader.maxOffset(copy);
    boolean[] used = new boolean[PageHeader.PAGE_SIZE];
    int total = 0;
    for (int offset = 1; offset <= last; offset++) {
      int pointer = LinePointer.at(copy, offset);
      int at = LinePointer.offset(pointer);
      int length = LinePointer.length(pointer);
      require(LinePointer.hasStorage(pointer), "line pointer", block, offset);
      require(IndexTuple.size(copy, at) == length, "length", block, offset);
      require(length % 8 == 0 && at % 8 == 0, "alignment", block, offset);
      require(
          at >= PageHeader.upper(copy) && at + length <= PageHeader.special(copy),
          "place",
          block,
          offset);
      for (int i = at; i < at + length; i++) {
        require(!used[i], "overlap", block, offset);
        used[i] = true;
      }
      total += length;
    }
    require(PageHeader.special(copy) - PageHeader.upper(copy) == total, "gaps", block);
  }

  private void checkTuples(
      int block,
      int level,
      byte @Nullable [] lowKey,
      List<Integer> children,
      List<byte @Nullable []> childKeys) {
    int first = BTreePage.firstDataOffset(copy);
    int last = PageHeader.maxOffset(copy);
    if (lowKey != null && last >= first && level == 0) {
      Bytes.copyIn(lowKey, 0, otherCopy, 0, lowKey.length);
      fill(otherCopy, 0);
      require(orderOfKey(copy, LinePointer.tupleAt(copy, first)) < 0, "low bound", block);
    }
    require(level == 0 || last >= first, "inner page without downlinks", block);
    for (int offset = first; offset <= last; offset++) {
      int at = LinePointer.tupleAt(copy, offset);
      if (level > 0) {
        require(BTreeTuple.isPivot(copy, at), "pivot", block, offset);
        children.add(BTreeTuple.downlink(copy, at));
        childKeys.add(offset == first ? lowKey : tuple(copy, offset));
        int count = BTreeTuple.attributeCount(copy, at, -1);
        require((count == 0) == (offset == first), "minus infinity", block, offset);
      } else {
        require(!BTreeTuple.isPivot(copy, at), "pivot on leaf", block, offset);
        takeLeaf(block, offset, at);
      }
      if (offset == first && level > 0) {
        continue;
      }
      fill(copy, at);
      if (offset < last) {
        int nextAt = LinePointer.tupleAt(copy, offset + 1);
        require(orderOfKey(copy, nextAt) < 0, "order", block, offset);
      }
      if (!BTreePage.isRightmost(copy)) {
        int high = LinePointer.tupleAt(copy, 1);
        int result = compare.compareTuple(key, copy, high);
        require(
            result < 0 || result == 0 && level == 0 && Tid.isValid(key.tid()),
            "high key",
            block,
            offset,
            result);
        if (BTreeTuple.isPosting(copy, at)) {
          key.tid(BTreeTuple.maxHeapTid(copy, at));
          require(
              compare.compareTuple(key, copy, high) <= 0, "posting beyond high key", block, offset);
        }
      }
    }
    leaves += level == 0 ? 1 : 0;
  }

  private void fill(MemorySegment page, int at) {
    compare.fill(key, page, at);
    key.tid(BTreeTuple.heapTid(page, at));
  }

  /// Compares the key with a tuple, what the key lacks counting as less than everything.
  private int orderOfKey(MemorySegment page, int at) {
    int result = compare.compareTuple(key, page, at);
    boolean more =
        BTreeTuple.attributeCount(page, at, key.columns().columnCount()) > key.count()
            || Tid.isValid(BTreeTuple.heapTid(page, at));
    return result >= 0 && sameValues(page, at) && !Tid.isValid(key.tid()) && more ? -1 : result;
  }

  /// Whether the columns that the key has are those of a tuple.
  private boolean sameValues(MemorySegment page, int at) {
    SearchKey present = new SearchKey(tree.columns());
    compare.fill(present, page, at);
    if (present.count() < key.count()) {
      return false;
    }
    key.backward(true);
    int result = compare.compareTuple(key, page, at);
    key.backward(false);
    return result == 0;
  }

  private void takeLeaf(int block, int offset, int at) {
    Vector[] vectors = kind.vectors();
    int[] all = new int[vectors.length];
    Arrays.setAll(all, i -> i);
    new TupleDecoder(index.layout(), all, vectors).indexTuple(copy, at, 0);
    List<Object> values = Values.plain(kind, vectors);
    int count = BTreeTuple.tidCount(copy, at);
    if (BTreeTuple.isPosting(copy, at)) {
      postings++;
      require(count > 1, "posting list of one", block, offset);
    }
    boolean dead = LinePointer.isDead(LinePointer.at(copy, offset));
    deadTuples += dead ? 1 : 0;
    long before = -1;
    for (int i = 0; i < count; i++) {
      long tid = BTreeTuple.tid(copy, at, i);
      require(tid > before, "order of posting list", block, offset);
      before = tid;
      if (!dead) {
        entries.add(new Entry(values, tid));
      }
    }
  }

  /// All pages that are in no chain are deleted, or were never used.
  private void checkOthers() {
    for (int block = 0; block < index.main().blocks(); block++) {
      if (!seen.contains(block)) {
        int buffer = context.buffers().read(index.main(), block);
        context.buffers().lockShared(buffer);
        MemorySegment page = context.buffers().page(buffer);
        boolean fine = PageHeader.isNew(page) || BTreePage.hasFlag(page, BTreePage.DELETED);
        deleted += PageHeader.isNew(page) ? 0 : 1;
        context.buffers().unlockAndRelease(buffer);
        require(fine, "lost page", block);
      }
    }
  }

  /// Values of vectors, decompressed.
  static final class Values {
    static List<Object> plain(TestIndex kind, Vector[] vectors) {
      for (Vector vector : vectors) {
        if (vector instanceof BytesVector bytes
            && !bytes.isNull(0)
            && bytes.form(0) == BytesVector.COMPRESSED) {
          ByteSink raw = new ByteSink(1000);
          int length =
              CompressedValue.decompress(bytes.array(), bytes.from(0), bytes.length(0), raw);
          bytes.clear();
          bytes.set(0, raw.array(), 0, length);
        }
      }
      return kind.get(vectors);
    }
  }
}
