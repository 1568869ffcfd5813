package org.gajah.heap;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.table.RowLock;
import org.gajah.accessapi.table.TupleOutcome;
import org.gajah.base.error.PgException;
import org.gajah.base.id.Tid;
import org.gajah.base.id.Xid;
import org.gajah.buffer.BufferAccess;
import org.gajah.heap.RowWaits.Purpose;
import org.gajah.heap.visibility.RowState;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.heap.Infomask;
import org.gajah.transaction.MultiXactAccess;
import org.gajah.transaction.MultiXactAccess.Status;
import org.gajah.transaction.Transaction;
import org.gajah.walformat.record.HeapLockUpdated;

/// Locks the later versions of a row whose first version somebody locks: a lock on an old version
/// alone would not keep anybody from changing the new one. Mirrors `heap_lock_updated_tuple`.
final class UpdateChainLocker {
  /// What to do about a version.
  private enum Step {
    /// Its lock can be added.
    LOCK,
    /// The own transaction has it: go on to the next.
    NEXT,
    /// Somebody had to be waited for: look again.
    AGAIN,
    /// Somebody has changed it in a way that conflicts.
    CONFLICT
  }

  private final TableDescriptor table;
  private final StorageContext context;
  private final Transaction transaction;
  private final BufferAccess buffers;
  private final RowState state;
  private final RowWaits waits;
  private final NewXmax newXmax;
  private final MapPin mapPin;
  private final ChangeLog log;
  private final MultiXactAccess.Members members = new MultiXactAccess.Members();
  private int waitFor;

  UpdateChainLocker(
      StorageContext context,
      TableDescriptor table,
      RowState state,
      RowWaits waits,
      MapPin mapPin,
      ChangeLog log) {
    this.context = context;
    this.table = table;
    this.transaction = context.transaction();
    this.buffers = context.buffers();
    this.state = state;
    this.waits = waits;
    this.newXmax = new NewXmax(state);
    this.mapPin = mapPin;
    this.log = log;
  }

  /// Locks a version and all that come after it.
  ///
  /// @param first the version
  /// @param updater who made it: what is there now may be another row altogether
  /// @param xid who locks
  /// @return OK, UPDATED or DELETED
  TupleOutcome lock(long first, int updater, int xid, RowLock mode) {
    long tid = first;
    int priorXmax = updater;
    while (true) {
      context.proc().checkInterrupts();
      waitFor = Xid.INVALID;
      int buffer = buffers.read(table.main(), Tid.block(tid));
      MemorySegment page = buffers.page(buffer);
      lockWithPin(buffer, tid);
      TupleOutcome outcome;
      long next = Tid.INVALID;
      try {
        int pointer = HeapFetch.normalPointer(page, Tid.offset(tid));
        int at = LinePointer.offset(pointer);
        if (pointer == 0 || isForeign(page, at, priorXmax)) {
          return TupleOutcome.OK;
        }
        outcome = lockVersion(buffer, page, at, tid, xid, mode);
        if (outcome == TupleOutcome.OK && !Xid.isValid(waitFor)) {
          next = RowLocker.nextVersion(page, at, tid, state);
          priorXmax = state.updateXid(page, at);
        }
      } finally {
        buffers.unlockAndRelease(buffer);
      }
      if (Xid.isValid(waitFor)) {
        waits.await(waitFor, tid, Purpose.LOCK_UPDATED);
      } else if (outcome != TupleOutcome.OK || !Tid.isValid(next)) {
        return outcome;
      } else {
        tid = next;
      }
    }
  }

  private void lockWithPin(int buffer, long tid) {
    MemorySegment page = buffers.page(buffer);
    boolean pinned = false;
    if (PageHeader.hasFlag(page, PageHeader.ALL_VISIBLE)) {
      mapPin.pin(Tid.block(tid));
      pinned = true;
    }
    buffers.lockExclusive(buffer);
    if (!pinned && PageHeader.hasFlag(page, PageHeader.ALL_VISIBLE)) {
      buffers.unlock(buffer);
      mapPin.pin(Tid.block(tid));
      buffers.lockExclusive(buffer);
    }
  }

  /// Whether a tuple is not the next version of the row: its place was given to another row, or the
  /// update that made it was aborted.
  private boolean isForeign(MemorySegment page, int at, int priorXmax) {
    int xmin = HeapTuple.xmin(page, at);
    return Xid.isValid(priorXmax) && xmin != priorXmax || state.hasAborted(xmin);
  }

  private TupleOutcome lockVersion(
      int buffer, MemorySegment page, int at, long tid, int xid, RowLock mode) {
    int mask = HeapTuple.infomask(page, at);
    int mask2 = HeapTuple.infomask2(page, at);
    int xmax = HeapTuple.rawXmax(page, at);
    Step step = (mask & Infomask.XMAX_INVALID) != 0 ? Step.LOCK : check(xmax, mask, mask2, mode);
    if (step == Step.CONFLICT) {
      return HeapTuple.ctid(page, at) == tid ? TupleOutcome.DELETED : TupleOutcome.UPDATED;
    }
    if (step == Step.LOCK) {
      newXmax.compute(xmax, mask, mask2, xid, mode, false);
      HeapLockUpdated record =
          new HeapLockUpdated(
              newXmax.xmax(),
              Tid.offset(tid),
              newXmax.infobits(),
              RowLocker.frozenFlag(page, tid, mapPin));
      log.lockUpdated(buffer, record, mapPin);
    }
    return TupleOutcome.OK;
  }

  private Step check(int xmax, int mask, int mask2, RowLock mode) {
    if ((mask & Infomask.XMAX_IS_MULTI) == 0) {
      Status status = LockStrength.ofXmax(mask, mask2);
      if (status == null) {
        throw PgException.internal("invalid lock status in tuple");
      }
      return check(status, xmax, mode);
    }
    state.multiXacts().members(xmax, Infomask.xmaxLockedOnly(mask), members, transaction);
    for (int i = 0; i < members.count(); i++) {
      Step step = check(members.status(i), members.xid(i), mode);
      if (step != Step.LOCK) {
        return step;
      }
    }
    return Step.LOCK;
  }

  /// What somebody who holds a version means for one who wants to lock it.
  private Step check(Status status, int xid, RowLock mode) {
    if (transaction.isCurrent(xid)) {
      return Step.NEXT;
    }
    boolean conflict = LockStrength.conflict(LockStrength.of(status), mode);
    if (transaction.isInProgress(xid)) {
      if (conflict) {
        waitFor = xid;
        return Step.AGAIN;
      }
      return Step.LOCK;
    }
    // A lock is gone with its transaction, an update stays.
    return status.isUpdate() && conflict && transaction.didCommit(xid) ? Step.CONFLICT : Step.LOCK;
  }
}
