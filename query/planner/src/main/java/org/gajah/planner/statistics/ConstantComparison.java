package org.gajah.planner.statistics;

import java.util.List;
import java.util.function.UnaryOperator;
import org.gajah.catalog.operator.Operators;
import org.gajah.catalog.rows.PgOperator;
import org.gajah.nodes.Const;
import org.gajah.nodes.Expr;
import org.gajah.nodes.OpExpr;
import org.gajah.planner.tree.Trees;
import org.jspecify.annotations.Nullable;

/// Asks operators about two constants, while a statement is planned.
///
/// @param fold computes what can be computed before the execution
public record ConstantComparison(Operators operators, UnaryOperator<Expr> fold) {
  /// Whether an operator holds between two constants, NULL being no.
  ///
  /// @return null where that cannot be computed before the execution
  public @Nullable Boolean holds(int operator, int collation, Const left, Const right) {
    PgOperator row = operators.get(operator);
    Expr result =
        fold.apply(
            new OpExpr(
                operator,
                row.oprcode(),
                row.oprresult(),
                false,
                0,
                collation,
                List.of(left, right),
                -1));
    return result instanceof Const constant ? !Trees.isNeverTrue(constant) : null;
  }
}
