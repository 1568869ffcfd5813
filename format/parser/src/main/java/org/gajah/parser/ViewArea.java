package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.SqlState;
import org.gajah.nodes.ColumnRef;
import org.gajah.nodes.CommonTableExpr;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.ResTarget;
import org.gajah.nodes.RuleStmt;
import org.gajah.nodes.SelectStmt;
import org.gajah.nodes.Statement;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.ViewStmt;
import org.gajah.nodes.WithClause;
import org.gajah.nodes.kinds.CTEMaterialize;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.RelPersistence;
import org.gajah.nodes.kinds.ViewCheckOption;

/// CREATE VIEW and CREATE RULE.
final class ViewArea extends Area {
  ViewArea(Parser parser) {
    super(parser);
  }

  // Views

  /// CREATE VIEW, at VIEW or RECURSIVE.
  Statement create(boolean replace, char persistence) {
    boolean recursive = accept(RECURSIVE);
    expect(VIEW);
    RangeVar name = parser.names.qualifiedName().toBuilder().relpersistence(persistence).build();
    List<String> columns =
        recursive ? parser.names.parenthesizedNames() : parser.names.optionalColumns();
    ViewStmt.Builder view =
        ViewStmt.builder()
            .view(name)
            .aliases(columns)
            .replace(replace)
            .options(parser.optionLists.withRelationOptions());
    expect(AS);
    SelectStmt query = parser.selects.select();
    int checkPlace = start();
    ViewCheckOption check = checkOption();
    if (recursive && check != ViewCheckOption.NO_CHECK_OPTION) {
      throw error(
          SqlState.FEATURE_NOT_SUPPORTED,
          "WITH CHECK OPTION not supported on recursive views",
          checkPlace);
    }
    return view.query(recursive ? recursive(name.relname(), columns, query) : query)
        .withCheckOption(check)
        .build();
  }

  private ViewCheckOption checkOption() {
    if (!accept(WITH)) {
      return ViewCheckOption.NO_CHECK_OPTION;
    }
    boolean local = accept(LOCAL);
    if (!local) {
      optional(CASCADED);
    }
    expect(CHECK, OPTION);
    return local ? ViewCheckOption.LOCAL_CHECK_OPTION : ViewCheckOption.CASCADED_CHECK_OPTION;
  }

  /// The query of a recursive view: its columns taken from a recursive WITH of the view's name.
  private static SelectStmt recursive(String name, List<String> columns, SelectStmt query) {
    CommonTableExpr cte =
        CommonTableExpr.builder()
            .ctename(name)
            .aliascolnames(columns)
            .ctematerialized(CTEMaterialize.CTEMaterializeDefault)
            .ctequery(query)
            .location(-1)
            .build();
    List<ResTarget> targets = new ArrayList<>();
    for (String column : columns) {
      ColumnRef ref = new ColumnRef(List.of(new StringNode(column)), -1);
      targets.add(new ResTarget(null, List.of(), ref, -1));
    }
    RangeVar from =
        new RangeVar(null, null, name, true, RelPersistence.RELPERSISTENCE_PERMANENT, null, -1);
    return SelectStmt.builder()
        .withClause(new WithClause(List.of(cte), true, -1))
        .targetList(targets)
        .fromClause(List.of(from))
        .build();
  }

  // Rules

  /// CREATE RULE, at that word.
  Statement createRule(boolean replace) {
    skip();
    RuleStmt.Builder rule = RuleStmt.builder().rulename(parser.names.colId()).replace(replace);
    expect(AS, ON);
    rule.event(event());
    expect(TO);
    rule.relation(parser.names.qualifiedName());
    rule.whereClause(parser.selects.where());
    expect(DO);
    boolean instead = accept(INSTEAD);
    if (!instead) {
      optional(ALSO);
    }
    return rule.instead(instead).actions(actions()).build();
  }

  private CmdType event() {
    CmdType event =
        switch (token()) {
          case SELECT -> CmdType.CMD_SELECT;
          case UPDATE -> CmdType.CMD_UPDATE;
          case DELETE_P -> CmdType.CMD_DELETE;
          case INSERT -> CmdType.CMD_INSERT;
          default -> throw unexpected();
        };
    skip();
    return event;
  }

  private List<Statement> actions() {
    if (accept(NOTHING)) {
      return List.of();
    }
    if (!at(LPAREN)) {
      return List.of(action());
    }
    skip();
    boolean query = parser.selects.atSelect() || at(LPAREN);
    List<Statement> actions = new ArrayList<>();
    addAction(actions);
    boolean several = at(SEMICOLON);
    while (accept(SEMICOLON)) {
      addAction(actions);
    }
    expect(RPAREN);
    if (query
        && !several
        && parser.selects.atContinuation()
        && actions.getFirst() instanceof SelectStmt first) {
      return List.of(parser.selects.continued(first));
    }
    return actions;
  }

  private void addAction(List<Statement> actions) {
    if (!at(SEMICOLON) && !at(RPAREN)) {
      actions.add(action());
    }
  }

  private Statement action() {
    return at(NOTIFY) ? parser.session.notification() : parser.statements.ruleAction();
  }
}
