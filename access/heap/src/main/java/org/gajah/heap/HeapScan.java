package org.gajah.heap;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.table.ScanRange;
import org.gajah.base.id.Tid;
import org.gajah.base.id.Xid;
import org.gajah.disk.RelationFork;
import org.gajah.heap.prune.AccessPruner;
import org.gajah.heap.visibility.RowState;
import org.gajah.heap.visibility.RowVisibility;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.transaction.Snapshot;
import org.jspecify.annotations.Nullable;

/// Scans rows that a snapshot sees: of a whole table, or of the blocks that a range hands out.
class HeapScan extends PageScan {
  private final Snapshot snapshot;
  private final RowVisibility visibility;
  private final AccessPruner pruner;
  private final boolean ownRange;
  private ScanRange range;

  // The chunk of blocks that is being scanned.
  private long nextBlock;
  private long chunkEnd;

  /// @param range what to scan; null for the whole table
  HeapScan(
      StorageContext context,
      TableDescriptor table,
      RowState state,
      Snapshot snapshot,
      boolean bulk,
      @Nullable ScanRange range) {
    super(context, table, bulk);
    this.snapshot = snapshot;
    this.visibility = new RowVisibility(state);
    this.pruner = new AccessPruner(context, table, state);
    this.ownRange = range == null;
    this.range = range == null ? wholeTable(main) : range;
  }

  static ScanRange wholeTable(RelationFork main) {
    int blocks = main.blocks();
    return new ScanRange(0, Integer.toUnsignedLong(blocks), Math.max(1, blocks));
  }

  /// The first offset number of a block that belongs to the scan.
  int firstOffset(int block) {
    return 1;
  }

  /// The last one.
  int lastOffset(int block, int maxOffset) {
    return maxOffset;
  }

  @Override
  long nextBlock() {
    if (nextBlock == chunkEnd) {
      long first = range.take();
      if (first < 0) {
        return -1;
      }
      nextBlock = first;
      chunkEnd = range.chunkEnd(first);
    }
    return nextBlock++;
  }

  @Override
  int start(int buffer, int block) {
    pruner.onAccess(buffer);
    return firstOffset(block);
  }

  @Override
  int collectLocked(MemorySegment page, int slot, int buffer, int limit) {
    int block = buffers.block(buffer);
    int last = lastOffset(block, PageHeader.maxOffset(page));
    boolean all =
        PageHeader.hasFlag(page, PageHeader.ALL_VISIBLE) && !snapshot.takenDuringRecovery();
    int offset = nextOffset;
    int found = count;
    for (; offset <= last && found < limit; offset++) {
      int pointer = LinePointer.at(page, offset);
      if (!LinePointer.isNormal(pointer)) {
        continue;
      }
      int at = LinePointer.offset(pointer);
      if (all || visibility.isSeen(page, at, buffer, snapshot)) {
        positions[found] = slot << 16 | at;
        tids[found++] = Tid.of(block, offset);
      }
    }
    count = found;
    nextOffset = offset;
    unfinished = offset <= last;
    return Xid.INVALID;
  }

  /// Hands all blocks of the range out once more.
  final void restartRange() {
    range.restart();
  }

  @Override
  void restart() {
    if (ownRange) {
      range = wholeTable(main);
    }
    nextBlock = 0;
    chunkEnd = 0;
  }

  @Override
  boolean isWhole() {
    return true;
  }
}
