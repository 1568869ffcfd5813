package org.gajah.executor.state;

import org.gajah.expression.InputShape;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.SpecialVarno;

/// Where the columns of nodes' inputs are.
public final class Shapes {
  private Shapes() {}

  /// One input.
  public static final InputShape OUTER = expression -> outer(expression);

  /// The inner one of two inputs, by itself.
  public static final InputShape INNER =
      expression ->
          expression instanceof Var var && var.varno() == SpecialVarno.INNER_VAR
              ? var.varattno() - 1
              : -1;

  private static int outer(Expr expression) {
    return expression instanceof Var var && var.varno() == SpecialVarno.OUTER_VAR
        ? var.varattno() - 1
        : -1;
  }

  /// Two inputs side by side.
  ///
  /// @param outerColumns how many columns the outer one has
  public static InputShape joined(int outerColumns) {
    return expression -> {
      if (!(expression instanceof Var var)) {
        return -1;
      }
      return switch (var.varno()) {
        case SpecialVarno.OUTER_VAR -> var.varattno() - 1;
        case SpecialVarno.INNER_VAR -> outerColumns + var.varattno() - 1;
        default -> -1;
      };
    };
  }

  /// The columns of one entry of the range table, numbered as they are.
  public static InputShape relation(int relation) {
    return expression ->
        expression instanceof Var var && var.varno() == relation && var.varattno() > 0
            ? var.varattno() - 1
            : -1;
  }
}
