package org.gajah.heap;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.table.ScanRange;
import org.gajah.accessapi.table.SystemColumn;
import org.gajah.accessapi.table.TableScan;
import org.gajah.base.id.Tid;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.buffer.BufferAccess;
import org.gajah.buffer.BufferRing;
import org.gajah.buffer.ReadMode;
import org.gajah.disk.RelationFork;
import org.gajah.heap.prune.Pruner;
import org.gajah.heap.visibility.RowState;
import org.gajah.heap.visibility.RowVisibility;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.value.TupleDecoder;
import org.gajah.transaction.Snapshot;
import org.jspecify.annotations.Nullable;

/// Scans a heap page by page. For each call it takes a page's content lock once, notes where the
/// rows are that the snapshot sees, up to as many as are wanted, and keeps the page pinned;
/// decoding then needs no lock. When a call ends within a page, the next goes on there.
final class HeapScan implements TableScan {
  /// The most pages that stay pinned for the rows of one call.
  private static final int MAX_PINNED = 16;

  private final StorageContext context;
  private final RelationFork main;
  private final BufferAccess buffers;
  private final Snapshot snapshot;
  private final RowVisibility visibility;
  private final Pruner pruner;
  private final @Nullable BufferRing ring;
  private final boolean ownRange;
  private final int pinLimit;
  private ScanRange range;

  // The chunk of blocks that is being scanned.
  private long nextBlock;
  private long chunkEnd;

  // Pages with rows of the present call; the last may not be finished.
  private final int[] pinned = new int[MAX_PINNED];
  private final MemorySegment[] pages = new MemorySegment[MAX_PINNED];
  private int pinnedCount;
  private boolean unfinished;
  private int nextOffset;

  // Rows of the present call: where in which of the pages.
  private int[] positions = new int[64];
  private long[] tids = new long[64];
  private int count;

  /// @param range what to scan; null for the whole table
  HeapScan(
      StorageContext context,
      TableDescriptor table,
      RowState state,
      Snapshot snapshot,
      boolean bulk,
      @Nullable ScanRange range) {
    this.context = context;
    this.main = table.main();
    this.buffers = context.buffers();
    this.snapshot = snapshot;
    this.visibility = new RowVisibility(state);
    this.pruner = new Pruner(context, table, state);
    this.ring =
        bulk && !table.isTemporary()
            ? new BufferRing(BufferRing.Kind.BULK_READ, buffers.pool().size())
            : null;
    this.ownRange = range == null;
    this.range = range == null ? wholeTable() : range;
    this.pinLimit = Math.clamp(buffers.pool().size() / 64, 1, MAX_PINNED);
  }

  private ScanRange wholeTable() {
    int blocks = main.blocks();
    return new ScanRange(0, Integer.toUnsignedLong(blocks), Math.max(1, blocks));
  }

  @Override
  public int next(int maxRows) {
    startCall();
    int limit = Math.min(maxRows, Vector.BATCH_ROWS);
    ensureRoom(limit);
    while (count < limit && (unfinished || pinnedCount < pinLimit && pinNext())) {
      collect(limit);
    }
    return count;
  }

  /// Lets go of the rows of the call before, but not of the page that is not finished.
  private void startCall() {
    count = 0;
    int kept = unfinished ? pinnedCount - 1 : pinnedCount;
    for (int i = 0; i < kept; i++) {
      buffers.release(pinned[i]);
    }
    if (unfinished) {
      pinned[0] = pinned[pinnedCount - 1];
      pages[0] = pages[pinnedCount - 1];
    }
    pinnedCount -= kept;
  }

  private void ensureRoom(int rows) {
    if (positions.length < rows) {
      positions = Arrays.copyOf(positions, rows);
      tids = Arrays.copyOf(tids, rows);
    }
  }

  /// Pins the next page.
  ///
  /// @return false at the end
  private boolean pinNext() {
    if (nextBlock == chunkEnd) {
      long first = range.take();
      if (first < 0) {
        return false;
      }
      nextBlock = first;
      chunkEnd = range.chunkEnd(first);
    }
    context.proc().checkInterrupts();
    int buffer = buffers.read(main, (int) nextBlock++, ReadMode.NORMAL, ring);
    pinned[pinnedCount] = buffer;
    pages[pinnedCount++] = buffers.page(buffer);
    unfinished = true;
    nextOffset = 1;
    pruner.onAccess(buffer);
    return true;
  }

  /// Notes rows of the last page; gives the page back when there are none in it.
  private void collect(int limit) {
    int slot = pinnedCount - 1;
    int buffer = pinned[slot];
    int before = count;
    buffers.lockShared(buffer);
    try {
      collectLocked(slot, buffer, limit);
    } finally {
      buffers.unlock(buffer);
    }
    if (!unfinished && count == before && (before == 0 || positions[before - 1] >>> 16 != slot)) {
      buffers.release(buffer);
      pinnedCount--;
    }
  }

  private void collectLocked(int slot, int buffer, int limit) {
    MemorySegment page = pages[slot];
    int maxOffset = PageHeader.maxOffset(page);
    int block = buffers.block(buffer);
    boolean all =
        PageHeader.hasFlag(page, PageHeader.ALL_VISIBLE) && !snapshot.takenDuringRecovery();
    int offset = nextOffset;
    int found = count;
    for (; offset <= maxOffset && found < limit; offset++) {
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
    unfinished = offset <= maxOffset;
  }

  @Override
  public void decode(TupleDecoder decoder) {
    for (int row = 0; row < count; row++) {
      int position = positions[row];
      decoder.heapTuple(pages[position >>> 16], position & 0xFFFF, row);
    }
  }

  @Override
  public void decode(TupleDecoder decoder, int[] rows, int rowCount) {
    for (int i = 0; i < rowCount; i++) {
      int row = rows[i];
      int position = positions[row];
      decoder.heapTuple(pages[position >>> 16], position & 0xFFFF, row);
    }
  }

  @Override
  public long tid(int row) {
    return tids[row];
  }

  @Override
  public void tids(LongVector into) {
    into.ensureCapacity(count);
    System.arraycopy(tids, 0, into.values(), 0, count);
  }

  @Override
  public int systemColumn(int row, SystemColumn column) {
    int position = positions[row];
    return systemColumn(pages[position >>> 16], position & 0xFFFF, column);
  }

  static int systemColumn(MemorySegment page, int at, SystemColumn column) {
    return switch (column) {
      case XMIN -> HeapTuple.rawXmin(page, at);
      case XMAX -> HeapTuple.rawXmax(page, at);
      case CMIN, CMAX -> HeapTuple.rawCommandId(page, at);
    };
  }

  @Override
  public void rescan() {
    releaseAll();
    if (ownRange) {
      range = wholeTable();
    }
    nextBlock = 0;
    chunkEnd = 0;
  }

  private void releaseAll() {
    count = 0;
    unfinished = false;
    for (int i = 0; i < pinnedCount; i++) {
      buffers.release(pinned[i]);
    }
    pinnedCount = 0;
  }

  @Override
  public void close() {
    releaseAll();
  }
}
