package org.gajah.heap;

import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.table.RowLock;
import org.gajah.accessapi.table.TableWriter;
import org.gajah.accessapi.table.TupleFailure;
import org.gajah.accessapi.table.TupleOutcome;
import org.gajah.accessapi.table.UpdatedIndexes;
import org.gajah.accessapi.toast.Toaster;
import org.gajah.activity.statistics.RelationCounts;
import org.gajah.batch.Vector;
import org.gajah.heap.visibility.RowState;
import org.gajah.space.VisibilityMap;
import org.gajah.transaction.Snapshot;
import org.jspecify.annotations.Nullable;

/// Changes rows of one heap for one statement. What it does is done as of the command in which it
/// was made.
final class HeapWriter implements TableWriter {
  private final RoomFinder room;
  private final MapPin mapPin;
  private final Toasting toasting;
  private final Inserter inserter;
  private final Deleter deleter;
  private final Updater updater;
  private final InplaceWriter inplaceWriter;
  private final RelationCounts counts;
  private boolean updatedLast;

  HeapWriter(
      StorageContext context,
      TableDescriptor table,
      InsertOptions options,
      RowState state,
      Toaster toaster) {
    int commandId = context.transaction().commandId();
    this.counts = context.counts(table);
    this.room = new RoomFinder(context, table, options);
    this.mapPin = new MapPin(new VisibilityMap(context, table));
    this.toasting = new Toasting(toaster, context, table, options.frozen());
    ChangeLog log = new ChangeLog(context, table);
    NewTuple tuple = new NewTuple(table);
    HeldRow row = new HeldRow(context, table, mapPin);
    RowWaits waits = new RowWaits(context, table, state);
    this.inserter =
        new Inserter(context, table, options, room, mapPin, log, tuple, toasting, commandId);
    this.deleter = new Deleter(context, state, waits, row, mapPin, log, toasting, commandId);
    this.updater =
        new Updater(
            context, table, state, waits, room, row, mapPin, log, tuple, toasting, commandId);
    this.inplaceWriter = new InplaceWriter(context, table, state, waits, row, tuple);
  }

  @Override
  public long insert(Vector[] columns, int row) {
    long tid = inserter.insert(columns, row, 0);
    counts.rowsInserted(1);
    return tid;
  }

  @Override
  public void insertAll(Vector[] columns, int count, long[] tids) {
    inserter.insertAll(columns, count, tids);
    counts.rowsInserted(count);
  }

  @Override
  public long insertSpeculatively(Vector[] columns, int row, int token) {
    long tid = inserter.insert(columns, row, token);
    counts.rowsInserted(1);
    return tid;
  }

  @Override
  public void completeSpeculative(long tid, boolean succeeded) {
    if (succeeded) {
      deleter.confirm(tid);
    } else {
      deleter.takeBack(tid);
      counts.rowDeleted();
    }
  }

  @Override
  public TupleOutcome delete(
      long tid,
      @Nullable Snapshot crosscheck,
      boolean wait,
      boolean movesPartition,
      TupleFailure failure) {
    updatedLast = false;
    TupleOutcome outcome = deleter.delete(tid, crosscheck, wait, movesPartition, failure);
    if (outcome == TupleOutcome.OK) {
      counts.rowDeleted();
    }
    return outcome;
  }

  @Override
  public TupleOutcome update(
      long tid,
      Vector[] columns,
      int row,
      @Nullable Snapshot crosscheck,
      boolean wait,
      TupleFailure failure) {
    updatedLast = true;
    return updater.update(tid, columns, row, crosscheck, wait, failure);
  }

  @Override
  public long updatedTid() {
    return updater.updatedTid();
  }

  @Override
  public UpdatedIndexes updatedIndexes() {
    return updater.updatedIndexes();
  }

  @Override
  public RowLock lockTaken() {
    return updatedLast ? updater.lockTaken() : RowLock.EXCLUSIVE;
  }

  @Override
  public boolean overwriteInPlace(long tid, Vector[] columns, int row) {
    return inplaceWriter.overwrite(tid, columns, row);
  }

  @Override
  public void close() {
    room.close();
    updater.close();
    mapPin.release();
    toasting.close();
  }
}
