package org.gajah.analyzer;

import static org.gajah.catalogfacts.TypeOid.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.nodes.*;
import org.gajah.nodes.kinds.A_Expr_Kind;
import org.gajah.nodes.kinds.BoolExprType;
import org.gajah.nodes.kinds.BoolTestType;
import org.gajah.nodes.kinds.NullTestType;
import org.gajah.nodes.kinds.SubLinkType;
import org.jspecify.annotations.Nullable;

/// Operators, AND, OR and NOT, and tests for NULL and truth. Mirrors the same of
/// parser/parse_expr.c.
final class OperatorExpressions {
  private final Analysis a;

  OperatorExpressions(Analysis analysis) {
    this.a = analysis;
  }

  Expr operator(Scope scope, A_Expr expr) {
    return switch (expr.kind()) {
      case AEXPR_OP, AEXPR_LIKE, AEXPR_ILIKE, AEXPR_SIMILAR -> plainOperator(scope, expr);
      case AEXPR_OP_ANY, AEXPR_OP_ALL -> {
        Expr left = a.expressions.required(scope, (Expr) expr.lexpr());
        Expr right = a.expressions.required(scope, (Expr) expr.rexpr());
        boolean any = expr.kind() == A_Expr_Kind.AEXPR_OP_ANY;
        yield a.operators.overArray(expr.name(), any, left, right, expr.location());
      }
      case AEXPR_DISTINCT, AEXPR_NOT_DISTINCT -> distinct(scope, expr);
      case AEXPR_NULLIF -> a.comparisons.nullIf(scope, expr);
      case AEXPR_IN -> a.comparisons.in(scope, expr);
      case AEXPR_BETWEEN, AEXPR_NOT_BETWEEN, AEXPR_BETWEEN_SYM, AEXPR_NOT_BETWEEN_SYM ->
          a.comparisons.between(scope, expr);
    };
  }

  private static boolean isNull(@Nullable Node expr) {
    return expr instanceof A_Const constant && constant.isnull();
  }

  private Expr plainOperator(Scope scope, A_Expr expr) {
    Node left = expr.lexpr();
    Node right = expr.rexpr();
    if (a.context.settings().transformNullEquals()
        && expr.kind() == A_Expr_Kind.AEXPR_OP
        && expr.name().equals(List.of("="))
        && (isNull(left) || isNull(right))
        && !(left instanceof CaseTestExpr)
        && !(right instanceof CaseTestExpr)) {
      Node tested = isNull(left) ? right : left;
      return a.expressions.required(
          scope,
          new NullTest(
              (Expr) Objects.requireNonNull(tested), NullTestType.IS_NULL, false, expr.location()));
    }
    if (left instanceof RowExpr row
        && right instanceof SubLink link
        && link.subLinkType() == SubLinkType.EXPR_SUBLINK) {
      return a.expressions.subLink(
          scope,
          link.toBuilder()
              .subLinkType(SubLinkType.ROWCOMPARE_SUBLINK)
              .testexpr(row)
              .operName(expr.name())
              .location(expr.location())
              .build());
    }
    if (left instanceof RowExpr leftRow && right instanceof RowExpr rightRow) {
      RowExpr first = (RowExpr) a.expressions.required(scope, leftRow);
      RowExpr second = (RowExpr) a.expressions.required(scope, rightRow);
      return a.comparisons.rows(scope, expr.name(), first.args(), second.args(), expr.location());
    }
    Expr lastSet = scope.lastSet;
    Expr first = a.expressions.optional(scope, (Expr) left);
    Expr second = a.expressions.optional(scope, (Expr) right);
    return a.operators.call(scope, expr.name(), first, second, lastSet, expr.location());
  }

  private Expr distinct(Scope scope, A_Expr expr) {
    boolean not = expr.kind() == A_Expr_Kind.AEXPR_NOT_DISTINCT;
    if (isNull(expr.rexpr()) || isNull(expr.lexpr())) {
      Node tested = isNull(expr.rexpr()) ? expr.lexpr() : expr.rexpr();
      Expr arg = a.expressions.required(scope, (Expr) tested);
      return new NullTest(
          arg, not ? NullTestType.IS_NULL : NullTestType.IS_NOT_NULL, false, expr.location());
    }
    Expr left = a.expressions.required(scope, (Expr) expr.lexpr());
    Expr right = a.expressions.required(scope, (Expr) expr.rexpr());
    Expr result = a.comparisons.distinct(scope, expr.name(), left, right, expr.location());
    return not ? new BoolExpr(BoolExprType.NOT_EXPR, List.of(result), expr.location()) : result;
  }

  Expr bool(Scope scope, BoolExpr expr) {
    String name =
        switch (expr.boolop()) {
          case AND_EXPR -> "AND";
          case OR_EXPR -> "OR";
          case NOT_EXPR -> "NOT";
        };
    List<Expr> args = new ArrayList<>(expr.args().size());
    for (Expr arg : expr.args()) {
      args.add(a.coercions.toBoolean(a.expressions.required(scope, arg), name));
    }
    return new BoolExpr(expr.boolop(), args, expr.location());
  }

  Expr nullTest(Scope scope, NullTest test) {
    Expr arg = a.expressions.required(scope, test.arg());
    boolean row = a.types.isRowType(a.exprTypes.type(arg));
    return new NullTest(arg, test.nulltesttype(), row, test.location());
  }

  Expr booleanTest(Scope scope, BooleanTest test) {
    Expr arg = a.expressions.required(scope, test.arg());
    return new BooleanTest(
        a.coercions.toBoolean(arg, words(test.booltesttype())),
        test.booltesttype(),
        test.location());
  }

  private static String words(BoolTestType type) {
    return switch (type) {
      case IS_TRUE -> "IS TRUE";
      case IS_NOT_TRUE -> "IS NOT TRUE";
      case IS_FALSE -> "IS FALSE";
      case IS_NOT_FALSE -> "IS NOT FALSE";
      case IS_UNKNOWN -> "IS UNKNOWN";
      case IS_NOT_UNKNOWN -> "IS NOT UNKNOWN";
    };
  }
}
