package org.gajah.btree.scan;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.gajah.btree.scan.ScanPosition.After;
import org.gajah.btree.tree.KeyCompare;
import org.gajah.btree.tree.SearchKey;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.index.BTreePage;

/// Finds on one page what a scan wants. The page is locked by the caller.
final class PageReader {
  /// Steps this long are no longer near by.
  private static final int NEAR = 16;

  private final KeyCompare compare;
  private final Conditions conditions;
  private final Stretches stretches;
  private int[] ranges = new int[4];
  private int rangeCount;

  PageReader(KeyCompare compare, Conditions conditions, Stretches stretches) {
    this.compare = compare;
    this.conditions = conditions;
    this.stretches = stretches;
  }

  /// Collects the matches on a page.
  ///
  /// @param from where to start: the first tuple when going forward, the one behind the last when
  ///   going backward
  /// @param skipDead whether tuples that are marked as dead are left out
  void read(MemorySegment page, int from, boolean forward, boolean skipDead, ScanPosition into) {
    rangeCount = 0;
    into.after = forward ? findForward(page, from) : findBackward(page, from);
    if (forward) {
      for (int i = 0; i < rangeCount; i++) {
        collect(page, ranges[2 * i], ranges[2 * i + 1], skipDead, into);
      }
    } else {
      for (int i = rangeCount - 1; i >= 0; i--) {
        collect(page, ranges[2 * i], ranges[2 * i + 1], skipDead, into);
      }
    }
  }

  // Ranges of offset numbers

  private After findForward(MemorySegment page, int from) {
    int last = PageHeader.maxOffset(page);
    boolean rightmost = BTreePage.isRightmost(page);
    int offset = from;
    while (true) {
      int end = endOf(page, offset, last);
      add(offset, end);
      if (end > last) {
        if (rightmost) {
          return After.NOTHING;
        }
        if (stretches.endsAnywhere() || compare.isBeyond(stretches.end(), page)) {
          return After.SIBLING;
        }
      }
      int beyond = LinePointer.tupleAt(page, end > last ? 1 : end);
      if (!stretches.advance(page, beyond, true)) {
        return After.NOTHING;
      }
      if (!rightmost && compare.isBeyond(stretches.start(), page)) {
        return After.DESCENT;
      }
      offset = compare.search(stretches.start(), page, end, last + 1);
    }
  }

  /// Where the present stretch ends on a page: its first tuple behind it. Looks at tuples near by
  /// first, which are in the processor's cache, then at the last one of the page.
  private int endOf(MemorySegment page, int offset, int last) {
    SearchKey end = stretches.end();
    if (offset > last || stretches.endsAnywhere()) {
      return last + 1;
    }
    int low = offset;
    int step = 1;
    while (low + step - 1 <= last) {
      if (!isBefore(end, page, low + step - 1)) {
        return compare.search(end, page, low, low + step - 1);
      }
      low += step;
      step *= 2;
      if (step == NEAR && low <= last && isBefore(end, page, last)) {
        return last + 1;
      }
    }
    return compare.search(end, page, low, last + 1);
  }

  /// Whether a tuple lies before a key.
  private boolean isBefore(SearchKey key, MemorySegment page, int offset) {
    return compare.compare(key, page, offset) >= (key.nextKey() ? 0 : 1);
  }

  private After findBackward(MemorySegment page, int from) {
    int first = BTreePage.firstDataOffset(page);
    int end = from;
    while (true) {
      int start =
          stretches.startsAnywhere() ? first : compare.search(stretches.start(), page, first, end);
      add(start, end);
      if (start == first) {
        return BTreePage.isLeftmost(page) ? After.NOTHING : After.SIBLING;
      }
      if (!stretches.advance(page, LinePointer.tupleAt(page, start - 1), false)) {
        return After.NOTHING;
      }
      end = compare.search(stretches.end(), page, first, start);
      if (end == first) {
        return BTreePage.isLeftmost(page) ? After.NOTHING : After.DESCENT;
      }
    }
  }

  private void add(int from, int to) {
    if (from < to) {
      if (ranges.length < 2 * rangeCount + 2) {
        ranges = Arrays.copyOf(ranges, 2 * ranges.length);
      }
      ranges[2 * rangeCount] = from;
      ranges[2 * rangeCount + 1] = to;
      rangeCount++;
    }
  }

  // Tuples

  private void collect(MemorySegment page, int from, int to, boolean skipDead, ScanPosition into) {
    boolean filtered = conditions.filterCount() > 0;
    for (int offset = from; offset < to; offset++) {
      int pointer = LinePointer.at(page, offset);
      if (skipDead && LinePointer.isDead(pointer)) {
        continue;
      }
      int at = LinePointer.offset(pointer);
      if (!filtered || matches(page, at)) {
        into.add(page, offset, at);
      }
    }
  }

  private boolean matches(MemorySegment page, int at) {
    for (int i = 0; i < conditions.filterCount(); i++) {
      if (!Values.holds(compare, page, at, conditions.filter(i))) {
        return false;
      }
    }
    return true;
  }
}
