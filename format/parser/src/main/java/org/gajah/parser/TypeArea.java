package org.gajah.parser;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.SqlState;
import org.gajah.nodes.Expr;
import org.gajah.nodes.IntegerNode;
import org.gajah.nodes.TypeName;
import org.gajah.nodes.kinds.IntervalField;
import org.gajah.nodes.kinds.IntervalTypmod;
import org.gajah.parser.lex.Token;

/// Names of types.
final class TypeArea extends Area {
  private static final List<Token> FIELDS =
      List.of(
          Token.YEAR_P, Token.MONTH_P, Token.DAY_P, Token.HOUR_P, Token.MINUTE_P, Token.SECOND_P);
  private static final int[] FIELD_BITS = {
    IntervalField.YEAR,
    IntervalField.MONTH,
    IntervalField.DAY,
    IntervalField.HOUR,
    IntervalField.MINUTE,
    IntervalField.SECOND
  };
  private static final int YEAR = 0;

  TypeArea(Parser parser) {
    super(parser);
  }

  /// A type with its array bounds: `Typename`.
  TypeName type() {
    boolean setof = accept(Token.SETOF);
    return withBounds(simpleType(), setof);
  }

  List<TypeName> types() {
    return commaList(this::type);
  }

  private TypeName withBounds(TypeName type, boolean setof) {
    List<IntegerNode> bounds = arrayBounds();
    if (!setof && bounds.isEmpty()) {
      return type;
    }
    return type.toBuilder().setof(setof).arrayBounds(bounds).build();
  }

  private List<IntegerNode> arrayBounds() {
    IntegerNode open = new IntegerNode(-1);
    if (accept(Token.ARRAY)) {
      if (!accept(Token.LBRACKET)) {
        return List.of(open);
      }
      IntegerNode bound = new IntegerNode(integer());
      expect(Token.RBRACKET);
      return List.of(bound);
    }
    if (!at(Token.LBRACKET)) {
      return List.of();
    }
    List<IntegerNode> bounds = new ArrayList<>();
    while (accept(Token.LBRACKET)) {
      bounds.add(at(Token.ICONST) ? new IntegerNode(integer()) : open);
      expect(Token.RBRACKET);
    }
    return bounds;
  }

  /// The type of a function's parameter or result, which can be that of a column: `x.y%TYPE`.
  TypeName functionType() {
    boolean setof = accept(Token.SETOF);
    int place = start();
    if (!NameArea.isTypeFunctionName(token()) || atSpelledOut()) {
      return withBounds(simpleType(), setof);
    }
    List<String> names = parser.names.dotted(parser.names.typeFunctionName());
    if (at(Token.PERCENT) && names.size() > 1) {
      expect(Token.PERCENT, Token.TYPE_P);
      return TypeName.builder()
          .names(names)
          .pct_type(true)
          .typemod(-1)
          .setof(setof)
          .location(place)
          .build();
    }
    return withBounds(named(names, modifiers(), place), setof);
  }

  /// Whether DOUBLE PRECISION stands here, whose first word is no reserved one.
  private boolean atSpelledOut() {
    return at(Token.DOUBLE_P, Token.PRECISION);
  }

  /// A type without array bounds: `SimpleTypename`.
  TypeName simpleType() {
    int place = start();
    if (at(Token.INTERVAL)) {
      return interval();
    }
    if (isSpelledOut()) {
      return spelledOut(false);
    }
    List<String> names = parser.names.dotted(parser.names.typeFunctionName());
    return named(names, modifiers(), place);
  }

  private static TypeName named(List<String> names, List<Expr> typmods, int place) {
    return new TypeName(names, 0, false, false, typmods, -1, List.of(), place);
  }

  private List<Expr> modifiers() {
    if (!at(Token.LPAREN)) {
      return List.of();
    }
    parser.depth.enter();
    List<Expr> modifiers = parser.expressions.parenthesizedExprs();
    parser.depth.leave();
    return modifiers;
  }

  /// A type of the system's.
  static TypeName system(String name, int place) {
    return system(name, List.of(), place);
  }

  private static TypeName system(String name, List<Expr> typmods, int place) {
    return named(List.of("pg_catalog", name), typmods, place);
  }

  /// Whether a type with a name from the standard stands here, INTERVAL excluded.
  boolean isSpelledOut() {
    return isStandardName(token()) || at(Token.DOUBLE_P) && peek() == Token.PRECISION;
  }

  /// Whether a token is the name of a type from the standard, or the first word of one; DOUBLE and
  /// INTERVAL excluded.
  static boolean isStandardName(Token token) {
    return switch (token) {
      case INT_P,
          INTEGER,
          SMALLINT,
          BIGINT,
          REAL,
          FLOAT_P,
          DECIMAL_P,
          DEC,
          NUMERIC,
          BOOLEAN_P,
          BIT,
          CHARACTER,
          CHAR_P,
          VARCHAR,
          NATIONAL,
          NCHAR,
          TIMESTAMP,
          TIME,
          JSON ->
          true;
      default -> false;
    };
  }

  /// A type with a name from the standard.
  ///
  /// @param literal whether it stands in front of a string, whose length then is not limited by
  ///   leaving a length out
  TypeName spelledOut(boolean literal) {
    int place = start();
    return switch (next().token()) {
      case INT_P, INTEGER -> system("int4", place);
      case SMALLINT -> system("int2", place);
      case BIGINT -> system("int8", place);
      case REAL -> system("float4", place);
      case FLOAT_P -> floating(place);
      case DOUBLE_P -> {
        expect(Token.PRECISION);
        yield system("float8", place);
      }
      case DECIMAL_P, DEC, NUMERIC -> system("numeric", modifiers(), place);
      case BOOLEAN_P -> system("bool", place);
      case BIT -> bits(literal, place);
      case NATIONAL -> {
        if (!accept(Token.CHARACTER)) {
          expect(Token.CHAR_P);
        }
        yield characters(accept(Token.VARYING), literal, place);
      }
      case VARCHAR -> characters(true, literal, place);
      case CHARACTER, CHAR_P, NCHAR -> characters(accept(Token.VARYING), literal, place);
      case TIMESTAMP -> time("timestamp", place);
      case TIME -> time("time", place);
      case JSON -> system("json", place);
      default -> throw new IllegalStateException("no type is spelled like this");
    };
  }

  private TypeName floating(int place) {
    if (!accept(Token.LPAREN)) {
      return system("float8", place);
    }
    int precisionPlace = start();
    int precision = integer();
    expect(Token.RPAREN);
    if (precision < 1) {
      throw error(
          SqlState.INVALID_PARAMETER_VALUE,
          "precision for type float must be at least 1 bit",
          precisionPlace);
    }
    if (precision > 53) {
      throw error(
          SqlState.INVALID_PARAMETER_VALUE,
          "precision for type float must be less than 54 bits",
          precisionPlace);
    }
    return system(precision <= 24 ? "float4" : "float8", place);
  }

  private TypeName bits(boolean literal, int place) {
    boolean varying = accept(Token.VARYING);
    String name = varying ? "varbit" : "bit";
    if (at(Token.LPAREN)) {
      return system(name, modifiers(), place);
    }
    return system(name, varying || literal ? List.of() : List.of(Make.integer(1, -1)), place);
  }

  private TypeName characters(boolean varying, boolean literal, int place) {
    String name = varying ? "varchar" : "bpchar";
    if (at(Token.LPAREN)) {
      return system(name, precision(), place);
    }
    return system(name, varying || literal ? List.of() : List.of(Make.integer(1, -1)), place);
  }

  /// An integer in parentheses.
  private List<Expr> precision() {
    expect(Token.LPAREN);
    int place = start();
    Expr precision = Make.integer(integer(), place);
    expect(Token.RPAREN);
    return List.of(precision);
  }

  private TypeName time(String name, int place) {
    List<Expr> precision = at(Token.LPAREN) ? precision() : List.of();
    return system(withTimeZone() ? name + "tz" : name, precision, place);
  }

  private boolean withTimeZone() {
    if (accept(Token.WITH_LA)) {
      expect(Token.TIME, Token.ZONE);
      return true;
    }
    if (accept(Token.WITHOUT_LA)) {
      expect(Token.TIME, Token.ZONE);
    }
    return false;
  }

  // Intervals

  private TypeName interval() {
    int place = start();
    skip();
    if (at(Token.LPAREN)) {
      return system("interval", intervalPrecision(), place);
    }
    return system("interval", intervalFields(), place);
  }

  /// `INTERVAL '...' fields` or `INTERVAL(n) '...'`, behind the keyword.
  Expr intervalLiteral(int place) {
    if (at(Token.LPAREN)) {
      List<Expr> precision = intervalPrecision();
      int stringPlace = start();
      return Make.cast(string(), stringPlace, system("interval", precision, place));
    }
    int stringPlace = start();
    String value = string();
    return Make.cast(value, stringPlace, system("interval", intervalFields(), place));
  }

  private List<Expr> intervalPrecision() {
    List<Expr> typmods = new ArrayList<>(2);
    typmods.add(Make.integer(IntervalTypmod.INTERVAL_FULL_RANGE, -1));
    typmods.addAll(precision());
    return typmods;
  }

  /// The fields that an interval is limited to, as typmods; none when it is not.
  private List<Expr> intervalFields() {
    int place = start();
    int from = FIELDS.indexOf(token());
    if (from < 0) {
      return List.of();
    }
    int to = from;
    if (peek() == Token.TO && !at(Token.MONTH_P) && !at(Token.SECOND_P)) {
      skip();
      skip();
      to = FIELDS.indexOf(token());
      if (to <= from || from == YEAR && to > YEAR + 1) {
        throw unexpected();
      }
    }
    boolean seconds = at(Token.SECOND_P);
    skip();
    Expr range = Make.integer(mask(from, to), place);
    return seconds && at(Token.LPAREN) ? List.of(range, precision().getFirst()) : List.of(range);
  }

  /// The bits of the fields from one to another.
  private static int mask(int from, int to) {
    int mask = 0;
    for (int i = from; i <= to; i++) {
      mask |= 1 << FIELD_BITS[i];
    }
    return mask;
  }
}
