package org.gajah.planner.statistics;

import java.util.IdentityHashMap;
import java.util.List;
import org.gajah.catalog.operator.Operators;
import org.gajah.catalogfacts.FunctionOid;
import org.gajah.nodes.ArrayExpr;
import org.gajah.nodes.Const;
import org.gajah.nodes.Expr;
import org.gajah.nodes.ScalarArrayOpExpr;
import org.jspecify.annotations.Nullable;

/// Which part of the rows `x op ANY (array)` and `x op ALL (array)` let through. Mirrors
/// `scalararraysel()` of `utils/adt/selfuncs.c`.
///
/// Lists may be long, and each path to a table asks about its conditions: what was found out about
/// a list is kept.
final class ListSelectivity {
  /// How many elements an array is taken to have that is not known yet.
  private static final int UNKNOWN_COUNT = 10;

  private final Selectivity selectivity;
  private final Operators operators;
  private final Comparisons comparisons;
  private final IdentityHashMap<ScalarArrayOpExpr, Double> known = new IdentityHashMap<>();

  ListSelectivity(Selectivity selectivity, Operators operators, Comparisons comparisons) {
    this.selectivity = selectivity;
    this.operators = operators;
    this.comparisons = comparisons;
  }

  double of(ScalarArrayOpExpr condition) {
    Double before = known.get(condition);
    if (before != null) {
      return before;
    }
    double result = compute(condition);
    known.put(condition, result);
    return result;
  }

  private double compute(ScalarArrayOpExpr condition) {
    List<Expr> elements = elements(condition.args().get(1));
    int estimator = operators.get(condition.opno()).oprrest();
    Each each = new Each(condition, estimator);
    boolean any = condition.useOr();
    double result = any ? 0 : 1;
    if (elements == null) {
      double one = each.of(condition.args().get(1));
      for (int i = 0; i < UNKNOWN_COUNT; i++) {
        result = any ? result + one - result * one : result * one;
      }
      return result;
    }
    double sum = any ? 0 : 1;
    for (Expr element : elements) {
      double one = Selectivity.clamped(each.of(element));
      result = any ? result + one - result * one : result * one;
      sum += any ? one : one - 1;
    }
    boolean exclusive = estimator == (any ? FunctionOid.EQSEL : FunctionOid.NEQSEL);
    return exclusive && sum >= 0 && sum <= 1 ? sum : result;
  }

  /// The operator between the scalar and one element after the other.
  private final class Each {
    private final ScalarArrayOpExpr condition;
    private final Expr scalar;
    private final @Nullable VariableFacts facts;
    private final boolean isEquality;
    private final boolean negated;

    Each(ScalarArrayOpExpr condition, int estimator) {
      this.condition = condition;
      this.scalar = condition.args().get(0);
      this.facts = selectivity.facts(scalar);
      this.negated = estimator == FunctionOid.NEQSEL;
      this.isEquality = negated || estimator == FunctionOid.EQSEL;
    }

    double of(Expr element) {
      return isEquality && facts != null && element instanceof Const
          ? selectivity.equality(facts, condition.opno(), element, negated, condition.inputcollid())
          : selectivity.operator(condition.opno(), condition.inputcollid(), scalar, element);
    }
  }

  /// How many elements the array of a condition is taken to have, at least 1.
  double elementCount(ScalarArrayOpExpr condition) {
    return switch (condition.args().get(1)) {
      case ArrayExpr list when !list.multidims() -> Math.max(1, list.elements().size());
      case Const constant -> Math.max(1, comparisons.elementCount(constant));
      default -> UNKNOWN_COUNT;
    };
  }

  private @Nullable List<Expr> elements(Expr array) {
    if (array instanceof ArrayExpr list && !list.multidims()) {
      return list.elements();
    }
    if (array instanceof Const constant) {
      return constant.constisnull() ? List.of() : comparisons.elements(constant);
    }
    return null;
  }
}
