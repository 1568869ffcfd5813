package org.gajah.heap;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.table.LockWait;
import org.gajah.accessapi.table.RowLock;
import org.gajah.accessapi.table.TupleOutcome;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Tid;
import org.gajah.batch.Vector;
import org.gajah.buffer.BufferAccess;
import org.gajah.heap.RowWaits.Purpose;
import org.gajah.heap.change.TupleChanges;
import org.gajah.heap.visibility.ChangeVerdict;
import org.gajah.heap.visibility.RowState;
import org.gajah.locks.Proc;
import org.gajah.locks.table.LockMode;
import org.gajah.locks.table.LockTag;
import org.gajah.page.Bytes;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.heap.Infomask;
import org.gajah.transaction.MultiXactAccess;
import org.gajah.transaction.Transaction;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.record.HeapInplace;

/// Overwrites rows of catalogs where they are, outside of all transactions: whoever reads next sees
/// it, and it stays even when the writer's transaction aborts. Mirrors `heap_inplace_lock` and
/// `heap_inplace_update_and_unlock`.
///
/// An ordinary update of the row must not get in between, for its new version would not have the
/// change: the heavyweight lock of the row is held, which those take who update it, and who is
/// updating it already is waited for.
final class InplaceWriter {
  private final StorageContext context;
  private final TableDescriptor table;
  private final Transaction transaction;
  private final BufferAccess buffers;
  private final ChangeVerdict verdict;
  private final RowWaits waits;
  private final HeldRow row;
  private final NewTuple tuple;

  InplaceWriter(
      StorageContext context,
      TableDescriptor table,
      RowState state,
      RowWaits waits,
      HeldRow row,
      NewTuple tuple) {
    this.context = context;
    this.table = table;
    this.transaction = context.transaction();
    this.buffers = context.buffers();
    this.verdict = new ChangeVerdict(state);
    this.waits = waits;
    this.row = row;
    this.tuple = tuple;
  }

  /// Overwrites a row.
  ///
  /// @return false when the row has been updated or deleted meanwhile: the caller looks for it anew
  boolean overwrite(long tid, Vector[] columns, int columnsRow) {
    tuple.clear();
    tuple.form(columns, columnsRow);
    LockTag tag = LockTag.tuple(table.lockDatabase(), table.oid(), Tid.block(tid), Tid.offset(tid));
    context.locks().acquire(tag, LockMode.EXCLUSIVE);
    try {
      while (true) {
        if (!row.open(tid)) {
          return false;
        }
        TupleOutcome outcome = judge();
        if (outcome == TupleOutcome.OK) {
          apply();
          return true;
        }
        if (outcome != TupleOutcome.BEING_MODIFIED) {
          return false;
        }
        row.close();
      }
    } finally {
      row.close();
      context.locks().release(tag, LockMode.EXCLUSIVE);
    }
  }

  /// Whether the row can be overwritten. Who locks it does not matter, who updates it does.
  ///
  /// @return OK; BEING_MODIFIED after a wait; anything else when it is not the newest version
  private TupleOutcome judge() {
    TupleOutcome outcome =
        verdict.of(row.page(), row.at(), row.buffer(), row.tid(), transaction.commandIdIfUsed());
    if (outcome == TupleOutcome.INVISIBLE) {
      throw new PgException(
          SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE, "attempted to overwrite invisible tuple");
    }
    if (outcome == TupleOutcome.SELF_MODIFIED) {
      throw new PgException(
          SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
          "tuple to be updated was already modified by an operation triggered by the current"
              + " command");
    }
    if (outcome != TupleOutcome.BEING_MODIFIED) {
      return outcome;
    }
    row.noteXmax();
    int xmax = row.notedXmax();
    if (row.notedMulti()) {
      if (!waits.conflicts(xmax, row.notedMask(), RowLock.NO_KEY_EXCLUSIVE)) {
        return TupleOutcome.OK;
      }
      row.unlock();
      waits.awaitMembers(
          xmax,
          row.notedMask(),
          MultiXactAccess.Status.NO_KEY_UPDATE,
          row.tid(),
          Purpose.UPDATE,
          LockWait.BLOCK);
      return outcome;
    }
    if (transaction.isCurrent(xmax) || Infomask.xmaxKeyShareLocked(row.notedMask())) {
      return TupleOutcome.OK;
    }
    row.unlock();
    waits.await(xmax, row.tid(), Purpose.UPDATE);
    return outcome;
  }

  /// Others read the row under their pins alone, so they see the change at once. It is logged
  /// before they can: whatever they do next comes behind it in the log.
  private void apply() {
    int length = LinePointer.tupleLength(row.page(), row.offsetNumber());
    int headerSize = HeapTuple.headerSize(row.page(), row.at());
    if (tuple.length() != length || tuple.headerSize() != headerSize) {
      throw PgException.internal("wrong tuple length");
    }
    Slice data = tuple.data(0, 0);
    HeapInplace record = new HeapInplace(row.offsetNumber(), data);
    Proc proc = context.proc();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment changed = arena.allocate(PageHeader.PAGE_SIZE, 8);
      Bytes.copy(row.page(), 0, changed, 0, PageHeader.PAGE_SIZE);
      TupleChanges.overwrite(changed, record);
      proc.delayCheckpoint(Proc.DELAY_START);
      proc.startCritical();
      try {
        if (table.needsWal()) {
          RecordBuilder builder = context.wal().begin();
          builder.registerBlock(
              0,
              table.files().locator(),
              table.main().fork(),
              row.block(),
              changed,
              RecordBuilder.STANDARD);
          long lsn = context.wal().insert(record);
          PageWriter.setLsn(row.page(), lsn);
        }
        TupleChanges.overwrite(row.page(), record);
        buffers.markDirty(row.buffer());
      } catch (Throwable fault) {
        throw proc.panic(fault);
      } finally {
        proc.endCritical();
        proc.allowCheckpoint(Proc.DELAY_START);
      }
    }
  }
}
