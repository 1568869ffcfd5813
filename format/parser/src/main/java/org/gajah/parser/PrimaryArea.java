package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.ArrayList;
import java.util.List;
import org.gajah.nodes.A_ArrayExpr;
import org.gajah.nodes.A_Const;
import org.gajah.nodes.A_Indices;
import org.gajah.nodes.A_Indirection;
import org.gajah.nodes.A_Star;
import org.gajah.nodes.BitStringNode;
import org.gajah.nodes.CaseExpr;
import org.gajah.nodes.CaseWhen;
import org.gajah.nodes.ColumnRef;
import org.gajah.nodes.Expr;
import org.gajah.nodes.GroupingFunc;
import org.gajah.nodes.IntList;
import org.gajah.nodes.Node;
import org.gajah.nodes.ParamRef;
import org.gajah.nodes.RowExpr;
import org.gajah.nodes.SelectStmt;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.TypeName;
import org.gajah.nodes.kinds.CoercionForm;
import org.gajah.nodes.kinds.SubLinkType;
import org.gajah.parser.lex.KeywordCategory;
import org.gajah.parser.lex.Token;
import org.jspecify.annotations.Nullable;

/// Primary expressions, `c_expr`: literals, columns, parameters, rows, arrays, CASE, subqueries and
/// what stands in parentheses.
final class PrimaryArea extends Area {
  PrimaryArea(Parser parser) {
    super(parser);
  }

  /// A primary expression.
  Expr primary() {
    int place = start();
    return switch (token()) {
      case ICONST -> Make.integer(next().number(), place);
      case FCONST -> Make.decimal(next().name(), place);
      case SCONST -> Make.string(next().name(), place);
      case BCONST, XCONST -> new A_Const(new BitStringNode(next().name()), false, place);
      case TRUE_P, FALSE_P -> Make.bool(next().token() == TRUE_P, place);
      case NULL_P -> {
        skip();
        yield Make.nothing(place);
      }
      case PARAM -> indirected(new ParamRef(next().number(), place));
      case LPAREN -> fromParens(parens(true), place);
      case CASE -> caseExpr();
      case ARRAY -> array();
      default -> {
        Expr special = peek() == LPAREN ? keywordWithParens() : null;
        yield special == null ? word() : special;
      }
    };
  }

  /// A literal, perhaps with a type: `AexprConst`.
  Expr literal() {
    switch (token()) {
      case ICONST, FCONST, SCONST, BCONST, XCONST, TRUE_P, FALSE_P, NULL_P:
        return primary();
      default:
        break;
    }
    if (atTypedLiteral()) {
      return word();
    }
    int place = start();
    List<String> type = parser.names.functionName();
    if (at(LPAREN)) {
      return parser.functions.literal(type, place);
    }
    if (!at(SCONST)) {
      throw unexpected();
    }
    return functionOrLiteral(type, place);
  }

  private @Nullable Expr keywordWithParens() {
    int place = start();
    return switch (token()) {
      case ROW -> explicitRow();
      case EXISTS -> {
        skip();
        yield PredicateArea.sublink(
            SubLinkType.EXISTS_SUBLINK, null, List.of(), parser.selects.selectWithParens(), place);
      }
      case GROUPING -> {
        skip();
        yield new GroupingFunc(
            parser.expressions.parenthesizedExprs(), IntList.EMPTY, IntList.EMPTY, 0, place);
      }
      default -> null;
    };
  }

  /// A literal with a type in front, a function that is written with words, or what begins with a
  /// name.
  private Expr word() {
    int place = start();
    if (atTypedLiteral()) {
      if (accept(INTERVAL)) {
        return parser.types.intervalLiteral(place);
      }
      TypeName type = parser.types.spelledOut(true);
      int stringPlace = start();
      return Make.cast(string(), stringPlace, type);
    }
    Expr function = parser.words.function(true);
    return function == null ? named() : function;
  }

  /// Whether a type with a name from the standard stands here, and a literal behind it.
  private boolean atTypedLiteral() {
    return switch (token()) {
      case INT_P, INTEGER, SMALLINT, BIGINT, REAL, BOOLEAN_P, JSON -> peek() == SCONST;
      case FLOAT_P, DECIMAL_P, DEC, NUMERIC, VARCHAR, INTERVAL ->
          peek() == SCONST || peek() == LPAREN;
      case BIT, CHARACTER, CHAR_P, NCHAR ->
          peek() == SCONST || peek() == LPAREN || peek() == VARYING;
      case TIMESTAMP, TIME ->
          peek() == SCONST || peek() == LPAREN || peek() == WITH_LA || peek() == WITHOUT_LA;
      case NATIONAL -> peek() == CHARACTER || peek() == CHAR_P;
      case DOUBLE_P -> peek() == PRECISION;
      default -> false;
    };
  }

  /// A column, a function, or a literal with the name of its type in front.
  private Expr named() {
    int place = start();
    Token token = token();
    boolean column = NameArea.isColId(token);
    if (!column && !NameArea.isTypeFunctionName(token)) {
      throw unexpected();
    }
    String first = next().name();
    if (column && (at(DOT) || at(LBRACKET))) {
      List<Node> indirection = parser.names.indirection();
      return at(LPAREN) || at(SCONST)
          ? functionOrLiteral(parser.names.strings(first, indirection), place)
          : columnRef(first, indirection, place);
    }
    if (token.category() != KeywordCategory.COL_NAME && (at(LPAREN) || at(SCONST))) {
      return functionOrLiteral(List.of(first), place);
    }
    if (!column) {
      throw unexpected();
    }
    return new ColumnRef(List.of(new StringNode(first)), place);
  }

  private Expr functionOrLiteral(List<String> name, int place) {
    if (at(LPAREN)) {
      return parser.functions.call(name, place);
    }
    int stringPlace = start();
    TypeName type = TypeName.builder().names(name).typemod(-1).location(place).build();
    return Make.cast(string(), stringPlace, type);
  }

  /// A column with what is taken from it: names up to the first subscript are part of the column's
  /// name.
  Expr columnRef(String first, List<Node> indirection, int place) {
    List<Node> fields = new ArrayList<>(indirection.size() + 1);
    fields.add(new StringNode(first));
    for (int i = 0; i < indirection.size(); i++) {
      Node element = indirection.get(i);
      if (element instanceof A_Indices) {
        List<Node> rest = parser.names.checkStar(indirection.subList(i, indirection.size()));
        return new A_Indirection(new ColumnRef(fields, place), rest);
      }
      if (element instanceof A_Star && i < indirection.size() - 1) {
        throw parser.names.near("improper use of \"*\"");
      }
      fields.add(element);
    }
    return new ColumnRef(fields, place);
  }

  /// An expression with what is taken from it.
  private Expr indirected(Expr expr) {
    List<Node> indirection = parser.names.checkedIndirection();
    return indirection.isEmpty() ? expr : new A_Indirection(expr, indirection);
  }

  // Parentheses

  /// What stands in parentheses, whether that is a query or an expression.
  ///
  /// @param several whether several expressions may stand there
  Parens parens(boolean several) {
    parser.depth.enter();
    expect(LPAREN);
    Parens parens;
    if (parser.selects.atSelect()) {
      parens = new Parens.Query(parser.selects.selectNoParens());
    } else if (at(LPAREN)) {
      parens = nested(several);
    } else {
      parens = values(parser.expressions.expr(), several);
    }
    expect(RPAREN);
    parser.depth.leave();
    return parens;
  }

  /// What stands in parentheses and begins with others.
  private Parens nested(boolean several) {
    int place = start();
    Parens inner = parens(true);
    if (inner instanceof Parens.Query(SelectStmt query)) {
      if (at(RPAREN)) {
        return inner;
      }
      if (parser.selects.atContinuation()) {
        return new Parens.Query(parser.selects.continued(query));
      }
    }
    return values(parser.expressions.continued(inner, place), several);
  }

  private Parens.Values values(Expr first, boolean several) {
    if (!several || !at(COMMA)) {
      return new Parens.Values(List.of(first));
    }
    List<Expr> values = new ArrayList<>();
    values.add(first);
    while (accept(COMMA)) {
      values.add(parser.expressions.expr());
    }
    return new Parens.Values(values);
  }

  /// The primary expression that begins with these parentheses.
  Expr fromParens(Parens parens, int place) {
    return switch (parens) {
      case Parens.Query(SelectStmt query) ->
          indirected(
              PredicateArea.sublink(SubLinkType.EXPR_SUBLINK, null, List.of(), query, place));
      case Parens.Values values when values.isRow() -> implicitRow(values.values(), place);
      case Parens.Values values -> indirected(values.values().getFirst());
    };
  }

  static RowExpr implicitRow(List<Expr> values, int place) {
    return new RowExpr(values, 0, CoercionForm.COERCE_IMPLICIT_CAST, List.of(), place);
  }

  /// `ROW(...)`
  RowExpr explicitRow() {
    int place = start();
    expect(ROW, LPAREN);
    List<Expr> values = at(RPAREN) ? List.of() : parser.expressions.exprs();
    expect(RPAREN);
    return new RowExpr(values, 0, CoercionForm.COERCE_EXPLICIT_CALL, List.of(), place);
  }

  // CASE and ARRAY

  private Expr caseExpr() {
    int place = next().start();
    CaseExpr.Builder builder = CaseExpr.builder().location(place);
    if (!at(WHEN)) {
      builder.arg(parser.expressions.expr());
    }
    List<CaseWhen> whens = new ArrayList<>();
    do {
      int whenPlace = expect(WHEN).start();
      Expr condition = parser.expressions.expr();
      expect(THEN);
      whens.add(new CaseWhen(condition, parser.expressions.expr(), whenPlace));
    } while (at(WHEN));
    builder.args(whens);
    if (accept(ELSE)) {
      builder.defresult(parser.expressions.expr());
    }
    expect(END_P);
    return builder.build();
  }

  private Expr array() {
    int place = next().start();
    if (at(LPAREN)) {
      return PredicateArea.sublink(
          SubLinkType.ARRAY_SUBLINK, null, List.of(), parser.selects.selectWithParens(), place);
    }
    return elements(place);
  }

  /// `[...]`, its elements expressions or again such arrays.
  private A_ArrayExpr elements(int place) {
    parser.depth.enter();
    expect(LBRACKET);
    List<Expr> elements = List.of();
    if (at(LBRACKET)) {
      elements = commaList(() -> elements(start()));
    } else if (!at(RBRACKET)) {
      elements = parser.expressions.exprs();
    }
    expect(RBRACKET);
    parser.depth.leave();
    return new A_ArrayExpr(elements, place);
  }
}
