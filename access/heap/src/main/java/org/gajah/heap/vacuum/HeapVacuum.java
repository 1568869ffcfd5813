package org.gajah.heap.vacuum;

import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.table.VacuumIndexes;
import org.gajah.accessapi.table.VacuumObserver;
import org.gajah.accessapi.table.VacuumObserver.Phase;
import org.gajah.accessapi.table.VacuumOptions;
import org.gajah.accessapi.table.VacuumOptions.IndexCleanup;
import org.gajah.accessapi.table.VacuumResult;
import org.gajah.base.id.MultiXactId;
import org.gajah.base.id.Xid;
import org.gajah.buffer.BufferAccess;
import org.gajah.buffer.BufferRing;
import org.gajah.buffer.ReadMode;
import org.gajah.heap.prune.FreezeTracker;
import org.gajah.heap.visibility.RowState;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.heap.VisibilityMapPage;
import org.gajah.space.FreeSpaceMap;
import org.gajah.space.VisibilityMap;

/// Vacuums one table. The caller has a transaction whose snapshot nobody waits for, and the lock
/// that keeps other vacuums away.
///
/// A first pass prunes and freezes pages, and collects line pointers that are dead. When memory for
/// them is full, or the table is through, the indexes are rid of entries that lead to them, and a
/// second pass makes them free. Without indexes there is nothing to collect.
public final class HeapVacuum {
  /// How often the age of the table is looked at: every 4 GB.
  private static final int URGENCY_BLOCKS = 524_288;

  /// How often the free space map is brought up to date where there are no indexes: every 8 GB.
  private static final int MAP_BLOCKS = 1_048_576;

  /// With dead rows on less than so much of the pages, going through the indexes can wait.
  private static final double BYPASS_SHARE = 0.02;

  private static final long BYPASS_BYTES = 32L << 20;

  private final StorageContext context;
  private final TableDescriptor table;
  private final VacuumOptions options;
  private final VacuumIndexes indexes;
  private final VacuumObserver observer;
  private final RowState state;
  private final BufferAccess buffers;
  private final VisibilityMap map;
  private final FreeSpaceMap freeSpace;
  private final BufferRing ring;
  private final Cutoffs cutoffs;
  private final VacuumCounts counts = new VacuumCounts();
  private final DeadTids dead = new DeadTids();
  private final FreezeTracker tracker;
  private final PageVacuum pageVacuum;
  private long blocks;
  private int mapBuffer = BufferAccess.NONE;
  private boolean cleansIndexes;
  private boolean tidiesIndexes;
  private boolean mayBypass;
  private boolean truncates;
  private boolean urgent;
  private long mappedTo;

  public HeapVacuum(
      StorageContext context,
      TableDescriptor table,
      VacuumOptions options,
      VacuumIndexes indexes,
      VacuumObserver observer,
      RowState state) {
    this.context = context;
    this.table = table;
    this.options = options;
    this.indexes = indexes;
    this.observer = observer;
    this.state = state;
    this.buffers = context.buffers();
    this.map = new VisibilityMap(context, table);
    this.freeSpace = new FreeSpaceMap(context, table);
    this.ring = new BufferRing(BufferRing.Kind.VACUUM, buffers.pool().size());
    this.cleansIndexes = options.indexCleanup() != IndexCleanup.OFF;
    this.tidiesIndexes = cleansIndexes;
    this.mayBypass = options.indexCleanup() == IndexCleanup.AUTO;
    this.truncates = options.truncate();
    this.cutoffs = Cutoffs.of(context, table, options, state.multiXacts());
    this.blocks = Integer.toUnsignedLong(table.main().blocks());
    this.tracker = new FreezeTracker(cutoffs.freeze().oldestXmin(), cutoffs.freeze().oldestMulti());
    this.pageVacuum =
        new PageVacuum(context, table, state, cutoffs, indexes.count() > 0, tracker, counts, dead);
  }

  /// Does all of it.
  public VacuumResult run() {
    PageSkipper skipper = new PageSkipper(map, blocks, cutoffs.aggressive(), options.skipPages());
    boolean skippedVisible;
    checkUrgency();
    try {
      scanHeap(skipper);
      skippedVisible = skipper.skippedVisible();
    } finally {
      skipper.release();
      releaseMap();
    }
    double live = estimateRows();
    finishIndexes();
    truncate();
    observer.phase(Phase.FINAL_CLEANUP);
    int visible = map.count(VisibilityMapPage.ALL_VISIBLE);
    return new VacuumResult(
        cutoffs.aggressive(),
        urgent,
        cutoffs.freeze().oldestXmin(),
        skippedVisible ? Xid.INVALID : tracker.xid(),
        skippedVisible ? MultiXactId.INVALID : tracker.multi(),
        (int) blocks,
        live,
        (int) Math.min(Integer.toUnsignedLong(visible), blocks),
        counts.removedPages,
        counts.scannedPages,
        counts.frozenPages,
        counts.missedDeadPages,
        counts.deadItemPages,
        counts.removedRows,
        counts.frozenRows,
        counts.deadItems,
        counts.liveRows,
        counts.recentlyDeadRows,
        counts.missedDeadRows,
        counts.indexScans);
  }

  // The first pass

  private void scanHeap(PageSkipper skipper) {
    observer.phase(Phase.SCAN_HEAP);
    observer.heapBlocks((int) blocks);
    for (long block = skipper.next(); block >= 0; block = skipper.next()) {
      observer.scanned((int) block);
      counts.scannedPages++;
      observer.pause(urgent);
      context.proc().checkInterrupts();
      if (counts.scannedPages % URGENCY_BLOCKS == 0) {
        checkUrgency();
      }
      if (dead.bytes() > options.memoryBytes() && dead.count() > 0) {
        releaseMap();
        mayBypass = false;
        vacuum();
        mapFreeSpace(block);
        observer.phase(Phase.SCAN_HEAP);
      }
      scanPage((int) block, skipper.isAllVisible());
    }
    observer.scanned((int) blocks);
    releaseMap();
    if (dead.count() > 0) {
      vacuum();
    }
    mapFreeSpace(blocks);
  }

  private void scanPage(int block, boolean mapVisible) {
    mapBuffer = map.pin(block, mapBuffer);
    int buffer = read(block);
    boolean exclusive = buffers.tryLockForCleanup(buffer);
    if (!exclusive) {
      buffers.lockShared(buffer);
    }
    boolean locked = true;
    try {
      if (pageVacuum.handleNewOrEmpty(buffer, block, exclusive, mapBuffer)) {
        locked = false;
        return;
      }
      int deadItems = exclusive ? -1 : pageVacuum.countOnly(buffer, block);
      if (deadItems < 0) {
        if (!exclusive) {
          buffers.unlock(buffer);
          buffers.lockForCleanup(buffer);
        }
        deadItems = pageVacuum.prune(buffer, block, mapVisible, mapBuffer) ? 1 : 0;
      }
      observer.deadItems(dead.count(), dead.bytes());
      // Where dead line pointers are left, the second pass will say how much room there is.
      boolean roomIsKnown = indexes.count() == 0 || !cleansIndexes || deadItems == 0;
      int room = HeapTuple.freeSpace(buffers.page(buffer));
      locked = false;
      buffers.unlockAndRelease(buffer);
      if (roomIsKnown) {
        freeSpace.record(block, room);
      }
    } finally {
      if (locked) {
        buffers.unlockAndRelease(buffer);
      }
    }
    if (indexes.count() == 0 && Integer.toUnsignedLong(block) - mappedTo >= MAP_BLOCKS) {
      mapFreeSpace(Integer.toUnsignedLong(block));
    }
  }

  private int read(int block) {
    return buffers.read(table.main(), block, ReadMode.NORMAL, table.isTemporary() ? null : ring);
  }

  private void releaseMap() {
    map.release(mapBuffer);
    mapBuffer = BufferAccess.NONE;
  }

  /// Makes free space up to a block easy to find.
  private void mapFreeSpace(long end) {
    if (end > mappedTo) {
      freeSpace.vacuum((int) mappedTo, (int) end);
      mappedTo = end;
    }
  }

  // Urgency

  /// Looks whether the table is so old that everything but freezing must be left out.
  private boolean checkUrgency() {
    if (!urgent && Cutoffs.isUrgent(context, options, state.multiXacts())) {
      urgent = true;
      cleansIndexes = false;
      tidiesIndexes = false;
      truncates = false;
      observer.failsafe(counts.indexScans);
    }
    return urgent;
  }

  // Indexes and the second pass

  private void vacuum() {
    if (cleansIndexes && !bypass() && vacuumIndexes()) {
      vacuumHeap();
    }
    dead.clear();
    observer.deadItems(0, 0);
  }

  private boolean bypass() {
    boolean bypass =
        mayBypass
            && blocks > 0
            && counts.deadItemPages < blocks * BYPASS_SHARE
            && dead.bytes() < BYPASS_BYTES;
    if (bypass) {
      cleansIndexes = false;
    }
    return bypass;
  }

  /// @return whether all indexes were rid of the dead
  private boolean vacuumIndexes() {
    if (checkUrgency()) {
      return false;
    }
    observer.phase(Phase.VACUUM_INDEXES);
    boolean all = true;
    for (int i = 0; i < indexes.count() && all; i++) {
      indexes.bulkDelete(i, dead::contains);
      all = !checkUrgency() || i == indexes.count() - 1;
    }
    counts.indexScans++;
    return all;
  }

  private void vacuumHeap() {
    observer.phase(Phase.VACUUM_HEAP);
    try {
      for (int i = 0; i < dead.blockCount(); i++) {
        observer.pause(urgent);
        context.proc().checkInterrupts();
        int block = dead.block(i);
        mapBuffer = map.pin(block, mapBuffer);
        int buffer = read(block);
        int room;
        buffers.lockExclusive(buffer);
        try {
          pageVacuum.free(buffer, block, mapBuffer);
          room = HeapTuple.freeSpace(buffers.page(buffer));
        } finally {
          buffers.unlockAndRelease(buffer);
        }
        freeSpace.record(block, room);
        observer.vacuumed(i + 1);
      }
    } finally {
      releaseMap();
    }
  }

  private void finishIndexes() {
    if (indexes.count() == 0 || !tidiesIndexes) {
      return;
    }
    observer.phase(Phase.CLEAN_UP_INDEXES);
    for (int i = 0; i < indexes.count(); i++) {
      indexes.cleanUp(i);
    }
  }

  // The end

  private void truncate() {
    if (!truncates || urgent || !Truncation.isWorthWhile(blocks, counts.nonemptyBlocks)) {
      return;
    }
    observer.phase(Phase.TRUNCATE);
    long left = new Truncation(context, table, ring).run(blocks, counts.nonemptyBlocks);
    counts.removedPages += (int) (blocks - left);
    blocks = left;
  }

  /// How many rows the table has, by what was counted and, for the pages that were skipped, by what
  /// was known before. Mirrors `vac_estimate_reltuples`.
  private double estimateRows() {
    long scanned = counts.scannedPages;
    double found = counts.liveRows;
    double before = options.rows();
    long pagesBefore = Integer.toUnsignedLong(options.pages());
    if (scanned >= blocks) {
      return found;
    }
    if (pagesBefore == blocks && scanned < blocks * BYPASS_SHARE || scanned <= 1) {
      return before;
    }
    if (before < 0 || pagesBefore == 0) {
      return Math.floor(found / scanned * blocks + 0.5);
    }
    return Math.floor(before / pagesBefore * (blocks - scanned) + found + 0.5);
  }
}
