package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.nodes.Expr;
import org.gajah.nodes.JsonAggConstructor;
import org.gajah.nodes.JsonArgument;
import org.gajah.nodes.JsonArrayAgg;
import org.gajah.nodes.JsonArrayConstructor;
import org.gajah.nodes.JsonArrayQueryConstructor;
import org.gajah.nodes.JsonBehavior;
import org.gajah.nodes.JsonFormat;
import org.gajah.nodes.JsonFuncExpr;
import org.gajah.nodes.JsonKeyValue;
import org.gajah.nodes.JsonObjectAgg;
import org.gajah.nodes.JsonObjectConstructor;
import org.gajah.nodes.JsonOutput;
import org.gajah.nodes.JsonParseExpr;
import org.gajah.nodes.JsonReturning;
import org.gajah.nodes.JsonScalarExpr;
import org.gajah.nodes.JsonSerializeExpr;
import org.gajah.nodes.JsonValueExpr;
import org.gajah.nodes.SelectStmt;
import org.gajah.nodes.TypeName;
import org.gajah.nodes.kinds.JsonBehaviorType;
import org.gajah.nodes.kinds.JsonEncoding;
import org.gajah.nodes.kinds.JsonExprOp;
import org.gajah.nodes.kinds.JsonFormatType;
import org.gajah.nodes.kinds.JsonQuotes;
import org.gajah.nodes.kinds.JsonWrapper;
import org.gajah.parser.lex.Token;
import org.jspecify.annotations.Nullable;

/// The constructors and query functions of SQL/JSON.
final class JsonArea extends Area {
  JsonArea(Parser parser) {
    super(parser);
  }

  /// One of these functions, whose name is the current token and has a parenthesis behind it.
  Expr function() {
    int place = start();
    Token name = next().token();
    skip();
    Expr function =
        switch (name) {
          case JSON -> new JsonParseExpr(value(), null, uniqueKeys(), place);
          case JSON_SCALAR -> new JsonScalarExpr(parser.expressions.expr(), null, place);
          case JSON_SERIALIZE -> new JsonSerializeExpr(value(), returning(), place);
          case JSON_OBJECT -> object(place);
          case JSON_ARRAY -> array(place);
          case JSON_VALUE -> query(JsonExprOp.JSON_VALUE_OP, place);
          case JSON_QUERY -> query(JsonExprOp.JSON_QUERY_OP, place);
          default -> query(JsonExprOp.JSON_EXISTS_OP, place);
        };
    expect(RPAREN);
    return function;
  }

  // What they share

  /// A value with its format.
  JsonValueExpr value() {
    return formatted(parser.expressions.expr());
  }

  private JsonValueExpr formatted(Expr raw) {
    return new JsonValueExpr(raw, null, format());
  }

  static JsonFormat defaultFormat() {
    return new JsonFormat(JsonFormatType.JS_FORMAT_DEFAULT, JsonEncoding.JS_ENC_DEFAULT, -1);
  }

  /// `FORMAT JSON [ENCODING name]`, or the default.
  JsonFormat format() {
    if (!at(FORMAT_LA)) {
      return defaultFormat();
    }
    int place = next().start();
    expect(JSON);
    JsonEncoding encoding =
        accept(ENCODING) ? encoding(parser.names.colId()) : JsonEncoding.JS_ENC_DEFAULT;
    return new JsonFormat(JsonFormatType.JS_FORMAT_JSON, encoding, place);
  }

  private static JsonEncoding encoding(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "utf8" -> JsonEncoding.JS_ENC_UTF8;
      case "utf16" -> JsonEncoding.JS_ENC_UTF16;
      case "utf32" -> JsonEncoding.JS_ENC_UTF32;
      default ->
          throw new PgException(
              SqlState.INVALID_PARAMETER_VALUE, "unrecognized JSON encoding: " + name);
    };
  }

  /// RETURNING, or null.
  private @Nullable JsonOutput returning() {
    if (!accept(RETURNING)) {
      return null;
    }
    TypeName type = parser.types.type();
    return new JsonOutput(type, new JsonReturning(format(), 0, 0));
  }

  /// `WITH UNIQUE [KEYS]`: true; WITHOUT or nothing: false.
  boolean uniqueKeys() {
    boolean unique = at(WITH);
    if (!unique && !at(WITHOUT)) {
      return false;
    }
    skip();
    expect(UNIQUE);
    optional(KEYS);
    return unique;
  }

  /// `NULL ON NULL`, `ABSENT ON NULL`, or the default.
  private boolean absentOnNull(boolean byDefault) {
    if (at(NULL_P)) {
      expect(NULL_P, ON, NULL_P);
      return false;
    }
    if (at(ABSENT)) {
      expect(ABSENT, ON, NULL_P);
      return true;
    }
    return byDefault;
  }

  /// PASSING, or nothing.
  List<JsonArgument> passing() {
    return accept(PASSING) ? commaList(this::passed) : List.of();
  }

  private JsonArgument passed() {
    JsonValueExpr value = value();
    expect(AS);
    return new JsonArgument(value, parser.names.colLabel());
  }

  // Constructors

  private Expr object(int place) {
    if (at(RPAREN) || at(RETURNING)) {
      return new JsonObjectConstructor(List.of(), returning(), false, false, place);
    }
    boolean named = peek() == COLON_EQUALS || peek() == EQUALS_GREATER;
    ExpressionArea.Beginning key =
        named
            ? new ExpressionArea.Beginning(parser.functions.argument(), false)
            : parser.expressions.primaryBefore(VALUE_P);
    if (key.primary() || at(COLON) && !named) {
      return objectOf(key.expr(), place);
    }
    List<Expr> args = new ArrayList<>();
    args.add(key.expr());
    while (accept(COMMA)) {
      args.add(parser.functions.argument());
    }
    return Make.call(List.of("pg_catalog", "json_object"), args, place).build();
  }

  private Expr objectOf(Expr firstKey, int place) {
    List<JsonKeyValue> pairs = new ArrayList<>();
    pairs.add(valueOf(firstKey));
    while (accept(COMMA)) {
      pairs.add(pair());
    }
    boolean absent = absentOnNull(false);
    boolean unique = uniqueKeys();
    return new JsonObjectConstructor(pairs, returning(), absent, unique, place);
  }

  /// The value of a key, behind VALUE or a colon.
  private JsonKeyValue valueOf(Expr key) {
    if (!accept(VALUE_P)) {
      expect(COLON);
    }
    return new JsonKeyValue(key, value());
  }

  /// A key with its value. VALUE stands only behind a primary expression.
  private JsonKeyValue pair() {
    ExpressionArea.Beginning key = parser.expressions.primaryBefore(VALUE_P);
    if (!key.primary() && !at(COLON)) {
      throw unexpected();
    }
    return valueOf(key.expr());
  }

  private Expr array(int place) {
    if (at(RPAREN) || at(RETURNING)) {
      return new JsonArrayConstructor(List.of(), returning(), true, place);
    }
    if (parser.selects.atSelect()) {
      return arrayOf(parser.selects.selectNoParens(), place);
    }
    int first = start();
    if (at(LPAREN)) {
      Parens parens = parser.primaries.parens(true);
      if (parens instanceof Parens.Query(SelectStmt query) && parser.selects.atContinuation()) {
        return arrayOf(parser.selects.continued(query), place);
      }
      return arrayOf(formatted(parser.expressions.continued(parens, first)), place);
    }
    return arrayOf(value(), place);
  }

  private Expr arrayOf(SelectStmt query, int place) {
    JsonFormat format = format();
    return new JsonArrayQueryConstructor(query, returning(), format, true, place);
  }

  private Expr arrayOf(JsonValueExpr first, int place) {
    List<JsonValueExpr> values = new ArrayList<>();
    values.add(first);
    while (accept(COMMA)) {
      values.add(value());
    }
    boolean absent = absentOnNull(true);
    return new JsonArrayConstructor(values, returning(), absent, place);
  }

  // Aggregates

  /// JSON_OBJECTAGG or JSON_ARRAYAGG.
  ///
  /// @param windows whether FILTER and OVER may follow
  Expr aggregate(boolean windows) {
    int place = start();
    boolean object = next().token() == JSON_OBJECTAGG;
    skip();
    return object ? objectAggregate(windows, place) : arrayAggregate(windows, place);
  }

  private Expr objectAggregate(boolean windows, int place) {
    JsonKeyValue pair = pair();
    boolean absent = absentOnNull(false);
    boolean unique = uniqueKeys();
    JsonAggConstructor.Builder constructor = constructor(returning(), place);
    return new JsonObjectAgg(finish(constructor, windows), pair, absent, unique);
  }

  private Expr arrayAggregate(boolean windows, int place) {
    JsonValueExpr value = value();
    JsonAggConstructor.Builder constructor =
        JsonAggConstructor.builder().agg_order(parser.tails.optionalSort());
    boolean absent = absentOnNull(true);
    constructor.output(returning()).location(place);
    return new JsonArrayAgg(finish(constructor, windows), value, absent);
  }

  private static JsonAggConstructor.Builder constructor(@Nullable JsonOutput output, int place) {
    return JsonAggConstructor.builder().output(output).location(place);
  }

  private JsonAggConstructor finish(JsonAggConstructor.Builder constructor, boolean windows) {
    expect(RPAREN);
    if (windows) {
      constructor.agg_filter(parser.functions.filter());
      constructor.over(parser.functions.over());
    }
    return constructor.build();
  }

  // Query functions

  private Expr query(JsonExprOp op, int place) {
    JsonFuncExpr.Builder query =
        JsonFuncExpr.builder().op(op).location(place).context_item(value());
    expect(COMMA);
    query.pathspec(parser.expressions.expr()).passing(passing());
    if (op == JsonExprOp.JSON_EXISTS_OP) {
      query.on_error(onError());
      return query.build();
    }
    query.output(returning());
    if (op == JsonExprOp.JSON_QUERY_OP) {
      query.wrapper(wrapper()).quotes(quotes());
    }
    Behaviors behaviors = behaviors();
    return query.on_empty(behaviors.onEmpty()).on_error(behaviors.onError()).build();
  }

  /// What is done where nothing was found and where something went wrong.
  record Behaviors(@Nullable JsonBehavior onEmpty, @Nullable JsonBehavior onError) {}

  Behaviors behaviors() {
    JsonBehavior first = behavior();
    if (first == null) {
      return new Behaviors(null, null);
    }
    expect(ON);
    if (accept(ERROR_P)) {
      return new Behaviors(null, first);
    }
    expect(EMPTY_P);
    return new Behaviors(first, onError());
  }

  /// `... ON ERROR`, or null.
  @Nullable JsonBehavior onError() {
    JsonBehavior behavior = behavior();
    if (behavior != null) {
      expect(ON, ERROR_P);
    }
    return behavior;
  }

  private @Nullable JsonBehavior behavior() {
    int place = start();
    JsonBehaviorType type =
        switch (token()) {
          case DEFAULT -> JsonBehaviorType.JSON_BEHAVIOR_DEFAULT;
          case ERROR_P -> JsonBehaviorType.JSON_BEHAVIOR_ERROR;
          case NULL_P -> JsonBehaviorType.JSON_BEHAVIOR_NULL;
          case TRUE_P -> JsonBehaviorType.JSON_BEHAVIOR_TRUE;
          case FALSE_P -> JsonBehaviorType.JSON_BEHAVIOR_FALSE;
          case UNKNOWN -> JsonBehaviorType.JSON_BEHAVIOR_UNKNOWN;
          case EMPTY_P -> JsonBehaviorType.JSON_BEHAVIOR_EMPTY_ARRAY;
          default -> null;
        };
    if (type == null) {
      return null;
    }
    skip();
    if (type == JsonBehaviorType.JSON_BEHAVIOR_DEFAULT) {
      return new JsonBehavior(type, parser.expressions.expr(), false, place);
    }
    if (type == JsonBehaviorType.JSON_BEHAVIOR_EMPTY_ARRAY && !accept(ARRAY) && accept(OBJECT_P)) {
      type = JsonBehaviorType.JSON_BEHAVIOR_EMPTY_OBJECT;
    }
    return new JsonBehavior(type, null, false, place);
  }

  JsonWrapper wrapper() {
    if (accept(WITHOUT)) {
      return wrapper(JsonWrapper.JSW_NONE);
    }
    if (!accept(WITH)) {
      return JsonWrapper.JSW_UNSPEC;
    }
    if (accept(CONDITIONAL)) {
      return wrapper(JsonWrapper.JSW_CONDITIONAL);
    }
    optional(UNCONDITIONAL);
    return wrapper(JsonWrapper.JSW_UNCONDITIONAL);
  }

  private JsonWrapper wrapper(JsonWrapper wrapper) {
    optional(ARRAY);
    expect(WRAPPER);
    return wrapper;
  }

  JsonQuotes quotes() {
    JsonQuotes quotes =
        switch (token()) {
          case KEEP -> JsonQuotes.JS_QUOTES_KEEP;
          case OMIT -> JsonQuotes.JS_QUOTES_OMIT;
          default -> JsonQuotes.JS_QUOTES_UNSPEC;
        };
    if (quotes != JsonQuotes.JS_QUOTES_UNSPEC) {
      expect(token(), QUOTES);
      if (accept(ON)) {
        expect(SCALAR, STRING_P);
      }
    }
    return quotes;
  }
}
