package org.gajah.btree.tree;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.base.error.PgException;
import org.gajah.base.id.Tid;
import org.gajah.page.Bytes;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.index.BTreePage;
import org.gajah.page.index.BTreeTuple;
import org.gajah.page.index.IndexTuple;

/// Chooses where to split a page. Mirrors `access/nbtree/nbtsplitloc.c`.
///
/// Every place between two tuples, the new one among them, where both halves fit is a candidate.
/// They are ordered by how well they balance the free space: evenly, or with the left half filled
/// to the fill factor where it looks as if insertions go on at the right. Among the best few the
/// one wins whose pivot tuple will be the smallest. Pages full of duplicates are special: a split
/// between two equal keys needs a heap tid in the pivot tuple, so the choice is widened, and where
/// nothing helps the page is assumed to be filled in the order of heap tids and split near its end.
final class SplitPoint {
  /// Per cent that the left half keeps where all keys are equal.
  static final int SINGLE_VALUE_FILL_FACTOR = 96;

  /// How far from the best balance a candidate may be, as a part of the page's tuples.
  private static final double LEAF_TOLERANCE = 0.050;

  private static final double INNER_TOLERANCE = 0.075;

  /// Tuples at least this long are looked at for a posting list, which the pivot tuple drops.
  private static final int LOOK_FOR_POSTING = 64;

  /// How close after the group of duplicates a new tuple is taken for one of a descending sequence.
  private static final int DESCENDING_DISTANCE = 9;

  private enum Strategy {
    DEFAULT,
    MANY_DUPLICATES,
    SINGLE_VALUE
  }

  private final KeyCompare compare;
  private final int keyCount;
  private final int fillFactor;
  private final String name;

  // The page and the new tuple
  private MemorySegment page;
  private MemorySegment newItem;
  private int newOffset;
  private int newSize;
  private int maxOffset;
  private boolean isLeaf;
  private boolean isRightmost;
  private int leftSpace;
  private int rightSpace;
  private int dataTotal;
  private int smallestFirstRight;

  // Candidates, in the order of the page
  private int count;
  private int[] firstRight = new int[64];
  private boolean[] onLeft = new boolean[64];
  private int[] leftFree = new int[64];
  private int[] rightFree = new int[64];

  /// Candidates by balance: the imbalance in the upper half, the candidate in the lower.
  private long[] order = new long[64];

  private int interval;

  // The choice
  private int chosenFirstRight;
  private boolean chosenOnLeft;

  /// @param scratch any segment, to start with
  SplitPoint(IndexDescriptor index, KeyCompare compare, MemorySegment scratch) {
    this.compare = compare;
    this.keyCount = index.keyColumnCount();
    this.fillFactor = index.properties().fillFactor();
    this.name = index.name();
    this.page = scratch;
    this.newItem = scratch;
  }

  /// Offset number of the first tuple that goes right, counted on the page as it is; the new tuple
  /// stands before the tuple whose number it gets.
  int firstRight() {
    return chosenFirstRight;
  }

  /// Whether the new tuple goes left.
  boolean onLeft() {
    return chosenOnLeft;
  }

  /// Chooses.
  ///
  /// @param full the page
  /// @param offset the offset number that the new tuple is to get
  /// @param item where the new tuple lies, at the start
  /// @param size its length
  void choose(MemorySegment full, int offset, MemorySegment item, int size) {
    page = full;
    newItem = item;
    newOffset = offset;
    newSize = size + LinePointer.SIZE;
    maxOffset = PageHeader.maxOffset(full);
    isLeaf = BTreePage.isLeaf(full);
    isRightmost = BTreePage.isRightmost(full);
    leftSpace = PageHeader.PAGE_SIZE - PageHeader.SIZE - BTreePage.SPECIAL_SIZE;
    rightSpace = leftSpace;
    if (!isRightmost) {
      rightSpace -= spaceOf(1); // the right half gets the page's high key
    }
    dataTotal = rightSpace - PageHeader.exactFreeSpace(full);
    smallestFirstRight = Integer.MAX_VALUE;
    count = 0;
    collect();
    if (count == 0) {
      throw PgException.internal(
          "could not find a feasible split point for index \"" + name + "\"");
    }
    decide();
  }

  private int spaceOf(int offset) {
    return Bytes.maxAlign(LinePointer.tupleLength(page, offset)) + LinePointer.SIZE;
  }

  // Candidates

  private void collect() {
    ensureCapacity(maxOffset + 2);
    int before = 0;
    for (int offset = BTreePage.firstDataOffset(page); offset <= maxOffset; offset++) {
      int space = spaceOf(offset);
      if (offset < newOffset) {
        consider(offset, false, before, space);
      } else if (offset > newOffset) {
        consider(offset, true, before, space);
      } else {
        consider(offset, false, before, newSize);
        consider(offset, true, before, space);
      }
      before += space;
    }
    if (newOffset > maxOffset) {
      consider(newOffset, false, dataTotal, newSize);
    }
  }

  private void ensureCapacity(int needed) {
    if (firstRight.length < needed) {
      firstRight = new int[needed];
      onLeft = new boolean[needed];
      leftFree = new int[needed];
      rightFree = new int[needed];
      order = new long[needed];
    }
  }

  /// Notes a candidate if both halves fit.
  ///
  /// @param offset the first tuple that would go right
  /// @param newOnLeft whether the new tuple would go left
  /// @param before what the tuples before `offset` take
  /// @param firstSpace what the first tuple on the right takes
  private void consider(int offset, boolean newOnLeft, int before, int firstSpace) {
    boolean newIsFirst = offset == newOffset && !newOnLeft;
    int posting = isLeaf && !newIsFirst && firstSpace > LOOK_FOR_POSTING ? postingSpace(offset) : 0;
    int left = leftSpace - before;
    int right = rightSpace - (dataTotal - before);
    // The first tuple on the right becomes the left half's high key; on leaves the worst is
    // assumed,
    // that nothing of it can be left out and a heap tid comes on top.
    left -= isLeaf ? firstSpace + BTreeTuple.PIVOT_TID_SPACE - posting : firstSpace;
    if (newOnLeft) {
      left -= newSize;
    } else {
      right -= newSize;
    }
    if (!isLeaf) {
      right += firstSpace - (IndexTuple.HEADER_SIZE + LinePointer.SIZE);
    }
    if (left >= 0 && right >= 0) {
      smallestFirstRight = Math.min(smallestFirstRight, firstSpace);
      firstRight[count] = offset;
      onLeft[count] = newOnLeft;
      leftFree[count] = left;
      rightFree[count] = right;
      count++;
    }
  }

  private int postingSpace(int offset) {
    int at = LinePointer.tupleAt(page, offset);
    return BTreeTuple.isPosting(page, at)
        ? IndexTuple.size(page, at) - BTreeTuple.keySize(page, at)
        : 0;
  }

  // The decision

  private void decide() {
    double part = 0.50;
    boolean weighted = false;
    if (!isLeaf) {
      weighted = isRightmost;
      part = PageLimits.INNER_FILL_FACTOR / 100.0;
    } else if (isRightmost) {
      weighted = true;
      part = fillFactor / 100.0;
    } else if (continuesGroup()) {
      if (groupNearEnd()) {
        weighted = true;
        part = fillFactor / 100.0;
      } else if (splitBehindNewItem()) {
        return;
      }
    }
    for (int i = 0; i < count; i++) {
      order[i] = i;
    }
    sort(part, weighted);
    interval = balanced();
    int perfect = smallestFirstRight;
    Strategy strategy = Strategy.DEFAULT;
    if (isLeaf) {
      perfect = penaltyBetween(edge(true), edge(false));
      if (perfect > keyCount) {
        perfect = penaltyBetween(0, count - 1);
        strategy = strategyForDuplicates(perfect);
        perfect = strategy == Strategy.MANY_DUPLICATES ? keyCount : perfect;
      }
    }
    switch (strategy) {
      case DEFAULT -> {}
      case MANY_DUPLICATES -> interval = count;
      case SINGLE_VALUE -> {
        sort(SINGLE_VALUE_FILL_FACTOR / 100.0, true);
        interval = 1;
      }
    }
    take(best(perfect, strategy));
  }

  private void take(int candidate) {
    chosenFirstRight = firstRight[candidate];
    chosenOnLeft = onLeft[candidate];
  }

  /// Orders candidates by balance.
  ///
  /// @param part how full the left half shall be
  /// @param weighted whether that counts; otherwise both halves shall have the same free space
  private void sort(double part, boolean weighted) {
    for (int rank = 0; rank < count; rank++) {
      int i = candidate(rank);
      int difference =
          weighted
              ? (int) (part * leftFree[i] - (1.0 - part) * rightFree[i])
              : leftFree[i] - rightFree[i];
      order[rank] = (long) Math.abs(difference) << 32 | i;
    }
    BalanceSort.sort(order, 0, count);
  }

  private int candidate(int rank) {
    return (int) order[rank];
  }

  /// How many candidates are nearly as well balanced as the best.
  private int balanced() {
    int tolerance = (int) (dataTotal * (isLeaf ? LEAF_TOLERANCE : INNER_TOLERANCE));
    int best = candidate(0);
    for (int rank = 1; rank < count; rank++) {
      int other = candidate(rank);
      if (Math.abs(leftFree[other] - leftFree[best]) > tolerance
          || Math.abs(rightFree[other] - rightFree[best]) > tolerance) {
        return rank;
      }
    }
    return count;
  }

  /// The candidate of the interval that lies furthest left or right on the page, as far as the ends
  /// of the interval tell.
  private int edge(boolean left) {
    int best = candidate(0);
    for (int rank = Math.min(interval, count) - 1; rank > 0; rank--) {
      int other = candidate(rank);
      int side = Integer.compare(firstRight[other], firstRight[best]);
      if (side == 0) {
        side = Boolean.compare(onLeft[other], onLeft[best]);
      }
      if (left ? side < 0 : side > 0) {
        return other;
      }
    }
    return best;
  }

  /// How many columns the pivot tuple of some split between two candidates must have, at least.
  private int penaltyBetween(int leftCandidate, int rightCandidate) {
    return compare.distinguishingImages(
        lastLeftPage(leftCandidate),
        lastLeftAt(leftCandidate),
        firstRightPage(rightCandidate),
        firstRightAt(rightCandidate));
  }

  private boolean newIsLastLeft(int candidate) {
    return onLeft[candidate] && firstRight[candidate] == newOffset;
  }

  private boolean newIsFirstRight(int candidate) {
    return !onLeft[candidate] && firstRight[candidate] == newOffset;
  }

  private MemorySegment lastLeftPage(int candidate) {
    return newIsLastLeft(candidate) ? newItem : page;
  }

  private int lastLeftAt(int candidate) {
    return newIsLastLeft(candidate) ? 0 : LinePointer.tupleAt(page, firstRight[candidate] - 1);
  }

  private MemorySegment firstRightPage(int candidate) {
    return newIsFirstRight(candidate) ? newItem : page;
  }

  private int firstRightAt(int candidate) {
    return newIsFirstRight(candidate) ? 0 : LinePointer.tupleAt(page, firstRight[candidate]);
  }

  /// @param widest how many columns tell the ends of the page apart
  private Strategy strategyForDuplicates(int widest) {
    if (widest <= keyCount) {
      return Strategy.MANY_DUPLICATES;
    }
    if (isRightmost) {
      return Strategy.SINGLE_VALUE;
    }
    int upTo = compare.distinguishingImages(page, LinePointer.tupleAt(page, 1), newItem, 0);
    return upTo <= keyCount ? Strategy.SINGLE_VALUE : Strategy.DEFAULT;
  }

  private int best(int perfect, Strategy strategy) {
    int chosen = candidate(0);
    int lowest = Integer.MAX_VALUE;
    int limit = Math.min(interval, count);
    for (int rank = 0; rank < limit && lowest > perfect; rank++) {
      int penalty = penalty(candidate(rank));
      if (penalty < lowest) {
        lowest = penalty;
        chosen = candidate(rank);
      }
    }
    boolean descending =
        strategy == Strategy.MANY_DUPLICATES
            && !isRightmost
            && !onLeft[chosen]
            && firstRight[chosen] >= newOffset
            && firstRight[chosen] < newOffset + DESCENDING_DISTANCE;
    // Repeated splits right behind a group of duplicates would leave pages that never fill up.
    return descending ? candidate(0) : chosen;
  }

  /// What a candidate's pivot tuple costs: its size on inner pages, its columns on leaves.
  private int penalty(int candidate) {
    if (!isLeaf) {
      return newIsFirstRight(candidate) ? newSize : spaceOf(firstRight[candidate]);
    }
    return penaltyBetween(candidate, candidate);
  }

  // Groups of ascending keys

  /// Whether the new tuple seems to continue a group of ascending ones that share their first
  /// columns, so that the next will come right behind it.
  private boolean continuesGroup() {
    if (keyCount == 1 || newOffset == 2) {
      return false;
    }
    // Only where all tuples have the same, small, size
    int twoLongs = IndexTuple.HEADER_SIZE + 2 * Long.BYTES + LinePointer.SIZE;
    if (newSize != smallestFirstRight
        || newSize * (maxOffset - 1) != dataTotal
        || newSize > twoLongs) {
      return false;
    }
    int before = LinePointer.tupleAt(page, newOffset - 1);
    boolean atEnd = newOffset > maxOffset;
    if (!atEnd && (BTreeTuple.isPosting(page, before) || !isRowBehind(before))) {
      return false;
    }
    int columns = compare.distinguishingImages(page, before, newItem, 0);
    return columns > 1 && columns <= keyCount;
  }

  /// Whether the new tuple's row seems to have been added right after that of the tuple before it.
  private boolean isRowBehind(int before) {
    long low = BTreeTuple.heapTid(page, before);
    long high = BTreeTuple.heapTid(newItem, 0);
    return Tid.block(low) == Tid.block(high)
        || Tid.block(low) + 1 == Tid.block(high) && Tid.offset(high) == 1;
  }

  /// Whether the group ends further right than the fill factor would split.
  private boolean groupNearEnd() {
    return newOffset > maxOffset || newOffset / ((double) maxOffset + 1) > fillFactor / 100.0;
  }

  private boolean splitBehindNewItem() {
    for (int i = 0; i < count; i++) {
      if (newIsLastLeft(i)) {
        take(i);
        return true;
      }
    }
    return false;
  }
}
