package org.gajah.planner.join;

import java.util.List;
import org.gajah.catalog.operator.Interpretation;
import org.gajah.catalog.operator.Operators;
import org.gajah.catalog.operator.Strategy;
import org.gajah.nodes.BoolExpr;
import org.gajah.nodes.BooleanTest;
import org.gajah.nodes.Const;
import org.gajah.nodes.Expr;
import org.gajah.nodes.NullTest;
import org.gajah.nodes.OpExpr;
import org.gajah.nodes.RelabelType;
import org.gajah.nodes.ScalarArrayOpExpr;
import org.gajah.nodes.SubPlan;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.NullTestType;
import org.gajah.planner.tree.Trees;
import org.jspecify.annotations.Nullable;

/// Guesses which part of the rows fulfils a condition, from the number of different values of
/// columns and, where nothing is known, from PostgreSQL's default guesses (`utils/selfuncs.h`).
final class Selectivity {
  private static final double EQUAL = 0.005;
  private static final double INEQUALITY = 1.0 / 3;
  private static final double RANGE = 0.005;
  private static final double MATCH = 0.005;
  private static final double OTHER = 0.5;
  private static final double NULL_FRACTION = 0.005;

  /// How many elements an array is taken to have that is not known yet.
  private static final int ARRAY_ELEMENTS = 10;

  private final Operators operators;
  private final Distinct distinct;

  /// How many different values a variable has.
  @FunctionalInterface
  interface Distinct {
    /// @return 0 when nothing is known
    double of(Var variable);
  }

  Selectivity(Operators operators, Distinct distinct) {
    this.operators = operators;
    this.distinct = distinct;
  }

  /// Of conditions that all must hold, taken as independent; a range on one column is one
  /// condition.
  double of(List<Expr> conditions) {
    double result = 1;
    int ranges = 0;
    for (Expr condition : conditions) {
      double one = of(condition);
      boolean range = one == INEQUALITY;
      ranges += range ? 1 : 0;
      result *= range && ranges == 2 ? RANGE / INEQUALITY : one;
    }
    return Math.max(result, 1.0e-10);
  }

  double of(Expr condition) {
    return switch (condition) {
      case BoolExpr bool -> bool(bool);
      case OpExpr operator -> operator(operator);
      case ScalarArrayOpExpr array -> array(array);
      case NullTest test ->
          test.nulltesttype() == NullTestType.IS_NULL ? NULL_FRACTION : 1 - NULL_FRACTION;
      case Const constant -> Trees.isNeverTrue(constant) ? 0 : 1;
      case BooleanTest _, SubPlan _ -> OTHER;
      default -> OTHER;
    };
  }

  private double bool(BoolExpr bool) {
    return switch (bool.boolop()) {
      case AND_EXPR -> of(bool.args());
      case NOT_EXPR -> 1 - of(bool.args().getFirst());
      case OR_EXPR -> {
        double none = 1;
        for (Expr argument : bool.args()) {
          none *= 1 - of(argument);
        }
        yield 1 - none;
      }
    };
  }

  private double operator(OpExpr operator) {
    if (operator.args().size() != 2) {
      return OTHER;
    }
    List<Interpretation> meanings = operators.interpretations(operator.opno());
    if (meanings.isEmpty()) {
      return MATCH;
    }
    return switch (meanings.getFirst().strategy()) {
      case Strategy.EQUAL -> equality(operator.args());
      case Strategy.NOT_EQUAL -> 1 - equality(operator.args());
      default -> INEQUALITY;
    };
  }

  private double equality(List<Expr> arguments) {
    double left = values(arguments.get(0));
    double right = values(arguments.get(1));
    double values = Math.max(left, right);
    return values == 0 ? EQUAL : 1 / values;
  }

  private double values(Expr expression) {
    Var variable = variable(expression);
    return variable == null ? 0 : distinct.of(variable);
  }

  private static @Nullable Var variable(Expr expression) {
    Expr inner = expression instanceof RelabelType relabel ? relabel.arg() : expression;
    return inner instanceof Var var && var.varlevelsup() == 0 ? var : null;
  }

  private boolean isEquality(int operator) {
    return !operators.mergeFamilies(operator).isEmpty();
  }

  private double array(ScalarArrayOpExpr array) {
    double one = isEquality(array.opno()) ? equality(array.args()) : INEQUALITY;
    return array.useOr()
        ? Math.min(1, one * ARRAY_ELEMENTS)
        : Math.max(0, 1 - ARRAY_ELEMENTS * (1 - one));
  }
}
