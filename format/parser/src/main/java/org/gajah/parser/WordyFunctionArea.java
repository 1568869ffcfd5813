package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.ArrayList;
import java.util.List;
import org.gajah.nodes.CoalesceExpr;
import org.gajah.nodes.Expr;
import org.gajah.nodes.MergeSupportFunc;
import org.gajah.nodes.MinMaxExpr;
import org.gajah.nodes.NamedArgExpr;
import org.gajah.nodes.SQLValueFunction;
import org.gajah.nodes.TypeName;
import org.gajah.nodes.kinds.A_Expr_Kind;
import org.gajah.nodes.kinds.MinMaxOp;
import org.gajah.nodes.kinds.SQLValueFunctionOp;
import org.jspecify.annotations.Nullable;

/// Functions that have a syntax of their own: `func_expr_common_subexpr`.
final class WordyFunctionArea extends Area {
  /// The oid of type text, which `merge_action()` returns.
  private static final int TEXT_TYPE = 25;

  WordyFunctionArea(Parser parser) {
    super(parser);
  }

  /// Such a function, or null when none stands here.
  ///
  /// @param windows whether aggregates may have FILTER and OVER
  @Nullable Expr function(boolean windows) {
    Expr value = valueFunction();
    if (value != null) {
      return value;
    }
    if (at(COLLATION, FOR)) {
      return collationFor();
    }
    if (peek() != LPAREN && !at(CAST)) {
      return null;
    }
    parser.depth.enter();
    Expr function = withParens(windows);
    parser.depth.leave();
    return function;
  }

  // Functions without parentheses

  private @Nullable Expr valueFunction() {
    return switch (token()) {
      case CURRENT_DATE -> value(SQLValueFunctionOp.SVFOP_CURRENT_DATE);
      case CURRENT_TIME ->
          value(SQLValueFunctionOp.SVFOP_CURRENT_TIME, SQLValueFunctionOp.SVFOP_CURRENT_TIME_N);
      case CURRENT_TIMESTAMP ->
          value(
              SQLValueFunctionOp.SVFOP_CURRENT_TIMESTAMP,
              SQLValueFunctionOp.SVFOP_CURRENT_TIMESTAMP_N);
      case LOCALTIME ->
          value(SQLValueFunctionOp.SVFOP_LOCALTIME, SQLValueFunctionOp.SVFOP_LOCALTIME_N);
      case LOCALTIMESTAMP ->
          value(SQLValueFunctionOp.SVFOP_LOCALTIMESTAMP, SQLValueFunctionOp.SVFOP_LOCALTIMESTAMP_N);
      case CURRENT_ROLE -> value(SQLValueFunctionOp.SVFOP_CURRENT_ROLE);
      case CURRENT_USER -> value(SQLValueFunctionOp.SVFOP_CURRENT_USER);
      case SESSION_USER -> value(SQLValueFunctionOp.SVFOP_SESSION_USER);
      case USER -> value(SQLValueFunctionOp.SVFOP_USER);
      case CURRENT_CATALOG -> value(SQLValueFunctionOp.SVFOP_CURRENT_CATALOG);
      case CURRENT_SCHEMA ->
          peek() == LPAREN || peek() == SCONST
              ? null
              : value(SQLValueFunctionOp.SVFOP_CURRENT_SCHEMA);
      case SYSTEM_USER -> {
        int place = next().start();
        yield Make.wordy("system_user", List.of(), place);
      }
      default -> null;
    };
  }

  private Expr value(SQLValueFunctionOp op) {
    return new SQLValueFunction(op, 0, -1, next().start());
  }

  /// A function that may have a precision.
  private Expr value(SQLValueFunctionOp plain, SQLValueFunctionOp precise) {
    int place = next().start();
    if (!accept(LPAREN)) {
      return new SQLValueFunction(plain, 0, -1, place);
    }
    int precision = integer();
    expect(RPAREN);
    return new SQLValueFunction(precise, 0, precision, place);
  }

  private Expr collationFor() {
    int place = next().start();
    skip();
    return Make.wordy("pg_collation_for", List.of(parser.expressions.parenthesizedExpr()), place);
  }

  // Functions with parentheses

  private @Nullable Expr withParens(boolean windows) {
    int place = start();
    return switch (token()) {
      case CAST -> cast(place);
      case EXTRACT -> extract(place);
      case NORMALIZE -> normalize(place);
      case OVERLAY -> overlay(place);
      case POSITION -> position(place);
      case SUBSTRING -> substring(place);
      case TREAT -> treat(place);
      case TRIM -> trim(place);
      case NULLIF -> nullif(place);
      case COALESCE -> {
        skip();
        yield new CoalesceExpr(0, 0, parser.expressions.parenthesizedExprs(), place);
      }
      case GREATEST -> minMax(MinMaxOp.IS_GREATEST, place);
      case LEAST -> minMax(MinMaxOp.IS_LEAST, place);
      case MERGE_ACTION -> {
        skip();
        expect(LPAREN, RPAREN);
        yield new MergeSupportFunc(TEXT_TYPE, 0, place);
      }
      case XMLCONCAT, XMLELEMENT, XMLEXISTS, XMLFOREST, XMLPARSE, XMLPI, XMLROOT, XMLSERIALIZE ->
          parser.xml.function();
      case JSON,
          JSON_ARRAY,
          JSON_EXISTS,
          JSON_OBJECT,
          JSON_QUERY,
          JSON_SCALAR,
          JSON_SERIALIZE,
          JSON_VALUE ->
          parser.json.function();
      case JSON_OBJECTAGG, JSON_ARRAYAGG -> parser.json.aggregate(windows);
      default -> null;
    };
  }

  private void open() {
    skip();
    expect(LPAREN);
  }

  private void close() {
    expect(RPAREN);
  }

  private Expr expr() {
    return parser.expressions.expr();
  }

  private Expr cast(int place) {
    open();
    Expr arg = expr();
    expect(AS);
    TypeName type = parser.types.type();
    close();
    return Make.cast(arg, type, place);
  }

  private Expr extract(int place) {
    open();
    int fieldPlace = start();
    String field =
        switch (token()) {
          case IDENT, SCONST, YEAR_P, MONTH_P, DAY_P, HOUR_P, MINUTE_P, SECOND_P -> next().name();
          default -> throw unexpected();
        };
    expect(FROM);
    List<Expr> args = List.of(Make.string(field, fieldPlace), expr());
    close();
    return Make.wordy("extract", args, place);
  }

  private Expr normalize(int place) {
    open();
    List<Expr> args = List.of(expr());
    if (accept(COMMA)) {
      int formPlace = start();
      args = List.of(args.getFirst(), Make.string(parser.predicates.normalForm(), formPlace));
    }
    close();
    return Make.wordy("normalize", args, place);
  }

  private Expr position(int place) {
    open();
    Expr wanted = parser.expressions.boundExpr();
    expect(IN_P);
    List<Expr> args = List.of(parser.expressions.boundExpr(), wanted);
    close();
    return Make.wordy("position", args, place);
  }

  private Expr treat(int place) {
    open();
    Expr arg = expr();
    expect(AS);
    TypeName type = parser.types.type();
    close();
    return Make.call(List.of("pg_catalog", type.names().getLast()), List.of(arg), place).build();
  }

  private Expr nullif(int place) {
    open();
    Expr left = expr();
    expect(COMMA);
    Expr right = expr();
    close();
    return Make.special(A_Expr_Kind.AEXPR_NULLIF, "=", left, right, place);
  }

  private Expr minMax(MinMaxOp op, int place) {
    skip();
    return new MinMaxExpr(0, 0, 0, op, parser.expressions.parenthesizedExprs(), place);
  }

  /// The call of a function of this name with ordinary arguments, the first of which is read
  /// already.
  private Expr ordinary(String name, Expr first, int place) {
    List<Expr> args = new ArrayList<>();
    args.add(first);
    while (accept(COMMA)) {
      args.add(parser.functions.argument());
    }
    close();
    return Make.call(List.of(name), args, place).build();
  }

  private Expr overlay(int place) {
    open();
    if (accept(RPAREN)) {
      return Make.call(List.of("overlay"), List.of(), place).build();
    }
    Expr first = parser.functions.argument();
    if (!at(PLACING) || isNamed(first)) {
      return ordinary("overlay", first, place);
    }
    skip();
    List<Expr> args = new ArrayList<>();
    args.add(first);
    args.add(expr());
    expect(FROM);
    args.add(expr());
    if (accept(FOR)) {
      args.add(expr());
    }
    close();
    return Make.wordy("overlay", args, place);
  }

  private static boolean isNamed(Expr argument) {
    return argument instanceof NamedArgExpr;
  }

  private Expr substring(int place) {
    open();
    if (accept(RPAREN)) {
      return Make.call(List.of("substring"), List.of(), place).build();
    }
    boolean named = peek() == COLON_EQUALS || peek() == EQUALS_GREATER;
    Expr text = named ? parser.functions.argument() : parser.expressions.subject();
    List<Expr> args = named ? List.of() : substringArguments(text);
    if (args.isEmpty()) {
      return ordinary("substring", text, place);
    }
    close();
    return Make.wordy("substring", args, place);
  }

  /// The arguments of `substring` when they are set apart by words; none when they are not.
  private List<Expr> substringArguments(Expr text) {
    if (accept(FROM)) {
      Expr from = expr();
      return accept(FOR) ? List.of(text, from, expr()) : List.of(text, from);
    }
    if (accept(FOR)) {
      Expr length = expr();
      if (accept(FROM)) {
        return List.of(text, expr(), length);
      }
      Expr integer = Make.cast(length, TypeArea.system("int4", -1), -1);
      return List.of(text, Make.integer(1, -1), integer);
    }
    if (accept(SIMILAR)) {
      Expr pattern = expr();
      expect(ESCAPE);
      return List.of(text, pattern, expr());
    }
    return List.of();
  }

  private Expr trim(int place) {
    open();
    String name =
        switch (token()) {
          case BOTH -> sided("btrim");
          case LEADING -> sided("ltrim");
          case TRAILING -> sided("rtrim");
          default -> "btrim";
        };
    List<Expr> args;
    if (accept(FROM)) {
      args = parser.expressions.exprs();
    } else {
      Expr first = expr();
      if (accept(FROM)) {
        args = new ArrayList<>(parser.expressions.exprs());
        args.add(first);
      } else {
        args = new ArrayList<>();
        args.add(first);
        while (accept(COMMA)) {
          args.add(expr());
        }
      }
    }
    close();
    return Make.wordy(name, args, place);
  }

  private String sided(String name) {
    next().token();
    return name;
  }
}
