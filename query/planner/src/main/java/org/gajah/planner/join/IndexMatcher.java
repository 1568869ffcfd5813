package org.gajah.planner.join;

import java.util.ArrayList;
import java.util.List;
import org.gajah.catalog.operator.Operators;
import org.gajah.catalogfacts.FunctionOid;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.nodes.BoolExpr;
import org.gajah.nodes.Const;
import org.gajah.nodes.Expr;
import org.gajah.nodes.NullTest;
import org.gajah.nodes.OpExpr;
import org.gajah.nodes.RelabelType;
import org.gajah.nodes.ScalarArrayOpExpr;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.BoolExprType;
import org.gajah.nodes.kinds.NullTestType;
import org.gajah.planner.facts.Functions;
import org.gajah.planner.facts.Implication;
import org.gajah.planner.facts.IndexInfo;
import org.gajah.planner.tree.Trees;
import org.jspecify.annotations.Nullable;

/// Finds the conditions that an index can check. Mirrors the matching of
/// `optimizer/path/indxpath.c`.
final class IndexMatcher {
  private static final int EQUAL = 3;
  private static final int BOOLEAN_EQUAL = 91;

  private final Operators operators;
  private final Functions functions;
  private final Implication implication;

  IndexMatcher(Operators operators, Functions functions, Implication implication) {
    this.operators = operators;
    this.functions = functions;
    this.implication = implication;
  }

  /// The conditions that an index on a relation can check, in the order of its columns.
  List<IndexMatch> match(IndexInfo index, int relation, List<Expr> conditions) {
    List<IndexMatch> result = new ArrayList<>();
    if (!index.isOrdered()) {
      return result;
    }
    for (int column = 0; column < index.keyCount(); column++) {
      for (Expr condition : conditions) {
        IndexMatch match = match(index, column, relation, condition);
        if (match != null) {
          result.add(match);
        }
      }
    }
    return result;
  }

  private @Nullable IndexMatch match(IndexInfo index, int column, int relation, Expr condition) {
    IndexInfo.Column key = index.columns().get(column);
    return switch (condition) {
      case OpExpr operator when operator.args().size() == 2 ->
          operator(key, column, relation, operator);
      case ScalarArrayOpExpr array when array.useOr() -> array(key, column, relation, array);
      case NullTest test when !test.argisrow() && isKey(test.arg(), key, relation) ->
          new IndexMatch(test, test, column, test.nulltesttype() == NullTestType.IS_NULL);
      case BoolExpr not
          when not.boolop() == BoolExprType.NOT_EXPR
              && isKey(not.args().getFirst(), key, relation) ->
          new IndexMatch(not, isBoolean(not.args().getFirst(), false), column, true);
      default ->
          key.inputType() == TypeOid.BOOL && isKey(condition, key, relation)
              ? new IndexMatch(condition, isBoolean(condition, true), column, true)
              : null;
    };
  }

  private static Expr isBoolean(Expr column, boolean value) {
    byte[] bytes = new byte[8];
    bytes[0] = (byte) (value ? 1 : 0);
    Const constant = new Const(TypeOid.BOOL, -1, 0, 1, bytes, false, true, -1);
    return OpExpr.builder()
        .opno(BOOLEAN_EQUAL)
        .opfuncid(FunctionOid.BOOLEQ)
        .opresulttype(TypeOid.BOOL)
        .args(List.of(column, constant))
        .build();
  }

  private @Nullable IndexMatch operator(
      IndexInfo.Column key, int column, int relation, OpExpr condition) {
    Expr left = condition.args().get(0);
    Expr right = condition.args().get(1);
    if (isKey(left, key, relation) && isValue(right, relation)) {
      return arranged(key, column, condition, condition);
    }
    int commutator = operators.commutator(condition.opno());
    if (commutator == 0 || !isKey(right, key, relation) || !isValue(left, relation)) {
      return null;
    }
    OpExpr turned =
        condition.toBuilder()
            .opno(commutator)
            .opfuncid(operators.get(commutator).oprcode())
            .args(List.of(right, left))
            .build();
    return arranged(key, column, condition, turned);
  }

  private @Nullable IndexMatch arranged(
      IndexInfo.Column key, int column, OpExpr original, OpExpr arranged) {
    int strategy = operators.strategy(arranged.opno(), key.family());
    boolean sameCollation = key.collation() == 0 || key.collation() == arranged.inputcollid();
    return strategy == 0 || !sameCollation
        ? null
        : new IndexMatch(original, arranged, column, strategy == EQUAL);
  }

  private @Nullable IndexMatch array(
      IndexInfo.Column key, int column, int relation, ScalarArrayOpExpr condition) {
    boolean matches =
        isKey(condition.args().get(0), key, relation)
            && isValue(condition.args().get(1), relation)
            && operators.strategy(condition.opno(), key.family()) != 0
            && (key.collation() == 0 || key.collation() == condition.inputcollid());
    return matches ? new IndexMatch(condition, condition, column, false) : null;
  }

  /// Whether an expression is what an index column holds.
  static boolean isKey(Expr expression, IndexInfo.Column key, int relation) {
    Expr inner = expression instanceof RelabelType relabel ? relabel.arg() : expression;
    if (key.expression() == null) {
      return inner instanceof Var var
          && var.varno() == relation
          && var.varlevelsup() == 0
          && var.varattno() == key.attribute();
    }
    Expr stored =
        key.expression() instanceof RelabelType relabel ? relabel.arg() : key.expression();
    return inner.equals(forRelation(stored, relation));
  }

  /// An expression of an index, which is about place 1 of a range table, for another place.
  static Expr forRelation(Expr expression, int relation) {
    return (Expr)
        Trees.replaceVariables(
            expression,
            0,
            (var, depth) -> var.toBuilder().varno(relation).varnosyn(relation).build());
  }

  private boolean isValue(Expr expression, int relation) {
    return !Trees.relations(expression).contains(relation) && functions.isStableWithin(expression);
  }

  /// Whether all rows that fulfil some conditions are in a partial index.
  boolean covers(IndexInfo index, int relation, List<Expr> conditions) {
    if (index.predicate().isEmpty()) {
      return true;
    }
    List<Expr> predicate = new ArrayList<>(index.predicate());
    predicate.replaceAll(part -> forRelation(part, relation));
    return implication.proves(conditions, predicate);
  }
}
