package org.gajah.heap;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.relation.TableDescriptor.IndexedAttributes;
import org.gajah.accessapi.table.LockWait;
import org.gajah.accessapi.table.RowLock;
import org.gajah.accessapi.table.TupleFailure;
import org.gajah.accessapi.table.TupleOutcome;
import org.gajah.accessapi.table.UpdatedIndexes;
import org.gajah.activity.statistics.RelationCounts;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Lsn;
import org.gajah.base.id.Tid;
import org.gajah.base.id.Xid;
import org.gajah.batch.Vector;
import org.gajah.buffer.BufferAccess;
import org.gajah.heap.RowWaits.Purpose;
import org.gajah.heap.change.RunTimeExtras;
import org.gajah.heap.visibility.ChangeVerdict;
import org.gajah.heap.visibility.RowState;
import org.gajah.heap.visibility.RowVisibility;
import org.gajah.page.Bytes;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.heap.Infomask;
import org.gajah.space.VisibilityMap;
import org.gajah.transaction.Snapshot;
import org.gajah.transaction.Transaction;
import org.gajah.wal.Wal;
import org.gajah.walformat.record.HeapLock;
import org.gajah.walformat.record.HeapUpdate;
import org.jspecify.annotations.Nullable;

/// Replaces rows by new versions. Mirrors `heap_update`.
///
/// A version that has room on the page of the old one goes there. If then no attribute has changed
/// on which an index depends, no index gets a new entry: the old version's entries lead to the new
/// one (HOT).
final class Updater {
  private final Transaction transaction;
  private final BufferAccess buffers;
  private final RelationCounts counts;
  private final IndexedAttributes indexed;
  private final boolean logged;
  private final Wal wal;
  private final RowState state;
  private final RowVisibility visibility;
  private final ChangeVerdict verdict;
  private final RowWaits waits;
  private final RoomFinder room;
  private final HeldRow row;
  private final MapPin mapPin;
  private final MapPin newMapPin;
  private final ChangeLog log;
  private final NewTuple tuple;
  private final Toasting toasting;
  private final Attributes attributes;
  private final RunTimeExtras insertingCommand;
  private final int commandId;

  // Xmax of the old version, of the old version while it is locked, and of the new one.
  private final NewXmax oldXmax;
  private final NewXmax lockXmax;
  private final NewXmax newXmax;

  // Of the present update.
  private RowLock lockTaken = RowLock.NO_KEY_EXCLUSIVE;
  private boolean lockersChecked;
  private boolean lockersRemain;
  private long updatedTid = Tid.INVALID;
  private UpdatedIndexes updatedIndexes = UpdatedIndexes.NONE;

  Updater(
      StorageContext context,
      TableDescriptor table,
      RowState state,
      RowWaits waits,
      RoomFinder room,
      HeldRow row,
      MapPin mapPin,
      ChangeLog log,
      NewTuple tuple,
      Toasting toasting,
      int commandId) {
    this.transaction = context.transaction();
    this.buffers = context.buffers();
    this.counts = context.counts(table);
    this.indexed = table.indexedAttributes();
    this.logged = table.needsWal();
    this.wal = context.wal().wal();
    this.state = state;
    this.visibility = new RowVisibility(state);
    this.verdict = new ChangeVerdict(state);
    this.waits = waits;
    this.room = room;
    this.row = row;
    this.mapPin = mapPin;
    this.newMapPin = new MapPin(new VisibilityMap(context, table));
    this.log = log;
    this.tuple = tuple;
    this.toasting = toasting;
    this.attributes =
        new Attributes(
            table.layout(), indexed.hotBlocking().union(indexed.summarized()).union(indexed.key()));
    this.insertingCommand = RunTimeExtras.ofCommand(commandId, false);
    this.commandId = commandId;
    this.oldXmax = new NewXmax(state);
    this.lockXmax = new NewXmax(state);
    this.newXmax = new NewXmax(state);
  }

  long updatedTid() {
    return updatedTid;
  }

  UpdatedIndexes updatedIndexes() {
    return updatedIndexes;
  }

  RowLock lockTaken() {
    return lockTaken;
  }

  void close() {
    newMapPin.release();
  }

  /// Replaces a row; see [org.gajah.accessapi.table.TableWriter#update].
  TupleOutcome update(
      long tid,
      Vector[] columns,
      int columnsRow,
      @Nullable Snapshot crosscheck,
      boolean wait,
      TupleFailure failure) {
    int xid = transaction.xid();
    updatedIndexes = UpdatedIndexes.NONE;
    tuple.clear();
    tuple.form(columns, columnsRow);
    waits.start();
    lockTaken = RowLock.EXCLUSIVE;
    try {
      if (!row.open(tid)) {
        throw row.noSuchTuple();
      }
      attributes.locate(row.page(), row.at(), tuple.bytes());
      boolean keyChanged = attributes.anyChanged(indexed.key());
      lockTaken = keyChanged ? RowLock.EXCLUSIVE : RowLock.NO_KEY_EXCLUSIVE;
      boolean hotBlocked = attributes.anyChanged(indexed.hotBlocking());
      boolean summarizedChanged = attributes.anyChanged(indexed.summarized());
      state.multiXacts().announce(transaction);
      TupleOutcome outcome = settle(wait);
      if (outcome == TupleOutcome.OK
          && crosscheck != null
          && !visibility.isSeen(row.page(), row.at(), row.buffer(), crosscheck)) {
        outcome = TupleOutcome.UPDATED;
      }
      if (outcome != TupleOutcome.OK) {
        Deleter.fill(row, state, outcome, failure);
        return outcome;
      }
      replace(xid, columns, columnsRow, hotBlocked, summarizedChanged);
      return outcome;
    } finally {
      row.close();
      waits.endTurn(tid, lockTaken);
    }
  }

  // Judging and waiting

  private TupleOutcome settle(boolean wait) {
    while (true) {
      lockersChecked = false;
      lockersRemain = false;
      TupleOutcome outcome = verdict.of(row.page(), row.at(), row.buffer(), row.tid(), commandId);
      if (outcome == TupleOutcome.INVISIBLE) {
        throw new PgException(
            SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE, "attempted to update invisible tuple");
      }
      if (outcome == TupleOutcome.BEING_MODIFIED && wait) {
        row.noteXmax();
        outcome = row.notedMulti() ? settleMulti() : settleSingle();
        if (outcome == TupleOutcome.BEING_MODIFIED) {
          continue; // others have taken the holders' place
        }
      }
      if (outcome != TupleOutcome.OK || row.hasMapPin()) {
        return outcome;
      }
      row.pinMap();
    }
  }

  private TupleOutcome outcome(boolean free) {
    if (free) {
      return TupleOutcome.OK;
    }
    return row.ctid() == row.tid() ? TupleOutcome.DELETED : TupleOutcome.UPDATED;
  }

  /// Lockers may be left that are not in the way; they lock the new version as well.
  private TupleOutcome settleMulti() {
    int multi = row.notedXmax();
    if (waits.conflicts(multi, row.notedMask(), lockTaken)) {
      row.unlock();
      if (!waits.ownIsMember()) {
        waits.takeTurn(row.tid(), lockTaken, LockWait.BLOCK);
      }
      waits.awaitMembers(
          multi,
          row.notedMask(),
          LockStrength.updateStatus(lockTaken),
          row.tid(),
          Purpose.UPDATE,
          LockWait.BLOCK);
      lockersChecked = true;
      lockersRemain = waits.membersRemain();
      row.lock();
      if (row.hasXmaxChanged()) {
        return TupleOutcome.BEING_MODIFIED;
      }
    }
    int updater =
        Infomask.xmaxLockedOnly(row.infomask())
            ? Xid.INVALID
            : state.updateXid(row.page(), row.at());
    return outcome(!Xid.isValid(updater) || state.hasAborted(updater));
  }

  private TupleOutcome settleSingle() {
    int holder = row.notedXmax();
    boolean beside =
        transaction.isCurrent(holder)
            || Infomask.xmaxKeyShareLocked(row.notedMask())
                && lockTaken == RowLock.NO_KEY_EXCLUSIVE;
    if (beside) {
      lockersChecked = true;
      lockersRemain = true;
      return TupleOutcome.OK;
    }
    row.unlock();
    waits.takeTurn(row.tid(), lockTaken, LockWait.BLOCK);
    waits.await(holder, row.tid(), Purpose.UPDATE);
    lockersChecked = true;
    row.lock();
    if (row.hasXmaxChanged()) {
      return TupleOutcome.BEING_MODIFIED;
    }
    state.hintXmax(row.page(), row.at(), row.buffer(), holder);
    return outcome((row.infomask() & Infomask.XMAX_INVALID) != 0);
  }

  // The new version

  private void replace(
      int xid, Vector[] columns, int columnsRow, boolean hotBlocked, boolean summarizedChanged) {
    computeXmaxes(xid);
    RunTimeExtras deletingCommand = Deleter.deletingCommand(row, state, commandId);
    boolean toast =
        toasting.applies() && (tuple.needsToaster() || HeapTuple.hasExternal(row.page(), row.at()));
    int newBuffer = row.buffer();
    if (toast || !fits()) {
      lockMeanwhile(xid, deletingCommand);
      row.unlock();
      if (toast) {
        tuple.shorten(toasting.rows(), columns, columnsRow, row.page(), row.at());
      }
      newBuffer = findRoom();
      recheckXmax(xid);
    }
    boolean samePage = newBuffer == row.buffer();
    try {
      boolean hot = samePage && !hotBlocked;
      if (!samePage) {
        PageWriter.setFlag(row.page(), PageHeader.PAGE_FULL); // a hint: pruning is worth while
      }
      apply(xid, newBuffer, hot, deletingCommand);
      counts.rowUpdated(hot, !samePage);
      updatedIndexes =
          !hot
              ? UpdatedIndexes.ALL
              : summarizedChanged ? UpdatedIndexes.SUMMARIZING : UpdatedIndexes.NONE;
    } finally {
      if (!samePage) {
        buffers.unlockAndRelease(newBuffer);
      }
    }
  }

  private boolean fits() {
    return Bytes.maxAlign(tuple.length()) <= HeapTuple.freeSpace(row.page());
  }

  private void computeXmaxes(int xid) {
    int mask = row.infomask();
    oldXmax.compute(row.xmax(), mask, row.infomask2(), xid, lockTaken, true);
    boolean nobodyElse =
        (mask & Infomask.XMAX_INVALID) != 0
            || Infomask.xmaxLockedByUpgraded(mask)
            || lockersChecked && !lockersRemain
            || !Xid.isValid(row.xmax());
    if (nobodyElse) {
      newXmax.none();
    } else {
      newXmax.inherit(row.xmax(), mask);
    }
  }

  /// Marks the old version as locked, so that nobody else changes it while its page is not locked.
  private void lockMeanwhile(int xid, RunTimeExtras deletingCommand) {
    lockXmax.compute(row.xmax(), row.infomask(), row.infomask2(), xid, lockTaken, false);
    HeapLock record =
        new HeapLock(
            lockXmax.xmax(),
            row.offsetNumber(),
            lockXmax.infobits(),
            RowLocker.frozenFlag(row.page(), row.tid(), mapPin));
    log.lock(row.buffer(), record, deletingCommand, mapPin);
  }

  /// Locks the old page again and with it the page where the new version goes: the old one where it
  /// has room.
  ///
  /// @return the buffer of that page
  private int findRoom() {
    while (true) {
      if (!fits()) {
        int buffer = room.findBeside(tuple.length(), newMapPin, row.buffer(), mapPin);
        row.wasLocked();
        return buffer;
      }
      if (row.isAllVisible()) {
        mapPin.pin(row.block());
      }
      row.lock();
      if (fits() && row.hasMapPin()) {
        return row.buffer();
      }
      row.unlock();
    }
  }

  /// While the page was not locked, others may have added key-share locks to ours: they count on.
  private void recheckXmax(int xid) {
    if (row.xmax() == lockXmax.xmax()) {
      return;
    }
    oldXmax.compute(row.xmax(), row.infomask(), row.infomask2(), xid, lockTaken, true);
    newXmax.inherit(row.xmax(), row.infomask());
  }

  private void apply(int xid, int newBuffer, boolean hot, RunTimeExtras deletingCommand) {
    MemorySegment newPage = buffers.page(newBuffer);
    boolean samePage = newBuffer == row.buffer();
    int offsetNumber = PageWriter.nextHeapOffset(newPage);
    int prefix = 0;
    int suffix = 0;
    if (samePage && logged && !needsImage(newPage)) {
      prefix = commonPrefix();
      suffix = commonSuffix(prefix);
    }
    int flags =
        (row.isAllVisible() ? HeapUpdate.OLD_ALL_VISIBLE_CLEARED : 0)
            | (!samePage && PageHeader.hasFlag(newPage, PageHeader.ALL_VISIBLE)
                ? HeapUpdate.NEW_ALL_VISIBLE_CLEARED
                : 0)
            | (prefix > 0 ? HeapUpdate.PREFIX_FROM_OLD : 0)
            | (suffix > 0 ? HeapUpdate.SUFFIX_FROM_OLD : 0);
    HeapUpdate record =
        new HeapUpdate(
            hot,
            Inserter.isOnlyTuple(newPage, offsetNumber),
            oldXmax.xmax(),
            row.offsetNumber(),
            oldXmax.infobits(),
            flags,
            newXmax.xmax(),
            offsetNumber,
            prefix,
            suffix,
            tuple.infomask2() | newXmax.infomask2() | (hot ? Infomask.ONLY_TUPLE : 0),
            tuple.infomask() | Infomask.UPDATED | newXmax.infomask(),
            tuple.headerSize(),
            tuple.bits(),
            tuple.data(prefix, suffix),
            null);
    log.update(
        row.buffer(), newBuffer, xid, record, deletingCommand, insertingCommand, mapPin, newMapPin);
    updatedTid = Tid.of(buffers.block(newBuffer), offsetNumber);
  }

  /// Whether an image of the page goes to the log, so that there is no use in leaving data out.
  private boolean needsImage(MemorySegment page) {
    return wal.fullPageWrites() && !Lsn.before(wal.redoPointer(), PageHeader.lsn(page));
  }

  // What both versions have in common

  private int oldLength() {
    return LinePointer.tupleLength(row.page(), row.offsetNumber());
  }

  /// Bytes at the start of the attributes that both versions have. Less than three are not worth
  /// their length in the record.
  private int commonPrefix() {
    MemorySegment page = row.page();
    int oldData = row.at() + HeapTuple.headerSize(page, row.at());
    int oldEnd = row.at() + oldLength();
    byte[] bytes = tuple.bytes().array();
    int newData = tuple.start() + tuple.headerSize();
    int limit = Math.min(oldEnd - oldData, tuple.start() + tuple.length() - newData);
    int same = 0;
    while (same < limit && Bytes.byteAt(page, oldData + same) == bytes[newData + same]) {
      same++;
    }
    return same < 3 ? 0 : same;
  }

  private int commonSuffix(int prefix) {
    MemorySegment page = row.page();
    int oldData = row.at() + HeapTuple.headerSize(page, row.at());
    int oldEnd = row.at() + oldLength();
    byte[] bytes = tuple.bytes().array();
    int newEnd = tuple.start() + tuple.length();
    int newData = tuple.start() + tuple.headerSize();
    int limit = Math.min(oldEnd - oldData, newEnd - newData) - prefix;
    int same = 0;
    while (same < limit && Bytes.byteAt(page, oldEnd - same - 1) == bytes[newEnd - same - 1]) {
      same++;
    }
    return same < 3 ? 0 : same;
  }
}
