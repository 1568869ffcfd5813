package org.gajah.btree.tree;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gajah.accessapi.table.IndexDeletion;
import org.gajah.accessapi.table.TableFetch;
import org.gajah.base.id.Tid;
import org.gajah.btree.change.BTreeChanges;
import org.gajah.locks.Proc;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.index.BTreePage;
import org.gajah.page.index.BTreeTuple;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.index.BTreeDelete;
import org.gajah.walformat.index.BTreeDeletion;

/// Deletes tuples from a full leaf whose rows are dead, to make room without a split. Mirrors
/// `_bt_simpledel_pass`, `_bt_bottomupdel_pass` and `_bt_delitems_delete_check`.
///
/// Either some tuples are marked as dead: then they go, and with them whatever else turns out to be
/// dead in the same table blocks. Or none is, but there are duplicates that look like versions of
/// the same rows: then the table is asked to look for dead ones among them, as long as that seems
/// worth while.
final class Deletion {
  /// What the deletion of a tid out of a posting list frees, at worst.
  private static final int TID_SPACE = BTreeTuple.TID_SIZE;

  private final Tree tree;
  private final KeyCompare compare;
  private final BTreeChanges changes;
  private final IndexDeletion candidates = new IndexDeletion();

  /// For each candidate, in the order of the page: its tuple's offset number, its tid, and in the
  /// end whether it may be deleted.
  private int[] offsets = new int[64];

  private long[] tids = new long[64];
  private boolean[] deletable = new boolean[64];
  private int count;

  private int[] blocks = new int[16];
  private int blockCount;
  private boolean anyDuplicates;

  Deletion(Tree tree, KeyCompare compare, BTreeChanges changes) {
    this.tree = tree;
    this.compare = compare;
    this.changes = changes;
  }

  // Tuples that are marked

  /// Deletes the tuples that are marked as dead.
  ///
  /// @param buffer the leaf, held exclusively
  /// @param newTid of the row that needs the room
  /// @return whether there were any
  boolean deleteMarked(int buffer, long newTid, TableFetch table) {
    MemorySegment page = tree.page(buffer);
    if (!collectBlocks(page, newTid)) {
      return false;
    }
    start();
    candidates.start(tree.index().name(), tree.block(buffer));
    int last = PageHeader.maxOffset(page);
    for (int offset = BTreePage.firstDataOffset(page); offset <= last; offset++) {
      int pointer = LinePointer.at(page, offset);
      int at = LinePointer.offset(pointer);
      boolean dead = LinePointer.isDead(pointer);
      int own = BTreeTuple.tidCount(page, at);
      for (int i = 0; i < own; i++) {
        long tid = BTreeTuple.tid(page, at, i);
        if (Arrays.binarySearch(blocks, 0, blockCount, Tid.block(tid)) >= 0) {
          add(tid, offset, dead, false, 0);
        }
      }
    }
    deleteDeletable(buffer, table);
    return true;
  }

  /// Collects the table blocks that dead tuples lead to, and the new tuple's.
  ///
  /// @return whether there are dead tuples
  private boolean collectBlocks(MemorySegment page, long newTid) {
    blockCount = 0;
    addBlock(Tid.block(newTid));
    boolean any = false;
    int last = PageHeader.maxOffset(page);
    for (int offset = BTreePage.firstDataOffset(page); offset <= last; offset++) {
      int pointer = LinePointer.at(page, offset);
      if (LinePointer.isDead(pointer)) {
        any = true;
        int at = LinePointer.offset(pointer);
        int own = BTreeTuple.tidCount(page, at);
        for (int i = 0; i < own; i++) {
          addBlock(Tid.block(BTreeTuple.tid(page, at, i)));
        }
      }
    }
    Arrays.sort(blocks, 0, blockCount);
    return any;
  }

  private void addBlock(int block) {
    if (blockCount > 0 && blocks[blockCount - 1] == block) {
      return;
    }
    if (blockCount == blocks.length) {
      blocks = Arrays.copyOf(blocks, 2 * blockCount);
    }
    blocks[blockCount++] = block;
  }

  private void start() {
    count = 0;
    anyDuplicates = false;
  }

  private void add(long tid, int offset, boolean known, boolean promising, int space) {
    if (count == tids.length) {
      offsets = Arrays.copyOf(offsets, 2 * count);
      tids = Arrays.copyOf(tids, 2 * count);
      deletable = Arrays.copyOf(deletable, 2 * count);
    }
    offsets[count] = offset;
    tids[count] = tid;
    deletable[count] = known;
    candidates.add(tid, count, known, promising, space);
    count++;
  }

  // Old versions

  /// Deletes old versions of rows.
  ///
  /// @param newSize length of the new tuple
  /// @return whether that helped so much, or the page is such, that merging duplicates is not worth
  ///   while
  boolean deleteOldVersions(int buffer, int newSize, TableFetch table) {
    MemorySegment page = tree.page(buffer);
    int wanted = newSize + LinePointer.SIZE;
    start();
    candidates.startBottomUp(
        tree.index().name(), tree.block(buffer), Math.max(PageHeader.PAGE_SIZE / 16, wanted));
    int last = PageHeader.maxOffset(page);
    int first = BTreePage.firstDataOffset(page);
    while (first <= last) {
      int end = first + 1;
      while (end <= last && isSame(page, first, end)) {
        end++;
      }
      addGroup(page, first, end);
      first = end;
    }
    boolean hadDuplicates = anyDuplicates;
    deleteDeletable(buffer, table);
    return !hadDuplicates
        || PageHeader.exactFreeSpace(page) >= Math.max(PageHeader.PAGE_SIZE / 24, wanted);
  }

  private boolean isSame(MemorySegment page, int one, int other) {
    return compare.sameImage(
        page, LinePointer.tupleAt(page, one), page, LinePointer.tupleAt(page, other));
  }

  /// Adds the tuples from `first` to before `end`, which have equal keys.
  private void addGroup(MemorySegment page, int first, int end) {
    boolean duplicates = end - first > 1;
    anyDuplicates |= duplicates;
    for (int offset = first; offset < end; offset++) {
      int pointer = LinePointer.at(page, offset);
      int at = LinePointer.offset(pointer);
      if (BTreeTuple.isPosting(page, at)) {
        addPosting(page, at, offset, duplicates);
      } else {
        int space = LinePointer.length(pointer) + LinePointer.SIZE;
        add(BTreeTuple.heapTid(page, at), offset, false, duplicates, space);
      }
    }
  }

  /// Adds the tids of a posting list. It usually stands for many rows, so at most one tid promises
  /// anything: the first or the last, whichever lies in the block that most of them seem to be in.
  private void addPosting(MemorySegment page, int at, int offset, boolean duplicates) {
    int own = BTreeTuple.postingCount(page, at);
    int middle = Tid.block(BTreeTuple.postingTid(page, at, own / 2));
    boolean first = duplicates && Tid.block(BTreeTuple.postingTid(page, at, 0)) == middle;
    boolean last =
        duplicates && !first && Tid.block(BTreeTuple.postingTid(page, at, own - 1)) == middle;
    for (int i = 0; i < own; i++) {
      boolean promising = first && i == 0 || last && i == own - 1;
      add(BTreeTuple.postingTid(page, at, i), offset, false, promising, TID_SPACE);
    }
  }

  // Deleting

  private void deleteDeletable(int buffer, TableFetch table) {
    int horizon = table.findDeletable(candidates);
    for (int i = 0; i < candidates.count(); i++) {
      deletable[candidates.id(i)] |= candidates.isDeletable(i);
    }
    BTreeDeletion deletion = collect(tree.page(buffer));
    if (deletion.deletedCount() + deletion.updatedCount() > 0) {
      apply(new BTreeDelete(horizon, tree.index().isCatalog(), deletion), buffer);
    }
  }

  /// Sorts what may be deleted into tuples that go and posting lists that lose tids.
  private BTreeDeletion collect(MemorySegment page) {
    int[] deleted = new int[PageHeader.maxOffset(page)];
    int deletedCount = 0;
    List<BTreeDeletion.Update> updated = new ArrayList<>();
    int end;
    for (int from = 0; from < count; from = end) {
      int offset = offsets[from];
      end = from + 1;
      while (end < count && offsets[end] == offset) {
        end++;
      }
      int at = LinePointer.tupleAt(page, offset);
      int own = BTreeTuple.tidCount(page, at);
      int[] gone = positions(page, at, own, from, end);
      if (gone.length == own) {
        deleted[deletedCount++] = offset;
      } else if (gone.length > 0) {
        updated.add(new BTreeDeletion.Update(offset, gone));
      }
    }
    return new BTreeDeletion(Arrays.copyOf(deleted, deletedCount), updated);
  }

  /// The positions in a tuple of the tids that may be deleted.
  private int[] positions(MemorySegment page, int at, int own, int from, int end) {
    int[] positions = new int[Math.min(own, end - from)];
    int found = 0;
    int position = 0;
    for (int candidate = from; candidate < end; candidate++) {
      if (!deletable[candidate]) {
        continue;
      }
      while (BTreeTuple.tid(page, at, position) != tids[candidate]) {
        position++;
      }
      positions[found++] = position;
    }
    return Arrays.copyOf(positions, found);
  }

  private void apply(BTreeDelete record, int buffer) {
    Proc proc = tree.proc();
    proc.startCritical();
    try {
      changes.remove(record.deletion(), tree.page(buffer));
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
