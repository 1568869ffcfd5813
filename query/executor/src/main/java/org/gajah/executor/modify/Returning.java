package org.gajah.executor.modify;

import java.util.List;
import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.executor.rows.Vectors;
import org.gajah.executor.scan.Tids;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.Projection;
import org.gajah.executor.state.RelationAccess.OpenTable;
import org.gajah.expression.InputShape;
import org.gajah.nodes.Expr;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.SpecialVarno;
import org.gajah.planner.plan.ModifyTable;
import org.jspecify.annotations.Nullable;

/// RETURNING: what is computed from changed rows and the rows that led to them.
final class Returning {
  private static final int CTID = -1;
  private static final int TABLE_OID = -6;

  private final int relation;
  private final int tableOid;
  private final Vector[] tableColumns;
  private final Vector[] inputColumns;
  private final BytesVector tids = new BytesVector(16);
  private final LongVector tableOids = new LongVector(16);
  private final Batch batch;
  private final Projection projection;
  private int rows;

  Returning(
      ModifyTable.Target target,
      OpenTable table,
      List<TargetEntry> below,
      ExecutionState state) {
    this.relation = target.relation();
    this.tableOid = table.relation().oid();
    this.tableColumns = Vectors.like(new TableRows(table).columns(), 16);
    this.inputColumns = Vectors.ofTargets(state.catalog(), below, 16);
    Vector[] all = new Vector[tableColumns.length + inputColumns.length + 2];
    System.arraycopy(tableColumns, 0, all, 0, tableColumns.length);
    System.arraycopy(inputColumns, 0, all, tableColumns.length, inputColumns.length);
    all[all.length - 2] = tids;
    all[all.length - 1] = tableOids;
    this.batch = new Batch(all);
    InputShape shape = expression -> column(expression, all.length);
    this.projection = new Projection(state, target.returning(), shape, all.length);
  }

  private int column(Expr expression, int count) {
    if (!(expression instanceof Var var)) {
      return -1;
    }
    if (var.varno() == SpecialVarno.OUTER_VAR) {
      return tableColumns.length + var.varattno() - 1;
    }
    if (var.varno() != relation) {
      return -1;
    }
    return switch (var.varattno()) {
      case CTID -> count - 2;
      case TABLE_OID -> count - 1;
      default -> var.varattno() > 0 ? var.varattno() - 1 : -1;
    };
  }

  void add(Vector[] tableRow, int tableAt, Batch input, int row, long tid) {
    Vectors.ensure(tableColumns, rows + 1);
    Vectors.ensure(inputColumns, rows + 1);
    tids.ensureCapacity(rows + 1);
    tableOids.ensureCapacity(rows + 1);
    Vectors.copyRow(tableRow, tableAt, tableColumns, rows);
    for (int i = 0; i < inputColumns.length; i++) {
      inputColumns[i].copyFrom(input.column(i), row, rows);
    }
    Tids.set(tids, rows, tid);
    tableOids.set(rows, tableOid);
    rows++;
  }

  /// What RETURNING says of the rows since the last call, or null when there are none.
  @Nullable Batch flush() {
    if (rows == 0) {
      return null;
    }
    batch.setRows(rows);
    Batch result = projection.apply(batch);
    rows = 0;
    flushed = true;
    return result;
  }

  private boolean flushed;

  /// Makes room for new rows, once what was flushed has been used.
  void begin() {
    if (flushed) {
      batch.clear();
      flushed = false;
    }
  }
}
