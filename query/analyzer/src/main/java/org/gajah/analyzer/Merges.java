package org.gajah.analyzer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.relation.RelationKinds;
import org.gajah.nodes.Expr;
import org.gajah.nodes.IntList;
import org.gajah.nodes.MergeAction;
import org.gajah.nodes.MergeStmt;
import org.gajah.nodes.MergeSupportFunc;
import org.gajah.nodes.MergeWhenClause;
import org.gajah.nodes.Query;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.kinds.AclMode;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.MergeMatchKind;

/// MERGE. Mirrors parser/parse_merge.c.
final class Merges {
  private final Analysis a;

  Merges(Analysis analysis) {
    this.a = analysis;
  }

  Query transform(Scope scope, MergeStmt raw) {
    Query.Builder query = Selects.query(CmdType.CMD_MERGE);
    if (raw.withClause() != null && raw.withClause().recursive()) {
      throw a.fault(
          SqlState.SYNTAX_ERROR, "WITH RECURSIVE is not supported for MERGE statement", -1);
    }
    a.ctes.transform(scope, raw.withClause(), query);
    long permissions = permissions(raw);
    int target =
        a.changes.setTarget(scope, raw.relation(), raw.relation().inh(), false, permissions);
    query.resultRelation(target).mergeTargetRelation(target);
    NamespaceItem targetItem = Objects.requireNonNull(scope.targetItem);
    checkTarget(scope);
    a.from.transform(scope, List.of(raw.sourceRelation()));
    NamespaceItem source = scope.namespace.getLast();
    if (source.names.aliasname().equals(targetItem.names.aliasname())) {
      throw a.fault(
              SqlState.DUPLICATE_ALIAS,
              "name \"%s\" specified more than once".formatted(targetItem.names.aliasname()),
              -1)
          .detail("The name is used both as MERGE target table and data source.");
    }
    targetItem.visible(true, true);
    scope.namespace.add(targetItem);
    query.mergeJoinCondition(
        a.selects.condition(scope, raw.joinCondition(), ExprKind.JOIN_ON, "JOIN/ON"));
    query.returningList(a.changes.returning(scope, raw.returningList(), ExprKind.MERGE_RETURNING));
    List<MergeAction> actions = new ArrayList<>();
    for (MergeWhenClause when : raw.mergeWhenClauses()) {
      actions.add(action(scope, when, targetItem, source));
    }
    query.mergeActionList(actions);
    return a.collations.assign(a.selects.finish(scope, query, null).hasTargetSRFs(false).build());
  }

  private long permissions(MergeStmt raw) {
    long permissions = 0;
    boolean[] terminal = new boolean[MergeMatchKind.values().length];
    for (MergeWhenClause when : raw.mergeWhenClauses()) {
      permissions |=
          switch (when.commandType()) {
            case CMD_INSERT -> AclMode.ACL_INSERT;
            case CMD_UPDATE -> AclMode.ACL_UPDATE;
            case CMD_DELETE -> AclMode.ACL_DELETE;
            default -> 0;
          };
      int kind = when.matchKind().value();
      if (terminal[kind]) {
        throw a.fault(
            SqlState.SYNTAX_ERROR,
            "unreachable WHEN clause specified after unconditional WHEN clause",
            -1);
      }
      terminal[kind] = when.condition() == null;
    }
    return permissions;
  }

  private void checkTarget(Scope scope) {
    var relation = Objects.requireNonNull(scope.target);
    char kind = relation.relkind();
    if (kind != 'r' && kind != 'v' && kind != 'p') {
      throw a.fault(
              SqlState.WRONG_OBJECT_TYPE,
              "cannot execute MERGE on relation \"%s\"".formatted(relation.relname()),
              -1)
          .detail(RelationKinds.detail(kind));
    }
  }

  private MergeAction action(
      Scope scope, MergeWhenClause when, NamespaceItem target, NamespaceItem source) {
    boolean seesTarget = when.matchKind() != MergeMatchKind.MERGE_WHEN_NOT_MATCHED_BY_TARGET;
    boolean seesSource = when.matchKind() != MergeMatchKind.MERGE_WHEN_NOT_MATCHED_BY_SOURCE;
    target.visible(seesTarget, seesTarget);
    source.visible(seesSource, seesSource);
    Expr qual = a.selects.condition(scope, when.condition(), ExprKind.MERGE_WHEN, "WHEN");
    List<TargetEntry> targets =
        switch (when.commandType()) {
          case CMD_INSERT -> {
            scope.isInsert = true;
            yield inserted(scope, when);
          }
          case CMD_UPDATE -> {
            scope.isInsert = false;
            yield a.changes.updated(scope, when.targetList());
          }
          default -> List.of();
        };
    return new MergeAction(
        when.matchKind(), when.commandType(), when.override(), qual, targets, IntList.EMPTY);
  }

  private List<TargetEntry> inserted(Scope scope, MergeWhenClause when) {
    List<Inserts.Column> columns = a.inserts.columns(scope, when.targetList());
    if (when.values().isEmpty()) {
      return List.of();
    }
    List<Expr> values = a.targets.expressions(scope, when.values(), ExprKind.VALUES_SINGLE, true);
    List<Expr> row = a.inserts.row(scope, values, !when.targetList().isEmpty(), columns, false);
    return a.inserts.targets(scope, row, columns);
  }

  /// `merge_action()`.
  Expr action(Scope scope, MergeSupportFunc call) {
    for (Scope each = scope; each != null; each = each.parent) {
      if (each.kind == ExprKind.MERGE_RETURNING) {
        return call;
      }
    }
    throw a.fault(
        SqlState.SYNTAX_ERROR,
        "MERGE_ACTION() can only be used in the RETURNING list of a MERGE command",
        call.location());
  }
}
