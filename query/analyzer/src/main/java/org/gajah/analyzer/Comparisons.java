package org.gajah.analyzer;

import static org.gajah.catalogfacts.TypeOid.BOOL;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.analyzer.coerce.Literals;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.operator.Interpretation;
import org.gajah.catalog.operator.Strategy;
import org.gajah.catalog.type.ExpressionTypes;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.nodes.A_Expr;
import org.gajah.nodes.ArrayExpr;
import org.gajah.nodes.BoolExpr;
import org.gajah.nodes.DistinctExpr;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.NullIfExpr;
import org.gajah.nodes.OidList;
import org.gajah.nodes.OpExpr;
import org.gajah.nodes.RowCompareExpr;
import org.gajah.nodes.RowExpr;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.A_Expr_Kind;
import org.gajah.nodes.kinds.BoolExprType;
import org.gajah.nodes.kinds.RowCompareType;
import org.gajah.nodes.walk.TreeWalker;
import org.jspecify.annotations.Nullable;

/// Comparisons of rows, IS DISTINCT FROM, NULLIF, IN and BETWEEN. Mirrors parts of
/// parser/parse_expr.c.
final class Comparisons {
  private final Analysis a;

  Comparisons(Analysis analysis) {
    this.a = analysis;
  }

  /// A comparison of two rows of expressions.
  Expr rows(Scope scope, List<String> name, List<Expr> left, List<Expr> right, int location) {
    if (left.size() != right.size()) {
      throw unequal(location);
    }
    if (left.isEmpty()) {
      throw a.fault(SqlState.FEATURE_NOT_SUPPORTED, "cannot compare rows of zero length", location);
    }
    List<OpExpr> pairs = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      OpExpr pair =
          a.operators.call(scope, name, left.get(i), right.get(i), scope.lastSet, location);
      if (pair.opresulttype() != BOOL) {
        throw a.fault(
            SqlState.DATATYPE_MISMATCH,
            "row comparison operator must yield type boolean, not type "
                + a.typeNames.format(pair.opresulttype()),
            location);
      }
      if (ExpressionTypes.returnsSet(pair)) {
        throw a.fault(
            SqlState.DATATYPE_MISMATCH, "row comparison operator must not return a set", location);
      }
      pairs.add(pair);
    }
    return pairs.size() == 1 ? pairs.getFirst() : combined(name, pairs, location);
  }

  private PgException unequal(int location) {
    return a.fault(SqlState.SYNTAX_ERROR, "unequal number of entries in row expressions", location);
  }

  private Expr combined(List<String> name, List<OpExpr> pairs, int location) {
    List<List<Interpretation>> meanings =
        pairs.stream().map(pair -> a.lookups.operators().interpretations(pair.opno())).toList();
    int strategy = commonStrategy(meanings);
    if (strategy == 0) {
      throw uninterpretable(name, location)
          .hint("Row comparison operators must be associated with btree operator families.");
    }
    if (strategy == Strategy.EQUAL || strategy == Strategy.NOT_EQUAL) {
      BoolExprType op = strategy == Strategy.EQUAL ? BoolExprType.AND_EXPR : BoolExprType.OR_EXPR;
      return new BoolExpr(op, List.copyOf(pairs), location);
    }
    OidList operators = OidList.EMPTY;
    OidList families = OidList.EMPTY;
    List<Expr> left = new ArrayList<>();
    List<Expr> right = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      int family = 0;
      for (Interpretation meaning : meanings.get(i)) {
        if (family == 0 && meaning.strategy() == strategy) {
          family = meaning.family();
        }
      }
      operators = operators.plus(pairs.get(i).opno());
      families = families.plus(family);
      left.add(pairs.get(i).args().get(0));
      right.add(pairs.get(i).args().get(1));
    }
    return new RowCompareExpr(
        RowCompareType.of(strategy), operators, families, OidList.EMPTY, left, right);
  }

  private PgException uninterpretable(List<String> name, int location) {
    return a.fault(
        SqlState.FEATURE_NOT_SUPPORTED,
        "could not determine interpretation of row comparison operator " + name.getLast(),
        location);
  }

  private static int commonStrategy(List<List<Interpretation>> meanings) {
    for (int strategy = 1; strategy <= Strategy.NOT_EQUAL; strategy++) {
      int wanted = strategy;
      if (meanings.stream().allMatch(each -> each.stream().anyMatch(m -> m.strategy() == wanted))) {
        return strategy;
      }
    }
    return 0;
  }

  /// `left IS DISTINCT FROM right`, also of rows.
  Expr distinct(Scope scope, List<String> name, Expr left, Expr right, int location) {
    if (left instanceof RowExpr leftRow && right instanceof RowExpr rightRow) {
      return distinctRows(scope, name, leftRow.args(), rightRow.args(), location);
    }
    OpExpr equal = a.operators.call(scope, name, left, right, scope.lastSet, location);
    checkBoolean(equal, "IS DISTINCT FROM", location);
    return new DistinctExpr(
        equal.opno(), equal.opfuncid(), BOOL, false, 0, 0, equal.args(), location);
  }

  private void checkBoolean(OpExpr equal, String construct, int location) {
    if (equal.opresulttype() != BOOL) {
      throw a.fault(
          SqlState.DATATYPE_MISMATCH,
          construct + " requires = operator to yield boolean",
          location);
    }
    if (equal.opretset()) {
      throw a.fault(SqlState.DATATYPE_MISMATCH, construct + " must not return a set", location);
    }
  }

  private Expr distinctRows(
      Scope scope, List<String> name, List<Expr> left, List<Expr> right, int location) {
    if (left.size() != right.size()) {
      throw unequal(location);
    }
    Expr result = null;
    for (int i = 0; i < left.size(); i++) {
      Expr each = distinct(scope, name, left.get(i), right.get(i), location);
      result =
          result == null
              ? each
              : new BoolExpr(BoolExprType.OR_EXPR, List.of(result, each), location);
    }
    return result == null ? Literals.bool(false, -1) : result;
  }

  Expr nullIf(Scope scope, A_Expr expr) {
    Expr left = a.expressions.required(scope, (Expr) expr.lexpr());
    Expr right = a.expressions.required(scope, (Expr) expr.rexpr());
    OpExpr equal =
        a.operators.call(scope, expr.name(), left, right, scope.lastSet, expr.location());
    checkBoolean(equal, "NULLIF", expr.location());
    return new NullIfExpr(
        equal.opno(),
        equal.opfuncid(),
        a.exprTypes.type(equal.args().getFirst()),
        false,
        0,
        0,
        equal.args(),
        expr.location());
  }

  /// `left IN (...)`: an array comparison for what contains no variables, else one by one.
  Expr in(Scope scope, A_Expr expr) {
    boolean any = !expr.name().getFirst().equals("<>");
    Expr left = a.expressions.required(scope, (Expr) expr.lexpr());
    List<Expr> all = new ArrayList<>();
    List<Expr> withVars = new ArrayList<>();
    List<Expr> constant = new ArrayList<>();
    for (Node each : elements(expr.rexpr())) {
      Expr item = a.expressions.required(scope, (Expr) each);
      all.add(item);
      (hasVariables(item) ? withVars : constant).add(item);
    }
    Expr result = null;
    if (constant.size() > 1) {
      result = inArray(expr, any, left, constant);
      all = result == null ? all : withVars;
    }
    for (Expr right : all) {
      Expr each =
          left instanceof RowExpr leftRow && right instanceof RowExpr rightRow
              ? rows(scope, expr.name(), leftRow.args(), rightRow.args(), expr.location())
              : a.operators.call(scope, expr.name(), left, right, scope.lastSet, expr.location());
      each = a.coercions.toBoolean(each, "IN");
      BoolExprType op = any ? BoolExprType.OR_EXPR : BoolExprType.AND_EXPR;
      result = result == null ? each : new BoolExpr(op, List.of(result, each), expr.location());
    }
    return Objects.requireNonNull(result);
  }

  private static List<@Nullable Node> elements(@Nullable Node list) {
    return list instanceof NodeList nodes ? nodes.elements() : List.of();
  }

  private @Nullable Expr inArray(A_Expr expr, boolean any, Expr left, List<Expr> constant) {
    List<Expr> together = new ArrayList<>();
    together.add(left);
    together.addAll(constant);
    int type = a.coercions.commonTypeOrNone(together);
    if (type == 0 || type == TypeOid.RECORD || !a.coercions.allBecome(type, together)) {
      return null;
    }
    int array = a.types.array(type);
    if (array == 0) {
      return null;
    }
    List<Expr> elements = new ArrayList<>();
    for (Expr each : constant) {
      elements.add(a.coercions.toCommon(each, type, "IN"));
    }
    ArrayExpr right = new ArrayExpr(array, 0, type, elements, false, -1);
    return a.operators.overArray(expr.name(), any, left, right, expr.location());
  }

  /// Whether variables of this level of query are in an expression.
  static boolean hasVariables(Expr expr) {
    return new TreeWalker() {
      @Override
      protected boolean visit(Node node) {
        return node instanceof Var var ? var.varlevelsup() == levelsUp() : children(node);
      }
    }.walk(expr);
  }

  Expr between(Scope scope, A_Expr expr) {
    List<@Nullable Node> bounds = elements(expr.rexpr());
    Node low = bounds.get(0);
    Node high = bounds.get(1);
    BoolExprType and = BoolExprType.AND_EXPR;
    BoolExprType or = BoolExprType.OR_EXPR;
    Expr raw =
        switch (expr.kind()) {
          case AEXPR_BETWEEN -> pair(expr, and, ">=", low, "<=", high);
          case AEXPR_NOT_BETWEEN -> pair(expr, or, "<", low, ">", high);
          case AEXPR_BETWEEN_SYM ->
              new BoolExpr(
                  or,
                  List.of(
                      pair(expr, and, ">=", low, "<=", high),
                      pair(expr, and, ">=", high, "<=", low)),
                  expr.location());
          default ->
              new BoolExpr(
                  and,
                  List.of(pair(expr, or, "<", low, ">", high), pair(expr, or, "<", high, ">", low)),
                  expr.location());
        };
    return a.expressions.required(scope, raw);
  }

  private static BoolExpr pair(
      A_Expr expr,
      BoolExprType op,
      String first,
      @Nullable Node firstBound,
      String second,
      @Nullable Node secondBound) {
    return new BoolExpr(
        op,
        List.of(simple(first, expr, firstBound), simple(second, expr, secondBound)),
        expr.location());
  }

  private static A_Expr simple(String name, A_Expr expr, @Nullable Node right) {
    return new A_Expr(A_Expr_Kind.AEXPR_OP, List.of(name), expr.lexpr(), right, expr.location());
  }
}
