package org.gajah.executor.modify;

import java.util.ArrayList;
import java.util.List;
import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.executor.state.ExecutionState;
import org.gajah.expression.VectorExpression;
import org.gajah.nodes.Expr;

/// A table's stored generated columns, computed from the others. Mirrors `ExecComputeStoredGenerated()`.
public final class GeneratedColumns {
  private final ExecutionState state;
  private final List<Integer> places = new ArrayList<>();
  private final VectorExpression[] expressions;

  public GeneratedColumns(Relation relation, ExecutionState state) {
    this.state = state;
    List<Expr> values = new ArrayList<>();
    for (PgAttribute column : relation.columns()) {
      if (column.attgenerated() == 's' && !column.attisdropped()) {
        places.add(column.attnum() - 1);
        values.add((Expr) java.util.Objects.requireNonNull(relation.defaultOf(column.attnum())));
      }
    }
    this.expressions = state.compiler(StoredExpressions.SHAPE).compile(values);
  }

  /// Puts the values into the columns of the rows that count.
  public void fill(Batch rows) {
    for (int i = 0; i < expressions.length; i++) {
      Vector value = expressions[i].evaluate(state.evaluation(), rows);
      Vector column = rows.column(places.get(i));
      for (int j = 0; j < rows.selected(); j++) {
        int row = rows.row(j);
        column.copyFrom(value, value.isConstant() ? 0 : row, row);
      }
    }
  }

  /// Puts the values as columns of their own into a batch.
  public void replace(Batch rows) {
    for (int i = 0; i < expressions.length; i++) {
      rows.setColumn(places.get(i), expressions[i].evaluate(state.evaluation(), rows));
    }
  }
}
