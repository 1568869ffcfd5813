package org.gajah.heap.vacuum;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.MultiXactId;
import org.gajah.base.id.Xid;
import org.gajah.buffer.BufferAccess;
import org.gajah.heap.change.RunTimeExtras;
import org.gajah.heap.change.VisibilityLog;
import org.gajah.heap.prune.FreezeTracker;
import org.gajah.heap.prune.PageFreezer;
import org.gajah.heap.prune.PruneLog;
import org.gajah.heap.prune.PruneReason;
import org.gajah.heap.prune.PruneResult;
import org.gajah.heap.prune.Pruner;
import org.gajah.heap.visibility.RowFate;
import org.gajah.heap.visibility.RowState;
import org.gajah.heap.visibility.VacuumVerdict;
import org.gajah.locks.Proc;
import org.gajah.page.Compaction;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.heap.Infomask;
import org.gajah.page.heap.VisibilityMapPage;
import org.gajah.space.FreeSpaceMap;
import org.gajah.space.PageImages;
import org.gajah.space.VisibilityMap;
import org.gajah.walformat.record.HeapPrune;
import org.gajah.walformat.record.HeapVisible;

/// What vacuum does with one page: in its first pass prunes, freezes and counts, in its second
/// makes dead line pointers free. Mirrors `lazy_scan_prune`, `lazy_scan_noprune`,
/// `lazy_scan_new_or_empty` and `lazy_vacuum_heap_page`.
final class PageVacuum {
  private static final int[] NONE = {};
  private static final int BOTH = VisibilityMapPage.VALID_BITS;

  private final StorageContext context;
  private final TableDescriptor table;
  private final BufferAccess buffers;
  private final VisibilityMap map;
  private final FreeSpaceMap freeSpace;
  private final VacuumVerdict verdict;
  private final PageFreezer freezer;
  private final Pruner pruner;
  private final int oldestXmin;
  private final boolean indexed;
  private final boolean aggressive;
  private final FreezeTracker tracker;
  private final VacuumCounts counts;
  private final DeadTids dead;
  private final Compaction compaction = new Compaction();
  private final int[] offsets = new int[HeapTuple.MAX_PER_PAGE];
  private int newestXmin;

  PageVacuum(
      StorageContext context,
      TableDescriptor table,
      RowState state,
      Cutoffs cutoffs,
      boolean indexed,
      FreezeTracker tracker,
      VacuumCounts counts,
      DeadTids dead) {
    this.context = context;
    this.table = table;
    this.buffers = context.buffers();
    this.map = new VisibilityMap(context, table);
    this.freeSpace = new FreeSpaceMap(context, table);
    this.verdict = new VacuumVerdict(state);
    this.freezer = new PageFreezer(state, cutoffs.freeze());
    this.pruner = new Pruner(context, table, state, freezer, !indexed);
    this.oldestXmin = cutoffs.freeze().oldestXmin();
    this.indexed = indexed;
    this.aggressive = cutoffs.aggressive();
    this.tracker = tracker;
    this.counts = counts;
    this.dead = dead;
  }

  // Pages without rows

  /// Looks after a page that was never used, or has no line pointers; gives it back then.
  ///
  /// @param mapBuffer its page of the visibility map, pinned
  /// @return whether it was such a page
  boolean handleNewOrEmpty(int buffer, int block, boolean exclusive, int mapBuffer) {
    MemorySegment page = buffers.page(buffer);
    if (PageHeader.isNew(page)) {
      buffers.unlockAndRelease(buffer);
      if (freeSpace.recorded(block) == 0) {
        freeSpace.record(block, PageHeader.PAGE_SIZE - PageHeader.SIZE);
      }
      return true;
    }
    if (!PageHeader.isEmpty(page)) {
      return false;
    }
    if (!exclusive) {
      buffers.unlock(buffer);
      buffers.lockExclusive(buffer);
      if (!PageHeader.isEmpty(page)) {
        buffers.unlock(buffer);
        buffers.lockShared(buffer);
        return false;
      }
    }
    if (!PageHeader.hasFlag(page, PageHeader.ALL_VISIBLE)) {
      logUnlogged(buffer, page);
      VisibilityLog.set(context, table, buffer, map, mapBuffer, new HeapVisible(Xid.INVALID, BOTH));
    }
    int room = HeapTuple.freeSpace(page);
    buffers.unlockAndRelease(buffer);
    freeSpace.record(block, room);
    return true;
  }

  /// A page may have been made without a record; one that sets its flag must not be the first.
  private void logUnlogged(int buffer, MemorySegment page) {
    if (!table.needsWal() || PageHeader.lsn(page) != 0) {
      return;
    }
    Proc proc = context.proc();
    proc.startCritical();
    try {
      buffers.markDirty(buffer);
      PageImages.log(context, buffer, true);
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      proc.endCritical();
    }
  }

  // The first pass

  /// Prunes and freezes a page on which the caller has the cleanup lock, and counts what is left.
  ///
  /// @param mapVisible whether the visibility map has called it all-visible
  /// @return whether dead line pointers are left
  boolean prune(int buffer, int block, boolean mapVisible, int mapBuffer) {
    pruner.prune(buffer, PruneReason.VACUUM_SCAN, tracker);
    PruneResult result = pruner.result();
    counts.frozenPages += result.frozen() > 0 ? 1 : 0;
    if (result.deadItemCount() > 0) {
      counts.deadItemPages++;
      dead.add(block, result.deadItems(), result.deadItemCount());
    }
    counts.removedRows += result.deleted();
    counts.frozenRows += result.frozen();
    counts.deadItems += result.deadItemCount();
    counts.liveRows += result.live();
    counts.recentlyDeadRows += result.recentlyDead();
    if (result.hasTuples()) {
      counts.nonemptyBlocks = Integer.toUnsignedLong(block) + 1;
    }
    updateMap(buffer, block, result, mapVisible, mapBuffer);
    return result.deadItemCount() > 0;
  }

  private void updateMap(
      int buffer, int block, PruneResult result, boolean mapVisible, int mapBuffer) {
    MemorySegment page = buffers.page(buffer);
    boolean flagged = PageHeader.hasFlag(page, PageHeader.ALL_VISIBLE);
    if (!mapVisible && result.allVisible()) {
      int bits = result.allFrozen() ? BOTH : VisibilityMapPage.ALL_VISIBLE;
      setVisible(buffer, mapBuffer, result.visibilityHorizon(), bits);
    } else if (mapVisible && !flagged && map.bits(block, mapBuffer) != 0) {
      warn("page is not marked all-visible but visibility map bit is set in relation", block);
      map.clear(block, mapBuffer, BOTH);
    } else if (result.deadItemCount() > 0 && flagged) {
      warn("page containing LP_DEAD items is marked as all-visible in relation", block);
      PageWriter.clearFlag(page, PageHeader.ALL_VISIBLE);
      buffers.markDirty(buffer);
      map.clear(block, mapBuffer, BOTH);
    } else if (mapVisible
        && result.allVisible()
        && result.allFrozen()
        && (map.bits(block, mapBuffer) & VisibilityMapPage.ALL_FROZEN) == 0) {
      setVisible(buffer, mapBuffer, Xid.INVALID, BOTH);
    }
  }

  private void setVisible(int buffer, int mapBuffer, int horizon, int bits) {
    VisibilityLog.set(context, table, buffer, map, mapBuffer, new HeapVisible(horizon, bits));
  }

  private void warn(String message, int block) {
    context
        .reporter()
        .report(
            Severity.WARNING,
            SqlState.WARNING,
            "%s \"%s\" page %s".formatted(message, table.name(), Integer.toUnsignedString(block)));
  }

  /// Counts what is on a page that somebody has pinned, so that it cannot be pruned.
  ///
  /// @return -1 when it must be, for something in it is too old; otherwise how many dead line
  ///   pointers it has
  int countOnly(int buffer, int block) {
    MemorySegment page = buffers.page(buffer);
    FreezeTracker found = new FreezeTracker(tracker.xid(), tracker.multi());
    boolean used = false;
    int deadItems = 0;
    int live = 0;
    int recentlyDead = 0;
    int missed = 0;
    int maxOffset = PageHeader.maxOffset(page);
    for (int offset = 1; offset <= maxOffset; offset++) {
      int pointer = LinePointer.at(page, offset);
      if (LinePointer.isDead(pointer)) {
        offsets[deadItems++] = offset;
      }
      used |= LinePointer.isNormal(pointer) || LinePointer.isRedirected(pointer);
      if (LinePointer.isNormal(pointer)) {
        int at = LinePointer.offset(pointer);
        if (freezer.mustFreeze(page, at, found) && aggressive) {
          return -1;
        }
        switch (verdict.of(page, at, buffer, oldestXmin)) {
          case LIVE, DELETE_IN_PROGRESS -> live++;
          case DEAD -> missed++;
          case RECENTLY_DEAD -> recentlyDead++;
          case INSERT_IN_PROGRESS -> {}
        }
      }
    }
    tracker.set(found);
    if (!indexed) {
      used |= deadItems > 0;
      missed += deadItems;
      deadItems = 0;
    } else if (deadItems > 0) {
      counts.deadItemPages++;
      dead.add(block, offsets, deadItems);
      counts.deadItems += deadItems;
    }
    counts.liveRows += live;
    counts.recentlyDeadRows += recentlyDead;
    counts.missedDeadRows += missed;
    counts.missedDeadPages += missed > 0 ? 1 : 0;
    if (used) {
      counts.nonemptyBlocks = Integer.toUnsignedLong(block) + 1;
    }
    return deadItems;
  }

  // The second pass

  /// Makes dead line pointers of a page free, which no index leads to any more. The page is locked
  /// exclusively.
  void free(int buffer, int block, int mapBuffer) {
    int count = dead.offsets(block, offsets);
    HeapPrune record =
        HeapPrune.of(
            PruneReason.VACUUM_CLEANUP.info(),
            0,
            Xid.INVALID,
            List.of(),
            NONE,
            NONE,
            Arrays.copyOf(offsets, count));
    PruneLog.apply(context, table, buffer, record, compaction, RunTimeExtras.NOTHING);
    int bits = visibility(buffer);
    if (bits != 0) {
      setVisible(buffer, mapBuffer, newestXmin, bits);
    }
  }

  /// Whether everybody sees all of a page. Mirrors `heap_page_is_all_visible`. Sets [#newestXmin].
  ///
  /// @return bits of the visibility map
  private int visibility(int buffer) {
    MemorySegment page = buffers.page(buffer);
    newestXmin = Xid.INVALID;
    boolean frozen = true;
    int maxOffset = PageHeader.maxOffset(page);
    for (int offset = 1; offset <= maxOffset; offset++) {
      int pointer = LinePointer.at(page, offset);
      if (LinePointer.isDead(pointer)) {
        return 0;
      }
      if (LinePointer.isNormal(pointer)) {
        int at = LinePointer.offset(pointer);
        if (!isVisibleToAll(page, at, buffer)) {
          return 0;
        }
        frozen &= !hasAnythingToFreeze(page, at);
      }
    }
    return frozen ? BOTH : VisibilityMapPage.ALL_VISIBLE;
  }

  private boolean isVisibleToAll(MemorySegment page, int at, int buffer) {
    if (verdict.of(page, at, buffer, oldestXmin) != RowFate.LIVE) {
      return false;
    }
    int xmin = HeapTuple.xmin(page, at);
    if (!Infomask.xminCommitted(HeapTuple.infomask(page, at)) || !Xid.precedes(xmin, oldestXmin)) {
      return false;
    }
    if (Xid.isNormal(xmin) && Xid.follows(xmin, newestXmin)) {
      newestXmin = xmin;
    }
    return true;
  }

  /// Whether a tuple will have to be frozen one day. Mirrors `heap_tuple_needs_eventual_freeze`.
  private static boolean hasAnythingToFreeze(MemorySegment page, int at) {
    int mask = HeapTuple.infomask(page, at);
    int xmax = HeapTuple.rawXmax(page, at);
    boolean xmaxMatters =
        (mask & Infomask.XMAX_IS_MULTI) != 0 ? xmax != MultiXactId.INVALID : Xid.isNormal(xmax);
    return Xid.isNormal(HeapTuple.xmin(page, at))
        || xmaxMatters
        || (mask & Infomask.MOVED) != 0 && Xid.isNormal(HeapTuple.rawCommandId(page, at));
  }
}
