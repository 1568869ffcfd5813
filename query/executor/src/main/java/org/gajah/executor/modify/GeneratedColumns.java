package org.gajah.executor.modify;

import java.util.ArrayList;
import java.util.List;
import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.executor.rows.Plain;
import org.gajah.executor.rows.Vectors;
import org.gajah.executor.state.ExecutionState;
import org.gajah.expression.VectorExpression;
import org.gajah.nodes.Expr;

/// Computes the columns of a table's rows that are generated from others. Mirrors
/// `ExecComputeStoredGenerated()`.
public final class GeneratedColumns {
  private final ExecutionState state;
  private final int[] columns;
  private final VectorExpression[] expressions;

  public GeneratedColumns(Relation relation, ExecutionState state) {
    this.state = state;
    List<Integer> numbers = new ArrayList<>();
    List<Expr> trees = new ArrayList<>();
    if (relation.hasGeneratedColumns()) {
      for (PgAttribute column : relation.columns()) {
        if (column.attgenerated() != '\0'
            && !column.attisdropped()
            && relation.defaultOf(column.attnum()) instanceof Expr expr) {
          numbers.add(column.attnum() - 1);
          trees.add(expr);
        }
      }
    }
    this.columns = numbers.stream().mapToInt(Integer::intValue).toArray();
    this.expressions = state.compiler(StoredExpressions.SHAPE).compile(trees);
  }

  /// Puts the values into the rows of a batch that count.
  public void compute(Batch rows) {
    for (int i = 0; i < columns.length; i++) {
      Vector computed =
          Plain.of(
              state.context(), expressions[i].evaluate(state.evaluation(), rows), rows);
      Vector target = rows.column(columns[i]);
      if (target.isConstant()) {
        target = Vectors.like(target, rows.rows());
        rows.setColumn(columns[i], target);
      }
      for (int j = 0; j < rows.selected(); j++) {
        int row = rows.row(j);
        int from = computed.isConstant() ? 0 : row;
        target.setNotNull(row);
        if (computed.isNull(from)) {
          target.setNull(row);
        } else if (target instanceof BytesVector bytes) {
          bytes.set(row, ((BytesVector) computed).slice(from));
          bytes.setForm(row, BytesVector.PLAIN);
        } else {
          target.copyFrom(computed, from, row);
        }
      }
    }
  }
}
