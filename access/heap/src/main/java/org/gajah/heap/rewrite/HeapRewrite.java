package org.gajah.heap.rewrite;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.table.RewriteOptions;
import org.gajah.accessapi.table.RewriteOrder;
import org.gajah.accessapi.table.RewriteResult;
import org.gajah.accessapi.table.VacuumOptions;
import org.gajah.accessapi.table.VacuumOptions.FreezeAges;
import org.gajah.accessapi.table.VacuumOptions.IndexCleanup;
import org.gajah.accessapi.toast.Toaster;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.MultiXactId;
import org.gajah.base.id.Tid;
import org.gajah.base.id.Xid;
import org.gajah.buffer.BufferAccess;
import org.gajah.buffer.BufferRing;
import org.gajah.buffer.ReadMode;
import org.gajah.heap.prune.FreezeCutoffs;
import org.gajah.heap.vacuum.Cutoffs;
import org.gajah.heap.visibility.RowState;
import org.gajah.heap.visibility.VacuumVerdict;
import org.gajah.page.Bytes;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.heap.HeapTuple;
import org.jspecify.annotations.Nullable;

/// Writes one table anew. Mirrors `heapam_relation_copy_for_cluster`.
///
/// A page is judged under its lock and then worked on in a copy, for long values take other locks.
public final class HeapRewrite {
  private final StorageContext context;
  private final TableDescriptor from;
  private final BufferAccess buffers;
  private final RowState state;
  private final VacuumVerdict verdict;
  private final FreezeCutoffs cutoffs;
  private final int oldestXmin;
  private final VersionMover mover;
  private final @Nullable BufferRing ring;
  private double rows;
  private double removed;
  private double recentlyDead;

  // The page that was read last.
  private final Arena arena = Arena.ofShared();
  private final MemorySegment page = arena.allocate(PageHeader.PAGE_SIZE, Long.BYTES);
  private long presentBlock = -1;
  private final int[] offsets = new int[HeapTuple.MAX_PER_PAGE];
  private final boolean[] dead = new boolean[HeapTuple.MAX_PER_PAGE];
  private int found;

  /// @param into the table as its new files are
  public HeapRewrite(
      StorageContext context,
      TableDescriptor from,
      TableDescriptor into,
      RewriteOptions options,
      RowState state,
      Toaster toaster) {
    this.context = context;
    this.from = from;
    this.buffers = context.buffers();
    this.state = state;
    this.verdict = new VacuumVerdict(state);
    FreezeCutoffs limits = Cutoffs.of(context, from, ages(options), state.multiXacts()).freeze();
    this.oldestXmin = limits.oldestXmin();
    this.cutoffs = forward(limits);
    this.ring =
        from.isTemporary()
            ? null
            : new BufferRing(BufferRing.Kind.BULK_READ, buffers.pool().size());
    int[] dropped = options.droppedColumns().stream().mapToInt(Integer::intValue).toArray();
    this.mover = new VersionMover(context, into, state, toaster, cutoffs, oldestXmin, dropped);
  }

  /// All is frozen that everybody sees.
  private static VacuumOptions ages(RewriteOptions options) {
    FreezeAges given = options.freeze();
    FreezeAges ages =
        new FreezeAges(
            0,
            0,
            0,
            0,
            given.maxAge(),
            given.multiMaxAge(),
            given.failsafeAge(),
            given.multiFailsafeAge());
    return new VacuumOptions(
        options.relfrozenXid(),
        options.relminMulti(),
        0,
        0,
        ages,
        IndexCleanup.OFF,
        false,
        true,
        0);
  }

  /// What becomes `relfrozenxid` never goes back.
  private static FreezeCutoffs forward(FreezeCutoffs limits) {
    int xid = limits.freezeLimit();
    if (Xid.isValid(limits.relfrozenXid()) && Xid.precedes(xid, limits.relfrozenXid())) {
      xid = limits.relfrozenXid();
    }
    int multi = limits.multiLimit();
    if (limits.relminMulti() != MultiXactId.INVALID
        && MultiXactId.precedes(multi, limits.relminMulti())) {
      multi = limits.relminMulti();
    }
    return new FreezeCutoffs(limits.relfrozenXid(), limits.relminMulti(), xid, multi, xid, multi);
  }

  /// Does all of it.
  public RewriteResult run(RewriteOrder order) {
    int oldPages = from.main().blocks();
    try (arena;
        mover) {
      switch (order) {
        case RewriteOrder.Physical _ -> moveAll(oldPages);
        case RewriteOrder.ByIndex index -> moveBy(index);
        case RewriteOrder.Sorted sorted -> {
          sort(oldPages, sorted);
          moveBy(sorted);
        }
      }
      mover.finish();
    }
    return new RewriteResult(
        cutoffs.freezeLimit(),
        cutoffs.multiLimit(),
        oldPages,
        mover.pages(),
        rows,
        removed,
        recentlyDead);
  }

  // The orders

  private void moveAll(int blocks) {
    for (int block = 0; block != blocks; block++) {
      readAll(block);
      for (int i = 0; i < found; i++) {
        take(block, offsets[i], dead[i]);
      }
    }
  }

  private void moveBy(RewriteOrder.ByIndex index) {
    for (long tid = index.next(); Tid.isValid(tid); tid = index.next()) {
      int block = Tid.block(tid);
      readChain(block, Tid.offset(tid));
      for (int i = 0; i < found; i++) {
        take(block, offsets[i], dead[i]);
      }
    }
  }

  private void sort(int blocks, RewriteOrder.Sorted sorted) {
    for (int block = 0; block != blocks; block++) {
      readAll(block);
      for (int i = 0; i < found; i++) {
        long tid = Tid.of(block, offsets[i]);
        if (dead[i]) {
          drop(tid);
        } else {
          rows++;
          int at = LinePointer.tupleAt(page, offsets[i]);
          sorted.decoder().heapTuple(page, at, sorted.row());
          sorted.add(tid);
        }
      }
    }
  }

  private void moveBy(RewriteOrder.Sorted sorted) {
    presentBlock = -1;
    for (long tid = sorted.next(); Tid.isValid(tid); tid = sorted.next()) {
      context.proc().checkInterrupts();
      int block = Tid.block(tid);
      if (presentBlock != Integer.toUnsignedLong(block)) {
        int buffer = readLocked(block);
        copyAndRelease(buffer, block);
      }
      move(tid);
    }
  }

  private void take(int block, int offset, boolean isDead) {
    long tid = Tid.of(block, offset);
    if (isDead) {
      drop(tid);
    } else {
      rows++;
      move(tid);
    }
  }

  private void drop(long tid) {
    removed++;
    if (mover.drop(page, LinePointer.tupleAt(page, Tid.offset(tid)), tid)) {
      // One that came before, and counted as recently dead, has turned out to be dead.
      removed++;
      recentlyDead--;
    }
  }

  private void move(long tid) {
    int pointer = LinePointer.at(page, Tid.offset(tid));
    mover.move(page, LinePointer.offset(pointer), LinePointer.length(pointer), tid);
  }

  // Pages

  private int readLocked(int block) {
    context.proc().checkInterrupts();
    int buffer = buffers.read(from.main(), block, ReadMode.NORMAL, ring);
    buffers.lockShared(buffer);
    return buffer;
  }

  private void copyAndRelease(int buffer, int block) {
    Bytes.copy(buffers.page(buffer), 0, page, 0, PageHeader.PAGE_SIZE);
    presentBlock = Integer.toUnsignedLong(block);
    buffers.unlockAndRelease(buffer);
  }

  /// Notes all versions of a page.
  private void readAll(int block) {
    int buffer = readLocked(block);
    boolean locked = true;
    try {
      MemorySegment shared = buffers.page(buffer);
      int last = PageHeader.maxOffset(shared);
      found = 0;
      for (int offset = 1; offset <= last; offset++) {
        if (LinePointer.isNormal(LinePointer.at(shared, offset))) {
          note(shared, offset, buffer);
        }
      }
      locked = false;
      copyAndRelease(buffer, block);
    } finally {
      if (locked) {
        buffers.unlockAndRelease(buffer);
      }
    }
  }

  /// Notes the versions of the chain that an index entry leads to.
  private void readChain(int block, int start) {
    int buffer = readLocked(block);
    boolean locked = true;
    try {
      MemorySegment shared = buffers.page(buffer);
      found = 0;
      int last = PageHeader.maxOffset(shared);
      int offset = start;
      if (offset <= last && LinePointer.isRedirected(LinePointer.at(shared, offset))) {
        offset = LinePointer.redirectTarget(LinePointer.at(shared, offset));
      }
      boolean first = offset == start;
      int xmax = Xid.INVALID;
      while (offset >= 1 && offset <= last) {
        int pointer = LinePointer.at(shared, offset);
        if (!LinePointer.isNormal(pointer)) {
          break;
        }
        int at = LinePointer.offset(pointer);
        boolean foreign =
            first && HeapTuple.isHeapOnly(shared, at)
                || Xid.isValid(xmax) && HeapTuple.xmin(shared, at) != xmax;
        if (foreign) {
          break;
        }
        boolean goesOn = HeapTuple.isHotUpdated(shared, at);
        xmax = goesOn ? state.updateXid(shared, at) : Xid.INVALID;
        int next = Tid.offset(HeapTuple.ctid(shared, at));
        note(shared, offset, buffer);
        if (!goesOn) {
          break;
        }
        first = false;
        offset = next;
      }
      locked = false;
      copyAndRelease(buffer, block);
    } finally {
      if (locked) {
        buffers.unlockAndRelease(buffer);
      }
    }
  }

  private void note(MemorySegment shared, int offset, int buffer) {
    int at = LinePointer.tupleAt(shared, offset);
    offsets[found] = offset;
    dead[found++] =
        switch (verdict.of(shared, at, buffer, oldestXmin)) {
          case DEAD -> true;
          case RECENTLY_DEAD -> {
            recentlyDead++;
            yield false;
          }
          case LIVE -> false;
          case INSERT_IN_PROGRESS -> {
            warn(HeapTuple.xmin(shared, at), "concurrent insert in progress within table \"%s\"");
            yield false;
          }
          case DELETE_IN_PROGRESS -> {
            recentlyDead++;
            warn(state.updateXid(shared, at), "concurrent delete in progress within table \"%s\"");
            yield false;
          }
        };
  }

  /// Nobody else should be at it, but for catalogs, whose locks are given up early.
  private void warn(int xid, String message) {
    if (!from.isCatalog() && !state.transaction().isCurrent(xid)) {
      context.reporter().report(Severity.WARNING, SqlState.WARNING, message.formatted(from.name()));
    }
  }
}
