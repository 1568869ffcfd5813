package org.gajah.heap;

import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.table.ScanRange;
import org.gajah.base.id.Tid;
import org.gajah.heap.visibility.RowState;
import org.gajah.transaction.Snapshot;

/// Scans the rows between two tids.
final class TidRangeScan extends HeapScan {
  private final long lowest;
  private final long highest;

  TidRangeScan(
      StorageContext context,
      TableDescriptor table,
      RowState state,
      Snapshot snapshot,
      long lowest,
      long highest) {
    super(context, table, state, snapshot, false, range(table, lowest, highest));
    this.lowest = lowest;
    this.highest = highest;
  }

  private static ScanRange range(TableDescriptor table, long lowest, long highest) {
    long blocks = Integer.toUnsignedLong(table.main().blocks());
    long end = Math.min(blocks, Integer.toUnsignedLong(Tid.block(highest)) + 1);
    long first = Math.min(Integer.toUnsignedLong(Tid.block(lowest)), end);
    return new ScanRange(first, lowest > highest ? first : end, (int) Math.max(1, end - first));
  }

  @Override
  int firstOffset(int block) {
    return block == Tid.block(lowest) ? Math.max(1, Tid.offset(lowest)) : 1;
  }

  @Override
  int lastOffset(int block, int maxOffset) {
    return block == Tid.block(highest) ? Math.min(maxOffset, Tid.offset(highest)) : maxOffset;
  }

  @Override
  void restart() {
    restartRange();
    super.restart();
  }

  @Override
  boolean isWhole() {
    return false;
  }
}
