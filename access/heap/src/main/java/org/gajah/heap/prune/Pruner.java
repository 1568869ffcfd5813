package org.gajah.heap.prune;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.base.error.PgException;
import org.gajah.base.id.Lsn;
import org.gajah.base.id.Tid;
import org.gajah.base.id.Xid;
import org.gajah.buffer.BufferAccess;
import org.gajah.heap.change.PageChanges;
import org.gajah.heap.change.RunTimeExtras;
import org.gajah.heap.visibility.RowFate;
import org.gajah.heap.visibility.RowState;
import org.gajah.heap.visibility.VacuumVerdict;
import org.gajah.page.Compaction;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.heap.Infomask;
import org.gajah.transaction.HorizonTest;
import org.gajah.walformat.record.HeapPrune;
import org.gajah.walformat.record.HeapPrune.FreezePlan;
import org.jspecify.annotations.Nullable;

/// Prunes pages of one table, and freezes them on the way if that is wanted. Mirrors
/// `heap_page_prune_and_freeze`.
///
/// A page is gone through three times: first the fate of every tuple is found out, for looking at
/// one may take long and set hints; then chains are followed from their roots; last come heap-only
/// tuples that no chain leads to. What is to be done is only collected on the way, and done in one
/// critical section at the end.
public final class Pruner {
  private static final RowFate[] FATES = RowFate.values();
  private static final int[] NONE = {};

  private final StorageContext context;
  private final TableDescriptor table;
  private final BufferAccess buffers;
  private final VacuumVerdict verdict;
  private final RowState state;
  private final HorizonTest horizon;
  private final @Nullable PageFreezer freezer;
  private final boolean freeDeadAtOnce;
  private final PruneResult result = new PruneResult();

  // Of the present page.
  private final Compaction compaction = new Compaction();
  private final byte[] fates = new byte[HeapTuple.MAX_PER_PAGE + 1];
  private final boolean[] done = new boolean[HeapTuple.MAX_PER_PAGE + 1];
  private final int[] chain = new int[HeapTuple.MAX_PER_PAGE];
  private final int[] redirected = new int[2 * HeapTuple.MAX_PER_PAGE];
  private final int[] dead = new int[HeapTuple.MAX_PER_PAGE];
  private final int[] unused = new int[HeapTuple.MAX_PER_PAGE];
  private MemorySegment page = MemorySegment.NULL;
  private int maxOffset;
  private int redirectedCount;
  private int deadCount;
  private int unusedCount;
  private int pruneXid;
  private int latestRemoved;

  /// @param freezer prepares freezing, and says how old dead rows must be; null to only prune
  /// @param freeDeadAtOnce whether dead line pointers become unused at once, as in a table without
  ///   indexes
  public Pruner(
      StorageContext context,
      TableDescriptor table,
      RowState state,
      @Nullable PageFreezer freezer,
      boolean freeDeadAtOnce) {
    this.context = context;
    this.table = table;
    this.buffers = context.buffers();
    this.state = state;
    this.verdict = new VacuumVerdict(state);
    this.horizon = context.transaction().horizonTest(table.horizonKind());
    this.freezer = freezer;
    this.freeDeadAtOnce = freeDeadAtOnce;
  }

  public PruneResult result() {
    return result;
  }

  // A page

  /// Prunes a page on which the caller has the cleanup lock.
  ///
  /// @param tracker what stays in the table so far, moved back by what stays on this page; null
  ///   where nothing is frozen
  public void prune(int buffer, PruneReason reason, @Nullable FreezeTracker tracker) {
    page = buffers.page(buffer);
    maxOffset = PageHeader.maxOffset(page);
    int block = buffers.block(buffer);
    redirectedCount = 0;
    deadCount = 0;
    unusedCount = 0;
    pruneXid = Xid.INVALID;
    latestRemoved = Xid.INVALID;
    result.clear();
    result.allVisible = freezer != null;
    result.allFrozen = freezer != null;
    if (freezer != null && tracker != null) {
      freezer.start(tracker);
    }
    long lsnBefore = PageHeader.lsn(page);
    findFates(buffer);
    boolean hintWasLogged = PageHeader.lsn(page) != lsnBefore;
    for (int offsetNumber = 1; offsetNumber <= maxOffset; offsetNumber++) {
      if (!done[offsetNumber] && isRoot(offsetNumber)) {
        follow(offsetNumber);
      }
    }
    for (int offsetNumber = 1; offsetNumber <= maxOffset; offsetNumber++) {
      if (!done[offsetNumber]) {
        considerLoose(block, offsetNumber);
      }
    }
    boolean freeze = execute(buffer, reason, hintWasLogged);
    finishResult(freeze, tracker);
    page = MemorySegment.NULL;
  }

  private void findFates(int buffer) {
    for (int offsetNumber = maxOffset; offsetNumber >= 1; offsetNumber--) {
      done[offsetNumber] = false;
      int pointer = LinePointer.at(page, offsetNumber);
      switch (LinePointer.flags(pointer)) {
        case LinePointer.UNUSED -> done[offsetNumber] = true;
        case LinePointer.DEAD -> recordDead(offsetNumber, false, false);
        case LinePointer.NORMAL ->
            fates[offsetNumber] = (byte) fate(LinePointer.offset(pointer), buffer).ordinal();
        default -> {}
      }
    }
    reverseDeadItems();
  }

  /// Dead items were found from the end of the page; they are handed on in ascending order.
  private void reverseDeadItems() {
    int[] items = result.deadItems;
    for (int low = 0, high = result.deadItemCount - 1; low < high; low++, high--) {
      int item = items[low];
      items[low] = items[high];
      items[high] = item;
    }
  }

  private RowFate fate(int at, int buffer) {
    RowFate fate = verdict.of(page, at, buffer);
    if (fate != RowFate.RECENTLY_DEAD) {
      return fate;
    }
    int deadAfter = verdict.deadAfter();
    // What is frozen is decided by the cutoff from the start of the vacuum; nothing dead may be
    // left that is older, whatever the horizon says now.
    boolean isDead =
        freezer != null && Xid.precedes(deadAfter, freezer.cutoffs().oldestXmin())
            || horizon.isRemovable(deadAfter);
    return isDead ? RowFate.DEAD : RowFate.RECENTLY_DEAD;
  }

  private boolean isRoot(int offsetNumber) {
    int pointer = LinePointer.at(page, offsetNumber);
    return LinePointer.isRedirected(pointer)
        || !HeapTuple.isHeapOnly(page, LinePointer.offset(pointer));
  }

  // Chains

  /// Follows the chain that starts at a root and decides what becomes of its members.
  private void follow(int root) {
    boolean redirectedRoot = LinePointer.isRedirected(LinePointer.at(page, root));
    int length = 0;
    int deadLength = 0;
    int priorXmax = Xid.INVALID;
    int offsetNumber = root;
    while (offsetNumber >= 1 && offsetNumber <= maxOffset && !done[offsetNumber]) {
      int pointer = LinePointer.at(page, offsetNumber);
      if (LinePointer.isRedirected(pointer)) {
        if (length > 0) {
          break;
        }
        chain[length++] = offsetNumber;
        offsetNumber = LinePointer.redirectTarget(pointer);
        continue;
      }
      int at = LinePointer.offset(pointer);
      if (Xid.isValid(priorXmax) && HeapTuple.xmin(page, at) != priorXmax) {
        break;
      }
      chain[length++] = offsetNumber;
      RowFate fate = FATES[fates[offsetNumber]];
      if (fate == RowFate.DEAD) {
        deadLength = length;
        noteRemoved(at);
      } else if (fate != RowFate.RECENTLY_DEAD) {
        break;
      }
      if (!HeapTuple.isHotUpdated(page, at)) {
        break;
      }
      offsetNumber = Tid.offset(HeapTuple.ctid(page, at));
      priorXmax = state.updateXid(page, at);
    }
    if (redirectedRoot && length < 2) {
      recordDead(root, false, true); // it leads nowhere
      return;
    }
    decide(root, redirectedRoot, length, deadLength);
  }

  private void decide(int root, boolean redirectedRoot, int length, int deadLength) {
    if (deadLength == 0) {
      for (int i = redirectedRoot ? 1 : 0; i < length; i++) {
        recordKept(chain[i]);
      }
      if (redirectedRoot) {
        done[root] = true;
      }
      return;
    }
    if (deadLength == length) {
      recordDead(root, !redirectedRoot, true);
      for (int i = 1; i < length; i++) {
        recordUnused(chain[i], true);
      }
      return;
    }
    recordRedirected(root, chain[deadLength], !redirectedRoot);
    for (int i = 1; i < deadLength; i++) {
      recordUnused(chain[i], true);
    }
    for (int i = deadLength; i < length; i++) {
      recordKept(chain[i]);
    }
  }

  /// A heap-only tuple that no chain leads to: left by an update that was aborted, after which the
  /// version before was updated again.
  private void considerLoose(int block, int offsetNumber) {
    int at = LinePointer.tupleAt(page, offsetNumber);
    if (FATES[fates[offsetNumber]] != RowFate.DEAD) {
      recordKept(offsetNumber);
      return;
    }
    if (HeapTuple.isHotUpdated(page, at)) {
      throw PgException.internal(
          "dead heap-only tuple (%s, %d) is not linked to from any HOT chain"
              .formatted(Integer.toUnsignedString(block), offsetNumber));
    }
    noteRemoved(at);
    recordUnused(offsetNumber, true);
  }

  /// Notes that a tuple goes which a snapshot on a standby may still see.
  private void noteRemoved(int at) {
    int mask = HeapTuple.infomask(page, at);
    int xmin = HeapTuple.xmin(page, at);
    if ((mask & Infomask.MOVED) != 0) {
      raiseRemoved(HeapTuple.rawCommandId(page, at));
    }
    boolean inserted =
        Infomask.xminCommitted(mask)
            || !Infomask.xminInvalid(mask) && context.transaction().didCommit(xmin);
    if (inserted) {
      int xmax = state.updateXid(page, at);
      if (xmax != xmin) {
        raiseRemoved(xmax);
      }
    }
  }

  private void raiseRemoved(int xid) {
    if (Xid.follows(xid, latestRemoved)) {
      latestRemoved = xid;
    }
  }

  // What is to be done

  private void recordRedirected(int offsetNumber, int target, boolean hadStorage) {
    done[offsetNumber] = true;
    redirected[2 * redirectedCount] = offsetNumber;
    redirected[2 * redirectedCount + 1] = target;
    redirectedCount++;
    result.deleted += hadStorage ? 1 : 0;
    result.hasTuples = true;
  }

  /// @param changes whether the line pointer was not dead before
  private void recordDead(int offsetNumber, boolean hadStorage, boolean changes) {
    if (freeDeadAtOnce) {
      recordUnused(offsetNumber, hadStorage);
      return;
    }
    done[offsetNumber] = true;
    result.deadItems[result.deadItemCount++] = offsetNumber;
    if (changes) {
      dead[deadCount++] = offsetNumber;
      result.deleted += hadStorage ? 1 : 0;
    }
  }

  private void recordUnused(int offsetNumber, boolean hadStorage) {
    done[offsetNumber] = true;
    unused[unusedCount++] = offsetNumber;
    result.deleted += hadStorage ? 1 : 0;
  }

  private void recordKept(int offsetNumber) {
    done[offsetNumber] = true;
    result.hasTuples = true;
    int at = LinePointer.tupleAt(page, offsetNumber);
    switch (FATES[fates[offsetNumber]]) {
      case LIVE -> {
        result.live++;
        if (result.allVisible) {
          considerVisible(at);
        }
      }
      case RECENTLY_DEAD -> {
        result.recentlyDead++;
        result.allVisible = false;
        notePrunable(at);
      }
      case DELETE_IN_PROGRESS -> {
        result.live++; // the deleter will count it off when it commits
        result.allVisible = false;
        notePrunable(at);
      }
      case INSERT_IN_PROGRESS -> result.allVisible = false; // and this inserter will count it
      case DEAD -> throw PgException.internal("dead tuple is kept");
    }
    if (freezer != null) {
      freezer.prepare(page, at, offsetNumber);
      result.allFrozen &= freezer.isTotallyFrozen();
    }
  }

  private void considerVisible(int at) {
    // Without the hint, the commit of the inserter may not be on disk.
    if (!Infomask.xminCommitted(HeapTuple.infomask(page, at))) {
      result.allVisible = false;
      return;
    }
    int xmin = HeapTuple.xmin(page, at);
    if (freezer == null || !Xid.precedes(xmin, freezer.cutoffs().oldestXmin())) {
      result.allVisible = false;
    } else if (Xid.isNormal(xmin) && Xid.follows(xmin, result.newestXmin)) {
      result.newestXmin = xmin;
    }
  }

  private void notePrunable(int at) {
    pruneXid = Xid.older(pruneXid, state.updateXid(page, at));
  }

  // Doing it

  /// @return whether the page was frozen
  private boolean execute(int buffer, PruneReason reason, boolean hintWasLogged) {
    boolean prune = redirectedCount + deadCount + unusedCount > 0;
    boolean hint =
        PageHeader.pruneXid(page) != pruneXid || PageHeader.hasFlag(page, PageHeader.PAGE_FULL);
    boolean freeze = freezer != null && mustOrMayFreeze(freezer, prune, hint, hintWasLogged);
    if (freeze && freezer != null) {
      freezer.check(page);
    } else if (freezer != null && freezer.count() > 0) {
      result.allFrozen = false;
    }
    if (prune || freeze) {
      HeapPrune record = record(reason, freeze && freezer != null ? freezer : null);
      PruneLog.apply(context, table, buffer, record, compaction, RunTimeExtras.pruned(pruneXid));
    } else if (hint) {
      PageChanges.notePruned(page, pruneXid);
      buffers.markDirtyHint(buffer, true);
    }
    return freeze;
  }

  /// Freezing must be when something is too old. It may be when afterwards all of the page is
  /// frozen, and an image of it goes to the log anyhow.
  private boolean mustOrMayFreeze(
      PageFreezer prepared, boolean prune, boolean hint, boolean hintWasLogged) {
    if (prepared.isRequired()) {
      return true;
    }
    if (!result.allVisible || !result.allFrozen || prepared.count() == 0 || !table.needsWal()) {
      return false;
    }
    return hintWasLogged || (prune || hint && buffers.logsHints()) && needsImage();
  }

  private boolean needsImage() {
    return context.wal().wal().fullPageWrites()
        && !Lsn.before(context.wal().wal().redoPointer(), PageHeader.lsn(page));
  }

  private HeapPrune record(PruneReason reason, @Nullable PageFreezer frozen) {
    int conflict = latestRemoved;
    List<FreezePlan> plans = List.of();
    if (frozen != null) {
      result.frozen = frozen.count();
      plans = frozen.plans();
      int frozenHorizon =
          result.allVisible && result.allFrozen
              ? result.newestXmin
              : Xid.previous(frozen.cutoffs().oldestXmin());
      conflict = Xid.follows(frozenHorizon, conflict) ? frozenHorizon : conflict;
    }
    return HeapPrune.of(
        reason.info(),
        HeapPrune.CLEANUP_LOCK,
        conflict,
        plans,
        cut(redirected, 2 * redirectedCount),
        cut(dead, deadCount),
        cut(unused, unusedCount));
  }

  private static int[] cut(int[] items, int count) {
    return count == 0 ? NONE : Arrays.copyOf(items, count);
  }

  private void finishResult(boolean frozen, @Nullable FreezeTracker tracker) {
    result.newlyDead = deadCount;
    // Dead line pointers did not count until here, for they are as good as gone; but as long as
    // they are there the page is not all-visible.
    if (result.deadItemCount > 0) {
      result.allVisible = false;
    }
    if (!result.allVisible) {
      result.allFrozen = false;
    }
    if (freezer != null && tracker != null) {
      tracker.set(freezer.outcome(frozen));
    }
  }
}
