package org.gajah.btree.scan;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.index.FreePages;
import org.gajah.accessapi.index.IndexScan;
import org.gajah.accessapi.index.ScanKey;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.activity.statistics.RelationCounts;
import org.gajah.base.error.PgException;
import org.gajah.base.id.Tid;
import org.gajah.btree.scan.ScanPosition.After;
import org.gajah.btree.tree.Descent;
import org.gajah.btree.tree.KeyCompare;
import org.gajah.btree.tree.Metapage;
import org.gajah.btree.tree.ScratchPages;
import org.gajah.btree.tree.Tree;
import org.gajah.buffer.BufferAccess;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.index.BTreePage;
import org.gajah.page.index.BTreeTuple;
import org.gajah.page.index.BTreeWriter;
import org.gajah.page.value.TupleDecoder;
import org.jspecify.annotations.Nullable;

/// A scan of a B-tree. Mirrors `_bt_first`, `_bt_next` and their neighbours, and `_bt_killitems`.
public final class BTreeScan implements IndexScan {
  /// How many pages to the right are tried to find the left sibling after it was split.
  private static final int MAX_STEPS_RIGHT = 4;

  private final Tree tree;
  private final KeyCompare compare;
  private final Metapage metapage;
  private final Descent descent;
  private final Conditions conditions;
  private final Stretches stretches;
  private final PageReader reader;
  private final @Nullable ScratchPages scratchPages;
  private final boolean skipDead;
  private boolean keepsPins;
  private ScanPosition present;
  private @Nullable ScanPosition marked;

  /// The item of the present page that is marked; -1 when none is, or one of another page.
  private int markedItem = -1;

  private boolean hasMark;

  /// Whether the scan is on a page.
  private boolean placed;

  /// Whether it came to its end going forward, or backward.
  private boolean ended;

  private boolean endedForward;

  /// Whether it went on to a sibling with no regard to stretches, as it does when it turns round.
  private boolean lost;

  private boolean onFirstPage;
  private final RelationCounts counts;

  /// @param scratchPages for the values of an index-only scan; null when none are wanted
  public BTreeScan(
      StorageContext context, IndexDescriptor index, @Nullable ScratchPages scratchPages) {
    this.tree = new Tree(context, index, FreePages.NONE);
    this.counts = context.counts(index);
    this.compare = new KeyCompare(tree.columns());
    this.metapage = new Metapage(tree);
    this.descent = new Descent(tree, compare, metapage);
    this.conditions = new Conditions(tree.columns());
    this.stretches = new Stretches(conditions, compare);
    this.reader = new PageReader(compare, conditions, stretches);
    this.scratchPages = scratchPages;
    // A standby's snapshots may be older than the primary's hints.
    this.skipDead = context.wal().wal().isStarted();
    this.keepsPins = scratchPages != null || !index.needsWal();
    this.present = new ScanPosition(tree.buffers(), scratchPages);
  }

  @Override
  public void anySnapshot() {
    keepsPins = true;
  }

  @Override
  public void rescan(List<ScanKey> keys) {
    leavePage();
    if (marked != null) {
      marked.unpin();
    }
    markedItem = -1;
    hasMark = false;
    placed = false;
    ended = false;
    conditions.set(keys);
  }

  @Override
  public long next(boolean forward) {
    if (placed) {
      int index = present.index + (forward ? 1 : -1);
      if (index >= 0 && index < present.count) {
        present.index = index;
        counts.returned(1);
        return present.tid();
      }
    } else if (ended && endedForward == forward) {
      return Tid.INVALID;
    }
    try {
      boolean found = placed ? step(forward) : first(forward);
      if (!found) {
        return Tid.INVALID;
      }
      counts.returned(1);
      return present.tid();
    } catch (Throwable fault) {
      tree.releaseAll();
      throw fault;
    }
  }

  @Override
  public long collect(TidCollector into) {
    long total = 0;
    try {
      for (boolean any = first(true); any; any = step(true)) {
        for (int i = 0; i < present.count; i++) {
          into.add(present.tid(i), false);
        }
        total += present.count;
      }
    } catch (Throwable fault) {
      tree.releaseAll();
      throw fault;
    }
    counts.returned(total);
    return total;
  }

  @Override
  public boolean mustRecheck() {
    return false;
  }

  @Override
  public void decode(TupleDecoder decoder, int row) {
    decoder.indexTuple(present.values(), present.valuesAt(), row);
  }

  // From page to page

  /// Goes to the first page with a match.
  private boolean first(boolean forward) {
    ended = false;
    lost = false;
    onFirstPage = true;
    if (conditions.impossible()) {
      return end(forward);
    }
    counts.scan();
    stretches.heapTidsOrdered(Metapage.ordersHeapTids(metapage.recent()));
    stretches.reset(forward);
    return readOn(After.DESCENT, forward);
  }

  /// Goes to the next page with a match.
  private boolean step(boolean forward) {
    After after = present.after;
    if (lost || present.forward != forward) {
      lost = true;
      after = After.SIBLING;
    }
    if (forward ? !present.moreRight : !present.moreLeft) {
      after = After.NOTHING;
    }
    if (markedItem >= 0) {
      keepMark();
    }
    leavePage();
    return readOn(after, forward);
  }

  private boolean readOn(After first, boolean forward) {
    After after = first;
    while (true) {
      tree.proc().checkInterrupts();
      int buffer =
          switch (after) {
            case NOTHING -> BufferAccess.NONE;
            case DESCENT -> descend(forward);
            case SIBLING -> forward ? right() : left();
          };
      if (buffer == BufferAccess.NONE) {
        return end(forward);
      }
      if (read(buffer, after == After.DESCENT, forward)) {
        placed = true;
        return true;
      }
      after = present.after;
    }
  }

  private boolean end(boolean forward) {
    placed = false;
    ended = true;
    endedForward = forward;
    return false;
  }

  /// Holds the leaf where the present stretch starts, or ends when going backward.
  private int descend(boolean forward) {
    if (forward) {
      return stretches.startsAnywhere()
          ? descent.endOfLevel(0, false)
          : descent.search(stretches.start());
    }
    return stretches.endsAnywhere() ? descent.endOfLevel(0, true) : descent.search(stretches.end());
  }

  /// Holds the next page to the right that is alive.
  private int right() {
    int block = present.next;
    while (block != BTreePage.NONE) {
      int buffer = tree.hold(block, false);
      MemorySegment page = tree.page(buffer);
      if (!BTreePage.isIgnorable(page)) {
        return buffer;
      }
      block = BTreePage.next(page);
      tree.release(buffer);
    }
    return BufferAccess.NONE;
  }

  /// Holds the next page to the left that is alive.
  private int left() {
    int buffer = tree.hold(present.block, false);
    do {
      buffer = walkLeft(buffer);
    } while (buffer != BufferAccess.NONE && BTreePage.isIgnorable(tree.page(buffer)));
    return buffer;
  }

  /// Lets a page go and holds the one to its left. As pages are locked one at a time, it may have
  /// been split meanwhile, so that the page wanted is further right, or the first page was deleted.
  private int walkLeft(int from) {
    int buffer = from;
    while (true) {
      int origin = tree.block(buffer);
      int left = BTreePage.previous(tree.page(buffer));
      if (left == BTreePage.NONE) {
        tree.release(buffer);
        return BufferAccess.NONE;
      }
      tree.release(buffer);
      tree.proc().checkInterrupts();
      buffer = findLeftOf(origin, left);
      if (buffer != BufferAccess.NONE) {
        return buffer;
      }
      buffer = tree.hold(origin, false);
      if (BTreePage.hasFlag(tree.page(buffer), BTreePage.DELETED)) {
        buffer = heirOf(buffer);
      } else if (BTreePage.previous(tree.page(buffer)) == left) {
        throw PgException.internal(
            "could not find left sibling of block %s in index \"%s\""
                .formatted(Integer.toUnsignedString(origin), tree.index().name()));
      }
    }
  }

  private int findLeftOf(int origin, int left) {
    int buffer = tree.hold(left, false);
    for (int steps = 0; ; steps++) {
      MemorySegment page = tree.page(buffer);
      if (!BTreePage.hasFlag(page, BTreePage.DELETED) && BTreePage.next(page) == origin) {
        return buffer;
      }
      if (BTreePage.isRightmost(page) || steps == MAX_STEPS_RIGHT) {
        tree.release(buffer);
        return BufferAccess.NONE;
      }
      buffer = tree.step(buffer, BTreePage.next(page), false);
    }
  }

  /// Holds the page that has the key space of a deleted one: the next to the right that is not.
  private int heirOf(int deleted) {
    int buffer = deleted;
    while (BTreePage.hasFlag(tree.page(buffer), BTreePage.DELETED)) {
      MemorySegment page = tree.page(buffer);
      if (BTreePage.isRightmost(page)) {
        throw tree.fellOffTheEnd();
      }
      buffer = tree.step(buffer, BTreePage.next(page), false);
    }
    return buffer;
  }

  // On a page

  /// Reads a page, which is held.
  ///
  /// @param descended whether the page was found by a descent
  /// @return whether there was a match
  private boolean read(int buffer, boolean descended, boolean forward) {
    MemorySegment page = tree.page(buffer);
    ScanPosition position = present;
    position.clear();
    position.block = tree.block(buffer);
    position.next = BTreePage.next(page);
    position.previous = BTreePage.previous(page);
    position.lsn = PageHeader.lsn(page);
    position.forward = forward;
    position.moreLeft = !forward || !onFirstPage;
    position.moreRight = forward || !onFirstPage;
    onFirstPage = false;
    if (lost && !find(page, forward)) {
      tree.release(buffer);
      return false;
    }
    reader.read(page, startOn(page, descended, forward), forward, skipDead, position);
    boolean any = position.count > 0;
    position.index = forward ? 0 : position.count - 1;
    if (any && keepsPins) {
      tree.unlock(buffer);
      position.buffer = buffer;
    } else {
      tree.release(buffer);
    }
    return any;
  }

  /// Finds out which stretch the scan is in after it has turned round. Says in the position where
  /// to go on when nothing of it is on this page.
  private boolean find(MemorySegment page, boolean forward) {
    int first = BTreePage.firstDataOffset(page);
    int last = PageHeader.maxOffset(page);
    if (last < first) {
      present.after = After.SIBLING;
      return false;
    }
    int at = LinePointer.tupleAt(page, forward ? first : last);
    if (!stretches.seek(page, at, forward)) {
      present.after = After.NOTHING;
      return false;
    }
    lost = false;
    return true;
  }

  private int startOn(MemorySegment page, boolean descended, boolean forward) {
    int first = BTreePage.firstDataOffset(page);
    int behind = PageHeader.maxOffset(page) + 1;
    if (!forward) {
      return stretches.endsAnywhere()
          ? behind
          : compare.search(stretches.end(), page, first, behind);
    }
    boolean known = stretches.startsAnywhere() || !descended && !conditions.hasArrays();
    return known ? first : compare.search(stretches.start(), page, first, behind);
  }

  private void leavePage() {
    if (present.killedCount() > 0) {
      try {
        markKilled();
      } catch (Throwable fault) {
        tree.releaseAll();
        throw fault;
      }
    }
    present.unpin();
  }

  // Dead tuples

  @Override
  public void killPresent() {
    if (skipDead) {
      present.kill();
    }
  }

  /// Marks the tuples as dead whose rows were all killed.
  private void markKilled() {
    int buffer = present.buffer;
    boolean pinned = buffer != BufferAccess.NONE;
    if (pinned) {
      tree.lock(buffer, false);
    } else {
      buffer = tree.hold(present.block, false);
      if (PageHeader.lsn(tree.page(buffer)) != present.lsn) {
        tree.release(buffer);
        present.forgetKilled();
        return;
      }
    }
    if (markKilled(tree.page(buffer))) {
      tree.buffers().markDirtyHint(buffer, true);
    }
    if (pinned) {
      tree.unlock(buffer);
    } else {
      tree.release(buffer);
    }
    present.forgetKilled();
  }

  private boolean markKilled(MemorySegment page) {
    int[] killed = present.killed();
    int count = present.killedCount();
    int last = PageHeader.maxOffset(page);
    boolean any = false;
    for (int i = 0; i < count; i++) {
      // Tuples may have moved right by insertions, but not to another place.
      for (int offset = present.offset(killed[i]); offset <= last; offset++) {
        int at = LinePointer.tupleAt(page, offset);
        int own = killedRows(page, at, killed, i, count);
        if (own == BTreeTuple.tidCount(page, at)) {
          if (!LinePointer.isDead(LinePointer.at(page, offset))) {
            BTreeWriter.markDead(page, offset);
            any = true;
          }
          i += own - 1;
          break;
        }
      }
    }
    return any;
  }

  /// How many rows of a tuple, from its first on, are the killed items from `from` on.
  private int killedRows(MemorySegment page, int at, int[] killed, int from, int count) {
    int own = BTreeTuple.tidCount(page, at);
    int same = 0;
    while (same < own
        && from + same < count
        && present.tid(killed[from + same]) == BTreeTuple.tid(page, at, same)) {
      same++;
    }
    return same;
  }

  // Marks

  @Override
  public void mark() {
    hasMark = placed;
    markedItem = placed ? present.index : -1;
  }

  /// Copies the page with the mark before it is left.
  private void keepMark() {
    ScanPosition copy = marked;
    if (copy == null) {
      copy = new ScanPosition(tree.buffers(), scratchPages);
      marked = copy;
    }
    copy.copyFrom(present);
    copy.index = markedItem;
    markedItem = -1;
  }

  @Override
  public void restore() {
    if (markedItem >= 0) {
      present.index = markedItem;
      return;
    }
    leavePage();
    ScanPosition copy = marked;
    if (!hasMark || copy == null) {
      placed = false;
      return;
    }
    present.copyFrom(copy);
    markedItem = present.index;
    placed = true;
    ended = false;
    lost = true;
  }

  @Override
  public void close() {
    try {
      leavePage();
    } finally {
      present.close();
      if (marked != null) {
        marked.close();
      }
    }
  }
}
