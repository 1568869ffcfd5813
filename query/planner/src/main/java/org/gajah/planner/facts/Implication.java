package org.gajah.planner.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.gajah.catalog.operator.Interpretation;
import org.gajah.catalog.operator.Operators;
import org.gajah.catalog.operator.Strategy;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.nodes.BoolExpr;
import org.gajah.nodes.CoerceViaIO;
import org.gajah.nodes.Const;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FuncExpr;
import org.gajah.nodes.NullTest;
import org.gajah.nodes.OpExpr;
import org.gajah.nodes.RelabelType;
import org.gajah.nodes.ScalarArrayOpExpr;
import org.gajah.nodes.kinds.BoolExprType;
import org.gajah.nodes.kinds.NullTestType;
import org.gajah.planner.statistics.ColumnStatistics;
import org.gajah.planner.statistics.ConstantComparison;
import org.jspecify.annotations.Nullable;

/// Whether conditions that are known to hold prove others: `x > 5` that `x > 0`. What is not proven
/// may hold all the same. Mirrors `predicate_implied_by()` of `optimizer/util/predtest.c`.
public final class Implication {
  /// Longer lists are not taken apart.
  private static final int MOST_ELEMENTS = 100;

  private final Operators operators;
  private final Functions functions;
  private final ConstantComparison comparison;

  /// @param fold computes an expression of constants
  public Implication(Operators operators, Functions functions, UnaryOperator<Expr> fold) {
    this.operators = operators;
    this.functions = functions;
    this.comparison = new ConstantComparison(operators, fold);
  }

  /// Whether all of `wanted` hold wherever all of `given` do.
  public boolean proves(List<Expr> given, List<Expr> wanted) {
    for (Expr each : wanted) {
      if (!proves(given, each)) {
        return false;
      }
    }
    return true;
  }

  private boolean proves(List<Expr> given, Expr wanted) {
    for (Expr each : given) {
      if (proves(each, wanted)) {
        return true;
      }
    }
    List<Expr> parts = parts(wanted, BoolExprType.AND_EXPR);
    if (parts != null) {
      return proves(given, parts);
    }
    List<Expr> arms = parts(wanted, BoolExprType.OR_EXPR);
    return arms != null && arms.stream().anyMatch(arm -> proves(given, arm));
  }

  private boolean proves(Expr given, Expr wanted) {
    if (given.equals(wanted)) {
      return true;
    }
    List<Expr> parts = parts(given, BoolExprType.AND_EXPR);
    if (parts != null) {
      return proves(parts, wanted);
    }
    List<Expr> arms = parts(given, BoolExprType.OR_EXPR);
    if (arms != null) {
      return arms.stream().allMatch(arm -> proves(arm, wanted));
    }
    List<Expr> wantedParts = parts(wanted, BoolExprType.AND_EXPR);
    if (wantedParts != null) {
      return wantedParts.stream().allMatch(part -> proves(given, part));
    }
    List<Expr> wantedArms = parts(wanted, BoolExprType.OR_EXPR);
    if (wantedArms != null) {
      return wantedArms.stream().anyMatch(arm -> proves(given, arm));
    }
    return wanted instanceof NullTest test ? isNotNull(given, test) : comparison(given, wanted);
  }

  // Conditions of several

  /// What a condition consists of when it is an AND or an OR, or a list that stands for one; null
  /// otherwise.
  private @Nullable List<Expr> parts(Expr condition, BoolExprType kind) {
    if (condition instanceof BoolExpr bool) {
      return bool.boolop() == kind ? bool.args() : null;
    }
    if (condition instanceof ScalarArrayOpExpr list
        && list.useOr() == (kind == BoolExprType.OR_EXPR)
        && list.args().get(1) instanceof Const array
        && !array.constisnull()) {
      List<Const> elements = ColumnStatistics.elements(array, operators.catalog());
      return elements.isEmpty() || elements.size() > MOST_ELEMENTS ? null : each(list, elements);
    }
    return null;
  }

  private static List<Expr> each(ScalarArrayOpExpr list, List<Const> elements) {
    List<Expr> result = new ArrayList<>(elements.size());
    for (Const element : elements) {
      result.add(operator(list.opno(), list.inputcollid(), list.args().get(0), element, list));
    }
    return result;
  }

  private static OpExpr operator(
      int number, int collation, Expr left, Expr right, ScalarArrayOpExpr like) {
    return OpExpr.builder()
        .opno(number)
        .opfuncid(like.opfuncid())
        .opresulttype(TypeOid.BOOL)
        .inputcollid(collation)
        .args(List.of(left, right))
        .build();
  }

  // Not null

  private boolean isNotNull(Expr given, NullTest wanted) {
    return wanted.nulltesttype() == NullTestType.IS_NOT_NULL
        && !wanted.argisrow()
        && wanted.arg() != null
        && isStrictFor(given, wanted.arg());
  }

  /// Whether a condition that holds says that something in it is not null.
  private boolean isStrictFor(Expr condition, Expr subject) {
    if (condition.equals(subject)) {
      return true;
    }
    return switch (condition) {
      case OpExpr call ->
          functions.isStrict(operators.code(call.opno())) && anyStrictFor(call.args(), subject);
      case FuncExpr call -> functions.isStrict(call.funcid()) && anyStrictFor(call.args(), subject);
      case ScalarArrayOpExpr list ->
          list.useOr()
              && functions.isStrict(operators.code(list.opno()))
              && isStrictFor(list.args().get(0), subject);
      case BoolExpr not when not.boolop() == BoolExprType.NOT_EXPR ->
          isStrictFor(not.args().getFirst(), subject);
      case RelabelType relabel -> isStrictFor(relabel.arg(), subject);
      case CoerceViaIO coerce -> isStrictFor(coerce.arg(), subject);
      default -> false;
    };
  }

  private boolean anyStrictFor(List<Expr> arguments, Expr subject) {
    for (Expr argument : arguments) {
      if (isStrictFor(argument, subject)) {
        return true;
      }
    }
    return false;
  }

  // Comparisons

  /// `subject OPERATOR constant`.
  private record Bound(Expr subject, int operator, int collation, Const constant) {}

  private @Nullable Bound bound(Expr condition) {
    if (!(condition instanceof OpExpr call) || call.args().size() != 2) {
      return null;
    }
    Expr left = call.args().get(0);
    Expr right = call.args().get(1);
    if (right instanceof Const constant) {
      return bound(left, call.opno(), call.inputcollid(), constant);
    }
    int commutator = left instanceof Const ? operators.commutator(call.opno()) : 0;
    return commutator == 0 ? null : bound(right, commutator, call.inputcollid(), (Const) left);
  }

  private static @Nullable Bound bound(Expr subject, int operator, int collation, Const constant) {
    return constant.constisnull() || subject instanceof Const
        ? null
        : new Bound(subject, operator, collation, constant);
  }

  private boolean comparison(Expr given, Expr wanted) {
    Bound known = bound(given);
    Bound asked = bound(wanted);
    if (known == null
        || asked == null
        || known.collation != asked.collation
        || !known.subject.equals(asked.subject)) {
      return false;
    }
    for (Interpretation one : operators.interpretations(known.operator)) {
      for (Interpretation other : operators.interpretations(asked.operator)) {
        if (one.family() == other.family()) {
          Boolean proven = proven(one, other, known, asked);
          if (proven != null) {
            return proven;
          }
        }
      }
    }
    return false;
  }

  /// Whether a bound proves another of the same family; null where that cannot be computed.
  private @Nullable Boolean proven(
      Interpretation known, Interpretation asked, Bound given, Bound wanted) {
    short test = test(known.strategy(), asked.strategy());
    if (test == 0) {
      return null;
    }
    boolean negated = test == Strategy.NOT_EQUAL;
    int operator =
        operators.member(
            known.family(), asked.right(), known.right(), negated ? Strategy.EQUAL : test);
    operator = negated && operator != 0 ? operators.negator(operator) : operator;
    return operator == 0
        ? null
        : comparison.holds(operator, wanted.collation, wanted.constant, given.constant);
  }

  /// How the constant of the wanted comparison must compare with that of the known one; 0 where one
  /// proves nothing about the other.
  private static short test(short known, short wanted) {
    return switch (known) {
      case Strategy.LESS ->
          switch (wanted) {
            case Strategy.LESS, Strategy.LESS_EQUAL, Strategy.NOT_EQUAL -> Strategy.GREATER_EQUAL;
            default -> 0;
          };
      case Strategy.LESS_EQUAL ->
          switch (wanted) {
            case Strategy.LESS, Strategy.NOT_EQUAL -> Strategy.GREATER;
            case Strategy.LESS_EQUAL -> Strategy.GREATER_EQUAL;
            default -> 0;
          };
      case Strategy.EQUAL ->
          switch (wanted) {
            case Strategy.LESS -> Strategy.GREATER;
            case Strategy.LESS_EQUAL -> Strategy.GREATER_EQUAL;
            case Strategy.EQUAL -> Strategy.EQUAL;
            case Strategy.GREATER_EQUAL -> Strategy.LESS_EQUAL;
            case Strategy.GREATER -> Strategy.LESS;
            default -> Strategy.NOT_EQUAL;
          };
      case Strategy.GREATER_EQUAL ->
          switch (wanted) {
            case Strategy.GREATER, Strategy.NOT_EQUAL -> Strategy.LESS;
            case Strategy.GREATER_EQUAL -> Strategy.LESS_EQUAL;
            default -> 0;
          };
      case Strategy.GREATER ->
          switch (wanted) {
            case Strategy.GREATER, Strategy.GREATER_EQUAL, Strategy.NOT_EQUAL ->
                Strategy.LESS_EQUAL;
            default -> 0;
          };
      default -> wanted == Strategy.NOT_EQUAL ? Strategy.EQUAL : 0;
    };
  }
}
