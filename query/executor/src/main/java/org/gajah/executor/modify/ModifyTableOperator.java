package org.gajah.executor.modify;

import java.util.List;
import org.gajah.accessapi.table.LockWait;
import org.gajah.accessapi.table.RowLock;
import org.gajah.accessapi.table.TableFetch;
import org.gajah.accessapi.table.TableFetch.LockOptions;
import org.gajah.accessapi.table.TableWriter;
import org.gajah.accessapi.table.TupleFailure;
import org.gajah.accessapi.table.TupleOutcome;
import org.gajah.accessapi.table.UpdatedIndexes;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.base.id.Tid;
import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.batch.Vector;
import org.gajah.executor.scan.Tids;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.Operator;
import org.gajah.executor.state.RelationAccess.OpenTable;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.OnConflictAction;
import org.gajah.planner.plan.ModifyTable;
import org.jspecify.annotations.Nullable;

/// INSERT, UPDATE and DELETE. Mirrors `executor/nodeModifyTable.c`.
public final class ModifyTableOperator extends Operator {
  private final ExecutionState state;
  private final ModifyTable plan;
  private final ModifyTable.Target target;
  private final Operator input;
  private final OpenTable table;
  private final TableFetch fetch;
  private final IndexEntries indexes;
  private final Constraints constraints;
  private final CheckOptions checkOptions;
  private final GeneratedColumns generated;
  private final TableRows oldRow;
  private final TableRows newRow;
  private final TupleFailure failure = new TupleFailure();
  private final int placeColumn;
  private final @Nullable Returning returning;
  private final @Nullable ConflictUpdate conflictUpdate;
  private final @Nullable RowTriggers triggers;
  private @Nullable TableWriter opened;
  private @Nullable Reevaluation reevaluation;
  private boolean done;

  public ModifyTableOperator(ModifyTable plan, ExecutionState state) {
    if (plan.targets().size() != 1) {
      throw PgException.notBuilt("changes of several tables at once");
    }
    this.state = state;
    this.plan = plan;
    this.target = plan.targets().getFirst();
    int oid = state.statement().rangeTable().get(target.relation() - 1).relid();
    this.table = state.relations().table(oid);
    state.relations().requireWritable(table.relation(), plan.operation());
    this.input = state.create(plan.input());
    this.fetch = table.method().fetch(state.relations().storage(), table.descriptor());
    this.indexes = new IndexEntries(table, fetch, state);
    this.triggers = RowTriggers.of(table, plan.operation(), fetch, state);
    this.constraints = new Constraints(table.relation(), state);
    this.checkOptions =
        new CheckOptions(table.relation(), plan.targets().getFirst().checkOptions(), state);
    this.generated = new GeneratedColumns(table.relation(), state);
    this.oldRow = new TableRows(table);
    this.newRow = new TableRows(table);
    List<TargetEntry> below = plan.input().common().targetList();
    this.placeColumn = plan.operation() == CmdType.CMD_INSERT ? -1 : column(below, "ctid");
    this.returning =
        target.returning().isEmpty() ? null : new Returning(target, table, below, state);
    ModifyTable.OnConflict conflict = plan.onConflict();
    this.conflictUpdate =
        conflict == null || conflict.action() != OnConflictAction.ONCONFLICT_UPDATE
            ? null
            : new ConflictUpdate(conflict, target.relation(), table, state);
  }

  static int column(List<TargetEntry> targets, String name) {
    for (int i = 0; i < targets.size(); i++) {
      if (targets.get(i).resjunk() && name.equals(targets.get(i).resname())) {
        return i;
      }
    }
    throw PgException.internal("could not find junk column " + name);
  }

  /// The writer of this execution, which knows the command that it works for.
  private TableWriter writer() {
    TableWriter writer = opened;
    if (writer == null) {
      writer =
          table
              .method()
              .write(
                  state.relations().storage(),
                  table.descriptor(),
                  TableWriter.InsertOptions.ORDINARY);
      opened = writer;
    }
    return writer;
  }

  @Override
  public @Nullable Batch next(int maxRows) {
    if (returning != null) {
      returning.begin();
    }
    while (!done) {
      state.checkInterrupts();
      Batch rows = input.next(returning == null ? Vector.BATCH_ROWS : maxRows);
      if (rows == null) {
        done = true;
        return null;
      }
      for (int i = 0; i < rows.selected(); i++) {
        change(rows, rows.row(i));
      }
      Batch result = returning == null ? null : returning.flush();
      if (result != null) {
        return result;
      }
    }
    return null;
  }

  private void change(Batch rows, int row) {
    switch (plan.operation()) {
      case CMD_INSERT -> insert(rows, row);
      case CMD_UPDATE -> update(rows, row);
      default -> delete(rows, row);
    }
  }

  private void count(Vector[] tableRow, Batch rows, int row, long tid) {
    if (plan.canSetTag()) {
      state.count(1);
    }
    if (returning != null) {
      returning.add(tableRow, 0, rows, row, tid);
    }
  }

  // INSERT

  private void insert(Batch rows, int row) {
    int columns = newRow.columns().length;
    newRow.clear(1);
    for (int i = 0; i < columns; i++) {
      newRow.columns()[i].copyFrom(rows.column(i), row, 0);
    }
    generated.compute(newRow.batch(1));
    constraints.check(newRow.batch(1));
    ModifyTable.OnConflict conflict = plan.onConflict();
    if (conflict == null || indexes.isEmpty()) {
      long tid = writer().insert(newRow.columns(), 0);
      indexes.insert(newRow.batch(1), 0, tid, false);
      inserted(tid);
      checkOptions.check(newRow.batch(1));
      count(newRow.columns(), rows, row, tid);
      return;
    }
    insertOrElse(conflict, rows, row);
  }

  private void inserted(long tid) {
    if (triggers != null) {
      triggers.inserted(tid, indexes.duplicates());
    }
  }

  private void insertOrElse(ModifyTable.OnConflict conflict, Batch rows, int row) {
    while (true) {
      Batch proposed = newRow.batch(1);
      long existing = indexes.conflict(proposed, 0, conflict.arbiterIndexes());
      if (existing != Tid.INVALID) {
        if (conflictUpdate == null || updateInstead(conflictUpdate, existing, rows, row)) {
          return;
        }
        continue;
      }
      int xid = state.relations().storage().transaction().xid();
      int token = state.relations().storage().waits().beginSpeculative(xid);
      long tid = writer().insertSpeculatively(newRow.columns(), 0, token);
      boolean unique = indexes.insertSpeculatively(proposed, 0, tid, conflict.arbiterIndexes());
      writer().completeSpeculative(tid, unique);
      state.relations().storage().waits().endSpeculative(xid);
      if (unique) {
        inserted(tid);
        checkOptions.check(proposed);
        count(newRow.columns(), rows, row, tid);
        return;
      }
    }
  }

  /// ON CONFLICT DO UPDATE.
  ///
  /// @return false when the row is gone, so that the insertion is to be tried again
  private boolean updateInstead(ConflictUpdate update, long existing, Batch rows, int row) {
    TupleOutcome outcome =
        fetch.lock(
            existing,
            state.relations().snapshot(),
            update.lock(),
            LockWait.BLOCK,
            LockOptions.EXACTLY,
            failure);
    switch (outcome) {
      case OK -> {}
      case INVISIBLE ->
          throw new PgException(
                  SqlState.CARDINALITY_VIOLATION,
                  "ON CONFLICT DO UPDATE command cannot affect row a second time")
              .hint(
                  "Ensure that no rows proposed for insertion within the same command have"
                      + " duplicate constrained values.");
      case UPDATED, DELETED -> {
        if (usesTransactionSnapshot()) {
          throw serialization(outcome);
        }
        return false;
      }
      default -> throw PgException.internal("unrecognized table_tuple_lock status: " + outcome);
    }
    oldRow.clear(1);
    fetch.fetch(existing, null);
    fetch.decode(oldRow.decoder(), 0);
    Vector[] changed = update.apply(oldRow, newRow);
    if (changed == null) {
      return true;
    }
    Batch changedRow = new Batch(changed);
    changedRow.setRows(1);
    generated.compute(changedRow);
    constraints.check(changedRow);
    beforeUpdate(existing);
    outcome = writer().update(existing, changed, 0, null, true, failure);
    if (outcome != TupleOutcome.OK) {
      throw PgException.internal("unexpected table_tuple_update status: " + outcome);
    }
    long tid = updated(existing, changedRow, changed);
    checkOptions.check(changedRow);
    count(changed, rows, row, tid);
    return true;
  }

  // UPDATE and DELETE

  private void update(Batch rows, int row) {
    Batch source = rows;
    int at = row;
    long tid = place(rows, row);
    while (tid != Tid.INVALID) {
      compose(source, at, tid);
      Batch changed = newRow.batch(1);
      generated.compute(changed);
      constraints.check(changed);
      beforeUpdate(tid);
      TupleOutcome outcome =
          writer().update(tid, newRow.columns(), 0, state.relations().crosscheck(), true, failure);
      if (outcome == TupleOutcome.OK) {
        long newTid = updated(tid, changed, newRow.columns());
        checkOptions.check(changed);
        count(newRow.columns(), source, at, newTid);
        return;
      }
      Again again = afterConflict(outcome, tid, source, at, "updated");
      if (again == null) {
        return;
      }
      source = again.rows();
      at = again.row();
      tid = again.tid();
    }
  }

  private void beforeUpdate(long tid) {
    if (triggers != null) {
      triggers.beforeUpdate(tid);
    }
  }

  /// A row was updated: indexes get their entries, triggers are told.
  ///
  /// @return the new row's tid
  private long updated(long oldTid, Batch changed, Vector[] columns) {
    long tid = writer().updatedTid();
    boolean indexed = writer().updatedIndexes() != UpdatedIndexes.NONE;
    if (indexed) {
      indexes.insert(changed, 0, tid, false);
    }
    if (triggers != null) {
      triggers.updated(oldTid, columns, 0, tid, indexed ? indexes.duplicates() : List.of());
    }
    return tid;
  }

  /// The new row: the old one with the values that are set.
  private void compose(Batch rows, int row, long tid) {
    fetch.fetch(tid, null);
    newRow.clear(1);
    fetch.decode(newRow.decoder(), 0);
    List<Integer> updated = target.updatedColumns();
    for (int i = 0; i < updated.size(); i++) {
      newRow.columns()[updated.get(i) - 1].copyFrom(rows.column(i), row, 0);
    }
  }

  private long place(Batch rows, int row) {
    BytesVector places = rows.bytes(placeColumn);
    return places.isNull(row) ? Tid.INVALID : Tids.get(places, row);
  }

  private void delete(Batch rows, int row) {
    Batch source = rows;
    int at = row;
    long tid = place(rows, row);
    while (tid != Tid.INVALID) {
      if (returning != null) {
        fetch.fetch(tid, null);
        oldRow.clear(1);
        fetch.decode(oldRow.decoder(), 0);
      }
      TupleOutcome outcome =
          writer().delete(tid, state.relations().crosscheck(), true, false, failure);
      if (outcome == TupleOutcome.OK) {
        if (triggers != null) {
          triggers.deleted(tid);
        }
        count(oldRow.columns(), source, at, tid);
        return;
      }
      Again again = afterConflict(outcome, tid, source, at, "deleted");
      if (again == null) {
        return;
      }
      source = again.rows();
      at = again.row();
      tid = again.tid();
    }
  }

  // Rows that somebody else has changed

  /// The newest version of a row, computed once more.
  private record Again(Batch rows, int row, long tid) {}

  private boolean usesTransactionSnapshot() {
    return switch (state.relations().storage().transaction().isolation()) {
      case READ_UNCOMMITTED, READ_COMMITTED -> false;
      case REPEATABLE_READ, SERIALIZABLE -> true;
    };
  }

  private static PgException serialization(TupleOutcome outcome) {
    return new PgException(
        SqlState.T_R_SERIALIZATION_FAILURE,
        outcome == TupleOutcome.DELETED
            ? "could not serialize access due to concurrent delete"
            : "could not serialize access due to concurrent update");
  }

  /// What to do about a row that could not be changed.
  ///
  /// @return the newest version where the statement's conditions hold for it; null to leave the row
  private @Nullable Again afterConflict(
      TupleOutcome outcome, long tid, Batch rows, int row, String done) {
    return switch (outcome) {
      case SELF_MODIFIED -> {
        if (failure.cmax() != state.relations().storage().transaction().commandId()) {
          throw modifiedByTrigger(done);
        }
        yield null;
      }
      case DELETED, UPDATED -> {
        if (usesTransactionSnapshot()) {
          throw serialization(outcome);
        }
        yield outcome == TupleOutcome.DELETED ? null : newest(tid, rows, row);
      }
      default -> throw PgException.internal("unexpected outcome of a change: " + outcome);
    };
  }

  private static PgException modifiedByTrigger(String done) {
    return new PgException(
            SqlState.TRIGGERED_DATA_CHANGE_VIOLATION,
            "tuple to be "
                + done
                + " was already modified by an operation triggered by the current command")
        .hint(
            "Consider using an AFTER trigger instead of a BEFORE trigger to propagate"
                + " changes to other rows.");
  }

  private @Nullable Again newest(long tid, Batch rows, int row) {
    RowLock mode =
        plan.operation() == CmdType.CMD_DELETE ? RowLock.EXCLUSIVE : writer().lockTaken();
    TupleOutcome outcome =
        fetch.lock(
            tid,
            state.relations().latestSnapshot(),
            mode,
            LockWait.BLOCK,
            LockOptions.NEWEST,
            failure);
    if (outcome != TupleOutcome.OK) {
      return null;
    }
    long newest = fetch.lockedTid();
    if (reevaluation == null) {
      reevaluation = new Reevaluation(plan, target.relation(), state);
    }
    Batch found = reevaluation.of(newest, rows, row);
    return found == null ? null : new Again(found, 0, newest);
  }

  @Override
  public void rescan() {
    if (opened != null) {
      throw PgException.internal("changes are made once");
    }
    done = false;
    input.rescan();
  }

  @Override
  public boolean isReusable() {
    // Whoever changes a catalog says so each time.
    boolean isCatalog = Oid.compare(table.relation().oid(), Oid.FIRST_UNPINNED) < 0;
    return returning == null && conflictUpdate == null && !isCatalog && input.isReusable();
  }

  @Override
  public void close() {
    if (reevaluation != null) {
      reevaluation.close();
    }
    if (opened != null) {
      opened.close();
      opened = null;
    }
    fetch.close();
    input.close();
  }
}
