package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.nodes.A_Star;
import org.gajah.nodes.ColumnRef;
import org.gajah.nodes.Expr;
import org.gajah.nodes.GroupingSet;
import org.gajah.nodes.IntoClause;
import org.gajah.nodes.ListNode;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.ResTarget;
import org.gajah.nodes.SelectStmt;
import org.gajah.nodes.WindowDef;
import org.gajah.nodes.WithClause;
import org.gajah.nodes.kinds.GroupingSetKind;
import org.gajah.nodes.kinds.RelPersistence;
import org.gajah.nodes.kinds.SetOperation;
import org.gajah.parser.lex.Token;
import org.jspecify.annotations.Nullable;

/// Queries: SELECT, VALUES, TABLE and their set operations.
final class SelectArea extends Area {
  /// How tightly set operations bind.
  private static final int UNION_PRECEDENCE = 1;

  private static final int INTERSECT_PRECEDENCE = 2;

  SelectArea(Parser parser) {
    super(parser);
  }

  // Where queries begin and go on

  /// Whether a query begins here that is not in parentheses.
  boolean atSelect() {
    return switch (token()) {
      case SELECT, WITH, WITH_LA, TABLE -> true;
      case VALUES -> peek() == LPAREN;
      default -> false;
    };
  }

  /// Whether the current token makes a query in parentheses before it a part of a larger query.
  boolean atContinuation() {
    return switch (token()) {
      case UNION, EXCEPT, INTERSECT, ORDER, LIMIT, OFFSET, FETCH, FOR -> true;
      default -> false;
    };
  }

  /// A query with or without parentheses: `SelectStmt`.
  SelectStmt select() {
    if (!at(LPAREN)) {
      return selectNoParens();
    }
    SelectStmt query = selectWithParens();
    return atContinuation() ? continued(query) : query;
  }

  /// A query that begins with parentheses, behind the first of them.
  SelectStmt openedSelect() {
    SelectStmt query = behindParen();
    return atContinuation() ? continued(query) : query;
  }

  /// A query in parentheses.
  SelectStmt selectWithParens() {
    expect(LPAREN);
    return behindParen();
  }

  /// A query in parentheses, behind the opening one.
  private SelectStmt behindParen() {
    parser.depth.enter();
    SelectStmt query;
    if (at(LPAREN)) {
      query = selectWithParens();
      if (!at(RPAREN)) {
        query = continued(query);
      }
    } else {
      query = selectNoParens();
    }
    expect(RPAREN);
    parser.depth.leave();
    return query;
  }

  /// A query that is not a whole in parentheses.
  SelectStmt selectNoParens() {
    return selectNoParens(at(WITH) || at(WITH_LA) ? parser.with.with() : null);
  }

  /// The query behind a WITH that is read already.
  SelectStmt selectNoParens(@Nullable WithClause with) {
    parser.depth.enter();
    SelectStmt first = with != null && at(LPAREN) ? selectWithParens() : simpleSelect();
    SelectStmt query = parser.tails.withTail(setOperations(first, UNION_PRECEDENCE), with);
    parser.depth.leave();
    return query;
  }

  /// The query that begins with one in parentheses that is read already.
  SelectStmt continued(SelectStmt first) {
    return parser.tails.withTail(setOperations(first, UNION_PRECEDENCE), null);
  }

  // Set operations

  private SelectStmt setOperations(SelectStmt first, int atLeast) {
    SelectStmt left = first;
    while (true) {
      Token token = token();
      int precedence =
          switch (token) {
            case UNION, EXCEPT -> UNION_PRECEDENCE;
            case INTERSECT -> INTERSECT_PRECEDENCE;
            default -> 0;
          };
      if (precedence < atLeast) {
        return left;
      }
      skip();
      boolean all = accept(ALL);
      if (!all) {
        optional(DISTINCT);
      }
      parser.depth.enter();
      SelectStmt operand = at(LPAREN) ? selectWithParens() : simpleSelect();
      SelectStmt right = setOperations(operand, precedence + 1);
      parser.depth.leave();
      left = SelectStmt.builder().op(operation(token)).all(all).larg(left).rarg(right).build();
    }
  }

  private static SetOperation operation(Token token) {
    return switch (token) {
      case UNION -> SetOperation.SETOP_UNION;
      case EXCEPT -> SetOperation.SETOP_EXCEPT;
      default -> SetOperation.SETOP_INTERSECT;
    };
  }

  private SelectStmt simpleSelect() {
    return switch (token()) {
      case SELECT -> selectClause();
      case VALUES -> values();
      case TABLE -> table();
      default -> throw unexpected();
    };
  }

  private SelectStmt values() {
    skip();
    List<List<Expr>> lists = commaList(parser.expressions::parenthesizedExprs);
    return SelectStmt.builder().valuesLists(lists).build();
  }

  private SelectStmt table() {
    skip();
    RangeVar relation = parser.names.relationExpr();
    ResTarget all = new ResTarget(null, List.of(), new ColumnRef(List.of(new A_Star()), -1), -1);
    return SelectStmt.builder().targetList(List.of(all)).fromClause(List.of(relation)).build();
  }

  private SelectStmt selectClause() {
    skip();
    SelectStmt.Builder select = SelectStmt.builder();
    boolean needsTargets = at(DISTINCT);
    if (needsTargets) {
      select.distinctClause(distinct());
    } else {
      optional(ALL);
    }
    if (needsTargets || atTargets()) {
      select.targetList(targets());
    }
    body(select);
    return select.build();
  }

  /// What may follow a select list, up to the windows.
  void body(SelectStmt.Builder select) {
    if (at(INTO)) {
      select.intoClause(into());
    }
    select.fromClause(parser.from.optionalFrom());
    select.whereClause(where());
    if (at(GROUP_P)) {
      group(select);
    }
    if (accept(HAVING)) {
      select.havingClause(parser.expressions.expr());
    }
    select.windowClause(windows());
  }

  /// `DISTINCT` as a list with a null, `DISTINCT ON` as one of expressions.
  List<@Nullable Expr> distinct() {
    skip();
    if (!accept(ON)) {
      List<@Nullable Expr> plain = new ArrayList<>();
      plain.add(null);
      return plain;
    }
    return new ArrayList<>(parser.expressions.parenthesizedExprs());
  }

  /// Whether a select list stands here.
  private boolean atTargets() {
    return at(STAR) || ExpressionArea.canStart(token());
  }

  // The select list

  List<ResTarget> targets() {
    return commaList(this::target);
  }

  private ResTarget target() {
    int place = start();
    if (accept(STAR)) {
      return new ResTarget(null, List.of(), new ColumnRef(List.of(new A_Star()), place), place);
    }
    Expr value = parser.expressions.item();
    String name = null;
    if (accept(AS)) {
      name = parser.names.colLabel();
    } else if (NameArea.isBareLabel(token())) {
      name = next().name();
    }
    return new ResTarget(name, List.of(), value, place);
  }

  // INTO

  private IntoClause into() {
    skip();
    char persistence = temporary(true);
    if (persistence != RelPersistence.RELPERSISTENCE_PERMANENT || at(TABLE)) {
      optional(TABLE);
    }
    RangeVar relation = parser.names.qualifiedName();
    return IntoClause.builder()
        .rel(relation.toBuilder().relpersistence(persistence).build())
        .build();
  }

  /// TEMPORARY and its kin or UNLOGGED in front of a name or TABLE, as a persistence.
  ///
  /// @param nameFollows whether these words could themselves be the name
  char temporary(boolean nameFollows) {
    boolean scoped = at(GLOBAL) || at(LOCAL);
    if (scoped && nameFollows && peek() != TEMPORARY && peek() != TEMP) {
      return RelPersistence.RELPERSISTENCE_PERMANENT;
    }
    if (scoped) {
      int place = start();
      boolean global = next().token() == GLOBAL;
      if (!accept(TEMPORARY)) {
        expect(TEMP);
      }
      if (global) {
        parser.warn(
            Severity.WARNING,
            SqlState.SUCCESSFUL_COMPLETION,
            "GLOBAL is deprecated in temporary table creation",
            place);
      }
      return RelPersistence.RELPERSISTENCE_TEMP;
    }
    boolean word = !nameFollows || NameArea.isColId(peek()) || peek() == TABLE;
    if (word && (at(TEMPORARY) || at(TEMP))) {
      skip();
      return RelPersistence.RELPERSISTENCE_TEMP;
    }
    if (word && accept(UNLOGGED)) {
      return RelPersistence.RELPERSISTENCE_UNLOGGED;
    }
    return RelPersistence.RELPERSISTENCE_PERMANENT;
  }

  // WHERE, GROUP BY and WINDOW

  @Nullable Expr where() {
    return accept(WHERE) ? parser.expressions.expr() : null;
  }

  private void group(SelectStmt.Builder select) {
    expect(GROUP_P, BY);
    boolean distinct = accept(DISTINCT);
    if (!distinct) {
      optional(ALL);
    }
    select.groupClause(commaList(this::groupItem)).groupDistinct(distinct);
  }

  private Node groupItem() {
    int place = start();
    if (accept(LPAREN, RPAREN)) {
      return new GroupingSet(GroupingSetKind.GROUPING_SET_EMPTY, null, place);
    }
    if (accept(ROLLUP, LPAREN)) {
      return set(GroupingSetKind.GROUPING_SET_ROLLUP, exprs(), place);
    }
    if (accept(CUBE, LPAREN)) {
      return set(GroupingSetKind.GROUPING_SET_CUBE, exprs(), place);
    }
    if (accept(GROUPING, SETS)) {
      parser.depth.enter();
      expect(LPAREN);
      NodeList sets = NodeList.of(commaList(this::groupItem));
      parser.depth.leave();
      return set(GroupingSetKind.GROUPING_SET_SETS, sets, place);
    }
    return parser.expressions.expr();
  }

  private ListNode exprs() {
    return NodeList.of(parser.expressions.exprs());
  }

  private GroupingSet set(GroupingSetKind kind, ListNode content, int place) {
    expect(RPAREN);
    return new GroupingSet(kind, content, place);
  }

  private List<WindowDef> windows() {
    return accept(WINDOW) ? commaList(this::window) : List.of();
  }

  private WindowDef window() {
    String name = parser.names.colId();
    expect(AS);
    return parser.functions.windowSpecification().name(name).build();
  }

  // What the parser of PL/pgSQL calls

  /// What follows SELECT in an expression of PL/pgSQL.
  SelectStmt plpgsqlExpr() {
    SelectStmt.Builder select = SelectStmt.builder();
    if (at(DISTINCT)) {
      select.distinctClause(distinct());
    } else {
      optional(ALL);
    }
    if (atTargets()) {
      select.targetList(targets());
    }
    select.fromClause(parser.from.optionalFrom());
    select.whereClause(where());
    if (at(GROUP_P)) {
      group(select);
    }
    if (accept(HAVING)) {
      select.havingClause(parser.expressions.expr());
    }
    select.windowClause(windows());
    return parser.tails.withPlainTail(select.build());
  }
}
