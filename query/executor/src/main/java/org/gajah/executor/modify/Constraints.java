package org.gajah.executor.modify;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.Batch;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.relation.CheckConstraint;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.SysCache;
import org.gajah.executor.state.ExecutionState;
import org.gajah.expression.VectorExpression;
import org.gajah.nodes.Expr;

/// What every row of a table has to fulfil: NOT NULL and CHECK. Mirrors `ExecConstraints()`.
public final class Constraints {
  private final ExecutionState state;
  private final Relation relation;
  private final RowText text;
  private final List<PgAttribute> notNull = new ArrayList<>();
  private final List<CheckConstraint> checks;
  private final VectorExpression[] expressions;

  public Constraints(Relation relation, ExecutionState state) {
    this.state = state;
    this.relation = relation;
    this.text = new RowText(relation, state);
    for (PgAttribute column : relation.columns()) {
      if (column.attnotnull() && !column.attisdropped()) {
        notNull.add(column);
      }
    }
    this.checks = relation.checks();
    this.expressions =
        state
            .compiler(StoredExpressions.SHAPE)
            .compile(checks.stream().map(check -> (Expr) check.expression()).toList());
  }

  /// Checks the rows of a batch that count.
  ///
  /// @throws PgException 23502 or 23514
  public void check(Batch rows) {
    for (int i = 0; i < rows.selected(); i++) {
      int row = rows.row(i);
      for (PgAttribute column : notNull) {
        if (rows.column(column.attnum() - 1).isNull(row)) {
          throw nullViolation(column, rows, row);
        }
      }
    }
    for (int i = 0; i < expressions.length; i++) {
      Vector holds = expressions[i].evaluate(state.evaluation(), rows);
      for (int j = 0; j < rows.selected(); j++) {
        int row = rows.row(j);
        if (!holds.isNull(row) && !((LongVector) holds).getBoolean(row)) {
          throw checkViolation(checks.get(i), rows, row);
        }
      }
    }
  }

  private PgException nullViolation(PgAttribute column, Batch rows, int row) {
    return new PgException(
            SqlState.NOT_NULL_VIOLATION,
            "null value in column \"%s\" of relation \"%s\" violates not-null constraint"
                .formatted(column.attname(), relation.name()))
        .detail("Failing row contains " + text.of(rows, row) + ".")
        .with(ErrorField.SCHEMA, schema())
        .with(ErrorField.TABLE, relation.name())
        .with(ErrorField.COLUMN, column.attname());
  }

  private PgException checkViolation(CheckConstraint check, Batch rows, int row) {
    return new PgException(
            SqlState.CHECK_VIOLATION,
            "new row for relation \"%s\" violates check constraint \"%s\""
                .formatted(relation.name(), check.name()))
        .detail("Failing row contains " + text.of(rows, row) + ".")
        .with(ErrorField.SCHEMA, schema())
        .with(ErrorField.TABLE, relation.name())
        .with(ErrorField.CONSTRAINT, check.name());
  }

  private String schema() {
    return state.catalog().get(SysCache.NAMESPACEOID, relation.namespace()).nspname();
  }
}
