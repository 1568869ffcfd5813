package org.gajah.executor.modify;

import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.Batch;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.relation.Relation;
import org.gajah.executor.state.ExecutionState;
import org.gajah.expression.VectorExpression;
import org.gajah.nodes.WithCheckOption;

/// Whether the views that rows are written through show them (WITH CHECK OPTION). Mirrors
/// `ExecWithCheckOptions()`.
final class CheckOptions {
  private final ExecutionState state;
  private final RowText text;
  private final List<WithCheckOption> checks;
  private final VectorExpression[] conditions;

  /// @param checks those of inner views first
  CheckOptions(Relation relation, List<WithCheckOption> checks, ExecutionState state) {
    this.state = state;
    this.text = new RowText(relation, state);
    this.checks = checks;
    this.conditions =
        state
            .compiler(StoredExpressions.SHAPE)
            .compile(checks.stream().map(each -> Objects.requireNonNull(each.qual())).toList());
  }

  /// Checks rows that have been written. A condition that is neither true nor false does not show
  /// them.
  ///
  /// @throws PgException 44000
  void check(Batch rows) {
    for (int i = 0; i < conditions.length; i++) {
      Vector holds = conditions[i].evaluate(state.evaluation(), rows);
      for (int j = 0; j < rows.selected(); j++) {
        int row = rows.row(j);
        if (holds.isNull(row) || !((LongVector) holds).getBoolean(row)) {
          throw new PgException(
                  SqlState.WITH_CHECK_OPTION_VIOLATION,
                  "new row violates check option for view \"%s\""
                      .formatted(checks.get(i).relname()))
              .detail("Failing row contains " + text.of(rows, row) + ".");
        }
      }
    }
  }
}
