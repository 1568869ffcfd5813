package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.ArrayList;
import java.util.List;
import org.gajah.nodes.Alias;
import org.gajah.nodes.CollateClause;
import org.gajah.nodes.ColumnDef;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FromItem;
import org.gajah.nodes.JoinExpr;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.RangeFunction;
import org.gajah.nodes.RangeSubselect;
import org.gajah.nodes.RangeTableSample;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.SelectStmt;
import org.gajah.nodes.TypeName;
import org.gajah.nodes.kinds.JoinType;
import org.gajah.parser.lex.KeywordCategory;
import org.gajah.parser.lex.Token;
import org.jspecify.annotations.Nullable;

/// FROM: relations, functions, subqueries and their joins.
final class FromArea extends Area {
  FromArea(Parser parser) {
    super(parser);
  }

  List<FromItem> optionalFrom() {
    return accept(FROM) ? items() : List.of();
  }

  List<FromItem> items() {
    return commaList(this::item);
  }

  /// A table, or a chain of joins of tables.
  FromItem item() {
    parser.depth.enter();
    FromItem item = joined(table());
    parser.depth.leave();
    return item;
  }

  // Joins

  private boolean atJoin() {
    return switch (token()) {
      case CROSS, JOIN, FULL, LEFT, RIGHT, INNER_P, NATURAL -> true;
      default -> false;
    };
  }

  /// A table with the joins that follow it. The right side of a join with a condition goes on up to
  /// its ON or USING.
  private FromItem joined(FromItem first) {
    FromItem left = first;
    while (atJoin()) {
      JoinExpr.Builder join = JoinExpr.builder().larg(left);
      if (accept(CROSS)) {
        expect(JOIN);
        join.jointype(JoinType.JOIN_INNER).rarg(table());
      } else if (accept(NATURAL)) {
        join.isNatural(true).jointype(joinType());
        join.rarg(table());
      } else {
        join.jointype(joinType());
        join.rarg(item());
        condition(join);
      }
      left = join.build();
    }
    return left;
  }

  private JoinType joinType() {
    JoinType type =
        switch (token()) {
          case FULL -> outer(JoinType.JOIN_FULL);
          case LEFT -> outer(JoinType.JOIN_LEFT);
          case RIGHT -> outer(JoinType.JOIN_RIGHT);
          default -> {
            optional(INNER_P);
            yield JoinType.JOIN_INNER;
          }
        };
    expect(JOIN);
    return type;
  }

  private JoinType outer(JoinType type) {
    skip();
    optional(OUTER_P);
    return type;
  }

  private void condition(JoinExpr.Builder join) {
    if (accept(USING)) {
      join.usingClause(parser.names.parenthesizedNames());
      if (accept(AS)) {
        join.join_using_alias(new Alias(parser.names.colId(), List.of()));
      }
      return;
    }
    expect(ON);
    join.quals(parser.expressions.expr());
  }

  // Tables

  private FromItem table() {
    if (at(LPAREN)) {
      return parenthesized(false);
    }
    if (accept(LATERAL_P)) {
      return at(LPAREN)
          ? subquery(parser.selects.selectWithParens(), true)
          : functionTable(true, start());
    }
    if (at(ONLY)) {
      return sampled(withAlias(parser.names.relationExpr()));
    }
    return functionTable(false, start());
  }

  private FromItem subquery(SelectStmt query, boolean lateral) {
    return new RangeSubselect(lateral, query, optionalAlias());
  }

  /// What stands in parentheses in FROM: a query or joined tables.
  private sealed interface InParens {
    record Query(SelectStmt statement) implements InParens {}

    record Join(JoinExpr join) implements InParens {}
  }

  private FromItem parenthesized(boolean lateral) {
    return table(inParens(), lateral);
  }

  private FromItem table(InParens parens, boolean lateral) {
    return switch (parens) {
      case InParens.Query(SelectStmt query) -> subquery(query, lateral);
      case InParens.Join(JoinExpr join) -> {
        Alias alias = optionalAlias();
        yield alias == null ? join : join.toBuilder().alias(alias).build();
      }
    };
  }

  private InParens inParens() {
    parser.depth.enter();
    expect(LPAREN);
    InParens parens;
    if (parser.selects.atSelect()) {
      parens = new InParens.Query(parser.selects.selectNoParens());
    } else if (at(LPAREN)) {
      parens = nested();
    } else {
      parens = join(item());
    }
    expect(RPAREN);
    parser.depth.leave();
    return parens;
  }

  private InParens nested() {
    InParens inner = inParens();
    if (inner instanceof InParens.Query(SelectStmt query)) {
      if (at(RPAREN)) {
        return inner;
      }
      if (parser.selects.atContinuation()) {
        return new InParens.Query(parser.selects.continued(query));
      }
    } else if (at(RPAREN)) {
      return inner;
    }
    return join(joined(table(inner, false)));
  }

  /// Only joins can stand in parentheses.
  private InParens join(FromItem item) {
    if (item instanceof JoinExpr join && join.alias() == null) {
      return new InParens.Join(join);
    }
    throw unexpected();
  }

  private RangeVar withAlias(RangeVar relation) {
    Alias alias = optionalAlias();
    return alias == null ? relation : relation.toBuilder().alias(alias).build();
  }

  private FromItem sampled(RangeVar relation) {
    if (!at(TABLESAMPLE)) {
      return relation;
    }
    skip();
    int place = start();
    List<String> method = parser.names.functionName();
    List<Expr> args = parser.expressions.parenthesizedExprs();
    Expr repeatable = null;
    if (accept(REPEATABLE)) {
      repeatable = parser.expressions.parenthesizedExpr();
    }
    return new RangeTableSample(relation, method, args, repeatable, place);
  }

  /// A relation, or a function in FROM.
  private FromItem functionTable(boolean lateral, int place) {
    if (at(XMLTABLE, LPAREN)) {
      return parser.tableFunctions.xmlTable(lateral);
    }
    if (at(JSON_TABLE, LPAREN)) {
      return parser.tableFunctions.jsonTable(lateral);
    }
    if (accept(ROWS, FROM)) {
      return rowsFrom(lateral);
    }
    Expr function = parser.words.function(false);
    if (function != null) {
      return function(function, lateral);
    }
    Token token = token();
    if (!NameArea.isColId(token)) {
      return function(
          parser.functions.bareCall(List.of(parser.names.typeFunctionName()), place), lateral);
    }
    String first = next().name();
    List<Node> indirection = parser.names.indirection();
    boolean callable = token.category() != KeywordCategory.COL_NAME || !indirection.isEmpty();
    if (lateral && !callable) {
      throw unexpected();
    }
    if (lateral || at(LPAREN) && callable) {
      List<String> name = parser.names.strings(first, indirection);
      return function(parser.functions.bareCall(name, place), lateral);
    }
    RangeVar relation = parser.names.relation(first, indirection, place);
    optional(STAR);
    return sampled(withAlias(relation));
  }

  private FromItem rowsFrom(boolean lateral) {
    List<NodeList> functions = parenthesizedList(this::rowsFromItem);
    return aliased(RangeFunction.builder().is_rowsfrom(true).functions(functions), lateral);
  }

  private NodeList rowsFromItem() {
    Expr function = bareFunction();
    return NodeList.of(function, accept(AS) ? columnDefinitions() : null);
  }

  /// A function without FILTER, OVER and the like: `func_expr_windowless`.
  Expr bareFunction() {
    Expr function = parser.words.function(false);
    if (function != null) {
      return function;
    }
    int place = start();
    return parser.functions.bareCall(parser.names.functionName(), place);
  }

  private NodeList columnDefinitions() {
    return NodeList.of(parenthesizedList(this::columnDefinition));
  }

  /// A column with its type: `TableFuncElement`.
  ColumnDef columnDefinition() {
    int place = start();
    return columnDefinition(parser.names.colId(), place);
  }

  private ColumnDef columnDefinition(String name, int place) {
    TypeName type = parser.types.type();
    CollateClause collation = null;
    if (at(COLLATE)) {
      int collatePlace = next().start();
      collation = new CollateClause(null, parser.names.anyName(), collatePlace);
    }
    return ColumnDef.builder()
        .colname(name)
        .typeName(type)
        .is_local(true)
        .collClause(collation)
        .location(place)
        .build();
  }

  private FromItem function(Expr function, boolean lateral) {
    NodeList pair = NodeList.of(function, null);
    return aliased(RangeFunction.builder().functions(List.of(pair)), lateral);
  }

  private FromItem aliased(RangeFunction.Builder function, boolean lateral) {
    function.lateral(lateral);
    if (accept(WITH_LA)) {
      expect(ORDINALITY);
      function.ordinality(true);
    }
    functionAlias(function);
    return function.build();
  }

  private void functionAlias(RangeFunction.Builder function) {
    boolean as = accept(AS);
    String name = null;
    if (!as || !at(LPAREN)) {
      if (!as && !parser.names.atColId()) {
        return;
      }
      name = parser.names.colId();
      if (!at(LPAREN)) {
        function.alias(new Alias(name, List.of()));
        return;
      }
    }
    expect(LPAREN);
    columns(function, name);
    expect(RPAREN);
  }

  /// The columns of an alias: names or, as they must be where there is no name, definitions.
  private void columns(RangeFunction.Builder function, @Nullable String name) {
    int place = start();
    String first = parser.names.colId();
    if (name != null && (at(COMMA) || at(RPAREN))) {
      List<String> names = new ArrayList<>();
      names.add(first);
      while (accept(COMMA)) {
        names.add(parser.names.colId());
      }
      function.alias(new Alias(name, names));
      return;
    }
    List<ColumnDef> definitions = new ArrayList<>();
    definitions.add(columnDefinition(first, place));
    while (accept(COMMA)) {
      definitions.add(columnDefinition());
    }
    function.coldeflist(definitions);
    function.alias(name == null ? null : new Alias(name, List.of()));
  }

  /// An alias with or without names of columns, or null.
  @Nullable Alias optionalAlias() {
    if (!accept(AS) && !parser.names.atColId()) {
      return null;
    }
    String name = parser.names.colId();
    return new Alias(name, parser.names.optionalColumns());
  }
}
