package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gajah.base.error.SqlState;
import org.gajah.nodes.A_Const;
import org.gajah.nodes.A_Expr;
import org.gajah.nodes.BoolExpr;
import org.gajah.nodes.CollateClause;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FloatNode;
import org.gajah.nodes.IntegerNode;
import org.gajah.nodes.RowExpr;
import org.gajah.nodes.SetToDefault;
import org.gajah.nodes.kinds.A_Expr_Kind;
import org.gajah.nodes.kinds.BoolExprType;
import org.gajah.parser.lex.Lexeme;
import org.gajah.parser.lex.Token;
import org.jspecify.annotations.Nullable;

/// Operators and what they combine: `a_expr` and its restricted form `b_expr`.
///
/// Operands are combined by precedence climbing: an operator takes as its right operand everything
/// that binds tighter than itself. What stands in front of its operand takes what binds tighter
/// than it, whatever stands to its left.
final class ExpressionArea extends Area {
  /// Tokens that can follow an item of a select list: in front of one of them a keyword that could
  /// be an operator is the item's label.
  private static final Set<Token> ITEM_FOLLOWERS =
      Set.of(
          COMMA, EOF, SEMICOLON, RPAREN, FROM, INTO, WHERE, GROUP_P, HAVING, WINDOW, UNION, EXCEPT,
          INTERSECT, ORDER, LIMIT, OFFSET, FETCH, FOR, ON, RETURNING, WITH, CREATE, GRANT,
          FORMAT_LA);

  /// Which operators an expression may hold.
  private enum Form {
    /// `a_expr`
    FULL,
    /// `a_expr` as an item of a select list, whose last word may be a label.
    ITEM,
    /// `a_expr` in `substring(... SIMILAR ...)`, which SIMILAR without TO ends.
    SUBJECT,
    /// `b_expr`
    BOUND
  }

  ExpressionArea(Parser parser) {
    super(parser);
  }

  /// Whether an expression can begin with a token.
  static boolean canStart(Token token) {
    return switch (token) {
      case ICONST,
          FCONST,
          SCONST,
          BCONST,
          XCONST,
          PARAM,
          LPAREN,
          PLUS,
          MINUS,
          OP,
          NOT,
          NOT_LA,
          NULL_P,
          TRUE_P,
          FALSE_P,
          CASE,
          CAST,
          ARRAY,
          DEFAULT,
          UNIQUE,
          CURRENT_CATALOG,
          CURRENT_DATE,
          CURRENT_ROLE,
          CURRENT_TIME,
          CURRENT_TIMESTAMP,
          CURRENT_USER,
          LOCALTIME,
          LOCALTIMESTAMP,
          SESSION_USER,
          SYSTEM_USER,
          USER ->
          true;
      default -> NameArea.isNonReserved(token);
    };
  }

  /// An expression.
  Expr expr() {
    return expr(Precedence.LOWEST, Form.FULL);
  }

  /// An expression of a select list. It ends in front of a keyword that is the item's label.
  Expr item() {
    return expr(Precedence.LOWEST, Form.ITEM);
  }

  /// An expression that ends in front of SIMILAR unless that is SIMILAR TO.
  Expr subject() {
    return expr(Precedence.LOWEST, Form.SUBJECT);
  }

  /// An expression without the operators that are keywords: `b_expr`.
  Expr boundExpr() {
    return expr(Precedence.LOWEST, Form.BOUND);
  }

  List<Expr> exprs() {
    return commaList(this::expr);
  }

  List<Expr> parenthesizedExprs() {
    return parenthesizedList(this::expr);
  }

  /// An expression in parentheses.
  Expr parenthesizedExpr() {
    expect(LPAREN);
    Expr expr = expr();
    expect(RPAREN);
    return expr;
  }

  private Expr expr(int atLeast, Form form) {
    parser.depth.enter();
    int start = start();
    Expr expr = combine(operand(form), start, atLeast, form);
    parser.depth.leave();
    return expr;
  }

  /// An expression.
  ///
  /// @param primary whether it is a primary one that stands in front of a certain word
  record Beginning(Expr expr, boolean primary) {}

  /// A primary expression where one of these words follows it, else a whole expression.
  Beginning primaryBefore(Token... words) {
    int start = start();
    Set<Token> followers = Set.of(words);
    boolean bare =
        switch (token()) {
          case PLUS, MINUS, OP, NOT, NOT_LA, DEFAULT, UNIQUE -> true;
          case OPERATOR -> peek() == LPAREN;
          default -> false;
        };
    if (bare) {
      return new Beginning(expr(), false);
    }
    Expr primary;
    boolean row = at(ROW, LPAREN);
    if (row) {
      primary = parser.primaries.explicitRow();
    } else if (at(LPAREN)) {
      Parens parens = parser.primaries.parens(true);
      row = parens instanceof Parens.Values values && values.isRow();
      primary = parser.primaries.fromParens(parens, start);
    } else {
      primary = parser.primaries.primary();
    }
    if (row && primary instanceof RowExpr values) {
      primary = overlapping(values, Form.FULL);
    }
    return followers.contains(token())
        ? new Beginning(primary, true)
        : new Beginning(combine(primary, start, Precedence.LOWEST, Form.FULL), false);
  }

  /// The expression that begins with parentheses that are read already.
  Expr continued(Parens parens, int start) {
    return combine(operand(parens, start, Form.FULL), start, Precedence.LOWEST, Form.FULL);
  }

  // Operands

  private Expr operand(Form form) {
    int place = start();
    return switch (token()) {
      case PLUS -> {
        skip();
        yield Make.operator("+", null, expr(Precedence.SIGN + 1, inner(form)), place);
      }
      case MINUS -> {
        skip();
        yield negated(expr(Precedence.SIGN + 1, inner(form)), place);
      }
      case OP -> {
        List<String> name = List.of(next().name());
        yield prefixed(name, form, place);
      }
      case OPERATOR ->
          peek() == LPAREN
              ? prefixed(parser.names.qualifiedOperator(), form, place)
              : parser.primaries.primary();
      case NOT, NOT_LA -> {
        if (form == Form.BOUND) {
          throw unexpected();
        }
        skip();
        yield Make.not(expr(Precedence.NOT + 1, inner(form)), place);
      }
      case LPAREN -> operand(parser.primaries.parens(true), place, form);
      case ROW ->
          peek() == LPAREN
              ? overlapping(parser.primaries.explicitRow(), form)
              : parser.primaries.primary();
      case DEFAULT -> {
        if (form == Form.BOUND) {
          throw unexpected();
        }
        skip();
        yield SetToDefault.builder().location(place).build();
      }
      case UNIQUE -> {
        if (form == Form.BOUND) {
          throw unexpected();
        }
        throw unique();
      }
      default -> parser.primaries.primary();
    };
  }

  /// The form of the operand of an operator: no label can follow inside.
  private static Form inner(Form form) {
    return form == Form.BOUND ? Form.BOUND : Form.FULL;
  }

  private Expr prefixed(List<String> operator, Form form, int place) {
    Expr operand = expr(Precedence.OPERATOR + 1, inner(form));
    return new A_Expr(A_Expr_Kind.AEXPR_OP, operator, null, operand, place);
  }

  private Expr operand(Parens parens, int place, Form form) {
    if (parens instanceof Parens.Values values && values.isRow()) {
      return overlapping(PrimaryArea.implicitRow(values.values(), place), form);
    }
    return parser.primaries.fromParens(parens, place);
  }

  /// A row, or two that are tested for overlapping.
  private Expr overlapping(RowExpr row, Form form) {
    if (form == Form.BOUND || !at(OVERLAPS)) {
      return row;
    }
    int place = next().start();
    List<Expr> args = new ArrayList<>(row.args());
    int rightPlace = start();
    List<Expr> right = overlappedRow();
    if (args.size() != 2) {
      throw syntaxError(
          "wrong number of parameters on left side of OVERLAPS expression", row.location());
    }
    if (right.size() != 2) {
      throw syntaxError(
          "wrong number of parameters on right side of OVERLAPS expression", rightPlace);
    }
    args.addAll(right);
    return Make.wordy("overlaps", args, place);
  }

  private List<Expr> overlappedRow() {
    if (at(ROW)) {
      return parser.primaries.explicitRow().args();
    }
    expect(LPAREN);
    List<Expr> args = exprs();
    if (args.size() < 2) {
      throw unexpected();
    }
    expect(RPAREN);
    return args;
  }

  /// The negative of an operand: of a number at once.
  static Expr negated(Expr operand, int place) {
    if (operand instanceof A_Const constant) {
      return switch (constant.val()) {
        case IntegerNode(int value) -> Make.integer(-value, place);
        case FloatNode(String digits) -> Make.decimal(negatedDigits(digits), place);
        case null, default ->
            Make.operator("-", null, new A_Const(constant.val(), constant.isnull(), place), place);
      };
    }
    return Make.operator("-", null, operand, place);
  }

  static String negatedDigits(String digits) {
    return digits.charAt(0) == '-' ? digits.substring(1) : "-" + digits;
  }

  private RuntimeException unique() {
    int place = next().start();
    if (accept(NULLS_P)) {
      optional(NOT);
      Lexeme distinct = expect(DISTINCT);
      assert distinct.token() == DISTINCT;
    }
    parser.selects.selectWithParens();
    return error(SqlState.FEATURE_NOT_SUPPORTED, "UNIQUE predicate is not yet implemented", place);
  }

  // Operators behind an operand

  private Expr combine(Expr first, int start, int atLeast, Form form) {
    Expr left = first;
    int chainless = Precedence.NONE;
    while (true) {
      Token token = token();
      int precedence = form == Form.BOUND ? Precedence.boundInfix(token) : Precedence.infix(token);
      if (precedence < atLeast) {
        return left;
      }
      if (precedence == chainless) {
        throw unexpected();
      }
      if (form == Form.ITEM && token.bareLabel() && ITEM_FOLLOWERS.contains(peek())
          || form == Form.SUBJECT && token == SIMILAR && peek() != TO) {
        return left;
      }
      left = infix(left, start, token, precedence, inner(form));
      chainless =
          Precedence.isChainless(precedence) && endsInOperand(left) ? precedence : Precedence.NONE;
    }
  }

  /// Whether an operator's text ends with an operand and not with a word or parentheses of its own.
  private static boolean endsInOperand(Expr expr) {
    return expr instanceof A_Expr operator
        && switch (operator.kind()) {
          case AEXPR_OP_ANY, AEXPR_OP_ALL, AEXPR_IN, AEXPR_NULLIF -> false;
          default -> true;
        };
  }

  private Expr infix(Expr left, int start, Token token, int precedence, Form form) {
    int place = start();
    return switch (token) {
      case TYPECAST -> {
        skip();
        yield Make.cast(left, parser.types.type(), place);
      }
      case COLLATE -> {
        skip();
        yield new CollateClause(left, parser.names.anyName(), place);
      }
      case AT -> atTimeZone(left, place);
      case AND -> chain(BoolExprType.AND_EXPR, left, place);
      case OR -> chain(BoolExprType.OR_EXPR, left, place);
      case IS -> is(left, start, place, form);
      case ISNULL, NOTNULL -> {
        boolean isNull = next().token() == ISNULL;
        yield parser.predicates.nullTest(left, isNull, place);
      }
      case LIKE, ILIKE, SIMILAR, BETWEEN, IN_P -> parser.predicates.pattern(left, false, place);
      case NOT_LA -> {
        skip();
        yield parser.predicates.pattern(left, true, place);
      }
      default -> operator(left, token, precedence, form, place);
    };
  }

  private Expr operator(Expr left, Token token, int precedence, Form form, int place) {
    List<String> name =
        token == OPERATOR ? parser.names.qualifiedOperator() : List.of(next().name());
    if (form != Form.BOUND && parser.predicates.atQuantifier()) {
      return parser.predicates.quantified(left, name, place);
    }
    Expr right = expr(precedence + 1, form);
    return new A_Expr(A_Expr_Kind.AEXPR_OP, name, left, right, place);
  }

  /// AND and OR in a row become one node.
  private Expr chain(BoolExprType type, Expr left, int place) {
    Token word = type == BoolExprType.AND_EXPR ? AND : OR;
    int precedence = type == BoolExprType.AND_EXPR ? Precedence.AND : Precedence.OR;
    List<Expr> args = new ArrayList<>();
    int location = place;
    if (left instanceof BoolExpr bool && bool.boolop() == type) {
      args.addAll(bool.args());
      location = bool.location();
    } else {
      args.add(left);
    }
    do {
      skip();
      args.add(expr(precedence + 1, Form.FULL));
    } while (at(word) && !ITEM_FOLLOWERS.contains(peek()));
    return new BoolExpr(type, args, location);
  }

  private Expr atTimeZone(Expr left, int place) {
    skip();
    if (accept(LOCAL)) {
      return Make.wordy("timezone", List.of(left), -1);
    }
    expect(TIME, ZONE);
    Expr zone = expr(Precedence.AT + 1, Form.FULL);
    return Make.wordy("timezone", List.of(zone, left), place);
  }

  private Expr is(Expr left, int start, int place, Form form) {
    skip();
    boolean not = accept(NOT);
    if (at(DISTINCT)) {
      expect(DISTINCT, FROM);
      Expr right = expr(Precedence.IS + 1, form);
      A_Expr_Kind kind = not ? A_Expr_Kind.AEXPR_NOT_DISTINCT : A_Expr_Kind.AEXPR_DISTINCT;
      return Make.special(kind, "=", left, right, place);
    }
    @Nullable Expr test =
        form == Form.BOUND
            ? parser.predicates.isDocument(left, not, place)
            : parser.predicates.is(left, not, start, place);
    if (test == null) {
      throw unexpected();
    }
    return test;
  }

  /// The right operand of a pattern match or of BETWEEN.
  Expr patternOperand() {
    return expr(Precedence.PATTERN + 1, Form.FULL);
  }
}
