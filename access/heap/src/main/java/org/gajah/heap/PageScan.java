package org.gajah.heap;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.table.SystemColumn;
import org.gajah.accessapi.table.TableScan;
import org.gajah.activity.statistics.RelationCounts;
import org.gajah.base.id.Tid;
import org.gajah.base.id.Xid;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.buffer.BufferAccess;
import org.gajah.buffer.BufferRing;
import org.gajah.buffer.ReadMode;
import org.gajah.disk.RelationFork;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.value.TupleDecoder;
import org.jspecify.annotations.Nullable;

/// Scans a heap page by page. For each call it takes a page's content lock once, notes where rows
/// are that belong to the scan, up to as many as are wanted, and keeps the page pinned; decoding
/// then needs no lock. When a call ends within a page, the next goes on there.
///
/// Which pages and which rows in them, the kinds of scans say.
abstract class PageScan implements TableScan {
  /// The most pages that stay pinned for the rows of one call.
  private static final int MAX_PINNED = 16;

  final StorageContext context;
  final TableDescriptor table;
  final RelationFork main;
  final BufferAccess buffers;
  private final @Nullable BufferRing ring;
  private final int pinLimit;

  // Pages with rows of the present call; the last may not be finished.
  private final int[] pinned = new int[MAX_PINNED];
  private final MemorySegment[] pages = new MemorySegment[MAX_PINNED];
  private int pinnedCount;
  boolean unfinished;
  int nextOffset;

  // Rows of the present call: where in which of the pages.
  int[] positions = new int[64];
  long[] tids = new long[64];
  int count;

  private final RelationCounts counts;
  private boolean begun;

  PageScan(StorageContext context, TableDescriptor table, boolean bulk) {
    this.context = context;
    this.table = table;
    this.main = table.main();
    this.buffers = context.buffers();
    this.counts = context.counts(table);
    this.ring =
        bulk && !table.isTemporary()
            ? new BufferRing(BufferRing.Kind.BULK_READ, buffers.pool().size())
            : null;
    this.pinLimit = Math.clamp(buffers.pool().size() / 64, 1, MAX_PINNED);
  }

  // What kinds of scans say

  /// The next block to look at, or -1 at the end.
  abstract long nextBlock();

  /// Called with a page that is pinned and about to be looked at.
  ///
  /// @return the offset number to start with
  abstract int start(int buffer, int block);

  /// Notes rows of a page with [#note], from [#nextOffset] on, until there are `limit` in all; sets
  /// [#nextOffset] and [#unfinished]. The page is locked.
  ///
  /// @return a transaction to wait for before it is called again, 0 for none
  abstract int collectLocked(MemorySegment page, int slot, int buffer, int limit);

  /// Starts from the beginning.
  abstract void restart();

  /// Whether it counts as a scan of the whole table.
  boolean isWhole() {
    return false;
  }

  /// Counts rows that were found.
  void countRows(RelationCounts of, int rows) {
    of.returned(rows);
  }

  /// Makes room for so many rows in a call.
  void ensureRoom(int rows) {
    if (positions.length < rows) {
      positions = Arrays.copyOf(positions, rows);
      tids = Arrays.copyOf(tids, rows);
    }
  }

  /// Waits for a transaction that [#collectLocked] named.
  void await(int xid, long tid) {
    context.transaction().await(xid);
  }

  @Override
  public int next(int maxRows) {
    startCall();
    if (!begun) {
      begin();
    }
    int limit = Math.min(maxRows, Vector.BATCH_ROWS);
    ensureRoom(limit);
    while (count < limit && (unfinished || pinnedCount < pinLimit && pinNext())) {
      collect(limit);
    }
    countRows(counts, count);
    return count;
  }

  private void begin() {
    begun = true;
    if (isWhole()) {
      counts.scan();
    }
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

  /// Pins the next page.
  ///
  /// @return false at the end
  private boolean pinNext() {
    long block = nextBlock();
    if (block < 0) {
      return false;
    }
    context.proc().checkInterrupts();
    int buffer = buffers.read(main, (int) block, ReadMode.NORMAL, ring);
    pinned[pinnedCount] = buffer;
    pages[pinnedCount++] = buffers.page(buffer);
    unfinished = true;
    nextOffset = start(buffer, (int) block);
    return true;
  }

  /// Notes rows of the last page; gives the page back when there are none in it.
  private void collect(int limit) {
    int slot = pinnedCount - 1;
    int buffer = pinned[slot];
    int before = count;
    int waitFor;
    do {
      buffers.lockShared(buffer);
      try {
        waitFor = collectLocked(pages[slot], slot, buffer, limit);
      } finally {
        buffers.unlock(buffer);
      }
      if (waitFor != Xid.INVALID) {
        await(waitFor, Tid.of(buffers.block(buffer), nextOffset));
      }
    } while (waitFor != Xid.INVALID);
    if (!unfinished && count == before && (before == 0 || positions[before - 1] >>> 16 != slot)) {
      buffers.release(buffer);
      pinnedCount--;
    }
  }

  /// Notes a row.
  final void note(int slot, int at, long tid) {
    positions[count] = slot << 16 | at;
    tids[count++] = tid;
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
    begun = false;
    restart();
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
