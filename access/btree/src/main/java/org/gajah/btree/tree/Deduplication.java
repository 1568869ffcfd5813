package org.gajah.btree.tree;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.gajah.btree.change.BTreeChanges;
import org.gajah.locks.Proc;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.index.BTreePage;
import org.gajah.page.index.BTreeTuple;
import org.gajah.page.index.IndexTuple;
import org.gajah.page.value.BTreeTupleFormer;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.index.BTreeDedup;

/// Merges tuples of a full leaf that have equal keys into posting lists. Mirrors `_bt_dedup_pass`
/// of `access/nbtree/nbtdedup.c`.
///
/// A page full of one value is going to be split near its end. There the last posting lists are
/// kept small, so that the left half is left with the free space that such a split wants, and the
/// right half is not deduplicated before it is full again.
final class Deduplication {
  /// A posting list with more tids than this is large, when large ones are counted.
  private static final int LARGE = 50;

  /// So many large posting lists are made of a page full of one value.
  private static final int LARGE_PER_PAGE = 6;

  private final Tree tree;
  private final KeyCompare compare;
  private final BTreeChanges changes;
  private final int keyCount;
  private int[] intervals = new int[32];
  private int intervalCount;

  // The posting list being gathered
  private int firstOffset;
  private int tuples;
  private int keySize;
  private int tids;

  private int maxSize;
  private int largeCount;

  Deduplication(Tree tree, KeyCompare compare, BTreeChanges changes) {
    this.tree = tree;
    this.compare = compare;
    this.changes = changes;
    this.keyCount = compare.columns().keyCount();
  }

  /// Merges what can be merged.
  ///
  /// @param buffer the leaf, held exclusively
  /// @param tuple what is going to be inserted
  /// @param afterDeletion whether it was tried to delete old versions before, so that the page is
  ///   not taken for one that is filled with one value
  void pass(int buffer, NewTuple tuple, boolean afterDeletion) {
    plan(tree.page(buffer), tuple, afterDeletion);
    if (intervalCount > 0) {
      apply(buffer);
    }
  }

  private void plan(MemorySegment page, NewTuple tuple, boolean afterDeletion) {
    int first = BTreePage.firstDataOffset(page);
    int last = PageHeader.maxOffset(page);
    boolean single = !afterDeletion && isFullOfOneValue(page, first, last, tuple);
    boolean merging = true;
    maxSize = Math.min(PageLimits.MAX_TUPLE / 2, IndexTuple.SIZE_MASK);
    largeCount = 0;
    intervalCount = 0;
    start(page, first);
    for (int offset = first + 1; offset <= last; offset++) {
      if (merging && isEqual(page, offset) && take(page, offset)) {
        continue;
      }
      finish();
      if (single && largeCount == LARGE_PER_PAGE - 1) {
        leaveRoomForSplit(tuple.size());
      } else if (single && largeCount == LARGE_PER_PAGE) {
        merging = false;
        single = false;
      }
      start(page, offset);
    }
    finish();
  }

  private void start(MemorySegment page, int offset) {
    int at = LinePointer.tupleAt(page, offset);
    firstOffset = offset;
    tuples = 1;
    keySize = BTreeTuple.keySize(page, at);
    tids = BTreeTuple.tidCount(page, at);
  }

  private boolean isEqual(MemorySegment page, int offset) {
    return compare.sameImage(
        page, LinePointer.tupleAt(page, firstOffset), page, LinePointer.tupleAt(page, offset));
  }

  /// Adds a tuple to the posting list unless that would get too long.
  private boolean take(MemorySegment page, int offset) {
    int more = BTreeTuple.tidCount(page, LinePointer.tupleAt(page, offset));
    if (BTreeTupleFormer.postingSize(keySize, tids + more) > maxSize) {
      if (tids > LARGE) {
        largeCount++;
      }
      return false;
    }
    tids += more;
    tuples++;
    return true;
  }

  private void finish() {
    if (tuples > 1) {
      if (2 * intervalCount == intervals.length) {
        intervals = Arrays.copyOf(intervals, 2 * intervals.length);
      }
      intervals[2 * intervalCount] = firstOffset;
      intervals[2 * intervalCount + 1] = tuples;
      intervalCount++;
    }
  }

  private boolean isFullOfOneValue(MemorySegment page, int first, int last, NewTuple tuple) {
    return isSame(page, first, tuple) && isSame(page, last, tuple);
  }

  private boolean isSame(MemorySegment page, int offset, NewTuple tuple) {
    return compare.equalColumns(tuple.memory(), 0, page, LinePointer.tupleAt(page, offset), true)
        == keyCount;
  }

  private void leaveRoomForSplit(int newSize) {
    int free =
        PageHeader.PAGE_SIZE
            - PageHeader.SIZE
            - BTreePage.SPECIAL_SIZE
            - (newSize + LinePointer.SIZE + BTreeTuple.PIVOT_TID_SPACE);
    int reduction = (int) (free * ((100 - SplitPoint.SINGLE_VALUE_FILL_FACTOR) / 100.0));
    maxSize = Math.max(0, maxSize - reduction);
  }

  private void apply(int buffer) {
    BTreeDedup record = new BTreeDedup(intervalCount, Arrays.copyOf(intervals, 2 * intervalCount));
    Proc proc = tree.proc();
    proc.startCritical();
    try {
      changes.deduplicate(record, tree.page(buffer));
      tree.buffers().markDirty(buffer);
      if (tree.needsWal()) {
        RecordBuilder builder = tree.beginRecord();
        tree.register(builder, 0, buffer, RecordBuilder.STANDARD);
        tree.stamp(buffer, tree.log(record));
      }
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      proc.endCritical();
    }
  }
}
