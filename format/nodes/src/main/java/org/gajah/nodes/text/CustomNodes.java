package org.gajah.nodes.text;

import org.gajah.base.error.PgException;
import org.gajah.nodes.A_Const;
import org.gajah.nodes.A_Expr;
import org.gajah.nodes.BoolExpr;
import org.gajah.nodes.Const;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Node;
import org.gajah.nodes.ValueNode;
import org.gajah.nodes.kinds.A_Expr_Kind;
import org.gajah.nodes.kinds.BoolExprType;
import org.jspecify.annotations.Nullable;

/// Reads the nodes whose text is no plain list of their fields.
final class CustomNodes {
  private CustomNodes() {}

  /// The node with this label, or null when it is a plain one.
  static @Nullable Node read(String label, TreeScanner in) {
    return switch (label) {
      case "CONST" -> constant(in);
      case "BOOLEXPR" -> bool(in);
      case "A_EXPR" -> rawOperator(in);
      case "A_CONST" -> rawConstant(in);
      case "RANGETBLENTRY" -> RangeTableText.read(in);
      default -> null;
    };
  }

  private static Const constant(TreeScanner in) {
    int type = in.unsigned("consttype");
    int typmod = in.integer("consttypmod");
    int collation = in.unsigned("constcollid");
    int length = in.integer("constlen");
    boolean byValue = in.bool("constbyval");
    boolean isNull = in.bool("constisnull");
    int location = in.location("location");
    in.label("constvalue");
    byte[] datum = in.datum();
    return new Const(type, typmod, collation, length, datum, isNull, byValue, location);
  }

  private static BoolExpr bool(TreeScanner in) {
    in.label("boolop");
    String word = in.word();
    BoolExprType type =
        switch (word) {
          case "and" -> BoolExprType.AND_EXPR;
          case "or" -> BoolExprType.OR_EXPR;
          case "not" -> BoolExprType.NOT_EXPR;
          default -> throw PgException.internal("unrecognized boolop \"" + word + "\"");
        };
    return new BoolExpr(type, in.nodes("args", Expr.class), in.location("location"));
  }

  private static A_Expr rawOperator(TreeScanner in) {
    A_Expr_Kind kind = A_Expr_Kind.AEXPR_OP;
    if (!in.atLabel()) {
      String word = in.word();
      A_Expr_Kind named = RawOperatorText.kind(word);
      if (named == null) {
        throw PgException.internal("unrecognized A_Expr kind \"" + word + "\"");
      }
      kind = named;
    }
    return new A_Expr(
        kind,
        in.strings("name"),
        in.node("lexpr", Node.class),
        in.node("rexpr", Node.class),
        in.location("location"));
  }

  private static A_Const rawConstant(TreeScanner in) {
    if (in.atLabel()) {
      ValueNode value = in.node("val", ValueNode.class);
      return new A_Const(value, false, in.location("location"));
    }
    in.word();
    return new A_Const(null, true, in.location("location"));
  }
}
