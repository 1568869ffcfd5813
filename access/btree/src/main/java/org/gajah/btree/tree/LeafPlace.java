package org.gajah.btree.tree;

import java.lang.foreign.MemorySegment;
import org.gajah.base.error.PgException;
import org.gajah.base.id.Tid;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.index.BTreePage;
import org.gajah.page.index.BTreeTuple;

/// Where on a leaf a key belongs. What one search found out helps the next on the same page, as
/// long as nothing moves there. Reused by its owner. Mirrors the bounds in `BTInsertStateData`.
final class LeafPlace {
  /// The new tid falls into a posting list that is marked as dead.
  static final int DEAD_POSTING = -1;

  private final Tree tree;
  private final KeyCompare compare;
  private boolean known;
  private int low;
  private int strictHigh;
  private int postingOffset;

  LeafPlace(Tree tree, KeyCompare compare) {
    this.tree = tree;
    this.compare = compare;
  }

  /// Forgets everything: another page, or tuples have moved.
  void clear() {
    known = false;
    low = 0;
    strictHigh = 0;
    postingOffset = 0;
  }

  boolean isKnown() {
    return known;
  }

  /// All tuples before are less than the key.
  int low() {
    return low;
  }

  /// All tuples from here on are greater than the key.
  int strictHigh() {
    return strictHigh;
  }

  /// Whether the last search saw tuples that are equal to the key as it was then.
  boolean sawEqual() {
    return low < strictHigh;
  }

  /// Where in the posting list before the place the new tid belongs; 0 when it does not belong into
  /// one, or [#DEAD_POSTING].
  int postingOffset() {
    return postingOffset;
  }

  /// Whether the page surely is the right one: the place is known not to be at its end.
  boolean isInside(MemorySegment page) {
    return known && low <= strictHigh && strictHigh <= PageHeader.maxOffset(page);
  }

  /// Finds the first tuple that is greater or equal.
  int find(SearchKey key, int buffer) {
    MemorySegment page = tree.page(buffer);
    int from = known ? low : BTreePage.firstDataOffset(page);
    int to = known ? strictHigh : PageHeader.maxOffset(page) + 1;
    if (!known && to <= from) {
      return from;
    }
    int strict = to;
    boolean hasTid = Tid.isValid(key.tid);
    while (from < to) {
      int middle = from + to >>> 1;
      int result = compare.compare(key, page, middle);
      if (result > 0) {
        from = middle + 1;
        continue;
      }
      to = middle;
      if (result != 0) {
        strict = middle;
      } else if (hasTid) {
        noteOverlap(key, buffer, page, middle);
      }
    }
    low = from;
    strictHigh = strict;
    known = true;
    return from;
  }

  private void noteOverlap(SearchKey key, int buffer, MemorySegment page, int offset) {
    int pointer = LinePointer.at(page, offset);
    int at = LinePointer.offset(pointer);
    if (postingOffset != 0) {
      throw duplicateTid(key.tid, buffer, low, strictHigh);
    }
    if (!BTreeTuple.isPosting(page, at)) {
      return;
    }
    postingOffset = LinePointer.isDead(pointer) ? DEAD_POSTING : searchPosting(page, at, key.tid);
  }

  private static int searchPosting(MemorySegment page, int at, long tid) {
    int from = 0;
    int to = BTreeTuple.postingCount(page, at);
    while (from < to) {
      int middle = from + to >>> 1;
      long there = BTreeTuple.postingTid(page, at, middle);
      if (there == tid) {
        return middle;
      }
      if (there < tid) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  private PgException duplicateTid(long tid, int buffer, int from, int to) {
    return Tree.corrupted(
        "table tid from new index tuple (%s,%d) cannot find insert offset between offsets %d and %d of block %s in index \"%s\""
            .formatted(
                Integer.toUnsignedString(Tid.block(tid)),
                Tid.offset(tid),
                from,
                to,
                Integer.toUnsignedString(tree.block(buffer)),
                tree.index().name()));
  }
}
