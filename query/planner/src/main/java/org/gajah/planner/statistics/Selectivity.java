package org.gajah.planner.statistics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.gajah.catalog.operator.Operators;
import org.gajah.catalogfacts.FunctionOid;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.nodes.Bitmapset;
import org.gajah.nodes.BoolExpr;
import org.gajah.nodes.BooleanTest;
import org.gajah.nodes.Const;
import org.gajah.nodes.Expr;
import org.gajah.nodes.NullTest;
import org.gajah.nodes.OpExpr;
import org.gajah.nodes.RelabelType;
import org.gajah.nodes.ScalarArrayOpExpr;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.NullTestType;
import org.gajah.planner.tree.Trees;
import org.jspecify.annotations.Nullable;

/// Which part of the rows conditions let through. Mirrors `clausesel.c` and `selfuncs.c`.
public final class Selectivity {
  private static final double INEQUALITY = 0.3333333333333333;
  private static final double RANGE = 0.005;
  private static final double OTHER = 0.5;
  private static final double NULLS = 0.005;
  private static final double SMALLEST = 1.0e-10;

  private static final int BOOLEAN_EQUAL = 91;

  private final Operators operators;
  private final VariableFacts.Source variables;
  private final Comparisons comparisons;
  private final PatternSelectivity patterns;
  private final ListSelectivity lists;

  /// @param fold computes an expression of constants
  public Selectivity(
      Operators operators, VariableFacts.Source variables, UnaryOperator<Expr> fold) {
    this.operators = operators;
    this.variables = variables;
    this.comparisons = new Comparisons(operators, fold);
    this.patterns = new PatternSelectivity(comparisons);
    this.lists = new ListSelectivity(this, operators, comparisons);
  }

  // Several conditions

  /// Bounds on one expression. Mirrors `RangeQueryClause`.
  private static final class Range {
    double low = -1;
    double high = -1;
    double nulls;
    boolean isGuess;
  }

  /// Of conditions that all must hold, taken as independent; but bounds of one column belong
  /// together. Mirrors `clauselist_selectivity()`.
  public double of(List<Expr> conditions) {
    if (conditions.size() == 1) {
      return of(conditions.getFirst());
    }
    double result = 1;
    Map<Expr, Range> ranges = new LinkedHashMap<>();
    for (Expr condition : conditions) {
      double one = of(condition);
      Bound bound = bound(condition);
      if (bound == null) {
        result *= one;
      } else {
        add(ranges.computeIfAbsent(bound.key(), _ -> new Range()), bound, one);
      }
    }
    for (Range range : ranges.values()) {
      result *= of(range);
    }
    return result;
  }

  /// A condition that bounds an expression on one side.
  private record Bound(Expr key, @Nullable VariableFacts facts, boolean isLow) {}

  private @Nullable Bound bound(Expr condition) {
    if (!(condition instanceof OpExpr operator) || operator.args().size() != 2) {
      return null;
    }
    boolean lower;
    switch (operators.get(operator.opno()).oprrest()) {
      case FunctionOid.SCALARLTSEL, FunctionOid.SCALARLESEL -> lower = false;
      case FunctionOid.SCALARGTSEL, FunctionOid.SCALARGESEL -> lower = true;
      default -> {
        return null;
      }
    }
    Expr left = operator.args().get(0);
    Expr right = operator.args().get(1);
    boolean isRight = Trees.relations(left).isEmpty();
    Expr key = isRight ? right : left;
    Expr other = isRight ? left : right;
    if (Trees.relations(key).isEmpty() || !Trees.relations(other).isEmpty()) {
      return null;
    }
    return new Bound(key, facts(key), isRight != lower);
  }

  private static void add(Range range, Bound bound, double selectivity) {
    range.nulls = bound.facts() == null ? 0 : bound.facts().nullFraction();
    range.isGuess |= selectivity == INEQUALITY;
    if (bound.isLow()) {
      range.low = range.low < 0 ? selectivity : Math.min(range.low, selectivity);
    } else {
      range.high = range.high < 0 ? selectivity : Math.min(range.high, selectivity);
    }
  }

  private static double of(Range range) {
    if (range.low < 0 || range.high < 0) {
      return range.low < 0 ? range.high : range.low;
    }
    if (range.isGuess) {
      return RANGE;
    }
    double both = range.high + range.low - 1 + range.nulls;
    if (both > 0) {
      return both;
    }
    return both < -0.01 ? RANGE : SMALLEST;
  }

  // One condition

  public double of(Expr condition) {
    double result =
        switch (condition) {
          case BoolExpr bool -> bool(bool);
          case OpExpr operator -> operator(operator);
          case ScalarArrayOpExpr array -> lists.of(array);
          case NullTest test -> nullTest(test);
          case BooleanTest test -> booleanTest(test);
          case Const constant -> Trees.isNeverTrue(constant) ? 0 : 1;
          case Var variable -> truth(variable);
          default -> OTHER;
        };
    return clamped(result);
  }

  static double clamped(double value) {
    return Math.min(1, Math.max(0, value));
  }

  private double bool(BoolExpr bool) {
    return switch (bool.boolop()) {
      case AND_EXPR -> of(bool.args());
      case NOT_EXPR -> 1 - of(bool.args().getFirst());
      case OR_EXPR -> {
        double any = 0;
        for (Expr argument : bool.args()) {
          double one = of(argument);
          any = any + one - any * one;
        }
        yield any;
      }
    };
  }

  private double nullTest(NullTest test) {
    VariableFacts facts = facts(test.arg());
    boolean isNull = test.nulltesttype() == NullTestType.IS_NULL;
    if (facts != null && facts.statistics() != null) {
      return isNull ? facts.nullFraction() : 1 - facts.nullFraction();
    }
    if (facts != null && facts.variable().varattno() < 0) {
      return isNull ? 0 : 1;
    }
    return isNull ? NULLS : 1 - NULLS;
  }

  private double truth(Var variable) {
    VariableFacts facts = facts(variable);
    if (facts == null || facts.statistics() == null) {
      return OTHER;
    }
    return equality(facts, BOOLEAN_EQUAL, truth(true), false, 0);
  }

  private static Const truth(boolean value) {
    byte[] bytes = new byte[Long.BYTES];
    bytes[0] = (byte) (value ? 1 : 0);
    return new Const(TypeOid.BOOL, -1, 0, 1, bytes, false, true, -1);
  }

  private double booleanTest(BooleanTest test) {
    VariableFacts facts = facts(test.arg());
    if (facts == null || facts.statistics() == null) {
      double holds = of(test.arg());
      return switch (test.booltesttype()) {
        case IS_UNKNOWN -> NULLS;
        case IS_NOT_UNKNOWN -> 1 - NULLS;
        case IS_TRUE, IS_NOT_FALSE -> holds;
        case IS_FALSE, IS_NOT_TRUE -> 1 - holds;
      };
    }
    double nulls = facts.nullFraction();
    double yes = equality(facts, BOOLEAN_EQUAL, truth(true), false, 0);
    double no = 1 - nulls - yes;
    return switch (test.booltesttype()) {
      case IS_UNKNOWN -> nulls;
      case IS_NOT_UNKNOWN -> 1 - nulls;
      case IS_TRUE -> yes;
      case IS_NOT_TRUE -> 1 - yes;
      case IS_FALSE -> no;
      case IS_NOT_FALSE -> 1 - no;
    };
  }

  @Nullable VariableFacts facts(Expr expression) {
    Expr inner = expression;
    while (inner instanceof RelabelType relabel) {
      inner = relabel.arg();
    }
    return inner instanceof Var var && var.varlevelsup() == 0 ? variables.of(var) : null;
  }

  // Operators

  private double operator(OpExpr operator) {
    if (operator.args().size() != 2) {
      return OTHER;
    }
    return operator(
        operator.opno(), operator.inputcollid(), operator.args().get(0), operator.args().get(1));
  }

  /// How many elements the array of a condition is taken to have, at least 1.
  public double elementCount(ScalarArrayOpExpr condition) {
    return lists.elementCount(condition);
  }

  /// Of an operator between two expressions.
  double operator(int operator, int collation, Expr left, Expr right) {
    boolean both = !Trees.relations(left).isEmpty() && !Trees.relations(right).isEmpty();
    if (both && Trees.relations(left).plus(Trees.relations(right)).size() > 1) {
      return join(operator, left, right);
    }
    boolean onLeft = facts(left) != null || Trees.relations(right).isEmpty();
    VariableFacts facts = both ? null : facts(onLeft ? left : right);
    Expr other = onLeft ? right : left;
    int towards = onLeft ? operator : operators.commutator(operator);
    return switch (operators.get(operator).oprrest()) {
      case FunctionOid.EQSEL -> equality(facts, operator, other, false, collation);
      case FunctionOid.NEQSEL -> equality(facts, operator, other, true, collation);
      case FunctionOid.SCALARLTSEL,
          FunctionOid.SCALARLESEL,
          FunctionOid.SCALARGTSEL,
          FunctionOid.SCALARGESEL ->
          towards == 0 ? INEQUALITY : inequality(facts, towards, other, collation);
      case 0 -> OTHER;
      default -> patterns.of(operators.get(operator), facts, other, collation);
    };
  }

  /// Of an equality or its negation. Mirrors `var_eq_const()` and `var_eq_non_const()`.
  double equality(
      @Nullable VariableFacts facts, int operator, Expr other, boolean negated, int collation) {
    if (other instanceof Const constant && constant.constisnull()) {
      return 0;
    }
    double result;
    double nulls = 0;
    if (facts == null) {
      result = 1 / VariableFacts.DEFAULT_DISTINCT;
    } else {
      nulls = facts.nullFraction();
      result =
          other instanceof Const constant
              ? equalityWith(
                  facts, negated ? operators.negator(operator) : operator, constant, collation)
              : equalityWithAny(facts);
    }
    return clamped(negated ? 1 - result - nulls : result);
  }

  private double equalityWith(VariableFacts facts, int operator, Const constant, int collation) {
    ColumnStatistics known = facts.statistics();
    if (facts.unique() && facts.tuples() >= 1) {
      return 1 / facts.tuples();
    }
    if (known == null) {
      return 1 / facts.distinct();
    }
    float[] frequencies = known.frequencies();
    for (int i = 0; i < known.common().size(); i++) {
      if (comparisons.equal(operator, collation, known.common().get(i), constant)) {
        return frequencies[i];
      }
    }
    double result = clamped(1 - known.commonFraction() - known.nullFraction());
    double others = facts.distinct() - frequencies.length;
    if (others > 1) {
      result /= others;
    }
    return frequencies.length > 0 ? Math.min(result, frequencies[frequencies.length - 1]) : result;
  }

  private static double equalityWithAny(VariableFacts facts) {
    if (facts.unique() && facts.tuples() >= 1) {
      return 1 / facts.tuples();
    }
    ColumnStatistics known = facts.statistics();
    if (known == null) {
      return 1 / facts.distinct();
    }
    double result = 1 - known.nullFraction();
    if (facts.distinct() > 1) {
      result /= facts.distinct();
    }
    return known.frequencies().length > 0 ? Math.min(result, known.frequencies()[0]) : result;
  }

  /// Of `column operator constant`, where the operator orders. Mirrors `scalarineqsel()`.
  private double inequality(
      @Nullable VariableFacts facts, int operator, Expr other, int collation) {
    if (!(other instanceof Const constant)) {
      return INEQUALITY;
    }
    if (constant.constisnull()) {
      return 0;
    }
    if (facts == null || facts.statistics() == null) {
      return INEQUALITY;
    }
    ColumnStatistics known = facts.statistics();
    double common = 0;
    for (int i = 0; i < known.common().size(); i++) {
      if (comparisons.holds(operator, collation, known.common().get(i), constant)) {
        common += known.frequencies()[i];
      }
    }
    double others = 1 - known.nullFraction() - known.commonFraction();
    double part = histogram(facts, known, operator, collation, constant);
    others *= part >= 0 ? part : 0.5;
    return clamped(others + common);
  }

  /// Which part of a histogram lies on the right side of a constant; -1 without a histogram.
  /// Mirrors `ineq_histogram_selectivity()`.
  private double histogram(
      VariableFacts facts, ColumnStatistics known, int operator, int collation, Const constant) {
    List<Const> bounds = known.histogram();
    int count = bounds.size();
    if (count < 2) {
      return -1;
    }
    int estimator = operators.get(operator).oprrest();
    boolean greater = estimator == FunctionOid.SCALARGTSEL || estimator == FunctionOid.SCALARGESEL;
    boolean orEqual = estimator == FunctionOid.SCALARLESEL || estimator == FunctionOid.SCALARGESEL;
    int low = 0;
    int high = count;
    boolean sawEnd = count == 2;
    while (low < high) {
      int probe = (low + high) / 2;
      sawEnd |= probe == 0 || probe == count - 1;
      if (comparisons.holds(operator, collation, bounds.get(probe), constant) != greater) {
        low = probe + 1;
      } else {
        high = probe;
      }
    }
    double below = below(facts, known, constant, low, greater == orEqual);
    double result = greater ? 1 - below : below;
    if (sawEnd && facts.indexed()) {
      return clamped(result);
    }
    double cutoff = 0.01 / (count - 1);
    return Math.min(1 - cutoff, Math.max(cutoff, result));
  }

  private static double below(
      VariableFacts facts, ColumnStatistics known, Const constant, int at, boolean withoutEqual) {
    List<Const> bounds = known.histogram();
    int count = bounds.size();
    if (at <= 0) {
      return 0;
    }
    if (at >= count) {
      return 1;
    }
    double equal = 0;
    if (at == 1 || withoutEqual) {
      double others = facts.distinct() - known.frequencies().length;
      equal = others > 1 ? 1 / others : 0;
    }
    double within = Scalars.position(constant, bounds.get(at - 1), bounds.get(at));
    double result = (at - 1 + within) / (count - 1);
    if (at == 1) {
      result += equal * (1 - within);
    }
    return withoutEqual ? result - equal : result;
  }

  // Joins

  /// Of a condition between two tables.
  private double join(int operator, Expr left, Expr right) {
    int estimator = operators.get(operator).oprjoin();
    return switch (estimator) {
      case FunctionOid.EQJOINSEL -> equalJoin(operator, facts(left), facts(right));
      case FunctionOid.NEQJOINSEL -> 1 - equalJoin(operator, facts(left), facts(right));
      case FunctionOid.SCALARLTJOINSEL,
          FunctionOid.SCALARLEJOINSEL,
          FunctionOid.SCALARGTJOINSEL,
          FunctionOid.SCALARGEJOINSEL ->
          INEQUALITY;
      case 0 -> OTHER;
      default -> RANGE;
    };
  }

  private double equalJoin(
      int operator, @Nullable VariableFacts left, @Nullable VariableFacts right) {
    double leftValues = left == null ? VariableFacts.DEFAULT_DISTINCT : left.distinct();
    double rightValues = right == null ? VariableFacts.DEFAULT_DISTINCT : right.distinct();
    if (left != null
        && right != null
        && left.statistics() != null
        && right.statistics() != null
        && !left.statistics().common().isEmpty()
        && !right.statistics().common().isEmpty()) {
      return commonJoin(operator, left.statistics(), leftValues, right.statistics(), rightValues);
    }
    double nulls =
        (1 - (left == null ? 0 : left.nullFraction()))
            * (1 - (right == null ? 0 : right.nullFraction()));
    return nulls / Math.max(leftValues, rightValues);
  }

  /// Mirrors `eqjoinsel_inner()` for columns whose most common values are known.
  private double commonJoin(
      int operator,
      ColumnStatistics left,
      double leftValues,
      ColumnStatistics right,
      double rightValues) {
    boolean[] matched = new boolean[right.common().size()];
    int negator = operators.negator(operator);
    int equality = operators.get(operator).oprjoin() == FunctionOid.EQJOINSEL ? operator : negator;
    double product = 0;
    double leftMatched = 0;
    double rightMatched = 0;
    int matches = 0;
    for (int i = 0; i < left.common().size(); i++) {
      for (int j = 0; j < matched.length; j++) {
        if (!matched[j]
            && comparisons.equal(
                equality,
                left.common().get(i).constcollid(),
                left.common().get(i),
                right.common().get(j))) {
          matched[j] = true;
          matches++;
          product += left.frequencies()[i] * right.frequencies()[j];
          leftMatched += left.frequencies()[i];
          rightMatched += right.frequencies()[j];
          break;
        }
      }
    }
    double leftUnmatched = clamped(left.commonFraction() - leftMatched);
    double rightUnmatched = clamped(right.commonFraction() - rightMatched);
    double leftOther = clamped(1 - left.nullFraction() - left.commonFraction());
    double rightOther = clamped(1 - right.nullFraction() - right.commonFraction());
    double fromLeft = product;
    if (rightValues > matched.length) {
      fromLeft += leftUnmatched * rightOther / (rightValues - matched.length);
    }
    if (rightValues > matches) {
      fromLeft += leftOther * (rightOther + rightUnmatched) / (rightValues - matches);
    }
    double fromRight = product;
    int leftCommon = left.common().size();
    if (leftValues > leftCommon) {
      fromRight += rightUnmatched * leftOther / (leftValues - leftCommon);
    }
    if (leftValues > matches) {
      fromRight += rightOther * (leftOther + leftUnmatched) / (leftValues - matches);
    }
    return Math.min(fromLeft, fromRight);
  }

  // Semi-joins

  /// Which part of the rows of one side have a partner on the other. Mirrors `eqjoinsel_semi()`.
  ///
  /// @param outer relations of that side
  /// @param innerRows how many rows the other side has
  public double semi(List<Expr> conditions, Bitmapset outer, double innerRows) {
    double result = 1;
    for (Expr condition : conditions) {
      result *= clamped(semi(condition, outer, innerRows));
    }
    return result;
  }

  private double semi(Expr condition, Bitmapset outer, double innerRows) {
    if (!(condition instanceof OpExpr operator)
        || operator.args().size() != 2
        || operators.get(operator.opno()).oprjoin() != FunctionOid.EQJOINSEL) {
      return of(condition);
    }
    Expr left = operator.args().get(0);
    Expr right = operator.args().get(1);
    boolean swapped = !Trees.relations(left).isSubsetOf(outer);
    VariableFacts own = facts(swapped ? right : left);
    VariableFacts other = facts(swapped ? left : right);
    double ownNulls = own == null ? 0 : own.nullFraction();
    boolean guess = own == null || own.isGuess() || other == null || other.isGuess();
    if (own == null || other == null) {
      return OTHER * (1 - ownNulls);
    }
    double ownValues = own.distinct();
    double otherValues = Math.min(other.distinct(), Math.max(1, innerRows));
    if (own.statistics() == null
        || other.statistics() == null
        || own.statistics().common().isEmpty()
        || other.statistics().common().isEmpty()) {
      return (guess ? OTHER : share(ownValues, otherValues)) * (1 - ownNulls);
    }
    return commonSemi(
        operator.opno(), own.statistics(), other.statistics(), ownValues, otherValues, guess);
  }

  private static double share(double ownValues, double otherValues) {
    return ownValues <= otherValues ? 1 : otherValues / ownValues;
  }

  private double commonSemi(
      int operator,
      ColumnStatistics own,
      ColumnStatistics other,
      double ownValues,
      double otherValues,
      boolean guess) {
    int limit = (int) Math.min(other.common().size(), otherValues);
    boolean[] matched = new boolean[limit];
    double certain = 0;
    int matches = 0;
    for (int i = 0; i < own.common().size(); i++) {
      for (int j = 0; j < limit; j++) {
        Const value = own.common().get(i);
        if (!matched[j]
            && comparisons.equal(operator, value.constcollid(), value, other.common().get(j))) {
          matched[j] = true;
          matches++;
          certain += own.frequencies()[i];
          break;
        }
      }
    }
    certain = clamped(certain);
    double uncertain = clamped(1 - certain - own.nullFraction());
    double part = guess ? OTHER : share(ownValues - matches, otherValues - matches);
    return certain + part * uncertain;
  }
}
