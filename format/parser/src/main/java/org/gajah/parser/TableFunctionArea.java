package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.SqlState;
import org.gajah.nodes.A_Const;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FromItem;
import org.gajah.nodes.JsonFormat;
import org.gajah.nodes.JsonTable;
import org.gajah.nodes.JsonTableColumn;
import org.gajah.nodes.JsonTablePathSpec;
import org.gajah.nodes.RangeTableFunc;
import org.gajah.nodes.RangeTableFuncCol;
import org.gajah.nodes.ResTarget;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.kinds.JsonFormatType;
import org.gajah.nodes.kinds.JsonTableColumnType;
import org.gajah.nodes.kinds.JsonWrapper;
import org.jspecify.annotations.Nullable;

/// XMLTABLE and JSON_TABLE.
final class TableFunctionArea extends Area {
  TableFunctionArea(Parser parser) {
    super(parser);
  }

  // XMLTABLE

  FromItem xmlTable(boolean lateral) {
    int place = start();
    expect(XMLTABLE, LPAREN);
    RangeTableFunc.Builder table = RangeTableFunc.builder().lateral(lateral).location(place);
    if (accept(XMLNAMESPACES, LPAREN)) {
      table.namespaces(commaList(this::namespace));
      expect(RPAREN, COMMA);
    }
    table.rowexpr(parser.primaries.primary());
    table.docexpr(parser.xml.passed());
    expect(COLUMNS);
    table.columns(commaList(this::xmlColumn));
    expect(RPAREN);
    return table.alias(parser.from.optionalAlias()).build();
  }

  private ResTarget namespace() {
    int place = start();
    if (accept(DEFAULT)) {
      return new ResTarget(null, List.of(), parser.expressions.boundExpr(), place);
    }
    Expr uri = parser.expressions.boundExpr();
    expect(AS);
    return new ResTarget(parser.names.colLabel(), List.of(), uri, place);
  }

  private RangeTableFuncCol xmlColumn() {
    int place = start();
    String name = parser.names.colId();
    RangeTableFuncCol.Builder column = RangeTableFuncCol.builder().colname(name).location(place);
    if (accept(FOR)) {
      expect(ORDINALITY);
      return column.for_ordinality(true).build();
    }
    column.typeName(parser.types.type());
    List<XmlOption> options = new ArrayList<>();
    for (XmlOption option = xmlOption(); option != null; option = xmlOption()) {
      options.add(option);
    }
    putOptions(column, name, options);
    return column.build();
  }

  /// @param word the option's name; `null` and `not null` for these
  private record XmlOption(String word, @Nullable Expr value, int place) {}

  private @Nullable XmlOption xmlOption() {
    int place = start();
    return switch (token()) {
      case IDENT -> {
        String word = next().name();
        if (word.equals("__pg__is_not_null")) {
          throw syntaxError("option name \"" + word + "\" cannot be used in XMLTABLE", place);
        }
        yield new XmlOption(word, parser.expressions.boundExpr(), place);
      }
      case DEFAULT, PATH -> {
        String word = next().name();
        yield new XmlOption(word, parser.expressions.boundExpr(), place);
      }
      case NOT -> {
        expect(NOT, NULL_P);
        yield new XmlOption("not null", null, place);
      }
      case NULL_P -> {
        skip();
        yield new XmlOption("null", null, place);
      }
      default -> null;
    };
  }

  private void putOptions(RangeTableFuncCol.Builder column, String name, List<XmlOption> options) {
    boolean hasDefault = false;
    boolean hasPath = false;
    boolean hasNull = false;
    for (XmlOption option : options) {
      switch (option.word()) {
        case "default" -> {
          if (hasDefault) {
            throw syntaxError("only one DEFAULT value is allowed", option.place());
          }
          hasDefault = true;
          column.coldefexpr(option.value());
        }
        case "path" -> {
          if (hasPath) {
            throw syntaxError("only one PATH value per column is allowed", option.place());
          }
          hasPath = true;
          column.colexpr(option.value());
        }
        case "null", "not null" -> {
          if (hasNull) {
            throw syntaxError(
                "conflicting or redundant NULL / NOT NULL declarations for column \"" + name + "\"",
                option.place());
          }
          hasNull = true;
          column.is_not_null(option.word().equals("not null"));
        }
        default ->
            throw syntaxError(
                "unrecognized column option \"" + option.word() + "\"", option.place());
      }
    }
  }

  // JSON_TABLE

  FromItem jsonTable(boolean lateral) {
    int place = start();
    expect(JSON_TABLE, LPAREN);
    JsonTable.Builder table =
        JsonTable.builder().lateral(lateral).location(place).context_item(parser.json.value());
    expect(COMMA);
    int pathPlace = start();
    Expr path = parser.expressions.expr();
    int namePlace = at(AS) ? start() : -1;
    String name = accept(AS) ? parser.names.colId() : null;
    table.passing(parser.json.passing());
    table.columns(jsonColumns());
    table.on_error(parser.json.onError());
    expect(RPAREN);
    if (!(path instanceof A_Const constant && constant.val() instanceof StringNode(String text))) {
      throw error(
          SqlState.FEATURE_NOT_SUPPORTED,
          "only string constants are supported in JSON_TABLE path specification",
          pathPlace);
    }
    table.pathspec(path(text, pathPlace, name, namePlace));
    return table.alias(parser.from.optionalAlias()).build();
  }

  private static JsonTablePathSpec path(
      String text, int place, @Nullable String name, int namePlace) {
    return new JsonTablePathSpec(Make.string(text, place), name, namePlace, place);
  }

  private List<JsonTableColumn> jsonColumns() {
    parser.depth.enter();
    expect(COLUMNS);
    List<JsonTableColumn> columns = parenthesizedList(this::jsonColumn);
    parser.depth.leave();
    return columns;
  }

  private JsonTableColumn jsonColumn() {
    JsonTableColumn.Builder column = JsonTableColumn.builder().location(start());
    if (at(NESTED) && (peek() == PATH || peek() == SCONST)) {
      return nested(column);
    }
    column.name(parser.names.colId());
    if (accept(FOR)) {
      expect(ORDINALITY);
      return column.coltype(JsonTableColumnType.JTC_FOR_ORDINALITY).build();
    }
    column.typeName(parser.types.type());
    if (accept(EXISTS)) {
      return column
          .coltype(JsonTableColumnType.JTC_EXISTS)
          .format(JsonArea.defaultFormat())
          .wrapper(JsonWrapper.JSW_NONE)
          .pathspec(columnPath())
          .on_error(parser.json.onError())
          .build();
    }
    JsonFormat format = parser.json.format();
    column
        .coltype(
            format.format_type() == JsonFormatType.JS_FORMAT_JSON
                ? JsonTableColumnType.JTC_FORMATTED
                : JsonTableColumnType.JTC_REGULAR)
        .format(format)
        .pathspec(columnPath())
        .wrapper(parser.json.wrapper())
        .quotes(parser.json.quotes());
    JsonArea.Behaviors behaviors = parser.json.behaviors();
    return column.on_empty(behaviors.onEmpty()).on_error(behaviors.onError()).build();
  }

  private JsonTableColumn nested(JsonTableColumn.Builder column) {
    skip();
    optional(PATH);
    int pathPlace = start();
    String path = string();
    String name = null;
    int namePlace = -1;
    if (accept(AS)) {
      namePlace = start();
      name = parser.names.colId();
    }
    return column
        .coltype(JsonTableColumnType.JTC_NESTED)
        .pathspec(path(path, pathPlace, name, namePlace))
        .columns(jsonColumns())
        .build();
  }

  private @Nullable JsonTablePathSpec columnPath() {
    if (!accept(PATH)) {
      return null;
    }
    int place = start();
    return path(string(), place, null, -1);
  }
}
