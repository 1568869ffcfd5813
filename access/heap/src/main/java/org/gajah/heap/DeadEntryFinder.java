package org.gajah.heap;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.table.IndexDeletion;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.BlockNumber;
import org.gajah.base.id.Tid;
import org.gajah.base.id.Xid;
import org.gajah.buffer.BufferAccess;
import org.gajah.heap.visibility.RowState;
import org.gajah.heap.visibility.VacuumVerdict;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.heap.Infomask;
import org.gajah.transaction.HorizonTest;

/// Says of the entries of an index page which lead to nothing but row versions that nobody can see.
/// Mirrors `heap_index_delete_tuples`.
///
/// For entries that are known to be dead this is only about the conflict horizon, and about
/// neighbours in the same heap blocks. In a bottom-up deletion nothing is known: the blocks that
/// look most promising are visited first, and no more of them than pay.
final class DeadEntryFinder {
  /// The most blocks that a bottom-up deletion visits.
  private static final int MAX_BLOCKS = 6;

  /// Blocks that lie as near to each other count as neighbours.
  private static final int NEAR = 3;

  private final TableDescriptor table;
  private final BufferAccess buffers;
  private final RowState state;
  private final VacuumVerdict verdict;
  private final HorizonTest horizon;
  private final StorageContext context;
  private int conflictHorizon;

  /// The entries of one block.
  private record Group(int first, int count, int promising) {
    static int compare(Group a, Group b) {
      if (a.promising != b.promising) {
        return b.promising - a.promising;
      }
      int order = Integer.compare(powerOfTwo(b.count), powerOfTwo(a.count));
      return order != 0 ? order : a.first - b.first;
    }
  }

  DeadEntryFinder(StorageContext context, TableDescriptor table, RowState state) {
    this.context = context;
    this.table = table;
    this.buffers = context.buffers();
    this.state = state;
    this.verdict = new VacuumVerdict(state);
    this.horizon = context.transaction().horizonTest(table.horizonKind());
  }

  private static int powerOfTwo(int count) {
    return count <= 1 ? 1 : Integer.highestOneBit(count - 1) << 1;
  }

  /// Looks at the entries; see [org.gajah.accessapi.table.TableFetch#findDeletable].
  int find(IndexDeletion deletion) {
    conflictHorizon = Xid.INVALID;
    sort(deletion, 0, deletion.count());
    int favourable = deletion.isBottomUp() ? chooseBlocks(deletion) : 0;
    int target = deletion.wantedSpace();
    int freed = 0;
    int freedBefore = 0;
    int visited = 0;
    int done = 0;
    int buffer = BufferAccess.NONE;
    int block = BlockNumber.INVALID;
    boolean enough = false;
    try {
      for (int i = 0; i < deletion.count(); i++) {
        long tid = deletion.tid(i);
        if (buffer == BufferAccess.NONE || Tid.block(tid) != block) {
          if (deletion.isBottomUp()) {
            if (enough || visited > 0 && freed == freedBefore) {
              break;
            }
            freedBefore = freed;
            if (favourable > 0) {
              favourable--;
            } else {
              target /= 2;
            }
          }
          buffer = moveTo(buffer, Tid.block(tid));
          block = Tid.block(tid);
          visited++;
        }
        checkTid(buffers.page(buffer), deletion, i);
        if (!deletion.isDeletable(i)) {
          if (isNeeded(buffer, Tid.offset(tid))) {
            continue;
          }
          deletion.deletable(i);
          freed += deletion.space(i);
          enough |= deletion.isBottomUp() && freed >= target;
        }
        noteRemoved(buffers.page(buffer), Tid.offset(tid));
        done = i + 1;
      }
    } finally {
      if (buffer != BufferAccess.NONE) {
        buffers.unlockAndRelease(buffer);
      }
    }
    deletion.truncate(done);
    return conflictHorizon;
  }

  private int moveTo(int buffer, int block) {
    if (buffer != BufferAccess.NONE) {
      buffers.unlockAndRelease(buffer);
    }
    int next = buffers.read(table.main(), block);
    buffers.lockShared(next);
    return next;
  }

  /// An entry cannot lead to where no row could be.
  private static void checkTid(MemorySegment page, IndexDeletion deletion, int entry) {
    int offset = Tid.offset(deletion.tid(entry));
    if (offset > PageHeader.maxOffset(page)) {
      throw corrupted("past end of heap page line pointer array", deletion, entry);
    }
    int pointer = LinePointer.at(page, offset);
    if (!LinePointer.isUsed(pointer)) {
      throw corrupted("to unused heap page item", deletion, entry);
    }
    if (LinePointer.isNormal(pointer) && HeapTuple.isHeapOnly(page, LinePointer.offset(pointer))) {
      throw corrupted("to heap-only tuple", deletion, entry);
    }
  }

  private static PgException corrupted(String where, IndexDeletion deletion, int entry) {
    return new PgException(
        SqlState.INDEX_CORRUPTED,
        "heap tid from index tuple %s points %s at offset %d of block %s in index \"%s\""
            .formatted(
                Tid.toString(deletion.tid(entry)),
                where,
                deletion.id(entry),
                Integer.toUnsignedString(deletion.indexBlock()),
                deletion.index()));
  }

  /// Whether somebody may see a version of the chain that starts at a line pointer.
  private boolean isNeeded(int buffer, int start) {
    MemorySegment page = buffers.page(buffer);
    int offset = start;
    int priorXmax = Xid.INVALID;
    boolean atStart = true;
    while (offset >= 1 && offset <= PageHeader.maxOffset(page)) {
      int pointer = LinePointer.at(page, offset);
      if (LinePointer.isRedirected(pointer) && atStart) {
        offset = LinePointer.redirectTarget(pointer);
        atStart = false;
        continue;
      }
      if (!LinePointer.isNormal(pointer)) {
        return false;
      }
      int at = LinePointer.offset(pointer);
      if (Xid.isValid(priorXmax) && HeapTuple.xmin(page, at) != priorXmax) {
        return false;
      }
      if (verdict.isNeeded(page, at, buffer, horizon)) {
        return true;
      }
      if (!HeapTuple.isHotUpdated(page, at)) {
        return false;
      }
      priorXmax = state.updateXid(page, at);
      offset = Tid.offset(HeapTuple.ctid(page, at));
      atStart = false;
    }
    return false;
  }

  /// Notes who deleted the versions of a chain. Dead line pointers have no header any more; the
  /// record of their pruning has told standbys already.
  private void noteRemoved(MemorySegment page, int start) {
    int offset = start;
    int priorXmax = Xid.INVALID;
    while (offset >= 1 && offset <= PageHeader.maxOffset(page)) {
      int pointer = LinePointer.at(page, offset);
      if (LinePointer.isRedirected(pointer)) {
        offset = LinePointer.redirectTarget(pointer);
        continue;
      }
      if (!LinePointer.isNormal(pointer)) {
        return;
      }
      int at = LinePointer.offset(pointer);
      if (Xid.isValid(priorXmax) && HeapTuple.xmin(page, at) != priorXmax) {
        return;
      }
      conflictHorizon = later(conflictHorizon, page, at);
      if (!HeapTuple.isHotUpdated(page, at)) {
        return;
      }
      priorXmax = state.updateXid(page, at);
      offset = Tid.offset(HeapTuple.ctid(page, at));
    }
  }

  private int later(int known, MemorySegment page, int at) {
    int mask = HeapTuple.infomask(page, at);
    int xmin = HeapTuple.xmin(page, at);
    boolean inserted =
        Infomask.xminCommitted(mask)
            || !Infomask.xminInvalid(mask) && context.transaction().didCommit(xmin);
    if (!inserted) {
      return known;
    }
    int xmax = state.updateXid(page, at);
    return xmax != xmin && Xid.follows(xmax, known) ? xmax : known;
  }

  // Order

  /// Sorts entries by tid.
  private static void sort(IndexDeletion deletion, int from, int end) {
    for (int gap = gapFor(end - from); gap > 0; gap /= 3) {
      for (int i = from + gap; i < end; i++) {
        for (int j = i; j >= from + gap && deletion.tid(j - gap) > deletion.tid(j); j -= gap) {
          deletion.swap(j - gap, j);
        }
      }
    }
  }

  private static int gapFor(int count) {
    int gap = 1;
    while (3 * gap + 1 < count) {
      gap = 3 * gap + 1;
    }
    return gap;
  }

  /// Puts the entries of the most promising blocks first and drops the others.
  ///
  /// @return how many of the first blocks lie close together
  private static int chooseBlocks(IndexDeletion deletion) {
    Group[] groups = groups(deletion);
    Arrays.sort(groups, Group::compare);
    groups = Arrays.copyOf(groups, Math.min(groups.length, MAX_BLOCKS));
    int favourable = favourable(groups, deletion);
    int[] order = new int[deletion.count()];
    int kept = 0;
    for (Group group : groups) {
      for (int i = 0; i < group.count; i++) {
        order[kept++] = group.first + i;
      }
    }
    arrange(deletion, order, kept);
    deletion.truncate(kept);
    return favourable;
  }

  private static Group[] groups(IndexDeletion deletion) {
    Group[] groups = new Group[deletion.count()];
    int count = 0;
    int first = 0;
    while (first < deletion.count()) {
      int end = first;
      int promising = 0;
      while (end < deletion.count()
          && Tid.block(deletion.tid(end)) == Tid.block(deletion.tid(first))) {
        promising += deletion.isPromising(end) ? 1 : 0;
        end++;
      }
      // Small numbers are mere noise.
      groups[count++] = new Group(first, end - first, powerOfTwo(Math.max(promising, 4)));
      first = end;
    }
    return Arrays.copyOf(groups, count);
  }

  private static int favourable(Group[] groups, IndexDeletion deletion) {
    int count = 0;
    long last = -1;
    for (Group group : groups) {
      long block = Tid.block(deletion.tid(group.first)) & 0xFFFF_FFFFL;
      if (last >= 0 && Math.abs(block - last) > NEAR) {
        break;
      }
      count++;
      last = block;
    }
    return count;
  }

  /// Brings entry `order[i]` to place i, for the first `count` places.
  private static void arrange(IndexDeletion deletion, int[] order, int count) {
    int[] place = new int[deletion.count()]; // where the entry that was at i is now
    int[] entry = new int[deletion.count()]; // which entry is at place i now
    for (int i = 0; i < place.length; i++) {
      place[i] = i;
      entry[i] = i;
    }
    for (int i = 0; i < count; i++) {
      int from = place[order[i]];
      deletion.swap(i, from);
      int displaced = entry[i];
      entry[i] = order[i];
      entry[from] = displaced;
      place[order[i]] = i;
      place[displaced] = from;
    }
  }
}
