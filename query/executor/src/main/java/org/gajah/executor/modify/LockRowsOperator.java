package org.gajah.executor.modify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gajah.accessapi.table.LockWait;
import org.gajah.accessapi.table.RowLock;
import org.gajah.accessapi.table.TableFetch;
import org.gajah.accessapi.table.TableFetch.LockOptions;
import org.gajah.accessapi.table.TupleFailure;
import org.gajah.accessapi.table.TupleOutcome;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Tid;
import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.batch.Vector;
import org.gajah.executor.rows.Vectors;
import org.gajah.executor.scan.Tids;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.Operator;
import org.gajah.executor.state.RelationAccess.OpenTable;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.kinds.LockWaitPolicy;
import org.gajah.planner.plan.RowMark;
import org.gajah.planner.plan.RowsPlan;
import org.jspecify.annotations.Nullable;

/// SELECT FOR UPDATE and its kin: locks each row before it is delivered, and so works on one row at
/// a time. Mirrors `executor/nodeLockRows.c`.
public final class LockRowsOperator extends Operator {
  private final ExecutionState state;
  private final RowsPlan.LockRows plan;
  private final Operator input;
  private final Map<Integer, TableFetch> fetches = new HashMap<>();
  private final TupleFailure failure = new TupleFailure();

  public LockRowsOperator(RowsPlan.LockRows plan, ExecutionState state) {
    this.state = state;
    this.plan = plan;
    this.input = state.create(plan.input());
  }

  @Override
  public @Nullable Batch next(int maxRows) {
    while (true) {
      state.checkInterrupts();
      Batch rows = input.next(1);
      if (rows == null) {
        return null;
      }
      Batch locked = lockAll(rows);
      if (locked != null) {
        return locked;
      }
    }
  }

  /// @return the row, or the newest version of it, or null when it is passed over
  private @Nullable Batch lockAll(Batch rows) {
    Map<Integer, Long> places = new HashMap<>();
    boolean changed = false;
    for (RowMark mark : plan.marks()) {
      long tid = place(rows, mark);
      if (tid != Tid.INVALID && isLocked(mark)) {
        long locked = lock(mark, tid);
        if (locked == Tid.INVALID) {
          return null;
        }
        changed |= locked != tid;
        tid = locked;
      }
      places.put(mark.relation(), tid);
    }
    return changed ? again(places) : rows;
  }

  private static boolean isLocked(RowMark mark) {
    return mark.kind() != RowMark.Kind.REFERENCE && mark.kind() != RowMark.Kind.COPY;
  }

  private long place(Batch rows, RowMark mark) {
    List<TargetEntry> below = plan.input().common().targetList();
    String name = "ctid" + mark.id();
    for (int i = 0; i < below.size(); i++) {
      if (name.equals(below.get(i).resname())) {
        BytesVector places = rows.bytes(i);
        return places.isNull(rows.row(0)) ? Tid.INVALID : Tids.get(places, rows.row(0));
      }
    }
    throw PgException.internal("could not find junk column " + name);
  }

  private TableFetch fetch(RowMark mark) {
    return fetches.computeIfAbsent(
        mark.relation(),
        relation -> {
          OpenTable table = table(relation);
          return table.method().fetch(state.relations().storage(), table.descriptor());
        });
  }

  private OpenTable table(int relation) {
    return state
        .relations()
        .table(state.statement().rangeTable().get(relation - 1).relid());
  }

  /// The tid of the version that was locked; invalid where the row is passed over.
  private long lock(RowMark mark, long tid) {
    boolean fixed = usesTransactionSnapshot();
    TupleOutcome outcome =
        fetch(mark)
            .lock(
                tid,
                state.relations().snapshot(),
                mode(mark.kind()),
                wait(mark.waitPolicy()),
                fixed ? LockOptions.WITH_UPDATES : LockOptions.NEWEST_WITH_UPDATES,
                failure);
    return switch (outcome) {
      case OK -> fetch(mark).lockedTid();
      case WOULD_BLOCK, SELF_MODIFIED -> Tid.INVALID;
      case UPDATED, DELETED -> {
        if (fixed) {
          throw new PgException(
              SqlState.T_R_SERIALIZATION_FAILURE,
              "could not serialize access due to concurrent update");
        }
        yield Tid.INVALID;
      }
      default -> throw PgException.internal("unrecognized table_tuple_lock status: " + outcome);
    };
  }

  private boolean usesTransactionSnapshot() {
    return switch (state.relations().storage().transaction().isolation()) {
      case READ_UNCOMMITTED, READ_COMMITTED -> false;
      case REPEATABLE_READ, SERIALIZABLE -> true;
    };
  }

  private static RowLock mode(RowMark.Kind kind) {
    return switch (kind) {
      case EXCLUSIVE -> RowLock.EXCLUSIVE;
      case NO_KEY_EXCLUSIVE -> RowLock.NO_KEY_EXCLUSIVE;
      case SHARE -> RowLock.SHARE;
      default -> RowLock.KEY_SHARE;
    };
  }

  private static LockWait wait(LockWaitPolicy policy) {
    return switch (policy) {
      case LockWaitBlock -> LockWait.BLOCK;
      case LockWaitSkip -> LockWait.SKIP;
      case LockWaitError -> LockWait.ERROR;
    };
  }

  /// The row computed once more from the newest versions.
  private @Nullable Batch again(Map<Integer, Long> places) {
    try (ExecutionState narrowed = state.narrowed(places);
        Operator operator = narrowed.create(plan.input())) {
      Batch found = operator.next(1);
      if (found == null) {
        return null;
      }
      Vector[] columns = Vectors.like(Vectors.of(found), 1);
      Vectors.copyRow(Vectors.of(found), found.row(0), columns, 0);
      Batch result = new Batch(columns);
      result.setRows(1);
      return result;
    }
  }

  @Override
  public void rescan() {
    input.rescan();
  }

  @Override
  public void close() {
    fetches.values().forEach(TableFetch::close);
    fetches.clear();
    input.close();
  }
}
