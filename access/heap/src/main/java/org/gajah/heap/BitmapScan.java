package org.gajah.heap;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.table.TidPages;
import org.gajah.activity.statistics.RelationCounts;
import org.gajah.base.id.Tid;
import org.gajah.base.id.Xid;
import org.gajah.heap.prune.AccessPruner;
import org.gajah.heap.visibility.RowState;
import org.gajah.heap.visibility.RowVisibility;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.transaction.Snapshot;

/// Scans the rows that the entries of a bitmap lead to, as far as a snapshot sees them.
final class BitmapScan extends PageScan {
  private final Snapshot snapshot;
  private final RowVisibility visibility;
  private final VersionChain chain;
  private final AccessPruner pruner;
  private final TidPages wanted;
  private final long blocks;
  private boolean[] rechecks = new boolean[64];

  BitmapScan(
      StorageContext context,
      TableDescriptor table,
      RowState state,
      Snapshot snapshot,
      TidPages wanted) {
    super(context, table, false);
    this.snapshot = snapshot;
    this.visibility = new RowVisibility(state);
    this.chain = new VersionChain(state, context.transaction().horizonTest(table.horizonKind()));
    this.pruner = new AccessPruner(context, table, state);
    this.wanted = wanted;
    this.blocks = Integer.toUnsignedLong(main.blocks());
  }

  @Override
  void ensureRoom(int rows) {
    super.ensureRoom(rows);
    if (rechecks.length < rows) {
      rechecks = Arrays.copyOf(rechecks, rows);
    }
  }

  @Override
  long nextBlock() {
    while (wanted.next()) {
      long block = Integer.toUnsignedLong(wanted.block());
      if (block < blocks) { // others have come since, with rows that the snapshot does not see
        return block;
      }
    }
    return -1;
  }

  /// What is counted is line pointers of a page all of whose rows are candidates, and elements of
  /// the bitmap's list otherwise.
  @Override
  int start(int buffer, int block) {
    pruner.onAccess(buffer);
    return wanted.isLossy() ? 1 : 0;
  }

  @Override
  int collectLocked(MemorySegment page, int slot, int buffer, int limit) {
    int before = count;
    int end = wanted.isLossy() ? PageHeader.maxOffset(page) + 1 : wanted.count();
    while (nextOffset < end && count < limit) {
      int next = nextOffset++;
      if (wanted.isLossy()) {
        noteIfSeen(page, slot, buffer, next);
      } else {
        noteChain(page, slot, buffer, wanted.offset(next));
      }
    }
    Arrays.fill(rechecks, before, count, wanted.isLossy() || wanted.mustRecheck());
    unfinished = nextOffset < end;
    return Xid.INVALID;
  }

  private void noteIfSeen(MemorySegment page, int slot, int buffer, int offset) {
    int pointer = LinePointer.at(page, offset);
    int at = LinePointer.offset(pointer);
    if (LinePointer.isNormal(pointer) && visibility.isSeen(page, at, buffer, snapshot)) {
      note(slot, at, Tid.of(buffers.block(buffer), offset));
    }
  }

  private void noteChain(MemorySegment page, int slot, int buffer, int root) {
    int offset = chain.search(page, buffer, root, VersionChain.Rule.SNAPSHOT, snapshot, null);
    if (offset != 0) {
      note(slot, chain.foundAt(), Tid.of(buffers.block(buffer), offset));
    }
  }

  @Override
  public boolean mustRecheck(int row) {
    return rechecks[row];
  }

  @Override
  void restart() {
    wanted.restart();
  }

  @Override
  void countRows(RelationCounts of, int rows) {
    of.fetched(rows);
  }
}
