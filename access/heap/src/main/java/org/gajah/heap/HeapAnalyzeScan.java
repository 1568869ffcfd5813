package org.gajah.heap;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.table.AnalyzeScan;
import org.gajah.base.id.Tid;
import org.gajah.buffer.BufferAccess;
import org.gajah.buffer.BufferRing;
import org.gajah.buffer.ReadMode;
import org.gajah.heap.visibility.RowState;
import org.gajah.heap.visibility.VacuumVerdict;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.value.TupleDecoder;

/// Looks at single pages for ANALYZE. All that is dead counts as such, however recently it died; of
/// what is just being inserted or deleted, the side that commits later does the counting.
final class HeapAnalyzeScan implements AnalyzeScan {
  private final TableDescriptor table;
  private final BufferAccess buffers;
  private final StorageContext context;
  private final VacuumVerdict verdict;
  private final RowState state;
  private final BufferRing ring;
  private final int[] positions = new int[HeapTuple.MAX_PER_PAGE];
  private final long[] tids = new long[HeapTuple.MAX_PER_PAGE];
  private int buffer = BufferAccess.NONE;
  private int count;
  private double live;
  private double dead;

  HeapAnalyzeScan(StorageContext context, TableDescriptor table, RowState state) {
    this.context = context;
    this.table = table;
    this.buffers = context.buffers();
    this.state = state;
    this.verdict = new VacuumVerdict(state);
    this.ring = new BufferRing(BufferRing.Kind.VACUUM, buffers.pool().size());
  }

  @Override
  public int page(int block) {
    release();
    context.proc().checkInterrupts();
    buffer = buffers.read(table.main(), block, ReadMode.NORMAL, table.isTemporary() ? null : ring);
    count = 0;
    buffers.lockShared(buffer);
    try {
      MemorySegment page = buffers.page(buffer);
      int maxOffset = PageHeader.maxOffset(page);
      for (int offset = 1; offset <= maxOffset; offset++) {
        look(page, block, offset);
      }
    } finally {
      buffers.unlock(buffer);
    }
    return count;
  }

  private void look(MemorySegment page, int block, int offset) {
    int pointer = LinePointer.at(page, offset);
    if (!LinePointer.isNormal(pointer)) {
      dead += LinePointer.isDead(pointer) ? 1 : 0;
      return;
    }
    int at = LinePointer.offset(pointer);
    boolean sampled =
        switch (verdict.of(page, at, buffer)) {
          case LIVE -> {
            live++;
            yield true;
          }
          case DEAD, RECENTLY_DEAD -> {
            dead++;
            yield false;
          }
          case INSERT_IN_PROGRESS -> {
            boolean own = state.transaction().isCurrent(HeapTuple.rawXmin(page, at));
            live += own ? 1 : 0;
            yield own;
          }
          case DELETE_IN_PROGRESS -> {
            boolean own = state.transaction().isCurrent(state.updateXid(page, at));
            dead += own ? 1 : 0;
            live += own ? 0 : 1;
            yield !own;
          }
        };
    if (sampled) {
      positions[count] = at;
      tids[count++] = Tid.of(block, offset);
    }
  }

  @Override
  public long tid(int row) {
    return tids[row];
  }

  @Override
  public void decode(TupleDecoder decoder, int row, int target) {
    decoder.heapTuple(buffers.page(buffer), positions[row], target);
  }

  @Override
  public double liveRows() {
    return live;
  }

  @Override
  public double deadRows() {
    return dead;
  }

  private void release() {
    if (buffer != BufferAccess.NONE) {
      buffers.release(buffer);
      buffer = BufferAccess.NONE;
    }
  }

  @Override
  public void close() {
    release();
  }
}
