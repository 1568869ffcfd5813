package org.gajah.heap;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.table.DirtyRow;
import org.gajah.accessapi.table.LockWait;
import org.gajah.accessapi.table.RowLock;
import org.gajah.accessapi.table.TableFetch.LockOptions;
import org.gajah.accessapi.table.TupleFailure;
import org.gajah.accessapi.table.TupleOutcome;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Tid;
import org.gajah.base.id.Xid;
import org.gajah.buffer.BufferAccess;
import org.gajah.heap.RowWaits.Purpose;
import org.gajah.heap.change.RunTimeExtras;
import org.gajah.heap.visibility.ChangeVerdict;
import org.gajah.heap.visibility.RowState;
import org.gajah.heap.visibility.RowVisibility;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.heap.Infomask;
import org.gajah.page.heap.VisibilityMapPage;
import org.gajah.transaction.MultiXactAccess;
import org.gajah.transaction.Snapshot;
import org.gajah.transaction.Transaction;
import org.gajah.walformat.record.HeapLock;
import org.jspecify.annotations.Nullable;

/// Locks rows. Mirrors `heap_lock_tuple` and `heapam_tuple_lock`.
///
/// A lock is a mark in the row's header: the locker's id in xmax, or a multixact of all who lock or
/// update it. Locks that do not conflict live side by side; who conflicts waits for the others'
/// transactions to end, then looks again.
final class RowLocker {
  /// What is known after looking at those who hold the row.
  private enum Step {
    /// The row has changed meanwhile: judge it anew. The page is locked.
    AGAIN,
    /// Nobody is in the way. The page is locked.
    FREE,
    /// Somebody is. The page is not locked.
    BLOCKED
  }

  private final TableDescriptor table;
  private final Transaction transaction;
  private final BufferAccess buffers;
  private final RowState state;
  private final RowVisibility visibility;
  private final ChangeVerdict verdict;
  private final RowWaits waits;
  private final NewXmax newXmax;
  private final MapPin mapPin;
  private final ChangeLog log;
  private final HeldRow row;
  private final UpdateChainLocker chainLocker;
  private final MultiXactAccess.Members members = new MultiXactAccess.Members();
  private final DirtyRow dirty = new DirtyRow();
  private long lockedTid = Tid.INVALID;

  // The row that is being locked, and how.
  private int commandId;
  private RowLock mode = RowLock.KEY_SHARE;
  private LockWait wait = LockWait.BLOCK;
  private boolean lockUpdates;

  // Who held it when it was looked at last.
  private int holderMask2;
  private long holderCtid;
  private boolean skipTurn;
  private @Nullable TupleOutcome chainOutcome;

  RowLocker(StorageContext context, TableDescriptor table, RowState state, MapPin mapPin) {
    this.table = table;
    this.transaction = context.transaction();
    this.buffers = context.buffers();
    this.state = state;
    this.visibility = new RowVisibility(state);
    this.verdict = new ChangeVerdict(state);
    this.waits = new RowWaits(context, table, state);
    this.newXmax = new NewXmax(state);
    this.mapPin = mapPin;
    this.log = new ChangeLog(context, table);
    this.row = new HeldRow(context, table, mapPin);
    this.chainLocker = new UpdateChainLocker(context, table, state, waits, mapPin, log);
  }

  /// The version that was locked last.
  long lockedTid() {
    return lockedTid;
  }

  /// Locks a row, or its newest version.
  TupleOutcome lock(
      long first,
      Snapshot snapshot,
      RowLock lockMode,
      LockWait lockWait,
      LockOptions options,
      TupleFailure failure) {
    commandId = snapshot.commandId();
    mode = lockMode;
    wait = lockWait;
    lockUpdates = options.lockUpdates();
    boolean traversed = false;
    long wanted = first;
    while (true) {
      TupleOutcome outcome = lockVersion(wanted, failure);
      failure.traversed(traversed);
      if (outcome != TupleOutcome.UPDATED || !options.findLastVersion()) {
        lockedTid = wanted;
        return outcome;
      }
      if (failure.ctid() == wanted) {
        return TupleOutcome.DELETED;
      }
      traversed = true;
      failure.traversed(true);
      outcome = findNewest(failure.ctid(), failure.xmax(), failure);
      if (outcome != TupleOutcome.OK) {
        return outcome;
      }
      wanted = lockedTid;
    }
  }

  // The newest version

  /// Follows the versions that come after one that was updated, waiting for those who are updating
  /// on, until one is there that can be tried. It is left in [#lockedTid].
  private TupleOutcome findNewest(long next, int updater, TupleFailure failure) {
    long looked = next;
    int priorXmax = updater;
    while (true) {
      if (Tid.offset(looked) == HeapTuple.MOVED_PARTITIONS) {
        throw new PgException(
            SqlState.T_R_SERIALIZATION_FAILURE,
            "tuple to be locked was already moved to another partition due to concurrent update");
      }
      int looking = buffers.read(table.main(), Tid.block(looked));
      buffers.lockShared(looking);
      int waitFor = Xid.INVALID;
      try {
        MemorySegment page = buffers.page(looking);
        int pointer = HeapFetch.normalPointer(page, Tid.offset(looked));
        int where = LinePointer.offset(pointer);
        if (pointer == 0 || HeapTuple.xmin(page, where) != priorXmax) {
          return TupleOutcome.DELETED; // its place was given to another row
        }
        if (!visibility.mayBeThere(page, where, looking, dirty)) {
          long following = HeapTuple.ctid(page, where);
          if (following == looked) {
            return TupleOutcome.DELETED;
          }
          priorXmax = state.updateXid(page, where);
          looked = following;
          continue;
        }
        if (Xid.isValid(dirty.xmin())) {
          throw uncommittedInserter(looked);
        }
        waitFor = dirty.xmax();
        if (!Xid.isValid(waitFor)) {
          if (transaction.isCurrent(priorXmax) && !isBeforeCommand(page, where)) {
            failure.set(looked, priorXmax, state.cmin(page, where));
            failure.traversed(true);
            return TupleOutcome.SELF_MODIFIED;
          }
          lockedTid = looked;
          return TupleOutcome.OK;
        }
      } finally {
        buffers.unlockAndRelease(looking);
      }
      if (!waits.await(waitFor, looked, Purpose.FETCH_UPDATED, wait)) {
        return TupleOutcome.WOULD_BLOCK;
      }
    }
  }

  private boolean isBeforeCommand(MemorySegment page, int where) {
    return Integer.compareUnsigned(state.cmin(page, where), commandId) < 0;
  }

  private PgException uncommittedInserter(long version) {
    return new PgException(
        SqlState.DATA_CORRUPTED,
        "t_xmin %s is uncommitted in tuple %s to be updated in table \"%s\""
            .formatted(Xid.toString(dirty.xmin()), Tid.toString(version), table.name()));
  }

  /// The version after a tuple, or [Tid#INVALID] when it is the newest.
  static long nextVersion(MemorySegment page, int at, long self, RowState state) {
    long next = HeapTuple.ctid(page, at);
    boolean last =
        (HeapTuple.infomask(page, at) & Infomask.XMAX_INVALID) != 0
            || next == self
            || HeapTuple.isMovedToAnotherPartition(page, at)
            || state.isOnlyLocked(page, at);
    return last ? Tid.INVALID : next;
  }

  // One version

  private TupleOutcome lockVersion(long version, TupleFailure failure) {
    skipTurn = false;
    waits.start();
    try {
      if (!row.open(version)) {
        throw row.noSuchTuple();
      }
      TupleOutcome outcome = settle();
      if (outcome != TupleOutcome.OK) {
        fill(failure, outcome);
      } else if (row.isLocked()) {
        mark();
      }
      return outcome;
    } finally {
      row.close();
      waits.endTurn(version, mode);
    }
  }

  private void fill(TupleFailure failure, TupleOutcome outcome) {
    int cmax = outcome == TupleOutcome.SELF_MODIFIED ? state.cmax(row.page(), row.at()) : -1;
    failure.set(row.ctid(), state.updateXid(row.page(), row.at()), cmax);
  }

  /// Judges the row, and waits for others, until it can be locked or never will.
  ///
  /// @return OK with the page not locked where the own transaction has the lock already
  private TupleOutcome settle() {
    boolean first = true;
    while (true) {
      TupleOutcome outcome = verdict.of(row.page(), row.at(), row.buffer(), row.tid(), commandId);
      boolean held =
          outcome == TupleOutcome.BEING_MODIFIED
              || outcome == TupleOutcome.UPDATED
              || outcome == TupleOutcome.DELETED;
      if (!held && outcome != TupleOutcome.OK) {
        return outcome;
      }
      boolean waited = false;
      if (held) {
        noteHolder();
        row.unlock();
        if (first && isLockedByOwn()) {
          return TupleOutcome.OK;
        }
        first = false;
        chainOutcome = null;
        Step step = lookForWayAround();
        if (chainOutcome != null) {
          return chainOutcome;
        }
        if (step == Step.BLOCKED) {
          if (outcome != TupleOutcome.BEING_MODIFIED) {
            row.lock();
            return outcome; // waiting for those who have committed is no use
          }
          waited = true;
          step = waitForHolder();
          if (chainOutcome != null) {
            return chainOutcome;
          }
        }
        if (step == Step.AGAIN) {
          continue;
        }
        outcome = outcomeAfter(waited);
        if (outcome != TupleOutcome.OK) {
          return outcome;
        }
      }
      if (row.hasMapPin()) {
        return TupleOutcome.OK;
      }
      row.pinMap();
    }
  }

  private TupleOutcome outcomeAfter(boolean waited) {
    int mask = row.infomask();
    if (!waited
        || (mask & Infomask.XMAX_INVALID) != 0
        || Infomask.xmaxLockedOnly(mask)
        || state.isOnlyLocked(row.page(), row.at())) {
      return TupleOutcome.OK;
    }
    return row.ctid() == row.tid() ? TupleOutcome.DELETED : TupleOutcome.UPDATED;
  }

  // Those who hold the row

  private void noteHolder() {
    row.noteXmax();
    holderMask2 = row.infomask2();
    holderCtid = row.ctid();
  }

  /// Whether the own transaction, in one of its subtransactions, has the lock or a stronger one.
  private boolean isLockedByOwn() {
    if (row.notedMulti()) {
      return isOwnMemberStrongEnough();
    }
    if (!transaction.isCurrent(row.notedXmax())) {
      return false;
    }
    return switch (mode) {
      case KEY_SHARE -> true;
      case SHARE ->
          Infomask.xmaxShareLocked(row.notedMask())
              || Infomask.xmaxExclusivelyLocked(row.notedMask());
      case NO_KEY_EXCLUSIVE -> Infomask.xmaxExclusivelyLocked(row.notedMask());
      case EXCLUSIVE ->
          Infomask.xmaxExclusivelyLocked(row.notedMask())
              && (holderMask2 & Infomask.KEYS_UPDATED) != 0;
    };
  }

  private boolean isOwnMemberStrongEnough() {
    state
        .multiXacts()
        .members(row.notedXmax(), Infomask.xmaxLockedOnly(row.notedMask()), members, transaction);
    for (int i = 0; i < members.count(); i++) {
      if (transaction.isCurrent(members.xid(i))) {
        if (LockStrength.of(members.status(i)).compareTo(mode) >= 0) {
          return true;
        }
        // Others who queue for the row may wait for this lock: queueing behind them is a deadlock.
        skipTurn = true;
      }
    }
    return false;
  }

  /// Whether the lock can be had without waiting, because it does not conflict with those who hold
  /// the row. Starts with the page not locked.
  private Step lookForWayAround() {
    Step step =
        switch (mode) {
          case KEY_SHARE -> besideKeyKeepers();
          case SHARE -> besideSharers();
          case NO_KEY_EXCLUSIVE -> besideKeySharers();
          case EXCLUSIVE -> Step.BLOCKED;
        };
    if (step != Step.BLOCKED || row.notedMulti() || !transaction.isCurrent(row.notedXmax())) {
      return step;
    }
    row.lock();
    return row.hasXmaxChanged() ? Step.AGAIN : Step.FREE; // the own transaction is the only holder
  }

  private Step besideKeyKeepers() {
    if ((holderMask2 & Infomask.KEYS_UPDATED) != 0) {
      return Step.BLOCKED;
    }
    boolean updated = !Infomask.xmaxLockedOnly(row.notedMask());
    if (lockUpdates && updated && !lockChain()) {
      return Step.AGAIN;
    }
    row.lock();
    // While the page was not locked somebody may have locked the row for update, or updated it. (Of
    // the first PostgreSQL takes no notice, and lets both have their locks.)
    boolean changed =
        (row.infomask2() & Infomask.KEYS_UPDATED) != 0
            || !updated && !state.isOnlyLocked(row.page(), row.at());
    return changed ? Step.AGAIN : Step.FREE;
  }

  private Step besideSharers() {
    if (!Infomask.xmaxLockedOnly(row.notedMask())
        || Infomask.xmaxExclusivelyLocked(row.notedMask())) {
      return Step.BLOCKED;
    }
    row.lock();
    int mask = row.infomask();
    boolean changed = !Infomask.xmaxLockedOnly(mask) || Infomask.xmaxExclusivelyLocked(mask);
    return changed ? Step.AGAIN : Step.FREE;
  }

  private Step besideKeySharers() {
    boolean beside =
        row.notedMulti()
            ? !waits.conflicts(row.notedXmax(), row.notedMask(), mode)
            : Infomask.xmaxKeyShareLocked(row.notedMask());
    if (!beside) {
      return Step.BLOCKED;
    }
    row.lock();
    return row.hasXmaxChanged() ? Step.AGAIN : Step.FREE;
  }

  /// Waits for those who hold the row, in turn.
  private Step waitForHolder() {
    if (!skipTurn && !waits.takeTurn(row.tid(), mode, wait)) {
      return skipped();
    }
    boolean over =
        row.notedMulti()
            ? waits.awaitMembers(
                row.notedXmax(),
                row.notedMask(),
                LockStrength.lockStatus(mode),
                row.tid(),
                Purpose.LOCK,
                wait)
            : waits.await(row.notedXmax(), row.tid(), Purpose.LOCK, wait);
    if (!over) {
      return skipped();
    }
    if (lockUpdates && !Infomask.xmaxLockedOnly(row.notedMask()) && !lockChain()) {
      return Step.AGAIN;
    }
    row.lock();
    if (row.hasXmaxChanged()) {
      return Step.AGAIN;
    }
    if (!row.notedMulti()) {
      state.hintXmax(row.page(), row.at(), row.buffer(), row.notedXmax());
    }
    return Step.FREE;
  }

  private Step skipped() {
    row.lock();
    chainOutcome = TupleOutcome.WOULD_BLOCK;
    return Step.AGAIN;
  }

  /// Locks the later versions of the row.
  ///
  /// @return false when that failed: [#chainOutcome] says how, and the page is locked
  private boolean lockChain() {
    boolean last = holderCtid == row.tid() || Tid.offset(holderCtid) == HeapTuple.MOVED_PARTITIONS;
    if (last) {
      return true;
    }
    state.multiXacts().announce(transaction);
    int updater = row.notedMulti() ? state.updateXid(row.notedXmax()) : row.notedXmax();
    TupleOutcome outcome = chainLocker.lock(holderCtid, updater, transaction.xid(), mode);
    if (outcome == TupleOutcome.OK) {
      return true;
    }
    chainOutcome = outcome;
    row.lock();
    return false;
  }

  // The mark

  private void mark() {
    state.multiXacts().announce(transaction);
    newXmax.compute(row.xmax(), row.infomask(), row.infomask2(), transaction.xid(), mode, false);
    HeapLock record =
        new HeapLock(
            newXmax.xmax(),
            row.offsetNumber(),
            newXmax.infobits(),
            frozenFlag(row.page(), row.tid(), mapPin));
    log.lock(row.buffer(), record, RunTimeExtras.NOTHING, mapPin);
  }

  /// What the record of a lock says about the visibility map: a page with locks is not all-frozen.
  static int frozenFlag(MemorySegment page, long tid, MapPin mapPin) {
    boolean frozen =
        PageHeader.hasFlag(page, PageHeader.ALL_VISIBLE)
            && (mapPin.bits(Tid.block(tid)) & VisibilityMapPage.ALL_FROZEN) != 0;
    return frozen ? HeapLock.ALL_FROZEN_CLEARED : 0;
  }
}
