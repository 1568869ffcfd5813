package org.gajah.parser;

import java.util.List;
import org.gajah.nodes.A_Const;
import org.gajah.nodes.A_Expr;
import org.gajah.nodes.BoolExpr;
import org.gajah.nodes.BooleanNode;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FloatNode;
import org.gajah.nodes.FuncCall;
import org.gajah.nodes.IntegerNode;
import org.gajah.nodes.Node;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.TypeCast;
import org.gajah.nodes.TypeName;
import org.gajah.nodes.kinds.A_Expr_Kind;
import org.gajah.nodes.kinds.BoolExprType;
import org.gajah.nodes.kinds.CoercionForm;
import org.gajah.nodes.kinds.DefElemAction;
import org.jspecify.annotations.Nullable;

/// Makes the nodes that many areas need.
final class Make {
  private Make() {}

  static A_Const integer(int value, int place) {
    return new A_Const(new IntegerNode(value), false, place);
  }

  static A_Const decimal(String digits, int place) {
    return new A_Const(new FloatNode(digits), false, place);
  }

  static A_Const string(String value, int place) {
    return new A_Const(new StringNode(value), false, place);
  }

  static A_Const bool(boolean value, int place) {
    return new A_Const(new BooleanNode(value), false, place);
  }

  static A_Const nothing(int place) {
    return new A_Const(null, true, place);
  }

  static A_Expr operator(String name, @Nullable Expr left, @Nullable Expr right, int place) {
    return new A_Expr(A_Expr_Kind.AEXPR_OP, List.of(name), left, right, place);
  }

  static A_Expr special(
      A_Expr_Kind kind, String name, @Nullable Node left, @Nullable Node right, int place) {
    return new A_Expr(kind, List.of(name), left, right, place);
  }

  static BoolExpr not(Expr arg, int place) {
    return new BoolExpr(BoolExprType.NOT_EXPR, List.of(arg), place);
  }

  static TypeCast cast(Expr arg, TypeName type, int place) {
    return new TypeCast(arg, type, place);
  }

  /// A string literal with a type in front of it.
  static TypeCast cast(String value, int valuePlace, TypeName type) {
    return new TypeCast(string(value, valuePlace), type, -1);
  }

  static FuncCall.Builder call(List<String> name, List<Expr> args, int place) {
    return FuncCall.builder()
        .funcname(name)
        .args(args)
        .funcformat(CoercionForm.COERCE_EXPLICIT_CALL)
        .location(place);
  }

  /// The call of a function of the system's that the standard writes with words.
  static FuncCall wordy(String name, List<Expr> args, int place) {
    return call(List.of("pg_catalog", name), args, place)
        .funcformat(CoercionForm.COERCE_SQL_SYNTAX)
        .build();
  }

  static DefElem option(String name, @Nullable Node value, int place) {
    return new DefElem(null, name, value, DefElemAction.DEFELEM_UNSPEC, place);
  }
}
