package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.ArrayList;
import java.util.List;
import org.gajah.nodes.Alias;
import org.gajah.nodes.CurrentOfExpr;
import org.gajah.nodes.DeleteStmt;
import org.gajah.nodes.Expr;
import org.gajah.nodes.IndexElem;
import org.gajah.nodes.InferClause;
import org.gajah.nodes.InsertStmt;
import org.gajah.nodes.MergeStmt;
import org.gajah.nodes.MergeWhenClause;
import org.gajah.nodes.MultiAssignRef;
import org.gajah.nodes.OnConflictClause;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.ResTarget;
import org.gajah.nodes.UpdateStmt;
import org.gajah.nodes.WithClause;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.MergeMatchKind;
import org.gajah.nodes.kinds.OnConflictAction;
import org.gajah.nodes.kinds.OverridingKind;
import org.jspecify.annotations.Nullable;

/// INSERT, UPDATE, DELETE and MERGE.
final class DataChangeArea extends Area {
  DataChangeArea(Parser parser) {
    super(parser);
  }

  private List<ResTarget> returning() {
    return accept(RETURNING) ? parser.selects.targets() : List.of();
  }

  // INSERT

  InsertStmt insert(@Nullable WithClause with) {
    expect(INSERT, INTO);
    InsertStmt.Builder insert = InsertStmt.builder().withClause(with);
    RangeVar relation = parser.names.qualifiedName();
    if (accept(AS)) {
      Alias alias = new Alias(parser.names.colId(), List.of());
      relation = relation.toBuilder().alias(alias).build();
    }
    insert.relation(relation);
    source(insert);
    if (at(ON)) {
      insert.onConflictClause(onConflict());
    }
    return insert.returningList(returning()).build();
  }

  private void source(InsertStmt.Builder insert) {
    if (accept(DEFAULT)) {
      expect(VALUES);
      return;
    }
    if (at(LPAREN)) {
      skip();
      if (parser.selects.atSelect() || at(LPAREN)) {
        insert.selectStmt(parser.selects.openedSelect());
        return;
      }
      insert.cols(commaList(this::column));
      expect(RPAREN);
    }
    insert.override(overriding());
    insert.selectStmt(parser.selects.select());
  }

  private OverridingKind overriding() {
    if (!accept(OVERRIDING)) {
      return OverridingKind.OVERRIDING_NOT_SET;
    }
    boolean user = accept(USER);
    if (!user) {
      expect(SYSTEM_P);
    }
    expect(VALUE_P);
    return user ? OverridingKind.OVERRIDING_USER_VALUE : OverridingKind.OVERRIDING_SYSTEM_VALUE;
  }

  /// A column that is assigned to, perhaps a part of it.
  private ResTarget column() {
    int place = start();
    String name = parser.names.colId();
    return new ResTarget(name, parser.names.checkedIndirection(), null, place);
  }

  private OnConflictClause onConflict() {
    int place = start();
    expect(ON, CONFLICT);
    OnConflictClause.Builder conflict =
        OnConflictClause.builder().infer(conflictTarget()).location(place);
    expect(DO);
    if (accept(NOTHING)) {
      return conflict.action(OnConflictAction.ONCONFLICT_NOTHING).build();
    }
    expect(UPDATE, SET);
    return conflict
        .action(OnConflictAction.ONCONFLICT_UPDATE)
        .targetList(assignments())
        .whereClause(parser.selects.where())
        .build();
  }

  private @Nullable InferClause conflictTarget() {
    int place = start();
    if (at(LPAREN)) {
      List<IndexElem> keys = parser.indexes.keys();
      return new InferClause(keys, parser.selects.where(), null, place);
    }
    if (accept(ON)) {
      expect(CONSTRAINT);
      return new InferClause(List.of(), null, parser.names.colId(), place);
    }
    return null;
  }

  // UPDATE and DELETE

  UpdateStmt update(@Nullable WithClause with) {
    skip();
    UpdateStmt.Builder update =
        UpdateStmt.builder().withClause(with).relation(parser.names.relationWithAlias());
    expect(SET);
    return update
        .targetList(assignments())
        .fromClause(parser.from.optionalFrom())
        .whereClause(whereOrCurrent())
        .returningList(returning())
        .build();
  }

  DeleteStmt delete(@Nullable WithClause with) {
    expect(DELETE_P, FROM);
    DeleteStmt.Builder delete =
        DeleteStmt.builder().withClause(with).relation(parser.names.relationWithAlias());
    if (accept(USING)) {
      delete.usingClause(parser.from.items());
    }
    return delete.whereClause(whereOrCurrent()).returningList(returning()).build();
  }

  private @Nullable Expr whereOrCurrent() {
    if (!accept(WHERE)) {
      return null;
    }
    if (accept(CURRENT_P, OF)) {
      return new CurrentOfExpr(0, parser.names.colId(), 0);
    }
    return parser.expressions.expr();
  }

  /// The list behind SET.
  List<ResTarget> assignments() {
    List<ResTarget> assignments = new ArrayList<>();
    do {
      if (at(LPAREN)) {
        assignTogether(assignments);
      } else {
        ResTarget target = column();
        expect(EQUALS);
        assignments.add(assigned(target, parser.expressions.expr()));
      }
    } while (accept(COMMA));
    return assignments;
  }

  private static ResTarget assigned(ResTarget target, Expr value) {
    return new ResTarget(target.name(), target.indirection(), value, target.location());
  }

  /// `(a, b) = ...`
  private void assignTogether(List<ResTarget> assignments) {
    List<ResTarget> targets = parenthesizedList(this::column);
    expect(EQUALS);
    Expr source = parser.expressions.expr();
    int column = 1;
    for (ResTarget target : targets) {
      assignments.add(assigned(target, new MultiAssignRef(source, column++, targets.size())));
    }
  }

  // MERGE

  MergeStmt merge(@Nullable WithClause with) {
    expect(MERGE, INTO);
    MergeStmt.Builder merge =
        MergeStmt.builder().withClause(with).relation(parser.names.relationWithAlias());
    expect(USING);
    merge.sourceRelation(parser.from.item());
    expect(ON);
    merge.joinCondition(parser.expressions.expr());
    List<MergeWhenClause> clauses = new ArrayList<>();
    do {
      clauses.add(when());
    } while (at(WHEN));
    return merge.mergeWhenClauses(clauses).returningList(returning()).build();
  }

  private MergeWhenClause when() {
    expect(WHEN);
    MergeMatchKind kind = MergeMatchKind.MERGE_WHEN_MATCHED;
    if (accept(NOT)) {
      expect(MATCHED);
      kind = MergeMatchKind.MERGE_WHEN_NOT_MATCHED_BY_TARGET;
      if (accept(BY)) {
        if (accept(SOURCE)) {
          kind = MergeMatchKind.MERGE_WHEN_NOT_MATCHED_BY_SOURCE;
        } else {
          expect(TARGET);
        }
      }
    } else {
      expect(MATCHED);
    }
    MergeWhenClause.Builder when = MergeWhenClause.builder().matchKind(kind);
    if (accept(AND)) {
      when.condition(parser.expressions.expr());
    }
    expect(THEN);
    action(when, kind == MergeMatchKind.MERGE_WHEN_NOT_MATCHED_BY_TARGET);
    return when.build();
  }

  private void action(MergeWhenClause.Builder when, boolean inserts) {
    if (accept(DO)) {
      expect(NOTHING);
      when.commandType(CmdType.CMD_NOTHING);
    } else if (inserts) {
      expect(INSERT);
      when.commandType(CmdType.CMD_INSERT);
      insertion(when);
    } else if (accept(UPDATE)) {
      expect(SET);
      when.commandType(CmdType.CMD_UPDATE).targetList(assignments());
    } else {
      expect(DELETE_P);
      when.commandType(CmdType.CMD_DELETE);
    }
  }

  private void insertion(MergeWhenClause.Builder when) {
    if (accept(DEFAULT)) {
      expect(VALUES);
      return;
    }
    if (at(LPAREN)) {
      when.targetList(parenthesizedList(this::column));
    }
    when.override(overriding());
    expect(VALUES);
    when.values(parser.expressions.parenthesizedExprs());
  }
}
