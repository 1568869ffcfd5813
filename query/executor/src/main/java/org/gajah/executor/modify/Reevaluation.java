package org.gajah.executor.modify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gajah.base.id.Tid;
import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.batch.Vector;
import org.gajah.executor.rows.Vectors;
import org.gajah.executor.scan.Tids;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.Operator;
import org.gajah.nodes.TargetEntry;
import org.gajah.planner.plan.ModifyTable;
import org.gajah.planner.plan.RowMark;
import org.jspecify.annotations.Nullable;

/// Computes a statement's rows once more for the newest version of a row that somebody else has
/// changed, as READ COMMITTED demands. Mirrors `EvalPlanQual()` of `executor/execMain.c`.
final class Reevaluation implements AutoCloseable {
  private final ModifyTable plan;
  private final int relation;
  private final ExecutionState around;
  private final Map<Integer, Long> rows = new HashMap<>();
  private final ExecutionState narrowed;
  private @Nullable Operator operator;

  /// @param relation place of the changed table in the range table
  Reevaluation(ModifyTable plan, int relation, ExecutionState around) {
    this.plan = plan;
    this.relation = relation;
    this.around = around;
    rows.put(relation, Tid.INVALID);
    plan.rowMarks().forEach(mark -> rows.put(mark.relation(), Tid.INVALID));
    this.narrowed = around.narrowed(rows);
  }

  /// The row for a newest version; null where the statement's conditions do not hold for it.
  ///
  /// @param input the rows in which the older version was found; those of other tables stay
  @Nullable Batch of(long newest, Batch input, int row) {
    rows.put(relation, newest);
    List<TargetEntry> below = plan.input().common().targetList();
    for (RowMark mark : plan.rowMarks()) {
      BytesVector places = input.bytes(ModifyTableOperator.column(below, "ctid" + mark.id()));
      rows.put(mark.relation(), places.isNull(row) ? Tid.INVALID : Tids.get(places, row));
    }
    narrowed.adoptParameters(around);
    Operator source = operator;
    if (source == null) {
      source = narrowed.create(plan.input());
      operator = source;
    } else {
      source.rescan();
    }
    Batch found = source.next(1);
    Batch result = found == null ? null : copy(found);
    source.close();
    if (!source.isReusable()) {
      operator = null;
      narrowed.close();
    }
    return result;
  }

  private static Batch copy(Batch found) {
    Vector[] columns = Vectors.like(Vectors.of(found), 1);
    Vectors.copyRow(Vectors.of(found), found.row(0), columns, 0);
    Batch result = new Batch(columns);
    result.setRows(1);
    return result;
  }

  @Override
  public void close() {
    if (operator != null) {
      operator.close();
    }
    narrowed.close();
  }
}
