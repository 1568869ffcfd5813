package org.gajah.executor.modify;

import java.util.List;
import org.gajah.accessapi.relation.AttributeSet;
import org.gajah.accessapi.table.RowLock;
import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.executor.rows.Vectors;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.RelationAccess.OpenTable;
import org.gajah.expression.InputShape;
import org.gajah.expression.VectorExpression;
import org.gajah.expression.VectorPredicate;
import org.gajah.nodes.Expr;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.planner.plan.ModifyTable;
import org.jspecify.annotations.Nullable;

/// ON CONFLICT DO UPDATE: the row that is there, changed with the help of the one that was to be
/// inserted (EXCLUDED).
final class ConflictUpdate {
  private final ExecutionState state;
  private final List<Integer> columns;
  private final VectorExpression[] values;
  private final @Nullable VectorPredicate where;
  private final RowLock lock;

  ConflictUpdate(
      ModifyTable.OnConflict conflict, int relation, OpenTable table, ExecutionState state) {
    this.state = state;
    this.columns = conflict.setColumns();
    int count = table.relation().columns().size();
    InputShape shape =
        expression -> {
          if (!(expression instanceof Var var) || var.varattno() <= 0) {
            return -1;
          }
          return (var.varno() == relation ? 0 : count) + var.varattno() - 1;
        };
    this.values =
        state.compiler(shape).compile(conflict.set().stream().map(TargetEntry::expr).toList());
    Expr condition = conflict.where();
    this.where = condition == null ? null : state.compiler(shape).predicate(List.of(condition));
    AttributeSet keys = table.descriptor().indexedAttributes().key();
    boolean changesKey = columns.stream().anyMatch(column -> keys.contains(column - 1));
    this.lock = changesKey ? RowLock.EXCLUSIVE : RowLock.NO_KEY_EXCLUSIVE;
  }

  /// The lock that the row needs.
  RowLock lock() {
    return lock;
  }

  /// The changed row at 0, or null where WHERE does not hold.
  Vector @Nullable [] apply(TableRows existing, TableRows proposed) {
    int count = existing.columns().length;
    Vector[] both = new Vector[2 * count];
    System.arraycopy(existing.columns(), 0, both, 0, count);
    System.arraycopy(proposed.columns(), 0, both, count, count);
    Batch pair = new Batch(both);
    pair.setRows(1);
    if (where != null && where.select(state.evaluation(), pair) == 0) {
      return null;
    }
    pair.setRows(1);
    Vector[] result = Vectors.like(existing.columns(), 1);
    Vectors.copyRow(existing.columns(), 0, result, 0);
    for (int i = columns.size(); i < values.length; i++) {
      values[i].evaluate(state.evaluation(), pair);
    }
    for (int i = 0; i < columns.size(); i++) {
      result[columns.get(i) - 1].copyFrom(values[i].evaluate(state.evaluation(), pair), 0, 0);
    }
    return result;
  }
}
