package org.gajah.heap;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.table.DirtyRow;
import org.gajah.accessapi.table.IndexDeletion;
import org.gajah.accessapi.table.LockWait;
import org.gajah.accessapi.table.RowLock;
import org.gajah.accessapi.table.SystemColumn;
import org.gajah.accessapi.table.TableFetch;
import org.gajah.accessapi.table.TupleFailure;
import org.gajah.accessapi.table.TupleOutcome;
import org.gajah.base.id.BlockNumber;
import org.gajah.base.id.Tid;
import org.gajah.base.id.Xid;
import org.gajah.buffer.BufferAccess;
import org.gajah.heap.VersionChain.Rule;
import org.gajah.heap.prune.AccessPruner;
import org.gajah.heap.visibility.RowState;
import org.gajah.heap.visibility.RowVisibility;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.heap.VisibilityMapPage;
import org.gajah.page.value.TupleDecoder;
import org.gajah.space.VisibilityMap;
import org.gajah.transaction.Snapshot;
import org.jspecify.annotations.Nullable;

/// Looks rows of a heap up by tid. The page that was looked at last stays pinned, so neighbours are
/// found without looking for their page.
final class HeapFetch implements TableFetch {
  private final BufferAccess buffers;
  private final TableDescriptor table;
  private final StorageContext context;
  private final RowState state;
  private final RowVisibility visibility;
  private final VersionChain chain;
  private final AccessPruner pruner;
  private final MapPin mapPin;
  private @Nullable RowLocker locker;
  private @Nullable DeadEntryFinder deadEntryFinder;
  private int buffer = BufferAccess.NONE;
  private int block = BlockNumber.INVALID;
  private int foundAt;
  private boolean allDead;

  HeapFetch(StorageContext context, TableDescriptor table, RowState state) {
    this.context = context;
    this.table = table;
    this.buffers = context.buffers();
    this.state = state;
    this.visibility = new RowVisibility(state);
    this.chain = new VersionChain(state, context.transaction().horizonTest(table.horizonKind()));
    this.pruner = new AccessPruner(context, table, state);
    this.mapPin = new MapPin(new VisibilityMap(context, table));
  }

  // Pins

  /// Pins the page of a tid, which is good until another is needed.
  private void pin(long tid) {
    int wanted = Tid.block(tid);
    if (buffer != BufferAccess.NONE && block == wanted) {
      return;
    }
    unpin();
    buffer = buffers.read(table.main(), wanted);
    block = wanted;
    pruner.onAccess(buffer);
  }

  private void unpin() {
    if (buffer != BufferAccess.NONE) {
      buffers.release(buffer);
      buffer = BufferAccess.NONE;
    }
  }

  // Chains

  @Override
  public long find(long tid, Snapshot snapshot) {
    return find(tid, Rule.SNAPSHOT, snapshot, null);
  }

  @Override
  public long findDirty(long tid, DirtyRow found) {
    return find(tid, Rule.DIRTY, null, found);
  }

  @Override
  public long findSelf(long tid) {
    return find(tid, Rule.SELF, null, null);
  }

  private long find(long tid, Rule rule, @Nullable Snapshot snapshot, @Nullable DirtyRow dirty) {
    pin(tid);
    buffers.lockShared(buffer);
    try {
      MemorySegment page = buffers.page(buffer);
      int offset = chain.search(page, buffer, Tid.offset(tid), rule, snapshot, dirty);
      foundAt = chain.foundAt();
      allDead = chain.allDead();
      return offset == 0 ? Tid.INVALID : Tid.of(block, offset);
    } finally {
      buffers.unlock(buffer);
    }
  }

  @Override
  public boolean allDead() {
    return allDead;
  }

  // Single versions

  @Override
  public boolean fetch(long tid, @Nullable Snapshot snapshot) {
    pin(tid);
    buffers.lockShared(buffer);
    try {
      MemorySegment page = buffers.page(buffer);
      int pointer = normalPointer(page, Tid.offset(tid));
      if (pointer == 0) {
        return false;
      }
      foundAt = LinePointer.offset(pointer);
      return snapshot == null || visibility.isSeen(page, foundAt, buffer, snapshot);
    } finally {
      buffers.unlock(buffer);
    }
  }

  /// The line pointer with an offset number, 0 where there is none with a tuple.
  static int normalPointer(MemorySegment page, int offset) {
    if (offset < 1 || offset > PageHeader.maxOffset(page)) {
      return 0;
    }
    int pointer = LinePointer.at(page, offset);
    return LinePointer.isNormal(pointer) ? pointer : 0;
  }

  @Override
  public boolean fetchSelf(long tid) {
    return fetchNow(tid, false);
  }

  @Override
  public boolean fetchChunk(long tid) {
    return fetchNow(tid, true);
  }

  private boolean fetchNow(long tid, boolean isChunk) {
    pin(tid);
    buffers.lockShared(buffer);
    try {
      MemorySegment page = buffers.page(buffer);
      int pointer = normalPointer(page, Tid.offset(tid));
      foundAt = LinePointer.offset(pointer);
      return pointer != 0
          && (isChunk
              ? visibility.isChunkThere(page, foundAt, buffer)
              : visibility.isThere(page, foundAt, buffer));
    } finally {
      buffers.unlock(buffer);
    }
  }

  @Override
  public void decode(TupleDecoder decoder, int row) {
    decoder.heapTuple(buffers.page(buffer), foundAt, row);
  }

  @Override
  public int systemColumn(SystemColumn column) {
    return HeapScan.systemColumn(buffers.page(buffer), foundAt, column);
  }

  @Override
  public long latestVersion(long tid, Snapshot snapshot) {
    long latest = tid;
    long looked = tid;
    int priorXmax = Xid.INVALID;
    int blocks = table.main().blocks();
    while (Integer.compareUnsigned(Tid.block(looked), blocks) < 0) {
      pin(looked);
      buffers.lockShared(buffer);
      long next = Tid.INVALID;
      try {
        MemorySegment page = buffers.page(buffer);
        int pointer = normalPointer(page, Tid.offset(looked));
        int at = LinePointer.offset(pointer);
        if (pointer == 0 || Xid.isValid(priorXmax) && HeapTuple.xmin(page, at) != priorXmax) {
          return latest;
        }
        if (visibility.isSeen(page, at, buffer, snapshot)) {
          latest = looked;
        }
        next = RowLocker.nextVersion(page, at, looked, state);
        priorXmax = state.updateXid(page, at);
      } finally {
        buffers.unlock(buffer);
      }
      if (!Tid.isValid(next)) {
        return latest;
      }
      looked = next;
    }
    return latest;
  }

  // Locks

  @Override
  public TupleOutcome lock(
      long tid,
      Snapshot snapshot,
      RowLock mode,
      LockWait wait,
      LockOptions options,
      TupleFailure failure) {
    unpin();
    RowLocker known = locker;
    if (known == null) {
      known = new RowLocker(context, table, state, mapPin);
      locker = known;
    }
    TupleOutcome outcome = known.lock(tid, snapshot, mode, wait, options, failure);
    if (outcome == TupleOutcome.OK) {
      fetch(known.lockedTid(), null);
    }
    return outcome;
  }

  @Override
  public long lockedTid() {
    return locker == null ? Tid.INVALID : locker.lockedTid();
  }

  // Whole pages

  @Override
  public boolean isAllVisible(int heapBlock) {
    return (mapPin.bits(heapBlock) & VisibilityMapPage.ALL_VISIBLE) != 0;
  }

  @Override
  public int findDeletable(IndexDeletion deletion) {
    DeadEntryFinder known = deadEntryFinder;
    if (known == null) {
      known = new DeadEntryFinder(context, table, state);
      deadEntryFinder = known;
    }
    return known.find(deletion);
  }

  @Override
  public void close() {
    unpin();
    mapPin.release();
  }
}
