package org.gajah.analyzer.deparse;

import org.gajah.nodes.*;
import org.gajah.nodes.kinds.BoolExprType;
import org.gajah.nodes.kinds.CoercionForm;
import org.jspecify.annotations.Nullable;

/// Which operands need no parentheses. Mirrors `isSimpleNode()`.
final class Simplicity {
  private Simplicity() {}

  static boolean isSimple(@Nullable Expr node, Expr parent, ExpressionWriter writer) {
    return switch (node) {
      case null -> false;
      case Var _,
          Const _,
          Param _,
          CoerceToDomainValue _,
          SetToDefault _,
          CurrentOfExpr _,
          SubscriptingRef _,
          ArrayExpr _,
          RowExpr _,
          CoalesceExpr _,
          MinMaxExpr _,
          SQLValueFunction _,
          XmlExpr _,
          NextValueExpr _,
          NullIfExpr _,
          Aggref _,
          GroupingFunc _,
          WindowFunc _,
          MergeSupportFunc _ ->
          true;
      case FuncExpr n -> !isCast(n.funcformat()) || isCastSimple(parent, n);
      case CaseExpr _, FieldSelect _ -> !(parent instanceof FieldSelect);
      case CoerceToDomain n -> isSimple(n.arg(), n, writer);
      case RelabelType n -> isSimple(n.arg(), n, writer);
      case CoerceViaIO n -> isSimple(n.arg(), n, writer);
      case ArrayCoerceExpr n -> isSimple(n.arg(), n, writer);
      case ConvertRowtypeExpr n -> isSimple(n.arg(), n, writer);
      case OpExpr n -> isSimpleOperator(n, parent, writer);
      case SubLink _, NullTest _, BooleanTest _, DistinctExpr _ ->
          parent instanceof BoolExpr || isContainer(parent);
      case BoolExpr n -> isSimpleBool(n, parent);
      default -> false;
    };
  }

  private static boolean isCast(CoercionForm form) {
    return form == CoercionForm.COERCE_EXPLICIT_CAST || form == CoercionForm.COERCE_IMPLICIT_CAST;
  }

  private static boolean isCastSimple(Expr parent, FuncExpr node) {
    return !(parent instanceof FieldSelect) || node.args().isEmpty();
  }

  private static boolean isContainer(Expr parent) {
    return switch (parent) {
      case FuncExpr n -> !isCast(n.funcformat());
      case SubscriptingRef _,
          ArrayExpr _,
          RowExpr _,
          CoalesceExpr _,
          MinMaxExpr _,
          XmlExpr _,
          NullIfExpr _,
          Aggref _,
          GroupingFunc _,
          WindowFunc _,
          CaseExpr _ ->
          true;
      default -> false;
    };
  }

  private static boolean isSimpleBool(BoolExpr node, Expr parent) {
    if (parent instanceof BoolExpr outer) {
      return switch (node.boolop()) {
        case NOT_EXPR, AND_EXPR ->
            outer.boolop() == BoolExprType.AND_EXPR || outer.boolop() == BoolExprType.OR_EXPR;
        case OR_EXPR -> outer.boolop() == BoolExprType.OR_EXPR;
      };
    }
    return isContainer(parent);
  }

  private static boolean isSimpleOperator(OpExpr node, Expr parent, ExpressionWriter writer) {
    if (!(parent instanceof OpExpr outer)) {
      return parent instanceof BoolExpr || isContainer(parent);
    }
    char op = arithmetic(writer, node);
    char outerOp = arithmetic(writer, outer);
    if (op == 0 || outerOp == 0) {
      return false;
    }
    boolean low = op == '+' || op == '-';
    boolean outerLow = outerOp == '+' || outerOp == '-';
    if (!low && outerLow) {
      return true;
    }
    if (low != outerLow) {
      return false;
    }
    return isFirst(node, outer);
  }

  @SuppressWarnings("ReferenceEquality") // The very operand.
  private static boolean isFirst(OpExpr node, OpExpr outer) {
    return outer.args().getFirst() == node;
  }

  /// The letter of an arithmetic operator, or 0.
  private static char arithmetic(ExpressionWriter writer, OpExpr node) {
    String name = writer.lookups.operators().get(node.opno()).oprname();
    return name.length() == 1 && "+-*/%".indexOf(name.charAt(0)) >= 0 ? name.charAt(0) : 0;
  }

  /// Whether an expression is written as a call, so that it can stand where a name can.
  static boolean looksLikeFunction(Expr expr) {
    return switch (expr) {
      case FuncExpr call ->
          call.funcformat() == CoercionForm.COERCE_EXPLICIT_CALL
              || call.funcformat() == CoercionForm.COERCE_SQL_SYNTAX;
      case Aggref _,
          GroupingFunc _,
          WindowFunc _,
          CoalesceExpr _,
          MinMaxExpr _,
          NullIfExpr _,
          SQLValueFunction _,
          XmlExpr _ ->
          true;
      default -> false;
    };
  }
}
