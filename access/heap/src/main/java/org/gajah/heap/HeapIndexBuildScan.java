package org.gajah.heap;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.function.LongPredicate;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.table.IndexBuildScan;
import org.gajah.accessapi.table.ScanRange;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Tid;
import org.gajah.base.id.Xid;
import org.gajah.heap.prune.AccessPruner;
import org.gajah.heap.visibility.RowState;
import org.gajah.heap.visibility.RowVisibility;
import org.gajah.heap.visibility.VacuumVerdict;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.heap.HeapTuple;
import org.gajah.transaction.Snapshot;

/// Scans what a new index needs entries for.
///
/// Without a snapshot, all versions get entries that somebody may still see. A version that is dead
/// but for old snapshots, and has a successor in its chain, cannot get one: the entry would carry
/// the key of one version and lead to another. The index is then closed to old snapshots.
final class HeapIndexBuildScan extends PageScan implements IndexBuildScan {
  private final RowState state;
  private final RowVisibility visibility;
  private final VacuumVerdict verdict;
  private final AccessPruner pruner;
  private final ChainRoots roots;
  private final RowWaits waits;
  private final Options options;
  private final int oldestXmin;
  private ScanRange range;
  private long nextBlock;
  private long chunkEnd;
  private boolean[] deadRows = new boolean[64];
  private boolean brokenChain;
  private double live;

  // Of the tuple that is being looked at.
  private boolean dead;
  private boolean counted;
  private int waitFor;

  HeapIndexBuildScan(
      StorageContext context, TableDescriptor table, RowState state, Options options) {
    super(context, table, true);
    this.state = state;
    this.visibility = new RowVisibility(state);
    this.verdict = new VacuumVerdict(state);
    this.pruner = new AccessPruner(context, table, state);
    this.roots = new ChainRoots(state);
    this.waits = new RowWaits(context, table, state);
    this.options = options;
    this.oldestXmin =
        options.snapshot() == null
            ? context.transaction().horizonTest(table.horizonKind()).compute()
            : Xid.INVALID;
    ScanRange given = options.range();
    this.range = given == null ? HeapScan.wholeTable(main) : given;
  }

  @Override
  void ensureRoom(int rows) {
    super.ensureRoom(rows);
    if (deadRows.length < rows) {
      deadRows = Arrays.copyOf(deadRows, rows);
    }
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
    if (options.snapshot() != null) {
      pruner.onAccess(buffer);
    }
    return 1;
  }

  @Override
  int collectLocked(MemorySegment page, int slot, int buffer, int limit) {
    roots.find(page);
    int block = buffers.block(buffer);
    int last = PageHeader.maxOffset(page);
    while (nextOffset <= last && count < limit) {
      int offset = nextOffset;
      int pointer = LinePointer.at(page, offset);
      if (LinePointer.isNormal(pointer)) {
        int at = LinePointer.offset(pointer);
        boolean wanted = isWanted(page, at, buffer);
        if (waitFor != Xid.INVALID) {
          return waitFor;
        }
        live += counted ? 1 : 0;
        if (wanted) {
          noteRoot(page, slot, at, block, offset);
        }
      }
      nextOffset++;
    }
    unfinished = nextOffset <= last;
    return Xid.INVALID;
  }

  private void noteRoot(MemorySegment page, int slot, int at, int block, int offset) {
    int root = HeapTuple.isHeapOnly(page, at) ? roots.of(offset) : offset;
    if (root == 0) {
      throw new PgException(
          SqlState.DATA_CORRUPTED,
          "failed to find parent tuple for heap-only tuple at (%s,%d) in table \"%s\""
              .formatted(Integer.toUnsignedString(block), offset, table.name()));
    }
    long tid = Tid.of(block, root);
    LongPredicate isIndexed = options.isIndexed();
    if (isIndexed == null || !isIndexed.test(tid)) {
      deadRows[count] = dead;
      note(slot, at, tid);
    }
  }

  /// Whether a tuple gets an entry; sets [#dead], [#counted] and [#waitFor].
  private boolean isWanted(MemorySegment page, int at, int buffer) {
    dead = false;
    counted = true;
    waitFor = Xid.INVALID;
    Snapshot snapshot = options.snapshot();
    if (snapshot != null) {
      counted = visibility.isSeen(page, at, buffer, snapshot);
      return counted;
    }
    return switch (verdict.of(page, at, buffer, oldestXmin)) {
      case LIVE -> true;
      case DEAD -> {
        counted = false;
        yield false;
      }
      case RECENTLY_DEAD -> {
        counted = false;
        dead = true;
        yield !breaksChain(page, at);
      }
      case INSERT_IN_PROGRESS -> isWantedWhileInserted(page, at);
      case DELETE_IN_PROGRESS -> isWantedWhileDeleted(page, at);
    };
  }

  private boolean breaksChain(MemorySegment page, int at) {
    boolean breaks = HeapTuple.isHotUpdated(page, at);
    brokenChain |= breaks;
    return breaks;
  }

  /// Nobody but the own transaction should be inserting, except into catalogs, where locks are
  /// given up before the end of transactions.
  private boolean isWantedWhileInserted(MemorySegment page, int at) {
    if (options.anyVisible()) {
      return true;
    }
    int xmin = HeapTuple.rawXmin(page, at);
    if (!state.transaction().isCurrent(xmin)) {
      warnUnlessCatalog("concurrent insert in progress within table \"%s\"");
      waitFor = options.checksUniqueness() ? xmin : Xid.INVALID;
      counted = false;
    }
    return true;
  }

  private boolean isWantedWhileDeleted(MemorySegment page, int at) {
    if (options.anyVisible()) {
      return true;
    }
    dead = true;
    int xmax = state.updateXid(page, at);
    if (state.transaction().isCurrent(xmax)) {
      counted = false;
      return !breaksChain(page, at);
    }
    warnUnlessCatalog("concurrent delete in progress within table \"%s\"");
    if (options.checksUniqueness() || HeapTuple.isHotUpdated(page, at)) {
      waitFor = xmax;
    }
    return true;
  }

  private void warnUnlessCatalog(String message) {
    if (!table.isCatalog()) {
      context
          .reporter()
          .report(Severity.WARNING, SqlState.INTERNAL_ERROR, message.formatted(table.name()));
    }
  }

  @Override
  void await(int xid, long tid) {
    waits.await(xid, tid, RowWaits.Purpose.CHECK_UNIQUENESS);
  }

  @Override
  public boolean isDead(int row) {
    return deadRows[row];
  }

  @Override
  public boolean sawBrokenChain() {
    return brokenChain;
  }

  @Override
  public double liveRows() {
    return live;
  }

  @Override
  void restart() {
    if (options.range() == null) {
      range = HeapScan.wholeTable(main);
    }
    nextBlock = 0;
    chunkEnd = 0;
    live = 0;
  }

  @Override
  boolean isWhole() {
    return true;
  }
}
