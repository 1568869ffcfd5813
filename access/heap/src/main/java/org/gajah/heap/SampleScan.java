package org.gajah.heap;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.table.SampleChooser;
import org.gajah.base.id.Tid;
import org.gajah.base.id.Xid;
import org.gajah.heap.prune.AccessPruner;
import org.gajah.heap.visibility.RowState;
import org.gajah.heap.visibility.RowVisibility;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.transaction.Snapshot;

/// Scans rows that somebody chooses, as far as a snapshot sees them.
final class SampleScan extends PageScan {
  private final Snapshot snapshot;
  private final RowVisibility visibility;
  private final AccessPruner pruner;
  private final SampleChooser chooser;
  private final long blocks;
  private long block;

  SampleScan(
      StorageContext context,
      TableDescriptor table,
      RowState state,
      Snapshot snapshot,
      boolean bulk,
      SampleChooser chooser) {
    super(context, table, bulk);
    this.snapshot = snapshot;
    this.visibility = new RowVisibility(state);
    this.pruner = new AccessPruner(context, table, state);
    this.chooser = chooser;
    this.blocks = Integer.toUnsignedLong(main.blocks());
  }

  @Override
  long nextBlock() {
    block = blocks == 0 ? -1 : chooser.nextBlock(blocks);
    return block;
  }

  @Override
  int start(int buffer, int number) {
    pruner.onAccess(buffer);
    return 1;
  }

  @Override
  int collectLocked(MemorySegment page, int slot, int buffer, int limit) {
    int maxOffset = PageHeader.maxOffset(page);
    boolean all =
        PageHeader.hasFlag(page, PageHeader.ALL_VISIBLE) && !snapshot.takenDuringRecovery();
    while (count < limit) {
      int offset = chooser.nextOffset(block, maxOffset);
      if (offset == 0) {
        unfinished = false;
        return Xid.INVALID;
      }
      int pointer = LinePointer.at(page, offset);
      int at = LinePointer.offset(pointer);
      if (LinePointer.isNormal(pointer) && (all || visibility.isSeen(page, at, buffer, snapshot))) {
        note(slot, at, Tid.of((int) block, offset));
      }
    }
    return Xid.INVALID;
  }

  @Override
  void restart() {
    chooser.restart();
  }
}
